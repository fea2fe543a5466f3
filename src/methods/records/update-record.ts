import type { WriteContext } from '../../domain/context.ts'
import { renameRecord } from '../../domain/holders.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'UpdateRecord',
  summary: 'Changes the name that stands on a record; custodians only.',
  visibility: 'private',
  access: { caller: 'shell', record: 'write' },
  versions: { 1: { request: sequence({ name: string({ min: 1, max: 255, nonBlank: true }) }) } },
})

export async function handle({ name }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  const { recordId, level } = ctx.record!
  await ctx.db.write(tx => renameRecord(ctx.services, tx, ctx.caller, recordId, level, name.trim(), ctx.now))
  ctx.services.caches.forget()
}
