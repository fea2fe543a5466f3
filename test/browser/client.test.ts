/** The client in a page of another site, as an installed application: consent in the Shell, things and files up and down. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintsOf, newcomer, openBrowser, openPage, type Shell, signUp, startShell } from './browser.ts'

let shell: Shell
let site: Server
let origin: string
let browser: Browser
beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
  const { outputFiles } = await build({
    entryPoints: [new URL('../../client/src/all.ts', import.meta.url).pathname],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
  })
  site = createServer((request, response) => {
    const isScript = request.url === '/client.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(
      isScript
        ? outputFiles[0]!.contents
        : '<!doctype html><title>Pocket</title><link rel="icon" href="data:"><h1>Pocket</h1>',
    )
  })
  await new Promise<void>(done => site.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
})
afterAll(async () => {
  await browser.close()
  site.close()
  await shell.close()
})

/** Runs in the page, with the client at hand as `client` and the instance as `soda`; this project has no types of browsers. */
const inPage = (page: Page, masterId: string, script: string) =>
  page.evaluate(`(async () => {
    const client = await import('/client.js')
    const kept = { load: () => localStorage.getItem('pocket'), save: text => localStorage.setItem('pocket', text) }
    const soda = client.sodaApplication({ server: '${shell.origin}', masterId: '${masterId}', kept })
    ${script}
  })()`)

test('a page of another site connects, stores and reads things and files', async () => {
  const { masterId } = await shell.world.soda()
  const page = await openPage(browser, shell)
  await page.goto(origin)
  const url = new URL(
    (await inPage(page, masterId, "return soda.connectUrl({ instanceName: 'Pocket on this computer' })")) as string,
  )
  await signUp(page, newcomer('Ann Baker'), url.pathname + url.search)
  await page.getByRole('button', { name: /^Allow/ }).click()
  await page.waitForURL(at => at.pathname === '/application/complete')
  await page.goto(origin)
  const seen = await inPage(
    page,
    masterId,
    `
    const app = await soda.connected()
    const { Weight, File: HealthFile, dateTime } = client.things
    for await (const person of app.people()) {
      const record = app.offline(person.personId).record(person.selectedRecordId)
      await record.put(Weight, { when: dateTime('2026-03-04T07:15'), value: { kg: 72.5 } }, { common: { note: 'Grüße 🫀' } })
      const [weight] = await Array.fromAsync(record.things(Weight))
      const bytes = crypto.getRandomValues(new Uint8Array(65536))
      const all = new Blob(Array.from({ length: 50 }, () => bytes), { type: 'image/png' })
      const progress = []
      const blob = await client.upload(record, all, { onProgress: ({ done }) => progress.push(done) })
      const key = await record.put(HealthFile, { name: 'x.png', size: all.size }, { blobs: [blob] })
      const file = await client.download(record, key)
      const back = await file.bytes()
      const fault = await record.get(Weight, 'nonsense').catch(error => error)
      return {
        name: person.name, kg: weight.data.value.kg, note: weight.common.note, progress, type: file.contentType,
        same: back.length === all.size && back.every((byte, at) => byte === bytes[at % bytes.length]),
        fault: [fault.name, fault.code, fault.responseId?.length],
      }
    }`,
  )
  expect(seen).toEqual({
    name: 'Ann Baker',
    kg: 72.5,
    note: 'Grüße 🫀',
    progress: [2097152, 3276800],
    type: 'image/png',
    same: true,
    fault: ['Fault', 3, 36],
  })
  expect(complaintsOf(page)).toEqual([])
  expect(shell.defects).toEqual([])
})

test('other doors stay closed to pages of other sites', async () => {
  const headers = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-range' }
  const ask = (path: string) => fetch(shell.origin + path, { method: 'OPTIONS', headers })
  const blob = await ask('/streaming/wildcatblob.ashx?blob-ref-token=x')
  expect(blob.status).toBe(204)
  expect(blob.headers.get('access-control-allow-origin')).toBe('*')
  expect(blob.headers.get('access-control-allow-headers')).toContain('content-range')
  // Never with cookies.
  expect(blob.headers.get('access-control-allow-credentials')).toBeNull()
  for (const path of ['/sign-in', '/record', '/readyz'])
    expect((await ask(path)).headers.get('access-control-allow-origin')).toBeNull()
})
