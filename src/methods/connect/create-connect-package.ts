import { createConnectPackage } from '../../domain/connect-packages.ts'
import { mayConnect } from '../../domain/connect-requests.ts'
import type { WriteContext } from '../../domain/context.ts'
import { givenThing, givenThing2 } from '../../domain/thing-writing.ts'
import { identityCode, packageWords, streamedPackageBlobs } from '../../protocol/connect.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sentThing, sentThing2 } from '../../protocol/thing.ts'
import { optional, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'CreateConnectPackage',
  summary: 'Leaves things for a person, sealed with the answer to a question; returns the code to tell them.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'ConnectPackage',
  versions: {
    1: { request: sequence({ ...packageWords, package: sentThing }), response: sequence({ identityCode }) },
    2: {
      request: sequence({
        ...packageWords,
        package: sentThing2,
        streamedPackageBlobs: optional(streamedPackageBlobs),
      }),
      response: sequence({ identityCode }),
    },
  },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { application } = ctx.caller
  mayConnect(application)
  const { identityCode: code, friendlyName, question, externalId, package: sent } = request
  const told = await createConnectPackage(ctx, application.applicationId, {
    ...(code !== undefined && { code }),
    friendlyName,
    question,
    externalId,
    thing: 'signature' in sent ? givenThing(sent) : givenThing2(sent),
    blobs: ('streamedPackageBlobs' in request && request.streamedPackageBlobs?.blobInPackageRefUrl) || [],
  })
  return { identityCode: told }
}
