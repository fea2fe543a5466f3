import { createHash, createHmac, createSign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { elements, text } from '../../src/xml/tree.ts'
import {
  type Answer,
  anonymous,
  answer,
  createWorld,
  envelope,
  openSession,
  type TestApplication,
  type World,
} from '../world.ts'

let world: World
let ann: { personId: string; email: string }
let record: string
let web: TestApplication
let soda: TestApplication & { masterId: string; secret: Buffer }

const send = async (body: string | Buffer, headers: Record<string, string> = {}) => {
  const reply = await world.server.inject({ method: 'POST', url: '/platform/wildcat.ashx', payload: body, headers })
  expect(reply.statusCode).toBe(200)
  return reply.body
}
const ask = async (body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> =>
  answer(await send(body, headers))

beforeAll(async () => {
  world = await createWorld()
  ann = await world.person('Ann')
  record = await world.record(ann)
  web = await world.web()
  soda = await world.soda()
  await world.grant(web, ann, record)
  await world.grant(soda, ann, record)
})
afterAll(() => world.close())

const content2 = (app: string, hmac = 'HMACSHA256', time = new Date().toISOString()) =>
  `<content><app-id>${app}</app-id><hmac>${hmac}</hmac><signing-time>${time}</signing-time></content>`
const cast = (app: string, credential: string) =>
  `<auth-info><app-id>${app}</app-id><credential>${credential}</credential></auth-info>`
const cast2 = (app: string, proof: string, content: string) =>
  ask(anonymous('CreateAuthenticatedSessionToken', 2, cast(app, `<appserver2>${proof}${content}</appserver2>`), app))
const signed = (content: string, algorithm = 'RSA-SHA1', thumbprint = web.thumbprint!.toUpperCase()) =>
  `<sig digestMethod="SHA1" sigMethod="RSA-SHA1" thumbprint="${thumbprint}">${createSign(algorithm).update(content).sign(web.key!, 'base64')}</sig>`
const hmacked = (content: string, secret = soda.secret, name: 'sha1' | 'sha256' = 'sha256') =>
  `<hmacSig algName="HMAC${name.toUpperCase()}">${createHmac(name, secret).update(content).digest('base64')}</hmacSig>`

describe('CreateAuthenticatedSessionToken', () => {
  it('version 2 gives a web app that signs with SHA-1 a token and then a secret', async () => {
    const content = content2(web.applicationId)
    const got = await cast2(web.applicationId, signed(content), content)
    expect(got.code).toBe(0)
    expect(got.xml).toContain('urn:com.microsoft.wc.methods.response.CreateAuthenticatedSessionToken2"')
    const [token, secret] = elements(got.info!)
    expect(token!.name).toBe('token')
    expect(Object.fromEntries(token!.attributes.map(a => [a.name, a.value]))).toEqual({
      'app-id': web.applicationId,
      'app-record-auth-action': 'NoActionRequired',
    })
    expect(text(token!)).toMatch(/^[A-Za-z0-9+/=]{1,1024}$/)
    expect(Buffer.from(text(secret!), 'base64')).toHaveLength(32)
  })
  it('version 2 takes the HMAC of a SODA app, with SHA-1 and SHA-256, and zone-less times', async () => {
    for (const name of ['sha1', 'sha256'] as const) {
      const content = content2(soda.applicationId, `HMAC${name.toUpperCase()}`, new Date().toISOString().slice(0, 19))
      expect((await cast2(soda.applicationId, hmacked(content, soda.secret, name), content)).code).toBe(0)
    }
  })
  it('version 1 takes the key of the client, base64 with line breaks as Python sends it', async () => {
    const secret = Buffer.from('0123456789abcdef0123')
    const wrapped = `${secret.toString('base64').slice(0, 10)}\n${secret.toString('base64').slice(10)}\n`
    const content = `<content><app-id>${web.applicationId}</app-id><shared-secret><hmac-alg algName="HMACSHA1">${wrapped}</hmac-alg></shared-secret></content>`
    const got = await ask(
      anonymous(
        'CreateAuthenticatedSessionToken',
        1,
        cast(web.applicationId, `<appserver>${signed(content)}${content}</appserver>`),
        web.applicationId,
      ),
    )
    expect(got.code).toBe(0)
    expect(got.xml).toContain('urn:com.microsoft.wc.methods.response.CreateAuthenticatedSessionToken"')
    const token = text(elements(got.info!)[0]!)
    expect(elements(got.info!)).toHaveLength(1)
    expect((await ask(envelope('GetAuthorizedPeople', 1, '<parameters/>', { token, secret }))).code).toBe(0)
  })
  it('covers the bytes as sent where PHP declares a default namespace around them', async () => {
    const key = Buffer.from('0123456789abcdef0123').toString('base64')
    const content = `<content ><app-id>${web.applicationId}</app-id><shared-secret><hmac-alg algName='HMACSHA1'>${key}</hmac-alg></shared-secret></content>`
    const credential = cast(web.applicationId, `<appserver>${signed(content)}${content}</appserver>`)
    const xml = anonymous('CreateAuthenticatedSessionToken', 1, credential, web.applicationId)
    const asPhp = xml.replace('<wc-request:request ', '<wc-request:request xmlns="urn:com.microsoft.wc.request" ')
    expect((await ask(`<?xml version="1.0" encoding="UTF-8"?>\n${asPhp}`)).code).toBe(0)
  })
  it('answers a version 1 without a key with 17', async () => {
    const content = `<content><app-id>${web.applicationId}</app-id></content>`
    const got = await ask(
      anonymous(
        'CreateAuthenticatedSessionToken',
        1,
        cast(web.applicationId, `<appserver>${signed(content)}${content}</appserver>`),
        web.applicationId,
      ),
    )
    expect(got.code).toBe(17)
  })
  it('answers 6 to a child nobody has approved yet, so that clients wait or provision again', async () => {
    const pending = answer(await send(anonymous('NewApplicationCreationInfo', 1, '', soda.masterId)))
    expect(pending.code).toBe(0)
    const [id, secret, token] = elements(pending.info!).map(e => text(e))
    expect(elements(pending.info!).map(e => e.name)).toEqual(['app-id', 'shared-secret', 'app-token'])
    expect(token!.length).toBeGreaterThan(40)
    const content = content2(id!)
    expect((await cast2(id!, hmacked(content, Buffer.from(secret!, 'base64')), content)).code).toBe(6)
  })
  it('answers 6 to a child whose person ended its access, so that it provisions itself again', async () => {
    const child = await world.soda()
    await world.grant(child, ann, record)
    const content = content2(child.applicationId)
    expect((await cast2(child.applicationId, hmacked(content, child.secret), content)).code).toBe(0)
    await world.revoke(child, ann, record)
    expect((await cast2(child.applicationId, hmacked(content, child.secret), content)).code).toBe(6)
  })
  it('answers 6 for an unknown application and 4 for a wrong signature, key or application', async () => {
    const unknown = '11111111-2222-3333-4444-555555555555'
    expect((await cast2(unknown, hmacked('x'), content2(unknown))).code).toBe(6)
    const content = content2(soda.applicationId)
    expect((await cast2(soda.applicationId, hmacked(content, Buffer.from('wrong')), content)).code).toBe(4)
    expect((await cast2(soda.applicationId, hmacked(content), content.replace('HMACSHA256', 'HMACSHA1'))).code).toBe(4)
    expect(
      (
        await cast2(
          web.applicationId,
          signed(content2(web.applicationId), 'RSA-SHA1', 'ab'.repeat(20)),
          content2(web.applicationId),
        )
      ).code,
    ).toBe(4)
    const other = content2(soda.applicationId)
    expect((await cast2(web.applicationId, signed(other), other)).code).toBe(4)
  })
  it('answers 49 when the signing time is days away', async () => {
    const content = content2(soda.applicationId, 'HMACSHA256', new Date(Date.now() - 3 * 86_400_000).toISOString())
    expect((await cast2(soda.applicationId, hmacked(content), content)).code).toBe(49)
  })
  it('answers 36 to a name and a password', async () => {
    const got = await ask(
      anonymous(
        'CreateAuthenticatedSessionToken',
        1,
        cast(web.applicationId, '<userpassauthsession><username>a</username></userpassauthsession>'),
        web.applicationId,
      ),
    )
    expect(got.code).toBe(36)
  })
  it('does not mind the time of an anonymous message, since some clients hard-code 2008', async () => {
    const content = content2(soda.applicationId)
    const xml = anonymous(
      'CreateAuthenticatedSessionToken',
      2,
      cast(soda.applicationId, `<appserver2>${hmacked(content)}${content}</appserver2>`),
      soda.applicationId,
    )
    expect((await ask(xml.replace(/<msg-time>[^<]*/, '<msg-time>2008-06-21T03:23:13.457'))).code).toBe(0)
  })
})

describe('a signed request', () => {
  const whole = async (change: (xml: string) => string | Buffer = xml => xml, headers: Record<string, string> = {}) => {
    const session = await openSession(send, soda)
    const offlinePersonId = world.platform.services.seals.personAs(soda.applicationId, ann.personId)
    return ask(change(envelope('GetPersonInfo', 1, '', { ...session, offlinePersonId })), headers)
  }
  it('is answered', async () => {
    expect((await whole()).code).toBe(0)
  })
  it('may be sent again, byte for byte: retries are legal', async () => {
    const session = await openSession(send, soda)
    const xml = envelope('GetAuthorizedPeople', 1, '<parameters/>', session)
    for (let i = 0; i < 3; i++) expect((await ask(xml)).code).toBe(0)
  })
  it('may be gzipped, and have a byte order mark and a declaration', async () => {
    expect((await whole(xml => gzipSync(xml), { 'content-encoding': 'gzip' })).code).toBe(0)
    expect((await whole(xml => `\uFEFF<?xml version="1.0" encoding="utf-8"?>\n${xml}`)).code).toBe(0)
  })
  it('may come with any content type, or none', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain; charset=utf-8', 'application/json'])
      expect((await whole(xml => xml, { 'content-type': type })).code).toBe(0)
    expect((await whole(xml => Buffer.from(xml))).code).toBe(0)
  })
  it('is refused with 4 when one byte of header or info was changed', async () => {
    expect((await whole(xml => xml.replace('<version>test', '<version>Test'))).code).toBe(4)
    expect((await whole(xml => xml.replace('<info />', '<info/>'))).code).toBe(4)
    expect((await whole(xml => xml.replace(/<auth>.*<\/auth>/, ''))).code).toBe(4)
  })
  it('is refused with 49 when it is too old', async () => {
    const session = await openSession(send, soda)
    world.pass(3 * 3600_000)
    const late = await ask(envelope('GetAuthorizedPeople', 1, '<parameters/>', session))
    world.pass(-3 * 3600_000)
    expect(late.code).toBe(49)
  })
  it('is refused with 65, and nothing else, when the session is unknown or has ended', async () => {
    const session = await openSession(send, soda)
    expect(
      (
        await ask(
          envelope('GetAuthorizedPeople', 1, '', {
            ...session,
            token: Buffer.from('no such token').toString('base64'),
          }),
        )
      ).code,
    ).toBe(65)
    world.pass(13 * 3600_000)
    const late = await ask(envelope('GetAuthorizedPeople', 1, '', session))
    world.pass(-13 * 3600_000)
    expect(late.code).toBe(65)
  })
  it('is refused with 5 for an unknown method or version, before anything else is looked at', async () => {
    expect((await ask(anonymous('NoSuchMethod', 1, '', web.applicationId))).code).toBe(5)
    expect((await ask(anonymous('GetServiceDefinition', 99, '', web.applicationId))).code).toBe(5)
  })
  it('with a culture that nobody can read is 76, after method, application and signature', async () => {
    const unreadable = (xml: string) =>
      xml.replace(/<language>en|<culture-code>en-US/, found => found.replace(/en.*/, '!!'))
    const about = (method: string, app: string) => ask(unreadable(anonymous(method, 1, '', app)))
    expect((await about('NoSuchMethod', web.applicationId)).code).toBe(5)
    expect((await about('GetServiceDefinition', '11111111-2222-3333-4444-555555555555')).code).toBe(6)
    expect((await ask(unreadable(envelope('GetVocabulary', 1, '', await openSession(send, soda))))).code).toBe(4)
    expect((await about('GetServiceDefinition', web.applicationId)).code).toBe(76)
  })
  it('that only names the application is refused with 11 where a session is needed', async () => {
    expect((await ask(anonymous('GetAuthorizedPeople', 1, '', web.applicationId))).code).toBe(11)
  })
  it('with an unknown person is refused with 9, with a foreign user token with 8', async () => {
    const session = await openSession(send, soda)
    expect((await ask(envelope('GetPersonInfo', 1, '', { ...session, offlinePersonId: ann.personId }))).code).toBe(9)
    const token = await import('../../src/domain/sessions.ts').then(async m =>
      m.issueUserToken(
        world.platform.services,
        world.platform.services.db.now,
        { applicationId: web.applicationId } as never,
        ann.personId,
        60,
      ),
    )
    expect((await ask(envelope('GetPersonInfo', 1, '', { ...session, userToken: token }))).code).toBe(8)
    const online = await openSession(send, web)
    expect((await ask(envelope('GetPersonInfo', 1, '', { ...online, userToken: token }))).code).toBe(0)
    world.pass(61_000)
    const late = await ask(envelope('GetPersonInfo', 1, '', { ...online, userToken: token }))
    world.pass(-61_000)
    expect(late.code).toBe(7)
  })
  it('with a token of any length is refused at once, and holds up nobody', async () => {
    const session = { secret: Buffer.alloc(32), token: `A${' '.repeat(300_000)}!` }
    const began = performance.now()
    expect((await ask(envelope('GetPersonInfo', 1, '', session))).code).toBe(8)
    expect(performance.now() - began).toBeLessThan(3000)
  })
  it('with SHA-1 is accepted, and refused where the server or the application is set so', async () => {
    const session = await openSession(send, soda)
    const sha1 = (xml: string) => {
      const info = /<info.*<\/info>|<info \/>/.exec(xml)![0]
      const header = /<header>.*<\/header>/
        .exec(xml)![0]
        .replace(
          /<info-hash>.*<\/info-hash>/,
          `<info-hash><hash-data algName="SHA1">${createHash('sha1').update(info).digest('base64')}</hash-data></info-hash>`,
        )
      return `<r:request xmlns:r="urn:com.microsoft.wc.request"><auth><hmac-data algName="HMACSHA1">${createHmac('sha1', session.secret).update(header).digest('base64')}</hmac-data></auth>${header}${info}</r:request>`
    }
    const request = () => sha1(envelope('GetAuthorizedPeople', 1, '', session))
    expect((await ask(request())).code).toBe(0)
    const { db } = world.platform.services
    const { sql } = await import('../../src/store/db.ts')
    const { changed } = await import('../../src/domain/caches.ts')
    const refuse = (value: boolean | null) =>
      db.write(async tx => {
        await tx.query(sql`update application set accept_sha1 = ${value} where application_id = ${soda.applicationId}`)
        await changed(tx)
      })
    await refuse(false)
    world.platform.services.caches.forget()
    expect((await ask(request())).code).toBe(4)
    await refuse(null)
    const [row] = await db.read.query<{ sha1_used_at: string | null }>(
      sql`select sha1_used_at from application where application_id = ${soda.applicationId}`,
    )
    expect(row!.sha1_used_at).not.toBeNull()
  })
})

describe('the answer over HTTP', () => {
  it('is 200, text/xml, uncompressed unless offered, with an id that support can look up', async () => {
    const reply = await world.server.inject({
      method: 'POST',
      url: '//platform//WILDCAT.ashx',
      payload: anonymous('GetServiceDefinition', 2, '', web.applicationId),
    })
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-type']).toBe('text/xml; charset=utf-8')
    expect(reply.headers['content-encoding']).toBeUndefined()
    expect(reply.headers.wc_responseid).toMatch(/^[0-9a-f-]{36}$/)
    expect(reply.body.startsWith('<response><status><code>0</code>')).toBe(true)
    const zipped = await world.server.inject({
      method: 'POST',
      url: '/platform/wildcat.ashx',
      headers: { 'accept-encoding': 'gzip, deflate' },
      payload: anonymous('GetServiceDefinition', 2, '', web.applicationId),
    })
    expect(zipped.headers['content-encoding']).toBe('gzip')
  })
  it('to a GET or an empty body is code 2', async () => {
    expect(answer((await world.server.inject({ method: 'GET', url: '/platform/wildcat.ashx' })).body).code).toBe(2)
    expect((await ask('')).code).toBe(2)
    expect((await ask('x', { 'content-encoding': 'brotli' })).code).toBe(2)
  })
})
