/** The reference for those who write applications: every type and version has its page, open to anybody. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { thingTypes } from '../../src/things/registry.ts'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  openPage,
  type Shell,
  screenshot,
  startShell,
} from './browser.ts'

let shell: Shell
let browser: Browser
let page: Page

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
  page = await openPage(browser, shell)
})
afterAll(async () => {
  await browser?.close()
  await shell?.close()
})

test('a developer finds a type by its name, its root or the id of any version', async () => {
  await page.goto('/')
  await page.getByRole('link', { name: 'For developers' }).click()
  await page.getByRole('heading', { name: 'Types of health data', level: 1 }).waitFor()
  await expectAccessible(page)
  await screenshot(page, 'developers-types')
  for (const sought of ['blood press', 'blood-pressure', 'ca3c57f4-f4c1-4e15-be67-0a3caf5414ed']) {
    await page.goto('/developers/types')
    await page.getByLabel('Name, root element or id').fill(sought)
    await page.keyboard.press('Enter')
    await page.getByRole('status').waitFor()
    await page.getByRole('link', { name: /^Blood pressure/i }).waitFor()
  }
  await page.goto('/developers/types?find=zzz')
  await page.getByRole('heading', { name: 'No type is called that.' }).waitFor()
})

test('the page of a type has its ids, elements, columns, schema and an example', async () => {
  await page.goto('/developers/types/blood-pressure')
  await page.getByText('ca3c57f4-f4c1-4e15-be67-0a3caf5414ed').waitFor()
  await page.getByRole('table', { name: 'Elements of Blood pressure' }).getByText('systolic').first().waitFor()
  await page.getByRole('region', { name: 'Example' }).getByText('<blood-pressure>').waitFor()
  await screenshot(page, 'developers-type')
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await expectNoSidewaysScroll(page)
  await screenshot(page, 'developers-type-narrow')
  const schema = await page.getByRole('link', { name: 'bp.xsd' }).getAttribute('href')
  expect((await page.request.get(schema!)).status()).toBe(200)
})

test('every version of every type has a page, and its schema is there', async () => {
  for (const type of thingTypes) {
    const answer = await page.request.get(`/developers/types/${type.id}`)
    const text = await answer.text()
    expect([type.name, answer.status(), text.includes(type.id)]).toEqual([type.name, 200, true])
    const [, schema] = /href="(\/platform\/type-xsd\/[^"]+)"/.exec(text)!
    expect([type.name, (await page.request.get(schema!)).status()]).toEqual([type.name, 200])
  }
  expect((await page.request.get('/developers/types/nothing-of-the-kind')).status()).toBe(404)
})
