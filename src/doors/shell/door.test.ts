/** The door itself: who may send what, and what every answer carries. Pages as people see them are in test/browser. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shellClient, signUpValues, tokenIn } from '../../../test/shell-client.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { asker } from '../../gate.ts'
import { sql } from '../../store/db.ts'
import { personalImage } from '../../things/personal-image.ts'
import { localPath } from './page.ts'
import { pages } from './pages.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

let people = 0
/** Somebody signed in, coming from an address of their own so that limits do not meet. */
async function somebody(server = world.server) {
  const client = shellClient(server, `10.1.${Math.floor(people / 250)}.${(people % 250) + 1}`)
  const email = `person${people++}@example.com`
  const reply = await client.submit('/sign-up', signUpValues(email))
  expect(reply.statusCode, reply.body).toBe(303)
  return { client, email }
}

describe('forms come from our own pages only', () => {
  const refused = { statusCode: 403 }
  const titled = 'This form has gone stale'

  test.each([
    ['no token', {}, {}],
    ['a wrong token', { _csrf: 'AAAA' }, {}],
  ])('%s: refused, nothing changed', async (_, values, headers) => {
    const { client, email } = await somebody()
    const reply = await client.post('/account/name', { name: 'Mallory', ...values }, headers)
    expect(reply).toMatchObject(refused)
    expect(reply.body).toContain(titled)
    expect(await world.platform.services.db.read.query(sql`select name from person where email = ${email}`)).toEqual([
      { name: 'Ann Baker' },
    ])
  })

  test('the token of somebody else is refused', async () => {
    const [ann, mallory] = [await somebody(), await somebody()]
    const token = tokenIn((await mallory.client.get('/account/name')).body)
    expect(await ann.client.post('/account/name', { _csrf: token, name: 'Mallory' })).toMatchObject(refused)
  })

  test('a token of before signing in is refused after it', async () => {
    const client = shellClient(world.server, '10.9.9.9')
    const token = tokenIn((await client.get('/sign-up')).body)
    await client.submit('/sign-up', signUpValues('before.after@example.com'))
    expect(await client.post('/account/name', { _csrf: token, name: 'Mallory' })).toMatchObject(refused)
  })

  test.each([
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
  ])('even with the token, %s: %s is refused', async (header, value) => {
    const { client } = await somebody()
    expect(await client.submit('/account/name', { name: 'Mallory' }, { [header]: value })).toMatchObject(refused)
  })

  test.each([
    ['sec-fetch-site', 'same-origin'],
    ['origin', 'http://localhost:8080'],
  ])('with the token, %s: %s is accepted', async (header, value) => {
    const { client } = await somebody()
    expect(await client.submit('/account/name', { name: 'Ann Reed' }, { [header]: value })).toMatchObject({
      statusCode: 303,
    })
  })

  test('signing in and signing up need a token too', async () => {
    const client = shellClient(world.server)
    expect(await client.post('/sign-in', { email: 'a@example.com', password: 'x' })).toMatchObject(refused)
    expect(await client.post('/sign-up', signUpValues('forged@example.com'))).toMatchObject(refused)
    expect(await client.post('/sign-out', {})).toMatchObject(refused)
  })

  test('every page that takes posts refuses one without a token, but for those that other sites may fill in', async () => {
    const { client } = await somebody()
    for (const page of pages) {
      if (!(page.act || page.receive) || page.foreign) continue
      const path = page.path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')
      expect(await client.post(path, {}), page.path).toMatchObject(refused)
    }
  })
})

describe('what every page carries', () => {
  test('a policy without inline scripts and styles, nothing to be kept, nothing to be framed', async () => {
    const { headers } = await shellClient(world.server).get('/')
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  test('no page writes a style or a script into itself', async () => {
    const { client } = await somebody()
    for (const path of ['/', '/account', '/account/passkeys', '/account/preferences', '/records', '/sign-up']) {
      const { body } = await client.get(path)
      expect(body).not.toMatch(/<script(?![^>]* src=)| style="|<style|javascript:| on[a-z]+="/)
    }
  })

  test('over https cookies are __Host- and Secure, and the browser is told to stay with https', async () => {
    const secure = await createWorld({ publicUrl: 'https://health.example.org' })
    try {
      const client = shellClient(secure.server)
      const reply = await client.submit('/sign-up', signUpValues('ann@example.com'))
      expect(reply.headers['strict-transport-security']).toBe('max-age=31536000')
      const session = reply.cookies.find(c => c.name === '__Host-healthkeep-session')
      expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
      expect(session).not.toHaveProperty('domain')
    } finally {
      await secure.close()
    }
  })

  test('a picture of a record is kept for the one who is signed in, and for nobody after', async () => {
    const { client } = await somebody()
    const record = /\/record\/([0-9a-f-]{36})/.exec((await client.get('/records')).body)![1]!
    const ask = asker(world.platform.gate, { kind: 'shell', token: client.cookies.get('healthkeep-session')! }, 'test')
    const blob = { blobInfo: { name: '', contentType: 'image/png' }, base64data: 'iVBORw0KGgo=' }
    const thing = {
      typeId: { text: personalImage.id },
      dataXml: [{ text: '<personal-image/>' }],
      signatureInfo: [],
      blobPayload: { blob: [blob] },
    }
    await ask('PutThings', { thing: [thing] }, { record })
    const reply = await client.get(`/record/${record}/picture`)
    expect(reply.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=300',
      vary: 'cookie',
    })
    const stranger = await somebody()
    expect(await stranger.client.get(`/record/${record}/picture`)).toMatchObject({ statusCode: 404 })
  })

  test('assets are named by their content and kept for a year', async () => {
    const { body } = await shellClient(world.server).get('/')
    const css = /href="(\/assets\/main-[A-Z0-9]{8}\.css)"/.exec(body)![1]!
    const reply = await world.server.inject({ url: css, headers: { 'accept-encoding': 'gzip' } })
    expect(reply.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      'content-type': 'text/css; charset=utf-8',
    })
    expect((await world.server.inject('/assets/main-AAAAAAAA.css')).statusCode).toBe(404)
  })
})

describe('what goes wrong', () => {
  test('an unknown page and a record of somebody else are 404 and look like pages', async () => {
    const [ann, ben] = [await somebody(), await somebody()]
    const home = await ben.client.get('/')
    const record = home.headers.location as string
    expect(record).toMatch(/^\/record\//)
    expect(await ann.client.get(record)).toMatchObject({
      statusCode: 404,
      body: expect.stringContaining('This record is not open to you'),
    })
    expect(await ann.client.get('/nowhere')).toMatchObject({
      statusCode: 404,
      body: expect.stringContaining('We cannot find that page'),
    })
    expect(await ann.client.get('/record/not-a-guid')).toMatchObject({ statusCode: 404 })
  })

  test('a session that is over leads to signing in, and back', async () => {
    const { client, email } = await somebody()
    await world.platform.services.db.write(async tx => {
      await tx.query(
        sql`update shell_session set ended_at = now() where person_id = (select person_id from person where email = ${email})`,
      )
      await tx.query(sql`select pg_notify('healthkeep_access', '')`)
    })
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(await client.get('/account/name')).toMatchObject({
      statusCode: 302,
      headers: { location: '/sign-in?next=%2Faccount%2Fname' },
    })
  })

  test('a broken database shows a page without detail', async () => {
    const broken = await createWorld()
    const { client } = await somebody(broken.server)
    await broken.platform.services.db.now.query(sql`alter table record_holder rename to gone`)
    const reply = await client.get('/account')
    expect(reply.statusCode).toBe(500)
    expect(reply.body).toContain('Something went wrong on our side')
    expect(reply.body).not.toContain('record_holder')
    await broken.platform.services.db.now.query(sql`alter table gone rename to record_holder`)
    await broken.close()
  })

  test('too many wrong passwords for an account are paused, from this address, and also the right one', async () => {
    const { email } = await somebody()
    const client = shellClient(world.server, '10.200.0.1')
    const tries = []
    for (let n = 0; n < 11; n++)
      tries.push((await client.submit('/sign-in', { email, password: 'not the password' })).statusCode)
    expect(tries).toEqual([...Array.from({ length: 10 }, () => 422), 429])
    expect((await client.submit('/sign-in', { email, password: 'quiet river lantern' })).statusCode).toBe(429)
    // Elsewhere the person still gets in.
    expect(
      (await shellClient(world.server, '10.200.0.2').submit('/sign-in', { email, password: 'quiet river lantern' }))
        .statusCode,
    ).toBe(303)
  })

  test('looking up terms is paused for who asks more than a person types, and for nobody else', async () => {
    const [ann, ben] = [await somebody(), await somebody()]
    const lookUp = async ({ client }: typeof ann) => {
      const home = await client.get('/')
      const record = String(home.headers.location ?? home.body).match(/\/record\/[0-9a-f-]{36}/)![0]
      const _csrf = tokenIn((await client.get('/account/name')).body)
      return async () => (await client.post(`${record}/words`, { _csrf, list: 'states', text: '' })).statusCode
    }
    const [byAnn, byBen] = [await lookUp(ann), await lookUp(ben)]
    const answers = []
    for (let n = 0; n < 601; n++) answers.push(await byAnn())
    expect([answers.filter(status => status === 200).length, answers.at(-1)]).toEqual([600, 429])
    expect(await byBen()).toBe(200)
  }, 60_000)

  test.each([
    '',
    'x',
    '[]',
    '{}',
    '{"id":"x","response":{}}',
    '{"id":"x","rawId":"x","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA","attestationObject":"AA"}}',
    '{"id":{"a":1},"response":{"clientDataJSON":5}}',
  ])('the passkey answer %j is refused with a sentence', async answer => {
    const { client } = await somebody()
    const added = await client.submit('/account/passkeys', { _form: 'passkey', answer })
    expect(added).toMatchObject({
      statusCode: 422,
      body: expect.stringContaining('Your device did not make a passkey'),
    })
    const stranger = shellClient(world.server, '10.201.0.1')
    expect(await stranger.submit('/sign-in', { _form: 'passkey', answer })).toMatchObject({
      statusCode: 422,
      body: expect.stringMatching(/not accepted|did not hand over/),
    })
    expect(await client.submit('/account/confirm', { _form: 'passkey', answer })).toMatchObject({ statusCode: 422 })
  })

  test('a form that is too large is refused', async () => {
    const { client } = await somebody()
    expect(await client.submit('/account/name', { name: 'x'.repeat(1_100_000) })).toMatchObject({
      statusCode: 413,
      body: expect.stringContaining('That is too large'),
    })
  })
})

test.each([
  ['/account', '/account'],
  ['/redirect.aspx?target=AUTH&x=%2F', '/redirect.aspx?target=AUTH&x=%2F'],
  ['//evil.example', '/'],
  ['https://evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/a\nb', '/'],
  ['', '/'],
  [null, '/'],
])('the way on %j is %s', (given, goes) => {
  expect(localPath(given, '/')).toBe(goes)
})
