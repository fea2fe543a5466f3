/**
 * Messages through the platform (wire.md §5.1): an application, or a person who uses one, writes to people whose addresses it
 * does not learn. A message goes out only to an address that was confirmed, only to who wants it, and never as HTML; our own
 * address is its sender, and our words around it say whose it is and how to have no more of them.
 */
import { htmlWords } from '../interop/html-words.ts'
import type { MessageSender } from '../interop/letters.ts'
import { Fault } from '../protocol/fault.ts'
import { messageLimits } from '../protocol/message.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import { checkedEmail, sendLetter } from './accounts.ts'
import { choiceDays, choicesIn, choiceToken, wants } from './communication.ts'
import type { Application, Person, Services, WriteContext } from './context.ts'
import { grantsInForce } from './grants.ts'
import { holdersOf } from './holders.ts'
import type { Attachment, Mailbox } from './mail.ts'

/** In 24 hours. They count what was asked for, so that they tell nothing about who was reached. */
export const mostMessages = { toOne: 10, ofPerson: 50, ofApplication: 10_000 } as const
const window = 86_400_000

export interface Wording {
  readonly subject: string
  readonly textBody?: string | undefined
  readonly htmlBody?: string | undefined
}

export interface Addressees {
  readonly rcptAddress: readonly Mailbox[]
  /** As the application knows them. */
  readonly rcptPerson: readonly { readonly text: string }[]
  readonly rcptRecord?: { readonly validated: boolean } | undefined
}

interface Recipient {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly culture: string
  readonly preferences: Person['preferences']
}

// ---- checks

/** 45 when it is no address. */
export function checkedMailbox({ name, address }: Mailbox): Mailbox {
  try {
    return { name: oneLine(name), address: checkedEmail(address) }
  } catch (error) {
    if (error instanceof Fault) throw new Fault('MAIL_ADDRESS_MALFORMED')
    throw error
  }
}

/** What stands in the head of a mail must not break out of its line. */
const oneLine = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ').trim()

const lines = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()

/** Subject and words as they will be read; 3 where one of them is missing or the subject has several lines. */
function checkedWording({ subject, textBody = '', htmlBody = '' }: Wording): { subject: string; words: string } {
  const plain = subject.trim()
  if (plain === '') throw new Fault('INVALID_XML', 'The message has no subject; say in a few words what it is about.')
  if (/\p{Cc}/u.test(plain)) throw new Fault('INVALID_XML', 'The subject must be one line, without control characters.')
  const words = lines(textBody) || lines(htmlWords(htmlBody))
  if (words === '') throw new Fault('INVALID_XML', 'The message says nothing; give a text-body or an html-body.')
  return { subject: plain, words }
}

// ---- whom it reaches

interface PersonRow extends Omit<Recipient, 'personId'> {
  readonly person_id: string
  readonly state: Person['state']
  readonly verified: boolean
  readonly related: boolean
}

const people = (application: Application, now: string) => sql`
  select q.person_id, q.name, q.email, q.culture, q.preferences, q.state, q.email_verified_at is not null as verified,
    exists (select 1 from ${grantsInForce(application, now)} and g.person_id = q.person_id) as related
  from person q`

const fromRow = ({ person_id, name, email, culture, preferences }: PersonRow): Recipient => ({
  personId: person_id,
  name,
  email,
  culture,
  preferences,
})

const unconfirmed = () =>
  new Fault('EMAIL_NOT_VALIDATED', 'A recipient has not confirmed the address yet; nobody was written to.')

/** 9 when the application knows no such active person, 11 when they let it use no record any more, 41. */
async function byIds(read: Reader, ctx: WriteContext, seen: readonly string[]): Promise<Recipient[]> {
  if (seen.length === 0) return []
  const { application } = ctx.caller
  const { seals } = ctx.services
  const own = application.kind === 'Shell'
  const ids = [...new Set(seen.map(id => (own ? id : seals.personFrom(application.applicationId, id))))]
  const rows = await read.query<PersonRow>(sql`${people(application, ctx.now)} where q.person_id = any(${ids}::uuid[])`)
  if (rows.length < ids.length || rows.some(row => row.state !== 'Active'))
    throw new Fault('INVALID_PERSON', 'A recipient is no active person; see GetAuthorizedPeople.')
  if (!own && rows.some(row => !row.related))
    throw new Fault('ACCESS_DENIED', 'A recipient lets the application use no record.')
  if (rows.some(row => !row.verified)) throw unconfirmed()
  return rows.map(fromRow)
}

/**
 * Those who confirmed one of the addresses. An application by itself reaches only people who use it; a person may write to
 * anybody here. Whom it does not reach is passed over in silence: the answer must not tell who has an account.
 */
async function byAddresses(
  read: Reader,
  ctx: WriteContext,
  mailboxes: readonly Mailbox[],
  onlyRelated: boolean,
): Promise<Recipient[]> {
  if (mailboxes.length === 0) return []
  const addresses = mailboxes.map(({ address }) => address.toLowerCase())
  const rows = await read.query<PersonRow>(sql`
    ${people(ctx.caller.application, ctx.now)}
    where lower(q.email) = any(${addresses}::text[]) and q.state = 'Active' and q.email_verified_at is not null`)
  return rows.filter(row => row.related || !onlyRelated).map(fromRow)
}

/** The custodians of the record of the call; 10 when there is none, 41. */
async function custodians(read: Reader, ctx: WriteContext, all: boolean): Promise<Recipient[]> {
  if (!ctx.record)
    throw new Fault('INVALID_RECORD', 'To write to custodians, name the record and the person in the header.')
  const holders = (await holdersOf(read, ctx.record.recordId, ctx.now)).filter(h => h.level === 'Custodian')
  const reached = holders.filter(h => h.emailVerified)
  if (reached.length === 0 || (all && reached.length < holders.length)) throw unconfirmed()
  const rows = await read.query<PersonRow>(sql`
    ${people(ctx.caller.application, ctx.now)} where q.person_id = any(${reached.map(h => h.personId)}::uuid[])`)
  return rows.map(fromRow)
}

// ---- sending

/** In whose words, and where answers go. */
interface From extends MessageSender {
  readonly personId?: string
  readonly replyTo: Mailbox
}

/** From the person of the call, whose address must be confirmed (41). */
export async function sendFromPerson(ctx: WriteContext, to: Addressees, wording: Wording): Promise<void> {
  const { application } = ctx.caller
  const { personId, name, email, emailVerified } = ctx.caller.person!
  if (!emailVerified)
    throw new Fault('EMAIL_NOT_VALIDATED', 'The person has to confirm the own address first, at the account page.')
  const from: From = { app: application.name, person: name, personId, replyTo: { name, address: email } }
  await send(ctx, from, to, wording)
}

/** From a mailbox in the domain of the application: 64 when it has none, 45 when that makes no address. */
export async function sendFromApplication(
  ctx: WriteContext,
  { mailboxName, name }: { readonly mailboxName: string; readonly name: string },
  to: Addressees,
  wording: Wording,
): Promise<void> {
  const domain = ctx.caller.application.further.domainName
  if (domain === undefined) throw new Fault('DOMAIN_NAME_NOT_SET')
  const replyTo = checkedMailbox({ name, address: `${mailboxName}@${domain}` })
  await send(ctx, { app: ctx.caller.application.name, replyTo }, to, wording)
}

async function send(ctx: WriteContext, from: From, to: Addressees, wording: Wording): Promise<void> {
  const { services, caller } = ctx
  const { applicationId } = caller.application
  const { subject, words } = checkedWording(wording)
  const mailboxes = checkedAddressees(to)
  await ctx.db.write(async tx => {
    await spend(tx, ctx, from, to, mailboxes)
    const { app, person } = from
    for (const recipient of await reach(tx, ctx, to, mailboxes, from.personId === undefined)) {
      if (!wants(choicesIn(recipient.preferences), applicationId)) continue
      const token = choiceToken(services, { personId: recipient.personId, applicationId })
      const choices = `${services.settings.publicUrl}/messages/${token}`
      await sendLetter(
        services,
        tx,
        recipient,
        'message',
        (letters, known) =>
          letters.message(known, { app, ...(person !== undefined && { person }) }, subject, words, choices, choiceDays),
        recipient.email,
        { fromName: fromName(services, person ?? from.replyTo.name), replyTo: from.replyTo, unsubscribe: choices },
      )
    }
  })
}

/** “Dr. Who via Healthkeep”: what mail programs show of the sender. */
const fromName = (services: Services, name: string): string =>
  `${oneLine(name).slice(0, 100)} via ${services.settings.instance.name}`.trim()

/** The addresses among them, each once. 3 without any recipient, 45 for what is no address. */
function checkedAddressees({ rcptAddress, rcptPerson, rcptRecord }: Addressees): Mailbox[] {
  if (rcptAddress.length + rcptPerson.length === 0 && !rcptRecord)
    throw new Fault('INVALID_XML', 'The message has no recipient; name a person, a record or an address.')
  if (rcptAddress.length + rcptPerson.length > messageLimits.recipients)
    throw new Fault('TOO_MANY_MESSAGES', `A message goes to ${messageLimits.recipients} recipients at most.`)
  const byAddress = new Map(rcptAddress.map(checkedMailbox).map(box => [box.address.toLowerCase(), box]))
  return [...byAddress.values()]
}

/** Everyone once, however often they were named. */
async function reach(
  read: Reader,
  ctx: WriteContext,
  { rcptPerson, rcptRecord }: Addressees,
  mailboxes: readonly Mailbox[],
  onlyRelated: boolean,
): Promise<Recipient[]> {
  const found = [
    ...(await byIds(
      read,
      ctx,
      rcptPerson.map(({ text }) => text),
    )),
    ...(rcptRecord ? await custodians(read, ctx, rcptRecord.validated) : []),
    ...(await byAddresses(read, ctx, mailboxes, onlyRelated)),
  ]
  return [...new Map(found.map(recipient => [recipient.personId, recipient])).values()]
}

/** Counts the message against the limits of `mostMessages`, one call of an application after the other; 148. */
async function spend(
  tx: Writer,
  { services, caller, record }: WriteContext,
  from: From,
  { rcptPerson, rcptRecord }: Addressees,
  mailboxes: readonly Mailbox[],
): Promise<void> {
  const { applicationId } = caller.application
  const since = new Date(services.clock.now() - window).toISOString()
  const now = new Date(services.clock.now()).toISOString()
  // By what was named, never by whom it stands for: an address and an id of one person must not be known as one.
  const named = [
    ...rcptPerson.map(({ text }) => `person:${text}`),
    ...mailboxes.map(({ address }) => `address:${address.toLowerCase()}`),
    ...(rcptRecord ? [`record:${record?.recordId}`] : []),
  ]
  const digests = [...new Set(named)].map(name => services.seals.fingerprint(`message:${applicationId}`, name))
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`messages ${applicationId}`}::text, 0))`)
  const [before] = await tx.query<{ all: number; own: number }>(sql`
    select count(*)::int as all, count(*) filter (where person_id = ${from.personId ?? null}::uuid)::int as own
    from message_sent where application_id = ${applicationId} and sent_at > ${since}`)
  const [most] = await tx.query<{ count: number }>(sql`
    select count(*)::int as count from message_sent
    where application_id = ${applicationId} and sent_at > ${since} and recipient = any(${digests}::bytea[])
    group by recipient order by count desc limit 1`)
  const count = digests.length
  if (before!.all + count > mostMessages.ofApplication)
    throw new Fault('TOO_MANY_MESSAGES', 'The application has sent too many messages today; go on tomorrow.')
  if (from.personId !== undefined && before!.own + count > mostMessages.ofPerson)
    throw new Fault('TOO_MANY_MESSAGES', 'The person has sent too many messages today; go on tomorrow.')
  if ((most?.count ?? 0) >= mostMessages.toOne)
    throw new Fault('TOO_MANY_MESSAGES', 'One of the recipients was written to too often today; go on tomorrow.')
  await tx.query(sql`
    insert into message_sent (message_id, application_id, person_id, recipient, sent_at)
    select gen_random_uuid(), ${applicationId}, ${from.personId ?? null}::uuid, recipient, ${now} from unnest(${digests}::bytea[]) as recipient`)
}

export const sweepMessages = ({ db, clock }: Services): Promise<object[]> =>
  db.now.query(sql`delete from message_sent where sent_at <= ${new Date(clock.now() - window).toISOString()}`)

// ---- by those who run the server

/** Written by an operator, with files if need be: to people by their own ids or addresses. Limits and choices are not asked. */
export async function sendFromOperator(
  ctx: WriteContext,
  sender: Mailbox,
  to: Addressees,
  wording: Wording,
  attachments: readonly Attachment[],
): Promise<void> {
  const replyTo = checkedMailbox(sender)
  const { subject, words } = checkedWording(wording)
  const mailboxes = checkedAddressees(to)
  const bytes = attachments.reduce((sum, { content }) => sum + Buffer.byteLength(content, 'base64'), 0)
  if (bytes > messageLimits.attachmentBytes)
    throw new Fault('INVALID_XML', 'The attachments hold more than 5 MB together; leave some out.')
  await ctx.db.write(async tx => {
    for (const recipient of await reach(tx, ctx, to, mailboxes, false))
      await sendLetter(
        ctx.services,
        tx,
        recipient,
        'operatorMessage',
        (letters, known) => letters.operatorMessage(known, replyTo.name || replyTo.address, subject, words),
        recipient.email,
        {
          fromName: fromName(ctx.services, replyTo.name),
          replyTo,
          ...(attachments.length > 0 && {
            attachments: attachments.map(({ name, content }) => ({ name: fileName(name), content })),
          }),
        },
      )
  })
}

const fileName = (name: string): string =>
  oneLine(name)
    .replace(/[/\\:]/g, '_')
    .slice(0, 120) || 'file'
