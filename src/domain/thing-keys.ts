/**
 * Keys of things without end: how many there are in all, and any stretch of them, by date or by change. GetThings answers at most
 * 5,240 (wire.md §1.5); a page that turns leaves needs the number and the place instead.
 */
import { type Statement, sql } from '../store/db.ts'
import { flag, type Item, may } from './access.ts'
import type { EnteredRecord, ReadContext } from './context.ts'
import { type ThingCondition, type ThingQuery, whereOf } from './things.ts'

export interface KeysWanted {
  readonly families: readonly string[]
  readonly state: Item['state']
  readonly condition: ThingCondition
  readonly skip: number
  readonly most: number
}

export interface FoundKey {
  readonly thingId: string
  readonly versionStamp: string
  /** Wall clock. */
  readonly effDate: string
}

export interface FoundKeys {
  /** Of all that match, whatever was skipped. */
  readonly total: number
  readonly keys: readonly FoundKey[]
}

interface Row {
  thing_id: string
  version_stamp: string
  family_id: string
  eff_date: string
  flags: number
}

/** Newest effective date first; of deleted things, the latest deletion first. What the caller may not see is not counted. */
export async function thingKeys(ctx: ReadContext, record: EnteredRecord, wanted: KeysWanted): Promise<FoundKeys> {
  const { access, recordId } = record
  const { state, skip, most } = wanted
  const custodian = access.shell && access.level === 'Custodian'
  if (wanted.families.length === 0 || (state === 'Deleted' && !custodian)) return { total: 0, keys: [] }
  const query: ThingQuery = { recordId, states: [state], conditions: [wanted.condition], allVersions: false }
  // Rules speak of dates and exceptions, so each thing is asked about; without any, the database counts.
  const alone = access.shell && access.personRules === undefined
  const matching = sql`from thing t where ${whereOf(query)} and t.family_id = any(${wanted.families}::uuid[])
    and t.flags & ${alone && !custodian ? flag.personal : 0} = 0`
  const order =
    state === 'Deleted'
      ? sql`order by t.updated_at desc, t.thing_id`
      : sql`order by t.eff_date desc, t.updated_at desc, t.thing_id`
  const select = (limits: Statement) =>
    ctx.read.query<Row>(
      sql`select t.thing_id, t.version_stamp, t.family_id, t.eff_date, t.flags ${matching} ${order} ${limits}`,
    )
  if (alone) {
    const [counted] = await ctx.read.query<{ total: number }>(sql`select count(*)::int as total ${matching}`)
    return { total: counted!.total, keys: (await select(sql`limit ${most} offset ${skip}`)).map(keyOf) }
  }
  const seen = (await select(sql``)).filter(row => mayRead(record, row, state))
  return { total: seen.length, keys: seen.slice(skip, skip + most).map(keyOf) }
}

const mayRead = ({ access }: EnteredRecord, row: Row, state: Item['state']): boolean =>
  may(access, { family: row.family_id, effectiveDate: row.eff_date, flags: row.flags, state }, 'Read')

const keyOf = (row: Row): FoundKey => ({
  thingId: row.thing_id,
  versionStamp: row.version_stamp,
  effDate: row.eff_date,
})

/** Operations that are looked at for one thing that is shown; a thing changed over and over fills many. */
const stretch = 200
const mostStretches = 10

/**
 * The active things that were written last, the latest first. Read from the end of the record's operations, which stand in that
 * order already, so that no write pays for another index.
 */
export async function latestChanged(
  ctx: ReadContext,
  record: EnteredRecord,
  most: number,
): Promise<readonly FoundKey[]> {
  const found = new Map<string, FoundKey>()
  let before: string | undefined
  for (let n = 0; n < mostStretches && found.size < most; n++) {
    const rows = await ctx.read.query<Row & { sequence: string; current: boolean }>(sql`
      select o.sequence, o.thing_id, t.version_stamp, t.family_id, t.eff_date, t.flags,
        coalesce(t.state = 'Active' and t.version_stamp = o.version_stamp, false) as current
      from (select sequence, thing_id, version_stamp from record_operation
        where record_id = ${record.recordId} and (${before ?? null}::bigint is null or sequence < ${before ?? null}::bigint)
        order by sequence desc limit ${stretch}) o
      left join thing t on t.record_id = ${record.recordId} and t.thing_id = o.thing_id
      order by o.sequence desc`)
    for (const row of rows)
      if (row.current && found.size < most && mayRead(record, row, 'Active')) found.set(row.thing_id, keyOf(row))
    if (rows.length < stretch) break
    before = rows.at(-1)!.sequence
  }
  return [...found.values()]
}
