/**
 * Reports of Meaningful Use (tables meaningful_use_receipt, meaningful_use_audit, record_access; shell.md §1.4): which clinical
 * documents an application put into records, and whose patients viewed, downloaded or sent what is there. A report tells
 * nothing that the clinic did not write itself, but for the fact that somebody looked; and not even that of a record whose
 * custodian said no.
 */
import { encounterOf } from '../interop/clinical-document.ts'
import { Fault } from '../protocol/fault.ts'
import { type MeaningfulUseAction, mostReportItems } from '../protocol/meaningful-use.ts'
import { instantOf } from '../protocol/thing.ts'
import { type Reader, type Statement, sql, type Writer } from '../store/db.ts'
import { ccd } from '../things/ccd.ts'
import { cda } from '../things/cda.ts'
import type { Application, EnteredRecord, ReadContext, WriteContext } from './context.ts'
import { noteAction } from './record-audit.ts'

// ---- what came

const documents = new Set([cda.familyId, ccd.familyId])

interface Receipt {
  readonly thingId: string
  readonly patientId: string
  readonly organizationId: string | undefined
  readonly eventDate: string
}

interface Came {
  readonly thingId: string
  readonly familyId: string
  readonly data: string
}

/** The clinical documents among new things that tell of a visit; what people put in themselves is no clinic's. */
export function receiptsOf({ kind }: Application, things: readonly Came[]): Receipt[] {
  if (kind === 'Shell') return []
  return things.flatMap(({ thingId, familyId, data }) => {
    const encounter = documents.has(familyId) ? encounterOf(data) : undefined
    return encounter ? [{ thingId, ...encounter }] : []
  })
}

/** In the transaction of the write that brings the documents. */
export async function noteReceipts(
  tx: Writer,
  recordId: string | undefined,
  source: string,
  receipts: readonly Receipt[],
  now: string,
): Promise<void> {
  if (receipts.length === 0) return
  await tx.query(sql`
    insert into meaningful_use_receipt (receipt_id, source, record_id, thing_id, patient_id, organization_id, event_date, available_at)
    select gen_random_uuid(), ${source}, ${recordId ?? null}::uuid, thing_id, patient_id, nullif(organization_id, ''), event_date, ${now}
    from unnest(${receipts.map(r => r.thingId)}::uuid[], ${receipts.map(r => r.patientId)}::text[],
      ${receipts.map(r => r.organizationId ?? '')}::text[], ${receipts.map(r => r.eventDate)}::timestamptz[])
      as r(thing_id, patient_id, organization_id, event_date)`)
}

/** Documents of which it is only told that they came. 3 for one that is no clinical document or tells of no visit. */
export async function addReceipts(
  { services, caller, db, now }: WriteContext,
  source: string | undefined,
  sent: readonly { readonly familyId: string; readonly data: string }[],
): Promise<void> {
  const receipts = sent.map(({ familyId, data }) => {
    const encounter = documents.has(familyId) ? encounterOf(data) : undefined
    if (!encounter)
      throw new Fault(
        'INVALID_XML',
        'A thing is no clinical document that tells its patient and the date of the visit.',
      )
    return { thingId: services.clock.id(), ...encounter }
  })
  await db.write(tx => noteReceipts(tx, undefined, source ?? caller.application.applicationId, receipts, now))
}

// ---- what people did

/** What lies further from now is refused (69). */
const pastDays = 5 * 366
const futureDays = 1
const day = 86_400_000

/** 69 for a date too far from now: then none is added. */
export async function addActions(
  { services, caller, db, now }: WriteContext,
  { recordId }: EnteredRecord,
  actions: readonly { readonly action: MeaningfulUseAction | 'None'; readonly date: string | undefined }[],
): Promise<void> {
  const rows = actions.flatMap(({ action, date }) => {
    const at = date === undefined ? now : instantOf(date, 'date')
    const days = (Date.parse(at) - Date.parse(now)) / day
    if (days < -pastDays || days > futureDays)
      throw new Fault('INVALID_DATETIME', 'The date of an action is too far in the past or in the future.')
    return action === 'None' ? [] : [{ action, at }]
  })
  if (rows.length === 0) return
  await db.write(tx =>
    tx.query(sql`
      insert into meaningful_use_audit (record_id, audit_id, at, person_id, application_id, action)
      select ${recordId}, id, at, ${caller.person!.personId}, ${caller.application.applicationId}, action
      from unnest(${rows.map(() => services.clock.id())}::uuid[], ${rows.map(r => r.at)}::timestamptz[], ${rows.map(r => r.action)}::text[])
        as a(id, at, action)`),
  )
}

/** Null: a custodian never said. */
export async function mayTellClinics(read: Reader, recordId: string): Promise<boolean | null> {
  const [row] = await read.query<{ said: boolean | null }>(
    sql`select meaningful_use_opt_in as said from record where record_id = ${recordId}`,
  )
  return row?.said ?? null
}

export async function tellClinics(ctx: WriteContext, tx: Writer, recordId: string, tell: boolean): Promise<void> {
  await tx.query(
    sql`update record set meaningful_use_opt_in = ${tell}, updated_at = ${ctx.now} where record_id = ${recordId}`,
  )
  await noteAction(ctx, tx, recordId, 'UpdateRecord', { changes: { meaningfulUseOptIn: tell } })
}

// ---- pages of a report

export interface Span {
  readonly from: string
  readonly to: string
}

/** 69 for a date that is none or an end before the beginning. */
export function spanOf({ minDate, maxDate }: Period): Span {
  const span = { from: instantOf(minDate, 'min-date'), to: instantOf(maxDate, 'max-date') }
  if (Date.parse(span.to) < Date.parse(span.from))
    throw new Fault('INVALID_DATETIME', 'The period ends before it begins.')
  return span
}

interface Period {
  readonly minDate: string
  readonly maxDate: string
}
/** What a report on receipts is asked about: 3 unless it is either documents or packages. */
export function receiptSpan(
  documents: { readonly reportingPeriod: Period } | undefined,
  packages: { readonly availableDateFilter: Period } | undefined,
): { readonly of: 'documents' | 'packages'; readonly span: Span } {
  if (documents && !packages) return { of: 'documents', span: spanOf(documents.reportingPeriod) }
  if (packages && !documents) return { of: 'packages', span: spanOf(packages.availableDateFilter) }
  throw new Fault('INVALID_XML', 'info: give either document-filter or dopu-document-filter.')
}

export interface PageWish {
  readonly maxItemsPerPage?: number | undefined
  readonly cursor?: string | undefined
}

/** Where the page before ended: the values by which the rows are ordered. */
function lastSeen(cursor: string | undefined, parts: number): readonly string[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const said: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(said) && said.length === parts && said.every(part => typeof part === 'string')) return said
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Fault('INVALID_XML', 'The cursor is none that a report told.')
}

/** The rows of a page and how to go on; `rows` may be one more than the page holds. */
function paged<Row>(rows: readonly Row[], size: number, key: (row: Row) => readonly string[]) {
  const items = rows.slice(0, size)
  const cursor = rows.length > size ? Buffer.from(JSON.stringify(key(items.at(-1)!))).toString('base64url') : undefined
  return { items, cursor }
}

const sizeOf = ({ maxItemsPerPage = mostReportItems }: PageWish): number => Math.min(maxItemsPerPage, mostReportItems)

/** Its own id, and the names that were registered for it. 174 for an application that is no clinic's. */
function sourcesOf({ applicationId, kind, meaningfulUseSources }: Application): readonly string[] {
  if (kind !== 'Web') throw new Fault('APP_NOT_ENABLED_FOR_MEANINGFUL_USE')
  return [applicationId, ...meaningfulUseSources]
}

// ---- who looked

export interface Activity {
  readonly source: string
  readonly patientId: string
  readonly organizationId: string | undefined
}

/** Somebody did something with what is in the record of receipt `r` since the document came. */
const looked = sql`(
  exists (select 1 from record_access a where a.record_id = r.record_id and a.at >= r.available_at and a.intents <> '{}')
  or exists (select 1 from meaningful_use_audit m where m.record_id = r.record_id and m.at >= r.available_at))`

/**
 * Each patient once for each source that sent a document about a visit within the period, if somebody has viewed, downloaded
 * or sent what is in the record since, and no custodian said that clinics are not to know.
 */
export async function activities(read: Reader, application: Application, { from, to }: Span, wish: PageWish) {
  const after = lastSeen(wish.cursor, 3)
  const size = sizeOf(wish)
  const rows = await read.query<{ source: string; patient_id: string; organization_id: string }>(sql`
    select distinct r.source, r.patient_id, coalesce(r.organization_id, '') as organization_id
    from meaningful_use_receipt r join record on record.record_id = r.record_id and record.meaningful_use_opt_in is distinct from false
    where r.source = any(${sourcesOf(application)}::text[]) and r.event_date between ${from}::timestamptz and ${to}::timestamptz and ${looked}
      and ${after ? sql`(r.source, r.patient_id, coalesce(r.organization_id, '')) > (${after[0]}, ${after[1]}, ${after[2]})` : sql`true`}
    order by 1, 2, 3 limit ${size + 1}`)
  const { items, cursor } = paged(rows, size, row => [row.source, row.patient_id, row.organization_id])
  return {
    items: items.map(
      (row): Activity => ({
        source: row.source,
        patientId: row.patient_id,
        organizationId: row.organization_id || undefined,
      }),
    ),
    cursor,
  }
}

// ---- when documents came

export interface DocumentReceipt extends Activity {
  readonly eventDate: string
  readonly availableAt: string
}

/** One row for each document about a visit within the period. */
export async function receipts(read: Reader, application: Application, { from, to }: Span, wish: PageWish) {
  const after = lastSeen(wish.cursor, 3)
  const size = sizeOf(wish)
  const rows = await read.query<{
    receipt_id: string
    source: string
    patient_id: string
    organization_id: string | null
    event_date: string
    available_at: string
  }>(sql`
    select receipt_id, source, patient_id, organization_id, event_date, available_at from meaningful_use_receipt
    where source = any(${sourcesOf(application)}::text[]) and event_date between ${from}::timestamptz and ${to}::timestamptz
      and ${after ? behind(sql`(source, event_date, receipt_id)`, after) : sql`true`}
    order by source, event_date, receipt_id limit ${size + 1}`)
  const { items, cursor } = paged(rows, size, row => [row.source, row.event_date, row.receipt_id])
  return {
    items: items.map(
      (row): DocumentReceipt => ({
        source: row.source,
        patientId: row.patient_id,
        organizationId: row.organization_id ?? undefined,
        eventDate: row.event_date,
        availableAt: row.available_at,
      }),
    ),
    cursor,
  }
}

/** A cursor is somebody's text: what is no date or no id in it must not reach the database. */
function behind(columns: Statement, [source, at, id]: readonly string[]): Statement {
  if (Number.isNaN(Date.parse(at!)) || !/^[0-9a-f-]{36}$/.test(id!))
    throw new Fault('INVALID_XML', 'The cursor is none that a report told.')
  return sql`${columns} > (${source}, ${at}::timestamptz, ${id}::uuid)`
}

export interface PackageReceipt {
  readonly source: string
  readonly packageId: string
  readonly availableAt: string
}

/** One row for each package that was left within the period and is still there; what is in it nobody here can read. */
export async function packageReceipts(read: Reader, application: Application, { from, to }: Span, wish: PageWish) {
  const sources = sourcesOf(application)
  const after = lastSeen(wish.cursor, 2)
  if (after && Number.isNaN(Date.parse(after[0]!)))
    throw new Fault('INVALID_XML', 'The cursor is none that a report told.')
  const size = sizeOf(wish)
  const rows = await read.query<{ external_id: string; created_at: string }>(sql`
    select external_id, created_at from connect_package
    where application_id = ${application.applicationId} and external_id is not null
      and created_at between ${from}::timestamptz and ${to}::timestamptz
      and ${after ? sql`(created_at, external_id) > (${after[0]}::timestamptz, ${after[1]})` : sql`true`}
    order by created_at, external_id limit ${size + 1}`)
  const { items, cursor } = paged(rows, size, row => [row.created_at, row.external_id])
  return {
    items: items.map(
      (row): PackageReceipt => ({ source: sources[0]!, packageId: row.external_id, availableAt: row.created_at }),
    ),
    cursor,
  }
}

// ---- what is known of one record

export interface Action {
  readonly personId: string
  readonly applicationId: string
  readonly action: MeaningfulUseAction
  readonly at: string
}

/** What was done with a record, the newest first: of everybody, or of one person. */
export async function actionsOf(
  { read }: ReadContext,
  recordId: string,
  span: Span | undefined,
  onlyOf: string | undefined,
  wish: PageWish,
) {
  const after = lastSeen(wish.cursor, 2)
  if (after && (Number.isNaN(Date.parse(after[0]!)) || !/^[0-9a-f-]{36} \w{1,10}$/.test(after[1]!)))
    throw new Fault('INVALID_XML', 'The cursor is none that a report told.')
  const size = sizeOf(wish)
  const rows = await read.query<{
    id: string
    person_id: string
    application_id: string
    action: MeaningfulUseAction
    at: string
  }>(sql`
    select * from (
      select audit_id::text || ' ' || action as id, person_id, application_id, action, at from meaningful_use_audit
      where record_id = ${recordId} and at between ${span?.from ?? '-infinity'}::timestamptz and ${span?.to ?? 'infinity'}::timestamptz
      union all
      select access_id::text || ' ' || intent, person_id, application_id, initcap(intent), at from record_access, unnest(intents) as intent
      where record_id = ${recordId} and at between ${span?.from ?? '-infinity'}::timestamptz and ${span?.to ?? 'infinity'}::timestamptz) as all_of_them
    where (${onlyOf ?? null}::uuid is null or person_id = ${onlyOf ?? null}::uuid)
      and ${after ? sql`(at, id) < (${after[0]}::timestamptz, ${after[1]})` : sql`true`}
    order by at desc, id desc limit ${size + 1}`)
  const { items, cursor } = paged(rows, size, row => [row.at, row.id])
  return {
    items: items.map(
      (row): Action => ({
        personId: row.person_id,
        applicationId: row.application_id,
        action: row.action,
        at: row.at,
      }),
    ),
    cursor,
  }
}

/** Names of people, by id. */
export async function namesOf(read: Reader, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await read.query<{ person_id: string; name: string }>(
    sql`select person_id, name from person where person_id = any(${personIds}::uuid[])`,
  )
  return new Map(rows.map(row => [row.person_id, row.name]))
}
