import { createConnectPackage } from '../../domain/connect-packages.ts'
import type { WriteContext } from '../../domain/context.ts'
import { givenThing2 } from '../../domain/thing-writing.ts'
import { identityCode, packageWords, source, streamedPackageBlobs } from '../../protocol/connect.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sentThing2 } from '../../protocol/thing.ts'
import { optional, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'CreateConnectPackagePrivileged',
  summary: 'Leaves a package as CreateConnectPackage does, and says who sent it: a Direct domain, for example.',
  visibility: 'private',
  access: { caller: 'app', record: 'none' },
  group: 'ConnectPackage',
  versions: {
    1: {
      request: sequence({
        ...packageWords,
        source: optional(source),
        package: sentThing2,
        streamedPackageBlobs: optional(streamedPackageBlobs),
      }),
      response: sequence({ identityCode }),
    },
  },
})

/** As CreateConnectPackage; the Shell may leave packages too. */
export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { identityCode: code, friendlyName, question, externalId, source: sender } = request
  const told = await createConnectPackage(ctx, ctx.caller.application.applicationId, {
    ...(code !== undefined && { code }),
    friendlyName,
    question,
    externalId,
    ...(sender !== undefined && { source: sender }),
    thing: givenThing2(request.package),
    blobs: request.streamedPackageBlobs?.blobInPackageRefUrl ?? [],
  })
  return { identityCode: told }
}
