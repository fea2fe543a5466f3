/**
 * Passkeys (table passkey): WebAuthn credentials that a person can sign in with instead of a password. A challenge is sealed by
 * us and carries its own end and purpose, so that showing a page writes nothing; an answered one is remembered until it would
 * have expired, so that it is good once.
 */
import { createHash } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { accountRules } from '../protocol/account.ts'
import { Fault } from '../protocol/fault.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import { demandConfirmed, type Proof, sendLetter } from './accounts.ts'
import type { ReadContext, Services, WriteContext } from './context.ts'

const challengeSeconds = 15 * 60

// ---- challenges

type Purpose = 'register' | 'sign-in'
const sealPurpose = 'passkey-challenge'

function issueChallenge(services: Services, purpose: Purpose, personId = ''): Uint8Array<ArrayBuffer> {
  const plain = JSON.stringify([purpose, personId, services.clock.now() + challengeSeconds * 1000])
  return new Uint8Array(services.seals.seal(sealPurpose, Buffer.from(plain)))
}

/** Ours, for this purpose and person, in time? */
function challengeIsGood(services: Services, challenge: string, purpose: Purpose, personId = ''): boolean {
  const plain = services.seals.open(sealPurpose, Buffer.from(challenge, 'base64url'))
  if (!plain) return false
  const [known, person, until] = JSON.parse(plain.toString()) as [Purpose, string, number]
  return known === purpose && person === personId && until > services.clock.now()
}

/** Remembers an answered challenge; false when it was answered before. */
async function useChallenge(ctx: WriteContext, tx: Writer, challenge: string): Promise<boolean> {
  await tx.query(sql`delete from passkey_challenge where expires_at < ${ctx.now}`)
  const until = new Date(Date.parse(ctx.now) + challengeSeconds * 1000).toISOString()
  const rows = await tx.query(sql`insert into passkey_challenge (challenge_hash, expires_at)
    values (${createHash('sha256').update(challenge).digest()}, ${until}) on conflict do nothing returning 1`)
  return rows.length > 0
}

/** The challenge that an answer says it answers. */
function challengeOf(answer: { response: { clientDataJSON: string } }): string {
  const { challenge } = JSON.parse(Buffer.from(answer.response.clientDataJSON, 'base64url').toString()) as {
    challenge: string
  }
  return challenge
}

const place = ({ settings }: Services) => ({
  origin: new URL(settings.publicUrl).origin,
  rpId: new URL(settings.publicUrl).hostname,
})

/** Anything that a broken or hostile client may send is one refusal, with the reason for the log only. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('INVALID_TOKEN', 'The passkey was not accepted. Please try again.', {
      cause: error,
      detail: (error as Error).message,
    })
  }
}

// ---- adding

export interface Passkey {
  readonly credentialId: string
  readonly name: string
  readonly createdAt: string
  readonly lastUsedAt: string | undefined
}

export async function passkeysOf(read: Reader, personId: string): Promise<Passkey[]> {
  const rows = await read.query<{
    credential_id: string
    name: string
    created_at: string
    last_used_at: string | null
  }>(sql`
    select credential_id, name, created_at, last_used_at from passkey where person_id = ${personId} order by created_at, credential_id`)
  return rows.map(r => ({
    credentialId: r.credential_id,
    name: r.name,
    createdAt: r.created_at,
    lastUsedAt: r.last_used_at ?? undefined,
  }))
}

/** What the browser needs to make a new passkey for the caller. */
export async function registrationOptions(ctx: ReadContext): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { services, caller } = ctx
  const person = caller.person!
  const known = await passkeysOf(ctx.read, person.personId)
  return generateRegistrationOptions({
    rpName: services.settings.instance.name,
    rpID: place(services).rpId,
    userName: person.email,
    userDisplayName: person.name,
    userID: new Uint8Array(Buffer.from(person.personId)),
    challenge: issueChallenge(services, 'register', person.personId),
    attestationType: 'none',
    excludeCredentials: known.map(k => ({ id: k.credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** Adds what the browser made. 8 not accepted, 22 known already, 86 too many, 11 without a recent proof of the person. */
export async function addPasskey(ctx: WriteContext, answer: RegistrationResponseJSON, name?: string): Promise<Passkey> {
  await demandConfirmed(ctx)
  const { services, caller, now } = ctx
  const person = caller.person!
  const { origin, rpId } = place(services)
  const made = await refusing(() =>
    verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge => challengeIsGood(services, challenge, 'register', person.personId),
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
    }),
  )
  if (!made.verified) throw new Fault('INVALID_TOKEN', 'The passkey was not accepted. Please try again.')
  const { credential, aaguid } = made.registrationInfo
  return services.db.write(async tx => {
    if (!(await useChallenge(ctx, tx, challengeOf(answer))))
      throw new Fault('INVALID_TOKEN', 'The passkey was not accepted. Please try again.')
    // One after the other for one person, so that the limits hold.
    await tx.query(sql`select 1 from person where person_id = ${person.personId} for update`)
    const known = await passkeysOf(tx, person.personId)
    if (known.length >= accountRules.mostPasskeys)
      throw new Fault(
        'CREDENTIALS_LIMIT_EXCEEDED',
        `An account has ${accountRules.mostPasskeys} passkeys at most. Remove one first.`,
      )
    const called = name ?? nameFor(aaguid, known)
    const rows = await tx.query(sql`
      insert into passkey (credential_id, person_id, public_key, counter, transports, name, created_at)
      values (${credential.id}, ${person.personId}, ${Buffer.from(credential.publicKey)}, ${credential.counter}, ${credential.transports ?? []}, ${called}, ${now})
      on conflict do nothing returning 1`)
    if (rows.length === 0) throw new Fault('DUPLICATE_CREDENTIAL_FOUND', 'This passkey belongs to an account already.')
    await sendLetter(services, tx, person, 'passkeyAdded', (letters, k) =>
      letters.passkeyAdded(k, called, `${services.settings.publicUrl}/account`),
    )
    return { credentialId: credential.id, name: called, createdAt: now, lastUsedAt: undefined }
  })
}

// The makers that are met most, by the id that they publish (passkeydeveloper/passkey-authenticator-aaguids).
const makers: { readonly [aaguid: string]: string } = {
  'fbfc3007-154e-4ecc-8c0b-6e020557d7bd': 'Apple Passwords',
  'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4': 'Google Password Manager',
  'adce0002-35bc-c60a-648b-0b25f1f05503': 'Chrome on Mac',
  '08987058-cadc-4b81-b6e1-30de50dcbe96': 'Windows Hello',
  '9ddd1817-af5a-4672-a2b9-3e3dd95000a9': 'Windows Hello',
  '6028b017-b1d4-4c02-b4b3-afcdafc96bb2': 'Windows Hello',
  'bada5566-a7aa-401f-bd96-45619a55120d': '1Password',
  'd548826e-79b4-db40-a3d8-11116f7e8349': 'Bitwarden',
  '531126d6-e717-415c-9320-3d9aa6981239': 'Dashlane',
  '53414d53-554e-4700-0000-000000000000': 'Samsung Pass',
}

function nameFor(aaguid: string, known: readonly Passkey[]): string {
  const base = makers[aaguid] ?? 'Passkey'
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base} ${n}`
    if (!known.some(k => k.name === name)) return name
  }
}

export function checkedPasskeyName(text: string): string {
  const name = text.trim().replace(/\s+/g, ' ')
  if (name === '' || [...name].length > 60 || /[<>\p{C}]/u.test(name))
    throw new Fault('INVALID_ACCOUNT_NAME', 'A name for a passkey has 1 to 60 characters, without < and >.')
  return name
}

export async function renamePasskey(ctx: WriteContext, credentialId: string, name: string): Promise<void> {
  const rows = await ctx.db.now.query(sql`update passkey set name = ${checkedPasskeyName(name)}
    where credential_id = ${credentialId} and person_id = ${ctx.caller.person!.personId} returning 1`)
  if (rows.length === 0) throw new Fault('CREDENTIAL_NOT_FOUND', 'There is no such passkey.')
}

/** Removes a passkey: 82 unknown, 83 the last way in, 11 without a recent proof. */
export async function removePasskey(ctx: WriteContext, credentialId: string): Promise<void> {
  await demandConfirmed(ctx)
  const person = ctx.caller.person!
  await ctx.services.db.write(async tx => {
    const [holder] = await tx.query<{ password_hash: string | null }>(
      sql`select password_hash from person where person_id = ${person.personId} for update`,
    )
    const known = await passkeysOf(tx, person.personId)
    const gone = known.find(k => k.credentialId === credentialId)
    if (!gone) throw new Fault('CREDENTIAL_NOT_FOUND', 'There is no such passkey.')
    if (known.length === 1 && holder?.password_hash === null)
      throw new Fault(
        'CANNOT_REMOVE_LAST_CREDENTIAL',
        'This is the only way to sign in. Add another passkey or a password first.',
      )
    await tx.query(sql`delete from passkey where credential_id = ${credentialId}`)
    await sendLetter(ctx.services, tx, person, 'passkeyRemoved', (letters, k) =>
      letters.passkeyRemoved(k, gone.name, `${ctx.services.settings.publicUrl}/account`),
    )
  })
}

/** Does without a password from now on: 83 when there is no passkey. */
export async function removePassword(ctx: WriteContext): Promise<void> {
  await demandConfirmed(ctx)
  const { personId } = ctx.caller.person!
  await ctx.services.db.write(async tx => {
    await tx.query(sql`select 1 from person where person_id = ${personId} for update`)
    if ((await passkeysOf(tx, personId)).length === 0)
      throw new Fault('CANNOT_REMOVE_LAST_CREDENTIAL', 'The password is the only way to sign in. Add a passkey first.')
    await tx.query(sql`update person set password_hash = null, updated_at = ${ctx.now} where person_id = ${personId}`)
  })
}

// ---- signing in

/** What the browser needs to ask for any passkey of this site: nobody has to type an address. */
export const signInOptions = ({ services }: ReadContext): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({
    rpID: place(services).rpId,
    challenge: issueChallenge(services, 'sign-in'),
    userVerification: 'required',
  })

interface Stored {
  credential_id: string
  person_id: string
  public_key: Buffer
  counter: number
}

/** Whose passkey answered: 8 when it is none of ours, does not verify, or the challenge is old or was answered before. */
export async function proofByPasskey(ctx: WriteContext, answer: AuthenticationResponseJSON): Promise<Proof> {
  const { services } = ctx
  const { origin, rpId } = place(services)
  const refused = new Fault('INVALID_TOKEN', 'The passkey was not accepted. Please try again.')
  const [stored] = await ctx.read.query<Stored>(sql`
    select k.credential_id, k.person_id, k.public_key, k.counter from passkey k join person p on p.person_id = k.person_id
    where k.credential_id = ${String(answer.id)} and p.state = 'Active'`)
  if (!stored) throw refused
  const shown = await refusing(() =>
    verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge => challengeIsGood(services, challenge, 'sign-in'),
      expectedOrigin: origin,
      expectedRPID: rpId,
      credential: { id: stored.credential_id, publicKey: new Uint8Array(stored.public_key), counter: stored.counter },
      requireUserVerification: true,
    }),
  )
  if (!shown.verified) throw refused
  await services.db.write(async tx => {
    if (!(await useChallenge(ctx, tx, challengeOf(answer)))) throw refused
    await tx.query(
      sql`update passkey set counter = ${shown.authenticationInfo.newCounter}, last_used_at = ${ctx.now} where credential_id = ${stored.credential_id}`,
    )
  })
  return { personId: stored.person_id, credentialId: stored.credential_id }
}
