/**
 * What happened to a record as a whole (shell.md §3.8), and the one history that is read from it, from the operations and
 * from the log of reads: who did what, with which application, when.
 */
import { Fault } from '../protocol/fault.ts'
import { type RecordAction, type RecordHistoryKind, recordActions } from '../protocol/record-audit.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import type { Avenue } from './access.ts'
import type { Caller, EnteredRecord, ReadContext, Services } from './context.ts'

/** Who did it, and when. */
export interface Doing {
  readonly services: Services
  readonly caller: Caller
  readonly now: string
}

/** Whom or what an action was about, and what it changed: names of fields, and never health data. */
export interface ActionDetails {
  readonly subjectApplicationId?: string
  readonly subjectPersonId?: string
  readonly changes?: { readonly [field: string]: unknown }
  /** Who stands behind it, when the caller is an application without a person. */
  readonly personId?: string
}

/** Adds a row to the record's history, in the transaction of the deed itself. Answers the id of the row. */
export async function noteAction(
  { services, caller, now }: Doing,
  tx: Writer,
  recordId: string,
  action: RecordAction,
  { subjectApplicationId, subjectPersonId, changes = {}, personId }: ActionDetails = {},
): Promise<string> {
  const id = services.clock.id()
  await tx.query(sql`
    insert into record_audit (record_id, audit_id, at, action, application_id, person_id, avenue, subject_application_id, subject_person_id, changes)
    values (${recordId}, ${id}, ${now}, ${action}, ${caller.application.applicationId}, ${caller.person?.personId ?? personId},
      ${caller.avenue}, ${subjectApplicationId ?? null}, ${subjectPersonId ?? null}, ${JSON.stringify(changes)})`)
  return id
}

/** Takes out a row that AddRecordAudit put in (143 for every other one: nobody can make the history forget a deed). */
export async function removeAction(tx: Writer, recordId: string, id: string): Promise<void> {
  const removed = await tx.query(sql`
    delete from record_audit where record_id = ${recordId} and audit_id = ${id} and changes ? 'added' returning audit_id`)
  if (removed.length === 0)
    throw new Fault('RECORD_AUDIT_NOT_FOUND', 'There is no added row of that id in this record.')
}

/** Whether the person may see what others did: custodians, and holders who were given the right (shell.md §3.8). */
export async function maySeeAudit(
  read: Reader,
  { recordId, level }: EnteredRecord,
  personId: string,
): Promise<boolean> {
  if (level === 'Custodian') return true
  const [holder] = await read.query<{ can_access_audit: boolean }>(sql`
    select can_access_audit from record_holder where record_id = ${recordId} and person_id = ${personId}`)
  return holder?.can_access_audit ?? false
}

// ---- GetRecordAudit: rows of record-level actions

export interface AuditFilter {
  readonly personIds: readonly string[]
  readonly applicationIds: readonly string[]
  /** ISO with Z; both ends included. */
  readonly from?: string
  readonly to?: string
  /** In their spelling of `recordActions`. */
  readonly actions: readonly RecordAction[]
}

export interface AuditRow {
  readonly personId: string
  readonly applicationId: string
  readonly action: RecordAction
  readonly avenue: Avenue | undefined
  readonly at: string
  readonly changes: { readonly [field: string]: unknown }
}

/** More rows than this are not answered at once; the newest are. Who wants older ones names an end. */
export const mostAudits = 5000

/** The record-level actions that the filter lets through, the newest first. Reads count as ReadRecordInformation. */
export async function recordAudits(read: Reader, recordId: string, filter: AuditFilter): Promise<AuditRow[]> {
  const from = filter.from ?? '-infinity'
  const to = filter.to ?? 'infinity'
  const all = (ids: readonly string[]) => ids.length === 0
  const rows = await read.query<{
    person_id: string
    application_id: string
    action: RecordAction
    avenue: Avenue | null
    at: string
    changes: AuditRow['changes']
  }>(sql`
    select * from (
      select person_id, application_id, action, avenue, at, changes from record_audit
      where record_id = ${recordId} and at between ${from}::timestamptz and ${to}::timestamptz and action = any(${filter.actions}::text[])
      union all
      select person_id, application_id, 'ReadRecordInformation', avenue, at, '{}'::jsonb from record_access
      where record_id = ${recordId} and at between ${from}::timestamptz and ${to}::timestamptz
        and 'ReadRecordInformation' = any(${filter.actions}::text[])) as both_kinds
    where (${all(filter.personIds)} or person_id = any(${filter.personIds}::uuid[]))
      and (${all(filter.applicationIds)} or application_id = any(${filter.applicationIds}::uuid[]))
    order by at desc limit ${mostAudits}`)
  return rows.map(row => ({
    personId: row.person_id,
    applicationId: row.application_id,
    action: row.action,
    avenue: row.avenue ?? undefined,
    at: row.at,
    changes: row.changes,
  }))
}

// ---- the history that people read: a line for each day, person, application and kind of deed

export interface HistoryLine {
  /** The day in the reader's time zone, `2026-11-28`. */
  readonly day: string
  readonly first: string
  readonly last: string
  readonly personId: string
  readonly applicationId: string
  readonly avenue: Avenue | undefined
  readonly kind: RecordHistoryKind
  /** Of kind Action. */
  readonly action: RecordAction | undefined
  readonly subjectApplicationId: string | undefined
  readonly subjectPersonId: string | undefined
  /** Of an invitation: where it went. Told to custodians alone, as on the list of invitations. */
  readonly subjectAddress: string | undefined
  /** Calls that read; things that were written. */
  readonly times: number
  /** Families of the things, for those who may see all of the record. */
  readonly familyIds: readonly string[]
}

export interface HistoryFilter {
  readonly applicationId?: string
  /** Leaves out what this person did with the Shell. */
  readonly withoutOwn: boolean
  readonly kinds: readonly RecordHistoryKind[]
  /** Only what happened before this day. */
  readonly before?: string
}

/** Days that are looked at together; the next longer stretch is tried while too little was found. */
const stretches = [7, 31, 366] as const
const enough = 25

/**
 * One page of the history, whole days, the newest first; `before` names where the next page begins. Holders who are not
 * custodians are not told what the things were, for rules of their own may hide some from them.
 */
export async function recordHistory(
  ctx: ReadContext,
  filter: HistoryFilter,
): Promise<{
  readonly lines: readonly HistoryLine[]
  readonly before: string | undefined
  readonly everybody: boolean
}> {
  const { recordId, level } = ctx.record!
  const person = ctx.caller.person!
  const mayAll = await maySeeAudit(ctx.read, ctx.record!, person.personId)
  const zone = await zoneOf(ctx.read, person.timeZone)
  const [ends] = await ctx.read.query<{ beginning: string; today: string }>(sql`
    select to_char(created_at at time zone ${zone}, 'YYYY-MM-DD') as beginning,
      to_char(${ctx.now}::timestamptz at time zone ${zone} + interval '1 day', 'YYYY-MM-DD') as today
    from record where record_id = ${recordId}`)
  const { beginning, today } = ends!
  if (filter.before !== undefined && Number.isNaN(Date.parse(filter.before)))
    throw new Fault('INVALID_XML', 'before is not a day.')
  const to = filter.before !== undefined && filter.before < today ? filter.before : today
  for (const days of [...stretches, undefined]) {
    const from = days === undefined ? '0001-01-01' : daysBefore(to, days)
    const lines = await stretch(ctx.read, recordId, { from, to, zone }, filter, {
      only: mayAll ? undefined : person.personId,
      own: filter.withoutOwn
        ? { personId: person.personId, applicationId: ctx.caller.application.applicationId }
        : undefined,
    })
    if (lines.length < enough && days !== undefined && from > beginning) continue
    const shown =
      level === 'Custodian' ? lines : lines.map(line => ({ ...line, familyIds: [], subjectAddress: undefined }))
    return { lines: shown, before: from > beginning ? from : undefined, everybody: mayAll }
  }
  throw new Error('The last stretch has no end.')
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

/** A zone that PostgreSQL does not know must not hide the history. */
async function zoneOf(read: Reader, zone: string): Promise<string> {
  try {
    // Its list of zones is read from the disk, 20 ms each time; trying one costs nothing.
    await read.query(sql`select now() at time zone ${zone} as there`)
    return zone
  } catch (error) {
    if ((error as { code?: string }).code === '22023') return 'UTC'
    throw error
  }
}

async function stretch(
  read: Reader,
  recordId: string,
  { from, to, zone }: { readonly from: string; readonly to: string; readonly zone: string },
  { applicationId, kinds }: HistoryFilter,
  whose: {
    readonly only: string | undefined
    readonly own: { readonly personId: string; readonly applicationId: string } | undefined
  },
): Promise<HistoryLine[]> {
  // Operations have no index by time and need none: their numbers rise with it, so the stretch is found from the newest
  // backwards. An hour is more than any transaction lasts.
  const rows = await read.query<{
    day: string
    first: string
    last: string
    person_id: string
    application_id: string
    avenue: Avenue | null
    kind: RecordHistoryKind
    action: RecordAction | null
    subject_application_id: string | null
    subject_person_id: string | null
    subject_address: string | null
    times: number
    family_ids: string[]
  }>(sql`
    with bounds as (
      select ${from}::timestamp at time zone ${zone} as low, ${to}::timestamp at time zone ${zone} as high
    ), deeds as (
      select o.at, o.person_id, o.application_id, o.avenue, o.operation as kind, null::text as action, null::uuid as audit_id,
        null::uuid as subject_application_id, null::uuid as subject_person_id, null::text as subject_address, 1 as times, array[o.family_id] as family_ids
      from record_operation o, bounds
      where o.record_id = ${recordId} and o.at >= low and o.at < high and o.sequence > coalesce((
        select e.sequence from record_operation e where e.record_id = ${recordId} and e.at < low - interval '1 hour'
        order by e.sequence desc limit 1), 0)
      union all
      select a.at, a.person_id, a.application_id, a.avenue, 'Read', null, null, null, null, null, a.calls, a.family_ids
      from record_access a, bounds where a.record_id = ${recordId} and a.at >= low and a.at < high
      union all
      select c.at, c.person_id, c.application_id, c.avenue, 'Action', c.action, c.audit_id, c.subject_application_id, c.subject_person_id, c.changes ->> 'emailAddress', 1, '{}'
      from record_audit c, bounds where c.record_id = ${recordId} and c.at >= low and c.at < high
    ), wanted as (
      select d.*, to_char(d.at at time zone ${zone}, 'YYYY-MM-DD') as day from deeds d
      where d.kind = any(${kinds}::text[])
        and (${applicationId ?? null}::uuid is null or d.application_id = ${applicationId ?? null} or d.subject_application_id = ${applicationId ?? null})
        and (${whose.only ?? null}::uuid is null or d.person_id = ${whose.only ?? null})
        and not coalesce(d.person_id = ${whose.own?.personId ?? null} and d.application_id = ${whose.own?.applicationId ?? null}, false)
    ), lines as (
      select day, min(at) as first, max(at) as last, person_id, application_id, avenue, kind, action, audit_id,
        subject_application_id, subject_person_id, subject_address, sum(times)::bigint as times
      from wanted group by day, person_id, application_id, avenue, kind, action, audit_id, subject_application_id, subject_person_id, subject_address
    )
    select l.*, coalesce((select array_agg(distinct f) from wanted w, unnest(w.family_ids) as f
      where l.kind <> 'Action' and w.day = l.day and w.person_id = l.person_id and w.application_id = l.application_id
        and w.avenue = l.avenue and w.kind = l.kind), '{}') as family_ids
    from lines l order by last desc, kind`)
  return rows.map(row => ({
    day: row.day,
    first: row.first,
    last: row.last,
    personId: row.person_id,
    applicationId: row.application_id,
    avenue: row.avenue ?? undefined,
    kind: row.kind,
    action: row.action ?? undefined,
    subjectApplicationId: row.subject_application_id ?? undefined,
    subjectPersonId: row.subject_person_id ?? undefined,
    subjectAddress: row.subject_address ?? undefined,
    times: row.times,
    familyIds: row.family_ids,
  }))
}

/** Names of people for the lines, also of those who no longer hold the record. */
export async function namesOf(read: Reader, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await read.query<{ person_id: string; name: string }>(sql`
    select person_id, name from person where person_id = any(${[...new Set(personIds)]}::uuid[])`)
  return new Map(rows.map(row => [row.person_id, row.name]))
}

/** Writes are asked for when nothing is said; with actions, both must hold (shell.md §3.8). */
export function actionsOf(
  kinds: readonly ('Read' | 'Write')[],
  actions: readonly RecordAction[],
): readonly RecordAction[] {
  const wanted = kinds.length === 0 ? ['Write'] : kinds
  return recordActions
    .filter(
      ({ name, reads }) =>
        wanted.includes(reads ? 'Read' : 'Write') && (actions.length === 0 || actions.includes(name)),
    )
    .map(({ name }) => name)
}
