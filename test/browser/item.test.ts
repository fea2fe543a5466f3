/** The page of an item and its forms, as a person with a keyboard, a small screen or no script meets them. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allergy } from '../../src/things/allergy.ts'
import { coded, words } from '../../src/things/base/codable-value.ts'
import { medication } from '../../src/things/medication.ts'
import { write } from '../../src/things/registry.ts'
import {
  alsoAs,
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  openPage,
  type Shell,
  screenshot,
  signUp,
  startShell,
} from './browser.ts'
import { type Ask, askAs, putAll, recordOf } from './record-seed.ts'

let shell: Shell
let browser: Browser
let page: Page
let ask: Ask
let record: string

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
  page = await openPage(browser, shell)
  await signUp(page)
  ask = await askAs(shell, page)
  record = await recordOf(ask)
  page.setDefaultTimeout(8000)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await shell?.close()
  expect(shell.defects).toEqual([])
})

const add = (type: string) => `/record/${record}/data/${type}/add`
/** The first of a kind that a list offers. */
const addButton = (on: Page, name: RegExp) => on.getByRole('button', { name }).first()

/** Each look at a page: wide and narrow, by day and by night. */
async function look(address: string, name: string, open = false): Promise<void> {
  for (const dark of [false, true])
    for (const width of [1280, 360]) {
      const other = await alsoAs(browser, page, { width, dark })
      await other.goto(address)
      if (open) await other.evaluate('document.querySelectorAll("main details").forEach(d => { d.open = true })')
      await expectAccessible(other)
      await expectNoSidewaysScroll(other)
      await screenshot(other, `${name}-${width}-${dark ? 'dark' : 'light'}`)
      await other.context().close()
    }
}

describe('lists in a form', () => {
  test('grow and shrink without loading the page anew; what was typed stays, and the focus goes to what is new', async () => {
    await page.goto(add('family-history'))
    await page.getByLabel('Note').fill('Told by my aunt')
    await page.evaluate('globalThis.sameDocument = true')
    await addButton(page, /^Add condition/).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('button', { name: 'Remove condition' }).count()).toBe(1)
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('INPUT')
    await page.keyboard.type('Asthma')
    await addButton(page, /^Add another condition/).click()
    await expect.poll(() => page.getByRole('button', { name: /Remove condition/ }).count()).toBe(2)
    const boxes = page.locator('fieldset.list .list-item')
    expect(await boxes.nth(0).locator('input[type=text]').first().inputValue()).toBe('Asthma')
    // What came later is as lively as what was there.
    expect(await boxes.nth(1).getByRole('combobox').count()).toBeGreaterThan(0)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Remove condition 2' }).click()
    await expect.poll(() => page.getByRole('button', { name: /Remove condition/ }).count()).toBe(1)
    expect(await page.evaluate('globalThis.sameDocument')).toBe(true)
    expect(await page.getByLabel('Note').inputValue()).toBe('Told by my aunt')
    expect(complaintsOf(page)).toEqual([])
  })

  test('grow by the round trip of the server where there is no script', async () => {
    const plain = await alsoAs(browser, page, { javaScriptEnabled: false })
    await plain.goto(add('family-history'))
    await plain.getByLabel('Note').fill('Told by my aunt')
    await addButton(plain, /^Add condition/).click()
    expect(await plain.getByRole('button', { name: 'Remove condition' }).count()).toBe(1)
    expect(await plain.getByLabel('Note').inputValue()).toBe('Told by my aunt')
    await plain.context().close()
  })
})

test('a medicine is added, made private, and told what it is for, by keyboard alone', async () => {
  await putAll(ask, record, [[allergy, write(allergy, { name: words('Pollen') })]])
  await page.goto(`/record/${record}/data/medication`)
  /** Tab until the focus is on what a person would look for. */
  const tabTo = async (name: string, on = page) => {
    for (let i = 0; i < 120; i++) {
      const here = await on.evaluate<string>(
        `(() => { const e = document.activeElement; return e.getAttribute('aria-label') || (e.labels && e.labels[0] ? e.labels[0].innerText : e.innerText || '') })()`,
      )
      if (here.replace(/\s*\(optional\)/, '').trim() === name) return
      await on.keyboard.press('Tab')
    }
    throw new Error(`The keyboard never comes to "${name}".`)
  }
  await tabTo('Add medication')
  await page.keyboard.press('Enter')
  await page.waitForURL(/medication\/add$/)
  await tabTo('Name')
  await page.keyboard.type('Cetirizine')
  await page.keyboard.press('Escape')
  await tabTo('More details (all optional)')
  await page.keyboard.press('Enter')
  await tabTo('Private')
  await page.keyboard.press('Space')
  await tabTo('Save')
  await page.keyboard.press('Enter')
  await page.getByText('Medication saved.').waitFor()
  await page.getByText('Private', { exact: true }).first().waitFor()
  await tabTo('Cetirizine')
  await page.keyboard.press('Enter')
  await page.getByText('Private: no app and only custodians see it').waitFor()
  await tabTo('Say what this belongs to')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'What this belongs to' }).waitFor()
  await page
    .getByRole('link', { name: /Allerg/ })
    .last()
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: /Pollen/ }).focus()
  await page.keyboard.press('Space')
  await tabTo('How they belong together')
  await page.keyboard.type('taken for')
  await page.keyboard.press('Enter')
  await page.getByText('Saved: it now stands on the pages of both items.').waitFor()
  await page.getByRole('link', { name: /Pollen/ }).click()
  await page.getByRole('heading', { name: 'Mentioned by' }).waitFor()
  expect(await page.locator('main').innerText()).toMatch(/Cetirizine\s+Medication · taken for/)
  expect(complaintsOf(page)).toEqual([])
})

test('the page of an item and rich forms stand on small screens, at night and for those who do not see', async () => {
  const [pollen] = await putAll(ask, record, [[allergy, write(allergy, { name: words('Birch pollen') })]])
  const pill = write(
    medication,
    {
      name: coded('Cetirizine 10 mg tablets', '1011482', 'RxNorm/RxNorm Active Medicines/1'),
      dose: { display: '1 tablet', structured: [] },
      indication: words('Hay fever'),
    },
    {
      extension: [],
      relatedThing: [{ thingId: pollen!, relationshipType: 'taken for' }],
      note: 'Only in spring, in the evening.',
    },
  )
  const { thingId } = await ask(
    'PutThings',
    {
      thing: [
        {
          typeId: { text: medication.id },
          dataXml: [{ text: pill }],
          signatureInfo: [],
          flags: 9,
          tags: 'spring, hay fever',
        },
      ],
    },
    { record },
  )
  await look(`/record/${record}/item/${thingId[0]!.text}`, 'item')
  await look(add('medication'), 'form-medication', true)
  await look(add('family-history'), 'form-family', true)
  await look(`/record/${record}/item/${thingId[0]!.text}/related?kind=allergy`, 'relate')
}, 240_000)
