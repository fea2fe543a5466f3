import type { WriteContext } from '../../domain/context.ts'
import { removeAction } from '../../domain/record-audit.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'RemoveRecordAudit',
  summary: 'Takes a row that AddRecordAudit added out of the history again; what the platform noted itself stays.',
  visibility: 'private',
  access: { caller: 'shell', record: 'write' },
  versions: { 1: { request: sequence({ recordAuditId: guid() }) } },
})

/** Faults with 11 for who is no custodian, with 143 when there is no such row. */
export async function handle({ recordAuditId }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  const { recordId, level } = ctx.record!
  if (level !== 'Custodian') throw new Fault('ACCESS_DENIED', 'Only a custodian can take something out of the history.')
  await ctx.db.write(tx => removeAction(tx, recordId, recordAuditId))
}
