/** Deleted items: brought back one by one or several at once, and deleted for good, by somebody who proved who they are. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../src/store/db.ts'
import { allergy } from '../../src/things/allergy.ts'
import { words } from '../../src/things/base/codable-value.ts'
import { write } from '../../src/things/registry.ts'
import {
  alsoAs,
  complaintsOf,
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
import { type Ask, askAs, putAll, recordOf } from './record-seed.ts'

let shell: Shell
let browser: Browser
let page: Page
let who: Signed
let ask: Ask
let record: string
let bin: string

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
  page = await openPage(browser, shell)
  who = await signUp(page)
  ask = await askAs(shell, page)
  record = await recordOf(ask)
  bin = `/record/${record}/deleted`
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await shell?.close()
  expect(shell.defects).toEqual([])
})

/** Allergies of these names, deleted. */
async function throwAway(...names: string[]): Promise<void> {
  const ids = await putAll(
    ask,
    record,
    names.map(name => [allergy, write(allergy, { name: words(name) })] as const),
  )
  const { group } = await ask(
    'GetThings',
    {
      group: [
        {
          id: ids,
          key: [],
          clientThingId: [],
          filter: [],
          format: { section: ['core'], xml: [''], typeVersionFormat: [] },
        },
      ],
    } as never,
    { record },
  )
  await ask('RemoveThings', { thingId: group[0]!.thing.map(t => t.thingId) } as never, { record })
}

/** As if the last proof lay more than half an hour back. */
const forget = () =>
  shell.world.platform.services.db.now.query(sql`update shell_session set confirmed_at = now() - interval '31 minutes'`)
const left = async (on: Page = page) => {
  await on.goto(bin)
  return (await on.locator('tbody .named a').allTextContents()).sort()
}

test('several are chosen and brought back together, by keyboard alone', async () => {
  await throwAway('Pollen', 'Cats', 'Dust')
  await page.goto(bin)
  await page.getByRole('button', { name: 'Bring back the chosen' }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('Choose at least one item first.')
  await page.getByRole('checkbox', { name: 'Choose Cats' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('checkbox', { name: 'Choose Dust' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Bring back the chosen' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('status').textContent()).toContain('2 items are back.')
  expect(await left()).toEqual(['Pollen'])
})

test('who cancels the proof of who they are is back in the bin, and nothing is gone', async () => {
  await throwAway('Feathers')
  await forget()
  await page.goto(bin)
  await page.getByRole('checkbox', { name: 'Choose Feathers' }).check()
  await page.getByRole('button', { name: 'Delete the chosen for good…' }).click()
  await page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.waitForURL(url => url.pathname === bin)
  await page.getByRole('checkbox', { name: 'Choose Feathers' }).check()
  await page.getByRole('button', { name: 'Bring back the chosen' }).click()
  await expect.poll(() => page.getByRole('status').textContent()).toContain('1 item is back.')
})

test('the chosen ones are deleted for good after a page that says what that means and a proof of who it is', async () => {
  await throwAway('Latex', 'Nickel')
  await forget()
  await page.goto(bin)
  await page.getByRole('checkbox', { name: 'Choose Latex' }).check()
  await page.getByRole('button', { name: 'Delete the chosen for good…' }).click()
  await page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor()
  await page.getByLabel('Your password').fill(who.password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Delete this item for good?' }).waitFor()
  expect(await page.getByRole('list', { name: 'These items' }).textContent()).toContain('Latex')
  await page.getByText('Apps that keep copies are told to delete them.').waitFor()
  // Meanwhile nothing has happened.
  expect(await left(await alsoAs(browser, page, {}))).toContain('Latex')
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await expect.poll(() => page.getByRole('status').textContent()).toContain('1 item deleted for good.')
  expect(await left()).toEqual(['Nickel', 'Pollen'])
})

test('a proof that ran out on the way is asked for again, and the choice is still there', async () => {
  await throwAway('Mould')
  await page.goto(bin)
  await page.getByRole('checkbox', { name: 'Choose Mould' }).check()
  await page.getByRole('button', { name: 'Delete the chosen for good…' }).click()
  await page.getByRole('heading', { name: 'Delete this item for good?' }).waitFor()
  await forget()
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await page.getByLabel('Your password').fill(who.password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await expect.poll(() => page.getByRole('status').textContent()).toContain('1 item deleted for good.')
  expect(await left()).not.toContain('Mould')
})

test('what was brought back meanwhile is not deleted', async () => {
  await throwAway('Wasps', 'Bees')
  await page.goto(bin)
  await page.getByRole('checkbox', { name: 'Choose Wasps' }).check()
  await page.getByRole('checkbox', { name: 'Choose Bees' }).check()
  await page.getByRole('button', { name: 'Delete the chosen for good…' }).click()
  const other = await alsoAs(browser, page, {})
  await other.goto(bin)
  await other.getByRole('button', { name: 'Bring back Bees' }).click()
  await other.getByRole('status').waitFor()
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await expect.poll(() => page.locator('main').textContent()).toContain('Nothing was deleted for good')
  expect(await left()).toContain('Wasps')
})

test('everything is deleted for good at once, without a script; not when more came meanwhile', async () => {
  const plain = await alsoAs(browser, page, { javaScriptEnabled: false })
  await plain.goto(bin)
  await plain.getByRole('link', { name: 'Delete all of them for good…' }).click()
  await throwAway('Peanuts')
  await plain.getByRole('button', { name: 'Delete for good' }).click()
  await expect.poll(() => plain.locator('main').textContent()).toContain('Nothing was deleted for good')
  await plain.getByRole('link', { name: 'Delete all of them for good…' }).click()
  await plain.getByRole('button', { name: 'Delete for good' }).click()
  await expect.poll(() => plain.locator('main').textContent()).toContain('Nothing has been deleted')
  expect(await left()).toEqual([])
})

test('the pages hold for everyone: axe, 320 pixels, day and night', async () => {
  await throwAway('Pollen', 'Cats', 'Penicillin')
  for (const [width, dark] of [
    [1280, false],
    [1280, true],
    [360, false],
    [360, true],
    [320, false],
  ] as const) {
    const name = `${width}-${dark ? 'dark' : 'light'}`
    const other = await alsoAs(browser, page, { width, dark })
    await other.goto(bin)
    await other.getByRole('checkbox', { name: 'Choose Cats' }).check()
    await other.getByRole('checkbox', { name: 'Choose Pollen' }).check()
    await expectAccessible(other)
    await expectNoSidewaysScroll(other)
    await screenshot(other, `deleted-${name}`)
    await other.getByRole('button', { name: 'Delete the chosen for good…' }).click()
    await other.getByRole('heading', { name: 'Delete 2 items for good?' }).waitFor()
    await expectAccessible(other)
    await expectNoSidewaysScroll(other)
    await screenshot(other, `for-good-${name}`)
    expect(complaintsOf(other)).toEqual([])
    await other.context().close()
  }
}, 120_000)
