/** Who read what. Reads are written in batches, so that a read does not wait for a disk; writes carry their audit themselves. */
import { type Db, sql } from '../store/db.ts'
import type { ReadContext } from './context.ts'

export interface AccessEntry {
  readonly recordId: string
  readonly at: string
  readonly method: string
  readonly applicationId: string
  readonly personId: string
  readonly avenue: string
  readonly things: number
  readonly familyIds: readonly string[]
  /** What it was for, in reports of Meaningful Use; nothing counts where it is empty. */
  readonly intents: readonly Intent[]
}

export type Intent = 'view' | 'download' | 'transmit'

export interface AccessLog {
  add(entry: AccessEntry): void
  /** Waits until everything added so far is stored. */
  flush(): Promise<void>
  close(): Promise<void>
}

const batch = 500
const pause = 250

interface Counted extends AccessEntry {
  readonly calls: number
}

const alike = (e: AccessEntry): string =>
  `${e.recordId}${e.applicationId}${e.personId}${e.avenue}${e.method}${e.familyIds.join()}${e.intents.join()}`

/** What was read alike within a pause becomes one row that counts the calls: a busy application must not drown the rest. */
export function createAccessLog(db: Db, newId: () => string, failed: (error: Error) => void): AccessLog {
  let waiting = new Map<string, Counted>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  const count = (entry: Counted) => {
    const key = alike(entry)
    const known = waiting.get(key)
    waiting.set(
      key,
      known ? { ...known, calls: known.calls + entry.calls, things: known.things + entry.things } : entry,
    )
  }
  const store = async () => {
    const taken = [...waiting.values()]
    waiting = new Map()
    while (taken.length > 0) {
      const entries = taken.slice(0, batch)
      await insertEntries(db, newId, entries).catch(error => {
        // Kept for the next try; the log must not lose what was read.
        for (const entry of taken) count(entry)
        throw error
      })
      taken.splice(0, entries.length)
    }
  }
  const flush = () => {
    timer = undefined
    writing = writing.then(store).catch(error => {
      failed(error as Error)
      timer ??= setTimeout(flush, 1000)
    })
    return writing
  }
  return {
    add(entry) {
      count({ ...entry, calls: 1 })
      timer ??= setTimeout(flush, pause)
    },
    flush,
    async close() {
      clearTimeout(timer)
      await flush()
      clearTimeout(timer)
    },
  }
}

const insertEntries = (db: Db, newId: () => string, entries: readonly Counted[]) =>
  db.now.query(sql`
    insert into record_access (record_id, access_id, at, method, application_id, person_id, avenue, calls, things, family_ids, intents)
    select record_id, access_id, at, method, application_id, person_id, avenue, calls, things, family_ids::uuid[], intents::text[]
    from unnest(${entries.map(e => e.recordId)}::uuid[], ${entries.map(() => newId())}::uuid[], ${entries.map(e => e.at)}::timestamptz[],
      ${entries.map(e => e.method)}::text[], ${entries.map(e => e.applicationId)}::uuid[], ${entries.map(e => e.personId)}::uuid[],
      ${entries.map(e => e.avenue)}::text[], ${entries.map(e => e.calls)}::int[], ${entries.map(e => e.things)}::int[],
      ${entries.map(e => `{${e.familyIds.join(',')}}`)}::text[], ${entries.map(e => `{${e.intents.join(',')}}`)}::text[])
      as t(record_id, access_id, at, method, application_id, person_id, avenue, calls, things, family_ids, intents)`)

/** Notes that the caller read from the record of the call. Where a person is there, to read is to view (wire.md §5.6). */
export function noteRead(
  ctx: ReadContext,
  method: string,
  things: number,
  familyIds: readonly string[],
  intents: readonly Intent[] = ctx.caller.avenue === 'Online' && things > 0 ? ['view'] : [],
): void {
  if (!ctx.record || !ctx.caller.person) return
  ctx.services.accessLog.add({
    recordId: ctx.record.recordId,
    at: ctx.now,
    method,
    applicationId: ctx.caller.application.applicationId,
    personId: ctx.caller.person.personId,
    avenue: ctx.caller.avenue,
    things,
    familyIds,
    intents,
  })
}
