/**
 * Mail that waits to go out (table mail). It is written in the transaction of the change that it tells about, so that there is
 * never one without the other; couriers/mail.ts carries it. Texts are wiped once it is gone, since links in them are secrets.
 */
import { type Letter, type LetterKind, letterHtml, letterText } from '../interop/letters.ts'
import { type Db, type Reader, sql, type Writer } from '../store/db.ts'
import type { Services } from './context.ts'

export const mailChannel = 'healthkeep_mail'

export interface Mailbox {
  readonly name: string
  readonly address: string
}

export interface Attachment {
  readonly name: string
  /** Base64. */
  readonly content: string
}

/** What a letter says of a sender who is not ourselves. Names hold no control characters. */
export interface Enclosed {
  readonly fromName?: string
  readonly replyTo?: Mailbox
  readonly unsubscribe?: string
  readonly attachments?: readonly Attachment[]
}

/** Puts a letter on its way when the transaction commits. */
export async function enqueue(
  services: Services,
  tx: Writer,
  to: string,
  kind: LetterKind,
  letter: Letter,
  { fromName, replyTo, unsubscribe, attachments }: Enclosed = {},
): Promise<void> {
  const { clock, settings } = services
  const site = settings.instance.name
  const now = new Date(clock.now()).toISOString()
  await tx.query(sql`
    insert into mail (mail_id, kind, to_address, subject, body_text, body_html, created_at, next_attempt_at, from_name, reply_to, unsubscribe, attachments)
    values (${clock.id()}, ${kind}, ${to}, ${letter.subject}, ${letterText(letter, site)}, ${letterHtml(letter, site)}, ${now}, ${now},
      ${fromName ?? null}, ${replyTo ? JSON.stringify(replyTo) : null}, ${unsubscribe ?? null}, ${attachments ? JSON.stringify(attachments) : null})`)
  // Only a hint: the courier also looks by itself.
  await tx.query(sql`select pg_notify(${mailChannel}, '')`)
}

export interface WaitingMail extends Enclosed {
  readonly mailId: string
  readonly kind: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly createdAt: string
  /** This try included. */
  readonly attempts: number
}

interface WaitingRow {
  mail_id: string
  kind: string
  to_address: string
  subject: string
  body_text: string
  body_html: string
  created_at: string
  attempts: number
  from_name: string | null
  reply_to: Mailbox | null
  unsubscribe: string | null
  attachments: Attachment[] | null
}

/**
 * Takes mails that are due, oldest first, for one try each. They come back by themselves after `leaseSeconds`, in case this
 * process dies with them in its hands; several couriers never hold the same one.
 */
export async function takeDue(db: Db, now: Date, leaseSeconds: number, most: number): Promise<WaitingMail[]> {
  const back = new Date(now.getTime() + leaseSeconds * 1000).toISOString()
  const rows = await db.now.query<WaitingRow>(sql`
    with due as (
      select mail_id from mail where sent_at is null and next_attempt_at <= ${now.toISOString()}
      order by next_attempt_at limit ${most} for update skip locked)
    update mail m set attempts = attempts + 1, next_attempt_at = ${back} from due where m.mail_id = due.mail_id
    returning m.mail_id, m.kind, m.to_address, m.subject, m.body_text, m.body_html, m.created_at, m.attempts,
      m.from_name, m.reply_to, m.unsubscribe, m.attachments`)
  return rows
    .map(r => ({
      mailId: r.mail_id,
      kind: r.kind,
      to: r.to_address,
      subject: r.subject,
      text: r.body_text,
      html: r.body_html,
      createdAt: r.created_at,
      attempts: r.attempts,
      ...(r.from_name !== null && { fromName: r.from_name }),
      ...(r.reply_to !== null && { replyTo: r.reply_to }),
      ...(r.unsubscribe !== null && { unsubscribe: r.unsubscribe }),
      ...(r.attachments !== null && { attachments: r.attachments }),
    }))
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
}

/** Of a message not even the subject is ours to know. */
const messageKinds: readonly LetterKind[] = ['message', 'operatorMessage']
const subjectKept = sql`case when kind = any(${messageKinds}::text[]) then '' else subject end`
const saysNothing = sql`subject = ${subjectKept}, body_text = '', body_html = '', reply_to = null, unsubscribe = null, attachments = null`

/** It is on its way; what it said is forgotten. */
export async function noteSent(db: Db, mailId: string, now: Date): Promise<void> {
  await db.now.query(
    sql`update mail set sent_at = ${now.toISOString()}, last_error = null, ${saysNothing} where mail_id = ${mailId}`,
  )
}

/** Another try at `again`; without it there will be none, and what it said is forgotten. */
export async function noteFailed(db: Db, mailId: string, error: string, again: Date | undefined): Promise<void> {
  const next = again?.toISOString() ?? 'infinity'
  await db.now.query(
    sql`update mail set last_error = ${error}, next_attempt_at = ${next}::timestamptz ${again === undefined ? sql`, ${saysNothing}` : sql``} where mail_id = ${mailId}`,
  )
}

export interface ListedMail {
  readonly mailId: string
  readonly kind: string
  readonly to: string
  readonly subject: string
  readonly createdAt: string
  readonly attempts: number
  readonly state: 'Waiting' | 'Sent' | 'GivenUp'
  readonly sentAt: string | undefined
  readonly lastError: string | undefined
}

interface ListedRow {
  mail_id: string
  kind: string
  to_address: string
  subject: string
  created_at: string
  attempts: number
  state: ListedMail['state']
  sent_at: string | null
  last_error: string | null
}

/** The newest mails and how they fare, without what they say. */
export async function listMail(read: Reader, most: number): Promise<ListedMail[]> {
  const rows = await read.query<ListedRow>(sql`
    select mail_id, kind, to_address, ${subjectKept} as subject, created_at, attempts, sent_at, last_error,
      case when sent_at is not null then 'Sent' when next_attempt_at = 'infinity' then 'GivenUp' else 'Waiting' end as state
    from mail order by created_at desc, mail_id limit ${most}`)
  return rows.map(r => ({
    mailId: r.mail_id,
    kind: r.kind,
    to: r.to_address,
    subject: r.subject,
    createdAt: r.created_at,
    attempts: r.attempts,
    state: r.state,
    sentAt: r.sent_at ?? undefined,
    lastError: r.last_error ?? undefined,
  }))
}
