/**
 * Who holds a record: how a share changes and how it ends (table record_holder; shell.md §1.1.c, §3.3, §3.4). How one begins is
 * in invitations.ts. Every change first takes the record's turn, so that two custodians cannot remove each other at once.
 */
import { Fault } from '../protocol/fault.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import { granted, type Level, type RecordState, type Rule } from './access.ts'
import { sendLetter } from './accounts.ts'
import { changed } from './caches.ts'
import type { WriteContext } from './context.ts'
import { revokeAll } from './grants.ts'
import { noteAction } from './record-audit.ts'

/** What somebody may do in a record, and until when. */
export interface Terms {
  readonly level: Level
  /** Narrow the level to some types or dates; undefined: everything in the record. */
  readonly rules: readonly Rule[] | undefined
  readonly canAccessAudit: boolean
  /** ISO with Z; undefined: without end. */
  readonly expiresAt: string | undefined
}

const whole: Rule = { permissions: ['Read', 'Update', 'Create', 'Delete'], targets: [], exceptions: [] }

/** What a custodian says of somebody else's rights, in the words of the wire. */
export interface SaidTerms {
  readonly level: Level
  /** None: everything in the record. */
  readonly rules: readonly Rule[]
  readonly canAccessAudit: boolean
  /** Any time zone; the year 9999 stands for no end (wire.md §10.3, row 56). */
  readonly expiresDate: string | undefined
}

/** Is the time `at` reached `by` then? Texts of the database and of the clock differ in length and cannot be compared. */
export const isOver = (at: string, by: string): boolean => Date.parse(at) <= Date.parse(by)

/** When an access ends; 69 for what is no date or lies behind us. */
export function checkedEnd(text: string | undefined, now: string): string | undefined {
  if (text === undefined || text.startsWith('9999-')) return undefined
  const at = Date.parse(text)
  if (Number.isNaN(at) || at <= Date.parse(now))
    throw new Fault('INVALID_DATETIME', 'The end must be a date in the future.')
  return new Date(at).toISOString()
}

/** 3 when a custodian would be limited, 69 for a bad end, 54 when it is more than the giver's own. */
export function checkedTerms(said: SaidTerms, own: Pick<Terms, 'rules' | 'expiresAt'>, now: string): Terms {
  const expiresAt = checkedEnd(said.expiresDate, now)
  const custodian = said.level === 'Custodian'
  if (custodian && (said.rules.length > 0 || expiresAt !== undefined))
    throw new Fault('INVALID_XML', 'A custodian has the whole record without end; choose another level, or no limits.')
  const wanted = said.rules.length > 0 ? said.rules : [whole]
  const beyondRules =
    own.rules !== undefined &&
    !granted(
      wanted.map(rule => ({ ...rule, optional: false })),
      own.rules,
    )
  if (beyondRules || (own.expiresAt !== undefined && (expiresAt === undefined || !isOver(expiresAt, own.expiresAt))))
    throw new Fault('GRANT_AUTHZ_EXCEEDS_DEFAULT')
  return {
    level: said.level,
    rules: said.rules.length > 0 ? said.rules : undefined,
    canAccessAudit: custodian || said.canAccessAudit,
    expiresAt,
  }
}

/** What the history keeps of a share: never what is in the record. */
export const termsSaid = ({ level, rules, canAccessAudit, expiresAt }: Terms) => ({
  level,
  canAccessAudit,
  ...(expiresAt !== undefined && { expires: expiresAt }),
  ...(rules && { rules }),
})

// ---- who may

/** Takes the record's turn until the transaction ends; the state of the record. */
export async function turn(tx: Writer, recordId: string): Promise<RecordState> {
  const [row] = await tx.query<{ state: RecordState }>(
    sql`select state from record where record_id = ${recordId} for no key update`,
  )
  if (!row) throw new Fault('INVALID_RECORD', 'There is no such record.')
  return row.state
}

interface HolderRow {
  level: Level
  rules: Rule[] | null
  can_access_audit: boolean
  expires_at: string | null
}

/** A person's right on a record when it is in force; `lapsed` also finds one that time has ended. */
export async function rightOf(
  on: Reader,
  recordId: string,
  personId: string,
  now: string,
  lapsed = false,
): Promise<Terms | undefined> {
  const [row] = await on.query<HolderRow>(sql`
    select h.level, h.rules, h.can_access_audit, h.expires_at from record_holder h
    join person p on p.person_id = h.person_id and p.state = 'Active'
    where h.record_id = ${recordId} and h.person_id = ${personId} and h.state = 'Active'
      and (${lapsed} or h.expires_at is null or h.expires_at > ${now})`)
  return (
    row && {
      level: row.level,
      rules: row.rules ?? undefined,
      canAccessAudit: row.can_access_audit,
      expiresAt: row.expires_at ?? undefined,
    }
  )
}

/** Takes the turn and looks again: 11 unless the caller is a custodian at this moment, 37 unless the record is active. */
export async function turnOfCustodian(ctx: WriteContext, tx: Writer): Promise<Terms> {
  const { recordId } = ctx.record!
  const state = await turn(tx, recordId)
  const own = await rightOf(tx, recordId, ctx.caller.person!.personId, ctx.now)
  if (own?.level !== 'Custodian') throw new Fault('ACCESS_DENIED', 'Only a custodian decides who shares the record.')
  if (state !== 'Active') throw new Fault('INVALID_RECORD_STATE', 'The record can only be read at present.')
  return own
}

/** 47 when the record would be left without somebody who manages it for good. */
async function keepsCustodian(tx: Writer, recordId: string, without: string): Promise<void> {
  const [other] = await tx.query(sql`
    select 1 from record_holder h join person p on p.person_id = h.person_id and p.state = 'Active'
    where h.record_id = ${recordId} and h.person_id <> ${without} and h.state = 'Active' and h.level = 'Custodian' and h.expires_at is null
    limit 1`)
  if (!other) throw new Fault('CANNOT_REMOVE_LAST_CUSTODIAN')
}

// ---- changing and ending

/** What a custodian changes; what is absent stays. */
export type Change = { readonly [K in keyof SaidTerms]?: SaidTerms[K] | undefined }

/** The terms after a change. A new custodian loses every limit; who is none any more may see the history only if that is said. */
export function afterChange(before: Terms, change: Change): SaidTerms {
  const level = change.level ?? before.level
  const limits = level === 'Custodian' && before.level !== 'Custodian' ? undefined : before
  return {
    level,
    rules: change.rules ?? limits?.rules ?? [],
    canAccessAudit: change.canAccessAudit ?? (before.level === 'Custodian' ? false : before.canAccessAudit),
    expiresDate: change.expiresDate ?? limits?.expiresAt,
  }
}

/**
 * Gives a holder other rights, or one whose access time has ended more time: 58 for who holds nothing, 47 for the last
 * custodian, otherwise as `checkedTerms`.
 */
export async function changeHolder(ctx: WriteContext, tx: Writer, personId: string, change: Change): Promise<void> {
  const { recordId } = ctx.record!
  const own = await turnOfCustodian(ctx, tx)
  const before = await rightOf(tx, recordId, personId, ctx.now, true)
  if (!before) throw new Fault('RECORD_AUTHORIZATION_DOES_NOT_EXIST', 'This person does not share the record.')
  const terms = checkedTerms(afterChange(before, change), own, ctx.now)
  if (before.level === 'Custodian' && terms.level !== 'Custodian') {
    await keepsCustodian(tx, recordId, personId)
    await withdrawBy(tx, recordId, personId)
  }
  await tx.query(sql`
    update record_holder set level = ${terms.level}, rules = ${terms.rules ? JSON.stringify(terms.rules) : null}::jsonb,
      can_access_audit = ${terms.canAccessAudit}, expires_at = ${terms.expiresAt ?? null}, updated_at = ${ctx.now}
    where record_id = ${recordId} and person_id = ${personId}`)
  await noteAction(ctx, tx, recordId, 'UpdateRecordAuthorization', {
    subjectPersonId: personId,
    changes: termsSaid(terms),
  })
  if (personId !== ctx.caller.person!.personId)
    await tellHolder(ctx, tx, personId, 'shareChanged', `/record/${recordId}/sharing`)
  await changed(tx)
}

/**
 * Ends a share: a custodian ends anybody's, everybody their own (11 otherwise). What the person let applications do in the record
 * ends with it, and what the person invited others to. 58 for who holds nothing, 47 for the last custodian.
 */
export async function endHolder(ctx: WriteContext, tx: Writer, personId: string): Promise<void> {
  const { recordId } = ctx.record!
  const me = ctx.caller.person!
  await turn(tx, recordId)
  const own = await rightOf(tx, recordId, me.personId, ctx.now)
  if (!own || (personId !== me.personId && own.level !== 'Custodian'))
    throw new Fault('ACCESS_DENIED', 'Only a custodian can end what others may do.')
  const before = await rightOf(tx, recordId, personId, ctx.now, true)
  if (!before) throw new Fault('RECORD_AUTHORIZATION_DOES_NOT_EXIST', 'This person does not share the record.')
  if (before.level === 'Custodian') await keepsCustodian(tx, recordId, personId)
  await tx.query(sql`update record_holder set state = 'Ended', updated_at = ${ctx.now}
    where record_id = ${recordId} and person_id = ${personId}`)
  await withdrawBy(tx, recordId, personId)
  await revokeAll(ctx, tx, personId, recordId)
  await noteAction(ctx, tx, recordId, 'RemoveRecordAuthorization', { subjectPersonId: personId })
  if (personId !== me.personId) await tellHolder(ctx, tx, personId, 'shareEnded', '/records')
  await changed(tx)
}

/** Who may no longer invite leaves no invitation behind by which to come back. */
const withdrawBy = (tx: Writer, recordId: string, personId: string) =>
  tx.query(sql`delete from record_invitation where record_id = ${recordId} and grantor_id = ${personId}`)

interface Told {
  person_id: string
  name: string
  email: string
  culture: string
  display_name: string
}
const addressee = ({ person_id, name, email, culture }: Told) => ({ personId: person_id, name, email, culture })

/** What a custodian did to somebody's share is told to them. */
async function tellHolder(
  ctx: WriteContext,
  tx: Writer,
  personId: string,
  kind: 'shareChanged' | 'shareEnded',
  page: string,
): Promise<void> {
  const [row] = await tx.query<Told>(sql`
    select p.person_id, p.name, p.email, p.culture, h.display_name from record_holder h join person p on p.person_id = h.person_id
    where h.record_id = ${ctx.record!.recordId} and h.person_id = ${personId}`)
  if (!row) return
  await sendLetter(ctx.services, tx, addressee(row), kind, (letters, known) =>
    letters[kind](known, ctx.caller.person!.name, row.display_name, `${ctx.services.settings.publicUrl}${page}`),
  )
}

/** A new holder is told to every custodian, so that nobody is let in behind the others' backs (shell.md §3.4, "Transitivity"). */
export async function tellCustodians(
  ctx: WriteContext,
  tx: Writer,
  recordId: string,
  joined: { readonly personId: string; readonly name: string },
  invited: string,
): Promise<void> {
  const rows = await tx.query<Told>(sql`
    select p.person_id, p.name, p.email, p.culture, h.display_name
    from record_holder h join person p on p.person_id = h.person_id and p.state = 'Active'
    where h.record_id = ${recordId} and h.state = 'Active' and h.level = 'Custodian' and h.person_id <> ${joined.personId}
      and (h.expires_at is null or h.expires_at > ${ctx.now})`)
  for (const row of rows)
    await sendLetter(ctx.services, tx, addressee(row), 'shareAccepted', (letters, known) =>
      letters.shareAccepted(
        known,
        joined.name,
        invited,
        row.display_name,
        `${ctx.services.settings.publicUrl}/record/${recordId}/sharing`,
      ),
    )
}
