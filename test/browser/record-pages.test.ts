/** Every record page with data in it: for people with little room, without sight, without a script, at night. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  alsoAs,
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  newcomer,
  openBrowser,
  openPage,
  type Shell,
  signUp,
  startShell,
} from './browser.ts'
import { askAs, recordOf, seed } from './record-seed.ts'

let shell: Shell
let browser: Browser
let page: Page
let home: string
let addresses: readonly string[]

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
  page = await openPage(browser, shell)
  await signUp(page, newcomer())
  const ask = await askAs(shell, page)
  home = `/record/${await recordOf(ask)}`
  await seed(ask, home.split('/').at(-1)!)
  await page.goto(`${home}/data/weight`)
  const item = await page.locator('tbody th a').first().getAttribute('href')
  await page.goto(`${home}/data/medication`)
  const medicine = await page.locator('tbody th a').first().getAttribute('href')
  addresses = [
    home,
    ...[
      '/data',
      '/data/weight?range=all',
      '/data/blood-pressure',
      '/data/cholesterol-profile?range=all',
      '/data/medication',
      '/data/medication?show=past',
      '/data/exercise',
    ].map(p => home + p),
    `${home}/data?types=weight,allergy`,
    ...[
      'weight',
      'blood-pressure',
      'medication',
      'allergy',
      'condition',
      'immunization',
      'lab-test-results',
      'exercise',
      'basic',
      'sleep-am',
    ].map(t => `${home}/data/${t}/add`),
    ...[item, `${item}/edit`, `${item}/delete`, `${item}/history`, medicine, `${medicine}/edit`].map(String),
    ...['/files', '/profile', '/deleted'].map(p => home + p),
    '/records/new',
  ]
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await shell?.close()
  expect(shell.defects).toEqual([])
})

test('axe finds nothing on any of them, by day and by night', async () => {
  for (const dark of [false, true]) {
    const other = await alsoAs(browser, page, { dark })
    for (const address of addresses) {
      const answer = await other.goto(address)
      expect(answer?.status(), address).toBe(200)
      await expectAccessible(other)
    }
    expect(complaintsOf(other)).toEqual([])
    await other.context().close()
  }
}, 240_000)

test('none scrolls sideways at 320 pixels', async () => {
  const narrow = await alsoAs(browser, page, { width: 320, height: 640 })
  for (const address of addresses) {
    await narrow.goto(address)
    await expectNoSidewaysScroll(narrow)
  }
  await narrow.context().close()
}, 120_000)

test('a new record, an error and a wide form stand the same tests', async () => {
  const fresh = await openPage(browser, shell, { width: 320, height: 640 })
  await signUp(fresh, newcomer('Cleo Baker'))
  await fresh.goto('/')
  await expectAccessible(fresh)
  await expectNoSidewaysScroll(fresh)
  const record = new URL(fresh.url()).pathname
  await fresh.getByRole('button', { name: 'Save weight' }).click()
  expect(await fresh.getByRole('alert').innerText()).toContain('Weight: please fill this in.')
  await expectAccessible(fresh)
  await fresh.goto(`${record}/data/medication/add`)
  await fresh.evaluate('document.querySelectorAll("main details").forEach(d => { d.open = true })')
  await expectAccessible(fresh)
  await expectNoSidewaysScroll(fresh)
  await fresh.goto(`${record}/data/weight`)
  await expectAccessible(fresh)
  await fresh.context().close()
}, 120_000)

test('the record can be read and changed without a script', async () => {
  const plain = await alsoAs(browser, page, { javaScriptEnabled: false })
  await plain.goto(`${home}/data/weight?range=all`)
  expect(await plain.locator('.chart-dots circle').count()).toBe(60)
  expect(await plain.locator('tbody tr').count()).toBe(30)
  await plain.getByRole('link', { name: 'Older' }).click()
  expect(await plain.locator('main').innerText()).toContain('31–60 of 60')
  await plain.getByRole('link', { name: '1 month' }).click()
  await plain.getByRole('button', { name: 'st', exact: true }).click()
  expect(await plain.locator('.chart-unit').innerText()).toBe('st')
  expect(plain.url()).toContain('range=1m')
  await plain.context().close()
})

test('an address of an old kind leads to the right place', async () => {
  const other = await alsoAs(browser, page, {})
  await other.goto(`${home}/data/3d34d87e-7fc1-4153-800f-f56592cb0d17`)
  expect(new URL(other.url()).pathname).toBe(`${home}/data/weight`)
  // Version 1 of the family leads to the newest.
  await other.goto(`${home}/data/5c5f1223-f63c-4464-870c-3e36ba471def`)
  expect(new URL(other.url()).pathname).toBe(`${home}/data/medication`)
  expect((await other.goto(`${home}/data/no-such-thing`))?.status()).toBe(404)
  expect((await other.goto(`${home}/item/not-a-guid`))?.status()).toBe(404)
  await other.context().close()
})
