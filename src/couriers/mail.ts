/**
 * Carries mail that waits in the database: always into the outbox folder, one readable .eml file a mail, and over SMTP when a
 * server is configured. A mail that the server does not take now is tried again with growing pauses; one that it refuses for
 * good is given up. Several processes may run this at once: each mail is in one hand at a time (domain/mail.ts).
 */
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type Transporter } from 'nodemailer'
import { mailChannel, noteFailed, noteSent, takeDue, type WaitingMail } from '../domain/mail.ts'
import type { Db } from '../store/db.ts'
import { oneAtATime } from './worker.ts'

export interface MailCourierOptions {
  readonly db: Db
  /** Folder for the .eml files; made when it is missing. */
  readonly outbox: string
  /** The sender, as in `Healthkeep <mail@example.org>`. */
  readonly from: string
  /** smtp://user:password@host:port; absent: the outbox is all there is. */
  readonly smtpUrl?: string
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  /** Told when a mail is not taken; without its address, text or links. Must not throw. */
  readonly failed?: (
    error: Error,
    mail: { readonly mailId: string; readonly kind: string; readonly attempts: number },
  ) => void
}

export interface MailCourier {
  /** Carries everything that is due now; answers how many mails it took in hand. */
  run(): Promise<number>
  close(): Promise<void>
}

/** Looks by itself this often, should a hint be missed. Milliseconds. */
const rest = 10_000
/** Longer than a try can last, so that nobody else takes the mail meanwhile. */
const leaseSeconds = 180
const minute = 60_000
/** Pauses between tries; after the last one the mail is given up: in all, a day and a half. */
const pauses = [1, 5, 15, 60, 180, 360, 720, 720].map(minutes => minutes * minute)

export async function startMailCourier(options: MailCourierOptions): Promise<MailCourier> {
  const { db } = options
  const now = options.now ?? Date.now
  const failed = options.failed ?? (() => {})
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const smtp =
    options.smtpUrl === undefined
      ? undefined
      : createTransport({
          url: options.smtpUrl,
          connectionTimeout: 20_000,
          greetingTimeout: 20_000,
          socketTimeout: 60_000,
        })
  await mkdir(options.outbox, { recursive: true, mode: 0o700 })

  const carry = async (mail: WaitingMail): Promise<void> => {
    try {
      const message = await compose(writer, options.from, mail)
      await keep(options.outbox, mail, message)
      if (smtp) await smtp.sendMail({ envelope: { from: options.from, to: mail.to }, raw: message })
      await noteSent(db, mail.mailId, new Date(now()))
    } catch (error) {
      const said = reason(error)
      failed(new Error(said), { mailId: mail.mailId, kind: mail.kind, attempts: mail.attempts })
      await noteFailed(db, mail.mailId, said, nextTry(error, mail.attempts, now()))
    }
  }

  // One after the other, so that the lease of a mail covers its own try and no waiting behind others.
  const run = async (): Promise<number> => {
    for (let carried = 0; ; carried++) {
      const [mail] = await takeDue(db, new Date(now()), leaseSeconds, 1)
      if (!mail) return carried
      await carry(mail)
    }
  }

  const worker = oneAtATime(run, error => failed(error, { mailId: '', kind: '', attempts: 0 }))
  const stop = await db.listen(mailChannel, worker.wake, connected => connected && worker.wake())
  const timer = setInterval(worker.wake, rest)
  worker.wake()
  return {
    run,
    async close() {
      clearInterval(timer)
      await stop()
      await worker.idle()
      smtp?.close()
    },
  }
}

async function compose(writer: Transporter, from: string, mail: WaitingMail): Promise<Buffer> {
  const domain = /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  // Our own address stays the sender, so that our domain vouches for it; whose words they are stands in its name.
  const sender = mail.fromName === undefined ? from : { name: mail.fromName, address: addressOf(from) }
  const { message } = (await writer.sendMail({
    from: sender,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    ...(mail.replyTo && { replyTo: mail.replyTo }),
    ...(mail.unsubscribe !== undefined && { list: { unsubscribe: mail.unsubscribe } }),
    ...(mail.attachments && {
      attachments: mail.attachments.map(({ name, content }) => ({ filename: name, content, encoding: 'base64' })),
    }),
    date: new Date(mail.createdAt),
    // The same at each try, so that a server that took it twice can tell.
    messageId: `<${mail.mailId}@${domain}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      // Mail programs then show a button of their own (RFC 8058).
      ...(mail.unsubscribe !== undefined && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })) as { message: Buffer }
  return message
}

const addressOf = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()

/** Whole or not at all, and for the operator's eyes only: links in mails are secrets. */
async function keep(folder: string, mail: WaitingMail, message: Buffer): Promise<void> {
  const file = join(folder, outboxName(mail))
  await writeFile(`${file}.part`, message, { mode: 0o600 })
  await chmod(`${file}.part`, 0o600)
  await rename(`${file}.part`, file)
}

/** Sorts by time: `2026-11-22T10-56-31-verify-1f0c2a9b.eml`. */
const outboxName = ({ createdAt, kind, mailId }: WaitingMail): string =>
  `${createdAt.slice(0, 19).replaceAll(':', '-')}-${kind}-${mailId.slice(0, 8)}.eml`

/** What the mail server said, without addresses; for the operator. */
function reason(error: unknown): string {
  const { code, responseCode, command, message } = error as {
    code?: string
    responseCode?: number
    command?: string
    message?: string
  }
  // The operating system's word (ECONNREFUSED) is inside the sentence; the rest of the sentence may name people.
  const system = /\bE[A-Z]{5,}\b/.exec(message ?? '')?.[0]
  const said = [...new Set([responseCode, code, system, command])].filter(Boolean).join(' ')
  return said === '' ? 'unknown' : said.slice(0, 200)
}

/** 5xx is for good, unless it is about us (authentication, too many); everything else may pass. */
function nextTry(error: unknown, attempts: number, now: number): Date | undefined {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  if (responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH' && code !== 'ECONNECTION') return undefined
  const pause = pauses[attempts - 1]
  return pause === undefined ? undefined : new Date(now + pause)
}
