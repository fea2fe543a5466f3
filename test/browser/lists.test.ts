/** Lists of one kind: put in order, narrowed by dates in words, leafed through; by mouse, by keyboard and by address. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
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
import { type Ask, askAs, recordOf } from './record-seed.ts'

let shell: Shell
let browser: Browser
let page: Page
let home: string
let ask: Ask

const weightId = '3d34d87e-7fc1-4153-800f-f56592cb0d17'

/** A weight on each of 5,300 days: more than GetThings tells of. */
async function manyWeights(record: string): Promise<void> {
  for (let from = 0; from < 5300; from += 1060)
    await ask(
      'PutThings',
      {
        thing: Array.from({ length: 1060 }, (_, n) => {
          const at = new Date(Date.UTC(2012, 0, 1 + from + n))
          const date = `<date><y>${at.getUTCFullYear()}</y><m>${at.getUTCMonth() + 1}</m><d>${at.getUTCDate()}</d></date>`
          const kg = 80 + ((from + n) % 97) / 10
          return {
            typeId: { text: weightId },
            dataXml: [{ text: `<weight><when>${date}</when><value><kg>${kg}</kg></value></weight>` }],
            signatureInfo: [],
          }
        }),
      },
      { record },
    )
}

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
  page = await openPage(browser, shell)
  await signUp(page, newcomer())
  ask = await askAs(shell, page)
  const record = await recordOf(ask)
  home = `/record/${record}`
  await manyWeights(record)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await shell?.close()
  expect(shell.defects).toEqual([])
})

const rows = () => page.locator('tbody tr')

test('a long list says how many there are and reaches the first of them', async () => {
  await page.goto(`${home}/data/weight?range=all`)
  await page.getByText('1–30 of 5,300').waitFor()
  await screenshot(page, 'list-long')
  await page.goto(`${home}/data/weight?page=177`)
  await page.getByText('5,281–5,300 of 5,300').waitFor()
  expect(await rows().count()).toBe(20)
  expect(await rows().last().innerText()).toContain('2012')
  expect(await page.getByRole('link', { name: 'Older' }).count()).toBe(0)
})

test('a chart of more readings than pixels says so, draws from the first to the last, and holds few dots', async () => {
  await page.goto(`${home}/data/weight?range=all`)
  await page.getByText('Of 5,300 readings, the chart draws the lowest and the highest').waitFor()
  expect(await page.locator('.chart-lines').getAttribute('aria-label')).toMatch(
    /5,300 readings from Jan 1, 2012 to Jul 5, 2026/,
  )
  expect(await page.locator('.chart-dots circle').count()).toBeLessThan(400)
  await page.goto(`${home}/data/weight?from=May+2024&to=May+2024`)
  expect(await page.locator('.chart-dots circle').count()).toBe(31)
  expect(await page.getByText('the chart draws the lowest').count()).toBe(0)
})

test('a page of some kinds says how many there are, not how many GetThings tells of', async () => {
  await page.goto(`${home}/data?types=weight,allergy`)
  await page.getByRole('link', { name: 'See all (5,300)' }).waitFor()
  expect(await rows().count()).toBe(20)
})

test('the head of a column orders, and orders the other way when it is pressed again', async () => {
  await page.goto(`${home}/data/weight?range=1y&from=2020&to=2020`)
  const head = page.getByRole('columnheader', { name: 'Weight' })
  await head.getByRole('link').click()
  expect(await head.getAttribute('aria-sort')).toBe('ascending')
  expect(await rows().first().innerText()).toMatch(/176\.4/)
  await head.getByRole('link').click()
  expect(await head.getAttribute('aria-sort')).toBe('descending')
  expect(await rows().first().innerText()).toMatch(/197\.5/)
  await page.getByText('1–30 of 366').waitFor()
  await page.getByRole('link', { name: 'After' }).click()
  await page.getByText('31–60 of 366').waitFor()
  expect(await head.getAttribute('aria-sort')).toBe('descending')
  await expectAccessible(page)
})

test('dates in words narrow the list and its chart, by keyboard alone and without script', async () => {
  await page.goto(`${home}/data/weight`)
  await page.getByText('Choose dates and order').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('May 2024')
  await page.keyboard.press('Tab')
  await page.keyboard.type('June 2024')
  await page.keyboard.press('Enter')
  await page.waitForURL(/from=May/)
  expect(new URL(page.url()).searchParams.get('to')).toBe('June 2024')
  await page.getByText('Shown from May 1, 2024 to Jun 30, 2024.').waitFor()
  await page.getByText('1–30 of 61').waitFor()
  expect(await page.getByRole('figure').first().innerText()).toMatch(/Jun/)
  await screenshot(page, 'list-narrowed')
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 780 })
  await expectNoSidewaysScroll(page)
  await screenshot(page, 'list-narrowed-360')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByLabel('From (optional)').fill('1999')
  await page.getByLabel('To (optional)').fill('2000')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Nothing from that time' }).waitFor()
  await page.getByRole('link', { name: 'Show everything' }).last().click()
  await page.getByText('of 5,300').waitFor()
  await page.goto(`${home}/data/weight?from=some+time`)
  await page.getByText('“some time” cannot be read as a date').waitFor()
  expect(complaintsOf(page)).toEqual([])
})

test('kinds of data are found by a part of their name, and say the latest reading in the units of the person', async () => {
  await page.goto(`${home}/data`)
  await page.getByText(/^18\d\.\d lb$/).waitFor()
  await page.getByText('Jul 5, 2026 · 5,300 items').waitFor()
  await page.getByLabel('Find a kind of data').focus()
  await page.keyboard.type('BLOOD press')
  await page.keyboard.press('Enter')
  await page.getByText('1 kind found.').waitFor()
  expect(await page.locator('.categories a').allInnerTexts()).toEqual(['Blood pressure'])
  await expectAccessible(page)
  await page.getByLabel('Find a kind of data').fill('zebra')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'No kind of data is called “zebra”' }).waitFor()
  await page.setViewportSize({ width: 320, height: 780 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('link', { name: 'Show all kinds' }).last().click()
  await page.getByText('5,300 items').waitFor()
})

test('a fresh deletion of an old item is the first in the bin, and a change of an old one the latest activity', async () => {
  await page.goto(`${home}/data/weight?page=177`)
  await rows().last().locator('a').first().click()
  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.goto(`${home}/deleted`)
  expect(await rows().first().innerText()).toMatch(/176\.4|80/)
  await page.goto(`${home}/data/weight?page=177`)
  await rows().last().locator('a').first().click()
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'Note (optional)', exact: true }).fill('Found on the old scales')
  await page.getByRole('button', { name: 'Save', exact: true }).last().click()
  const item = new URL(page.url()).pathname
  await page.goto(home)
  expect(await page.locator('.activity a').first().getAttribute('href')).toBe(item)
})
