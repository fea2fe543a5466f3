/**
 * The end of records and accounts (shell.md §3.3, §4.10). A deleted record is closed to everybody at once and can be brought
 * back for thirty days; then the sweeper takes everything that was in it. A closed account takes along the records that
 * nobody else keeps.
 */
import { Fault } from '../protocol/fault.ts'
import { graceDays, theOperator } from '../protocol/record-audit.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import { sendLetter } from './accounts.ts'
import { changed } from './caches.ts'
import type { Person, ReadContext, Services, WriteContext } from './context.ts'
import { revokeApplication } from './grants.ts'
import { demandRoom, holdersOf } from './holders.ts'
import { forgetSize } from './operations.ts'
import { noteAction } from './record-audit.ts'
import { endSessions } from './sessions.ts'

const day = 86_400_000

const before = (now: string, days: number): string => new Date(Date.parse(now) - days * day).toISOString()
const after = (now: string, days: number): string => new Date(Date.parse(now) + days * day).toISOString()

/** A holder who counts now: neither ended nor past their end. */
const inForce = (now: string) => sql`h.state = 'Active' and (h.expires_at is null or h.expires_at > ${now})`

// ---- records

/** Closes a record to everybody, and tells its other holders by mail. Whether the caller may is for the method to ask. */
export async function deleteRecord(ctx: WriteContext, tx: Writer, recordId: string, by: string): Promise<void> {
  const rows = await tx.query(sql`
    update record set state = 'Deleted', deleted_at = ${ctx.now}, updated_at = ${ctx.now}
    where record_id = ${recordId} and state <> 'Deleted' returning record_id`)
  if (rows.length === 0) throw new Fault('INVALID_RECORD_STATE', 'The record was deleted before.')
  await tx.query(sql`delete from record_invitation where record_id = ${recordId}`)
  await noteAction(ctx, tx, recordId, 'DeleteRecord', { personId: by })
  const others = (await holdersOf(tx, recordId, ctx.now)).filter(holder => holder.personId !== by)
  for (const other of others)
    await sendLetter(ctx.services, tx, other, 'recordDeleted', (letters, known) =>
      letters.recordDeleted(
        known,
        other.displayName,
        other.level === 'Custodian' ? graceDays : undefined,
        `${ctx.services.settings.publicUrl}/records`,
      ),
    )
  await changed(tx)
}

/** Opens a deleted record again, as it was: its things, holders and applications. 10 when there is none that the caller may bring back. */
export async function restoreRecord(ctx: WriteContext, recordId: string): Promise<void> {
  const { personId } = ctx.caller.person!
  await ctx.db.write(async tx => {
    await demandRoom(tx, personId, ctx.now)
    const rows = await tx.query(sql`
      update record r set state = 'Active', deleted_at = null, updated_at = ${ctx.now}
      from record_holder h
      where r.record_id = ${recordId} and r.state = 'Deleted' and r.scrubbed_at is null and r.deleted_at > ${before(ctx.now, graceDays)}
        and h.record_id = r.record_id and h.person_id = ${personId} and h.level = 'Custodian' and ${inForce(ctx.now)}
      returning r.record_id`)
    if (rows.length === 0) throw new Fault('INVALID_RECORD', 'There is no deleted record that could be brought back.')
    await noteAction(ctx, tx, recordId, 'UndeleteRecord')
    await changed(tx)
  })
}

export interface DeletedRecord {
  readonly recordId: string
  readonly displayName: string
  readonly deletedAt: string
  /** Until then it can be brought back. */
  readonly until: string
}

/** Deleted records that the caller, as their custodian, can bring back; the latest first. */
export async function deletedRecords(ctx: ReadContext): Promise<DeletedRecord[]> {
  const rows = await ctx.read.query<{ record_id: string; display_name: string; deleted_at: string }>(sql`
    select r.record_id, h.display_name, r.deleted_at from record_holder h join record r on r.record_id = h.record_id
    where h.person_id = ${ctx.caller.person!.personId} and h.level = 'Custodian' and ${inForce(ctx.now)}
      and r.state = 'Deleted' and r.scrubbed_at is null and r.deleted_at > ${before(ctx.now, graceDays)}
    order by r.deleted_at desc`)
  return rows.map(row => ({
    recordId: row.record_id,
    displayName: row.display_name,
    deletedAt: row.deleted_at,
    until: after(row.deleted_at, graceDays),
  }))
}

/** What an operator can change of a record (wire.md §5.13, UpdateRecordPrivileged); 10 when it is unknown or emptied by now. */
export async function setRecordState(
  ctx: WriteContext,
  recordId: string,
  {
    state,
    maxSizeBytes,
  }: { readonly state?: 'Active' | 'ReadOnly' | 'Suspended' | 'Deleted'; readonly maxSizeBytes?: number },
): Promise<void> {
  await ctx.db.write(async tx => {
    const [known] = await tx.query<{ state: string }>(sql`
      select state from record where record_id = ${recordId} and scrubbed_at is null for update`)
    if (!known) throw new Fault('INVALID_RECORD', 'There is no such record.')
    if (state === 'Deleted' && known.state !== 'Deleted') await deleteRecord(ctx, tx, recordId, theOperator)
    else if (state !== undefined && state !== known.state) {
      await tx.query(
        sql`update record set state = ${state}, deleted_at = null, updated_at = ${ctx.now} where record_id = ${recordId}`,
      )
      await noteAction(ctx, tx, recordId, known.state === 'Deleted' ? 'UndeleteRecord' : 'UpdateRecord', {
        personId: theOperator,
        changes: { state },
      })
    }
    if (maxSizeBytes !== undefined) {
      await tx.query(
        sql`update record set max_size_bytes = ${maxSizeBytes}, updated_at = ${ctx.now} where record_id = ${recordId}`,
      )
      await noteAction(ctx, tx, recordId, 'UpdateRecord', { personId: theOperator, changes: { maxSizeBytes } })
    }
    await changed(tx)
  })
  forgetSize(ctx.services, recordId)
}

/** Records emptied in one round of the sweeper. */
const scrubbedAtOnce = 20

/**
 * Takes everything out of records whose time to be brought back is over: things with all versions, files, operations, who
 * read them, grants, holders. What stays is the row of its id and the list of actions, which names nobody's health. For the
 * sweeper; several may run at once. Returns how many records.
 */
export async function scrubRecords(services: Services): Promise<number> {
  const now = new Date(services.clock.now()).toISOString()
  return services.db.write(async tx => {
    const rows = await tx.query<{ record_id: string }>(sql`
      select record_id from record where state = 'Deleted' and scrubbed_at is null and deleted_at <= ${before(now, graceDays)}
      order by deleted_at limit ${scrubbedAtOnce} for update skip locked`)
    for (const { record_id: id } of rows) {
      for (const statement of [
        sql`delete from thing_blob where record_id = ${id}`,
        sql`delete from thing_version where record_id = ${id}`,
        sql`delete from thing where record_id = ${id}`,
        sql`delete from goal_recommendation where record_id = ${id}`,
        sql`delete from record_operation where record_id = ${id}`,
        sql`delete from record_access where record_id = ${id}`,
        sql`delete from meaningful_use_receipt where record_id = ${id}`,
        sql`delete from meaningful_use_audit where record_id = ${id}`,
        sql`delete from event where record_id = ${id}`,
        sql`delete from alternate_id where record_id = ${id}`,
        sql`delete from connect_authorization where record_id = ${id}`,
        sql`update application_person set selected_record_id = null where selected_record_id = ${id}`,
        sql`delete from application_grant where record_id = ${id}`,
        sql`delete from record_holder where record_id = ${id}`,
        sql`update record set name = '', state_province = null, folded_bytes = 0, folded_sequence = 0, scrubbed_at = ${now} where record_id = ${id}`,
        // What was done stays; to what it was changed could be a name.
        sql`update record_audit set changes = '{}' where record_id = ${id}`,
        sql`insert into record_audit (record_id, audit_id, at, action, application_id, person_id, changes)
          values (${id}, ${services.clock.id()}, ${now}, 'ScrubRecord', ${theOperator}, ${theOperator}, '{}')`,
      ])
        await tx.query(statement)
    }
    if (rows.length > 0) await changed(tx)
    return rows.length
  })
}

// ---- accounts

export interface ClosingRecord {
  readonly recordId: string
  readonly displayName: string
  /** It goes with the account, because nobody else is its custodian. */
  readonly goes: boolean
  /** Others who can open it now. */
  readonly others: number
}

/** What closing the caller's account would do to each record that they hold. */
export const closingRecords = (ctx: ReadContext): Promise<ClosingRecord[]> =>
  recordsToClose(ctx.read, ctx.caller.person!.personId, ctx.now)

async function recordsToClose(read: Reader, personId: string, now: string): Promise<ClosingRecord[]> {
  const rows = await read.query<{ record_id: string; display_name: string; goes: boolean; others: number }>(sql`
    select r.record_id, h.display_name, h.level = 'Custodian' and not coalesce(o.custodians, false) as goes, coalesce(o.others, 0) as others
    from record_holder h join record r on r.record_id = h.record_id
    left join lateral (
      select count(*)::int as others, bool_or(h.level = 'Custodian') as custodians
      from record_holder h join person p on p.person_id = h.person_id
      where h.record_id = r.record_id and h.person_id <> ${personId} and p.state <> 'Deleted' and ${inForce(now)}) as o on true
    where h.person_id = ${personId} and ${inForce(now)} and r.state <> 'Deleted'
    order by h.display_name, r.record_id`)
  return rows.map(row => ({
    recordId: row.record_id,
    displayName: row.display_name,
    goes: row.goes,
    others: row.others,
  }))
}

/**
 * Closes the caller's account, all or nothing: records that nobody else keeps are deleted, the others stay with their other
 * custodians; every grant and every session ends, and the ways to sign in and the address are forgotten. The name stays where
 * it stands in the history of records of others. Cannot be undone.
 */
export async function closeAccount(ctx: WriteContext): Promise<void> {
  const { services, now } = ctx
  const person = ctx.caller.person!
  await ctx.db.write(async tx => {
    // Two custodians who leave at once must not leave a record to nobody: the second sees what the first did.
    await tx.query(sql`
      select record_id from record where record_id in (select record_id from record_holder where person_id = ${person.personId})
      order by record_id for update`)
    const granted = await tx.query<{ application_id: string; record_id: string }>(sql`
      select application_id, record_id from application_grant where person_id = ${person.personId} and state = 'Active'`)
    for (const { application_id: applicationId, record_id: recordId } of granted)
      await revokeApplication(ctx, tx, { applicationId, recordId, personId: person.personId })
    const records = await recordsToClose(tx, person.personId, now)
    for (const { recordId } of records.filter(r => r.goes)) await deleteRecord(ctx, tx, recordId, person.personId)
    for (const { recordId } of records.filter(r => !r.goes))
      await noteAction(ctx, tx, recordId, 'RemoveRecordAuthorization', { subjectPersonId: person.personId })
    await tx.query(
      sql`update record_holder set state = 'Ended', updated_at = ${now} where person_id = ${person.personId}`,
    )
    await endSessions(tx, person.personId, now, { tokens: true })
    await sendClosed(
      services,
      tx,
      person,
      records.some(r => r.goes),
    )
    for (const statement of [
      sql`delete from record_invitation where grantor_id = ${person.personId}`,
      sql`delete from passkey where person_id = ${person.personId}`,
      sql`delete from email_token where person_id = ${person.personId}`,
      sql`delete from alternate_id where person_id = ${person.personId}`,
      sql`delete from application_person where person_id = ${person.personId}`,
      sql`update person set state = 'Deleted', email = '', email_verified_at = null, password_hash = null, preferences = '{}', updated_at = ${now}
        where person_id = ${person.personId}`,
    ])
      await tx.query(statement)
    await changed(tx)
  })
}

const sendClosed = (services: Services, tx: Writer, person: Person, hadRecords: boolean): Promise<void> =>
  sendLetter(services, tx, person, 'accountClosed', (letters, known) =>
    letters.accountClosed(known, hadRecords ? graceDays : undefined),
  )

/**
 * Suspends an account or lets it work again; for the operator. Suspending ends every session. 9 for an account that is unknown
 * or closed: closing is final, and for the person alone to do.
 */
export async function setPersonState(
  ctx: WriteContext,
  personId: string,
  state: 'Active' | 'Suspended',
): Promise<void> {
  await ctx.db.write(async tx => {
    const rows = await tx.query(sql`
      update person set state = ${state}, updated_at = ${ctx.now} where person_id = ${personId} and state <> 'Deleted' returning person_id`)
    if (rows.length === 0) throw new Fault('INVALID_PERSON', 'There is no such account, or it is closed.')
    if (state === 'Suspended') await endSessions(tx, personId, ctx.now, { tokens: true })
    await changed(tx)
  })
}
