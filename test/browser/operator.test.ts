/** Pages of operators: signing in with a code, what the mask opens, switching off and on, and what was done. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { asker } from '../../src/gate.ts'
import { sql } from '../../src/store/db.ts'
import { nextCode, operator, type TestOperator } from '../operator.ts'
import {
  alsoAs,
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  openPage,
  type PageOptions,
  type Shell,
  screenshot,
  signUp,
  startShell,
} from './browser.ts'

let shell: Shell
let browser: Browser
const open: Page[] = []
const visit = async (options: PageOptions = {}): Promise<Page> => {
  const page = await openPage(browser, shell, options)
  open.push(page)
  return page
}

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
})
afterEach(async () => {
  for (const page of open.splice(0)) {
    expect(complaintsOf(page), 'what the browser complained about').toEqual([])
    await page.context().close()
  }
  expect(shell.defects).toEqual([])
})
afterAll(async () => {
  await browser?.close()
  await shell?.close()
})

async function enter(page: Page, who: TestOperator, code = nextCode(shell.world, who)): Promise<void> {
  await page.goto('/operator')
  await page.getByLabel('Email address').fill(who.email)
  await page.getByLabel('Password', { exact: true }).fill(who.password)
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function desk(
  methods?: readonly string[],
  options: PageOptions = {},
): Promise<{ page: Page; who: TestOperator }> {
  const who = await operator(shell.world, methods ? { methods } : {})
  const page = await visit(options)
  await enter(page, who)
  await page.getByRole('heading', { name: 'Hello, Olga Ortmann' }).waitFor()
  return { page, who }
}

test('an operator signs in with the keyboard, by password and code, and out again', async () => {
  const who = await operator(shell.world)
  const page = await visit()
  await page.goto('/operator/audit')
  await expectAccessible(page)
  await page.getByLabel('Email address').focus()
  await page.keyboard.type(who.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(who.password)
  await page.getByLabel('Code').focus()
  await page.keyboard.type(nextCode(shell.world, who))
  await page.keyboard.press('Enter')
  // Where the way began.
  await page.getByRole('heading', { name: 'Audit' }).waitFor()
  const cookie = (await page.context().cookies()).find(c => c.name === 'healthkeep-operator')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', expires: -1 })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByText('You are signed out.').waitFor()
  await page.goto('/operator/audit')
  await page.getByRole('heading', { name: 'Operator sign-in' }).waitFor()
})

test('a wrong code, a wrong password and an unknown address look the same, and what is missing is said at its field', async () => {
  const who = await operator(shell.world)
  const page = await visit()
  const said: string[] = []
  for (const [tried, code] of [
    [who, '12345x'],
    [{ ...who, password: 'something else' }, nextCode(shell.world, who)],
    [{ ...who, email: 'nobody@example.org' }, nextCode(shell.world, who)],
  ] as const) {
    await enter(page, tried, code)
    said.push(await page.getByRole('alert').innerText())
  }
  expect(new Set(said).size).toBe(1)
  expect(said[0]).toContain('The address, the password or the code is wrong.')
  await page.goto('/operator/sign-in')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Enter the code that your authenticator app shows now.' }).click()
  expect(await page.evaluate('document.activeElement.name')).toBe('code')
  await expectAccessible(page)
})

test('the mask decides what the bar offers, and a page outside it is refused', async () => {
  const { page } = await desk(['ListMail'])
  expect(await page.getByRole('navigation', { name: 'Pages of operators' }).getByRole('link').allInnerTexts()).toEqual([
    'Mail',
  ])
  await page.goto('/operator/people')
  await page.getByLabel('Name, email address or id').fill('anybody')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('heading', { name: 'This was not given to you' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Go to the start page' }).click()
  await page.getByRole('heading', { name: 'Hello, Olga Ortmann' }).waitFor()
  const { page: none } = await desk([])
  await none.getByText('There is nothing here for you yet').waitFor()
})

test('an application is suspended and let to work again, each after a question', async () => {
  const { name, id } = { name: 'Steady Scales', id: (await shell.world.web({ name: 'Steady Scales' })).applicationId }
  const { page } = await desk()
  const state = async () =>
    (
      await shell.world.platform.services.db.read.query<{ state: string }>(
        sql`select state from application where application_id = ${id}`,
      )
    )[0]!.state
  await page.getByRole('navigation', { name: 'Pages of operators' }).getByRole('link', { name: 'Applications' }).click()
  await page.getByRole('link', { name }).click()
  await page.getByRole('link', { name: 'Suspend' }).click()
  expect(await state()).toBe('Active')
  await page.getByRole('heading', { name: `Suspend ${name}?` }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Suspend it' }).click()
  await page.getByText(`${name} is suspended.`).waitFor()
  expect(await state()).toBe('Suspended')
  await page.getByRole('link', { name: 'Let it work again' }).click()
  await page.getByRole('button', { name: 'Let it work' }).click()
  await page.getByText(`${name} works again.`).waitFor()
  expect(await state()).toBe('Active')
})

test('an account is found, suspended and let to work again, and no name, address or id of a person stands in an address', async () => {
  const person = await visit()
  const ann = await signUp(person)
  const { page } = await desk()
  const addresses: string[] = []
  page.on('request', request => addresses.push(request.url()))
  const find = async () => {
    await page.getByRole('link', { name: 'People' }).first().click()
    await page.getByLabel('Name, email address or id').fill(ann.email)
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('heading', { name: 'One account' }).waitFor()
  }
  await find()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Suspend: Ann Baker' }).click()
  await page.getByRole('heading', { name: 'Suspend the account of Ann Baker?' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Suspend it' }).click()
  await page.getByText('The account is suspended.').waitFor()
  await person.goto('/account')
  await person.getByRole('heading', { name: 'Sign in' }).waitFor()
  await find()
  await page.getByRole('button', { name: 'Let it work again: Ann Baker' }).click()
  await page.getByRole('button', { name: 'Let it work' }).click()
  await page.getByText('The account works again.').waitFor()
  const paths = new Set(addresses.map(a => new URL(a)).map(u => u.pathname + u.search))
  expect([...paths].filter(p => p.startsWith('/operator')).sort()).toEqual([
    '/operator/people',
    '/operator/people/state',
  ])
})

test('signing in as an operator is nothing to the pages of people, and the other way round', async () => {
  const { page, who } = await desk()
  await page.goto('/account')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await signUp(page)
  await page.goto('/operator')
  await page.getByRole('heading', { name: 'Hello, Olga Ortmann' }).waitFor()
  expect(await page.locator('a[href^="/"]:not([href^="/operator"])').count()).toBe(0)
  const person = await visit()
  await signUp(person)
  expect(await person.locator('a[href^="/operator"]').count()).toBe(0)
  await person.goto('/operator')
  await person.getByRole('heading', { name: 'Operator sign-in' }).waitFor()
  expect(who.email).not.toBe('')
})

test('half an hour without a page, and one signs in again', async () => {
  const { page } = await desk()
  shell.world.pass(31 * 60_000)
  await page.reload()
  await page.getByRole('heading', { name: 'Operator sign-in' }).waitFor()
})

/** Something on every page. */
async function scene() {
  const { world } = shell
  const { db } = world.platform.services
  const machine = asker(world.platform.gate, { kind: 'machine' }, 'test')
  const long = await world.web({
    name: 'A tracker with a rather long name for one line',
    actionUrl: 'https://tracker.example/hv',
  })
  const off = await world.web({ name: 'Old pedometer' })
  await machine('SetApplicationState', { appId: off.applicationId, state: 'Suspended' })
  await db.now.query(sql`insert into event_subscription
      (subscription_id, application_id, url, key, key_version, filters, families, created_at, updated_at, next_attempt_at, failing_since, last_result)
    values (gen_random_uuid(), ${long.applicationId}, 'https://tracker.example/hv/events', '', '1', '[]', '{}', now(), now(), now(), now(), '503')`)
  const person = await world.person('Cleo')
  return { long, off, person }
}

const at = {
  wide: { width: 1280 },
  'wide-dark': { width: 1280, dark: true },
  narrow: { width: 360 },
  'narrow-dark': { width: 360, dark: true },
}

test('every page holds at 1280 and 360 pixels, in both themes', async () => {
  const { long } = await scene()
  await signUp(await visit())
  const { page } = await desk()
  const pages: { readonly [name: string]: string } = {
    home: '/operator',
    applications: '/operator/applications',
    application: `/operator/applications/${long.applicationId}`,
    'application-state': `/operator/applications/${long.applicationId}/state`,
    people: '/operator/people',
    mail: '/operator/mail',
    events: '/operator/events',
    vocabularies: '/operator/vocabularies',
    audit: '/operator/audit',
    missing: '/operator/nothing',
  }
  for (const [look, options] of Object.entries(at)) {
    const other = await alsoAs(browser, page, options)
    open.push(other)
    for (const [name, path] of Object.entries(pages)) {
      await other.goto(path)
      if (name === 'people') {
        await other.getByLabel('Name, email address or id').fill('example')
        await other.getByRole('button', { name: 'Find' }).click()
        await other.getByRole('table').waitFor()
      }
      await expectNoSidewaysScroll(other)
      await expectAccessible(other)
      await screenshot(other, `op-${name}-${look}`)
    }
    const outside = await visit(options)
    await outside.goto('/operator/sign-in')
    await expectNoSidewaysScroll(outside)
    await expectAccessible(outside)
    await screenshot(outside, `op-sign-in-${look}`)
  }
})
