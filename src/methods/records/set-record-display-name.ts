import type { WriteContext } from '../../domain/context.ts'
import { renameForHolder } from '../../domain/holders.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { relationships } from '../../protocol/record.ts'
import { int, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'SetRecordDisplayName',
  summary: 'What this person calls a record and is to its owner; other holders keep their own words.',
  visibility: 'private',
  access: { caller: 'shell', record: 'write' },
  versions: { 1: { request: sequence({ displayName: string({ min: 1, max: 255, nonBlank: true }), relType: int() }) } },
})

export async function handle({ displayName, relType }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  if (relationships[relType] === undefined || relType === 9) throw new Fault('INVALID_RELATIONSHIP_TYPE')
  await ctx.db.write(tx => renameForHolder(tx, ctx.caller, ctx.record!.recordId, displayName.trim(), relType, ctx.now))
  ctx.services.caches.forget()
}
