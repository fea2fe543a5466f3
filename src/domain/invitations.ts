/**
 * Invitations to share a record (table record_invitation; shell.md §3.3, §3.5): a custodian names an address and what its owner
 * may do; a mail carries a code; who signs in and gives the code accepts or declines. Addresses are never looked up among
 * accounts, so that an invitation tells nobody whether somebody has one.
 */
import { lettersFor } from '../interop/letters.ts'
import { Fault } from '../protocol/fault.ts'
import { relationships } from '../protocol/record.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import type { Level, Rule } from './access.ts'
import { checkedEmail, checkedName } from './accounts.ts'
import { applicationById } from './applications.ts'
import { changed } from './caches.ts'
import type { Services, WriteContext } from './context.ts'
import { revokeAll } from './grants.ts'
import { demandRoom } from './holders.ts'
import { codeDigest, newIdentityCode } from './identity-codes.ts'
import { enqueue } from './mail.ts'
import { hashPassword, passwordMatches } from './passwords.ts'
import { noteAction } from './record-audit.ts'
import {
  afterChange,
  type Change,
  checkedTerms,
  isOver,
  rightOf,
  type SaidTerms,
  type Terms,
  tellCustodians,
  termsSaid,
  turn,
  turnOfCustodian,
} from './sharing.ts'

/** shell.md §3.5 names no number. Two weeks outlast a holiday. */
const lifeDays = 14
const longestLifeDays = 60
const tries = 5
const mostPending = 50
/** How long an invitation stays on the custodian's list after its time. */
const keptDays = 30
const day = 86_400_000

const later = (now: string, days: number): string => new Date(Date.parse(now) + days * day).toISOString()

export interface Invited extends SaidTerms {
  readonly emailAddress: string
  /** May be empty. */
  readonly granteeName: string
  /** Up to 1024 characters, for the mail alone. */
  readonly emailText: string | undefined
  readonly relationship: number
  /** What the record may be called; its name when absent. */
  readonly displayName: string | undefined
  readonly applicationId: string | undefined
  /** A second secret, told in another way than by mail. */
  readonly pin: string | undefined
  /** When the invitation itself ends; ISO. */
  readonly invitationExpires: string | undefined
}

// ---- checks

/** 48 for what is no address. */
function checkedAddress(text: string): string {
  try {
    return checkedEmail(text)
  } catch (error) {
    if (error instanceof Fault) throw new Fault('INVALID_EMAIL_ADDRESS')
    throw error
  }
}

const badMessage = () =>
  new Fault('INVALID_XML', 'The message has up to 1024 characters and no web addresses.', { detail: 'message' })

/** Mail from us must not be a way to send strangers somewhere else. */
function checkedText(text: string | undefined): string | undefined {
  const message = text?.trim().normalize('NFC')
  if (message === undefined || message === '') return undefined
  if ([...message].length > 1024) throw badMessage()
  if (/\b(?:[a-z][a-z+.-]*:\/\/|www\.)/i.test(message) || /[^\P{C}\n\r\t]/u.test(message)) throw badMessage()
  return message
}

/** 4 to 32 characters, so that five tries are few; white space at the ends does not count. */
async function checkedPin(pin: string | undefined): Promise<string | undefined> {
  if (pin === undefined) return undefined
  const plain = plainPin(pin)
  if ([...plain].length < 4 || [...plain].length > 32)
    throw new Fault('INVALID_XML', 'The passcode has 4 to 32 characters.', { detail: 'pin' })
  return hashPassword(plain)
}
const plainPin = (pin: string): string => pin.trim().normalize('NFC')

function checkedLife(text: string | undefined, now: string): string {
  if (text === undefined) return later(now, lifeDays)
  const at = Date.parse(text)
  if (Number.isNaN(at) || at <= Date.parse(now) || at > Date.parse(later(now, longestLifeDays)))
    throw new Fault('INVALID_DATETIME', `An invitation ends within ${longestLifeDays} days from now.`)
  return new Date(at).toISOString()
}

/** Unproved accounts send no mail to others. */
function demandProvedAddress({ caller }: WriteContext): void {
  if (!caller.person!.emailVerified) throw new Fault('EMAIL_NOT_VALIDATED')
}

// ---- inviting

/**
 * Sends an invitation. 40 when one to this address is waiting, 11 for who is no custodian, 41 while the inviter's own address is
 * unproved, 48, 35, 137 for an unknown application, 148 when fifty are waiting, otherwise as `checkedTerms`.
 */
export async function invite(ctx: WriteContext, said: Invited): Promise<void> {
  const { services, now } = ctx
  demandProvedAddress(ctx)
  const person = ctx.caller.person!
  const email = checkedAddress(said.emailAddress)
  const granteeName = said.granteeName.trim() === '' ? '' : checkedName(said.granteeName)
  const text = checkedText(said.emailText)
  if (relationships[said.relationship] === undefined || said.relationship === 9)
    throw new Fault('INVALID_RELATIONSHIP_TYPE')
  if (email.toLowerCase() === person.email.toLowerCase())
    throw new Fault('DUPLICATE_AUTHORIZED_RECORD_FOUND', 'This is your own address; you have the record already.', {
      detail: 'own',
    })
  const application =
    said.applicationId === undefined ? undefined : await askingApplication(services, said.applicationId)
  const expiresAt = checkedLife(said.invitationExpires, now)
  const pinHash = await checkedPin(said.pin)
  const code = newIdentityCode(services.clock)
  await ctx.db.write(async tx => {
    const { recordId } = ctx.record!
    const terms = checkedTerms(said, await turnOfCustodian(ctx, tx), now)
    await makeRoom(tx, recordId, email, now)
    const displayName = said.displayName === undefined ? await nameOf(tx, recordId) : checkedName(said.displayName)
    await tx.query(sql`
      insert into record_invitation (record_id, invitation_id, code_digest, email, grantee_name, grantor_id, application_id, level, rules,
        can_access_audit, access_expires_at, relationship, display_name, pin_hash, tries_left, created_at, updated_at, expires_at)
      values (${recordId}, ${services.clock.id()}, ${codeDigest(code)}, ${email}, ${granteeName}, ${person.personId},
        ${application?.applicationId ?? null}, ${terms.level}, ${terms.rules ? JSON.stringify(terms.rules) : null}::jsonb,
        ${terms.canAccessAudit}, ${terms.expiresAt ?? null}, ${said.relationship}, ${displayName}, ${pinHash ?? null}, ${tries},
        ${now}, ${now}, ${expiresAt})`)
    await sendInvitation(ctx, tx, {
      email,
      granteeName,
      text,
      code,
      expiresAt,
      pin: pinHash !== undefined,
      application: application?.name,
    })
    await noteAction(ctx, tx, recordId, 'CreateRecordAuthorization', {
      changes: { ...termsSaid(terms), emailAddress: email },
    })
  })
}

async function askingApplication(services: Services, id: string) {
  const application = await applicationById(services, id)
  if (application?.state !== 'Active' || application.kind === 'Shell')
    throw new Fault('SHARING_REQUESTING_APPLICATION_NOT_FOUND')
  return application
}

const nameOf = async (tx: Reader, recordId: string): Promise<string> =>
  (await tx.query<{ name: string }>(sql`select name from record where record_id = ${recordId}`))[0]!.name

/** What was declined, locked or is past its time makes way for a new one. */
async function makeRoom(tx: Writer, recordId: string, email: string, now: string): Promise<void> {
  await tx.query(sql`delete from record_invitation where record_id = ${recordId} and lower(email) = lower(${email})
    and (state <> 'ActivationPending' or expires_at <= ${now} or tries_left = 0)`)
  const [found] = await tx.query<{ same: boolean; count: number }>(sql`
    select coalesce(bool_or(lower(email) = lower(${email})), false) as same, count(*)::int as count
    from record_invitation where record_id = ${recordId}`)
  if (found!.same)
    throw new Fault(
      'DUPLICATE_AUTHORIZED_RECORD_FOUND',
      'An invitation to this address is waiting; send that one again.',
    )
  if (found!.count >= mostPending)
    throw new Fault('TOO_MANY_MESSAGES', 'Too many invitations are waiting; withdraw some first.')
}

/** The code is told here and nowhere else. */
async function sendInvitation(
  { services, caller, now }: WriteContext,
  tx: Writer,
  to: {
    readonly email: string
    readonly granteeName: string
    readonly text: string | undefined
    readonly code: string
    readonly expiresAt: string
    readonly pin: boolean
    readonly application: string | undefined
  },
): Promise<void> {
  const { publicUrl, instance } = services.settings
  // Nothing is known of the reader; the inviter's language is the best guess.
  const letter = lettersFor(caller.person!.culture).shareInvitation(
    { name: to.granteeName, site: instance.name },
    {
      from: caller.person!.name,
      message: to.text,
      application: to.application,
      code: to.code,
      link: `${publicUrl}/invitation/${to.code}`,
      days: Math.max(1, Math.round((Date.parse(to.expiresAt) - Date.parse(now)) / day)),
      pin: to.pin,
    },
  )
  await enqueue(services, tx, to.email, 'shareInvitation', letter)
}

interface Waiting {
  readonly record_id: string
  readonly invitation_id: string
  readonly email: string
  readonly grantee_name: string
  readonly grantor_id: string
  readonly application_id: string | null
  readonly level: Level
  readonly rules: Rule[] | null
  readonly can_access_audit: boolean
  readonly access_expires_at: string | null
  readonly relationship: number
  readonly display_name: string
  readonly pin_hash: string | null
  readonly tries_left: number
  readonly state: 'ActivationPending' | 'ActivationRejected'
  readonly created_at: string
  readonly updated_at: string
  readonly expires_at: string
}
const columns = sql`i.record_id, i.invitation_id, i.email, i.grantee_name, i.grantor_id, i.application_id, i.level, i.rules, i.can_access_audit,
  i.access_expires_at, i.relationship, i.display_name, i.pin_hash, i.tries_left, i.state, i.created_at, i.updated_at, i.expires_at`

const termsOf = (row: Waiting): Terms => ({
  level: row.level,
  rules: row.rules ?? undefined,
  canAccessAudit: row.can_access_audit,
  expiresAt: row.access_expires_at ?? undefined,
})

/** The invitation to an address, in whatever state; 58 when there is none. */
async function invitationTo(tx: Writer, recordId: string, email: string): Promise<Waiting> {
  const [found] = await tx.query<Waiting>(sql`
    select ${columns} from record_invitation i where i.record_id = ${recordId} and lower(i.email) = lower(${email.trim().normalize('NFC')})`)
  if (!found) throw new Fault('RECORD_AUTHORIZATION_DOES_NOT_EXIST', 'There is no invitation to this address.')
  return found
}

/**
 * Sends it again with a new code, for another span of time; the old code is worth nothing from then on. Also what was declined,
 * locked or had ended is open again. A passcode stays unless another one is given. Faults as `invite`, and 58.
 */
export async function resend(
  ctx: WriteContext,
  said: Pick<Invited, 'emailAddress' | 'emailText' | 'pin' | 'invitationExpires'>,
): Promise<void> {
  demandProvedAddress(ctx)
  const text = checkedText(said.emailText)
  const expiresAt = checkedLife(said.invitationExpires, ctx.now)
  const pinHash = await checkedPin(said.pin)
  const code = newIdentityCode(ctx.services.clock)
  await ctx.db.write(async tx => {
    const { recordId } = ctx.record!
    const own = await turnOfCustodian(ctx, tx)
    const found = await invitationTo(tx, recordId, said.emailAddress)
    const terms = checkedTerms(afterChange(termsOf(found), {}), own, ctx.now)
    const application =
      found.application_id === null ? undefined : await applicationById(ctx.services, found.application_id)
    // Whoever sends it again stands for it.
    await tx.query(sql`
      update record_invitation set code_digest = ${codeDigest(code)}, grantor_id = ${ctx.caller.person!.personId},
        pin_hash = coalesce(${pinHash ?? null}, pin_hash), tries_left = ${tries}, state = 'ActivationPending', updated_at = ${ctx.now}, expires_at = ${expiresAt}
      where record_id = ${recordId} and invitation_id = ${found.invitation_id}`)
    await sendInvitation(ctx, tx, {
      email: found.email,
      granteeName: found.grantee_name,
      text,
      code,
      expiresAt,
      pin: pinHash !== undefined || found.pin_hash !== null,
      application: application?.name,
    })
    await noteAction(ctx, tx, recordId, 'UpdateRecordAuthorization', {
      changes: { ...termsSaid(terms), emailAddress: found.email },
    })
  })
}

/** Changes what a waiting invitation offers; its code stays. 58 when there is none, otherwise as `checkedTerms`. */
export async function changeInvitation(ctx: WriteContext, tx: Writer, email: string, change: Change): Promise<void> {
  const { recordId } = ctx.record!
  const own = await turnOfCustodian(ctx, tx)
  const found = await invitationTo(tx, recordId, email)
  const terms = checkedTerms(afterChange(termsOf(found), change), own, ctx.now)
  await tx.query(sql`
    update record_invitation set level = ${terms.level}, rules = ${terms.rules ? JSON.stringify(terms.rules) : null}::jsonb,
      can_access_audit = ${terms.canAccessAudit}, access_expires_at = ${terms.expiresAt ?? null}, updated_at = ${ctx.now}
    where record_id = ${recordId} and invitation_id = ${found.invitation_id}`)
  await noteAction(ctx, tx, recordId, 'UpdateRecordAuthorization', {
    changes: { ...termsSaid(terms), emailAddress: found.email },
  })
}

/** Takes an invitation back; its code is worth nothing from then on. 58 when there is none: it may have been accepted meanwhile. */
export async function withdraw(ctx: WriteContext, tx: Writer, email: string): Promise<void> {
  const { recordId } = ctx.record!
  await turn(tx, recordId)
  const own = await rightOf(tx, recordId, ctx.caller.person!.personId, ctx.now)
  if (own?.level !== 'Custodian') throw new Fault('ACCESS_DENIED', 'Only a custodian decides who shares the record.')
  const found = await invitationTo(tx, recordId, email)
  await tx.query(
    sql`delete from record_invitation where record_id = ${recordId} and invitation_id = ${found.invitation_id}`,
  )
  await noteAction(ctx, tx, recordId, 'RemoveRecordAuthorization', {
    changes: { emailAddress: found.email },
  })
}

// ---- the other side

/** 52 for a code that is unknown, withdrawn, used or declined, 57 past its time, 145 after too many wrong passcodes. */
function usable(found: Waiting | undefined, now: string): Waiting {
  if (found?.state !== 'ActivationPending') throw new Fault('INVALID_RECORD_AUTHORIZATION_TOKEN')
  if (isOver(found.expires_at, now) || (found.access_expires_at !== null && isOver(found.access_expires_at, now)))
    throw new Fault('RECORD_AUTHORIZATION_TOKEN_EXPIRED')
  if (found.tries_left === 0) throw new Fault('RECORD_SHARING_MAXIMUM_NUMBER_OF_ATTEMPTS_EXCEEDED')
  return found
}

const byCode = (on: Reader, code: string) =>
  on.query<Waiting>(sql`select ${columns} from record_invitation i where i.code_digest = ${codeDigest(code)}`)

export interface Seen extends Terms {
  readonly grantorName: string
  readonly recordDisplayName: string
  readonly relationship: number
  readonly pinRequired: boolean
  readonly expires: string
  /** Changes whenever a custodian changes what is offered. */
  readonly updated: string
}

/** What an invitation offers, for whoever has its code: neither the record's id nor the address it went to. */
export async function invitationSeen(read: Reader, code: string, now: string): Promise<Seen> {
  const found = usable((await byCode(read, code))[0], now)
  const [grantor] = await read.query<{ name: string }>(sql`
    select p.name from person p join record_holder h on h.person_id = p.person_id
    where p.person_id = ${found.grantor_id} and p.state = 'Active' and h.record_id = ${found.record_id} and h.state = 'Active'
      and h.level = 'Custodian' and (h.expires_at is null or h.expires_at > ${now})`)
  if (!grantor) throw new Fault('INVALID_RECORD_AUTHORIZATION_TOKEN')
  return {
    ...termsOf(found),
    grantorName: grantor.name,
    recordDisplayName: found.display_name,
    relationship: found.relationship,
    pinRequired: found.pin_hash !== null,
    expires: found.expires_at,
    updated: found.updated_at,
  }
}

/** The invitation of a code, held until the transaction ends. The record's turn comes first, as everywhere. */
async function held(tx: Writer, code: string, now: string): Promise<Waiting> {
  const [first] = await byCode(tx, code)
  if (!first) throw new Fault('INVALID_RECORD_AUTHORIZATION_TOKEN')
  const state = await turn(tx, first.record_id)
  if (state !== 'Active') throw new Fault('INVALID_RECORD_STATE', 'The record cannot be shared at present.')
  // Who waited for the turn may have waited for somebody else's yes.
  return usable((await byCode(tx, code))[0], now)
}

export interface Accepting {
  readonly code: string
  readonly pin: string | undefined
  /** The person's own word for the record; as proposed when absent. */
  readonly displayName: string | undefined
  readonly relationship: number | undefined
  /** Of the offer that the person saw; anything goes when absent. */
  readonly updated: string | undefined
}

/**
 * The yes of whoever has the code: the person holds the record from then on, and its id is answered. 52, 57, 145 as the code
 * stands; 144 for a wrong or missing passcode, of which five are allowed; 40 for who holds the record already, 160 for who
 * holds too many, 37 while the record is closed, 146 when another offer than the one that was seen stands by now.
 */
export async function acceptInvitation(ctx: WriteContext, accepting: Accepting): Promise<string> {
  const outcome = await ctx.db.write(async tx => {
    const found = await held(tx, accepting.code, ctx.now)
    if (accepting.updated !== undefined && accepting.updated !== found.updated_at)
      throw new Fault('CONCURRENCY_VIOLATION', 'The invitation was changed while you were reading; please look again.')
    if (found.pin_hash !== null && !(await pinOpens(tx, found, accepting.pin))) return undefined
    await join(ctx, tx, found, accepting)
    return found.record_id
  })
  // Outside of the transaction, so that the try stays counted.
  if (outcome === undefined) throw new Fault('RECORD_SHARING_INVITATION_PIN_MISMATCH')
  ctx.services.caches.forget()
  return outcome
}

/** Only a passcode that was given counts as a try. */
async function pinOpens(tx: Writer, found: Waiting, pin: string | undefined): Promise<boolean> {
  if (pin === undefined || plainPin(pin) === '') return false
  if (await passwordMatches(found.pin_hash!, plainPin(pin))) return true
  await tx.query(sql`update record_invitation set tries_left = tries_left - 1
    where record_id = ${found.record_id} and invitation_id = ${found.invitation_id}`)
  return false
}

async function join(ctx: WriteContext, tx: Writer, found: Waiting, accepting: Accepting): Promise<void> {
  const person = ctx.caller.person!
  const { now } = ctx
  const recordId = found.record_id
  // Nobody gives what they may not give any more.
  if ((await rightOf(tx, recordId, found.grantor_id, now))?.level !== 'Custodian')
    throw new Fault('INVALID_RECORD_AUTHORIZATION_TOKEN')
  if (await rightOf(tx, recordId, person.personId, now))
    throw new Fault(
      'DUPLICATE_AUTHORIZED_RECORD_FOUND',
      'You share this record already; a custodian can change what you may do.',
    )
  const relationship = accepting.relationship ?? found.relationship
  if (relationships[relationship] === undefined || relationship === 9) throw new Fault('INVALID_RELATIONSHIP_TYPE')
  const displayName = accepting.displayName === undefined ? found.display_name : checkedName(accepting.displayName)
  await demandRoom(tx, person.personId, now)
  const terms = termsOf(found)
  // What an earlier share of this person let applications do does not come back with it.
  await revokeAll(ctx, tx, person.personId, recordId)
  await tx.query(sql`
    insert into record_holder (record_id, person_id, level, relationship, display_name, rules, can_access_audit, expires_at, created_at, updated_at)
    values (${recordId}, ${person.personId}, ${terms.level}, ${relationship}, ${displayName},
      ${terms.rules ? JSON.stringify(terms.rules) : null}::jsonb, ${terms.canAccessAudit}, ${terms.expiresAt ?? null}, ${now}, ${now})
    on conflict (record_id, person_id) do update set level = excluded.level, relationship = excluded.relationship,
      display_name = excluded.display_name, rules = excluded.rules, can_access_audit = excluded.can_access_audit,
      expires_at = excluded.expires_at, state = 'Active', created_at = excluded.created_at, updated_at = excluded.updated_at`)
  await tx.query(
    sql`delete from record_invitation where record_id = ${recordId} and invitation_id = ${found.invitation_id}`,
  )
  await noteAction(ctx, tx, recordId, 'AcceptRecordAuthorization', {
    subjectPersonId: person.personId,
    changes: { ...termsSaid(terms), emailAddress: found.email, grantor: found.grantor_id },
  })
  await tellCustodians(ctx, tx, recordId, person, found.email)
  await changed(tx)
}

/** The no of whoever has the code; a passcode is not asked for. The custodian sees it on the list. 52, 57, 145 as the code stands. */
export async function declineInvitation(ctx: WriteContext, tx: Writer, code: string): Promise<void> {
  const found = await held(tx, code, ctx.now)
  await tx.query(sql`update record_invitation set state = 'ActivationRejected', updated_at = ${ctx.now}
    where record_id = ${found.record_id} and invitation_id = ${found.invitation_id}`)
  await noteAction(ctx, tx, found.record_id, 'RejectRecordAuthorization', {
    changes: { emailAddress: found.email },
  })
}

// ---- the custodian's list

export interface Pending extends Terms {
  readonly invitationId: string
  readonly emailAddress: string
  readonly granteeName: string
  readonly grantorName: string
  readonly relationship: number
  /** What they will call the record, until they choose a name. */
  readonly displayName: string
  readonly state: 'ActivationPending' | 'ActivationRejected'
  readonly locked: boolean
  readonly pinRequired: boolean
  readonly created: string
  readonly expires: string
}

/** Invitations of a record that nobody has accepted, the newest first. */
export async function pendingOf(read: Reader, recordId: string): Promise<Pending[]> {
  const rows = await read.query<Waiting & { grantor_name: string }>(sql`
    select ${columns}, p.name as grantor_name from record_invitation i join person p on p.person_id = i.grantor_id
    where i.record_id = ${recordId} order by i.created_at desc, i.invitation_id`)
  return rows.map(row => ({
    ...termsOf(row),
    invitationId: row.invitation_id,
    emailAddress: row.email,
    granteeName: row.grantee_name,
    grantorName: row.grantor_name,
    relationship: row.relationship,
    displayName: row.display_name,
    state: row.state,
    locked: row.tries_left === 0,
    pinRequired: row.pin_hash !== null,
    created: row.created_at,
    expires: row.expires_at,
  }))
}

/** What nobody took is forgotten a month after its time. */
export const sweepInvitations = ({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<object[]> =>
  db.now.query(
    sql`delete from record_invitation where expires_at <= ${later(new Date(clock.now()).toISOString(), -keptDays)}`,
  )
