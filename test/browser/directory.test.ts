/** The directory: what works with a record, for anybody to look through (shell.md I44). */
import { randomUUID } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asker } from '../../src/gate.ts'
import type * as methods from '../../src/methods/index.ts'
import type { RequestOf } from '../../src/protocol/method.ts'
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

let shell: Shell
let browser: Browser
let page: Page
beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
  page = await openPage(browser, shell)
})
afterAll(async () => {
  expect(complaintsOf(page).filter(c => !/status of 404/.test(c))).toEqual([])
  await browser.close()
  await shell.close()
  expect(shell.defects).toEqual([])
})

const operator = () => asker(shell.world.platform.gate, { kind: 'machine' }, 'test')
type AppItem = RequestOf<(typeof methods)['RepsertApplicationDirectoryItem']['contract']>['applicationDirectoryItem']

/** A picture of one colour, base64. */
function png(width: number, height: number, colour: readonly [number, number, number]): string {
  const chunk = (type: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), content])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    const check = Buffer.alloc(4)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: width }, () => colour).flat())])
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]).toString(
    'base64',
  )
}

async function listed(name: string, over: Partial<AppItem> = {}): Promise<string> {
  const { applicationId } = await shell.world.web({ name })
  await operator()('RepsertApplicationDirectoryItem', {
    applicationDirectoryItem: {
      id: applicationId,
      name: [{ text: name }],
      categories: { category: [{ value: 'Diabetes', family: 'wc', type: 'directory-category-conditions' }] },
      shortDescription: [{ text: 'Draws your glucose as one calm line.' }],
      longDescription: [],
      infoUrl: [{ text: 'https://steady.example.org/start' }],
      facebooklikeUrl: [],
      directoryState: 1,
      privacyStatementUrl: [],
      termsOfUseUrl: [],
      connectionDescription: [],
      ...over,
    },
  })
  return applicationId
}

test('an empty directory says so, and from where apps come', async () => {
  await page.goto('/directory')
  await page.getByRole('heading', { name: 'No app is listed here yet' }).waitFor()
  await expectAccessible(page)
  await screenshot(page, 'directory-empty')
  await page.getByRole('link', { name: 'Devices' }).click()
  await page.getByRole('heading', { name: 'No device is listed here yet' }).waitFor()
  await page.goto('/directory/apps/not-an-id')
  await page.getByRole('heading', { level: 1 }).waitFor()
})

test('anybody finds apps by what they are for and by words, and reads what each says of itself', async () => {
  const id = await listed('Steady', {
    companyInformation: {
      companyName: [{ text: 'Steady Instruments' }],
      companyUrl: [{ text: 'https://steady.example.org' }],
    },
    applicationLogo: { logo: [{ text: png(120, 60, [11, 106, 93]) }], contentType: 'image/png' },
    longDescription: [{ text: 'Every reading finds its place.\nNothing is sold.' }],
    connectionDescription: [{ text: 'Sign in there, then choose a record here.' }],
    thingTypes: { id: ['879e7c04-4e8a-4707-9ad3-b054df467ce4', '3d34d87e-7fc1-4153-800f-f56592cb0d17'] },
    privacyStatementUrl: [{ text: 'https://steady.example.org/privacy' }],
    termsOfUseUrl: [{ text: 'https://steady.example.org/terms' }],
    mobilePlatformCollection: { mobilePlatform: [{ appUrl: 'https://apps.example.org/steady', os: 'iOS' }] },
    screenshots: {
      screenshot: [
        {
          altText: [{ text: 'A line over a month' }],
          caption: [{ text: 'A month at a glance' }],
          sequence: 1,
          image: [{ text: png(300, 500, [226, 240, 236]) }],
          imageContentType: 'image/png',
        },
      ],
    },
  })
  await listed('Calm steps', {
    categories: { category: [{ value: 'Fitness', family: 'wc', type: 'directory-category-activities' }] },
    shortDescription: [{ text: 'Counts your steps and leaves it at that.' }],
  })
  await page.goto('/directory')
  await page.getByText('2 apps').waitFor()
  await expectAccessible(page)
  await screenshot(page, 'directory')
  await page.getByLabel('What for').selectOption('Diabetes')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByText('1 app', { exact: true }).waitFor()
  await page.getByLabel('Name or word').fill('nothing like it')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'None fits' }).waitFor()
  await page.getByRole('link', { name: 'Show all' }).click()
  await page.getByLabel('Name or word').fill('CALM LINE')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: /^Steady/ }).click()
  await page.getByRole('heading', { name: 'Steady', level: 1 }).waitFor()
  await page.getByText('Steady Instruments').waitFor()
  await page.getByText('Blood glucose', { exact: false }).waitFor()
  expect(await page.getByRole('link', { name: 'Go to Steady' }).getAttribute('href')).toBe(
    'https://steady.example.org/start',
  )
  const shot = page.getByRole('img', { name: 'A line over a month' })
  await shot.scrollIntoViewIfNeeded()
  // As text: this project is compiled without the types of browsers.
  await page.waitForFunction('document.querySelector("figure img").naturalWidth === 300')
  const logo = await page.request.get(`/directory/apps/${id}/picture/logo`)
  expect([logo.status(), logo.headers()['content-type']]).toEqual([200, 'image/png'])
  expect((await page.request.get(`/directory/apps/${id}/picture/7`)).status()).toBe(404)
  await expectAccessible(page)
  await screenshot(page, 'directory-item')
})

test('devices stand beside them, at the address of old too', async () => {
  await operator()('RepsertDeviceDirectoryItem', {
    deviceDirectoryItem: {
      id: randomUUID(),
      name: [{ text: 'Scale One' }],
      categories: { category: [{ value: 'Weight', family: 'wc', type: 'directory-device-types' }] },
      shortDescription: [{ text: 'A scale that sends what it weighs.' }],
      longDescription: [],
      infoUrl: [],
      facebooklikeUrl: [],
      directoryState: 1,
      models: {
        model: [
          {
            displayName: [{ text: 'Scale One, white' }],
            purchaseUrl: [{ text: 'https://scales.example.org/buy' }],
          },
        ],
      },
    },
  })
  await page.goto('/directory?target=Devices')
  await page.getByRole('link', { name: /^Scale One/ }).click()
  await page.getByRole('heading', { name: 'Scale One', level: 1 }).waitFor()
  await page.getByRole('link', { name: 'Scale One, white' }).waitFor()
  await expectAccessible(page)
})

test('whoever has signed in comes here from their apps, and sees what does not work where they are', async () => {
  const id = await listed('Far away')
  await operator()('AddAppLocationsPrivileged', {
    appSupportedRecordLocations: {
      appSupportedRecordLocation: [{ appId: id, location: { country: 'NZ' }, warningMsg: [] }],
    },
  })
  await signUp(page)
  await page.getByRole('link', { name: 'Apps', exact: true }).first().click()
  await screenshot(page, 'directory-from-apps')
  await page.getByRole('link', { name: 'Find more apps' }).first().click()
  await page.getByRole('link', { name: /^Far away.*Does not work in your country/ }).waitFor()
  await page.setViewportSize({ width: 360, height: 800 })
  await expectNoSidewaysScroll(page)
  await screenshot(page, 'directory-narrow')
  await page.getByRole('link', { name: /^Steady/ }).click()
  await page.getByRole('heading', { name: 'Steady', level: 1 }).waitFor()
  await expectNoSidewaysScroll(page)
  await screenshot(page, 'directory-item-narrow')
  const dark = await alsoAs(browser, page, { dark: true })
  await dark.goto('/directory')
  await screenshot(dark, 'directory-dark')
  await dark.getByRole('link', { name: /^Steady/ }).click()
  await dark.getByRole('heading', { name: 'Steady', level: 1 }).waitFor()
  await screenshot(dark, 'directory-item-dark')
  await expectAccessible(dark)
  await dark.context().close()
})
