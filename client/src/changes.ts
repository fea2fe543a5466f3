/** What was done in a record since one looked last, for those who keep a copy of it. */
import { GetRecordOperations, type RecordOperation } from './generated/methods.ts'
import type { HealthRecord } from './record.ts'
import type { ThingKey } from './thing.ts'

export interface Change {
  /** Of a thing that was deleted the key alone is left. */
  readonly operation: RecordOperation['operation']
  readonly thing: ThingKey
  readonly typeId: string
  readonly effectiveDate: string | undefined
}

export interface Changes {
  /** In the order in which they were done. */
  readonly changes: readonly Change[]
  /** Keep it, once the changes are done in your copy, and begin there the next time. */
  readonly cursor: number
}

/**
 * Changes after a cursor, in portions; 0 begins with the first thing that was ever stored. Nothing is missed and nothing told
 * twice, whoever writes meanwhile. Of several changes of one thing each is told.
 */
export async function* changesAfter(
  record: HealthRecord,
  cursor = 0,
  options: { readonly signal?: AbortSignal } = {},
): AsyncGenerator<Changes, void, undefined> {
  for (let after = cursor; ; ) {
    const answer = await record.call(GetRecordOperations, { recordOperationSequenceNumber: after }, options)
    const latest = answer.latestRecordOperationSequenceNumber
    if (latest <= after) return
    const operations = answer.operations?.recordOperation ?? []
    yield {
      cursor: latest,
      changes: operations.map(({ operation, thingId, typeId, effDate }) => ({
        operation,
        thing: { id: thingId.text, versionStamp: thingId.versionStamp },
        typeId,
        effectiveDate: effDate,
      })),
    }
    after = latest
  }
}
