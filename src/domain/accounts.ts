/**
 * Accounts: signing up, proving who one is, the links in mails, and what a person says of themselves (tables person,
 * email_token; shell.md §1.1.a). Passkeys are in passkeys.ts, sessions in sessions.ts.
 */
import { createHash } from 'node:crypto'
import { type Letter, type LetterKind, lettersFor } from '../interop/letters.ts'
import { accountRules } from '../protocol/account.ts'
import { Fault } from '../protocol/fault.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import { changed } from './caches.ts'
import type { Person, ReadContext, Services, WriteContext } from './context.ts'
import { createRecord } from './holders.ts'
import { type Enclosed, enqueue } from './mail.ts'
import { hashPassword, passwordMatches, passwordProblem } from './passwords.ts'
import { confirmShellSession, endSessions, startShellSession } from './sessions.ts'
import { spendSignUpCode } from './sign-up-codes.ts'

const verifyHours = 72
const resetMinutes = 60
/** Seconds a sign-in lasts: until the browser closes, but never longer than this, or with "keep me signed in". */
export const sessionSeconds = { brief: 12 * 3600, stay: 30 * 24 * 3600 } as const
/** A sensitive change asks for a proof that is younger than this. */
const confirmedSeconds = 30 * 60

// The addresses that the Shell's paths.ts gives to the same pages.
const links = {
  verify: (services: Services, token: string) => `${services.settings.publicUrl}/verify/${token}`,
  reset: (services: Services, token: string) => `${services.settings.publicUrl}/reset/${token}`,
  account: (services: Services) => `${services.settings.publicUrl}/account`,
}

// ---- checks of what people type

const emailPattern = /^[^\s@<>()",;:\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,48}$/u

/** Trimmed, its domain in lower case; 30 when it is no address. */
export function checkedEmail(text: string): string {
  const email = text.trim().normalize('NFC')
  if (email.length > 254 || email.length < 6 || !emailPattern.test(email))
    throw new Fault('INVALID_CONTACT_EMAIL', 'This is not a complete e-mail address.')
  const at = email.lastIndexOf('@')
  return email.slice(0, at) + email.slice(at).toLowerCase()
}

/** 1 to 100 printable characters without angle brackets (shell.md §2.5, wider: people have long names); 29 otherwise. */
export function checkedName(text: string): string {
  const name = text.trim().normalize('NFC').replace(/\s+/g, ' ')
  if (name === '' || [...name].length > 100 || /[<>\p{C}]/u.test(name))
    throw new Fault('INVALID_ACCOUNT_NAME', 'A name has 1 to 100 characters, without < and >.')
  return name
}

function checkedPassword(password: string, about: readonly string[]): string {
  const problem = passwordProblem(password, about)
  if (problem) throw new Fault('INVALID_PASSWORD', `The password cannot be used: ${problem}.`, { detail: problem })
  return password
}

/** Whole years between a birth date `yyyy-mm-dd` and now. */
export function ageAt(birthDate: string, now: string): number {
  const [years, rest] = [
    Number(now.slice(0, 4)) - Number(birthDate.slice(0, 4)),
    now.slice(5, 10) < birthDate.slice(5, 10),
  ]
  return years - (rest ? 1 : 0)
}

// ---- signing up

export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly birthDate: string
  readonly country: string
  readonly culture: string
  readonly timeZone: string
  /** Needed where sign-up is not open. */
  readonly signupCode?: string
}

export interface StartedSession {
  readonly token: string
  readonly seconds: number
}

/**
 * A person, their own record and a session, all or nothing, and the mail that asks to confirm the address. Faults: 157 too young,
 * 22 the address has an account, 29, 30, 32, 98 the code is not good.
 */
export async function createAccount(
  ctx: WriteContext,
  account: NewAccount,
): Promise<StartedSession & { personId: string; recordId: string }> {
  const { services, now } = ctx
  const { signUpOpen } = services.settings
  if (!signUpOpen && account.signupCode === undefined)
    throw new Fault('ACCESS_DENIED', 'This site takes no new accounts without a sign-up code.')
  const name = checkedName(account.name)
  const email = checkedEmail(account.email)
  if (account.birthDate > now.slice(0, 10) || ageAt(account.birthDate, now) > 130)
    throw new Fault('INVALID_XML', 'The birth date lies in the future or too far in the past.')
  if (ageAt(account.birthDate, now) < accountRules.youngest) throw new Fault('INVALID_AGE')
  const hash = await hashPassword(checkedPassword(account.password, [name, email]))
  return services.db.write(async tx => {
    if (!signUpOpen) await spendSignUpCode(tx, account.signupCode!, now)
    const personId = services.clock.id()
    await insertPerson(tx, { personId, name, email, hash, account, now })
    const person: Person = {
      personId,
      name,
      email,
      emailVerified: false,
      state: 'Active',
      country: account.country,
      culture: account.culture,
      timeZone: account.timeZone,
      preferences: {},
    }
    const recordId = await createRecord(
      services,
      tx,
      { ...ctx.caller, person },
      { name, displayName: name, relationship: 1, country: account.country },
      now,
    )
    const token = await startShellSession(services, tx, personId, sessionSeconds.brief)
    await sendVerification(ctx, tx, person, 'welcome')
    await changed(tx)
    return { personId, recordId, token, seconds: sessionSeconds.brief }
  })
}

async function insertPerson(
  tx: Writer,
  {
    personId,
    name,
    email,
    hash,
    account,
    now,
  }: { personId: string; name: string; email: string; hash: string; account: NewAccount; now: string },
): Promise<void> {
  const rows = await tx.query(sql`
    insert into person (person_id, name, email, password_hash, country, culture, time_zone, created_at, updated_at)
    values (${personId}, ${name}, ${email}, ${hash}, ${account.country}, ${account.culture}, ${account.timeZone}, ${now}, ${now})
    on conflict do nothing returning person_id`)
  if (rows.length === 0) throw new Fault('DUPLICATE_CREDENTIAL_FOUND', 'There is an account with this address already.')
}

// ---- proving who one is

interface Credentialed {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly culture: string
  readonly passwordHash: string | undefined
}

async function credentialed(
  read: Reader,
  where: { email: string } | { personId: string },
): Promise<Credentialed | undefined> {
  const condition = 'email' in where ? sql`lower(email) = lower(${where.email})` : sql`person_id = ${where.personId}`
  const [row] = await read.query<{
    person_id: string
    name: string
    email: string
    culture: string
    password_hash: string | null
  }>(sql`
    select person_id, name, email, culture, password_hash from person where state = 'Active' and ${condition}`)
  return (
    row && {
      personId: row.person_id,
      name: row.name,
      email: row.email,
      culture: row.culture,
      passwordHash: row.password_hash ?? undefined,
    }
  )
}

/** Somebody who has just shown a credential, and which one. */
export type Proof = { readonly personId: string } & (
  | { readonly passwordHash: string }
  | { readonly credentialId: string }
)

/** The person with this address and password. Whether either exists is told neither by the sentence nor by the time: 32. */
export async function proofByPassword(ctx: ReadContext, email: string, password: string): Promise<Proof> {
  const found = await credentialed(ctx.read, { email: email.trim().normalize('NFC') })
  if (!(await passwordMatches(found?.passwordHash, password)))
    throw new Fault('INVALID_PASSWORD', 'The address or the password is wrong.')
  return { personId: found!.personId, passwordHash: found!.passwordHash! }
}

/**
 * Begins a session for a proof that is still good when it commits: a password that is being reset, or a passkey that is being
 * removed at this moment, opens nothing (7).
 */
export async function startSession(ctx: WriteContext, proof: Proof, stay: boolean): Promise<StartedSession> {
  const seconds = stay ? sessionSeconds.stay : sessionSeconds.brief
  const token = await ctx.services.db.write(async tx => {
    const [good] = await tx.query(
      'passwordHash' in proof
        ? sql`select 1 from person where person_id = ${proof.personId} and state = 'Active' and password_hash = ${proof.passwordHash} for share`
        : sql`select 1 from person p join passkey k on k.person_id = p.person_id
            where p.person_id = ${proof.personId} and p.state = 'Active' and k.credential_id = ${proof.credentialId} for share`,
    )
    if (!good) throw new Fault('CREDENTIAL_TOKEN_EXPIRED', 'Please sign in again.')
    return startShellSession(ctx.services, tx, proof.personId, seconds, stay)
  })
  return { token, seconds }
}

/** Marks the session of the call as proved again, just now. */
export const confirmSession = (ctx: WriteContext): Promise<void> =>
  confirmShellSession(ctx.services.db.now, ctx.caller.shellSession!, ctx.now)

/** Was there a proof in the last half hour? */
export async function isConfirmed(ctx: ReadContext): Promise<boolean> {
  const [row] = await ctx.read.query<{ confirmed_at: string }>(sql`
    select confirmed_at from shell_session where token_hash = ${ctx.caller.shellSession!}`)
  return row !== undefined && Date.parse(row.confirmed_at) > Date.parse(ctx.now) - confirmedSeconds * 1000
}

/** For changes to how one signs in: 11 without a recent proof. */
export async function demandConfirmed(ctx: ReadContext): Promise<void> {
  if (!(await isConfirmed(ctx))) throw new Fault('ACCESS_DENIED', 'Please confirm first that it is you.')
}

export const hasPassword = async (ctx: ReadContext): Promise<boolean> =>
  (await credentialed(ctx.read, { personId: ctx.caller.person!.personId }))?.passwordHash !== undefined

// ---- links in mails

const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

async function issueToken(
  ctx: WriteContext,
  tx: Writer,
  personId: string,
  purpose: 'verify' | 'reset',
  email: string,
  seconds: number,
): Promise<string> {
  const token = ctx.services.clock.random(32).toString('base64url')
  const expires = new Date(Date.parse(ctx.now) + seconds * 1000).toISOString()
  // An older link would do what the newer one does; only the newest may.
  await tx.query(
    sql`update email_token set used_at = ${ctx.now} where person_id = ${personId} and purpose = ${purpose} and used_at is null`,
  )
  await tx.query(sql`insert into email_token (token_hash, person_id, purpose, email, created_at, expires_at)
    values (${tokenHash(token)}, ${personId}, ${purpose}, ${email}, ${ctx.now}, ${expires})`)
  return token
}

/** Whom a link was for, and uses it up: 28 when it is unknown, used or too old. */
async function useToken(
  ctx: WriteContext,
  tx: Writer,
  purpose: 'verify' | 'reset',
  token: string,
): Promise<{ personId: string; email: string }> {
  const [row] = await tx.query<{ person_id: string; email: string }>(sql`
    update email_token set used_at = ${ctx.now}
    where token_hash = ${tokenHash(token)} and purpose = ${purpose} and used_at is null and expires_at > ${ctx.now}
    returning person_id, email`)
  if (!row) throw new Fault('INVALID_VALIDATION_TOKEN')
  return { personId: row.person_id, email: row.email }
}

/** Is the link still good? Looks without using it up, so that a page can say so before anything is typed. */
export async function tokenIsGood(ctx: ReadContext, purpose: 'verify' | 'reset', token: string): Promise<boolean> {
  const rows = await ctx.read.query(sql`
    select 1 from email_token where token_hash = ${tokenHash(token)} and purpose = ${purpose} and used_at is null and expires_at > ${ctx.now}`)
  return rows.length > 0
}

type Addressee = Pick<Person, 'personId' | 'name' | 'email' | 'culture'>

/** Sends a letter to a person, at their address or at another one. */
export async function sendLetter(
  services: Services,
  tx: Writer,
  person: Addressee,
  kind: LetterKind,
  write: (letters: ReturnType<typeof lettersFor>, known: { name: string; site: string }) => Letter,
  to = person.email,
  enclosed: Enclosed = {},
): Promise<void> {
  await enqueue(
    services,
    tx,
    to,
    kind,
    write(lettersFor(person.culture), { name: person.name, site: services.settings.instance.name }),
    enclosed,
  )
}

async function sendVerification(
  ctx: WriteContext,
  tx: Writer,
  person: Addressee,
  kind: 'welcome' | 'verify',
): Promise<void> {
  const token = await issueToken(ctx, tx, person.personId, 'verify', person.email, verifyHours * 3600)
  await sendLetter(ctx.services, tx, person, kind, (letters, known) =>
    letters[kind](known, links.verify(ctx.services, token), verifyHours),
  )
}

/** A new link for the caller's own address. */
export const askVerification = (ctx: WriteContext): Promise<void> =>
  ctx.services.db.write(tx => sendVerification(ctx, tx, ctx.caller.person!, 'verify'))

/** The link was opened by somebody who can read the mailbox. 28 also when the address of the account is another one by now. */
export async function verifyEmail(ctx: WriteContext, token: string): Promise<void> {
  await ctx.services.db.write(async tx => {
    const { personId, email } = await useToken(ctx, tx, 'verify', token)
    const rows = await tx.query(sql`update person set email_verified_at = ${ctx.now}, updated_at = ${ctx.now}
      where person_id = ${personId} and email = ${email} and state = 'Active' returning person_id`)
    if (rows.length === 0) throw new Fault('INVALID_VALIDATION_TOKEN')
    await changed(tx)
  })
}

/** Sends a link to choose a new password, when there is such an account; the answer is the same when there is none. */
export async function askReset(ctx: WriteContext, email: string): Promise<void> {
  const found = await credentialed(ctx.read, { email: email.trim().normalize('NFC') })
  if (!found) return
  await ctx.services.db.write(async tx => {
    const token = await issueToken(ctx, tx, found.personId, 'reset', found.email, resetMinutes * 60)
    await sendLetter(ctx.services, tx, found, 'reset', (letters, known) =>
      letters.reset(known, links.reset(ctx.services, token), resetMinutes),
    )
  })
}

/** A new password by a link: every session and every user token of the person ends. The link also proves the address. */
export async function resetPassword(ctx: WriteContext, token: string, password: string): Promise<string> {
  return ctx.services.db.write(async tx => {
    const { personId, email } = await useToken(ctx, tx, 'reset', token)
    const found = await credentialed(tx, { personId })
    if (!found || found.email !== email) throw new Fault('INVALID_VALIDATION_TOKEN')
    const hash = await hashPassword(checkedPassword(password, [found.name, found.email]))
    await tx.query(sql`update person set password_hash = ${hash}, email_verified_at = coalesce(email_verified_at, ${ctx.now}), updated_at = ${ctx.now}
      where person_id = ${personId}`)
    await endSessions(tx, personId, ctx.now, { tokens: true })
    await sendLetter(ctx.services, tx, found, 'passwordChanged', (letters, known) =>
      letters.passwordChanged(known, links.account(ctx.services)),
    )
    await changed(tx)
    return personId
  })
}

// ---- changing the account

/** A new password by its owner: other sessions and all user tokens end, this one stays. */
export async function setPassword(ctx: WriteContext, password: string): Promise<void> {
  await demandConfirmed(ctx)
  const person = ctx.caller.person!
  const hash = await hashPassword(checkedPassword(password, [person.name, person.email]))
  await ctx.services.db.write(async tx => {
    await tx.query(
      sql`update person set password_hash = ${hash}, updated_at = ${ctx.now} where person_id = ${person.personId}`,
    )
    // A link that was asked for before must not undo this.
    await tx.query(
      sql`update email_token set used_at = ${ctx.now} where person_id = ${person.personId} and purpose = 'reset' and used_at is null`,
    )
    await endSessions(tx, person.personId, ctx.now, {
      tokens: true,
      ...(ctx.caller.shellSession && { except: ctx.caller.shellSession }),
    })
    await sendLetter(ctx.services, tx, person, 'passwordChanged', (letters, known) =>
      letters.passwordChanged(known, links.account(ctx.services)),
    )
    await changed(tx)
  })
}

/** Another address, which is unproved until its link is used. The old one is told. */
export async function setEmail(ctx: WriteContext, text: string): Promise<void> {
  await demandConfirmed(ctx)
  const email = checkedEmail(text)
  const person = ctx.caller.person!
  if (email === person.email) return
  await ctx.services.db.write(async tx => {
    await tx
      .query(
        sql`update person set email = ${email}, email_verified_at = null, updated_at = ${ctx.now} where person_id = ${person.personId}`,
      )
      .catch(refuseTaken)
    // Links to the old address must not work for the account any more.
    await tx.query(
      sql`update email_token set used_at = ${ctx.now} where person_id = ${person.personId} and used_at is null`,
    )
    await sendVerification(ctx, tx, { ...person, email }, 'verify')
    await sendLetter(ctx.services, tx, person, 'emailChanged', (letters, known) =>
      letters.emailChanged(known, links.account(ctx.services)),
    )
    await changed(tx)
  })
}

/** 23505: the unique index on the address of people. */
function refuseTaken(error: unknown): never {
  if ((error as { code?: string }).code === '23505')
    throw new Fault('DUPLICATE_CREDENTIAL_FOUND', 'There is an account with this address already.')
  throw error
}

export interface Profile {
  readonly name?: string
  readonly country?: string
  readonly culture?: string
  readonly timeZone?: string
  /** Merged into what is there. */
  readonly preferences?: { readonly [key: string]: unknown }
}

export async function setProfile(ctx: WriteContext, profile: Profile): Promise<void> {
  const { personId } = ctx.caller.person!
  const name = profile.name === undefined ? null : checkedName(profile.name)
  if (profile.timeZone !== undefined && !knownZone(profile.timeZone))
    throw new Fault('INVALID_XML', 'There is no such time zone.')
  await ctx.services.db.write(async tx => {
    await tx.query(sql`update person set name = coalesce(${name}, name), country = coalesce(${profile.country ?? null}, country),
      culture = coalesce(${profile.culture ?? null}, culture), time_zone = coalesce(${profile.timeZone ?? null}, time_zone),
      preferences = preferences || ${JSON.stringify(profile.preferences ?? {})}::jsonb, updated_at = ${ctx.now}
      where person_id = ${personId}`)
    await changed(tx)
  })
}

function knownZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

// ---- what a person holds

export interface HeldRecord {
  readonly recordId: string
  /** Name of the one whose record it is. */
  readonly name: string
  /** What this person calls it. */
  readonly displayName: string
  readonly relationship: number
  readonly level: 'View' | 'Modify' | 'Custodian'
  readonly state: 'Active' | 'ReadOnly'
  readonly expiresAt: string | undefined
  readonly createdAt: string
}

interface HeldRow {
  record_id: string
  name: string
  display_name: string
  relationship: number
  level: HeldRecord['level']
  state: HeldRecord['state']
  expires_at: string | null
  created_at: string
}

/** The records that the person can open now, the own one first. */
export async function heldRecords(ctx: ReadContext): Promise<HeldRecord[]> {
  const rows = await ctx.read.query<HeldRow>(sql`
    select r.record_id, r.name, h.display_name, h.relationship, h.level, r.state, h.expires_at, r.created_at
    from record_holder h join record r on r.record_id = h.record_id
    where h.person_id = ${ctx.caller.person!.personId} and h.state = 'Active' and (h.expires_at is null or h.expires_at > ${ctx.now})
      and r.state in ('Active', 'ReadOnly')
    order by h.relationship = 1 desc, h.display_name, r.created_at, r.record_id`)
  return rows.map(r => ({
    recordId: r.record_id,
    name: r.name,
    displayName: r.display_name,
    relationship: r.relationship,
    level: r.level,
    state: r.state,
    expiresAt: r.expires_at ?? undefined,
    createdAt: r.created_at,
  }))
}
