import { restoreRecord } from '../../domain/closing.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'RestoreRecord',
  summary: 'Opens a record again that was deleted within the last thirty days, as it was; for its custodians.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: { 1: { request: sequence({ recordId: guid() }) } },
})

/** Faults with 10 when there is no such record to bring back, with 160 when the person holds too many. */
export const handle = ({ recordId }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> =>
  restoreRecord(ctx, recordId.toLowerCase())
