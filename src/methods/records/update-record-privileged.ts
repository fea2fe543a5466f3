import { setRecordState } from '../../domain/closing.ts'
import type { WriteContext } from '../../domain/context.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { doc, guid, long, oneOf, optional, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'UpdateRecordPrivileged',
  summary:
    'Closes, opens or freezes a record, or changes how much it may hold; for the operator, who sees nothing in it.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  about: 'recordId',
  versions: {
    1: {
      request: sequence({
        recordId: guid(),
        recordState: optional(
          doc(
            oneOf('Active', 'ReadOnly', 'Suspended', 'Deleted'),
            'ReadOnly while it is asked whose it is, Suspended while fraud is suspected (shell.md §3.3).',
          ),
        ),
        maxSizeBytes: optional(
          doc(long({ min: 1 }), 'Bytes of everything in it, earlier versions and files included.'),
        ),
      }),
    },
  },
})

/** Faults with 10 when the record is unknown, or was emptied after its deletion. */
export async function handle(
  { recordId, recordState, maxSizeBytes }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<void> {
  if (recordState === undefined && maxSizeBytes === undefined)
    throw new Fault('INVALID_XML', 'Name a record-state or max-size-bytes.')
  await setRecordState(ctx, recordId.toLowerCase(), {
    ...(recordState !== undefined && { state: recordState }),
    ...(maxSizeBytes !== undefined && { maxSizeBytes }),
  })
}
