import { allocatePackageId } from '../../domain/connect-packages.ts'
import { mayConnect } from '../../domain/connect-requests.ts'
import type { WriteContext } from '../../domain/context.ts'
import { identityCode } from '../../protocol/connect.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'AllocatePackageId',
  summary: 'Reserves a code, to be told to a person before their package is ready.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'ConnectPackage',
  versions: { 1: { request: sequence({}), response: sequence({ identityCode }) } },
})

export async function handle(
  _request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { application } = ctx.caller
  mayConnect(application)
  return { identityCode: await allocatePackageId(ctx, application.applicationId) }
}
