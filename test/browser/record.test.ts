import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { coded } from '../../src/things/base/codable-value.ts'
import { medication } from '../../src/things/medication.ts'
import { read } from '../../src/things/registry.ts'
import { complaintsOf, newcomer, openBrowser, openPage, type Shell, signUp, startShell } from './browser.ts'
import { askAs, recordOf, seed } from './record-seed.ts'

let shell: Shell
let browser: Browser

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await shell?.close()
  expect(shell.defects).toEqual([])
})

/** A signed-up person on a page of their own; the address of their record. */
async function someone(
  options: Parameters<typeof openPage>[2] = {},
): Promise<{ page: Page; home: string; record: string }> {
  const page = await openPage(browser, shell, options)
  await signUp(page, newcomer())
  const record = await recordOf(await askAs(shell, page))
  return { page, home: `/record/${record}`, record }
}

const rows = (page: Page) => page.locator('tbody tr')
const titleOf = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()

test('from sign-up to the first weight on a chart takes less than a minute', async () => {
  const began = Date.now()
  const { page, home } = await someone()
  await page.goto('/')
  expect(new URL(page.url()).pathname).toBe(home)
  await page.getByLabel('Weight: amount').fill('180.5')
  await page.getByRole('button', { name: 'Save weight' }).click()
  expect(await titleOf(page)).toBe('Weight')
  await page.getByText('Weight saved.').waitFor()
  expect(await page.getByRole('img', { name: /Weight: 1 reading from/ }).count()).toBe(1)
  expect(await rows(page).first().innerText()).toContain('180.5')
  expect(await page.locator('.chart-dots circle').count()).toBe(1)
  expect(Date.now() - began).toBeLessThan(60_000)
  await page.goto(home)
  expect(await page.locator('.tile', { hasText: 'Weight' }).innerText()).toContain('180.5')
  expect(complaintsOf(page)).toEqual([])
  await page.context().close()
})

test('a switch of units changes chart and table, and is remembered', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/data/weight/add`)
  await page.getByLabel('Weight: amount').fill('80')
  await page.getByLabel('Weight: unit').selectOption('kg')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  expect(await rows(page).first().innerText()).toContain('176.4')
  await page.getByRole('button', { name: 'kg' }).click()
  expect(await rows(page).first().innerText()).toContain('80')
  expect(await page.locator('.chart-unit').innerText()).toBe('kg')
  await page.goto(`${home}/data/weight/add`)
  expect(await page.getByLabel('Weight: unit').inputValue()).toBe('kg')
  await page.goto(`${home}/data/weight`)
  await page.getByRole('button', { name: 'lb' }).click()
  await rows(page).first().getByRole('link').click()
  // What was typed stays what was typed.
  expect(await page.locator('main').innerText()).toContain('entered as 80')
  await page.context().close()
})

test('a blood pressure is drawn as two lines', async () => {
  const { page, home } = await someone()
  for (const [upper, lower, pulse] of [
    ['128', '82', '64'],
    ['121', '79', ''],
  ] as const) {
    await page.goto(`${home}/data/blood-pressure/add`)
    await page.getByLabel('Systolic').fill(upper)
    await page.getByLabel('Diastolic').fill(lower)
    await page.getByLabel('Pulse').fill(pulse)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
  }
  expect(await page.locator('.chart-lines > svg path.chart-line').count()).toBe(2)
  expect(await page.locator('.chart-key').innerText()).toContain('Diastolic')
  expect(await rows(page).count()).toBe(2)
  await page.context().close()
})

test('a medication with dose and a suggested word keeps the code of the word', async () => {
  const { page, home, record } = await someone()
  await page.goto(`${home}/data/medication/add`)
  await page.getByLabel('Name', { exact: true }).fill('Lisinopril')
  await page.getByLabel('Strength').fill('10 mg')
  await page.getByLabel('Dose').fill('1 tablet')
  await page.getByLabel('Frequency').fill('once a day')
  await page.getByLabel('Started').first().fill('2021')
  await page.getByText('More details').first().click()
  await page.getByLabel('Route').fill('by mouth')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Medication saved.').waitFor()
  expect(await rows(page).first().innerText()).toMatch(
    /Lisinopril[\s\S]*10 mg[\s\S]*1 tablet[\s\S]*once a day[\s\S]*2021/,
  )
  const answer = await (await askAs(shell, page))(
    'GetThings',
    {
      group: [
        {
          id: [],
          key: [],
          clientThingId: [],
          filter: [{ typeId: [medication.id], thingState: [] }],
          format: { section: ['core'], xml: [''], typeVersionFormat: [] },
        },
      ],
    },
    { record },
  )
  const { value } = read(medication, answer.group[0]!.thing[0]!.dataXml[0]!.text)
  expect(value.route?.code).toEqual([
    expect.objectContaining({ type: 'medication-routes', value: coded('', 'po', 'x').code[0]!.value }),
  ])
  await page.context().close()
})

test('what is wrong is said at its field and in a summary, and nothing typed is lost', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/data/blood-pressure/add`)
  await page.getByLabel('Systolic').fill('high')
  await page.getByLabel('Pulse').fill('64')
  await page.getByLabel('Note').fill('after running')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const summary = page.getByRole('alert')
  expect(await summary.innerText()).toContain('Diastolic: please fill this in.')
  expect(await summary.innerText()).toContain('Systolic: this must be a whole number.')
  expect(await page.getByLabel('Systolic').inputValue()).toBe('high')
  expect(await page.getByLabel('Pulse').inputValue()).toBe('64')
  expect(await page.getByLabel('Note').inputValue()).toBe('after running')
  await summary.getByRole('link', { name: /Systolic/ }).click()
  expect(await page.evaluate('document.activeElement?.getAttribute("name")')).toBe('systolic')
  await page.goto(`${home}/data/blood-pressure`)
  expect(await rows(page).count()).toBe(0)
  await page.context().close()
})

test('an edit keeps the version before, side by side', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/data/allergy/add`)
  await page.getByLabel('Name', { exact: true }).fill('Peanuts')
  await page.getByLabel('Reaction').fill('Hives')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('link', { name: 'Peanuts' }).click()
  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('Reaction').fill('Hives and swelling')
  await page.getByLabel('Note').fill('worse in 2026')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Allergy changed.').waitFor()
  await page.getByRole('link', { name: 'History of this item' }).click()
  expect(await page.getByText('2 versions, the newest first.').count()).toBe(1)
  const change = page.locator('.differences tbody tr')
  expect(await change.nth(0).locator('del').innerText()).toBe('Hives')
  expect(await change.nth(0).locator('ins').innerText()).toBe('Hives and swelling')
  expect(await change.nth(1).locator('ins').innerText()).toBe('worse in 2026')
  await page.context().close()
})

test('somebody who edits an old version is told, and loses nothing', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/data/condition/add`)
  await page.getByLabel('Name', { exact: true }).fill('Asthma')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('link', { name: 'Asthma' }).click()
  await page.getByRole('link', { name: 'Edit' }).click()
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.getByLabel('Name', { exact: true }).fill('Mild asthma')
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await other.getByText('Condition changed.').waitFor()
  await page.getByLabel('Name', { exact: true }).fill('Severe asthma')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  expect(await page.getByRole('alert').innerText()).toContain('Somebody changed this item')
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Severe asthma')
  await page.context().close()
})

test('what is deleted leaves the lists and can be brought back', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/data/allergy/add`)
  await page.getByLabel('Name', { exact: true }).fill('Cats')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('link', { name: 'Cats' }).click()
  await page.getByRole('link', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Allergy deleted.').waitFor()
  expect(await rows(page).count()).toBe(0)
  await page.getByRole('link', { name: 'Recently deleted' }).click()
  await page.getByRole('button', { name: 'Bring back Cats' }).click()
  await page.getByText('Allergy is back.').waitFor()
  await page.goto(`${home}/data/allergy`)
  expect(await page.getByRole('link', { name: 'Cats' }).count()).toBe(1)
  await page.getByRole('link', { name: 'Cats' }).click()
  await page.getByRole('link', { name: 'History of this item' }).click()
  expect(await page.getByText('3 versions, the newest first.').count()).toBe(1)
  await page.context().close()
})

test('a list grows and shrinks without a script', async () => {
  const { page, home } = await someone({ javaScriptEnabled: false })
  await page.goto(`${home}/data/lab-test-results/add`)
  await page.getByLabel('Name of the test or panel').fill('Blood count')
  await page.getByLabel('What was measured').fill('Haemoglobin')
  await page.getByLabel('Value with its unit').fill('134 g/L')
  await page.getByRole('button', { name: 'Add another result' }).click()
  expect(await page.getByLabel('Name of the test or panel').inputValue()).toBe('Blood count')
  expect(await page.getByLabel('What was measured').count()).toBe(2)
  await page.getByLabel('What was measured').nth(1).fill('Platelets')
  await page.getByLabel('Value with its unit').nth(1).fill('250')
  await page.getByRole('button', { name: 'Remove result 1' }).click()
  expect(await page.getByLabel('What was measured').inputValue()).toBe('Platelets')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Lab results saved.').waitFor()
  await rows(page).first().getByRole('link').click()
  expect(await page.locator('main').innerText()).toMatch(/Platelets[\s\S]*250/)
  await page.context().close()
})

test('Enter in a field saves, and does not add to a list', async () => {
  const { page, home } = await someone({ javaScriptEnabled: false })
  await page.goto(`${home}/data/lab-test-results/add`)
  await page.getByLabel('Name of the test or panel').fill('Lipids')
  await page.getByLabel('What was measured').fill('Triglycerides')
  await page.getByLabel('What was measured').press('Enter')
  await page.getByText('Lab results saved.').waitFor()
  await page.context().close()
})

test('height is understood and told in feet and inches', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/data/height/add`)
  await page.getByLabel('Height: amount').fill('5\' 9.5"')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  expect((await rows(page).first().innerText()).replaceAll('\u00a0', ' ')).toContain('5 ft 9.5 in')
  await page.context().close()
})

test('two records of one person never mix', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/data/allergy/add`)
  await page.getByLabel('Name', { exact: true }).fill('Pollen of birches')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const own = page.getByRole('link', { name: 'Pollen of birches' })
  await own.click()
  const item = new URL(page.url()).pathname.split('/').at(-1)!
  await page.goto('/records/new')
  await page.getByLabel('Who is it?').selectOption({ label: 'My son' })
  await page.getByLabel('First name').fill('Ben')
  await page.getByLabel('Last name').fill('Baker')
  await page.getByLabel('Month').selectOption({ label: 'May' })
  await page.getByLabel('Day').fill('4')
  await page.getByLabel('Year').fill('2018')
  await page.getByLabel('Male', { exact: true }).check()
  await page.getByRole('button', { name: 'Create the record' }).click()
  await page.getByText('Ben has a record now.').waitFor()
  expect(await titleOf(page)).toBe('Ben’s health')
  const bens = new URL(page.url()).pathname
  expect(bens).not.toBe(home)
  expect(await page.locator('main').innerText()).toContain('May 4, 2018')
  await page.goto(`${bens}/data/allergy`)
  expect(await page.locator('main').innerText()).not.toContain('Pollen')
  await page.goto(`${bens}/item/${item}`)
  expect(await titleOf(page)).toBe('We cannot find that page')
  await page.goto(bens)
  await page.locator('.switcher').click()
  expect(await page.locator('#records-menu .menu-item').count()).toBe(3)
  // The same child once more is asked about, not simply made.
  await page.goto('/records/new')
  await page.getByLabel('Who is it?').selectOption({ label: 'My son' })
  await page.getByLabel('First name').fill('Ben')
  await page.getByLabel('Last name').fill('Baker')
  await page.getByLabel('Month').selectOption({ label: 'May' })
  await page.getByLabel('Day').fill('4')
  await page.getByLabel('Year').fill('2018')
  await page.getByLabel('Male', { exact: true }).check()
  await page.getByRole('button', { name: 'Create the record' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('You already have a record of Ben')
  await page.context().close()
})

test('somebody who may only look is offered no change, and a forged one is refused', async () => {
  const owner = await someone()
  const ownerAsk = await askAs(shell, owner.page)
  await seed(ownerAsk, owner.record)
  const viewer = await openPage(browser, shell)
  await signUp(viewer, newcomer('Vera Viewer'))
  const { person } = await (await askAs(shell, viewer))('GetPersonInfoPrivileged', {})
  await shell.world.share(owner.record, person, { level: 'View' })
  await viewer.goto(`${owner.home}/data/weight`)
  expect(await rows(viewer).count()).toBeGreaterThan(5)
  expect(await viewer.getByRole('link', { name: /Add/ }).count()).toBe(0)
  await rows(viewer).first().getByRole('link').click()
  expect(await viewer.getByRole('link', { name: /Edit|Delete/ }).count()).toBe(0)
  const item = viewer.url()
  const before = (await ownerAsk('GetRecordCounts', {}, { record: owner.record })).type
  await viewer.goto('/account/name')
  const csrf = await viewer.locator('main input[name="_csrf"]').first().inputValue()
  const post = (path: string, form: Record<string, string>) =>
    viewer.request.post(`${shell.origin}${path}`, {
      form: { _csrf: csrf, ...form },
      headers: { origin: shell.origin },
      maxRedirects: 0,
    })
  expect(
    (
      await post(`${owner.home}/data/weight/add`, {
        'value.amount': '70',
        'value.unit': 'kg',
        'when.date': '2026-01-01',
      })
    ).status(),
  ).toBe(403)
  expect((await post(`${new URL(item).pathname}/delete`, {})).status()).toBe(403)
  expect(
    (
      await post(`${new URL(item).pathname}/edit`, {
        'value.amount': '70',
        'value.unit': 'kg',
        'when.date': '2026-01-01',
      })
    ).status(),
  ).toBe(403)
  expect((await ownerAsk('GetRecordCounts', {}, { record: owner.record })).type).toEqual(before)
  // And a record of strangers is not there at all.
  const stranger = await someone()
  expect((await stranger.page.goto(`${owner.home}/data/weight`))?.status()).toBe(404)
  for (const page of [owner.page, viewer, stranger.page]) await page.context().close()
})

test('a weight can be added with the keyboard alone, and the chart be read with it', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/data/weight/add`)
  const focused = () =>
    page.evaluate(
      'document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent',
    ) as Promise<string>
  for (let i = 0; i < 30 && (await focused()) !== 'Weight: amount'; i++) await page.keyboard.press('Tab')
  await page.keyboard.type('178')
  await page.keyboard.press('Enter')
  await page.getByText('Weight saved.').waitFor()
  await page.locator('.chart-plot').focus()
  await page.keyboard.press('ArrowLeft')
  expect(await page.locator('.chart-tip').innerText()).toContain('178')
  await page.context().close()
})

test('words of others are shown as words', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/data/allergy/add`)
  await page.getByLabel('Name', { exact: true }).fill('<img src=x onerror=alert(1)> & "nuts"')
  await page.getByLabel('Note').fill('</textarea><script>alert(2)</script>')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  expect(await rows(page).first().innerText()).toContain('<img src=x onerror=alert(1)> & "nuts"')
  await rows(page).first().getByRole('link').click()
  expect(await page.locator('main img, main script').count()).toBe(0)
  await page.getByRole('link', { name: 'Edit' }).click()
  expect(await page.getByLabel('Note').inputValue()).toBe('</textarea><script>alert(2)</script>')
  expect(complaintsOf(page)).toEqual([])
  await page.context().close()
})

test('a record is called what its holder calls it', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/profile`)
  await page.getByLabel('What you call this record').fill('')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  expect(await page.getByRole('alert').innerText()).toContain('Enter a name.')
  await page.getByLabel('What you call this record').fill('My own things')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved.').waitFor()
  expect(await page.locator('.switcher').innerText()).toContain('My own things')
  await page.goto('/records')
  expect(await page.getByRole('link', { name: 'Add a family member' }).getAttribute('href')).toBe('/records/new')
  await page.context().close()
})

test('a medication that was stopped moves to the past, and back when the date is taken away', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/data/medication/add`)
  await page.getByLabel('Name', { exact: true }).fill('Amoxicillin')
  await page.getByLabel('Stopped').first().fill('2024')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  expect(await rows(page).count()).toBe(0)
  await page.getByRole('link', { name: 'Past' }).click()
  await page.getByRole('link', { name: 'Amoxicillin' }).click()
  expect(await page.locator('main').innerText()).toContain('No longer current since')
  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('Stopped').first().fill('')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.goto(`${home}/data/medication`)
  expect(await rows(page).count()).toBe(1)
  await page.context().close()
})

test('two kinds asked for at once are two lists on one page', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/data?types=3d34d87e-7fc1-4153-800f-f56592cb0d17,52bf9104-2c5e-4f1f-a66d-552ebcc53df7`)
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(['Weight', 'Allergies'])
  await page.context().close()
})
