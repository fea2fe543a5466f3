/** Messages through the platform, from the XML request to what a mail server is handed. */
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type MailCourier, startMailCourier } from '../../src/couriers/mail.ts'
import { startSweeper } from '../../src/couriers/sweep.ts'
import { changed } from '../../src/domain/caches.ts'
import { listMail } from '../../src/domain/mail.ts'
import { mostMessages } from '../../src/domain/messages.ts'
import { sql } from '../../src/store/db.ts'
import { type Client, createWorld, type World } from '../world.ts'

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly message: string
}

let world: World
let outbox: string
let server: SMTPServer
let courier: MailCourier
let received: Received[] = []

beforeAll(async () => {
  world = await createWorld()
  outbox = await mkdtemp(join(tmpdir(), 'healthkeep-outbox-'))
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(r => r.address),
          message: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  courier = await startMailCourier({
    db: world.platform.services.db,
    outbox,
    from: 'Healthkeep <mail@example.org>',
    smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    now: () => world.platform.services.clock.now(),
  })
})
afterAll(async () => {
  await courier.close()
  await new Promise<void>(resolve => server.close(() => resolve()))
  await world.close()
  await rm(outbox, { recursive: true, force: true })
})
beforeEach(async () => {
  await delivered()
  received = []
})

/** Everything that was written is on its way. */
async function delivered(): Promise<readonly Received[]> {
  for (let n = 0; n < 200; n++) {
    await courier.run()
    if ((await listMail(world.platform.services.db.read, 200)).every(mail => mail.state === 'Sent')) return received
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error('not delivered')
}
const reached = async () => (await delivered()).flatMap(mail => mail.to).sort()

/** The text part of a mail, decoded. */
function textOf(mail: Received | undefined): string {
  const part = /Content-Type: text\/plain[^\r]*\r\nContent-Transfer-Encoding: ([\w-]+)\r\n\r\n([\s\S]*?)\r\n--/.exec(
    mail!.message,
  )!
  const soft = part[2]!.replace(/=\r\n/g, '')
  if (part[1] === 'base64') return Buffer.from(soft, 'base64').toString()
  if (part[1] !== 'quoted-printable') return soft.replaceAll('\r\n', '\n')
  const bytes = soft.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString().replaceAll('\r\n', '\n')
}
const header = (mail: Received | undefined, name: string) =>
  new RegExp(`^${name}:\\s*(.*(?:\\r\\n[ \\t].*)*)`, 'm').exec(mail!.message)?.[1]?.replace(/\r\n\s+/g, ' ')

async function change(work: Parameters<World['platform']['services']['db']['write']>[0]) {
  await world.platform.services.db.write(async tx => {
    await work(tx)
    await changed(tx)
  })
}
const unverify = (personId: string) =>
  change(tx => tx.query(sql`update person set email_verified_at = null where person_id = ${personId}`))
const setDomain = (applicationId: string) =>
  change(tx =>
    tx.query(
      sql`update application set further = '{"domainName":"clinic.example"}' where application_id = ${applicationId}`,
    ),
  )

/** Ann uses an application, which has a domain. */
async function scene() {
  const app = await world.web({ name: 'Clinic “A”' })
  await setDomain(app.applicationId)
  const ann = await world.person('Ann')
  const record = await world.record(ann)
  await world.grant(app, ann, record)
  const online = await world.client(app, { person: ann, record })
  return { app, ann, record, online, client: await world.client(app) }
}
const address = (to: string) => `<rcpt-address><address>${to}</address><name>Somebody</name></rcpt-address>`
const person = (id: string | undefined, validated = true) => `<rcpt-person validated="${validated}">${id}</rcpt-person>`
const custodians = (validated = true) => `<rcpt-record validated="${validated}"/>`
const said = (subject = 'Your visit', body = '<text-body>See you\non Monday.</text-body>') =>
  `<subject>${subject}</subject>${body}`
const box = '<from-mailbox><mailbox-name>care</mailbox-name><name>Dr. Who</name></from-mailbox>'
const byApp = (client: Client, info: string) =>
  client.call('SendInsecureMessageFromApplication', 1, box + info).then(a => a.code)
const byPerson = (client: Client, info: string, record?: null) =>
  client.call('SendInsecureMessage', 1, info, record === null ? { record } : {}).then(a => a.code)

describe('a message of an application', () => {
  test('reaches a person whose address it does not learn, says whose words they are, and answers go to its own mailbox', async () => {
    const { ann, client, online } = await scene()
    const answer = await client.call('SendInsecureMessageFromApplication', 1, box + person(online.personId) + said())
    expect([answer.code, answer.info]).toEqual([0, undefined])
    expect(answer.xml).not.toContain('@')
    const [mail] = await delivered()
    expect(mail).toMatchObject({ from: 'mail@example.org', to: [ann.email] })
    expect(header(mail, 'From')).toBe('"Dr. Who via Test" <mail@example.org>')
    expect(header(mail, 'Reply-To')).toBe('"Dr. Who" <care@clinic.example>')
    expect(header(mail, 'Subject')).toBe('Your visit')
    expect(header(mail, 'List-Unsubscribe')).toMatch(/^<http:\/\/localhost:8080\/messages\/[\w-]+>$/)
    const text = textOf(mail)
    expect(text).toContain('Hello Ann,\n\nThe app “Clinic “A”” sends you this message through Test.')
    expect(text).toContain('\n\n> See you\n> on Monday.\n\n')
    expect(text).toContain('Choose which messages I get:\nhttp://localhost:8080/messages/')
    // The database forgets what it said, and the operator never learns.
    const rows = await world.platform.services.db.read.query(
      sql`select m::text as row from mail m where to_address = ${ann.email}`,
    )
    expect(JSON.stringify(rows)).not.toMatch(/Monday|Your visit|clinic\.example|messages\//)
  })

  test('reaches the custodians of a record, each once, by person or by address as well', async () => {
    const { ann, record, online } = await scene()
    const bob = await world.person('Bob')
    const cara = await world.person('Cara')
    await world.share(record, bob, { level: 'Custodian' })
    await world.share(record, cara, { level: 'View' })
    expect(await byApp(online, custodians() + said())).toBe(0)
    expect(await reached()).toEqual([ann.email, bob.email].sort())
    received = []
    expect(
      await byApp(online, address(ann.email.toUpperCase()) + person(online.personId) + custodians() + said()),
    ).toBe(0)
    expect(await reached()).toEqual([ann.email, bob.email].sort())
  })

  test('by address reaches only people who use the application, and does not tell who else has an account', async () => {
    const { app, ann, client } = await scene()
    const stranger = await world.person('Bob')
    const left = await world.person('Cara')
    const before = await world.record(left)
    await world.grant(app, left, before)
    await world.revoke(app, left, before)
    for (const to of [ann.email, stranger.email, left.email, 'nobody@example.org'])
      expect(await byApp(client, address(to) + said())).toBe(0)
    expect(await reached()).toEqual([ann.email])
    expect(await byApp(client, address('no address') + said())).toBe(45)
    expect(await byApp(client, address('a@example.org\r\nBcc: b@example.org') + said())).toBe(45)
  })

  test('without a domain is 64, to an unknown person 9, to one who took the yes back 11, to a record that is not named 10', async () => {
    const { app, ann, record, client, online } = await scene()
    const plain = await world.client(await world.web())
    expect(await byApp(plain, address(ann.email) + said())).toBe(64)
    expect(await byApp(client, person('00000000-0000-4000-8000-000000000001') + said())).toBe(9)
    expect(await byApp(client, custodians() + said())).toBe(10)
    await world.revoke(app, ann, record)
    expect(await byApp(client, person(online.personId) + said())).toBe(11)
    expect(await reached()).toEqual([])
  })

  test('goes to no unconfirmed address: 41, or past one custodian of several where the application allows it', async () => {
    const { ann, record, client, online } = await scene()
    const bob = await world.person('Bob')
    await world.share(record, bob, { level: 'Custodian' })
    await unverify(bob.personId)
    expect(await byApp(online, custodians(true) + said())).toBe(41)
    expect(await reached()).toEqual([])
    expect(await byApp(online, custodians(false) + said())).toBe(0)
    expect(await reached()).toEqual([ann.email])
    await unverify(ann.personId)
    received = []
    expect(await byApp(client, person(online.personId, false) + said())).toBe(41)
    expect(await byApp(client, address(ann.email) + said())).toBe(0)
    expect(await reached()).toEqual([])
  })

  test('needs a recipient, a subject of one line and words: 3, and nothing is written', async () => {
    const { client, online } = await scene()
    const to = person(online.personId)
    for (const info of [
      said(),
      to + said(' '),
      to + said('Hello\nBcc: all@example.org'),
      to + said('Hello&#13;Bcc: all@example.org'),
      to + said('Hello', ''),
      to + said('Hello', '<text-body> \n </text-body>'),
      to + said('Hello', '<html-body>&lt;script>alert(1)&lt;/script></html-body>'),
      to + said('x'.repeat(256)),
    ])
      expect([info.slice(0, 80), await byApp(client, info)]).toEqual([info.slice(0, 80), 3])
    expect(await reached()).toEqual([])
  })

  test('in HTML arrives as its words, with where its links lead, and nothing of it is HTML', async () => {
    const { client, online } = await scene()
    const html =
      '&lt;h1>Hello&lt;/h1>&lt;p>Pay &lt;a href="https://evil.example/">https://bank.example&lt;/a> &lt;b>now&lt;/b>&lt;/p>&lt;img src="https://evil.example/pixel">&lt;script>alert(1)&lt;/script>'
    expect(await byApp(client, person(online.personId) + said('News', `<html-body>${html}</html-body>`))).toBe(0)
    const [mail] = await delivered()
    expect(textOf(mail)).toContain('> Hello\n> \n> Pay https://bank.example (https://evil.example/) now\n\n')
    expect(mail!.message).not.toMatch(/pixel|alert\(1\)|<b>|<script/)
  })

  test('cannot pretend that it ended and we speak: every line of it is marked', async () => {
    const { client, online } = await scene()
    expect(
      await byApp(client, person(online.personId) + said('x', '<text-body>Bye.\n\n-- \nTest\n\nHello Ann</text-body>')),
    ).toBe(0)
    expect(textOf((await delivered())[0])).toContain('> Bye.\n> \n> -- \n> Test\n> \n> Hello Ann\n')
  })
})

describe('a message of a person', () => {
  test('comes in their name to anybody here who confirmed the address, and answers go to them', async () => {
    const { ann, online } = await scene()
    const bob = await world.person('Bob')
    expect(await byPerson(online, address(bob.email) + address('nobody@example.org') + said())).toBe(0)
    const [mail, ...more] = await delivered()
    expect([mail!.to, more]).toEqual([[bob.email], []])
    expect(header(mail, 'From')).toBe('Ann via Test <mail@example.org>')
    expect(header(mail, 'Reply-To')).toBe(`Ann <${ann.email}>`)
    expect(textOf(mail)).toContain('“Ann” sends you this message through Test, with the app “Clinic “A””.')
  })

  test('needs a confirmed address of their own (41), and a record for custodians (10)', async () => {
    const { app, ann, record } = await scene()
    const online = await world.client(app, { person: ann, record })
    expect(await byPerson(online, custodians() + said(), null)).toBe(10)
    await unverify(ann.personId)
    expect(await byPerson(online, address('bob@example.org') + said())).toBe(41)
  })
})

describe('there are not too many messages', () => {
  test('to one recipient of an application: 148 then, whether there is such a one or not, and again a day later', async () => {
    const { app, client, online } = await scene()
    for (const to of [person(online.personId), address('nobody@example.org')]) {
      for (let n = 0; n < mostMessages.toOne; n++) expect(await byApp(client, to + said())).toBe(0)
      expect(await byApp(client, to + said())).toBe(148)
    }
    expect(await reached()).toHaveLength(mostMessages.toOne)
    world.pass(24 * 3600_000)
    const sweeper = startSweeper(world.platform.services, error => expect(error).toBeUndefined())
    await sweeper.run()
    await sweeper.close()
    expect(await world.platform.services.db.read.query(sql`select 1 from message_sent`)).toEqual([])
    expect(await byApp(await world.client(app), address('nobody@example.org') + said())).toBe(0)
  })

  test('even when they are sent at once', async () => {
    const { client, online } = await scene()
    const codes = await Promise.all(Array.from({ length: 20 }, () => byApp(client, person(online.personId) + said())))
    expect(codes.filter(code => code === 0)).toHaveLength(mostMessages.toOne)
    expect(codes.filter(code => code === 148)).toHaveLength(20 - mostMessages.toOne)
    expect(await reached()).toHaveLength(mostMessages.toOne)
  })

  test('of one person to many', async () => {
    const { online } = await scene()
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => address(`nobody${from + n}@example.org`)).join('')
    expect(await byPerson(online, many(0, mostMessages.ofPerson) + said())).toBe(0)
    expect(await byPerson(online, many(100, 1) + said())).toBe(148)
    expect(await byPerson(online, many(200, 101) + said())).toBe(3)
  })
})

describe('operators', () => {
  const letter = {
    fromAddress: { address: 'ops@example.org', name: 'Operations' },
    rcptAddress: [],
    rcptPerson: [],
    subject: 'Maintenance',
    textBody: 'On Sunday.',
    attachment: [],
  }

  test('write to people by their own ids, with files', async () => {
    const ann = await world.person('Ann')
    await world.machine()('SendInsecureMessagePrivileged', {
      ...letter,
      rcptPerson: [{ text: ann.personId, validated: true }],
      attachment: [{ name: '../plan.txt', text: Buffer.from('the plan').toString('base64') }],
    })
    const [mail] = await delivered()
    expect(mail!.to).toEqual([ann.email])
    expect(mail!.message).toContain(Buffer.from('the plan').toString('base64'))
    expect(mail!.message).toMatch(/filename="?\.\._plan\.txt/)
    expect(textOf(mail)).toContain('“Operations”, of those who run Test, sends you this message.')
  })

  test('are refused a sender without an address (45) and too much in files, and applications the whole method', async () => {
    const send = (over: object) =>
      world.machine()('SendInsecureMessagePrivileged', {
        ...letter,
        rcptAddress: [{ address: 'a@example.org', name: '' }],
        ...over,
      })
    await expect(send({ fromAddress: { address: 'ops', name: 'Operations' } })).rejects.toMatchObject({
      status: 'MAIL_ADDRESS_MALFORMED',
    })
    await expect(send({ attachment: [{ text: 'A'.repeat(8_000_000) }] })).rejects.toMatchObject({
      status: 'INVALID_XML',
    })
    const { client } = await scene()
    expect((await client.call('SendInsecureMessagePrivileged', 1)).code).toBe(11)
  })
})
