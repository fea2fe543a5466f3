/** Things as they are stored: the rows, and every way of selecting them. Who may see which is decided by domain/access.ts. */
import { join, type Reader, type Statement, sql } from '../store/db.ts'
import { openPayload } from '../store/payload.ts'
import { typeById } from '../things/registry.ts'
import type { Avenue } from './access.ts'
import type { Blob } from './blobs.ts'

/** More things in one write are refused (124). */
export const mostThings = 10_000

export interface Audit {
  /** ISO with Z. */
  readonly at: string
  readonly applicationId: string
  readonly personId: string
  readonly avenue: Avenue
}

export interface StoredThing {
  readonly thingId: string
  readonly versionStamp: string
  readonly familyId: string
  readonly typeId: string
  readonly state: 'Active' | 'Deleted'
  readonly flags: number
  /** Wall clock, ISO without zone. */
  readonly effDate: string
  readonly updatedEndDate: string | undefined
  // From here on only what was asked for.
  readonly tags: string | undefined
  readonly clientThingId: string | undefined
  /** What stands inside data-xml, byte for byte; undefined when it was not asked for, or is fetched apart because of its size. */
  readonly data: string | undefined
  /** Bytes of data. */
  readonly bytes: number
  readonly blobs: readonly Blob[]
  /** Whole signature elements, as they came. */
  readonly signature: string | undefined
  /** ISO with Z. */
  readonly updatedAt: string
  readonly audits: Audits | undefined
}

export interface Audits {
  readonly created: Audit
  readonly updated: Audit
  readonly action: 'Created' | 'Updated' | 'Deleted'
}

interface Row extends Partial<AuditRow> {
  thing_id: string
  version_stamp: string
  type_id: string
  state: StoredThing['state']
  flags: number
  eff_date: string
  updated_end_date: string | null
  bytes: number
  updated_at: string
  tags?: string | null
  client_thing_id?: string | null
  blobs?: Blob[] | null
  signature?: string | null
  data?: string | null
}

interface AuditRow {
  created_at: string
  created_application_id: string
  created_person_id: string
  created_avenue: Avenue
  updated_application_id: string
  updated_person_id: string
  updated_avenue: Avenue
  updated_action: Audits['action']
}

/** What of each thing is read besides its key, type, dates and flags. A column less is time saved on every row. */
export interface Parts {
  readonly audits?: boolean
  /** Tags, blobs, signature. */
  readonly extras?: boolean
  readonly data?: boolean
  readonly clientId?: boolean
}

const columnSets = new Map<string, Statement>()
function columns({ audits = false, extras = false, data = false, clientId = false }: Parts): Statement {
  const key = `${audits}${extras}${data}${clientId}`
  let found = columnSets.get(key)
  if (!found) {
    const parts = [
      sql`t.thing_id, t.version_stamp, t.type_id, t.state, t.flags, t.eff_date, t.updated_end_date, t.bytes, t.updated_at`,
    ]
    if (audits)
      parts.push(sql`t.created_at, t.created_application_id, t.created_person_id, t.created_avenue,
        t.updated_application_id, t.updated_person_id, t.updated_avenue, t.updated_action`)
    if (clientId) parts.push(sql`t.client_thing_id`)
    if (extras) parts.push(sql`t.tags, t.blobs, t.signature`)
    // Larger data are fetched apart, when it is known that the answer can hold them.
    if (data) parts.push(sql`case when t.bytes <= 65536 then t.data end as data`)
    found = join(parts, ', ')
    columnSets.set(key, found)
  }
  return found
}

const fromRow = (recordId: string, row: Row): StoredThing => ({
  thingId: row.thing_id,
  versionStamp: row.version_stamp,
  familyId: typeById(row.type_id)?.familyId ?? row.type_id,
  typeId: row.type_id,
  state: row.state,
  flags: row.flags,
  effDate: row.eff_date,
  updatedEndDate: row.updated_end_date ?? undefined,
  tags: row.tags ?? undefined,
  clientThingId: row.client_thing_id ?? undefined,
  data: typeof row.data === 'string' ? openPayload(recordId, row.data) : undefined,
  bytes: row.bytes,
  blobs: row.blobs ?? [],
  signature: row.signature ?? undefined,
  updatedAt: row.updated_at,
  audits: row.created_at === undefined ? undefined : auditsOf(row as Row & AuditRow),
})

const auditsOf = (row: Row & AuditRow): Audits => ({
  created: {
    at: row.created_at,
    applicationId: row.created_application_id,
    personId: row.created_person_id,
    avenue: row.created_avenue,
  },
  updated: {
    at: row.updated_at,
    applicationId: row.updated_application_id,
    personId: row.updated_person_id,
    avenue: row.updated_avenue,
  },
  action: row.updated_action,
})

/** Which things of a record: everything that is said must hold. */
export interface ThingQuery {
  readonly recordId: string
  readonly states: readonly StoredThing['state'][]
  /** All that there are when absent. */
  readonly families?: readonly string[]
  readonly ids?: readonly string[]
  /** Version stamps, beside ids. */
  readonly stamps?: readonly string[]
  readonly clientThingIds?: readonly string[]
  /** Names of the column `related` (domain/thing-relations.ts): things that have one of them. Current versions only. */
  readonly related?: readonly string[]
  readonly conditions: readonly ThingCondition[]
  /** Earlier versions too. */
  readonly allVersions: boolean
  readonly withoutPersonal?: boolean
}

/** Dates as PostgreSQL reads them, bounds inclusive. */
export interface ThingCondition {
  /** Wall clock. */
  readonly effMin?: string
  readonly effMax?: string
  readonly endMin?: string
  readonly endMax?: string
  readonly createdApplication?: string
  readonly createdPerson?: string
  readonly updatedApplication?: string
  readonly updatedPerson?: string
  /** Points in time. */
  readonly createdMin?: string
  readonly createdMax?: string
  readonly updatedMin?: string
  readonly updatedMax?: string
}

export interface Page {
  readonly parts: Parts
  readonly limit: number
  /** Continue behind this one. */
  readonly after?: Place
}

/** Where a thing stands in the order of answers. */
export type Place = Pick<StoredThing, 'effDate' | 'updatedAt' | 'thingId' | 'versionStamp'>

/**
 * Things in the order of answers: newest effective date first, then latest written. Each set of conditions makes one text, so
 * that statements stay prepared.
 */
export async function selectThings(read: Reader, query: ThingQuery, page: Page): Promise<StoredThing[]> {
  if (query.states.length === 0 || query.families?.length === 0 || query.ids?.length === 0) return []
  const rows = await read.query<Row>(statement(query, page))
  return rows.map(row => fromRow(query.recordId, row))
}

const byDate = sql`order by t.eff_date desc, t.updated_at desc, t.thing_id`
const byDateAndVersion = sql`${byDate}, t.version_stamp`

function statement(query: ThingQuery, { parts, limit, after }: Page): Statement {
  const wanted = columns(parts)
  const newestFirst = query.allVersions ? byDateAndVersion : byDate
  const from = query.allVersions ? everyVersion : sql`thing t`
  const where = conditions(query, after)
  const { families } = query
  if (query.ids || query.clientThingIds || !families)
    return sql`select ${wanted} from ${from} where ${join([...where, ...(families ? [sql`t.family_id = any(${families}::uuid[])`] : [])], ' and ')}
      ${newestFirst} limit ${limit}`
  // One family reads the index thing_by_date in its own order; for several, each is read so and the heads are merged.
  if (families.length === 1)
    return sql`select ${wanted} from ${from} where ${join([...where, sql`t.family_id = ${families[0]}`], ' and ')} ${newestFirst} limit ${limit}`
  return sql`select ${wanted} from unnest(${families}::uuid[]) as f(family_id) cross join lateral (
      select * from ${from} where ${join([...where, sql`t.family_id = f.family_id`], ' and ')} ${newestFirst} limit ${limit}) t
    ${newestFirst} limit ${limit}`
}

/** What a query without ids says of its things, as one condition; `t` is the table. */
export const whereOf = (query: ThingQuery): Statement => join(conditions(query, undefined), ' and ')

const versionColumns = sql`record_id, thing_id, version_stamp, family_id, type_id, state, flags, eff_date, updated_end_date, client_thing_id, tags, data,
  blobs, signature, bytes, created_at, created_application_id, created_person_id, created_avenue,
  updated_at, updated_application_id, updated_person_id, updated_avenue, updated_action`
const everyVersion = sql`(select ${versionColumns} from thing union all select ${versionColumns} from thing_version) t`

const activeOnly = sql`t.state = 'Active'`
const deletedOnly = sql`t.state = 'Deleted'`

/**
 * A condition for each part that is there. The state is written out for lists, because their index is partial; for ids it is
 * not, for PostgreSQL, while it has no statistics of a young table, would take that index and read the whole record for one id: an expression hides it.
 */
function conditions(query: ThingQuery, after: Place | undefined): Statement[] {
  const where = [sql`t.record_id = ${query.recordId}`]
  if (query.states.length === 1) {
    if (query.ids || query.clientThingIds || query.related)
      where.push(sql`(t.state || '') = any(${query.states}::text[])`)
    else where.push(query.states[0] === 'Active' ? activeOnly : deletedOnly)
  }
  if (query.ids) where.push(sql`t.thing_id = any(${query.ids}::uuid[])`)
  if (query.stamps) where.push(sql`t.version_stamp = any(${query.stamps}::uuid[])`)
  if (query.clientThingIds) where.push(sql`t.client_thing_id = any(${query.clientThingIds}::text[])`)
  if (query.related) where.push(sql`t.related is not null and t.related ?| ${query.related}::text[]`)
  if (query.withoutPersonal) where.push(sql`t.flags & 1 = 0`)
  for (const condition of query.conditions) where.push(...conditionsOf(condition))
  if (after) {
    const { effDate, updatedAt, thingId, versionStamp } = after
    const last = query.allVersions
      ? sql`(t.thing_id > ${thingId} or (t.thing_id = ${thingId} and t.version_stamp > ${versionStamp}))`
      : sql`t.thing_id > ${thingId}`
    where.push(sql`t.eff_date <= ${effDate}::timestamp and (t.eff_date < ${effDate}::timestamp
      or t.updated_at < ${updatedAt}::timestamptz or (t.updated_at = ${updatedAt}::timestamptz and ${last}))`)
  }
  return where
}

function conditionsOf(c: ThingCondition): Statement[] {
  const where: Statement[] = []
  if (c.effMin !== undefined) where.push(sql`t.eff_date >= ${c.effMin}::timestamp`)
  if (c.effMax !== undefined) where.push(sql`t.eff_date <= ${c.effMax}::timestamp`)
  // A thing without an end counts as endless (data.md §3).
  if (c.endMin !== undefined)
    where.push(sql`(t.updated_end_date >= ${c.endMin}::timestamp or t.updated_end_date is null)`)
  if (c.endMax !== undefined) where.push(sql`t.updated_end_date <= ${c.endMax}::timestamp`)
  if (c.createdApplication !== undefined) where.push(sql`t.created_application_id = ${c.createdApplication}`)
  if (c.createdPerson !== undefined) where.push(sql`t.created_person_id = ${c.createdPerson}`)
  if (c.updatedApplication !== undefined) where.push(sql`t.updated_application_id = ${c.updatedApplication}`)
  if (c.updatedPerson !== undefined) where.push(sql`t.updated_person_id = ${c.updatedPerson}`)
  if (c.createdMin !== undefined) where.push(sql`t.created_at >= ${c.createdMin}::timestamptz`)
  if (c.createdMax !== undefined) where.push(sql`t.created_at <= ${c.createdMax}::timestamptz`)
  if (c.updatedMin !== undefined) where.push(sql`t.updated_at >= ${c.updatedMin}::timestamptz`)
  if (c.updatedMax !== undefined) where.push(sql`t.updated_at <= ${c.updatedMax}::timestamptz`)
  return where
}

/** Is there anything that the query would find? */
export async function anyThing(read: Reader, query: ThingQuery): Promise<boolean> {
  return (await selectThings(read, query, { parts: {}, limit: 1 })).length > 0
}

/** The data of things that were too large to come with their rows, by version stamp. */
export async function largeData(
  read: Reader,
  recordId: string,
  things: readonly StoredThing[],
): Promise<Map<string, string>> {
  const rows = await read.query<{ version_stamp: string; data: string }>(sql`
    select t.version_stamp, t.data from ${everyVersion} where t.record_id = ${recordId}
      and t.thing_id = any(${things.map(t => t.thingId)}::uuid[]) and t.version_stamp = any(${things.map(t => t.versionStamp)}::uuid[])`)
  return new Map(rows.map(row => [row.version_stamp, openPayload(recordId, row.data)]))
}
