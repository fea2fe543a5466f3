import { deletePendingConnectRequest, mayConnect } from '../../domain/connect-requests.ts'
import type { WriteContext } from '../../domain/context.ts'
import { externalId } from '../../protocol/connect.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'DeletePendingConnectRequest',
  summary: 'Takes back a connect request that nobody accepted; its code is dead.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'ConnectPackage',
  versions: { 1: { request: sequence({ externalId }) } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  { db, caller: { application }, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  mayConnect(application)
  await db.write(tx => deletePendingConnectRequest(tx, application.applicationId, request.externalId, now))
  return {}
}
