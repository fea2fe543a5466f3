/**
 * Every kind of data through the pages, as a person meets it: added by its labels, seen, changed, deleted, brought back. Nothing
 * here knows a type: what to type is read from the sample of its declaration, where to type it from the labels on the page.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plan } from '../../src/doors/shell/forms/plan.ts'
import { record as words } from '../../src/doors/shell/words/en/record.ts'
import { type FormField, form, type Posted } from '../../src/schema/form.ts'
import { toPosted } from '../../src/schema/posted.ts'
import { read, type ThingType, thingTypes } from '../../src/things/registry.ts'
import {
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  newcomer,
  openBrowser,
  openPage,
  type Shell,
  signUp,
  startShell,
} from './browser.ts'
import { answers, Filler } from './form-filler.ts'
import { type Ask, askAs, recordOf } from './record-seed.ts'

let shell: Shell
let browser: Browser

/** Somebody at a browser window. Two work side by side, each in a record of their own. */
interface Desk {
  readonly page: Page
  readonly ask: Ask
  readonly record: string
}
const free: Desk[] = []
const waiting: ((desk: Desk) => void)[] = []

async function atDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = free.pop() ?? (await new Promise<Desk>(resolve => waiting.push(resolve)))
  try {
    await work(desk)
  } finally {
    const next = waiting.shift()
    if (next) next(desk)
    else free.push(desk)
  }
}

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
  for (let i = 0; i < 2; i++) {
    const page = await openPage(browser, shell)
    await signUp(page, newcomer())
    const ask = await askAs(shell, page)
    free.push({ page, ask, record: await recordOf(ask) })
  }
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await shell?.close()
  expect(shell.defects).toEqual([])
})

const creatable = thingTypes.filter(type => type.versions.at(-1) === type && !type.uncreatable)
/** Files and the picture of a person have pages of their own to begin on. */
const ownPages = ['file', 'personal-image']
const forms = creatable.filter(type => type.data && !ownPages.includes(type.root))
const documents = creatable.filter(type => type.foreign)

/** What is stored of a type: the last one put. */
async function stored({ ask, record }: Desk, type: ThingType) {
  const answer = await ask(
    'GetThings',
    {
      group: [
        {
          id: [],
          key: [],
          clientThingId: [],
          filter: [{ typeId: [type.id], thingState: ['Active'] }],
          format: { section: ['core'], xml: [''], typeVersionFormat: [type.id] },
        },
      ],
    },
    { record },
  )
  return answer.group[0]!.thing.map(thing => ({
    id: thing.thingId.text,
    dataXml: thing.dataXml[0]!.text,
  }))
}

const ids = async (desk: Desk, type: ThingType) => (await stored(desk, type)).map(thing => thing.id)
const postedOf = (type: ThingType, dataXml: string): Posted => toPosted(type.data!, read(type, dataXml).value as never)

const noAlert = async (page: Page, type: ThingType) =>
  expect([type.root, await page.getByRole('alert').allInnerTexts()]).toEqual([type.root, []])

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).last().click()

/** Accessible as it opens and with everything unfolded; nothing sticks out on a phone. */
async function looksRight(page: Page): Promise<void> {
  await page.evaluate('for (const d of document.querySelectorAll("main details")) d.open = true')
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 780 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** The first words of the form, as they are to be. Types without any have at least a note. */
function changed(fields: readonly FormField[]): FormField | undefined {
  for (const f of fields) {
    if (f.kind === 'words' || f.kind === 'text') return { ...f, input: { ...f.input, value: 'Changed by hand' } }
    if (f.kind !== 'group') continue
    const inner = changed(f.fields)
    if (inner) return { ...f, fields: [inner] }
  }
  return undefined
}

/** Deleted, gone from what is active, brought back. */
async function deletedAndBack(desk: Desk, type: ThingType, id: string): Promise<void> {
  const { page, record } = desk
  await page.goto(`/record/${record}/item/${id}`)
  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  expect(await ids(desk, type)).not.toContain(id)
  await page.goto(`/record/${record}/deleted`)
  await page
    .getByRole('button', { name: /^Bring back / })
    .first()
    .click()
  expect(await ids(desk, type)).toContain(id)
  expect(complaintsOf(page)).toEqual([])
}

const some = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

/** Two files onto an item, and one of them away again; what is there is what was sent. */
async function filesComeAndGo({ page }: Desk, type: ThingType): Promise<void> {
  await looksRight(page)
  await page.getByLabel('Choose files').setInputFiles([some('one.txt', 'first'), some('two.txt', 'second')])
  await page.getByRole('button', { name: 'Upload' }).click()
  await noAlert(page, type)
  const rows = page.getByRole('table', { name: 'Files' }).locator('tbody tr')
  expect(await rows.count()).toBe(2)
  await looksRight(page)
  const address = await page.getByRole('link', { name: 'two.txt' }).getAttribute('href')
  expect(await (await page.request.get(address!)).text()).toBe('second')
  await page.getByRole('button', { name: 'Remove two.txt' }).click()
  await page.getByText('“two.txt” is removed.').waitFor()
  expect(await rows.count()).toBe(1)
  await page.getByRole('link', { name: 'Done' }).click()
}

describe('every kind of data', () => {
  test.concurrent.each(forms.map(type => [type.root, type] as const))(
    '%s',
    (root, type) =>
      atDesk(async desk => {
        const { page, record } = desk
        const sample = postedOf(type, type.sampleXml)
        const before = await ids(desk, type)

        await page.goto(`/record/${record}/data/${root}/add`)
        await looksRight(page)
        const filler = new Filler(page)
        const { first, more } = plan(type, form(type.data!, sample), words.fields)
        await filler.fill([...first, ...more])
        await save(page)
        await noAlert(page, type)

        const now = await stored(desk, type)
        const added = now.find(thing => !before.includes(thing.id)) ?? (type.singleton ? now[0] : undefined)
        expect(answers(type, postedOf(type, added!.dataXml))).toEqual(answers(type, sample))
        if (type.blobs !== undefined) await filesComeAndGo(desk, type)

        await page.goto(`/record/${record}/item/${added!.id}`)
        await looksRight(page)
        expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
        const edit = page.getByRole('link', { name: 'Edit', exact: true })
        expect(await edit.count()).toBe(type.immutable ? 0 : 1)
        if (!type.immutable) {
          await edit.click()
          await looksRight(page)
          const field = changed([...first, ...more])
          if (field) await filler.fill([field])
          else await page.getByRole('textbox', { name: 'Note (optional)', exact: true }).fill('Changed by hand')
          await save(page)
          await noAlert(page, type)
          expect(await page.locator('main').innerText()).toContain('Changed by hand')
        }
        await deletedAndBack(desk, type, added!.id)
      }),
    240_000,
  )

  test.concurrent.each(documents.map(type => [type.name, type] as const))(
    '%s',
    (_, type) =>
      atDesk(async desk => {
        const { page, record } = desk
        await page.goto(`/record/${record}/files`)
        await page.getByRole('link', { name: type.name, exact: true }).click()
        await looksRight(page)
        const choose = page.getByLabel('Choose the document')
        await choose.setInputFiles(some('letter.xml', '<letter/>'))
        await save(page)
        await page.getByRole('alert').getByText('it begins with “letter”').waitFor()
        const asFile = `<?xml version="1.0" encoding="utf-8"?>\n<!-- from the clinic -->\n${type.sampleXml}\n`
        await choose.setInputFiles(some('document.xml', asFile))
        await save(page)
        await noAlert(page, type)
        const [added] = await stored(desk, type)
        expect(added!.dataXml.startsWith(type.sampleXml)).toBe(true)

        await page.goto(`/record/${record}/item/${added!.id}`)
        await looksRight(page)
        const address = await page.getByRole('link', { name: 'Document (XML)' }).getAttribute('href')
        expect(await (await page.request.get(address!)).text()).toBe(type.sampleXml)
        const edit = page.getByRole('link', { name: 'Edit', exact: true })
        expect(await edit.count()).toBe(type.immutable ? 0 : 1)
        if (!type.immutable) {
          await edit.click()
          await looksRight(page)
          await page.getByLabel('Choose the document').setInputFiles(some('again.xml', asFile))
          await save(page)
          await noAlert(page, type)
          await page.getByText(`${type.name} changed.`).waitFor()
        }
        await deletedAndBack(desk, type, added!.id)
      }),
    120_000,
  )

  test.concurrent('file', () =>
    atDesk(async desk => {
      const { page, record } = desk
      const type = creatable.find(t => t.root === 'file')!
      await page.goto(`/record/${record}/files`)
      await page.getByLabel('Choose files').setInputFiles(some('letter.txt', 'Dear patient'))
      await page.getByRole('button', { name: 'Upload' }).click()
      await page.getByText('The file is saved.').waitFor()
      const [added] = await stored(desk, type)
      await page.getByRole('link', { name: 'letter.txt', exact: true }).click()
      await looksRight(page)
      await page.getByRole('link', { name: 'Edit', exact: true }).click()
      await looksRight(page)
      await page.getByRole('textbox', { name: 'Note (optional)', exact: true }).fill('Changed by hand')
      await save(page)
      await noAlert(page, type)
      await page.getByText('Changed by hand').waitFor()
      await page.getByRole('link', { name: 'Change files' }).click()
      await looksRight(page)
      await page.getByLabel('Choose a file to replace this one').setInputFiles(some('new letter.txt', 'Dear Ann'))
      await page.getByRole('button', { name: 'Upload' }).click()
      const link = page.getByRole('link', { name: 'new letter.txt', exact: true })
      expect(await (await page.request.get((await link.getAttribute('href'))!)).text()).toBe('Dear Ann')
      await page.getByRole('link', { name: 'Done' }).click()
      await page.getByText('Changed by hand').waitFor()
      await deletedAndBack(desk, type, added!.id)
    }))

  test.concurrent('personal-image', () =>
    atDesk(async desk => {
      const { page, record } = desk
      const type = creatable.find(t => t.root === 'personal-image')!
      const dot = (colour: string) =>
        page.evaluate<string>(
          `(() => { const c = document.createElement('canvas'); const x = c.getContext('2d'); x.fillStyle = '${colour}'; x.fillRect(0, 0, 300, 150); return c.toDataURL('image/png').split(',')[1] })()`,
        )
      const choose = async (colour: string) => {
        const buffer = Buffer.from(await dot(colour), 'base64')
        await page.getByLabel('Choose a picture').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer })
        await page.getByRole('button', { name: 'Save picture' }).click()
        await page.getByText('The picture is saved.').waitFor()
      }
      await page.goto(`/record/${record}/profile`)
      await looksRight(page)
      await choose('red')
      const [added] = await stored(desk, type)
      await choose('blue')
      expect(await ids(desk, type)).toEqual([added!.id])
      await page.goto(`/record/${record}/item/${added!.id}`)
      await looksRight(page)
      await deletedAndBack(desk, type, added!.id)
    }))

  test('what nobody can add is only what the specification says', () => {
    const others = thingTypes.filter(type => type.versions.at(-1) === type && type.uncreatable)
    expect(others.map(type => type.root)).toEqual([])
  })
})
