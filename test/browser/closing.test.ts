/** Deleting a record, bringing it back, and closing the account: each said before it is done. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  alsoAs,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  openPage,
  type Shell,
  type Signed,
  screenshot,
  signUp,
  startShell,
} from './browser.ts'
import { type Ask, askAs, recordOf } from './record-seed.ts'

let shell: Shell
let browser: Browser
let page: Page
let who: Signed
let ask: Ask
let record: string

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
  page = await openPage(browser, shell)
  who = await signUp(page)
  ask = await askAs(shell, page)
  record = await recordOf(ask)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await shell?.close()
  expect(shell.defects).toEqual([])
})

async function looked(name: string, address: string) {
  for (const [width, dark] of [
    [1280, false],
    [360, true],
  ] as const) {
    const other = await alsoAs(browser, page, { width, dark })
    await other.goto(address)
    await expectAccessible(other)
    await expectNoSidewaysScroll(other)
    await screenshot(other, `${name}-${width}`)
    await other.context().close()
  }
}

test('a record is deleted and brought back by keyboard alone', async () => {
  await page.goto(`/record/${record}/profile`)
  await page.getByRole('link', { name: 'Delete this record…' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Delete the record of/ }).waitFor()
  await looked('record-delete', `/record/${record}/delete`)
  await page.getByRole('button', { name: 'Delete the record' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Deleted records', { exact: true }).waitFor()
  expect((await page.goto(`/record/${record}`))?.status()).toBe(404)
  await looked('records-deleted', '/records')
  await page.goto('/records')
  await page.getByRole('button', { name: /^Bring back/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('is open again, as it was').waitFor()
  expect((await page.goto(`/record/${record}`))?.status()).toBe(200)
})

test('an old proof is asked for again before anything is deleted', async () => {
  const { db } = shell.world.platform.services
  await page.goto(`/record/${record}/delete`)
  await db.now.query({
    text: "update shell_session set confirmed_at = now() - interval '31 minutes'",
    values: [],
  } as never)
  await page.getByRole('button', { name: 'Delete the record' }).click()
  await page.getByRole('textbox', { name: /assword/ }).fill(who.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Delete the record of/ }).waitFor()
  expect((await ask('GetPersonInfoPrivileged', {})).record.length).toBe(1)
})

test('the account is closed after the box was ticked, and the address cannot sign in any more', async () => {
  await page.goto('/account')
  await page.getByRole('link', { name: 'Close your account…' }).click()
  await page.getByText('These records are deleted with it').waitFor()
  await looked('account-close', '/account/close')
  await page.getByRole('button', { name: 'Close my account' }).click()
  await page.getByText('Tick the box to go on.').first().waitFor()
  await expectAccessible(page)
  await page.getByLabel('I understand that this cannot be undone').check()
  await page.getByRole('button', { name: 'Close my account' }).click()
  await page.getByText('Your account is closed').waitFor()
  await page.goto('/account')
  await page.getByLabel('Email').fill(who.email)
  await page.getByRole('textbox', { name: /assword/ }).fill(who.password)
  await page.keyboard.press('Enter')
  await page
    .getByText(/is not right/)
    .first()
    .waitFor()
  expect((await shell.mail('accountClosed', who.email)).text).toContain('is closed, as you asked')
})
