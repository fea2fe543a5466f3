import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintsOf, newcomer, openBrowser, openPage, type Shell, signUp, startShell } from './browser.ts'
import { askAs, recordOf } from './record-seed.ts'

let shell: Shell
let browser: Browser
let folder: string

beforeAll(async () => {
  shell = await startShell({ maxBlobBytes: 40_000_000 })
  browser = await openBrowser()
  folder = await mkdtemp(join(tmpdir(), 'healthkeep-files-'))
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await shell?.close()
  await rm(folder, { recursive: true, force: true })
  expect(shell.defects).toEqual([])
})

async function someone(): Promise<{ page: Page; home: string }> {
  const page = await openPage(browser, shell)
  await signUp(page, newcomer())
  return { page, home: `/record/${await recordOf(await askAs(shell, page))}` }
}

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
async function fileOf(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}
/** The smallest PNG: one dot. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p2sm3wAAAABJRU5ErkJggg==',
  'base64',
)

async function downloaded(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test('twenty megabytes come back as they went in', async () => {
  const { page, home } = await someone()
  const bytes = randomBytes(20_000_000)
  await page.goto(`${home}/files`)
  await page.getByLabel('Choose files').setInputFiles(await fileOf('Scan of Müller & Söhne.pdf', bytes))
  await page.getByRole('button', { name: 'Upload' }).click()
  await page.getByText('The file is saved.').waitFor({ timeout: 30_000 })
  const row = page.locator('tbody tr').first()
  expect(await row.innerText()).toMatch(/Scan of Müller & Söhne\.pdf[\s\S]*PDF[\s\S]*20 MB/)
  const got = await downloaded(page, () => row.getByRole('link', { name: /Download/ }).click())
  expect(got.name).toBe('Scan of Müller & Söhne.pdf')
  expect(sha(got.bytes)).toBe(sha(bytes))
  expect(complaintsOf(page)).toEqual([])
  await page.context().close()
})

test('several files go at once; one that is empty or too large does not take the others with it', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/files`)
  await page
    .getByLabel('Choose files')
    .setInputFiles([
      await fileOf('one.txt', Buffer.from('one')),
      await fileOf('none.txt', Buffer.alloc(0)),
      await fileOf('two.csv', Buffer.from('a,b')),
    ])
  await page.getByRole('button', { name: 'Upload' }).click()
  expect(await page.getByRole('alert').innerText()).toMatch(/none\.txt” is empty[\s\S]*The other 2 files were saved/)
  expect(await page.locator('tbody tr').count()).toBe(2)
  await page.getByLabel('Choose files').setInputFiles(await fileOf('large.bin', Buffer.alloc(41_000_000)))
  await page.getByRole('button', { name: 'Upload' }).click()
  await page.getByText('large.bin” is larger than 40 MB').first().waitFor({ timeout: 30_000 })
  expect(await page.locator('tbody tr').count()).toBe(2)
  await page.goto(`${home}/files`)
  await page.getByRole('button', { name: 'Upload' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('Choose at least one file.')
  await page.context().close()
})

test('a page that calls itself a file is never shown as one', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/files`)
  await page
    .getByLabel('Choose files')
    .setInputFiles({ name: 'evil.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') })
  await page.getByRole('button', { name: 'Upload' }).click()
  await page.getByText('The file is saved.').waitFor()
  const address = await page.getByRole('link', { name: 'Download evil.html' }).getAttribute('href')
  const answer = await page.request.get(`${shell.origin}${address}`)
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
  })
  expect(answer.headers()['content-disposition']).toBe(`attachment; filename="evil.html"; filename*=UTF-8''evil.html`)
  expect(answer.headers()['content-security-policy']).toContain('sandbox')
  await page.context().close()
})

test('a deleted file is gone from the list, and its custodian can bring it back', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/files`)
  await page.getByLabel('Choose files').setInputFiles(await fileOf('letter.txt', Buffer.from('Dear patient')))
  await page.getByRole('button', { name: 'Upload' }).click()
  await page.getByRole('link', { name: 'Delete letter.txt' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('File deleted.').waitFor()
  expect(await page.locator('tbody tr').count()).toBe(0)
  await page.goto(`${home}/deleted`)
  await page.getByRole('button', { name: 'Bring back letter.txt' }).click()
  await page.getByText('File is back.').waitFor()
  const got = await downloaded(page, () => page.locator('.link-list a').first().click())
  expect(got.bytes.toString()).toBe('Dear patient')
  await page.context().close()
})

test('a picture is shown on the home of the record; anything else is refused', async () => {
  const { page, home } = await someone()
  await page.goto(`${home}/profile`)
  await page
    .getByLabel('Choose a picture')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
  await page.getByRole('button', { name: 'Save picture' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('That is not a JPEG or PNG picture.')
  await page.getByLabel('Choose a picture').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: png })
  await page.getByRole('button', { name: 'Save picture' }).click()
  await page.getByText('The picture is saved.').waitFor()
  expect(
    await page
      .getByRole('img', { name: /Picture of/ })
      .evaluate(e => (e as unknown as { naturalWidth: number }).naturalWidth),
  ).toBe(1)
  await page.goto(home)
  expect(await page.locator('.record-face img').count()).toBe(1)
  await page.goto(`${home}/profile`)
  await page.getByRole('button', { name: 'Remove picture' }).click()
  await page.getByText('No picture yet.').waitFor()
  await page.context().close()
})
