import { checkedId, disassociate } from '../../domain/alternate-ids.ts'
import type { WriteContext } from '../../domain/context.ts'
import { alternateId } from '../../protocol/alternate-id.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'DisassociateAlternateId',
  summary: 'The application gives up an id of its own: that of the person and record of the call, or without them any.',
  visibility: 'public',
  // The .NET SDK calls it without a person too (wire.md §5.1).
  access: { caller: 'app', record: 'optional' },
  group: 'AlternateIds',
  versions: { 1: { request: sequence({ alternateId }) } },
})

export async function handle(
  { alternateId: id }: RequestOf<typeof contract>,
  { db, caller, record }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const holder = record && { personId: caller.person!.personId, recordId: record.recordId }
  await disassociate(db.now, caller.application.applicationId, checkedId(id), holder)
  return {}
}
