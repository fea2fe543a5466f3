import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startShellSession } from '../../src/domain/sessions.ts'
import { createWorld, type World } from '../world.ts'

/** redirect.aspx as clients write it, without a browser: where it leads, to the byte. */
let world: World
let ann: { personId: string }
let record: string
let cookie: string
let web: string
let soda: { applicationId: string; masterId: string }
const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'
const height = '40750a6a-89b2-455c-bd8d-b420a4cb500b'

beforeAll(async () => {
  world = await createWorld({ redirectOverride: false })
  ann = await world.person('Ann')
  record = await world.record(ann)
  const app = await world.web({ name: 'Steady', actionUrl: 'https://app.example/hv?site=1' })
  await world.grant(app, ann, record)
  web = app.applicationId
  soda = await world.soda()
  const { services } = world.platform
  cookie = `healthkeep-session=${await services.db.write(tx => startShellSession(services, tx, ann.personId, 3600))}`
})
afterAll(() => world.close())

async function visit(url: string, options: { signedOut?: boolean } = {}) {
  const reply = await world.server.inject({ url, headers: options.signedOut ? {} : { cookie } })
  return { status: reply.statusCode, location: reply.headers.location ?? '', reply }
}
const to = (target: string, inner: string) => `/redirect.aspx?target=${target}&targetqs=${encodeURIComponent(inner)}`
const external = () => world.platform.services.seals.recordAs(web, ann.personId, record)

describe('AUTH of somebody who allowed everything before', () => {
  test.each([
    ['.NET', (app: string) => to('AUTH', `appid=${app}&actionqs=%2fa.aspx%3Fx%3d1`)],
    [
      'iOS',
      (app: string) =>
        `//redirect.aspx?target=AUTH&targetqs=${encodeURIComponent(`?appid=${app.toUpperCase()}&actionqs=%2fa.aspx%3Fx%3d1`)}`,
    ],
    ['Java', (app: string) => `/redirect.aspx?target=AUTH&targetqs=?appid=${app}&actionqs=%2fa.aspx%3Fx%3d1`],
    ['orcas', (app: string) => `/redirect.aspx?target=AUTH&targetqs=?appid=${app}%26actionqs=%252fa.aspx%253Fx%253d1`],
    [
      'any case',
      (app: string) =>
        `/REDIRECT.ASPX?TARGET=auth&TARGETQS=${encodeURIComponent(`APPID=${app}&ActionQS=%2fa.aspx%3Fx%3d1`)}&mobile=true`,
    ],
  ])('%s: straight back with a token, in the order of shell.md §2.2', async (_client, address) => {
    const { status, location } = await visit(address(web))
    expect(status).toBe(302)
    expect(location).toMatch(
      /^https:\/\/app\.example\/hv\?site=1&target=AppAuthSuccess&actionqs=%2fa\.aspx%3Fx%3d1&instanceid=1&wctoken=[\w%.~-]+$/,
    )
  })

  test('with trm=post the page sends a form to that one origin, and may send to no other', async () => {
    const first = await visit(to('AUTH', `appid=${web}&trm=post`))
    const second = await visit(first.location)
    const third = await visit(second.location)
    expect(third.status).toBe(200)
    expect(third.reply.headers['content-security-policy']).toContain("form-action 'self' https://app.example;")
    expect(third.reply.body).toContain('action="https://app.example/hv?site=1"')
    expect(third.reply.body).toMatch(/name="wctoken" value="[\w+/=]+"/)
    expect(third.reply.headers['cache-control']).toBe('no-store')
  })

  test('forceappauth shows the consent page all the same', async () => {
    for (const name of ['forceappauth', 'foreceappauth', 'ForceAppAuth']) {
      const { location } = await visit(to('AUTH', `appid=${web}&${name}=true`))
      expect(location).toMatch(/^\/connect\/authorize\?/)
      expect((await visit(location)).reply.body).toContain('Let Steady use a health record?')
    }
  })

  test('signed out, the same address goes on after sign-in', async () => {
    const { location } = await visit(to('AUTH', `appid=${web}&actionqs=x`), { signedOut: true })
    const { location: signIn } = await visit(location, { signedOut: true })
    expect(signIn).toBe(`/sign-in?${new URLSearchParams({ next: location })}`)
  })
})

test('each installed kind has its own target', async () => {
  expect((await visit(to('AUTH', `appid=${soda.masterId}`))).status).toBe(400)
  expect((await visit(to('CREATEAPPLICATION', `appid=${web}&appCreationToken=x&instanceName=y`))).status).toBe(400)
  expect((await visit(to('CREATEAPPLICATION', `appid=${soda.masterId}&instanceName=y`))).status).toBe(400)
  const wrong = await visit(
    (await visit(to('CREATEAPPLICATION', `appid=${soda.masterId}&appCreationToken=x&instanceName=y`))).location,
  )
  expect([wrong.status, wrong.reply.body.includes('no longer good')]).toEqual([400, true])
  expect((await visit(to('APPAUTH', `appid=${soda.applicationId}`))).location).toMatch(/^\/connect\/authorize\?/)
})

describe('pages of the Shell', () => {
  test.each<[string, string, () => string, () => string]>([
    ['VIEWITEMS', 'one type', () => `appid=${web}&typeid=${weight}`, () => `/record/${record}/data/${weight}`],
    [
      'VIEWITEMS',
      'several types',
      () => `appid=${web}&typeid=${weight},${height}&extrecordid=${external()}`,
      () => `/record/${record}/data?types=${weight}%2C${height}`,
    ],
    [
      'VIEWITEMS',
      'adding',
      () => `appid=${web}&typeid=${weight}&additem=true`,
      () => `/record/${record}/data/${weight}/add`,
    ],
    ['VIEWITEMS', 'from the Shell itself', () => `typeid=${weight}`, () => `/record/${record}/data/${weight}`],
    ['SHAREDAPPDETAILS', 'the selected record', () => `appid=${web}`, () => `/record/${record}/apps/${web}`],
    [
      'SHAREDAPPDETAILS',
      'a named record',
      () => `sappid=${web}&extrecordid=${external()}`,
      () => `/record/${record}/apps/${web}`,
    ],
    ['RECORDLIST', 'all', () => '', () => '/records'],
    ['RECORDLIST', 'of one application', () => `appid=${web}`, () => `/apps/${web}`],
    ['MANAGEACCOUNT', 'with or without an application', () => `appid=${web}`, () => '/account'],
    ['HELP', 'home', () => '', () => '/help'],
    ['HELP', 'privacy', () => 'topicid=PrivacyPolicy', () => '/privacy'],
    ['HELP', 'terms', () => 'topicid=serviceagreement', () => '/terms'],
  ])('%s: %s', async (target, _what, inner, expected) => {
    const { status, location } = await visit(to(target, inner()))
    expect([status, location]).toEqual([302, expected()])
  })

  test('those that need a person ask for sign-in first, and come back to the same address', async () => {
    for (const target of ['VIEWITEMS', 'SHAREDAPPDETAILS']) {
      const address = to(target, `appid=${web}&typeid=${weight}`)
      expect((await visit(address, { signedOut: true })).location).toBe(
        `/sign-in?${new URLSearchParams({ next: address })}`,
      )
    }
    expect((await visit(to('HELP', 'topicid=PrivacyPolicy'), { signedOut: true })).location).toBe('/privacy')
  })

  test('a record that the person does not hold is told, not opened', async () => {
    for (const target of ['VIEWITEMS', 'SHAREDAPPDETAILS']) {
      const { status, reply } = await visit(to(target, `appid=${web}&typeid=${weight}&extrecordid=${record}`))
      expect([status, reply.body.includes('You do not hold this record')]).toEqual([404, true])
    }
  })
})

test('an address that sign-in could not lead back to is refused, not forgotten', async () => {
  const long = to('AUTH', `appid=${web}&actionqs=${'x'.repeat(4000)}`)
  expect((await visit(long, { signedOut: true })).status).toBe(414)
  expect((await visit(long)).location).toContain(`actionqs=${'x'.repeat(4000)}&`)
})

test('targets that are not there yet say so, and lead nowhere', async () => {
  for (const target of ['CREATERECORD', 'EDITRECORD', 'RECONCILE']) {
    const { status, location, reply } = await visit(to(target, `appid=${web}&redirect=https://evil.example/`))
    expect([status, location, reply.body.includes('Not available yet')]).toEqual([501, '', true])
  }
})

test('a form from another site never acts: it neither creates an account nor uses a session', async () => {
  const people = async () =>
    (await world.platform.services.db.read.query({ text: 'select 1 from person', values: [] })).length
  const before = await people()
  const post = (payload: string, site: string) =>
    world.server.inject({
      method: 'POST',
      url: to('CREATEACCOUNT', `appid=${web}`),
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': site, cookie },
    })
  const own =
    'name=Eve&email=eve%40example.org&password=quiet+river+lantern&birth-day=1&birth-month=1&birth-year=1980&agree=yes'
  const given =
    'CreateAccountAndRecord=True&Account.FirstName=Eve&Account.LastName=%3CEvil%3E&Account.Email=nonsense&Account.BirthDate=1980-13-01'
  for (const payload of [own, given]) {
    const reply = await post(payload, 'cross-site')
    expect([reply.statusCode, reply.headers['set-cookie'] ?? '']).toEqual([200, expect.not.stringContaining('session')])
    expect(reply.body).toContain('action="/sign-up?next=')
  }
  // What is wrong in it is said at its field.
  const reply = await post(given, 'cross-site')
  expect(reply.body.match(/field-wrong/g)).toHaveLength(3)
  expect(reply.body).not.toContain('<Evil>')
  // From our own site it needs our own token.
  expect((await post(own, 'same-origin')).statusCode).toBe(403)
  expect(await people()).toBe(before)
})
