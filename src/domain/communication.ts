/**
 * Which mails a person wants (among the preferences of table person), and the token in a mail by which they can say so without
 * signing in (shell.md I7). Letters about the account itself always come: they are how one learns of a stranger in it.
 */
import { Fault } from '../protocol/fault.ts'
import { guidBytes, guidOfBytes } from '../protocol/guid.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import { changed } from './caches.ts'
import type { Caller, Person, Services } from './context.ts'

/** How long the link in a mail works. */
export const choiceDays = 90

const purpose = 'communication-preferences'

/** The person, and the application whose message the link came with. */
export interface ChoiceToken {
  readonly personId: string
  readonly applicationId: string
}

/** It opens nothing but the choice of mails, and of the applications only the one that is named in the mail anyway. */
export function choiceToken(services: Services, { personId, applicationId }: ChoiceToken): string {
  const ends = Buffer.alloc(8)
  ends.writeDoubleBE(services.clock.now() + choiceDays * 86_400_000)
  const plain = Buffer.concat([guidBytes(personId), guidBytes(applicationId), ends])
  return services.seals.seal(purpose, plain).toString('base64url')
}

/** 11 for a token that is none of ours, 162 for one that is too old. */
export function openChoiceToken(services: Services, token: string): ChoiceToken {
  const plain = services.seals.open(purpose, Buffer.from(token, 'base64url'))
  if (plain?.length !== 40) throw new Fault('ACCESS_DENIED', 'The link to the choice of mails is not complete.')
  if (plain.readDoubleBE(32) <= services.clock.now()) throw new Fault('COMMUNICATION_PREFERENCES_ACCESS_TOKEN_EXPIRED')
  return { personId: guidOfBytes(plain.subarray(0, 16)), applicationId: guidOfBytes(plain.subarray(16, 32)) }
}

/** Whose choice it is where there is no token; 11 when nobody is signed in. */
export function signedInPerson({ person }: Caller): string {
  if (!person) throw new Fault('ACCESS_DENIED', 'Sign in, or use the link in a mail.')
  return person.personId
}

export interface Choices {
  /** News of this installation; nobody gets them unasked. */
  readonly newsletter: boolean
  /** Messages of applications, and of people who use one. */
  readonly messages: boolean
  /** Applications that are silenced one by one. */
  readonly silenced: readonly string[]
}

/** As it stands in the preferences of a person. */
export function choicesIn({ newsletter, messages, silenced }: Person['preferences']): Choices {
  const ids = Array.isArray(silenced) ? silenced.filter(id => typeof id === 'string') : []
  return { newsletter: newsletter === true, messages: messages !== false, silenced: ids }
}

/** Does the person want a message that comes through this application? */
export const wants = (choices: Choices, applicationId: string): boolean =>
  choices.messages && !choices.silenced.includes(applicationId)

/** 9 when there is no such account any more. A Writer holds the row until it commits. */
export async function choicesOf(on: Reader, personId: string, hold = false): Promise<Choices> {
  const [row] = await on.query<{ preferences: Person['preferences'] }>(sql`
    select preferences from person where person_id = ${personId} and state = 'Active' ${hold ? sql`for update` : sql``}`)
  if (!row) throw new Fault('INVALID_PERSON', 'The account is not active.')
  return choicesIn(row.preferences)
}

export interface ChoiceChange {
  readonly newsletter?: boolean | undefined
  readonly messages?: boolean | undefined
  readonly applications: readonly { readonly applicationId: string; readonly messages: boolean }[]
}

/** Changes what is named and leaves the rest. */
export async function choose(tx: Writer, personId: string, change: ChoiceChange, now: string): Promise<void> {
  const before = await choicesOf(tx, personId, true)
  const silenced = new Set(before.silenced)
  for (const { applicationId, messages } of change.applications)
    if (messages) silenced.delete(applicationId)
    else silenced.add(applicationId)
  const after: Choices = {
    newsletter: change.newsletter ?? before.newsletter,
    messages: change.messages ?? before.messages,
    silenced: [...silenced].sort(),
  }
  await tx.query(sql`
    update person set preferences = preferences || ${JSON.stringify(after)}::jsonb, updated_at = ${now} where person_id = ${personId}`)
  await changed(tx)
}

/** The applications that may write to the person: those they let use a record, and those they silenced. */
export async function writingApplications(read: Reader, personId: string, silenced: readonly string[]) {
  const rows = await read.query<{ application_id: string; name: string }>(sql`
    select a.application_id, coalesce(a.instance_name, a.name) as name from application a
    where a.kind <> 'Shell' and (a.application_id = any(${silenced}::uuid[]) or exists (
      select 1 from application_grant g where g.application_id = a.application_id and g.person_id = ${personId} and g.state = 'Active'))
    order by lower(coalesce(a.instance_name, a.name)), a.application_id`)
  return rows.map(row => ({ applicationId: row.application_id, name: row.name }))
}
