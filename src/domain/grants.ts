/**
 * Grants: what a person lets an application do in a record (table application_grant), and how each stands with what the
 * application asks for today (shell.md §3.2).
 */
import { Fault } from '../protocol/fault.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import {
  granted,
  type Level,
  permitSome,
  personCanGive,
  type RecordAuthAction,
  type RecordState,
  type Rule,
} from './access.ts'
import { changed } from './caches.ts'
import type { Application, Caller, Services, WriteContext } from './context.ts'
import { awaitWriters } from './operations.ts'
import { noteAction } from './record-audit.ts'

// ---- how a grant stands

interface Stand {
  readonly level: Level
  /** The person's own rules; absent: everything the level allows. */
  readonly personRules?: readonly Rule[] | undefined
  /** Absent: nothing was granted, or it was revoked. */
  readonly grant?: { readonly online: readonly Rule[]; readonly offline: readonly Rule[] } | undefined
}

/** What has to happen before the application has in this record all that it requires. */
export function recordAuthAction(
  asked: { readonly online: readonly Rule[]; readonly offline: readonly Rule[] },
  { level, personRules, grant }: Stand,
): RecordAuthAction {
  if (grant && granted(asked.online, grant.online) && granted(asked.offline, grant.offline)) return 'NoActionRequired'
  if (!personCanGive(level, personRules, [...asked.online, ...asked.offline])) return 'ReauthorizationNotPossible'
  return grant ? 'ReauthorizationRequired' : 'AuthorizationRequired'
}

/** What an application asks for; an installed one never works online (wire.md §3.5). */
export const askedBy = (
  application: Application,
): { readonly online: readonly Rule[]; readonly offline: readonly Rule[] } => ({
  online: application.kind === 'Web' ? application.onlineRules : [],
  offline: application.offlineRules,
})

// ---- writing

export interface GrantKey {
  readonly applicationId: string
  readonly personId: string
  readonly recordId: string
}

/**
 * Stores a person's yes, in place of an earlier one. Whether the person may give it is for the caller to check
 * (domain/consent.ts). After a revocation it counts as new: its creation date, by which applications find people, is today's.
 */
export async function grantApplication(
  ctx: WriteContext,
  tx: Writer,
  {
    applicationId,
    personId,
    recordId,
    online,
    offline,
  }: GrantKey & { readonly online: readonly Rule[]; readonly offline: readonly Rule[] },
): Promise<void> {
  const [before] = await tx.query<{ state: string }>(sql`
    select state from application_grant where record_id = ${recordId} and person_id = ${personId} and application_id = ${applicationId} for update`)
  await tx.query(sql`
    insert into application_grant (record_id, person_id, application_id, online_rules, offline_rules, created_at, updated_at)
    values (${recordId}, ${personId}, ${applicationId}, ${JSON.stringify(online)}, ${JSON.stringify(offline)}, ${ctx.now}, ${ctx.now})
    on conflict (record_id, person_id, application_id) do update set
      online_rules = excluded.online_rules, offline_rules = excluded.offline_rules, state = 'Active', updated_at = excluded.updated_at,
      created_at = case application_grant.state when 'Revoked' then excluded.created_at else application_grant.created_at end`)
  await noteAction(
    ctx,
    tx,
    recordId,
    before?.state === 'Active' ? 'UpdateRecordAuthorization' : 'CreateRecordAuthorization',
    { subjectApplicationId: applicationId, subjectPersonId: personId, personId, changes: { online, offline } },
  )
  await changed(tx)
}

/** Takes a grant back; from the commit on, no process honours it. False when there was none in force. */
export async function revokeApplication(ctx: WriteContext, tx: Writer, key: GrantKey): Promise<boolean> {
  const revoked = await tx.query<object>(sql`
    update application_grant set state = 'Revoked', updated_at = ${ctx.now}
    where record_id = ${key.recordId} and person_id = ${key.personId} and application_id = ${key.applicationId} and state = 'Active'
    returning record_id`)
  if (revoked.length === 0) return false
  const { applicationId, personId } = key
  await noteAction(ctx, tx, key.recordId, 'RemoveRecordAuthorization', {
    subjectApplicationId: applicationId,
    subjectPersonId: personId,
    personId,
  })
  await changed(tx)
  return true
}

/** Takes back everything that a person let applications do in a record, for when the person's own share ends. */
export async function revokeAll(ctx: WriteContext, tx: Writer, personId: string, recordId: string): Promise<void> {
  const given = await tx.query<{ application_id: string }>(sql`
    select application_id from application_grant where record_id = ${recordId} and person_id = ${personId} and state = 'Active'`)
  for (const { application_id } of given)
    await revokeApplication(ctx, tx, { applicationId: application_id, personId, recordId })
}

// ---- reading: records as an application knows them

/** A record that a person opened to an application, and how. */
export interface GrantedRecord {
  readonly recordId: string
  readonly personId: string
  readonly name: string
  readonly state: RecordState
  readonly country: string
  readonly stateProvince: string | undefined
  readonly maxSizeBytes: number
  readonly sizeBytes: number
  readonly createdAt: string
  /** Of the record or of anything in it. */
  readonly updatedAt: string
  /** 0 when nothing was ever written. */
  readonly latestSequence: number
  readonly displayName: string
  readonly relationship: number
  readonly level: Level
  readonly personRules: readonly Rule[] | undefined
  readonly expiresAt: string | undefined
  readonly grant: { readonly online: readonly Rule[]; readonly offline: readonly Rule[] }
  readonly grantedAt: string
}

interface Row {
  record_id: string
  person_id: string
  name: string
  state: RecordState
  country: string
  state_province: string | null
  max_size_bytes: number
  size_bytes: number
  created_at: string
  updated_at: string
  latest_sequence: number
  latest_at: string | null
  display_name: string
  relationship: number
  level: Level
  rules: Rule[] | null
  expires_at: string | null
  online_rules: Rule[]
  offline_rules: Rule[]
  granted_at: string
}

/**
 * Grants `g` in force, with record `r` and holder `h`: the grant stands, the person is active and still holds the record, the
 * record is not deleted, and an application that admits only certain people has named this one.
 */
export const grantsInForce = (application: Application, now: string) => sql`
  application_grant g
  join record r on r.record_id = g.record_id and r.state <> 'Deleted'
  join record_holder h on h.record_id = g.record_id and h.person_id = g.person_id and h.state = 'Active' and (h.expires_at is null or h.expires_at > ${now})
  join person p on p.person_id = g.person_id and p.state = 'Active' and (not ${application.restrictUsers} or exists (
    select 1 from application_person a where a.application_id = ${application.applicationId} and a.person_id = p.person_id and a.allowed))
  and g.application_id = ${application.applicationId} and g.state = 'Active'`

const fromRow = (row: Row): GrantedRecord => ({
  recordId: row.record_id,
  personId: row.person_id,
  name: row.name,
  state: row.state,
  country: row.country,
  stateProvince: row.state_province ?? undefined,
  maxSizeBytes: row.max_size_bytes,
  sizeBytes: row.size_bytes,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  latestSequence: row.latest_sequence,
  displayName: row.display_name,
  relationship: row.relationship,
  level: row.level,
  personRules: row.rules ?? undefined,
  expiresAt: row.expires_at ?? undefined,
  grant: { online: row.online_rules, offline: row.offline_rules },
  grantedAt: row.granted_at,
})

export interface Which {
  /** This one comes first; the others in the order of consent. */
  readonly selected?: string | undefined
  readonly only?: readonly string[]
  readonly atMost?: number
}

/** Whoever took a number before the last one has long written by then. */
const longestWriteMilliseconds = 60_000

/**
 * Records of one person that the application may enter. A client may go on from `latestSequence` with GetRecordOperations, so
 * it waits for those who are writing to a record at this moment.
 */
export async function recordsOfPerson(
  read: Reader,
  application: Application,
  personId: string,
  now: string,
  which: Which = {},
): Promise<GrantedRecord[]> {
  const rows = await read.query<Row>(sql`
    select r.record_id, g.person_id, r.name, r.state, r.country, r.state_province, r.max_size_bytes, r.created_at,
      (r.folded_bytes + coalesce((select sum(o.bytes) from record_operation o where o.record_id = r.record_id and o.sequence > r.folded_sequence), 0))::bigint as size_bytes,
      greatest(r.updated_at, latest.at) as updated_at, coalesce(latest.sequence, 0)::bigint as latest_sequence, latest.at as latest_at,
      h.display_name, h.relationship, h.level, h.rules, h.expires_at, g.online_rules, g.offline_rules, g.created_at as granted_at
    from ${grantsInForce(application, now)} and g.person_id = ${personId}
    left join lateral (
      select sequence, at from record_operation o where o.record_id = r.record_id order by sequence desc limit 1) latest on true
    where ${which.only ?? null}::uuid[] is null or g.record_id = any(${which.only ?? null}::uuid[])
    order by g.record_id = ${which.selected ?? null}::uuid desc nulls last, g.created_at, g.record_id
    limit ${which.atMost ?? null}`)
  const busy = rows.filter(
    ({ latest_at }) => latest_at !== null && Date.parse(latest_at) > Date.parse(now) - longestWriteMilliseconds,
  )
  if (busy.length > 0)
    await awaitWriters(
      read,
      busy.map(row => row.record_id),
    )
  return rows.map(fromRow)
}

/**
 * Refuses with 11 an application that the person opened nothing to: online any record will do, offline one that has offline
 * rules (wire.md §3.4). The Shell needs no grant.
 */
export async function needGrant(read: Reader, { application, person, avenue }: Caller, now: string): Promise<void> {
  if (application.kind === 'Shell') return
  const [found] = await read.query<object>(sql`
    select 1 from ${grantsInForce(application, now)} and g.person_id = ${person?.personId ?? null}
    where ${avenue === 'Online'} or g.offline_rules <> '[]'::jsonb limit 1`)
  if (!found)
    throw new Fault('ACCESS_DENIED', 'The person has no record that the application may use; ask for authorization.')
}

/** One who opened at least one record to the application. */
export interface AuthorizedPerson {
  readonly personId: string
  readonly name: string
  readonly culture: string
  readonly country: string
}

/** People in the order of their ids, from the one after `after`; `since` asks for those who agreed to something at that time or later. */
export async function authorizedPeople(
  read: Reader,
  application: Application,
  now: string,
  page: { readonly after?: string | undefined; readonly since?: string | undefined; readonly atMost: number },
): Promise<AuthorizedPerson[]> {
  const rows = await read.query<{ person_id: string; name: string; culture: string; country: string }>(sql`
    select p.person_id, p.name, p.culture, p.country from (
      select distinct g.person_id from ${grantsInForce(application, now)}
      where (${page.after ?? null}::uuid is null or g.person_id > ${page.after ?? null}::uuid)
        and (${page.since ?? null}::timestamptz is null or g.created_at >= ${page.since ?? null}::timestamptz)
      order by g.person_id limit ${page.atMost}) found
    join person p on p.person_id = found.person_id order by p.person_id`)
  return rows.map(row => ({ personId: row.person_id, name: row.name, culture: row.culture, country: row.country }))
}

// ---- what changed

export interface UpdatedRecord {
  readonly recordId: string
  readonly personId: string
  readonly updatedAt: string
  /** 0 when nothing that the application may read was ever written. */
  readonly latestSequence: number
}

interface UpdatedRow {
  record_id: string
  person_id: string
  level: Level
  rules: Rule[] | null
  offline_rules: Rule[]
  created_at: string
  family_id: string | null
  at: string | null
  sequence: number | null
}

/** Operations written by another process may carry a clock that differs from ours by so much. */
const slack = '1 hour'

/**
 * Records that the application may read offline, in which something it may read was written after `since`; without `since`
 * all of them. The last operation is looked at first: most records did not change since the last question.
 */
export async function updatedRecords(
  read: Reader,
  application: Application,
  now: string,
  since: string | undefined,
): Promise<UpdatedRecord[]> {
  const rows = await read.query<UpdatedRow>(sql`
    select g.record_id, g.person_id, h.level, h.rules, g.offline_rules, r.created_at, o.family_id, o.at, o.sequence
    from ${grantsInForce(application, now)} and r.state in ('Active', 'ReadOnly') and g.offline_rules <> '[]'::jsonb
    left join lateral (
      select at from record_operation o where o.record_id = g.record_id order by sequence desc limit 1) last on true
    left join lateral (
      select family_id, max(at) as at, max(sequence) as sequence from record_operation o
      where o.record_id = g.record_id
        and (${since ?? null}::timestamptz is null
          or (last.at > ${since ?? null}::timestamptz - ${slack}::interval and o.at > ${since ?? null}::timestamptz))
      group by family_id) o on true
    where ${since ?? null}::timestamptz is null or o.family_id is not null
    order by g.record_id, g.person_id`)
  const found = new Map<string, UpdatedRecord>()
  for (const row of rows) {
    const readable = row.family_id !== null && mayRead(application, row, row.family_id)
    if (since !== undefined && !readable) continue
    const key = row.record_id + row.person_id
    const before = found.get(key)
    if (readable) found.set(key, updated(row, row.at!, row.sequence!, before?.latestSequence ? before : undefined))
    else if (!before) found.set(key, updated(row, row.created_at, 0))
  }
  return [...found.values()]
}

const updated = (row: UpdatedRow, at: string, sequence: number, before?: UpdatedRecord): UpdatedRecord => ({
  recordId: row.record_id,
  personId: row.person_id,
  updatedAt: before && Date.parse(before.updatedAt) > Date.parse(at) ? before.updatedAt : at,
  latestSequence: Math.max(sequence, before?.latestSequence ?? 0),
})

const mayRead = (application: Application, row: UpdatedRow, family: string): boolean =>
  permitSome([row.offline_rules, application.offlineRules, ...(row.rules ? [row.rules] : [])], family, 'Read')

/** Had the application grants once, and has none now? Its clients then start anew (wire.md §3.6). */
export async function wasEnded(read: Reader, applicationId: string): Promise<boolean> {
  const [row] = await read.query<{ ended: boolean }>(sql`
    select bool_and(state <> 'Active') as ended from application_grant where application_id = ${applicationId}`)
  return row?.ended ?? false
}

/** A record of the person, and until when it is theirs. */
export interface SeenRecord {
  readonly recordId: string
  readonly state: RecordState
  readonly expiresAt: string | undefined
}

/** Records that an application, which the person let in, knows by this id: as the person's, or as the one of all who hold it. */
export async function recordsSeenAs(
  services: Services,
  read: Reader,
  personId: string,
  seen: string,
  now: string,
): Promise<SeenRecord[]> {
  const rows = await read.query<{
    record_id: string
    application_id: string
    state: RecordState
    expires_at: string | null
  }>(sql`
    select g.record_id, g.application_id, r.state, h.expires_at from application_grant g
    join record_holder h on h.record_id = g.record_id and h.person_id = g.person_id and h.state = 'Active' and (h.expires_at is null or h.expires_at > ${now})
    join record r on r.record_id = g.record_id
    where g.person_id = ${personId} and g.state = 'Active' order by g.created_at`)
  const { seals } = services
  const found = rows.filter(
    row =>
      seals.recordAs(row.application_id, personId, row.record_id) === seen ||
      seals.sharedRecordAs(row.application_id, row.record_id) === seen,
  )
  return found.map(row => ({ recordId: row.record_id, state: row.state, expiresAt: row.expires_at ?? undefined }))
}
