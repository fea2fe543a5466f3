import { mayConnect, updateExternalId } from '../../domain/connect-requests.ts'
import type { WriteContext } from '../../domain/context.ts'
import { externalId, identityCode } from '../../protocol/connect.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { optional, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'UpdateExternalId',
  summary: 'Gives a connect request another external id.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'ConnectPackage',
  versions: {
    1: {
      request: sequence({
        identityCode: optional(identityCode),
        oldExternalId: optional(externalId),
        newExternalId: externalId,
      }),
    },
  },
})

export async function handle(
  { identityCode: code, oldExternalId, newExternalId }: RequestOf<typeof contract>,
  { db, caller: { application }, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  mayConnect(application)
  if ((code === undefined) === (oldExternalId === undefined))
    throw new Fault('INVALID_XML', 'info: give either identity-code or old-external-id.')
  const which = code === undefined ? { externalId: oldExternalId! } : { code }
  await db.write(tx => updateExternalId(tx, application.applicationId, which, newExternalId, now))
  return {}
}
