/**
 * Who knocks: session tokens of applications, user tokens of people, the Shell's own cookie (wire.md §2.3, §2.5, §3).
 * A session token carries its secret sealed, so that it needs no row, outlives a restart and is good on every machine.
 */
import { createHash, createHmac } from 'node:crypto'
import { Fault } from '../protocol/fault.ts'
import { guidBytes, guidOfBytes, isGuidText } from '../protocol/guid.ts'
import { sql, type Writer } from '../store/db.ts'
import { applicationById, shellApplicationId } from './applications.ts'
import { changed, kept } from './caches.ts'
import type { Application, Caller, Person, Services } from './context.ts'
import { operatorOf } from './operator-sessions.ts'
import { personById } from './people.ts'
import { equalBytes } from './seal.ts'

export type Claim =
  | { readonly kind: 'anonymous'; readonly applicationId: string }
  | {
      readonly kind: 'session'
      readonly token: string
      readonly userToken?: string
      readonly offlinePersonId?: string
      readonly hmac?: Digest
      readonly infoHash?: Digest
      /** The bytes that the two digests cover, exactly as received. */
      readonly header: Buffer
      readonly info: Buffer
      /** Throws REQUEST_TIMED_OUT; asked after the signature was verified (wire.md §2.6, step 8). `now` in ms since the epoch. */
      readonly inTime: (now: number) => void
    }
  /**
   * The REST interface (shell.md §5.1): whoever holds the token may use it, nothing is signed. What may be done is decided by the offline
   * rules, even where a user token says that the person is here.
   */
  | { readonly kind: 'bearer'; readonly token: string; readonly userToken?: string; readonly offlinePersonId?: string }
  /** `token`: the cookie of the Shell; absent: nobody has signed in. */
  | { readonly kind: 'shell'; readonly token?: string }
  /** An operator at their own pages; `token` is the cookie there. */
  | { readonly kind: 'operator'; readonly token: string }
  /** The command line on the machine itself. */
  | { readonly kind: 'machine' }

export interface Digest {
  readonly algorithm: string
  readonly value: string
}

// ---- algorithms

const hmacs: { readonly [name: string]: string } = { HMACSHA1: 'sha1', HMACSHA256: 'sha256' }
const hashes: { readonly [name: string]: string } = {
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  'SHA-256': 'sha256',
}

export const hmacAlgorithm = (name: string): string | undefined => hmacs[name.trim().toUpperCase()]
export const hashAlgorithm = (name: string): string | undefined => hashes[name.trim().toUpperCase()]

/** Base64 with the line breaks that Python clients put in (wire.md §2.5). */
export const fromBase64 = (text: string): Buffer => Buffer.from(text.replace(/\s+/g, ''), 'base64')

// ---- session tokens

interface Session {
  readonly applicationId: string
  readonly secret: Buffer
  /** Milliseconds since the epoch. */
  readonly expires: number
}

const purpose = 'session'

/** A token that names the application and carries its secret: base64, at most 1,024 characters. */
export function issueSession(services: Services, application: Application, secret: Buffer): string {
  const expires = Buffer.alloc(8)
  expires.writeDoubleBE(services.clock.now() + services.settings.sessionSeconds * 1000)
  return services.seals
    .seal(purpose, Buffer.concat([guidBytes(application.applicationId), expires, secret]))
    .toString('base64')
}

const opened = new WeakMap<Services, Map<string, Session>>()
const mostOpened = 20_000

function openSession(services: Services, token: string): Session | undefined {
  const known = opened.get(services) ?? new Map<string, Session>()
  opened.set(services, known)
  const found = known.get(token)
  if (found) return found
  const plain = services.seals.open(purpose, fromBase64(token))
  if (!plain) return undefined
  const session = {
    applicationId: guidOfBytes(plain.subarray(0, 16)),
    expires: plain.readDoubleBE(16),
    secret: plain.subarray(24),
  }
  if (known.size >= mostOpened) known.clear()
  known.set(token, session)
  return session
}

// ---- user tokens (wctoken)

interface UserToken {
  readonly tokenId: string
  readonly applicationId: string
  readonly personId: string
  readonly expiresAt: string
  readonly ended: boolean
}

const tokenCache = kept<UserToken>()

/** The proof that a person is signed in to an application (wire.md §3.4). Lives `seconds`. */
export async function issueUserToken(
  services: Services,
  tx: Writer,
  application: Application,
  personId: string,
  seconds: number,
): Promise<string> {
  const tokenId = services.clock.id()
  const expiresAt = new Date(services.clock.now() + seconds * 1000).toISOString()
  await tx.query(sql`insert into user_token (token_id, application_id, person_id, expires_at)
    values (${tokenId}, ${application.applicationId}, ${personId}, ${expiresAt})`)
  return services.seals.seal('user', guidBytes(tokenId)).toString('base64')
}

async function openUserToken(services: Services, token: string): Promise<UserToken | undefined> {
  const plain = services.seals.open('user', fromBase64(token))
  if (plain?.length !== 16) return undefined
  const id = guidOfBytes(plain)
  return tokenCache(services).get(id, async () => {
    const [row] = await services.db.read.query<{
      application_id: string
      person_id: string
      expires_at: string
      ended_at: string | null
    }>(sql`
      select application_id, person_id, expires_at, ended_at from user_token where token_id = ${id}`)
    return (
      row && {
        tokenId: id,
        applicationId: row.application_id,
        personId: row.person_id,
        expiresAt: row.expires_at,
        ended: row.ended_at !== null,
      }
    )
  })
}

/** Ends one user token; unknown ones are ignored. */
export async function endUserToken(services: Services, tx: Writer, token: string): Promise<void> {
  const found = await openUserToken(services, token)
  if (!found) return
  await tx.query(sql`update user_token set ended_at = now() where token_id = ${found.tokenId} and ended_at is null`)
  await changed(tx)
}

// ---- admit

/**
 * Who the claim shows; an operator whose session has ended is 7. Faults in the order of wire.md §2.6: 65 and 8 for the token that names the application, 6, 4, 49 — then,
 * by `attachPerson`, 7, 8, 9. `welcome` throws for an application that may not call from where it does.
 */
export async function admit(
  services: Services,
  claim: Claim,
  welcome: (application: Application) => void,
): Promise<Caller> {
  switch (claim.kind) {
    case 'anonymous': {
      const application = await activeApplication(services, claim.applicationId)
      welcome(application)
      return { application, proved: false, avenue: 'Online' }
    }
    case 'operator': {
      const application = await activeApplication(services, shellApplicationId)
      return { application, proved: true, avenue: 'Online', ...(await operatorOf(services, claim.token)) }
    }
    case 'machine':
    case 'shell':
      return { application: await activeApplication(services, shellApplicationId), proved: true, avenue: 'Online' }
    case 'bearer':
    case 'session': {
      // White space first, so that each expression reads the text once: anybody may send it, as long as they like.
      const token = claim.token.replace(/\s+/g, '')
      if (!/^[A-Za-z0-9+/]+={0,2}$/.test(token))
        throw new Fault('INVALID_TOKEN', 'The session token is not one of ours.')
      const session = openSession(services, token)
      if (!session || session.expires <= services.clock.now())
        throw new Fault('AUTHENTICATED_SESSION_TOKEN_EXPIRED', 'The session has ended; create a new one.')
      const application = await activeApplication(services, session.applicationId)
      welcome(application)
      if (claim.kind === 'session') {
        verify(services, application, session, claim)
        claim.inTime(services.clock.now())
      }
      return { application, proved: true, avenue: 'Online' }
    }
  }
}

async function activeApplication(services: Services, id: string): Promise<Application> {
  const application = await applicationById(services, id.toLowerCase())
  if (application?.state !== 'Active')
    throw new Fault('INVALID_APP', 'The application is unknown, not yet authorized or not active.')
  return application
}

function verify(
  services: Services,
  application: Application,
  session: Session,
  claim: Extract<Claim, { kind: 'session' }>,
): void {
  const wrong = (why: string) => new Fault('BAD_SIG', why)
  if (!claim.hmac) throw wrong('The request carries a session token but no auth element.')
  if (!claim.infoHash) throw wrong('The header carries no info-hash.')
  const hmac = hmacAlgorithm(claim.hmac.algorithm)
  const hash = hashAlgorithm(claim.infoHash.algorithm)
  if (!hmac || !hash) throw wrong('Only SHA1 and SHA256 are accepted here.')
  if ((hmac === 'sha1' || hash === 'sha1') && !sha1Accepted(services, application))
    throw wrong('This server asks this application for SHA256.')
  if (!equalBytes(createHmac(hmac, session.secret).update(claim.header).digest(), fromBase64(claim.hmac.value)))
    throw wrong('The HMAC does not match the header.')
  if (!equalBytes(createHash(hash).update(claim.info).digest(), fromBase64(claim.infoHash.value)))
    throw wrong('The info-hash does not match the info element.')
  if (hmac === 'sha1' || hash === 'sha1') noteSha1(services, application)
}

export const sha1Accepted = (services: Services, application: Application): boolean =>
  application.acceptSha1 ?? services.settings.acceptSha1

const sha1Noted = new Map<string, number>()
const day = 86_400_000
/** So that an operator sees which applications still use SHA-1; once a day is enough. */
export function noteSha1(services: Services, application: Application): void {
  const now = services.clock.now()
  if (now - (sha1Noted.get(application.applicationId) ?? 0) < day) return
  sha1Noted.set(application.applicationId, now)
  services.db.now
    .query(
      sql`update application set sha1_used_at = ${new Date(now).toISOString()} where application_id = ${application.applicationId}`,
    )
    .catch(() => sha1Noted.delete(application.applicationId))
}

/** Adds the person whom the claim names: user token 7 or 8, offline id 9, the Shell's cookie 7. */
export async function attachPerson(services: Services, caller: Caller, claim: Claim): Promise<Caller> {
  if (claim.kind === 'shell' && claim.token !== undefined) return shellCaller(services, caller, claim.token)
  if (claim.kind !== 'session' && claim.kind !== 'bearer') return caller
  if (claim.userToken !== undefined) {
    if (claim.offlinePersonId !== undefined)
      throw new Fault('INVALID_TOKEN', 'Either a user token or an offline person, not both.')
    const token = await openUserToken(services, claim.userToken)
    if (!token || token.applicationId !== caller.application.applicationId)
      throw new Fault('INVALID_TOKEN', 'The user token is not one of this application.')
    if (token.ended || token.expiresAt <= new Date(services.clock.now()).toISOString())
      throw new Fault('CREDENTIAL_TOKEN_EXPIRED', 'The person has to sign in again.')
    const avenue = claim.kind === 'bearer' ? 'Offline' : 'Online'
    return { ...caller, avenue, person: await activePerson(services, token.personId) }
  }
  if (claim.offlinePersonId !== undefined) {
    const seen = claim.offlinePersonId.trim().toLowerCase()
    if (!isGuidText(seen)) throw new Fault('INVALID_PERSON', 'The offline person id is not a guid.')
    const personId = services.seals.personFrom(caller.application.applicationId, seen)
    return { ...caller, avenue: 'Offline', person: await activePerson(services, personId) }
  }
  return caller
}

async function activePerson(services: Services, personId: string): Promise<Person> {
  const person = await personById(services, personId)
  if (person?.state !== 'Active')
    throw new Fault('INVALID_PERSON', 'The person is unknown or the account is not active.')
  return person
}

// ---- the Shell's own sessions

interface ShellSession {
  readonly personId: string
  readonly expiresAt: string
}
const shellCache = kept<ShellSession>()

/** Starts a Shell session; the returned secret goes into the cookie, only its fingerprint is kept. */
export async function startShellSession(
  services: Services,
  tx: Writer,
  personId: string,
  seconds: number,
  stay = false,
): Promise<string> {
  const token = services.clock.random(32).toString('base64url')
  const now = services.clock.now()
  const began = new Date(now).toISOString()
  await tx.query(sql`insert into shell_session (token_hash, person_id, created_at, confirmed_at, stay, expires_at)
    values (${services.seals.fingerprint('shell', token)}, ${personId}, ${began}, ${began}, ${stay}, ${new Date(now + seconds * 1000).toISOString()})`)
  return token
}

/** The person has just proved again who they are. */
export async function confirmShellSession(tx: Writer, tokenHash: Buffer, now: string): Promise<void> {
  await tx.query(
    sql`update shell_session set confirmed_at = ${now} where token_hash = ${tokenHash} and ended_at is null`,
  )
}

/** Ends all Shell sessions of a person but one, and with `tokens` also what applications hold for them. */
export async function endSessions(
  tx: Writer,
  personId: string,
  now: string,
  { except, tokens = false }: { except?: Buffer; tokens?: boolean },
): Promise<number> {
  const ended = await tx.query(sql`update shell_session set ended_at = ${now}
    where person_id = ${personId} and ended_at is null and expires_at > ${now} and (${except ?? null}::bytea is null or token_hash <> ${except ?? null}) returning 1`)
  if (tokens)
    await tx.query(sql`update user_token set ended_at = ${now} where person_id = ${personId} and ended_at is null`)
  await changed(tx)
  return ended.length
}

export async function endShellSession(tx: Writer, tokenHash: Buffer): Promise<void> {
  await tx.query(sql`update shell_session set ended_at = now() where token_hash = ${tokenHash} and ended_at is null`)
  await changed(tx)
}

async function shellCaller(services: Services, caller: Caller, token: string): Promise<Caller> {
  const hash = services.seals.fingerprint('shell', token)
  const session = await shellCache(services).get(hash.toString('base64'), async () => {
    const [row] = await services.db.read.query<{ person_id: string; expires_at: string }>(sql`
      select person_id, expires_at from shell_session where token_hash = ${hash} and ended_at is null`)
    return row && { personId: row.person_id, expiresAt: row.expires_at }
  })
  if (!session || session.expiresAt <= new Date(services.clock.now()).toISOString())
    throw new Fault('CREDENTIAL_TOKEN_EXPIRED', 'Please sign in again.')
  return { ...caller, person: await activePerson(services, session.personId), shellSession: hash }
}

/** Days that ended or expired tokens are still told apart from unknown ones (7, not 8). */
const rememberedDays = 30

/** Forgets sessions and tokens that ended long ago. */
export async function sweepSessions(services: Services): Promise<void> {
  const before = new Date(services.clock.now() - rememberedDays * 86_400_000).toISOString()
  await services.db.now.query(sql`delete from user_token where coalesce(ended_at, expires_at) < ${before}`)
  await services.db.now.query(sql`delete from shell_session where coalesce(ended_at, expires_at) < ${before}`)
  await services.db.now.query(sql`delete from email_token where expires_at < ${before}`)
  await services.db.now.query(sql`delete from passkey_challenge where expires_at < ${before}`)
  await services.db.now.query(sql`delete from sign_up_code where coalesce(used_at, expires_at) < ${before}`)
}
