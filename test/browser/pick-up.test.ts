import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/store/db.ts'
import { child, text } from '../../src/xml/tree.ts'
import { aboutXml, package2Xml, sealed, weightXml } from '../protocol/package-samples.ts'
import type { Client } from '../world.ts'
import {
  alsoAs,
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  newcomer,
  openBrowser,
  openPage,
  type Shell,
  type Signed,
  screenshot,
  signUp,
  startShell,
} from './browser.ts'

let shell: Shell
let browser: Browser
const pages: Page[] = []
beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
})
afterEach(async () => {
  for (const page of pages.splice(0)) {
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  }
})
afterAll(async () => {
  await browser.close()
  await shell.close()
  expect(shell.defects).toEqual([])
})

async function visitor(): Promise<Page> {
  const page = await openPage(browser, shell)
  pages.push(page)
  return page
}
const medication =
  '<thing><type-id>30cafccc-047d-4288-94ef-643571f7919d</type-id><data-xml><medication><name><text>Amoxicillin</text></name></medication></data-xml></thing>'
const basic =
  '<thing><type-id>3b3e6b16-eb69-483c-8d7e-dfe116ae6092</type-id><data-xml><basic><gender>f</gender></basic></data-xml></thing>'
const file =
  '<thing><type-id>bd0403c5-4ae2-4b0e-a8db-1888678e4528</type-id><data-xml><file><name>letter.txt</name><size>5</size></file></data-xml><blob-payload><blob><blob-info><name/><content-type>text/plain</content-type></blob-info><base64data>aGVsbG8=</base64data></blob></blob-payload></thing>'

const clinic = async (name = 'Hilltop Clinic') => shell.world.client(await shell.world.web({ name }))
async function leave(client: Client, things: string): Promise<string> {
  const answer = await client.call('CreateConnectPackage', 2, aboutXml('x') + package2Xml(await sealed(things)))
  return text(child(answer.info!, 'identity-code')!)
}
async function personOf(who: Signed): Promise<{ personId: string }> {
  const [row] = await shell.world.platform.services.db.read.query<{ person_id: string }>(
    sql`select person_id from person where email = ${who.email}`,
  )
  return { personId: row!.person_id }
}
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
async function open(page: Page, code: string): Promise<void> {
  await page.goto('/connect/code')
  await page.getByLabel('Code').fill(code)
  await press(page, 'Continue')
  await page.getByLabel('Your answer').fill('FLUFFY')
  await press(page, 'Continue')
}
const asked = 'Take in what Hilltop Clinic left for you?'

describe('a package from a clinic', () => {
  test('is opened by code and answer, seen in plain words, and taken into the one record, by keyboard', async () => {
    const client = await clinic()
    const code = await leave(client, weightXml(80) + weightXml(81) + medication + file)
    const page = await visitor()
    const urls: string[] = []
    page.on('request', request => urls.push(request.url()))
    await signUp(page, newcomer('Ann Baker'))
    await page.goto(`/redirect.aspx?target=PICKUP&targetqs=packageid%3D${code}`)
    await heading(page, 'Enter your code')
    expect(await page.getByLabel('Code').inputValue()).toBe(code)
    await page.getByLabel('Code').focus()
    await page.keyboard.press('Enter')
    await heading(page, 'Answer the question')
    await page.getByLabel('Your answer').focus()
    await page.keyboard.type('rex')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('That is not the answer. You have 2 tries left.').waitFor()
    await page.getByLabel('Your answer').fill('fluffy')
    await page.keyboard.press('Enter')
    await heading(page, asked)
    await page.getByText('for “Fluffy’s owner”').waitFor()
    await page.getByText('176.4 lb · Dec 22, 2006').waitFor()
    await page.getByText('Amoxicillin').waitFor()
    const main = await page.getByRole('main').ariaSnapshot()
    for (const words of ['Weight', '2 items', 'Medications', '1 item', '1 file', 'Hilltop Clinic gets no access'])
      expect(main).toContain(words)
    await page.getByRole('button', { name: 'Take it in' }).focus()
    await page.keyboard.press('Enter')
    await heading(page, 'From Hilltop Clinic')
    await page.getByRole('status').getByText('4 items are now in the record.').waitFor()
    await expectAccessible(page)
    await page.getByText('Amoxicillin').first().waitFor()
    // The address stays good, and shows nothing that came otherwise.
    const address = page.url()
    await page.getByRole('link', { name: 'Amoxicillin' }).first().click()
    await page.getByText('Hilltop Clinic').first().waitFor()
    await page.goto(address)
    await heading(page, 'From Hilltop Clinic')
    expect(urls.filter(url => url.includes(code.slice(0, 9)) && !url.includes('redirect.aspx'))).toEqual([])
    // The code is dead, and the clinic has no access.
    await page.goto('/connect/code')
    await page.getByLabel('Code').fill(code)
    await press(page, 'Continue')
    await page.getByRole('alert').getByText('This code does not work.').waitFor()
    await page.getByRole('link', { name: 'Healthkeep' }).first().click()
    await page.getByRole('link', { name: 'Apps' }).first().click()
    await page.getByText('No app uses this record').waitFor()
  })

  test('of several records one has to be chosen; what one may only view cannot be', async () => {
    const client = await clinic()
    const page = await visitor()
    const ann = await signUp(page, newcomer('Ann Baker'))
    const me = await personOf(ann)
    const cleo = await shell.world.record(me, { name: 'Cleo' })
    await shell.world.share(await shell.world.record(await shell.world.person('Ben'), { name: 'Olof' }), me, {
      level: 'View',
    })
    await open(page, await leave(client, weightXml(80)))
    await heading(page, asked)
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
    expect(await page.getByRole('radio', { name: 'Shared record' }).isDisabled()).toBe(true)
    await press(page, 'Take it in')
    await page.getByRole('alert').getByText('Choose a record.').waitFor()
    await expectAccessible(page)
    await page.getByRole('radio', { name: 'Cleo' }).check()
    await press(page, 'Take it in')
    await heading(page, 'From Hilltop Clinic')
    await page.getByText('One item is now in the record.').waitFor()
    expect(page.url()).toContain(cleo)
  })

  test('kinds that are not wanted are left out; one that the record has already can be', async () => {
    const client = await clinic()
    const page = await visitor()
    await signUp(page, newcomer('Ann Baker'))
    await open(page, await leave(client, basic))
    await press(page, 'Take it in')
    await page.getByText('One item is now in the record.').waitFor()
    await open(page, await leave(client, weightXml(80) + basic))
    for (const name of ['Weight', 'Basic']) await page.getByRole('checkbox', { name: new RegExp(name) }).uncheck()
    await press(page, 'Take it in')
    await page.getByRole('alert').getByText('Tick at least one kind, or decline the package.').waitFor()
    for (const name of ['Weight', 'Basic']) await page.getByRole('checkbox', { name: new RegExp(name) }).check()
    await press(page, 'Take it in')
    await page.getByRole('alert').getByText('of which a record has only one').waitFor()
    await expectAccessible(page)
    await page.getByRole('checkbox', { name: /Basic/ }).uncheck()
    await press(page, 'Take it in')
    await page.getByText('One item is now in the record.').waitFor()
  })

  test('can wait, and can be thrown away, after a second question', async () => {
    const client = await clinic()
    const code = await leave(client, weightXml(80))
    const page = await visitor()
    await signUp(page, newcomer('Ann Baker'))
    await open(page, code)
    await press(page, 'Decide later')
    await page.getByText('Nothing was taken in.').waitFor()
    await open(page, code)
    await page.getByRole('link', { name: 'Decline it' }).click()
    await heading(page, 'Decline what Hilltop Clinic left for you?')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Keep it' }).click()
    await heading(page, asked)
    await page.getByRole('link', { name: 'Decline it' }).click()
    await press(page, 'Throw it away')
    await page.getByText('What Hilltop Clinic left has been thrown away.').waitFor()
    await page.goto('/connect/code')
    await page.getByLabel('Code').fill(code)
    await press(page, 'Continue')
    await page.getByRole('alert').getByText('This code does not work.').waitFor()
  })

  test('that is damaged is told as such, and one that has not come yet as that', async () => {
    const client = await clinic()
    const page = await visitor()
    await signUp(page, newcomer('Ann Baker'))
    await open(page, await leave(client, weightXml(-1)))
    await heading(page, 'This package cannot be used')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Decline it' }).click()
    await press(page, 'Throw it away')
    await page.getByText('has been thrown away.').waitFor()
    // Only writing finds out about this one.
    const twice =
      '<blob-payload><blob><blob-info><name/><content-type/></blob-info><base64data>AAAA</base64data></blob><blob><blob-info><name/><content-type/></blob-info><base64data>AAAA</base64data></blob></blob-payload></thing>'
    await open(page, await leave(client, weightXml(80).replace('</thing>', twice)))
    await press(page, 'Take it in')
    await page.getByRole('alert').getByText('in a form that no record can take').waitFor()
    const reserved = text(child((await client.call('AllocatePackageId', 1)).info!, 'identity-code')!)
    await page.goto('/connect/code')
    await page.getByLabel('Code').fill(reserved)
    await press(page, 'Continue')
    await page.getByRole('alert').getByText('has not come yet').waitFor()
  })

  test('taken back while somebody looks at it is gone', async () => {
    const client = await clinic()
    const code = await leave(client, weightXml(80))
    const page = await visitor()
    await signUp(page, newcomer('Ann Baker'))
    await open(page, code)
    await heading(page, asked)
    await client.call('DeletePendingConnectPackage', 1, `<identity-code>${code}</identity-code>`)
    await press(page, 'Take it in')
    await page.getByText('This code does not work.').waitFor()
  })
})

test('the pages are clear to everybody: axe, narrow and wide, light and dark', async () => {
  const client = await clinic()
  const ann = newcomer('Ann Baker')
  const first = await visitor()
  await signUp(first, ann)
  await shell.world.record(await personOf(ann), { name: 'Cleo' })
  const look = async (page: Page, name: string) => {
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, name)
  }
  for (const [width, dark] of [
    [1280, false],
    [1280, true],
    [360, false],
    [360, true],
  ] as const) {
    const name = (what: string) => `pick-up-${what}-${width}-${dark ? 'dark' : 'light'}`
    const page = await alsoAs(browser, first, { width, dark })
    pages.push(page)
    const many = Array.from({ length: 25 }, (_, i) => weightXml(60 + i)).join('')
    await open(page, await leave(client, weightXml(80) + medication + medication + file + many))
    await heading(page, asked)
    await page.locator('summary', { hasText: 'Look at them: Weight' }).click()
    await page.getByText('and 6 more').waitFor()
    await look(page, name('asked'))
    await page.getByRole('link', { name: 'Decline it' }).click()
    await look(page, name('decline'))
    await page.getByRole('link', { name: 'Keep it' }).click()
    await page.getByRole('radio', { name: 'Cleo' }).check()
    await press(page, 'Take it in')
    await heading(page, 'From Hilltop Clinic')
    await look(page, name('done'))
  }
})
