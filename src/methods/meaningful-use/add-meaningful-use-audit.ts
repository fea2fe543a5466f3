import type { WriteContext } from '../../domain/context.ts'
import { addActions } from '../../domain/meaningful-use.ts'
import { Fault } from '../../protocol/fault.ts'
import { action } from '../../protocol/meaningful-use.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { dateTimeText, doc, many, optional, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'AddMeaningfulUseAudit',
  summary: 'The signed-in person viewed, downloaded or sent something of the record in a way that no read of it shows.',
  visibility: 'private',
  // Not `write`: what is in a record that can only be read is viewed as well.
  access: { caller: 'shell', record: 'optional' },
  versions: {
    1: {
      request: sequence({
        audit: many(
          sequence({
            action,
            date: optional(doc(dateTimeText(), 'Now when absent; 69 when more than five years ago.')),
          }),
          1,
          1000,
        ),
      }),
    },
  },
})

export async function handle({ audit }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  if (!ctx.record) throw new Fault('INVALID_RECORD', 'This method needs a record-id in the header.')
  await addActions(
    ctx,
    ctx.record,
    audit.map(a => ({ action: a.action, date: a.date })),
  )
}
