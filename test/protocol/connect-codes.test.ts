import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setDocuments } from '../../src/domain/application-documents.ts'
import { sql } from '../../src/store/db.ts'
import { child, text } from '../../src/xml/tree.ts'
import { type ShellClient, shellClient, signUpValues, tokenIn } from '../shell-client.ts'
import { type Client, createWorld, type TestApplication, type World } from '../world.ts'

/** The pages after a code, without a browser: what stands where, who may ask how often. */
let world: World
let app: TestApplication
let client: Client
beforeAll(async () => {
  world = await createWorld()
  app = await world.web({ name: 'Steady' })
  client = await world.client(app)
})
afterAll(() => world.close())

let made = 0
async function created(answer = 'Fluffy'): Promise<{ code: string; id: string }> {
  const id = `patient ${made++}`
  const info = `<friendly-name>Cleo</friendly-name><question>Name of your cat?</question><answer>${answer}</answer><external-id>${id}</external-id>`
  const { info: told } = await client.call('CreateConnectRequest', 1, info)
  return { code: text(child(told!, 'identity-code')!), id }
}
let people = 0
async function somebody(address = `10.3.${Math.floor(people / 250)}.${(people % 250) + 1}`): Promise<ShellClient> {
  const browser = shellClient(world.server, address)
  const reply = await browser.submit('/sign-up', signUpValues(`code${people++}@example.com`))
  expect(reply.statusCode).toBe(303)
  return browser
}
const enter = (browser: ShellClient, code: string) => browser.submit('/connect/code', { code })
const wayIn = (html: string) => /name="way" value="([^"]+)"/.exec(html)?.[1] ?? ''
async function answer(browser: ShellClient, given: string, more: Record<string, string> = {}) {
  const page = await browser.get('/connect/question')
  return browser.submit('/connect/question', { way: wayIn(page.body), answer: given, ...more })
}
const doesNotWork = 'This code does not work'

describe('a code', () => {
  test.each(['CONNECT', 'PICKUP'])(
    'in an address for %s leaves it at once, for a cookie nobody can read',
    async target => {
      const { code } = await created()
      const browser = shellClient(world.server, '10.4.0.1')
      const inner = encodeURIComponent(`packageid=${code.toLowerCase()}`)
      const reply = await browser.get(`/redirect.aspx?target=${target}&targetqs=${inner}`)
      expect([reply.statusCode, reply.headers.location]).toEqual([302, '/connect/code'])
      const cookie = reply.cookies.find(c => c.name === 'healthkeep-code')!
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
      // Whoever sits here after the browser was closed finds nothing.
      expect([cookie.maxAge, cookie.expires]).toEqual([undefined, undefined])
      expect(Buffer.from(cookie.value, 'base64url').toString('latin1')).not.toContain(code.slice(0, 4))
      const page = await browser.get('/connect/code')
      expect(page.body).toContain(`value="${code}"`)
      expect(page.headers['cache-control']).toBe('no-store')
      expect(page.headers['referrer-policy']).toBe('same-origin')
    },
  )

  test('without one in the address, the page is empty', async () => {
    const browser = shellClient(world.server, '10.4.0.2')
    const reply = await browser.get('/redirect.aspx?target=connect')
    expect(reply.headers.location).toBe('/connect/code')
    expect(browser.cookies.has('healthkeep-code')).toBe(false)
  })

  test.each([
    ['small letters, spaces', (code: string) => code.toLowerCase().replaceAll('-', ' ')],
    ['nothing between', (code: string) => code.replaceAll('-', '')],
    ['dashes of a word processor, and spaces around', (code: string) => `  ${code.replaceAll('-', ' \u2013 ')} `],
    ['minus signs and dots', (code: string) => code.replace('-', '\u2212').replace('-', '.')],
    ['soft hyphens of a copied document', (code: string) => code.replaceAll('-', '-\u00ad\u200b')],
  ])('works as people type it: %s', async (_how, typed) => {
    const browser = await somebody()
    const { code } = await created()
    const reply = await enter(browser, typed(code))
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/connect/question'])
  })

  test.each([
    ['', 'Enter the code.'],
    [' - ', 'Enter the code.'],
    ['JKYZ-QNMN-VHRX-ZGNR-GZN', 'this one has 19'],
    ['JKYZ-QNMN-VHRX-ZGNR-GZNHH', 'this one has 21'],
    ['JKYZ-0NMN-VHRX-ZGNR-GZNO', 'No code has 0 O in it'],
    ['<b>', 'No code has &lt; &gt; in it'],
  ])('that cannot be one is told before anything is asked: %s', async (typed, sentence) => {
    const browser = await somebody()
    for (let i = 0; i < 30; i++) {
      const reply = await enter(browser, typed)
      expect([reply.statusCode, reply.body.includes(sentence)]).toEqual([422, true])
    }
    // None of them was counted.
    expect((await enter(browser, (await created()).code)).statusCode).toBe(303)
  })

  test('unknown, taken back, past its time or used up gets the same answer', async () => {
    const [unknown, gone, locked] = ['BCDF-QNMN-VHRX-ZGNR-GZNH', await created(), await created()]
    await client.call('DeletePendingConnectRequest', 1, `<external-id>${gone.id}</external-id>`)
    const owner = await somebody()
    await enter(owner, locked.code)
    for (let i = 0; i < 3; i++) await answer(owner, 'Rex')
    const browser = await somebody()
    const answers = []
    for (const code of [unknown, gone.code, locked.code]) {
      const reply = await enter(browser, code)
      expect(reply.body).toContain(doesNotWork)
      answers.push([reply.statusCode, reply.body.replace(code, '').replace(/name="_csrf" value="[^"]+"/g, '')])
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  test('typed by somebody signed out goes on by itself after signing up', async () => {
    const browser = shellClient(world.server, '10.4.0.3')
    const { code } = await created()
    const typed = await enter(browser, code)
    const next = '/connect/code?go=check'
    expect(typed.headers.location).toBe(`/sign-in?${new URLSearchParams({ next })}`)
    const signedUp = await browser.submit(
      `/sign-up?${new URLSearchParams({ next })}`,
      signUpValues('walker@example.com'),
    )
    expect(signedUp.headers.location).toBe(next)
    expect((await browser.get(next)).headers.location).toBe('/connect/question')
    expect((await browser.get('/connect/question')).body).toContain('Name of your cat?')
    // A code that does not work is told then, and stands in the field to be mended.
    const other = shellClient(world.server, '10.4.0.4')
    await enter(other, 'JKYZ-QNMN-VHRX-ZGNR-GZNH')
    await other.submit('/sign-up', signUpValues('walker2@example.com'))
    const page = await other.get(next)
    expect([page.statusCode, page.body.includes(doesNotWork)]).toEqual([200, true])
    expect(page.body).toContain('value="JKYZ-QNMN-VHRX-ZGNR-GZNH"')
  })

  test('ends with the session: the next one at this computer finds nothing of it', async () => {
    const browser = await somebody()
    await enter(browser, (await created()).code)
    expect((await browser.submit('/sign-out', {})).statusCode).toBe(303)
    expect(browser.cookies.has('healthkeep-code')).toBe(false)
    expect((await browser.get('/connect/code')).body).toContain('name="code" value=""')
  })
})

describe('guessing', () => {
  const guess = (n: number) =>
    [...'BCDFGHJKLMNPQRTVWXYZ'].map((_, i, all) => all[(n * 7 + i * (n + 3)) % all.length]).join('')
  const through = async (browsers: readonly ShellClient[], tries: number) => {
    let count = 0
    for (let n = 0; n < tries; n++) {
      const reply = await enter(browsers[n % browsers.length]!, guess(n))
      if (reply.statusCode === 422) count++
      else expect([reply.statusCode, reply.body.includes('Too many tries')]).toEqual([429, true])
    }
    return count
  }

  test('one person has twenty tries in a quarter of an hour, from whatever address', async () => {
    const browser = await somebody()
    expect(await through([browser], 25)).toBe(20)
    // A right code has to wait too, or the limit would tell which are right.
    expect((await enter(browser, (await created()).code)).statusCode).toBe(429)
  })

  test('one address has sixty, whoever it is', async () => {
    const browsers = await Promise.all(Array.from({ length: 4 }, () => somebody('10.8.8.8')))
    expect(await through(browsers, 70)).toBe(60)
  })

  test('by coming with codes in addresses asks nothing', async () => {
    const browser = await somebody()
    await browser.get(`/redirect.aspx?target=CONNECT&targetqs=packageid%3D${(await created()).code}`)
    expect((await browser.get('/connect/question')).headers.location).toBe('/connect/code')
    expect((await browser.get('/connect/allow')).headers.location).toBe('/connect/question')
  })
})

describe('the question', () => {
  test('has three tries, and says each time how many are left; then the code is closed', async () => {
    const browser = await somebody()
    const { code } = await created()
    await enter(browser, code)
    expect((await browser.get('/connect/question')).body).toContain('You have three tries.')
    const first = await answer(browser, 'Rex')
    expect([first.statusCode, first.body.includes('That is not the answer. You have 2 tries left.')]).toEqual([
      422,
      true,
    ])
    expect((await browser.get('/connect/question')).body).toContain('You have two tries.')
    expect((await answer(browser, 'Tom')).body).toContain('That is not the answer. You have one try left.')
    const last = await answer(browser, 'Tim')
    expect([last.statusCode, last.headers.location]).toEqual([303, '/connect/code'])
    expect((await browser.get('/connect/code')).body).toContain('The code is closed for your safety')
    expect((await enter(browser, code)).body).toContain(doesNotWork)
  })

  test('costs no try for nothing, and warns of a space that counts before it costs one', async () => {
    const browser = await somebody()
    await enter(browser, (await created()).code)
    expect((await answer(browser, '  ')).body).toContain('Type the answer.')
    expect((await answer(browser, 'x'.repeat(256))).body).toContain('up to 255')
    const warned = await answer(browser, 'Fluffy ')
    expect(warned.body).toContain('begins or ends with a space')
    expect(warned.body).toContain('name="spaced"')
    expect((await browser.get('/connect/question')).body).toContain('You have three tries.')
    expect((await answer(browser, 'Fluffy ', { spaced: 'yes' })).body).toContain('You have 2 tries left')
    expect((await answer(browser, 'FLUFFY')).headers.location).toBe('/connect/allow')
  })

  test('of a page that was left open decides nothing about a code typed since', async () => {
    const browser = await somebody()
    const [first, second] = [await created('Fluffy'), await created('Rex')]
    await enter(browser, first.code)
    const old = wayIn((await browser.get('/connect/question')).body)
    await enter(browser, second.code)
    const reply = await answer(browser, 'Rex', { way: old })
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/connect/question'])
    const page = await browser.get('/connect/question')
    expect(page.body).toContain('You entered another code in the meantime')
    expect(page.body).toContain('You have three tries.')
  })

  test('is for people who are signed in', async () => {
    const browser = shellClient(world.server, '10.4.0.9')
    for (const path of ['/connect/question', '/connect/allow'])
      expect((await browser.get(path)).headers.location).toBe(`/sign-in?${new URLSearchParams({ next: path })}`)
  })
})

describe('the end', () => {
  /** Through all steps, to the page after the yes. */
  async function connected() {
    const browser = await somebody()
    await enter(browser, (await created()).code)
    await answer(browser, 'fluffy')
    const page = await browser.get('/connect/allow')
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)?.[1] ?? ''
    const reply = await browser.post('/connect/allow', {
      _csrf: tokenIn(page.body),
      decision: 'allow',
      ...Object.fromEntries(['rules', 'way', 'record'].map(name => [name, value(name)])),
    })
    expect(reply.headers.location).toMatch(/^\/record\/[-0-9a-f]+\/apps\/[-0-9a-f]+\/connected$/)
    return { browser, path: reply.headers.location! }
  }

  test('is a page with the name of the application and, as text, what it wants to say then', async () => {
    const { browser, path } = await connected()
    const page = await browser.get(path)
    expect([page.statusCode, page.body.includes('Steady is connected')]).toEqual([200, true])
    expect(page.body).not.toContain('What Steady says')
    const words = '<p>Welcome &amp; thanks.</p><script>alert(1)</script><p>Your <b>nurse</b> will call.</p>'
    const greeting = {
      kind: 'connected',
      language: 'en-US',
      contentType: 'text/html',
      content: Buffer.from(words),
    } as const
    await world.platform.services.db.write(tx => setDocuments(tx, app.applicationId, [greeting]))
    const { body } = await browser.get(path)
    expect(body).toContain('What Steady says')
    expect(body).toContain('<p>Welcome &amp; thanks.</p><p>Your nurse will call.</p>')
    expect(body).not.toContain('alert')
  })

  test('is there for records that the application may use, and for no others', async () => {
    const { browser, path } = await connected()
    const stranger = await somebody()
    expect((await stranger.get(path)).statusCode).toBe(404)
    const other = await world.web({ name: 'Other' })
    expect((await browser.get(path.replace(app.applicationId, other.applicationId))).statusCode).toBe(404)
  })
})

test('an application without pages of its own has its statements here, as text, for everybody', async () => {
  const without = await world.web({ name: 'Paper Clinic' })
  const { services } = world.platform
  await services.db.write(async tx => {
    await tx.query(sql`update application set action_url = null where application_id = ${without.applicationId}`)
    const content = Buffer.from('We keep nothing.\n\nReally <nothing>.')
    await setDocuments(tx, without.applicationId, [
      { kind: 'privacy', language: 'en-US', contentType: 'text/plain', content },
    ])
  })
  const browser = shellClient(world.server, '10.4.0.20')
  const address = (which: string) => `/apps/${without.applicationId}/statements/${which}`
  const page = await browser.get(address('privacy'))
  expect([page.statusCode, page.body.includes('Privacy statement of Paper Clinic')]).toEqual([200, true])
  expect(page.body).toContain('<p>We keep nothing.</p><p>Really &lt;nothing&gt;.</p>')
  expect((await browser.get(address('terms'))).body).toContain('Paper Clinic has left none here')
  for (const path of [
    address('secrets'),
    '/apps/x/statements/privacy',
    address('privacy').replace(/[0-9a-f]{8}/, '00000000'),
  ])
    expect((await browser.get(path)).statusCode).toBe(404)
})
