/** What the forms do beyond plain boxes: dates as people say them, words with suggestions; with and without script, by keyboard alone. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allergy } from '../../src/things/allergy.ts'
import { read } from '../../src/things/registry.ts'
import {
  alsoAs,
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  newcomer,
  openBrowser,
  openPage,
  type Shell,
  screenshot,
  signUp,
  startShell,
} from './browser.ts'
import { askAs, recordOf } from './record-seed.ts'

let shell: Shell
let browser: Browser
let page: Page
let record: string

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
  page = await openPage(browser, shell)
  await signUp(page, newcomer())
  record = await recordOf(await askAs(shell, page))
  page.setDefaultTimeout(5000)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await shell?.close()
  expect(shell.defects).toEqual([])
})

const add = (type: string) => `/record/${record}/data/${type}/add`
const save = (on = page) => on.getByRole('button', { name: 'Save', exact: true }).last().click()

interface Allergy {
  readonly name: { readonly text: string }
  readonly reaction?: {
    readonly text: string
    readonly code: readonly { readonly value: string; readonly type: string }[]
  }
  readonly firstObserved?: { readonly structured?: { readonly date: object }; readonly descriptive?: string }
}

/** What is stored of the allergy with this name. */
async function stored(name: string): Promise<Allergy> {
  const answer = await (await askAs(shell, page))(
    'GetThings',
    {
      group: [
        {
          id: [],
          key: [],
          clientThingId: [],
          filter: [{ typeId: [allergy.id], thingState: ['Active'] }],
          format: { section: ['core'], xml: [''], typeVersionFormat: [allergy.id] },
        },
      ],
    },
    { record },
  )
  const all = answer.group[0]!.thing.map(thing => read(allergy, thing.dataXml[0]!.text).value as unknown as Allergy)
  return all.find(a => a.name.text === name)!
}
const observed = async (name: string) => (await stored(name)).firstObserved

async function addAllergy(name: string, when: string, on = page): Promise<void> {
  await on.goto(add('allergy'))
  await on.getByLabel('Name', { exact: true }).fill(name)
  await on.getByLabel('First observed').fill(when)
  await save(on)
}

describe('a date as people say it', () => {
  test('is typed by keyboard alone, read aloud, stored in parts, and shown back in words', async () => {
    await page.goto(add('allergy'))
    await page.getByLabel('Name', { exact: true }).fill('Peanuts')
    await page.getByLabel('First observed').focus()
    await page.keyboard.type('5/2012')
    const said = page.locator('.when-said', { hasText: 'We read this as' })
    await said.waitFor()
    expect(await said.innerText()).toBe('We read this as May 2012.')
    expect(await said.getAttribute('aria-live')).toBe('polite')
    await expectAccessible(page)
    await screenshot(page, 'when')
    await page.keyboard.press('Enter')
    await page.getByText('Allergy saved.').waitFor()
    expect((await observed('Peanuts'))?.structured?.date).toEqual({ y: 2012, m: 5 })
    await page.locator('main a[href*="/item/"]').first().click()
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    expect(await page.getByLabel('First observed').inputValue()).toBe('May 2012')
    // The boxes below it still count when the text is left alone, and the text follows them.
    await page.getByText('Choose year, month and day').first().click()
    await page.getByLabel('Day', { exact: true }).first().fill('12')
    await page.getByLabel('Year').first().focus()
    expect(await page.getByLabel('First observed').inputValue()).toBe('May 12, 2012')
    await save()
    expect((await observed('Peanuts'))?.structured?.date).toEqual({ y: 2012, m: 5, d: 12 })
    expect(complaintsOf(page)).toEqual([])
  })

  test('is kept in their words where it is no date, and forgotten when it is taken away', async () => {
    await addAllergy('Eggs', 'as a child')
    await page.getByText('Allergy saved.').waitFor()
    expect(await observed('Eggs')).toEqual({ descriptive: 'as a child' })
    await page.goto(`/record/${record}/data/allergy`)
    await page.getByRole('link', { name: 'Eggs' }).click()
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    expect(await page.getByLabel('First observed').inputValue()).toBe('as a child')
    await page.getByLabel('First observed').fill('')
    await save()
    expect(await observed('Eggs')).toBeUndefined()
  })

  test('that is in no calendar is said at the field, and what was typed stays', async () => {
    await addAllergy('Cats', '31 February 2012')
    expect(await page.getByRole('alert').innerText()).toContain('this day is in no calendar')
    expect(await page.getByLabel('First observed').inputValue()).toBe('31 February 2012')
    expect(await page.getByLabel('First observed').getAttribute('aria-invalid')).toBe('true')
    await expectAccessible(page)
    await screenshot(page, 'when-wrong')
  })

  test('is counted from the birth date that the record knows', async () => {
    // Said when the account was made.
    await addAllergy('Bees', 'when I was 6')
    expect((await observed('Bees'))?.structured?.date).toEqual({ y: 1991 })
  })

  test('is read without a script, on a narrow screen', async () => {
    const plain = await alsoAs(browser, page, { width: 360, height: 780, javaScriptEnabled: false })
    await addAllergy('Dust', '12 May 2012', plain)
    await plain.getByText('Allergy saved.').waitFor()
    expect((await observed('Dust'))?.structured?.date).toEqual({ y: 2012, m: 5, d: 12 })
    await plain.goto(add('allergy'))
    await expectNoSidewaysScroll(plain)
    await screenshot(plain, 'when-360')
    await plain.context().close()
  })
})

describe('words with suggestions of a code list', () => {
  const reaction = () => page.getByLabel('Reaction')
  const suggested = (on = page) => on.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  const options = () => suggested()
  const pressed = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  async function begin(name: string, typed: string): Promise<void> {
    await page.goto(add('allergy'))
    await page.getByLabel('Name', { exact: true }).fill(name)
    await reaction().focus()
    await page.keyboard.type(typed)
  }

  test('are chosen by keyboard alone, and bring their code; nothing typed is in an address', async () => {
    const addresses: string[] = []
    page.on('request', request => addresses.push(request.url()))
    await begin('Milk', 'itchy')
    await options().first().waitFor()
    expect(await reaction().getAttribute('role')).toBe('combobox')
    expect(await reaction().getAttribute('aria-expanded')).toBe('true')
    expect(await reaction().getAttribute('list')).toBeNull()
    const found = await options().count()
    await page.getByText(found === 1 ? '1 suggestion.' : `${found} suggestions.`).waitFor({ state: 'attached' })
    await pressed('ArrowDown')
    const active = (await reaction().getAttribute('aria-activedescendant'))!
    const text = await page.locator(`[id="${active}"]`).innerText()
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true')
    await expectAccessible(page)
    await screenshot(page, 'combobox')
    await pressed('Enter')
    expect(await reaction().inputValue()).toBe(text)
    expect(await reaction().getAttribute('aria-expanded')).toBe('false')
    await save()
    await page.getByText('Allergy saved.').waitFor()
    const kept = (await stored('Milk')).reaction!
    expect(kept.text).toBe(text)
    expect(kept.code).toHaveLength(1)
    expect(addresses.some(a => a.endsWith(`/record/${record}/words`))).toBe(true)
    expect(addresses.filter(a => /itchy/i.test(a))).toEqual([])
    expect(complaintsOf(page)).toEqual([])
  })

  test('lose the code when they are changed afterwards', async () => {
    await begin('Wool', 'itchy')
    await options().first().waitFor()
    await pressed('ArrowDown', 'Enter')
    await page.keyboard.type(' all over')
    await page.keyboard.press('Escape')
    const text = await reaction().inputValue()
    await save()
    await page.getByText('Allergy saved.').waitFor()
    expect((await stored('Wool')).reaction).toEqual({ text, code: [] })
  })

  test('stay what was typed after Escape, and after Tab', async () => {
    for (const key of ['Escape', 'Tab']) {
      await begin('Grass', 'itchy')
      await options().first().waitFor()
      await pressed('ArrowDown', key)
      expect(await options().count()).toBe(0)
      expect(await reaction().inputValue()).toBe('itchy')
      expect(await reaction().getAttribute('aria-expanded')).toBe('false')
    }
    expect(await page.evaluate('document.activeElement.id')).not.toBe('reaction.text')
  })

  test('walk round the list, and open on an arrow in an empty field', async () => {
    await begin('Grass', '')
    await pressed('ArrowDown')
    await options().first().waitFor()
    const ids = await options().evaluateAll(all => all.map(e => (e as unknown as { id: string }).id))
    expect(await reaction().getAttribute('aria-activedescendant')).toBe(ids[0])
    await pressed('ArrowUp')
    expect(await reaction().getAttribute('aria-activedescendant')).toBe(ids.at(-1))
    await pressed('ArrowDown')
    expect(await reaction().getAttribute('aria-activedescendant')).toBe(ids[0])
  })

  test('of a late answer are not shown over those of a newer one', async () => {
    let release: () => void = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    let first = true
    await page.route('**/words', async route => {
      if (first) {
        first = false
        await held
      }
      await route.continue().catch(() => {})
    })
    await begin('Grass', 'sw')
    await page.waitForRequest(/\/words$/)
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('itchy')
    await options().first().waitFor()
    release()
    await page.unroute('**/words')
    expect((await options().allInnerTexts()).every(text => /itchy/i.test(text))).toBe(true)
  })

  test('are asked for with the token of the page, or not at all', async () => {
    const answer = await page.request.post(`/record/${record}/words`, { data: { list: 'reactions', text: 'itchy' } })
    expect(answer.status()).toBe(403)
  })

  test('are the browser’s own without a script, and fit a narrow screen with it', async () => {
    const plain = await alsoAs(browser, page, { javaScriptEnabled: false })
    await plain.goto(add('allergy'))
    expect(await plain.locator('datalist option').count()).toBeGreaterThan(0)
    expect(await plain.getByLabel('Reaction').getAttribute('list')).toBe('words-reactions')
    await plain.context().close()
    const narrow = await alsoAs(browser, page, { width: 360, height: 780, dark: true })
    await narrow.goto(add('allergy'))
    await narrow.getByLabel('Reaction').pressSequentially('s')
    await suggested(narrow).first().waitFor()
    await narrow.keyboard.press('ArrowDown')
    await expectNoSidewaysScroll(narrow)
    await screenshot(narrow, 'combobox-360')
    await suggested(narrow).nth(1).click()
    expect(await narrow.getByLabel('Reaction').inputValue()).not.toBe('s')
    await narrow.context().close()
  })
})
