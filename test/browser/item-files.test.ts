/** The files that items carry, and documents of other standards: what goes wrong, and what is not lost then. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { largestDocument } from '../../src/doors/shell/pages/record/document.ts'
import { ccd } from '../../src/things/ccd.ts'
import { ccr } from '../../src/things/ccr.ts'
import { cda } from '../../src/things/cda.ts'
import { educationDocument } from '../../src/things/education-document.ts'
import { file as fileType } from '../../src/things/file.ts'
import { insight } from '../../src/things/insight.ts'
import { medicalImageStudy } from '../../src/things/medical-image-study.ts'
import type { ThingType } from '../../src/things/registry.ts'
import {
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  newcomer,
  openBrowser,
  openPage,
  type PageOptions,
  type Shell,
  screenshot,
  signUp,
  startShell,
} from './browser.ts'
import { type Ask, askAs, recordOf } from './record-seed.ts'

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

interface Desk {
  readonly page: Page
  readonly ask: Ask
  readonly record: string
}

async function someone(options: PageOptions = {}): Promise<Desk> {
  const page = await openPage(browser, shell, options)
  await signUp(page, newcomer())
  const ask = await askAs(shell, page)
  return { page, ask, record: await recordOf(ask) }
}

async function has({ ask, record }: Desk, type: ThingType): Promise<string> {
  const thing = [{ typeId: { text: type.id }, dataXml: [{ text: type.sampleXml }], signatureInfo: [] }]
  return (await ask('PutThings', { thing }, { record })).thingId[0]!.text
}

async function count({ ask, record }: Desk): Promise<number> {
  const { type } = await ask('GetRecordCounts', {}, { record })
  return type.reduce((sum, { active }) => sum + active, 0)
}

const plain = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
const xml = (text: string | Buffer) => ({ name: 'document.xml', mimeType: 'text/xml', buffer: Buffer.from(text) })
const upload = (page: Page) => page.getByRole('button', { name: 'Upload' }).click()
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).last().click()
const names = async (page: Page) =>
  (await page.getByRole('table', { name: 'Files' }).getByRole('link').allInnerTexts()).sort()

async function content(page: Page, name: string): Promise<string> {
  const address = await page.locator('main a', { hasText: name }).first().getAttribute('href')
  return (await page.request.get(address!)).text()
}

describe('the files of an item', () => {
  test('a form with a mistake keeps the files that were chosen', async () => {
    const desk = await someone({ javaScriptEnabled: false })
    const { page, record } = desk
    await page.goto(`/record/${record}/data/education-document/add`)
    await save(page)
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Report card')
    await save(page)

    // The form led here. One of three files is empty, which is the mistake.
    await page
      .getByLabel('Choose files')
      .setInputFiles([plain('front.txt', 'front'), plain('nothing.txt', ''), plain('back.txt', 'back')])
    await upload(page)
    expect(await page.getByRole('alert').innerText()).toMatch(/nothing\.txt” is empty[\s\S]*other 2 files were saved/)
    expect(await page.getByRole('table', { name: 'Files' }).locator('tbody tr').count()).toBe(2)

    // A mistake in the form later does not touch them.
    await page.getByRole('link', { name: 'Done' }).click()
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Name', { exact: true }).fill(' ')
    await save(page)
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Report card, spring')
    await save(page)
    expect(await content(page, 'back.txt')).toBe('back')
    await page.getByRole('link', { name: 'Change files' }).click()
    expect(await page.getByRole('table', { name: 'Files' }).locator('tbody tr').count()).toBe(2)
    await page.context().close()
  })

  test('files that come together are one change of the item', async () => {
    const desk = await someone()
    const { page, record } = desk
    const id = await has(desk, educationDocument)
    await page.goto(`/record/${record}/item/${id}/files`)
    await page.getByLabel('Choose files').setInputFiles(['a', 'b', 'c'].map(name => plain(`${name}.txt`, name)))
    await upload(page)
    await page.getByText('3 files are saved.').waitFor()
    await page.goto(`/record/${record}/item/${id}/history`)
    await page.getByText('2 versions').waitFor()
    await page.context().close()
  })

  test('what somebody else did meanwhile stays, and so do the files', async () => {
    const desk = await someone()
    const { page, record } = desk
    const id = await has(desk, medicalImageStudy)
    const address = `/record/${record}/item/${id}/files`
    await page.goto(address)
    const other = await page.context().newPage()
    await other.goto(address)
    await other.getByLabel('Choose files').setInputFiles(plain('scan.txt', 'theirs'))
    await upload(other)
    await page.getByLabel('Choose files').setInputFiles(plain('scan.txt', 'mine'))
    await upload(page)
    expect(await names(page)).toEqual(['scan (2).txt', 'scan.txt'])
    expect(await content(page, 'scan.txt')).toBe('theirs')
    expect(await content(page, 'scan (2).txt')).toBe('mine')

    // A button to remove that was drawn before does not remove what is there now.
    await other.getByRole('button', { name: 'Remove scan.txt' }).click()
    await other.getByText('The item was changed in the meantime').first().waitFor()
    expect(await names(other)).toEqual(['scan (2).txt', 'scan.txt'])
    await page.context().close()
  })

  test('a file takes the name that the item tells, and another takes its place', async () => {
    const desk = await someone()
    const { page, record } = desk
    const id = await has(desk, medicalImageStudy)
    await page.goto(`/record/${record}/item/${id}/files`)
    const where = page.getByLabel('Where it goes')
    await where.selectOption({ label: 'As “ankle-2.dcm”, which the item names and which is not here yet' })
    await page.getByLabel('Choose files').setInputFiles([plain('IM0002', 'first'), plain('notes.txt', 'notes')])
    await upload(page)
    expect(await names(page)).toEqual(['ankle-2.dcm', 'notes.txt'])
    await where.selectOption({ label: 'In place of “ankle-2.dcm”' })
    await page.getByLabel('Choose files').setInputFiles(plain('better', 'second'))
    await upload(page)
    expect(await names(page)).toEqual(['ankle-2.dcm', 'notes.txt'])
    expect(await content(page, 'ankle-2.dcm')).toBe('second')
    for (const [width, dark] of [
      [1280, false],
      [360, false],
      [360, true],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
      await screenshot(page, `item-files-${width}${dark ? '-dark' : ''}`)
    }
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })

  test('files go in by keyboard alone', async () => {
    const desk = await someone()
    const { page, record } = desk
    const id = await has(desk, educationDocument)
    await page.goto(`/record/${record}/item/${id}`)
    await page.getByRole('link', { name: 'Add files' }).focus()
    await page.keyboard.press('Enter')
    const choose = page.getByLabel('Choose files')
    await choose.waitFor()
    const focused = () => page.evaluate<string>('document.activeElement.name || document.activeElement.innerText')
    for (let tabs = 0; tabs < 40 && (await focused()) !== 'files'; tabs++) await page.keyboard.press('Tab')
    const [dialog] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')])
    await dialog.setFiles(plain('letter.txt', 'Dear patient'))
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Upload')
    await page.keyboard.press('Enter')
    await page.getByText('The file is saved.').waitFor()
    await page.context().close()
  })

  test('nobody reaches the files of another record', async () => {
    const desk = await someone()
    const id = await has(desk, educationDocument)
    const stranger = await someone()
    const theirs = await has(stranger, educationDocument)
    const { page } = stranger
    expect((await page.goto(`/record/${desk.record}/item/${id}/files`))!.status()).toBe(404)
    expect((await page.goto(`/record/${stranger.record}/item/${id}/files`))!.status()).toBe(404)
    // With a form of one's own, sent to the other address.
    await page.goto(`/record/${stranger.record}/item/${theirs}/files`)
    const token = await page.locator('form.upload input[name="_csrf"]').getAttribute('value')
    for (const record of [desk.record, stranger.record]) {
      const multipart = { _csrf: token!, files: plain('mine.txt', 'mine') }
      const answer = await page.request.post(`/record/${record}/item/${id}/files`, { multipart })
      expect(answer.status()).toBe(404)
    }
    await desk.page.goto(`/record/${desk.record}/item/${id}`)
    await desk.page.getByText('No files yet.').waitFor()
    await page.context().close()
    await desk.page.context().close()
  })
})

describe('documents of other standards', () => {
  test('what is none is refused in a sentence, and nothing is stored', async () => {
    const desk = await someone({ javaScriptEnabled: false })
    const { page, record } = desk
    await page.goto(`/record/${record}/data/${ccr.root}/add`)
    const before = await count(desk)
    const refusals: readonly (readonly [file: string, sentence: RegExp])[] = [
      ['This is a letter.', /no XML file that can be read/],
      [`${ccr.sampleXml}<more/>`, /no XML file that can be read/],
      [`<!DOCTYPE x [<!ENTITY e "e">]>${ccr.sampleXml}`, /carries a DOCTYPE/],
      [cda.sampleXml, /not a Continuity of Care Record \(CCR\): it begins with “ClinicalDocument”/],
      [ccr.sampleXml.replace('urn:astm-org:CCR', 'urn:other'), /belongs to “urn:other”/],
      [
        ccr.sampleXml.replace(/<Body>.*<\/Body>/, ''),
        /not a complete Continuity of Care Record \(CCR\):.*Body is missing/,
      ],
      [ccr.sampleXml.replace('2026-03-17T', '2026-02-30T'), /this day is in no calendar/],
      [`${ccr.sampleXml}<!--${'x'.repeat(largestDocument)}-->`, /up to 8[.,]?\d* MB\. Put larger ones under Files/],
    ]
    await save(page)
    await page.getByRole('alert').getByText('Choose the XML file.').waitFor()
    for (const [file, sentence] of refusals) {
      await page.getByLabel('Choose the document').setInputFiles(xml(file))
      await save(page)
      expect(await page.getByRole('alert').innerText()).toMatch(sentence)
    }
    expect(await count(desk)).toBe(before)
    await page.context().close()
  })

  test('it may come in another encoding; the page says what it says of itself, and that it is never changed', async () => {
    const desk = await someone()
    const { page, record } = desk
    await page.goto(`/record/${record}/data/${ccr.root}/add`)
    await page.getByText('An item of this kind is never changed.').waitFor()
    const name = 'Vårdcentralen Väksala'
    const text = ccr.sampleXml.replace('Vaksala health centre', name)
    const utf16 = Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${text}`, 'utf16le')
    await page.getByLabel('Choose the document').setInputFiles(xml(utf16))
    await save(page)
    await page
      .getByRole('row', { name: /Summary for a new clinic/ })
      .getByRole('link')
      .click()
    await page.getByRole('heading', { level: 1, name: 'Summary for a new clinic' }).waitFor()
    const main = await page.locator('main').innerText()
    expect(main).toMatch(new RegExp(`From\\s+${name}`))
    expect(main).toMatch(/About\s+Ann Lindqvist/)
    expect(main).toContain('An item of this kind is never changed.')
    expect(await page.getByRole('link', { name: 'Edit', exact: true }).count()).toBe(0)
    expect(await content(page, 'Document (XML)')).toBe(text)
    await screenshot(page, 'document-1280')
    const address = page.url()
    expect((await page.goto(`${address}/edit`))!.status()).toBe(404)
    await page.goto(address)
    await page.setViewportSize({ width: 360, height: 900 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectNoSidewaysScroll(page)
    await screenshot(page, 'document-360-dark')
    await page.context().close()
  })

  test('a record or document of care among files is kept as what it is; another document stays a file', async () => {
    const desk = await someone()
    const { page, record } = desk
    await page.goto(`/record/${record}/files`)
    const file = (name: string, text: string) => ({ ...xml(text), name })
    await page
      .getByLabel('Choose files')
      .setInputFiles([
        file('care.xml', ccr.sampleXml),
        file('summary.xml', `<?xml version="1.0"?>\n${ccd.sampleXml}`),
        file('note.xml', cda.sampleXml),
        file('half.xml', ccr.sampleXml.replace(/<Body>.*<\/Body>/, '')),
        file('broken.xml', '<ContinuityOfCareRecord'),
        plain('care.txt', ccr.sampleXml),
      ])
    await upload(page)
    await page.getByText('6 files are saved. “care.xml” is a Continuity of Care Record (CCR), so it is kept').waitFor()
    const { type } = await desk.ask('GetRecordCounts', {}, { record })
    const of = (one: ThingType) => type.find(t => t.familyId === one.familyId)?.active ?? 0
    expect([ccr, ccd, cda, fileType].map(of)).toEqual([1, 1, 0, 4])
    const note = await page.getByRole('link', { name: 'Download note.xml' }).getAttribute('href')
    expect(await (await page.request.get(note!)).text()).toBe(cda.sampleXml)
    await page.getByRole('link', { name: /Summary of care/ }).click()
    expect(await content(page, 'Document (XML)')).toBe(ccd.sampleXml)
    await page.context().close()
  })

  test('an item that is never changed says so before it is saved', async () => {
    const { page, record } = await someone()
    await page.goto(`/record/${record}/data/${insight.root}/add`)
    await page.getByText('An item of this kind is never changed.').waitFor()
    await page.context().close()
  })
})
