import type { WriteContext } from '../../domain/context.ts'
import { revokeApplication } from '../../domain/grants.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'RemoveApplicationRecordAuthorization',
  // The name that the Java SDK sends (wire.md §10.2, row 47).
  aliases: ['RemoveApplicationAuthorization'],
  summary: 'The application gives back what the person let it do in the record.',
  visibility: 'public',
  // Not `write`: a record that can only be read may be left as well.
  access: { caller: 'person', record: 'optional' },
  versions: { 1: { request: sequence({}) } },
})

export async function handle(
  _request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { application, person } = ctx.caller
  if (!ctx.record) throw new Fault('INVALID_RECORD', 'This method needs a record-id in the header.')
  const { recordId } = ctx.record
  await ctx.db.write(tx =>
    revokeApplication(ctx, tx, { applicationId: application.applicationId, personId: person!.personId, recordId }),
  )
  return {}
}
