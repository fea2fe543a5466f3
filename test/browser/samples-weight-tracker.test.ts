/** samples/weight-tracker as people use it: its own process, its pages in a browser, people who come through the Shell. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { webApplication } from '../../client/src/index.ts'
import { dateTime, Weight } from '../../client/src/things.ts'
import { makeCertificate } from '../../src/cli/certificate.ts'
import { type EventCourier, startEventCourier } from '../../src/couriers/notify.ts'
import { startShellSession } from '../../src/domain/sessions.ts'
import { asker } from '../../src/gate.ts'
import { sql } from '../../src/store/db.ts'
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

const root = fileURLToPath(new URL('../..', import.meta.url))

let shell: Shell
let browser: Browser
let courier: EventCourier
let child: ChildProcess
let folder: string
let site: string
let scale: ReturnType<typeof webApplication>
let errors = ''

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, done))
  const { port } = server.address() as AddressInfo
  await new Promise(done => server.close(done))
  return port
}

beforeAll(async () => {
  shell = await startShell({ redirectOverride: false })
  courier = await startEventCourier(shell.world.platform.services)
  browser = await openBrowser()
  const port = await freePort()
  site = `http://localhost:${port}`
  const { certificate, privateKeyPem, thumbprint } = await makeCertificate('Steady')
  const rule = {
    reason: [{ language: 'en', text: 'To draw your weight and to add to it.' }],
    optional: false,
    displayFlags: 0,
    permission: ['Read', 'Create', 'Update'] as const,
    target: [{ type: [Weight.id], date: [] }],
    exception: [],
  }
  const { id } = await asker(
    shell.world.platform.gate,
    { kind: 'machine' },
    'test',
  )('AddApplicationPrivileged', {
    appInfo: {
      kind: 'Web',
      name: 'Steady',
      description: '',
      authReason: 'Steady draws your weight as one calm line.',
      actionUrl: `${site}/hv`,
      onlineRule: [rule],
      offlineRule: [rule],
      method: [],
      ipPrefix: [],
      restrictUsers: false,
      certificate: [certificate.toString('base64')],
    },
  })
  scale = webApplication({ server: shell.origin, applicationId: id, privateKey: privateKeyPem, thumbprint })
  folder = await mkdtemp(join(tmpdir(), 'healthkeep-tracker-'))
  // As `healthkeep app create --generate-key --json` prints it.
  await writeFile(join(folder, 'tracker.json'), JSON.stringify({ id, privateKeyPem, thumbprint }))
  child = spawn(process.execPath, ['--import', 'tsx', join(root, 'samples/weight-tracker/server.ts')], {
    cwd: root,
    env: { ...process.env, SERVER: shell.origin, APP: join(folder, 'tracker.json'), PORT: String(port) },
  })
  child.stderr!.on('data', text => (errors += text))
  for await (const line of createInterface({ input: child.stdout! })) {
    expect(line).toBe(`Steady is at ${site}`)
    break
  }
})
afterAll(async () => {
  child.kill()
  await browser.close()
  await courier.close()
  await shell.close()
  await rm(folder, { recursive: true, force: true })
  expect(errors).toBe('')
  expect(shell.defects).toEqual([])
})

/** A person of the Shell who let the site in; ends on its page. */
async function connected(who = newcomer('Ann Baker')): Promise<Page> {
  const page = await openPage(browser, shell)
  await signUp(page, who)
  await page.goto(site)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Sign in with your health record' }).click()
  await page.getByRole('button', { name: 'Allow', exact: true }).click()
  await page.getByRole('heading', { name: 'Your weight' }).waitFor()
  return page
}
/** The record that was opened last, as a scale writes to it while nobody is there. */
async function record() {
  const people = []
  for await (const person of scale.people()) people.push(person)
  const { personId, selectedRecordId } = people.at(-1)!
  return scale.offline(personId).record(selectedRecordId!)
}
async function add(page: Page, kg: string, day: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Kilograms' }).fill(kg)
  await page.getByLabel('Day').fill(day)
  await page.getByRole('button', { name: 'Add' }).click()
}

test('somebody signs in, adds weights, sees them drawn, is shown at once what a scale adds, and signs out', async () => {
  const page = await connected()
  // No token stays in the address.
  expect(page.url()).toBe(`${site}/`)
  await page.getByText('There is no weight in your record yet.').waitFor()

  await add(page, 'heavy', '2026-11-20')
  await page.getByRole('alert').getByText('such as 72.5').waitFor()
  expect(await page.getByRole('textbox', { name: 'Kilograms' }).inputValue()).toBe('heavy')
  await expectAccessible(page)
  const days = [
    ['79.2', '2026-09-01'],
    ['78.6', '2026-09-20'],
    ['78,9', '2026-10-11'],
    ['77.4', '2026-11-02'],
    ['76.8', '2026-11-20'],
  ] as const
  for (const [kg, day] of days) {
    await add(page, kg, day)
    await page.getByRole('cell', { name: kg.replace(',', '.'), exact: true }).waitFor()
  }
  await page.getByText('\u22122.4 kg since Sep 1, 2026').waitFor()
  const drawn = '5 weights from Sep 1 to Nov 20, between 76.8 and 79.2 kilograms; the last is 76.8.'
  await page.getByRole('img', { name: drawn }).waitFor()

  // The scale at home: the page that is open shows it by itself.
  const things = await record()
  await things.put(Weight, { when: dateTime('2026-11-21T07:00'), value: { kg: 76.5 } })
  await courier.run()
  await page.getByRole('cell', { name: '76.5' }).waitFor()

  // What it wrote is there for everybody, in the record.
  const stored = []
  for await (const { data } of things.things(Weight)) stored.push(data.value.kg)
  expect(stored).toEqual([76.5, 76.8, 77.4, 78.9, 78.6, 79.2])

  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await screenshot(page, 'samples-weight-tracker')
  for (const dark of [false, true]) {
    const small = await alsoAs(browser, page, { width: 360, dark })
    await small.goto(site)
    await expectAccessible(small)
    await expectNoSidewaysScroll(small)
    await screenshot(small, `samples-weight-tracker-360${dark ? '-dark' : ''}`)
    await small.context().close()
  }

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(url => url.origin !== site || url.pathname === '/hv')
  await page.goto(site)
  await page.getByRole('link', { name: 'Sign in with your health record' }).waitFor()
  expect(complaintsOf(page)).toEqual([])
  await page.context().close()
})

test('a form that is sent twice stores one weight', async () => {
  const page = await connected()
  const cookie = (await page.context().cookies(site)).map(({ name, value }) => `${name}=${value}`).join('; ')
  const id = await page.locator('[name=id]').inputValue()
  const send = (headers: Record<string, string>) =>
    fetch(`${site}/weights`, {
      method: 'POST',
      body: new URLSearchParams({ id, kg: '70', day: '2026-11-20' }),
      headers,
      redirect: 'manual',
    })
  expect((await send({ cookie, origin: 'https://elsewhere.example' })).status).toBe(403)
  for (let i = 0; i < 2; i++) expect((await send({ cookie, origin: site })).status).toBe(303)
  // The page shows it by itself.
  await page.getByRole('cell', { name: '70.0' }).waitFor()
  expect(await page.getByRole('row').count()).toBe(2)
  await page.context().close()
})

test('nobody is signed in by a link of somebody else, and nothing unsigned is taken for an event', async () => {
  const link = new URLSearchParams({ target: 'AppAuthSuccess', wctoken: 'x', actionqs: 'state=guess' })
  const reply = await fetch(`${site}/hv?${link}`, { redirect: 'manual' })
  expect(reply.status).toBe(400)
  expect(reply.headers.get('set-cookie')).toBeNull()
  expect((await fetch(`${site}/hv/events`, { method: 'POST', body: '<x/>' })).status).toBe(401)
  expect((await fetch(`${site}/weights`, { method: 'POST', redirect: 'manual' })).headers.get('location')).toBe('/')
})

test('who took back what was allowed sees nothing any more, and is asked to sign in', async () => {
  const who = newcomer('Tom Baker')
  const page = await connected(who)
  const { services, gate } = shell.world.platform
  const [own] = await services.db.read.query<{ person_id: string; record_id: string }>(
    sql`select person_id, record_id from person join record_holder using (person_id) where email = ${who.email}`,
  )
  const token = await services.db.write(tx => startShellSession(services, tx, own!.person_id, 3600))
  const ask = asker(gate, { kind: 'shell', token }, 'test')
  await ask('RemoveRecordAuthorization', { applicationId: scale.id }, { record: own!.record_id })
  await page.reload()
  await page.getByText('Please sign in again.').waitFor()
  await page.goto(site)
  await page.getByRole('link', { name: 'Sign in with your health record' }).waitFor()
  await page.context().close()
})
