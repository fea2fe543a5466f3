/**
 * The whole promise from outside: `healthkeep demo`, `healthkeep start`, a browser, and a client that knows nothing of this
 * code, only the protocol: HTTP, signatures over text, and regular expressions.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash, createHmac, createSign, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canCheck, findings } from '../check-xml.ts'
import { openBrowser } from './browser.ts'

interface Demo {
  platformUrl: string
  shellUrl: string
  people: { name: string; email: string; password: string }[]
  apps: ({ appId: string; personId: string; recordIds: string[] } & (
    | { kind: 'soda'; masterAppId: string; sharedSecret: string }
    | { kind: 'web'; certificateThumbprint: string; privateKeyPem: string }
  ))[]
}

const root = new URL('../..', import.meta.url).pathname
const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'
let data: string
let demo: Demo
let server: ChildProcess
let port: number
const answers: string[] = []

const healthkeep = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['bin/healthkeep.js', ...args, '--data', data, '--port', String(port)], {
    cwd: root,
    maxBuffer: 1e8,
  })

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'healthkeep-outside-'))
  port = await new Promise<number>(resolve => {
    const probe = createServer().listen(0, 'localhost', () => {
      const address = probe.address() as { port: number }
      probe.close(() => resolve(address.port))
    })
  })
  demo = JSON.parse((await healthkeep('demo', '--json')).stdout) as Demo
  server = spawn(
    process.execPath,
    ['bin/healthkeep.js', 'start', '--data', data, '--port', String(port), '--log-level', 'error'],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await new Promise(resolve => server.stdout!.once('data', resolve))
}, 120_000)
afterAll(async () => {
  server.kill('SIGTERM')
  await new Promise(resolve => server.once('exit', resolve))
  await rm(data, { recursive: true, force: true })
})

// ---- a client in thirty lines

interface Session {
  token: string
  secret: Buffer
  person?: string
  record?: string
}
async function exchange(xml: string): Promise<{ code: number; xml: string }> {
  const reply = await fetch(demo.platformUrl, { method: 'POST', body: xml, headers: { 'content-type': 'text/xml' } })
  expect(reply.status).toBe(200)
  const body = await reply.text()
  answers.push(body)
  return { code: Number(/^<response><status><code>(\d+)<\/code>/.exec(body)![1]), xml: body }
}
const time = () => new Date().toISOString()
const anonymous = (method: string, version: number, app: string, info: string) =>
  exchange(
    `<wc-request:request xmlns:wc-request="urn:com.microsoft.wc.request"><header><method>${method}</method><method-version>${version}</method-version><app-id>${app}</app-id><language>en</language><country>US</country><msg-time>${time()}</msg-time><msg-ttl>1800</msg-ttl><version>outside</version></header>${info}</wc-request:request>`,
  )
function call(session: Session, method: string, version: number, info = '<info/>') {
  const header =
    `<header><method>${method}</method><method-version>${version}</method-version>${session.record ? `<record-id>${session.record}</record-id>` : ''}` +
    `<auth-session><auth-token>${session.token}</auth-token>${session.person ? `<offline-person-info><offline-person-id>${session.person}</offline-person-id></offline-person-info>` : ''}</auth-session>` +
    `<language>en</language><country>US</country><msg-time>${time()}</msg-time><msg-ttl>1800</msg-ttl><version>outside</version>` +
    `<info-hash><hash-data algName="SHA256">${createHash('sha256').update(info).digest('base64')}</hash-data></info-hash></header>`
  const hmac = createHmac('sha256', session.secret).update(header).digest('base64')
  return exchange(
    `<wc-request:request xmlns:wc-request="urn:com.microsoft.wc.request"><auth><hmac-data algName="HMACSHA256">${hmac}</hmac-data></auth>${header}${info}</wc-request:request>`,
  )
}
async function connect(app: string, sign: (content: string) => string): Promise<Session> {
  const content = `<content><app-id>${app}</app-id><hmac>HMACSHA256</hmac><signing-time>${time()}</signing-time></content>`
  const got = await anonymous(
    'CreateAuthenticatedSessionToken',
    2,
    app,
    `<info><auth-info><app-id>${app}</app-id><credential><appserver2>${sign(content)}${content}</appserver2></credential></auth-info></info>`,
  )
  if (got.code !== 0) throw new Error(`code ${got.code}`)
  return { token: tag(got.xml, 'token'), secret: Buffer.from(tag(got.xml, 'shared-secret'), 'base64') }
}
const bySecret = (secret: string) => (content: string) =>
  `<hmacSig algName="HMACSHA256">${createHmac('sha256', Buffer.from(secret, 'base64')).update(content).digest('base64')}</hmacSig>`
const tag = (xml: string, name: string) => new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(xml)![1]!
const key = (xml: string) => /<thing-id version-stamp="([^"]+)">([^<]+)</.exec(xml)!.slice(1) as [string, string]
const weighing = (kg: string, id = '') =>
  `<info><thing>${id}<type-id>${weight}</type-id><data-xml><weight><when><date><y>2026</y><m>11</m><d>21</d></date></when><value><kg>${kg}</kg></value></weight><common/></data-xml></thing></info>`

describe('healthkeep demo', () => {
  it('says all that a script needs, and the same again', async () => {
    expect(demo.people.length).toBeGreaterThanOrEqual(3)
    expect(demo.apps.map(a => a.kind)).toEqual(['soda', 'web'])
    expect(JSON.parse((await healthkeep('demo', '--json')).stdout)).toEqual(demo)
  })
  it('lets its installed app and its web app work at once', async () => {
    for (const app of demo.apps) {
      const session = await connect(
        app.appId,
        app.kind === 'soda'
          ? bySecret(app.sharedSecret)
          : content =>
              `<sig digestMethod="SHA256" sigMethod="RSA-SHA256" thumbprint="${app.certificateThumbprint}">${createSign('RSA-SHA256').update(content).sign(app.privateKeyPem, 'base64')}</sig>`,
      )
      const people = await call(session, 'GetAuthorizedPeople', 1, '<info><parameters /></info>')
      expect(tag(people.xml, 'person-id')).toBe(app.personId)
      for (const id of app.recordIds) expect(people.xml).toContain(`<record id="${id}"`)
      const things = await call(
        { ...session, person: app.personId, record: app.recordIds[0]! },
        'GetThings',
        3,
        `<info><group><filter><type-id>${weight}</type-id></filter><format><section>core</section><xml/></format></group></info>`,
      )
      expect(things.xml.match(/<thing>/g)!.length).toBeGreaterThan(50)
    }
  })
})

describe('a new installed app, from its first request to its last', () => {
  let app: { id: string; secret: string; token: string }
  let session: Session

  it('provisions itself and has to wait for a yes', async () => {
    const master = demo.apps.find(a => a.kind === 'soda')!.masterAppId
    const got = await anonymous('NewApplicationCreationInfo', 1, master, '<info/>')
    app = { id: tag(got.xml, 'app-id'), secret: tag(got.xml, 'shared-secret'), token: tag(got.xml, 'app-token') }
    await expect(connect(app.id, bySecret(app.secret))).rejects.toThrow('code 6')
  })
  it('gets the yes of a person in the browser, who lands on /application/complete', async () => {
    const master = demo.apps.find(a => a.kind === 'soda')!.masterAppId
    const shell = tag(
      (
        await anonymous(
          'GetServiceDefinition',
          2,
          master,
          '<info><response-sections><section>topology</section></response-sections></info>',
        )
      ).xml,
      'shell-url',
    )
    const browser = await openBrowser()
    const page = await browser.newPage()
    const query = `?appid=${master}&appCreationToken=${encodeURIComponent(app.token)}&instanceName=${encodeURIComponent('A phone from outside')}&ismra=false`
    await page.goto(`${shell}redirect.aspx?target=CREATEAPPLICATION&targetqs=${encodeURIComponent(query)}`)
    await page.getByLabel(/^e-?mail/i).fill(demo.people[0]!.email)
    await page.getByLabel(/^password/i).fill(demo.people[0]!.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await page.waitForURL(/\/application\/complete\?.*instanceid=1/)
    await page.context().close()
  })
  it('opens its session and finds the person', async () => {
    session = await connect(app.id, bySecret(app.secret))
    const people = await call(session, 'GetAuthorizedPeople', 1, '<info><parameters /></info>')
    session.person = tag(people.xml, 'person-id')
    session.record = /<record id="([^"]+)"/.exec(people.xml)![1]!
    expect(tag(people.xml, 'name')).toBe(demo.people[0]!.name)
    // Another application knows the same person by another id.
    expect(session.person).not.toBe(demo.apps[0]!.personId)
  })
  let first: [string, string]
  it('puts, gets, updates, and is told of a conflict', async () => {
    first = key((await call(session, 'PutThings', 2, weighing('64.20'))).xml)
    const got = await call(
      session,
      'GetThings',
      3,
      `<info><group><id>${first[1]}</id><format><xml/></format></group></info>`,
    )
    expect(got.xml).toContain('<kg>64.20</kg>')
    const id = `<thing-id version-stamp="${first[0]}">${first[1]}</thing-id>`
    const second = key((await call(session, 'PutThings', 2, weighing('64.1', id))).xml)
    expect(second[1]).toBe(first[1])
    expect((await call(session, 'PutThings', 2, weighing('64.0', id))).code).toBe(61)
    first = second
  })
  it('removes it', async () => {
    expect(
      (
        await call(
          session,
          'RemoveThings',
          1,
          `<info><thing-id version-stamp="${first[0]}">${first[1]}</thing-id></info>`,
        )
      ).code,
    ).toBe(0)
    expect(
      (await call(session, 'GetThings', 3, `<info><group><id>${first[1]}</id><format><xml/></format></group></info>`))
        .xml,
    ).not.toContain('<thing>')
  })
  it('streams 5 MB up and down', async () => {
    const bytes = randomBytes(5 * 1024 * 1024 + 17)
    const begun = await call(session, 'BeginPutBlob', 1)
    const [url, chunk] = [
      tag(begun.xml, 'blob-ref-url').replaceAll('&amp;', '&'),
      Number(tag(begun.xml, 'blob-chunk-size')),
    ]
    for (let at = 0; at < bytes.length; at += chunk) {
      const end = Math.min(at + chunk, bytes.length)
      const reply = await fetch(url, {
        method: 'POST',
        body: new Uint8Array(bytes.subarray(at, end)),
        headers: {
          'content-range': `bytes ${at}-${end - 1}/*`,
          ...(end === bytes.length && { 'x-hv-blob-complete': '1' }),
        },
      })
      expect(reply.status).toBe(200)
    }
    const put = await call(
      session,
      'PutThings',
      2,
      `<info><thing><type-id>bd0403c5-4ae2-4b0e-a8db-1888678e4528</type-id><data-xml><file><name>scan.bin</name><size>${bytes.length}</size></file><common/></data-xml><blob-payload><blob><blob-info><name/><content-type>application/octet-stream</content-type></blob-info><content-length>${bytes.length}</content-length><blob-ref-url>${url.replaceAll('&', '&amp;')}</blob-ref-url></blob></blob-payload></thing></info>`,
    )
    const [, id] = key(put.xml)
    const got = await call(
      session,
      'GetThings',
      3,
      `<info><group><id>${id}</id><format><section>core</section><section>blobpayload</section><xml/><blob-payload-request><blob-format><blob-format-spec>streamed</blob-format-spec></blob-format></blob-payload-request></format></group></info>`,
    )
    const from = tag(got.xml, 'blob-ref-url').replaceAll('&amp;', '&')
    expect(Buffer.from(await (await fetch(from)).arrayBuffer()).equals(bytes)).toBe(true)
    const part = await fetch(from, { headers: { range: 'bytes=100-199' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${bytes.length}`])
    expect((await fetch(from, { headers: { range: `bytes=${bytes.length}-` } })).status).toBe(416)
  })
  it('reads a vocabulary and its permissions', async () => {
    const vocabulary = await call(
      session,
      'GetVocabulary',
      2,
      '<info><vocabulary-parameters><vocabulary-key><name>weight-units</name></vocabulary-key><fixed-culture>false</fixed-culture></vocabulary-parameters></info>',
    )
    expect(vocabulary.xml).toContain('<code-value>kg</code-value>')
    const allowed = await call(session, 'QueryPermissions', 1, `<info><thing-type-id>${weight}</thing-type-id></info>`)
    expect(allowed.xml.match(/<permission>/g)).toHaveLength(4)
  })
  it('ends its access, and is refused from then on', async () => {
    expect((await call(session, 'RemoveApplicationRecordAuthorization', 1)).code).toBe(0)
    expect(
      (
        await call(
          session,
          'GetThings',
          3,
          `<info><group><filter><type-id>${weight}</type-id></filter><format><xml/></format></group></info>`,
        )
      ).code,
    ).toBe(11)
  })
  it.skipIf(!canCheck)('and each answer on the way was by the published schemas', async () => {
    expect(answers.length).toBeGreaterThan(20)
    expect(await findings(answers)).toEqual([])
  })
})
