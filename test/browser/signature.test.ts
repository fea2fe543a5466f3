/** A signed item says who signed it and whether it is still what was signed, on screen and on paper (shell.md D12, I36). */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../src/store/db.ts'
import { weight as weightXml } from '../protocol/thing-samples.ts'
import { type Holder, holder, signed, x509Data } from '../signer.ts'
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
import { type Ask, askAs, recordOf } from './record-seed.ts'

const weightType = '3d34d87e-7fc1-4153-800f-f56592cb0d17'
let shell: Shell
let browser: Browser
let page: Page
let ask: Ask
let record: string
let clinic: Holder

beforeAll(async () => {
  clinic = await holder({ name: 'CN=Northwind Health CA', ca: true })
  shell = await startShell({ signerRoots: clinic.pem })
  browser = await openBrowser()
  page = await openPage(browser, shell)
  await signUp(page, newcomer())
  ask = await askAs(shell, page)
  record = await recordOf(ask)
})
afterAll(async () => {
  await browser?.close()
  await shell?.close()
})

async function signedWeight(by: Holder): Promise<string> {
  const data = weightXml('81.5')
  const { sigData, signature } = signed('rsa', data, by, { keyInfo: x509Data(by) })
  const { thingId } = await ask(
    'PutThings',
    {
      thing: [
        { typeId: { text: weightType }, dataXml: [{ text: data }], signatureInfo: [{ content: [sigData, signature] }] },
      ],
    },
    { record },
  )
  return thingId[0]!.text
}
const card = (of: Page) => of.locator('section.card', { has: of.getByRole('heading', { name: 'Signature' }) })

test('An item that was signed shows its signer, who certified them and when, and that it is what was signed', async () => {
  const doctor = await holder({ name: 'CN=Dr. Ada Gray, O=Northwind Clinic', by: clinic })
  const id = await signedWeight(doctor)
  await page.goto(`/record/${record}/item/${id}`)
  const shown = card(page)
  for (const text of [
    'Dr. Ada Gray, Northwind Clinic',
    'Northwind Health CA',
    'Matches this content',
    'Signer verified',
  ])
    expect(await shown.getByText(text, { exact: true }).isVisible()).toBe(true)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await screenshot(page, 'signature')
  await page.emulateMedia({ media: 'print' })
  expect(await shown.getByText('Dr. Ada Gray, Northwind Clinic').isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
  for (const [name, options] of [
    ['narrow', { width: 360 }],
    ['dark', { dark: true }],
  ] as const) {
    const other = await alsoAs(browser, page, options)
    await other.goto(`/record/${record}/item/${id}`)
    await expectAccessible(other)
    await expectNoSidewaysScroll(other)
    await screenshot(other, `signature-${name}`)
  }
})

test('A stranger’s signature is shown as one, and an item that is no longer what was signed says so', async () => {
  const id = await signedWeight(await holder({ name: 'CN=Dr. Nobody' }))
  await page.goto(`/record/${record}/item/${id}`)
  expect(await card(page).getByText('Signer not verified', { exact: true }).isVisible()).toBe(true)
  expect(await card(page).getByText('Matches this content', { exact: true }).isVisible()).toBe(true)
  await shell.world.platform.services.db.now.query(
    sql`update thing set data = replace(data, '81.5', '18.5') where thing_id = ${id}`,
  )
  await page.reload()
  expect(await card(page).getByText('Changed since it was signed', { exact: true }).isVisible()).toBe(true)
  expect(await card(page).getByText('Matches this content', { exact: true }).count()).toBe(0)
  await expectAccessible(page)
  await screenshot(page, 'signature-changed')
})

test('An item that nobody signed says nothing of signatures', async () => {
  const { thingId } = await ask(
    'PutThings',
    { thing: [{ typeId: { text: weightType }, dataXml: [{ text: weightXml('70') }], signatureInfo: [] }] },
    { record },
  )
  await page.goto(`/record/${record}/item/${thingId[0]!.text}`)
  expect(await page.getByRole('heading', { name: 'Signature' }).count()).toBe(0)
  expect(complaintsOf(page)).toEqual([])
})
