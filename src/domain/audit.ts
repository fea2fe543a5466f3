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
}

export interface AccessLog {
  add(entry: AccessEntry): void
  /** Waits until everything added so far is stored. */
  flush(): Promise<void>
  close(): Promise<void>
}

const batch = 500
const pause = 250

export function createAccessLog(db: Db, newId: () => string, failed: (error: Error) => void): AccessLog {
  let waiting: AccessEntry[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  const store = async () => {
    while (waiting.length > 0) {
      const entries = waiting.slice(0, batch)
      await db.now.query(sql`
        insert into record_access (record_id, access_id, at, method, application_id, person_id, avenue, things, family_ids)
        select record_id, access_id, at, method, application_id, person_id, avenue, things, family_ids::uuid[]
        from unnest(${entries.map(e => e.recordId)}::uuid[], ${entries.map(() => newId())}::uuid[], ${entries.map(e => e.at)}::timestamptz[],
          ${entries.map(e => e.method)}::text[], ${entries.map(e => e.applicationId)}::uuid[], ${entries.map(e => e.personId)}::uuid[],
          ${entries.map(e => e.avenue)}::text[], ${entries.map(e => e.things)}::int[], ${entries.map(e => `{${e.familyIds.join(',')}}`)}::text[])
          as t(record_id, access_id, at, method, application_id, person_id, avenue, things, family_ids)`)
      waiting = waiting.slice(entries.length)
    }
  }
  const flush = () => {
    timer = undefined
    writing = writing.then(store).catch(error => {
      failed(error as Error)
      // Kept for the next try; the log must not lose what was read.
      timer ??= setTimeout(flush, 1000)
    })
    return writing
  }
  return {
    add(entry) {
      waiting.push(entry)
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

/** Notes that the caller read from the record of the call. */
export function noteRead(ctx: ReadContext, method: string, things: number, familyIds: readonly string[]): void {
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
  })
}
