/** Two versions of an item side by side, and an earlier one brought back. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allergy } from '../../src/things/allergy.ts'
import { words } from '../../src/things/base/codable-value.ts'
import { type ThingType, typeById, write } from '../../src/things/registry.ts'
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
import { type Ask, askAs, recordOf } from './record-seed.ts'

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
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await shell?.close()
  expect(shell.defects).toEqual([])
})

interface Said {
  readonly type: ThingType
  readonly xml: string
  readonly tags?: string
}

/** A thing with these versions, one after another; its address. */
async function versions(list: readonly Said[]): Promise<string> {
  let key: { text: string; versionStamp: string } | undefined
  for (const { type, xml, tags } of list) {
    const thing = {
      ...(key && { thingId: key }),
      typeId: { text: type.id },
      dataXml: [{ text: xml }],
      signatureInfo: [],
      ...(tags !== undefined && { tags }),
    }
    const { thingId } = await ask('PutThings', { thing: [thing] }, { record })
    key = thingId[0]!
  }
  return `/record/${record}/item/${key!.text}`
}

const pollen = (reaction: string, treatment?: string): Said => ({
  type: allergy,
  xml: write(allergy, {
    name: words('Pollen'),
    reaction: words(reaction),
    ...(treatment !== undefined && { treatment: words(treatment) }),
  }),
})
const line = (label: string, on: Page = page) =>
  on.getByRole('row').filter({ has: on.getByRole('rowheader', { name: label }) })

test('any two versions are chosen in the history; each line says in a word whether it is different', async () => {
  const item = await versions([pollen('Sneezing', 'Drops'), pollen('Itching', 'Drops'), pollen('Rash')])
  await page.goto(`${item}/history`)
  await page.getByLabel('First version').selectOption({ index: 2 })
  await page.getByLabel('Second version').selectOption({ index: 0 })
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('heading', { name: 'Version 1 and version 3' }).waitFor()
  await page.getByText('2 of 3 lines are different.').waitFor()
  expect(await line('Reaction').textContent()).toMatch(/Reaction Changed.*Sneezing.*Rash/s)
  expect(await line('Treatment').textContent()).toMatch(/Treatment Removed.*Drops.*empty/s)
  expect(await line('Name').textContent()).not.toMatch(/Changed|Added|Removed/)
  // The other way round is the same page: the older one stands first.
  await page.goto(`${item}/compare?from=3&to=1`)
  await page.getByRole('heading', { name: 'Version 1 and version 3' }).waitFor()
})

test('an earlier version comes back as the newest; nothing of the history is lost', async () => {
  const item = await versions([{ ...pollen('Sneezing', 'Drops'), tags: 'spring' }, pollen('Rash')])
  await page.goto(`${item}/compare?from=1&to=2`)
  await page.getByRole('button', { name: 'Bring version 1 back' }).click()
  await expect.poll(() => page.getByRole('status').textContent()).toContain('Version 1 is back, as the newest version.')
  await page.getByText('3 versions, the newest first.').waitFor()
  await page.goto(`${item}/compare?from=1&to=3`)
  await page.getByText('Nothing that can be shown is different.').waitFor()
  await page.goto(item)
  await expect.poll(() => page.locator('main').textContent()).toContain('Drops')
})

test('a version is not brought back over a change that the person has not seen', async () => {
  const item = await versions([pollen('Sneezing'), pollen('Rash')])
  await page.goto(`${item}/compare?from=1&to=2`)
  const other = await alsoAs(browser, page, {})
  await other.goto(`${item}/compare?from=1&to=2`)
  await other.getByRole('button', { name: 'Bring version 1 back' }).click()
  await other.getByRole('status').waitFor()
  await page.getByRole('button', { name: 'Bring version 1 back' }).click()
  await expect.poll(() => page.locator('main').textContent()).toContain('This item was changed in the meantime.')
  await page.getByText('3 versions, the newest first.').waitFor()
})

test('versions of different versions of the type are compared as the newest would say them', async () => {
  const [older, newer] = ['796c186f-b874-471c-8468-3eeff73bf66e', '98f76958-e34f-459b-a760-83c1699add38'].map(
    id => typeById(id)!,
  )
  const item = await versions([
    {
      type: older!,
      xml: '<cholesterol-profile><when><y>2026</y><m>3</m><d>4</d></when><ldl>116</ldl><hdl>58</hdl></cholesterol-profile>',
    },
    {
      type: newer!,
      xml: '<cholesterol-profile><when><date><y>2026</y><m>3</m><d>4</d></date></when><ldl><mmolPerL>4.5</mmolPerL></ldl><hdl><mmolPerL>1.4998782</mmolPerL></hdl></cholesterol-profile>',
    },
  ])
  await page.goto(`${item}/compare?from=1&to=2`)
  expect(await line('LDL').textContent()).toMatch(/Changed/)
  expect(await line('HDL').textContent()).toContain('58')
  await page.getByRole('button', { name: 'Bring version 1 back' }).click()
  await expect.poll(() => page.getByRole('status').textContent()).toContain('Version 1 is back')
})

test('of an item that was changed some hundred times the first version is still there', async () => {
  const item = await versions(Array.from({ length: 250 }, (_, i) => pollen(`Reaction of day ${i + 1}`)))
  await page.goto(`${item}/compare?from=1&to=250`)
  expect(await line('Reaction').textContent()).toMatch(/of day 1(?!\d).*of day 250/s)
})

test('a file that has other bytes under the same name is a difference, and comes back with its version', async () => {
  const file = typeById('bd0403c5-4ae2-4b0e-a8db-1888678e4528')!
  const blob = (name: string, text: string) => ({
    blobInfo: { name, contentType: 'image/png' },
    base64data: Buffer.from(text).toString('base64'),
  })
  const saying = (...blobs: ReturnType<typeof blob>[]) => ({
    typeId: { text: file.id },
    dataXml: [{ text: '<file><name>scan.png</name><size>3</size></file>' }],
    signatureInfo: [],
    blobPayload: { blob: blobs },
  })
  const { thingId } = await ask('PutThings', { thing: [saying(blob('', 'one'), blob('back', 'same'))] }, { record })
  const item = `/record/${record}/item/${thingId[0]!.text}`
  await ask(
    'PutThings',
    { thing: [{ ...saying(blob('', 'two'), blob('more', 'new')), thingId: thingId[0]! }] },
    { record },
  )
  const content = async (name = '') => {
    const answer = await page.request.get(`${item}/file?name=${name}`)
    return answer.ok() ? answer.text() : answer.status()
  }
  expect([await content(), await content('back'), await content('more')]).toEqual(['two', 'same', 'new'])
  await page.goto(`${item}/compare?from=1&to=2`)
  expect(await line('File 1').textContent()).toMatch(/File 1 Changed/)
  await page.getByRole('button', { name: 'Bring version 1 back' }).click()
  await expect.poll(() => page.getByRole('status').textContent()).toContain('Version 1 is back')
  expect([await content(), await content('back'), await content('more')]).toEqual(['one', 'same', 404])
  await page.goto(`${item}/compare?from=1&to=3`)
  await page.getByText('Nothing that can be shown is different.').waitFor()
})

test('who is no custodian of the record has no such page', async () => {
  const item = await versions([pollen('Sneezing'), pollen('Rash')])
  const bens = await openPage(browser, shell)
  await signUp(bens)
  const { person } = await (await askAs(shell, bens))('GetPersonInfoPrivileged', {})
  await shell.world.share(record, { personId: person.personId }, { level: 'Modify' })
  expect((await bens.goto(`${item}/history`))?.status()).toBe(200)
  expect(await bens.getByLabel('First version').count()).toBe(0)
  expect((await bens.goto(`${item}/compare?from=1&to=2`))?.status()).toBe(404)
  expect((await page.goto(`${item}/compare?from=1&to=9`))?.status()).toBe(404)
})

test('the pages hold for everyone: axe, 320 pixels, day and night, without a script', async () => {
  const item = await versions([
    { ...pollen('Sneezing and a runny nose from the end of March to the middle of June', 'Drops'), tags: 'spring' },
    pollen('Rash'),
  ])
  for (const [width, dark] of [
    [1280, false],
    [1280, true],
    [360, false],
    [360, true],
    [320, false],
  ] as const) {
    const name = `${width}-${dark ? 'dark' : 'light'}`
    const other = await alsoAs(browser, page, { width, dark, javaScriptEnabled: width !== 320 })
    for (const [what, address] of [
      ['history', `${item}/history`],
      ['compare', `${item}/compare?from=1&to=2`],
    ] as const) {
      await other.goto(address)
      if (width !== 320) await expectAccessible(other)
      await expectNoSidewaysScroll(other)
      await screenshot(other, `${what}-${name}`)
    }
    expect(complaintsOf(other)).toEqual([])
    await other.context().close()
  }
}, 120_000)
