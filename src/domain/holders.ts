/** The people who hold a record: a new record with its first holder, and what each holder calls it (shell.md §1.1.b). */
import { Fault } from '../protocol/fault.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import type { Level, Rule } from './access.ts'
import { changed } from './caches.ts'
import type { Caller, Services, WriteContext } from './context.ts'
import { noteAction } from './record-audit.ts'

/** shell.md §7: the real number is not published. Counts every record a person holds and can still open. */
export const mostRecords = 100

export interface NewRecord {
  /** Name of the one whose record it is. */
  readonly name: string
  /** What the holder calls it. */
  readonly displayName: string
  /** Code of wire.md, Appendix C: 1 Self, 5 Child … */
  readonly relationship: number
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly stateProvince?: string
}

/** Makes a record with the caller's person as custodian, and answers its id. Faults with 160 when there are too many. */
export async function createRecord(
  services: Services,
  tx: Writer,
  caller: Caller,
  record: NewRecord,
  now: string,
): Promise<string> {
  const personId = caller.person!.personId
  await demandRoom(tx, personId, now)
  const recordId = services.clock.id()
  await tx.query(sql`insert into record (record_id, name, country, state_province, max_size_bytes, created_at, updated_at)
    values (${recordId}, ${record.name}, ${record.country}, ${record.stateProvince ?? null}, ${services.settings.recordQuotaBytes}, ${now}, ${now})`)
  await tx.query(sql`insert into record_holder (record_id, person_id, level, relationship, display_name, created_at, updated_at)
    values (${recordId}, ${personId}, 'Custodian', ${record.relationship}, ${record.displayName}, ${now}, ${now})`)
  await noteAction({ services, caller, now }, tx, recordId, 'CreateRecord')
  await changed(tx)
  return recordId
}

/** 160 when the person holds as many records as anybody may. */
export async function demandRoom(tx: Writer, personId: string, now: string): Promise<void> {
  const [held] = await tx.query<{ count: number }>(sql`
    select count(*)::int as count from record_holder h join record r on r.record_id = h.record_id
    where h.person_id = ${personId} and h.state = 'Active' and r.state <> 'Deleted' and (h.expires_at is null or h.expires_at > ${now})`)
  if (held!.count >= mostRecords) throw new Fault('MAX_RECORDS_EXCEEDED')
}

/** What this holder calls the record and is to its owner; nobody else sees it (shell.md I12). */
export async function renameForHolder(
  tx: Writer,
  caller: Caller,
  recordId: string,
  displayName: string,
  relationship: number,
  now: string,
): Promise<void> {
  await tx.query(sql`update record_holder set display_name = ${displayName}, relationship = ${relationship}, updated_at = ${now}
    where record_id = ${recordId} and person_id = ${caller.person!.personId}`)
  await changed(tx)
}

/** The name on the record itself, for every holder. Who may is asked by the method. */
export async function renameRecord(ctx: WriteContext, tx: Writer, recordId: string, name: string): Promise<void> {
  await tx.query(sql`update record set name = ${name}, updated_at = ${ctx.now} where record_id = ${recordId}`)
  await noteAction(ctx, tx, recordId, 'UpdateRecord', { changes: { name } })
  await changed(tx)
}

/** Where the one whose record it is lives: applications that serve some countries only ask for it. */
export async function setRecordLocation(
  ctx: WriteContext,
  tx: Writer,
  recordId: string,
  { country, stateProvince }: { readonly country: string; readonly stateProvince?: string },
): Promise<void> {
  await tx.query(sql`
    update record set country = ${country}, state_province = ${stateProvince ?? null}, updated_at = ${ctx.now} where record_id = ${recordId}`)
  await noteAction(ctx, tx, recordId, 'UpdateRecord', {
    changes: { country, ...(stateProvince !== undefined && { stateProvince }) },
  })
  await changed(tx)
}

export interface Holder {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
  readonly culture: string
  readonly level: Level
  /** Absent: everything the level allows. */
  readonly rules: readonly Rule[] | undefined
  readonly relationship: number
  readonly displayName: string
  /** Absent: without end. */
  readonly expiresAt: string | undefined
  readonly canAccessAudit: boolean
  readonly createdAt: string
  readonly updatedAt: string
}

/**
 * Those who can open the record today, the one who has held it longest first; no one whose account is closed or suspended.
 * `lapsed`: also those whose time is over, since a custodian can give them more; `only`: this person alone.
 */
export async function holdersOf(
  read: Reader,
  recordId: string,
  now: string,
  { lapsed = false, only }: { readonly lapsed?: boolean; readonly only?: string | undefined } = {},
): Promise<Holder[]> {
  const rows = await read.query<{
    person_id: string
    name: string
    email: string
    email_verified: boolean
    culture: string
    level: Level
    rules: Rule[] | null
    relationship: number
    display_name: string
    expires_at: string | null
    can_access_audit: boolean
    created_at: string
    updated_at: string
  }>(sql`
    select p.person_id, p.name, p.email, p.email_verified_at is not null as email_verified, p.culture, h.level, h.rules,
      h.relationship, h.display_name, h.expires_at, h.can_access_audit, h.created_at, h.updated_at
    from record_holder h join person p on p.person_id = h.person_id and p.state = 'Active'
    where h.record_id = ${recordId} and h.state = 'Active' and (${lapsed} or h.expires_at is null or h.expires_at > ${now})
      and (${only ?? null}::uuid is null or h.person_id = ${only ?? null}::uuid)
    order by h.created_at, h.person_id`)
  return rows.map(row => ({
    personId: row.person_id,
    name: row.name,
    email: row.email,
    emailVerified: row.email_verified,
    culture: row.culture,
    level: row.level,
    rules: row.rules ?? undefined,
    relationship: row.relationship,
    displayName: row.display_name,
    expiresAt: row.expires_at ?? undefined,
    canAccessAudit: row.can_access_audit,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }))
}
