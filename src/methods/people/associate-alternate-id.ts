import { associate, checkedId } from '../../domain/alternate-ids.ts'
import type { WriteContext } from '../../domain/context.ts'
import { alternateId } from '../../protocol/alternate-id.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'AssociateAlternateId',
  summary: 'The application names the person and the record of the call by an id of its own.',
  visibility: 'public',
  // Not `write`: nothing in the record changes, so one that can only be read may be named as well.
  access: { caller: 'person', record: 'optional' },
  group: 'AlternateIds',
  versions: { 1: { request: sequence({ alternateId }) } },
})

export async function handle(
  { alternateId: id }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  if (!ctx.record) throw new Fault('INVALID_RECORD', 'This method needs a record-id in the header.')
  const holder = { personId: ctx.caller.person!.personId, recordId: ctx.record.recordId }
  const checked = checkedId(id)
  await ctx.db.write(tx => associate(tx, ctx.caller.application.applicationId, holder, checked, ctx.now))
  return {}
}
