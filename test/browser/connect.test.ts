import { createPrivateKey } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ApplicationKey, makeCertificate } from '../../src/cli/certificate.ts'
import { asker } from '../../src/gate.ts'
import type { RegistrationShape, RuleShape } from '../../src/protocol/consent.ts'
import { sql } from '../../src/store/db.ts'
import { anonymous, answer, envelope, openSession, type Send, type TestApplication } from '../world.ts'
import {
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  newcomer,
  openBrowser,
  openPage,
  type Shell,
  type Signed,
  screenshot,
  signIn,
  signUp,
  startShell,
} from './browser.ts'
import { type AppSite, openAppSite } from './connect-site.ts'

const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'
const height = '40750a6a-89b2-455c-bd8d-b420a4cb500b'
const bloodPressure = 'ca3c57f4-f4c1-4e15-be67-0a3caf5414ed'
const why = (text: string) => [{ language: 'en-US', text }]
const rule = (over: Partial<RuleShape> = {}): RuleShape => ({
  reason: why('To draw your chart.'),
  optional: false,
  displayFlags: 0,
  permission: ['Read', 'Create'],
  target: [{ type: [weight], date: [] }],
  exception: [],
  ...over,
})

let shell: Shell
let site: AppSite
let browser: Browser
let key: ApplicationKey
const pages: Page[] = []
beforeAll(async () => {
  shell = await startShell({ redirectOverride: false })
  site = await openAppSite()
  browser = await openBrowser()
  key = await makeCertificate('Steady')
})
afterEach(async () => {
  site.forget()
  for (const page of pages.splice(0)) {
    expect(complaintsOf(page).filter(c => !/status of 501/.test(c))).toEqual([])
    await page.context().close()
  }
})
afterAll(async () => {
  await browser.close()
  await site.close()
  await shell.close()
  expect(shell.defects).toEqual([])
})

const operator = () => asker(shell.world.platform.gate, { kind: 'machine' }, 'test')
const send: Send = async body => (await fetch(`${shell.origin}/platform/wildcat.ashx`, { method: 'POST', body })).text()

interface App extends TestApplication {
  readonly name: string
}

async function register(
  over: { -readonly [K in keyof RegistrationShape]?: RegistrationShape[K] | undefined } = {},
): Promise<App> {
  const name = over.name ?? 'Steady'
  const { id } = await operator()('AddApplicationPrivileged', {
    appInfo: {
      kind: 'Web',
      name,
      description: '',
      authReason: 'Steady draws your weight as one calm line and tells you when it drifts.',
      actionUrl: site.actionUrl,
      onlineRule: [
        rule({
          target: [{ type: [weight, bloodPressure], date: [] }],
          reason: why('To draw your chart, and to store what you type in.'),
        }),
        rule({
          name: 'height',
          optional: true,
          displayFlags: 3,
          permission: ['Read'],
          target: [{ type: [height], date: [] }],
          reason: why('To work out your body mass index.'),
        }),
      ],
      offlineRule: [
        rule({ permission: ['Create'], reason: why('Your scale sends its reading while you are not there.') }),
      ],
      method: [],
      ipPrefix: [],
      restrictUsers: false,
      certificate: over.kind === 'SodaMaster' ? [] : [key.certificate.toString('base64')],
      ...over,
    } as RegistrationShape,
  })
  return { name, applicationId: id, key: createPrivateKey(key.privateKeyPem), thumbprint: key.thumbprint }
}

async function visitor(options: Parameters<typeof openPage>[2] = {}): Promise<Page> {
  const page = await openPage(browser, shell, options)
  pages.push(page)
  return page
}
/** The address as the .NET SDK writes it. */
const to = (target: string, inner: string): string =>
  `/redirect.aspx?target=${target}&targetqs=${encodeURIComponent(inner)}`
/** Back at the application's site, with what it was told. */
async function arrival(page: Page) {
  const came = await site.next()
  await page.waitForURL(url => url.origin === site.origin)
  return came
}
const allow = (page: Page) => page.getByRole('button', { name: 'Allow', exact: true }).click()
async function callWith(app: App, userToken: string, method = 'GetPersonInfo', info = '', record?: string) {
  const session = await openSession(send, app)
  return answer(
    await send(envelope(method, 1, info, { ...session, userToken, ...(record !== undefined && { record }) }), {}),
  )
}
const permissions = `<thing-type-id>${weight}</thing-type-id><thing-type-id>${height}</thing-type-id>`

describe('a web application', () => {
  test('gets people back with a token in the address, which opens exactly what was allowed; the next visit shows no page', async () => {
    const app = await register()
    const page = await visitor()
    const ann = newcomer('Ann Baker')
    const start = to('AUTH', `appid=${app.applicationId}&actionqs=%2fchart.aspx%3Fy%3d1%26z%3D%C3%A9`)
    await page.goto(start)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.getByRole('link', { name: /^Create/ }).click()
    await signUpHere(page, ann)
    await page.getByRole('heading', { name: 'Let Steady use a health record?' }).waitFor()
    expect(await page.getByRole('main').ariaSnapshot()).toContain('Even when you are not signed in')
    await allow(page)
    const first = await arrival(page)
    expect(first.method).toBe('GET')
    expect([...first.parameters.keys()]).toEqual(['site', 'target', 'actionqs', 'instanceid', 'wctoken'])
    expect(first.query).toContain('&actionqs=%2fchart.aspx%3Fy%3d1%26z%3D%C3%A9&')
    expect(first.parameters.get('target')).toBe('AppAuthSuccess')
    expect(first.parameters.get('instanceid')).toBe('1')
    expect(first.referer ?? '').not.toContain('/connect')

    const token = first.parameters.get('wctoken')!
    const info = await callWith(app, token)
    expect(info.code).toBe(0)
    const record = /<selected-record-id>([^<]+)</.exec(info.xml)![1]!
    const may = await callWith(app, token, 'QueryPermissions', permissions, record)
    // Height was ticked beforehand by the application's own wish, and left so.
    expect(may.xml.match(/<online-access-permissions>/g)).toHaveLength(2)

    await page.goto(start)
    const second = await arrival(page)
    expect(second.parameters.get('target')).toBe('AppAuthSuccess')
    expect(second.parameters.get('wctoken')).not.toBe(token)
    expect(new URL(page.url()).origin).toBe(site.origin)
    expect((await shell.mail('appAllowed', ann.email)).text).toContain('Steady')
  })

  test('with trm=post the token travels in a form: no address ever holds it', async () => {
    const app = await register({ tokenTtlSeconds: 2_592_000 })
    const page = await visitor()
    await signUp(
      page,
      newcomer(),
      `/redirect.aspx?target=AUTH&targetqs=appid%3D${app.applicationId}%26trm%3Dpost%26actionqs%3D%252fa%253Fb`,
    )
    const urls: string[] = []
    page.on('request', request => urls.push(request.url()))
    await allow(page)
    const came = await arrival(page)
    expect(came.method).toBe('POST')
    expect(Object.fromEntries(came.parameters)).toMatchObject({
      target: 'AppAuthSuccess',
      actionqs: '/a?b',
      instanceid: '1',
      suggestedtokenttl: '2592000',
    })
    expect(urls.filter(url => url.includes('wctoken'))).toEqual([])
    expect((await callWith(app, came.parameters.get('wctoken')!)).code).toBe(0)
  })

  test('without scripts a button does the same', async () => {
    const app = await register()
    const page = await visitor({ javaScriptEnabled: false })
    await signUp(page, newcomer(), to('AUTH', `appid=${app.applicationId}&trm=post`))
    await allow(page)
    await page.getByRole('button', { name: 'Continue' }).click()
    expect((await arrival(page)).parameters.get('target')).toBe('AppAuthSuccess')
  })

  test('hears of a no, and nothing is stored', async () => {
    const app = await register()
    const page = await visitor()
    await signUp(page, newcomer(), to('APPAUTH', `appid=${app.applicationId}&actionqs=x`))
    await page.getByRole('button', { name: 'Don’t allow' }).click()
    const came = await arrival(page)
    expect(came.query).toBe('site=1&target=AppAuthReject&actionqs=x&instanceid=1')
    const [grants] = await shell.world.platform.services.db.read.query<{ count: number }>(
      sql`select count(*) from application_grant where application_id = ${app.applicationId}`,
    )
    expect(grants!.count).toBe(0)
  })

  test('an unticked box is a no to that rule alone; named rules are offered to those who come back', async () => {
    const app = await register()
    const page = await visitor()
    await signUp(page, newcomer(), to('AUTH', `appid=${app.applicationId}`))
    const box = page.getByRole('checkbox', { name: /See height/ })
    expect(await box.isChecked()).toBe(true)
    await box.uncheck()
    await allow(page)
    const came = await arrival(page)
    const token = came.parameters.get('wctoken')!
    const record = /<selected-record-id>([^<]+)</.exec((await callWith(app, token)).xml)![1]!
    expect(
      (await callWith(app, token, 'QueryPermissions', permissions, record)).xml.match(/<online-access-permissions>/g),
    ).toHaveLength(1)
    // Without a name no box is shown any more; with onopt1 it is.
    await page.goto(to('APPAUTH', `appid=${app.applicationId}`))
    expect(await page.getByRole('checkbox').count()).toBe(0)
    await page.goto(to('APPAUTH', `appid=${app.applicationId}&onopt1=height`))
    await page.getByRole('checkbox', { name: /See height/ }).check()
    await allow(page)
    const again = (await arrival(page)).parameters.get('wctoken')!
    expect(
      (await callWith(app, again, 'QueryPermissions', permissions, record)).xml.match(/<online-access-permissions>/g),
    ).toHaveLength(2)
  })

  test('another record is a changed selection; a record that is not held is told to the application', async () => {
    const app = await register()
    const page = await visitor()
    const ann = await signUp(page, newcomer('Ann Baker'))
    const [person] = await shell.world.platform.services.db.read.query<{ person_id: string }>(
      sql`select person_id from person where email = ${ann.email}`,
    )
    await shell.world.record({ personId: person!.person_id }, { name: 'Cleo' })
    await page.goto(to('AUTH', `appid=${app.applicationId}`))
    expect(await page.getByRole('radio', { name: 'Ann Baker' }).isChecked()).toBe(true)
    await allow(page)
    await arrival(page)
    await page.goto(to('APPAUTH', `appid=${app.applicationId}`))
    await page.getByRole('radio', { name: 'Cleo' }).check()
    await allow(page)
    expect((await arrival(page)).parameters.get('target')).toBe('SelectedRecordChanged')
    await page.goto(to('APPAUTH', `appid=${app.applicationId}&extrecordid=${app.applicationId}`))
    const came = await arrival(page)
    expect(came.parameters.get('target')).toBe('AppAuthInvalidRecord')
    expect(came.parameters.has('wctoken')).toBe(false)
  })

  test('ends the sign-in with APPSIGNOUT: the token is dead and the Shell asks again', async () => {
    const app = await register()
    const page = await visitor()
    const ann = await signUp(page, newcomer(), to('AUTH', `appid=${app.applicationId}`))
    await allow(page)
    const token = (await arrival(page)).parameters.get('wctoken')!
    await page.goto(to('APPSIGNOUT', `appid=${app.applicationId}&credtoken=${encodeURIComponent(token)}`))
    expect((await arrival(page)).query).toBe('site=1&target=SignOut')
    expect((await callWith(app, token)).code).toBe(7)
    const start = to('AUTH', `appid=${app.applicationId}`)
    await page.goto(start)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    // After signing in again there is nothing left to ask: straight on to the application.
    await page.getByLabel('Email address').fill(ann.email)
    await page.getByLabel('Password', { exact: true }).fill(ann.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    expect((await arrival(page)).parameters.get('target')).toBe('AppAuthSuccess')
  })

  test('may fill in the sign-up form, which stores nothing until the person presses the button', async () => {
    const app = await register()
    const page = await visitor()
    const who = newcomer('Dora Evans')
    await page.goto(site.origin)
    const url = `${shell.origin}${to('CREATEACCOUNT', `appid=${app.applicationId}`)}`
    const fields = {
      CreateAccountAndRecord: 'True',
      'Account.FirstName': 'Dora',
      'Account.LastName': 'Evans',
      'Account.Email': who.email,
      'Account.BirthDate': '1985-03-27',
    }
    await page.evaluate(`(() => {
      const form = Object.assign(document.createElement('form'), { method: 'post', action: ${JSON.stringify(url)} })
      for (const [name, value] of Object.entries(${JSON.stringify(fields)})) form.append(Object.assign(document.createElement('input'), { name, value }))
      document.body.append(form)
      form.submit()
    })()`)
    await page.getByRole('heading', { name: 'Create your account' }).or(page.getByLabel('Your name')).first().waitFor()
    expect(await page.getByLabel('Your name').inputValue()).toBe('Dora Evans')
    expect(await page.getByLabel('Year').inputValue()).toBe('1985')
    const people = () =>
      shell.world.platform.services.db.read.query(sql`select 1 from person where email = ${who.email}`)
    expect(await people()).toHaveLength(0)
    await page.getByLabel('Choose a password').fill(who.password)
    await page.getByLabel('I agree to the').check()
    await page.getByRole('button', { name: 'Create account' }).click()
    await allow(page)
    const came = await arrival(page)
    expect(came.parameters.get('target')).toBe('AppAuthSuccess')
    expect(came.parameters.get('targetDetails')).toBe('CreateAccountSuccess')
    // Whoever has an account already is no new person.
    await page.goto(to('CREATEACCOUNT', `appid=${app.applicationId}`))
    expect((await arrival(page)).parameters.get('targetDetails')).toBe('CreateAccountFailure')
  })

  test('leads to another one only at its registered address', async () => {
    const app = await register()
    const page = await visitor()
    await page.goto(
      to('APPREDIRECT', `appid=${app.applicationId}&refappid=${app.applicationId}&target=Home&targetqs=a%3D1%26b%3D2`),
    )
    expect(Object.fromEntries((await arrival(page)).parameters)).toEqual({
      site: '1',
      target: 'Home',
      targetqs: 'a=1&b=2',
      refappid: app.applicationId,
    })
  })
})

describe('an installed application', () => {
  async function provision() {
    const master = await register({ kind: 'SodaMaster', name: 'Pocket Vitals', actionUrl: undefined, onlineRule: [] })
    const info = answer(await send(anonymous('NewApplicationCreationInfo', 1, '', master.applicationId), {}))
    const [appId = '', secret = '', token = ''] = [
      ...info.xml.matchAll(/<(?:app-id|shared-secret|app-token)>([^<]+)</g),
    ].map(m => m[1]!)
    return { master: master.applicationId, appId, secret: Buffer.from(secret, 'base64'), token }
  }

  test('lands on /application/complete as native clients expect, and then connects', async () => {
    const { master, appId, secret, token } = await provision()
    const page = await visitor({ width: 390 })
    // As the iOS SDK writes it: double slash, leading mark, encoded twice.
    const inner = `?appid=${master.toUpperCase()}&appCreationToken=${encodeURIComponent(token)}&instanceName=${encodeURIComponent("Ann's phone")}&ismra=false&mobile=true`
    const start: string = `/redirect.aspx?target=CREATEAPPLICATION&targetqs=${encodeURIComponent(inner)}`
    await signUp(page, newcomer(), start)
    await page.getByText("“Ann's phone”").waitFor()
    await expectNoSidewaysScroll(page)
    expect(await page.getByRole('heading', { name: 'While you use it' }).count()).toBe(0)
    await allow(page)
    await page.waitForURL(url => url.pathname === '/application/complete')
    expect(new URL(page.url()).search).toBe(`?appid=${appId}&target=AppAuthSuccess&instanceid=1`)
    await expectAccessible(page)
    const session = await openSession(send, { applicationId: appId, secret })
    const people = answer(await send(envelope('GetAuthorizedPeople', 1, '<parameters></parameters>', session), {}))
    expect(people.xml).toContain('app-record-auth-action="NoActionRequired"')
    // The token is good once.
    await page.goto(start)
    await page.getByRole('heading', { name: 'This app is connected already' }).waitFor()
    // Another record later: APPAUTH with the id of the instance, unencoded as the Java SDK does.
    await page.goto(`/redirect.aspx?target=APPAUTH&targetqs=?appid=${appId}`)
    await allow(page)
    await page.waitForURL(url => url.pathname === '/application/complete')
  })

  test('a no never reaches the path that stands for success, and leaves the token as it was', async () => {
    const { master, appId, secret, token } = await provision()
    const page = await visitor()
    const start = to('CREATEAPPLICATION', `appid=${master}&appCreationToken=${token}&instanceName=${appId}`)
    await signUp(page, newcomer(), start)
    await page.getByRole('button', { name: 'Don’t allow' }).click()
    await page.waitForURL(url => url.pathname === '/application/cancelled')
    await expect(openSession(send, { applicationId: appId, secret })).rejects.toThrow('6')
    await page.goto(start)
    await page.getByRole('heading', { name: 'Let Pocket Vitals use a health record?' }).waitFor()
    // A guid is no name for people.
    expect(await page.getByText(appId).count()).toBe(0)
  })
})

describe('my apps', () => {
  test('shows what was allowed, changes what is up to the person, and ends it: the next call is refused', async () => {
    const app = await register()
    const page = await visitor()
    const ann: Signed = await signUp(page, newcomer(), to('AUTH', `appid=${app.applicationId}`))
    await allow(page)
    const token = (await arrival(page)).parameters.get('wctoken')!
    const record = /<selected-record-id>([^<]+)</.exec((await callWith(app, token)).xml)![1]!
    // As the application would send people there.
    await page.goto(to('SHAREDAPPDETAILS', `sappid=${app.applicationId}&extrecordid=${record}`))
    await page.getByRole('heading', { name: 'Steady', level: 1 }).waitFor()
    await expectAccessible(page)
    await page.getByRole('checkbox', { name: /See height/ }).uncheck()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Saved.').waitFor()
    expect(
      (await callWith(app, token, 'QueryPermissions', permissions, record)).xml.match(/<online-access-permissions>/g),
    ).toHaveLength(1)
    await page.getByRole('link', { name: 'Apps', exact: true }).first().click()
    await page.getByRole('link', { name: /Steady/ }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: /Steady/ }).click()
    await page.getByRole('link', { name: 'End access' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'End access' }).click()
    await page.getByText('Steady no longer has access.').waitFor()
    await page.getByText('No app uses this record').waitFor()
    await expectAccessible(page)
    expect((await callWith(app, token, 'QueryPermissions', permissions, record)).code).toBe(11)
    // And it has to ask again.
    await page.goto(to('AUTH', `appid=${app.applicationId}`))
    await page.getByRole('heading', { name: 'Let Steady use a health record?' }).waitFor()
    expect(ann.email).not.toBe('')
  })
})

describe('no open redirect', () => {
  test.each<[string, () => string, number]>([
    [
      'an unknown application',
      (): string => to('AUTH', 'appid=11111111-1111-1111-1111-111111111111&redirect=https://evil.example/'),
      400,
    ],
    ['no application', () => to('APPAUTH', 'redirect=https://evil.example/'), 400],
    ['an unknown target', () => to('NOSUCHTARGET', 'redirect=https://evil.example/'), 400],
    [
      'APPREDIRECT to nobody',
      () => to('APPREDIRECT', 'appid=11111111-1111-1111-1111-111111111111&target=https://evil.example/'),
      400,
    ],
    ['a target that is not there yet', () => to('RECONCILE', 'appid=x'), 501],
    [
      'a way back that nobody began',
      () => '/connect/back?target=AUTH&apps=https://evil.example&result=AppAuthReject',
      400,
    ],
  ])('%s gets a page', async (_what, address, status) => {
    const page = await visitor()
    const response = await page.goto(address())
    if (new URL(page.url()).pathname === '/sign-in') {
      await signUp(page, newcomer(), address())
      await page.goto(address())
    } else expect(response!.status()).toBe(status)
    expect(new URL(page.url()).origin).toBe(shell.origin)
    await expectAccessible(page)
  })

  test('`redirect`, a path-relative or foreign `next`, and tampered connect pages stay with the registered address', async () => {
    const app = await register()
    const page = await visitor()
    await signUp(page, newcomer(), to('AUTH', `appid=${app.applicationId}&redirect=https%3A%2F%2Fevil.example%2F`))
    await page.getByRole('button', { name: 'Don’t allow' }).click()
    await arrival(page)
    await page.goto(
      `/connect/back?target=AUTH&apps=${app.applicationId}&redirect=https%3A%2F%2Fevil.example%2F&actionqs=%22%3E%3Cscript%3E&result=AppAuthSuccess`,
    )
    const came = await arrival(page)
    // Nothing was allowed, so a wished-for success is none.
    expect(came.parameters.get('target')).toBe('AppAuthReject')
    expect(came.parameters.has('wctoken')).toBe(false)
    await page.goto('/sign-in?next=https%3A%2F%2Fevil.example%2F')
    expect(new URL(page.url()).origin).toBe(shell.origin)
  })
})

describe('the consent page', () => {
  test('is clear to everybody: keyboard, axe, narrow and wide, light and dark', async () => {
    const app = await register({
      onlineRule: [
        rule({
          permission: ['Read', 'Create', 'Update'],
          target: [{ type: [weight, bloodPressure], date: [] }],
          reason: why('To draw your chart, and to store what you type in.'),
        }),
        rule({
          name: 'height',
          optional: true,
          displayFlags: 3,
          permission: ['Read'],
          target: [{ type: [height], date: [{ from: '2024-01-01T00:00:00' }] }],
          reason: why('To work out your body mass index.'),
        }),
      ],
    })
    const page = await visitor()
    const ann = await signUp(page, newcomer('Ann Baker'))
    const [person] = await shell.world.platform.services.db.read.query<{ person_id: string }>(
      sql`select person_id from person where email = ${ann.email}`,
    )
    const ben = await shell.world.person('Ben')
    await shell.world.share(
      await shell.world.record(ben, { name: 'Olof' }),
      { personId: person!.person_id },
      { level: 'View' },
    )
    await shell.world.record({ personId: person!.person_id }, { name: 'Cleo' })
    const start = to('APPAUTH', `appid=${app.applicationId}`)
    for (const [width, dark] of [
      [1280, false],
      [1280, true],
      [360, false],
      [360, true],
    ] as const) {
      const other = await visitor({ width, dark })
      await signIn(other, ann, start)
      await other.getByRole('heading', { name: 'Let Steady use a health record?' }).waitFor()
      await other.locator('summary', { hasText: 'The details, type by type' }).click()
      await expectAccessible(other)
      await expectNoSidewaysScroll(other)
      await screenshot(other, `consent-${width}-${dark ? 'dark' : 'light'}`)
    }
    await page.goto(start)
    // What cannot be given says why and cannot be chosen.
    expect(await page.getByRole('radio', { name: 'Shared record' }).isDisabled()).toBe(true)
    await page.getByText('You may only view this record').waitFor()
    // Everything by keyboard: choose the other record, untick the box, press the button.
    await page.getByRole('radio', { name: 'Ann Baker' }).focus()
    await page.keyboard.press('ArrowDown')
    expect(await page.getByRole('radio', { name: 'Cleo' }).isChecked()).toBe(true)
    await page.getByRole('checkbox', { name: /See height dated January 1, 2024 or later/ }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Allow', exact: true }).focus()
    await page.keyboard.press('Enter')
    expect((await arrival(page)).parameters.get('target')).toBe('AppAuthSuccess')
  })

  test('several records for a multi-record application, one consent after the other for several applications', async () => {
    const [first, second] = [await register({ name: 'First' }), await register({ name: 'Second' })]
    const page = await visitor()
    const ann = await signUp(page, newcomer('Ann Baker'))
    const [person] = await shell.world.platform.services.db.read.query<{ person_id: string }>(
      sql`select person_id from person where email = ${ann.email}`,
    )
    await shell.world.record({ personId: person!.person_id }, { name: 'Cleo' })
    await page.goto(to('APPAUTH', `appid=${first.applicationId},${second.applicationId}&ismra=true`))
    await page.getByRole('checkbox', { name: 'Ann Baker' }).uncheck()
    await allow(page)
    await page.getByText('Choose at least one record.').first().waitFor()
    await page.getByRole('checkbox', { name: 'Ann Baker' }).check()
    await page.getByRole('checkbox', { name: 'Cleo' }).check()
    await allow(page)
    await page.getByRole('heading', { name: 'Let Second use a health record?' }).waitFor()
    await allow(page)
    const token = (await arrival(page)).parameters.get('wctoken')!
    expect((await callWith(first, token)).xml.match(/<record /g)).toHaveLength(2)
  })

  test('a record for a family member can be made on the way, and is then the one that is chosen', async () => {
    const app = await register()
    const page = await visitor()
    await signUp(page, newcomer('Ann Baker'), to('APPAUTH', `appid=${app.applicationId}&actionqs=%2fx`))
    await page.getByRole('link', { name: 'Add a family member' }).click()
    await page.getByLabel('First name').fill('Cleo')
    await page.getByLabel('Last name').fill('Baker')
    await page.getByLabel('Who is it?').selectOption('14')
    await page.getByLabel('Month').selectOption('3')
    await page.getByLabel('Day', { exact: true }).fill('2')
    await page.getByLabel('Year').fill('2019')
    await page.getByRole('radio', { name: 'Prefer not to say' }).check()
    await page.getByRole('button', { name: 'Create the record' }).click()
    await page.getByRole('heading', { name: 'Let Steady use a health record?' }).waitFor()
    expect(await page.getByRole('radio', { name: 'Cleo' }).isChecked()).toBe(true)
    await allow(page)
    expect((await arrival(page)).query).toContain('&actionqs=%2fx&')
  })

  test('a yes to rules that changed meanwhile is asked for again', async () => {
    const app = await register()
    const page = await visitor()
    await signUp(page, newcomer(), to('AUTH', `appid=${app.applicationId}`))
    await page.getByRole('heading', { name: 'Let Steady use a health record?' }).waitFor()
    const appInfo = {
      kind: 'Web',
      name: 'Steady',
      description: '',
      authReason: '',
      actionUrl: site.actionUrl,
      onlineRule: [rule({ target: [] })],
      offlineRule: [],
      method: [],
      ipPrefix: [],
      restrictUsers: false,
      certificate: [],
    } as const
    await operator()('UpdateApplicationPrivileged', { id: app.applicationId, appInfo })
    await allow(page)
    await page.getByText('The app changed what it asks for').waitFor()
    await page.getByText('everything in the record').waitFor()
    await allow(page)
    expect((await arrival(page)).parameters.get('target')).toBe('AppAuthSuccess')
  })
})

/** The sign-up form where the page already is. */
async function signUpHere(page: Page, who: Signed): Promise<void> {
  await page.getByLabel('Your name').fill(who.name)
  await page.getByLabel('Email address').fill(who.email)
  await page.getByLabel('Choose a password').fill(who.password)
  await page.getByLabel('Month').selectOption('3')
  await page.getByLabel('Day', { exact: true }).fill('27')
  await page.getByLabel('Year').fill('1985')
  await page.getByLabel('I agree to the').check()
  await page.getByRole('button', { name: 'Create account' }).click()
}
