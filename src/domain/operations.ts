/**
 * Operations: one row for each thing that a call wrote. They are the history of a record, what GetRecordOperations answers,
 * and what the record's size is counted from.
 *
 * Numbers must become visible in their order, or a reader that has seen 6 misses a 5 that commits later. So every writer
 * holds the record's turn, shared, from before it takes its number until it has committed; who needs the whole truth takes
 * the turn alone for a moment. Writers never wait for each other. (The transaction id of a row cannot tell the same: of two
 * transactions the older may take the later number.)
 */
import { Fault } from '../protocol/fault.ts'
import { type Db, type Reader, type Statement, sql } from '../store/db.ts'
import { type Access, flag, may, mayType } from './access.ts'
import type { Services } from './context.ts'

/** SQL for a writer: waits until it may write to the record, and holds the turn until the transaction ends. */
export const sharedTurn = (recordId: string): Statement =>
  sql`pg_advisory_xact_lock_shared(hashtextextended(${recordId}::text, 0))`
const wholeTurn = (recordId: string): Statement =>
  sql`select pg_advisory_xact_lock(hashtextextended(${recordId}::text, 0))`

/**
 * Waits until everyone who is writing to these records has finished. A last number that was read before is then in order:
 * nothing below it can still appear. Costs writers no more than a moment.
 */
export const awaitWriters = (read: Reader, recordIds: readonly string[]): Promise<object[]> =>
  read.query(sql`
    select pg_advisory_xact_lock(hashtextextended(id, 0)) from (select id from unnest(${recordIds}::text[]) as id order by id) as turns`)

export interface Operation {
  readonly operation: 'Create' | 'Update' | 'Delete'
  readonly sequence: number
  readonly thingId: string
  readonly versionStamp: string
  readonly typeId: string
  /** Absent for deleted things. */
  readonly effDate?: string
  readonly updatedEndDate?: string
}

export interface Operations {
  readonly latest: number
  readonly operations: readonly Operation[]
}

/**
 * More than this, and the caller gets the first part: its `latest` is then the last of that part, from which to ask on.
 * No call writes more things, so a part holds at least one call.
 */
export const mostOperations = 10_000

interface Row {
  operation: Operation['operation']
  sequence: number
  thing_id: string
  version_stamp: string
  type_id: string
  family_id: string
  eff_date: string
  updated_end_date: string | null
  /** null: the thing is gone for good. */
  flags: number | null
  /** It was personal when it went for good. */
  personal: boolean
}

/** What was done after the given number, as far as the caller may read it, in order. A caller sees its own writes at once. */
export async function operationsAfter(
  services: Services,
  recordId: string,
  access: Access,
  after: number,
): Promise<Operations> {
  const { rows, last } = await services.db.write(async tx => {
    await tx.query(wholeTurn(recordId))
    const rows = await tx.query<Row>(sql`
      select o.operation, o.sequence, o.thing_id, o.version_stamp, o.type_id, o.family_id, o.eff_date, o.updated_end_date, t.flags, o.personal
      from record_operation o left join thing t on t.record_id = o.record_id and t.thing_id = o.thing_id
      where o.record_id = ${recordId} and o.sequence > ${after}
      order by o.sequence, o.thing_id limit ${mostOperations + 1}`)
    return { rows, last: await latestOperation(tx, recordId) }
  })
  const complete = whole(rows)
  return {
    latest: complete.length < rows.length ? complete.at(-1)!.sequence : last,
    operations: complete.filter(row => visible(access, row)).map(shown),
  }
}

/** The number of the last operation of the record; 0 when there was none. */
export async function latestOperation(read: Reader, recordId: string): Promise<number> {
  const [row] = await read.query<{ sequence: number }>(sql`
    select sequence from record_operation where record_id = ${recordId} order by sequence desc limit 1`)
  return row?.sequence ?? 0
}

/** Leaves out the last call when it may have been cut in two. */
const whole = (rows: Row[]): Row[] =>
  rows.length <= mostOperations ? rows : rows.filter(row => row.sequence < rows.at(-1)!.sequence)

/**
 * A Delete is told to everyone who may read the type, for whoever keeps a copy has to drop it (wire.md §5.1); not so of a
 * personal thing, which no application is to know of. Of a thing that is gone for good nothing else is left to tell, and
 * nothing at all of a personal one.
 */
function visible(access: Access, row: Row): boolean {
  if (row.personal) return false
  const item = { family: row.family_id, effectiveDate: row.eff_date, flags: row.flags ?? 0, state: 'Active' } as const
  if (row.operation !== 'Delete') return row.flags !== null && may(access, item, 'Read')
  const personal = (item.flags & flag.personal) !== 0
  return mayType(access, row.family_id, 'Read') && (!personal || may(access, item, 'Read'))
}

const shown = (row: Row): Operation => ({
  operation: row.operation,
  sequence: row.sequence,
  thingId: row.thing_id,
  versionStamp: row.version_stamp,
  typeId: row.type_id,
  ...(row.operation !== 'Delete' && { effDate: row.eff_date }),
  ...(row.operation !== 'Delete' && row.updated_end_date !== null && { updatedEndDate: row.updated_end_date }),
})

// ---- size of a record

/** Bytes of everything in the record, earlier versions and blobs included. Who takes something out for good counts below zero. */
export async function usageOf(read: Reader, recordId: string): Promise<number> {
  const [row] = await read.query<{ usage: number }>(sql`
    select (r.folded_bytes + coalesce((select sum(o.bytes) from record_operation o
      where o.record_id = r.record_id and o.sequence > r.folded_sequence), 0))::bigint as usage
    from record r where r.record_id = ${recordId}`)
  return row?.usage ?? 0
}

interface Remembered {
  usage: number
  readonly until: number
}
const usages = new WeakMap<Services, Map<string, Promise<Remembered>>>()
const rememberedMilliseconds = 5000
const rememberedRecords = 20_000
/** Share of the quota above which nothing is taken from memory: other processes write too. */
const nearlyFull = 0.9

/**
 * Refuses to write `bytes` more into a record that would then be larger than `max` (68). The size is remembered for some
 * seconds, own writes counted in, so that a write need not add up the record each time; near the end it is asked exactly.
 */
export async function makeRoom(services: Services, recordId: string, max: number, bytes: number): Promise<void> {
  const known = usages.get(services) ?? new Map<string, Promise<Remembered>>()
  usages.set(services, known)
  const now = services.clock.now()
  let size = await known.get(recordId)
  if (!size || size.until < now || size.usage + bytes > max * nearlyFull) {
    // Those who come while it is being asked share the answer.
    const asking = usageOf(services.db.read, recordId).then(usage => ({ usage, until: now + rememberedMilliseconds }))
    if (known.size >= rememberedRecords) known.clear()
    known.set(recordId, asking)
    asking.catch(() => known.delete(recordId))
    size = await asking
  }
  if (size.usage + bytes > max) throw new Fault('RECORD_QUOTA_EXCEEDED')
  size.usage += bytes
}

/** After something was taken out of a record: its size is asked anew. */
export const forgetSize = (services: Services, recordId: string): void => {
  usages.get(services)?.delete(recordId)
}

/** Adds old operations up in the record's row, so that its size stays quick to tell. For the sweeper; returns how many records. */
export async function foldUsage(db: Db, atLeast = 200, records = 500): Promise<number> {
  const rows = await db.read.query<{ record_id: string }>(sql`
    select r.record_id from record r
    where exists (select 1 from record_operation o where o.record_id = r.record_id and o.sequence > r.folded_sequence offset ${atLeast - 1})
    limit ${records}`)
  for (const { record_id: recordId } of rows) {
    // The turn is held only while the last number is read: below it nothing can appear any more, and writers go on.
    const last = await db.write(async tx => {
      await tx.query(wholeTurn(recordId))
      return latestOperation(tx, recordId)
    })
    await db.now.query(sql`
      update record r set folded_sequence = ${last}, folded_bytes = r.folded_bytes + coalesce((select sum(o.bytes) from record_operation o
        where o.record_id = r.record_id and o.sequence > r.folded_sequence and o.sequence <= ${last}), 0)
      where r.record_id = ${recordId} and r.folded_sequence < ${last}`)
  }
  return rows.length
}
