/**
 * Every request that the real HealthVault Java SDK sends from provisioning to deauthorisation, read from the recordings beside
 * the checkout, given the ids, tokens and signatures of today, and sent to a running server over HTTP.
 */
import { createHash, createHmac } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startShellSession } from '../../src/domain/sessions.ts'
import { asker } from '../../src/gate.ts'
import { attribute, child, elements, text } from '../../src/xml/tree.ts'
import { type Answer, answer, createWorld, type World } from '../world.ts'

const recordings = new URL('../../../shared/spec/captures/java-sdk-soda/', import.meta.url)
const there = existsSync(recordings)
if (!there)
  console.warn(
    'SKIPPED: the recordings of the Java SDK (../shared/spec/captures/java-sdk-soda) are not beside this checkout.',
  )

interface Recorded {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}
function recorded(number: number): Recorded {
  const name = readdirSync(recordings).find(n => n.startsWith(String(number).padStart(2, '0')))!
  const raw = readFileSync(new URL(name, recordings), 'latin1').replace(/^\uFEFF/, '')
  const split = /\r?\n\r?\n/.exec(raw)
  const head = (split ? raw.slice(0, split.index) : raw).split(/\r?\n/)
  const [method = '', path = ''] = head[0]!.split(' ')
  const own = /^(host|content-length|connection)$/i
  const headers = Object.fromEntries(
    head
      .slice(1)
      .filter(l => l.includes(':'))
      .map(l => [l.slice(0, l.indexOf(':')), l.slice(l.indexOf(':') + 1).trim()] as const)
      .filter(([n]) => !own.test(n)),
  )
  return { method, path, headers, body: split ? raw.slice(split.index + split[0].length) : '' }
}

describe.skipIf(!there)('the Java SDK, request by request', () => {
  let world: World
  let origin: string
  let masterId: string
  let ann: { personId: string }
  let record: string
  const state = {
    appId: '',
    secret: Buffer.alloc(0),
    appToken: '',
    token: '',
    sessionSecret: Buffer.alloc(0),
    personId: '',
    recordId: '',
    blobUrl: '',
  }

  beforeAll(async () => {
    world = await createWorld()
    ;({ masterId } = await world.soda())
    ann = await world.person('Ann')
    record = await world.record(ann)
    await world.server.listen({ port: 0, host: '127.0.0.1' })
    origin = `http://127.0.0.1:${(world.server.server.address() as AddressInfo).port}`
  })
  afterAll(() => world.close())

  /** Sends the recording with its ids replaced; signs what was signed. */
  async function replay(number: number, change: (body: string) => string = body => body): Promise<Answer> {
    const { path, headers, body } = recorded(number)
    let xml = change(
      body
        .replace(/<app-id>[^<]*/g, `<app-id>${state.appId || masterId}`)
        .replace(/<auth-token>[^<]*/, `<auth-token>${state.token}`)
        .replace(/<offline-person-id>[^<]*/, `<offline-person-id>${state.personId}`)
        .replace(/<record-id>[^<]*/, `<record-id>${state.recordId}`)
        .replace(/<msg-time>[^<]*/, `<msg-time>${new Date().toISOString().slice(0, 19)}`),
    )
    if (/<auth>/.test(xml)) {
      const info = /<info\/>|<info>[\s\S]*<\/info>/.exec(xml)![0]
      xml = xml.replace(
        /(<hash-data algName="SHA256">)[^<]*/,
        `$1${createHash('sha256').update(info, 'latin1').digest('base64')}`,
      )
      const header = /<header>[\s\S]*?<\/header>/.exec(xml)![0]
      xml = xml.replace(
        /(<hmac-data algName="HMACSHA256">)[^<]*/,
        `$1${createHmac('sha256', state.sessionSecret).update(header, 'latin1').digest('base64')}`,
      )
    }
    const reply = await fetch(origin + path, {
      method: 'POST',
      headers,
      body: new Uint8Array(Buffer.from(xml, 'latin1')),
    })
    expect(reply.status).toBe(200)
    const got = answer(await reply.text())
    expect(`${got.code} ${got.message}`).toBe('0 ')
    return got
  }
  const texts = (a: Answer) => elements(a.info!).map(e => text(e))

  it('01 asks for an instance', async () => {
    const [appId, secret, token] = texts(await replay(1))
    Object.assign(state, { appId, secret: Buffer.from(secret!, 'base64'), appToken: token })
  })
  it('then Ann says yes in the Shell', async () => {
    const { services, gate } = world.platform
    const token = await startShellSession(services, services.db.now, ann.personId, 600)
    const ask = asker(gate, { kind: 'shell', token }, 'test')
    const [{ rulesDigest, rule }] = (await ask('GetApplicationPrivileged', { id: [masterId] } as never))
      .application as unknown as [{ rulesDigest: string; rule: { key: string }[] }]
    const keys = rule.map(r => r.key)
    const { appId } = await ask('AddSodaApplication', {
      masterId,
      sodaAppConfigWithToken: { appCreationToken: state.appToken, name: 'Android phone' },
      recordId: [record],
      rulesDigest,
      offered: keys,
      accepted: keys,
    })
    expect(appId).toBe(state.appId)
  })
  it('02 reads the topology', async () => {
    const got = await replay(2, body => body.replace(/<app-id>[^<]*/, `<app-id>${masterId}`))
    const instances = child(got.info!, 'instances')!
    const instance = elements(instances)[0]!
    expect(elements(instance).map(e => e.name)).toEqual(['id', 'name', 'description', 'platform-url', 'shell-url'])
    expect(attribute(instances, 'current-instance-id')).toBe(text(child(instance, 'id')!))
    expect(text(child(instance, 'platform-url')!)).toMatch(/\/wildcat\.ashx$/)
  })
  it('03 opens a session with its secret', async () => {
    const got = await replay(3, body => {
      const fresh = body.replace(/<signing-time>[^<]*/, `<signing-time>${new Date().toISOString().slice(0, 19)}`)
      const content = /<content>[\s\S]*<\/content>/.exec(fresh)![0]
      return fresh.replace(
        /(<hmacSig algName="HMACSHA256">)[^<]*/,
        `$1${createHmac('sha256', state.secret).update(content).digest('base64')}`,
      )
    })
    const [token, secret] = texts(got)
    Object.assign(state, { token, sessionSecret: Buffer.from(secret!, 'base64') })
  })
  it('04 to 06 ask for the person, three times the same', async () => {
    const answers = [await replay(4), await replay(5), await replay(6)]
    const person = child(child(answers[0]!.info!, 'response-results')!, 'person-info')!
    state.personId = text(child(person, 'person-id')!)
    const seen = child(person, 'record')!
    state.recordId = attribute(seen, 'id')!
    expect(attribute(seen, 'app-record-auth-action')).toBe('NoActionRequired')
    expect(answers[2]!.xml).toBe(answers[0]!.xml)
    expect([state.personId, state.recordId]).not.toContain(ann.personId)
    expect(state.recordId).not.toBe(record)
  })
  let key = { id: '', stamp: '' }
  const keyOf = (a: Answer) => {
    const id = child(a.info!, 'thing-id')!
    return { id: text(id), stamp: attribute(id, 'version-stamp')! }
  }
  it('07 puts a weight, 08 gets it back without a section', async () => {
    key = keyOf(await replay(7))
    const got = await replay(8)
    const thing = child(child(got.info!, 'group')!, 'thing')!
    expect(elements(thing).map(e => e.name)).toEqual(['thing-id', 'type-id', 'data-xml'])
    expect(got.xml).toContain('<kg>81.5</kg>')
  })
  it('09 updates it, with an eff-date that is no date', async () => {
    const next = keyOf(
      await replay(9, body =>
        body.replace(/<thing-id version-stamp="[^"]*">[^<]*/, `<thing-id version-stamp="${key.stamp}">${key.id}`),
      ),
    )
    expect(next.id).toBe(key.id)
    expect(next.stamp).not.toBe(key.stamp)
    key = next
  })
  it('10 to 12 stream a blob and attach it to an allergy', async () => {
    const begun = await replay(10)
    expect(elements(begun.info!).map(e => e.name)).toEqual([
      'blob-ref-url',
      'blob-chunk-size',
      'max-blob-size',
      'blob-hash-algorithm',
      'blob-hash-parameters',
    ])
    state.blobUrl = text(child(begun.info!, 'blob-ref-url')!)
    const { headers, body } = recorded(11)
    const url = new URL(state.blobUrl)
    const sent = await fetch(`${origin}${url.pathname}${url.search}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(Buffer.from(body, 'latin1')),
    })
    expect(sent.status).toBe(200)
    await replay(12, xml =>
      xml.replace(/<blob-ref-url>[^<]*/, `<blob-ref-url>${state.blobUrl.replaceAll('&', '&amp;')}`),
    )
  })
  it('13 and 14 get the allergy and its bytes', async () => {
    const got = await replay(13)
    const url = new URL(/<blob-ref-url>([^<]+)/.exec(got.xml)![1]!.replaceAll('&amp;', '&'))
    const bytes = Buffer.from(await (await fetch(`${origin}${url.pathname}${url.search}`)).arrayBuffer())
    expect(bytes.toString('latin1')).toBe(recorded(11).body)
  })
  it('15 and 16 read and search a vocabulary', async () => {
    expect((await replay(15)).xml).toContain('<code-value>kg</code-value>')
    expect((await replay(16)).xml).toContain('<code-value>kg</code-value>')
  })
  it('17 asks what it may do', async () => {
    expect((await replay(17)).xml).toMatch(
      /<offline-access-permissions>(<permission>\w+<\/permission>){4}<\/offline-access-permissions>/,
    )
  })
  it('18 removes the weight', async () => {
    await replay(18, body =>
      body.replace(/<thing-id version-stamp="[^"]*">[^<]*/, `<thing-id version-stamp="${key.stamp}">${key.id}`),
    )
    expect((await replay(8)).xml).not.toContain('<thing>')
  })
  it('19 ends its access by the name that only Java uses, and is refused afterwards', async () => {
    await replay(19)
    await expect(replay(8)).rejects.toThrow('11')
  })
})
