/** Mail against a real SMTP server on loopback. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, type World } from '../../test/world.ts'
import { enqueue, listMail } from '../domain/mail.ts'
import { sql } from '../store/db.ts'
import { type MailCourier, type MailCourierOptions, startMailCourier } from './mail.ts'

let world: World
let outbox: string
let offset: number
const closing: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  world = await createWorld()
  outbox = await mkdtemp(join(tmpdir(), 'healthkeep-outbox-'))
  offset = 0
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  await world.close()
  await rm(outbox, { recursive: true, force: true })
})

const letter = {
  subject: 'Grüße & more',
  paragraphs: ['Hello Ann,', 'A < B'],
  action: { label: 'Open', address: 'https://example.org/x?a=1&b=2' },
  note: 'Small print',
}
const db = () => world.platform.services.db
const send = (to = 'ann@example.org') => db().write(tx => enqueue(world.platform.services, tx, to, 'verify', letter))
const later = (minutes: number) => {
  offset += minutes * 60_000
  world.pass(minutes * 60_000)
}

async function courier(options: Partial<MailCourierOptions> = {}): Promise<MailCourier> {
  const started = await startMailCourier({
    db: db(),
    outbox,
    from: 'Healthkeep <mail@example.org>',
    now: () => Date.now() + offset,
    ...options,
  })
  closing.push(() => started.close())
  return started
}

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly message: string
}

/** A mail server that refuses with each of `answers` in turn, then takes everything. */
async function mailServer(
  answers: { code: number; at: 'rcpt' | 'data' }[] = [],
  options: SMTPServerOptions = {},
  listenOn = 0,
) {
  const received: Received[] = []
  const refusal = (at: 'rcpt' | 'data') => {
    if (answers[0]?.at !== at) return undefined
    const error = new Error('not now') as Error & { responseCode: number }
    error.responseCode = answers.shift()!.code
    return error
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => done(refusal('rcpt')),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const error = refusal('data')
        if (error) return done(error)
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(r => r.address),
          message: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
    ...options,
  })
  await new Promise<void>(resolve => server.listen(listenOn, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const close = () => new Promise<void>(resolve => server.close(() => resolve()))
  closing.push(close)
  return { received, url: `smtp://127.0.0.1:${port}`, port, close }
}

const settled = async (wanted: (mail: Awaited<ReturnType<typeof listMail>>) => boolean) => {
  for (let n = 0; n < 200; n++) {
    const mails = await listMail(db().read, 100)
    if (wanted(mails)) return mails
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error('nothing happened')
}

test('without a mail server every mail is a readable file for the operator alone, and its text is wiped from the database', async () => {
  await courier()
  await send()
  const [mail] = await settled(m => m[0]?.state === 'Sent')
  expect(mail).toMatchObject({ kind: 'verify', to: 'ann@example.org', subject: 'Grüße & more', attempts: 1 })
  const [name] = await readdir(outbox)
  expect(name).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-verify-[0-9a-f]{8}\.eml$/)
  const file = join(outbox, name!)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const text = await readFile(file, 'utf8')
  expect(text).toContain('To: ann@example.org')
  expect(text).toContain('https://example.org/x?a=')
  expect(text).toContain('A &lt; B')
  expect(await db().read.query(sql`select body_text, body_html from mail`)).toEqual([{ body_text: '', body_html: '' }])
})

test('with a mail server it goes there, and into the outbox too', async () => {
  const { received, url } = await mailServer()
  await courier({ smtpUrl: url })
  await send()
  await settled(m => m[0]?.state === 'Sent')
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({ from: 'mail@example.org', to: ['ann@example.org'] })
  expect(received[0]!.message).toContain('Subject: =?UTF-8?')
  expect(received[0]!.message).toContain('Auto-Submitted: auto-generated')
  expect(await readdir(outbox)).toHaveLength(1)
})

test('a mail that the server does not take now is tried again, later and later, as the same mail', async () => {
  const { received, url } = await mailServer([
    { code: 451, at: 'rcpt' },
    { code: 421, at: 'data' },
  ])
  const failures: number[] = []
  const { run } = await courier({ smtpUrl: url, failed: (_, { attempts }) => failures.push(attempts) })
  await send()
  const [first] = await settled(m => m[0]?.lastError !== undefined)
  expect(first).toMatchObject({ state: 'Waiting', attempts: 1 })
  expect(first!.lastError).toContain('451')
  expect(first!.lastError).not.toContain('ann@')
  await run()
  expect(received).toEqual([])
  later(2)
  await run()
  expect((await listMail(db().read, 1))[0]).toMatchObject({ state: 'Waiting', attempts: 2 })
  later(2)
  await run()
  expect((await listMail(db().read, 1))[0]).toMatchObject({ state: 'Waiting', attempts: 2 })
  later(4)
  await run()
  expect((await listMail(db().read, 1))[0]).toMatchObject({ state: 'Sent', attempts: 3 })
  expect(received).toHaveLength(1)
  expect(failures).toEqual([1, 2])
  expect(await readdir(outbox)).toHaveLength(1)
})

test('a mail waits while the server is down, and goes when it is back', async () => {
  const gone = await mailServer()
  await gone.close()
  closing.pop()
  const { run } = await courier({ smtpUrl: gone.url })
  await send()
  const [mail] = await settled(m => m[0]?.lastError !== undefined)
  expect(mail).toMatchObject({ state: 'Waiting', lastError: expect.stringContaining('ECONNREFUSED') })
  const back = await mailServer([], {}, gone.port)
  later(2)
  await run()
  expect((await listMail(db().read, 1))[0]).toMatchObject({ state: 'Sent', attempts: 2, lastError: undefined })
  expect(back.received).toHaveLength(1)
})

test('a mail that is refused for good is given up and its text forgotten', async () => {
  const { received, url } = await mailServer([{ code: 550, at: 'rcpt' }])
  const { run } = await courier({ smtpUrl: url })
  await send('nobody@example.org')
  const [mail] = await settled(m => m[0]?.state === 'GivenUp')
  expect(mail!.lastError).toContain('550')
  later(100_000)
  await run()
  expect(received).toEqual([])
  expect(await db().read.query(sql`select body_text from mail`)).toEqual([{ body_text: '' }])
})

test('after the last pause it is given up', async () => {
  const { url } = await mailServer(Array.from({ length: 20 }, () => ({ code: 450, at: 'rcpt' }) as const))
  const { run } = await courier({ smtpUrl: url })
  await send()
  await settled(m => m[0]?.lastError !== undefined)
  for (let n = 0; n < 12; n++) {
    later(721)
    await run()
  }
  expect((await listMail(db().read, 1))[0]).toMatchObject({ state: 'GivenUp', attempts: 9 })
})

test('two couriers never send a mail twice', async () => {
  const { received, url } = await mailServer()
  await Promise.all(Array.from({ length: 40 }, (_, n) => send(`p${n}@example.org`)))
  const couriers = await Promise.all([courier({ smtpUrl: url }), courier({ smtpUrl: url })])
  await Promise.all(couriers.map(c => c.run()))
  await settled(m => m.length === 40 && m.every(x => x.state === 'Sent'))
  expect(new Set(received.map(r => r.to[0])).size).toBe(40)
  expect(received).toHaveLength(40)
})

test('a mail whose change is rolled back never goes out', async () => {
  const { received, url } = await mailServer()
  await courier({ smtpUrl: url })
  await expect(
    db().write(async tx => {
      await enqueue(world.platform.services, tx, 'ann@example.org', 'verify', letter)
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  expect(await listMail(db().read, 10)).toEqual([])
  expect(received).toEqual([])
})
