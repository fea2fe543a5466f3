import { deletePendingPackages } from '../../domain/connect-packages.ts'
import { mayConnect } from '../../domain/connect-requests.ts'
import type { WriteContext } from '../../domain/context.ts'
import { externalId, identityCode } from '../../protocol/connect.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { optional, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'DeletePendingConnectPackage',
  summary:
    'Takes back a package that nobody picked up, or all that were left under one external id; their codes are dead.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'ConnectPackage',
  versions: { 1: { request: sequence({ identityCode: optional(identityCode), externalId: optional(externalId) }) } },
})

export async function handle(
  { identityCode: code, externalId: id }: RequestOf<typeof contract>,
  { db, caller: { application }, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  mayConnect(application)
  if ((code === undefined) === (id === undefined))
    throw new Fault('INVALID_XML', 'info: give either identity-code or external-id.')
  const which = code === undefined ? { externalId: id! } : { code }
  await db.write(tx => deletePendingPackages(tx, application.applicationId, which, now))
  return {}
}
