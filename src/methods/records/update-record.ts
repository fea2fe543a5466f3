import { demandConfirmed } from '../../domain/accounts.ts'
import { deleteRecord } from '../../domain/closing.ts'
import type { WriteContext } from '../../domain/context.ts'
import { renameRecord, setRecordLocation } from '../../domain/holders.ts'
import { tellClinics } from '../../domain/meaningful-use.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { location } from '../../protocol/person.ts'
import { boolean, doc, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'UpdateRecord',
  summary: 'Changes the name and the place of a record, what clinics may learn of it, or deletes it; custodians only.',
  visibility: 'private',
  access: { caller: 'shell', record: 'write' },
  versions: {
    1: {
      request: sequence({
        name: optional(string({ min: 1, max: 255, nonBlank: true })),
        recordState: optional(
          doc(
            oneOf('Deleted'),
            'For those who proved who they are just before. RestoreRecord brings it back for 30 days.',
          ),
        ),
        location: optional(location),
        meaningfuluseOptIn: optional(
          doc(boolean(), 'May those who put clinical documents here learn that somebody looked?'),
        ),
      }),
    },
  },
})

/** Faults with 11 for who is no custodian, and for deleting without a recent proof. */
export async function handle(
  { name, recordState, location: place, meaningfuluseOptIn }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<void> {
  const { recordId, level } = ctx.record!
  if (level !== 'Custodian') throw new Fault('ACCESS_DENIED', 'Only a custodian can change the record.')
  if (recordState !== undefined) await demandConfirmed(ctx)
  await ctx.db.write(async tx => {
    if (name !== undefined) await renameRecord(ctx, tx, recordId, name.trim())
    if (place !== undefined) await setRecordLocation(ctx, tx, recordId, place)
    if (meaningfuluseOptIn !== undefined) await tellClinics(ctx, tx, recordId, meaningfuluseOptIn)
    if (recordState !== undefined) await deleteRecord(ctx, tx, recordId, ctx.caller.person!.personId)
  })
}
