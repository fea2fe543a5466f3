/**
 * Patient Connect (tables connect_request, connect_authorization; shell.md §4.1): an application asks a person whom it knows
 * outside of here to open a record to it. The person types a code, answers a question, and says yes as to any application.
 * Unused a request is gone after four weeks, accepted it is told for 90 days, anew with each time it is accepted.
 */
import { Fault } from '../protocol/fault.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import { applicationById } from './applications.ts'
import { agree, consentable, type Yes } from './consent.ts'
import type { Application, Person, Services, WriteContext } from './context.ts'
import { grantsInForce } from './grants.ts'
import { codeDigest, newIdentityCode } from './identity-codes.ts'
import { keepOnboarding, onboard, type Prepared } from './onboarding.ts'
import { hashPassword, passwordMatches } from './passwords.ts'

const tries = 3
const unusedDays = 28
const toldDays = 90
/** How long after a right answer the yes may come. */
const answeredMinutes = 60

const later = (now: string, days: number): string => new Date(Date.parse(now) + days * 86_400_000).toISOString()

/** Only applications with a site of their own may ask; 11 for those on devices (wire.md §5.1). */
export function mayConnect(application: Application): void {
  if (application.kind !== 'Web')
    throw new Fault(
      'ACCESS_DENIED',
      'An application on a device cannot use connect requests and packages; it asks its person itself.',
    )
}

/** Upper and lower case are one; white space counts. */
const plain = (answer: string): string => answer.toLowerCase()

export interface Asked {
  readonly friendlyName: string
  readonly question: string
  readonly answer: string
  readonly externalId: string
}

/** The code for the person; 72 and 73 for a blank question and answer, 79 while the application has one with this external id. */
export async function createConnectRequest(
  { services, db, now }: WriteContext,
  applicationId: string,
  asked: Asked,
  prepared?: Prepared,
): Promise<string> {
  if (asked.question.trim() === '') throw new Fault('INVALID_VERIFICATION_QUESTION')
  if (asked.answer.trim() === '') throw new Fault('INVALID_VERIFICATION_ANSWER')
  const code = newIdentityCode(services.clock)
  const hash = await hashPassword(plain(asked.answer))
  await db.write(async tx => {
    await forget(tx, applicationId, asked.externalId, now)
    const made = await tx.query(sql`
      insert into connect_request (code_digest, application_id, external_id, friendly_name, question, answer_hash, tries_left, created_at, gone_at)
      values (${codeDigest(code)}, ${applicationId}, ${asked.externalId}, ${asked.friendlyName}, ${asked.question}, ${hash}, ${tries}, ${now}, ${later(now, unusedDays)})
      on conflict (application_id, external_id) do nothing returning 1 as one`)
    if (made.length === 0) throw new Fault('DUPLICATE_CONNECT_REQUEST_FOUND')
    if (prepared) await keepOnboarding(services, tx, codeDigest(code), prepared)
  })
  return code
}

/** What is past its time, and not swept away yet, holds no external id. */
const forget = (tx: Writer, applicationId: string, externalId: string, now: string) =>
  tx.query(
    sql`delete from connect_request where application_id = ${applicationId} and external_id = ${externalId} and gone_at <= ${now}`,
  )

/** 74 when the application has none with this external id, 84 when it was accepted: then it stays until its 90 days are over. */
export async function deletePendingConnectRequest(
  tx: Writer,
  applicationId: string,
  externalId: string,
  now: string,
): Promise<void> {
  const [found] = await tx.query<{ accepted: boolean }>(sql`
    select exists (select 1 from connect_authorization a where a.code_digest = c.code_digest) as accepted
    from connect_request c
    where application_id = ${applicationId} and external_id = ${externalId} and gone_at > ${now} for update`)
  if (!found) throw new Fault('INVALID_IDENTITY_CODE', 'There is no connect request with this external id.')
  // Who waited for the row may have waited for the yes: a new statement sees it.
  const gone = await tx.query(sql`
    delete from connect_request c where application_id = ${applicationId} and external_id = ${externalId}
      and not exists (select 1 from connect_authorization a where a.code_digest = c.code_digest) returning 1 as one`)
  if (gone.length === 0) throw new Fault('CONNECT_REQUEST_ALREADY_AUTHORIZED')
}

/** By code or by the present id. 74 when the application has no such request, 79 when another of its requests has the new id. */
export async function updateExternalId(
  tx: Writer,
  applicationId: string,
  which: { readonly code: string } | { readonly externalId: string },
  newId: string,
  now: string,
): Promise<void> {
  // One at a time for an application, so that two requests cannot both take the id.
  await tx.query(sql`select 1 from application where application_id = ${applicationId} for update`)
  const [found] = await tx.query<{ code_digest: Buffer }>(sql`
    select code_digest from connect_request where application_id = ${applicationId} and gone_at > ${now}
      and ${'code' in which ? sql`code_digest = ${codeDigest(which.code)}` : sql`external_id = ${which.externalId}`}`)
  if (!found) throw new Fault('INVALID_IDENTITY_CODE', 'There is no such connect request.')
  await forget(tx, applicationId, newId, now)
  const [taken] = await tx.query(sql`
    select 1 from connect_request
    where application_id = ${applicationId} and external_id = ${newId} and code_digest <> ${found.code_digest}`)
  if (taken) throw new Fault('DUPLICATE_CONNECT_REQUEST_FOUND')
  await tx.query(sql`update connect_request set external_id = ${newId} where code_digest = ${found.code_digest}`)
}

interface Waiting {
  readonly application_id: string
  readonly friendly_name: string
  readonly question: string
  readonly answer_hash: string
  readonly tries_left: number
  readonly answered_by: string | null
  readonly answered_at: string | null
}

/** 74 when the code is unknown or past its time, 75 when it is locked; a Writer holds the row until it commits. */
async function waiting(on: Reader, code: string, now: string, hold: boolean): Promise<Waiting> {
  const [found] = await on.query<Waiting>(sql`
    select application_id, friendly_name, question, answer_hash, tries_left, answered_by, answered_at
    from connect_request where code_digest = ${codeDigest(code)} and gone_at > ${now} ${hold ? sql`for update` : sql``}`)
  if (!found) throw new Fault('INVALID_IDENTITY_CODE')
  if (found.tries_left === 0) throw new Fault('RETRY_LIMIT_EXCEEDED')
  return found
}

/** The question behind a code, whose it is, and how many wrong answers it still bears; 74 and 75 as in `waiting`. */
export async function questionOf(
  read: Reader,
  code: string,
  now: string,
): Promise<{ readonly question: string; readonly applicationId: string; readonly triesLeft: number }> {
  const { question, application_id, tries_left } = await waiting(read, code, now, false)
  return { question, applicationId: application_id, triesLeft: tries_left }
}

export type Tried =
  | { readonly correct: true; readonly applicationId: string; readonly friendlyName: string }
  | { readonly correct: false; readonly triesLeft: number }

/** A wrong answer costs one of three tries, one at a time even when several come at once; a right one gives them back. */
export async function tryAnswer(
  tx: Writer,
  personId: string,
  code: string,
  answer: string,
  now: string,
): Promise<Tried> {
  const found = await waiting(tx, code, now, true)
  const correct = await passwordMatches(found.answer_hash, plain(answer))
  const triesLeft = correct ? tries : found.tries_left - 1
  await tx.query(sql`
    update connect_request set tries_left = ${triesLeft},
      answered_by = case when ${correct} then ${personId}::uuid else answered_by end,
      answered_at = case when ${correct} then ${now}::timestamptz else answered_at end
    where code_digest = ${codeDigest(code)}`)
  return correct
    ? { correct, applicationId: found.application_id, friendlyName: found.friendly_name }
    : { correct, triesLeft }
}

/**
 * The yes of the person who answered right within the hour (73 otherwise), stored as any yes to an application, and told to it
 * from then on. A code may be used again, for another record or after the yes was taken back.
 */
export async function acceptConnectRequest(
  ctx: WriteContext,
  tx: Writer,
  person: Person,
  code: string,
  recordId: string,
  yes: Yes,
): Promise<void> {
  const found = await waiting(tx, code, ctx.now, true)
  const answeredAt = found.answered_by === person.personId ? found.answered_at : null
  if (answeredAt === null || Date.parse(answeredAt) < Date.parse(ctx.now) - answeredMinutes * 60_000)
    throw new Fault('INVALID_VERIFICATION_ANSWER', 'Answer the question first.')
  const application = await consentable(ctx.services, found.application_id)
  await agree(ctx, tx, application, person, [recordId], yes)
  const [authorized] = await tx.query<{ fresh: boolean }>(sql`
    insert into connect_authorization (code_digest, person_id, record_id, authorized_at)
    values (${codeDigest(code)}, ${person.personId}, ${recordId}, ${ctx.now})
    on conflict (code_digest, person_id, record_id) do update set authorized_at = excluded.authorized_at
    returning xmax = 0 as fresh`)
  // A second yes for the same record brings nothing along a second time.
  if (authorized!.fresh) await onboard(ctx, tx, application, person, recordId, codeDigest(code))
  await tx.query(sql`
    update connect_request set gone_at = ${later(ctx.now, toldDays)}, answered_by = null, answered_at = null
    where code_digest = ${codeDigest(code)}`)
}

export interface Accepted {
  readonly applicationId: string
  readonly personId: string
  readonly recordId: string
  readonly externalId: string
}

/**
 * What people accepted since a date, of the application and of those whose master it is, oldest first. Where the yes was taken
 * back since, nothing is told.
 */
export async function acceptedRequests(
  services: Services,
  read: Reader,
  applicationId: string,
  now: string,
  since: string | undefined,
): Promise<Accepted[]> {
  const asking = await read.query<{ application_id: string }>(sql`
    select distinct c.application_id from connect_request c join application a using (application_id)
    where a.application_id = ${applicationId} or a.master_id = ${applicationId}
    order by c.application_id`)
  const found: Accepted[] = []
  for (const { application_id } of asking) {
    const application = await applicationById(services, application_id)
    if (application) found.push(...(await acceptedBy(read, application, now, since)))
  }
  return found
}

async function acceptedBy(
  read: Reader,
  application: Application,
  now: string,
  since: string | undefined,
): Promise<Accepted[]> {
  const rows = await read.query<{ person_id: string; record_id: string; external_id: string }>(sql`
    select t.person_id, t.record_id, c.external_id from ${grantsInForce(application, now)}
    join connect_authorization t on t.person_id = g.person_id and t.record_id = g.record_id
    join connect_request c on c.code_digest = t.code_digest and c.application_id = g.application_id and c.gone_at > ${now}
    where t.authorized_at >= coalesce(${since ?? null}::timestamptz, '-infinity')
    order by t.authorized_at, c.external_id`)
  return rows.map(row => ({
    applicationId: application.applicationId,
    personId: row.person_id,
    recordId: row.record_id,
    externalId: row.external_id,
  }))
}

/** Unused ones after four weeks, accepted ones after 90 days. */
export const sweepConnectRequests = ({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<object[]> => {
  const now = new Date(clock.now()).toISOString()
  return db.now.query(sql`delete from connect_request where gone_at <= ${now}`)
}
