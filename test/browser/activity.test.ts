/** Who looked, who changed, with whom it was shared: what others did is told, in words, by day. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../src/store/db.ts'
import { everything, type TestApplication } from '../world.ts'
import {
  alsoAs,
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
import { type Ask, askAs, recordOf, seed } from './record-seed.ts'

let shell: Shell
let browser: Browser
let page: Page
let ask: Ask
let record: string
let app: TestApplication
let address: string

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
  page = await openPage(browser, shell)
  await signUp(page)
  ask = await askAs(shell, page)
  record = await recordOf(ask)
  address = `/record/${record}/activity`
  app = await shell.world.web({ name: 'Morning Scales', online: everything, offline: everything })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await shell?.close()
  expect(shell.defects).toEqual([])
})

const said = async (on = page) => (await on.locator('.deed-said').allTextContents()).sort()

test('when nobody else was there it says so, and what the reader did is one step away by keyboard', async () => {
  await page.goto(`/record/${record}`)
  await page.getByRole('link', { name: 'Apps', exact: true }).first().click()
  await page.getByRole('link', { name: 'See who did what' }).click()
  await page.getByRole('heading', { name: 'Nobody else was here' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Show it too' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('You made this record').waitFor()
})

test('what an app and another person did is told in a sentence each, and can be narrowed', async () => {
  await seed(ask, record)
  const { personId } = (await ask('GetPersonInfoPrivileged', {})).person
  const { world } = shell
  await world.grant(app, { personId }, record)
  const client = await world.client(app, { person: { personId }, record, avenue: 'offline' })
  const put = await client.call(
    'PutThings',
    2,
    '<thing><type-id>3d34d87e-7fc1-4153-800f-f56592cb0d17</type-id><data-xml><weight><when><date><y>2026</y><m>11</m><d>28</d></date></when><value><kg>80</kg></value></weight><common/></data-xml></thing>',
  )
  expect(put.code).toBe(0)
  const all = '<group max="300"><filter/><format><section>core</section><xml/></format></group>'
  for (let i = 0; i < 3; i++) expect((await client.call('GetThings', 3, all)).code).toBe(0)
  const other = await openPage(browser, shell)
  await signUp(other, newcomer('Bob Carver'))
  const bob = await askAs(shell, other)
  const bobId = (await bob('GetPersonInfoPrivileged', {})).person.personId
  await world.share(record, { personId: bobId }, { level: 'View' })
  await other.goto(`/record/${record}/data/weight`)

  await page.goto(address)
  const lines = await said()
  expect(lines.some(l => l === 'Morning Scales added one item: Weight')).toBe(true)
  expect(lines.some(l => /^Morning Scales looked at .+, .+ and \d+ more kinds$/.test(l))).toBe(true)
  expect(lines.some(l => /^Bob Carver looked at .*Weight/.test(l))).toBe(true)
  expect(lines.some(l => l.startsWith('You '))).toBe(false)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await screenshot(page, 'activity-1280')

  await page.getByRole('link', { name: 'Changes', exact: true }).click()
  expect(await said()).toEqual(['Morning Scales added one item: Weight'])
  await page.goto(`${address}?app=${app.applicationId}`)
  expect((await said()).every(l => l.startsWith('Morning Scales'))).toBe(true)
  await page.getByRole('link', { name: 'Show everything' }).click()
  expect((await said()).some(l => l.startsWith('Bob Carver'))).toBe(true)

  for (const theme of ['light', 'dark'] as const) {
    const phone = await alsoAs(browser, page, { width: 360, dark: theme === 'dark' })
    await phone.goto(`${address}?own=yes`)
    await expectNoSidewaysScroll(phone)
    await expectAccessible(phone)
    await screenshot(phone, `activity-360-${theme}`)
    await phone.context().close()
  }

  // Bob, who may only look, is told that somebody did something, and not what it was.
  await other.goto(address)
  expect(await said(other)).toContain('Morning Scales added something')
  expect((await said(other)).some(l => /Weight/.test(l))).toBe(false)
  // And without the right to see what others did, only of his own deeds.
  await world.platform.services.db.now.query(
    sql`update record_holder set can_access_audit = false where record_id = ${record} and person_id = ${bobId}`,
  )
  await other.goto(`${address}?own=yes`)
  await other.getByText('You see here what you did yourself.').waitFor()
  expect((await said(other)).every(l => l.startsWith('You '))).toBe(true)
})

test('who can see a kind of thing is one step from its list, for those who keep the record', async () => {
  await page.goto(`/record/${record}/data/weight`)
  await page.getByRole('link', { name: 'Who can see this?' }).click()
  await page.getByRole('heading', { name: 'Who can see weight?' }).waitFor()
  await page.getByText('Can see, change, add, and delete, also when nobody is signed in').waitFor()
  await page.getByText('Bob Carver').waitFor()
  for (const [width, dark] of [
    [1280, false],
    [360, true],
  ] as const) {
    const other = await alsoAs(browser, page, { width, dark })
    await other.goto(`/record/${record}/data/weight/who`)
    await expectAccessible(other)
    await expectNoSidewaysScroll(other)
    await screenshot(other, `who-${width}`)
    await other.context().close()
  }
})

test('an app that is not known, and an address that asks for nonsense, break nothing', async () => {
  expect((await page.goto(`${address}?app=00000000-0000-4000-8000-000000000000`))?.status()).toBe(404)
  expect((await page.goto(`${address}?show=all&before=2026-99-99&app=x&own=perhaps`))?.status()).toBe(200)
  expect((await page.goto(`${address}?before=2020-01-01`))?.status()).toBe(200)
  await page.getByRole('heading', { name: 'Nothing to show' }).waitFor()
})
