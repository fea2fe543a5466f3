/** The choice of messages: signed in, by the link of a mail, and by the button of a mail program. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { changed } from '../../src/domain/caches.ts'
import { sql } from '../../src/store/db.ts'
import type { TestApplication } from '../world.ts'
import {
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  openPage,
  type PageOptions,
  type Shell,
  screenshot,
  signUp,
  startShell,
} from './browser.ts'

let shell: Shell
let browser: Browser
const open: Page[] = []
const visit = async (options: PageOptions = {}): Promise<Page> => {
  const page = await openPage(browser, shell, options)
  open.push(page)
  return page
}

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
})
afterEach(async () => {
  for (const page of open.splice(0)) {
    expect(complaintsOf(page), 'what the browser complained about').toEqual([])
    await page.context().close()
  }
  expect(shell.defects).toEqual([])
})
afterAll(async () => {
  await browser?.close()
  await shell?.close()
})

/** A newcomer with a confirmed address who lets these applications use the record. */
async function scene(names: readonly string[]) {
  const page = await visit()
  const who = await signUp(page)
  const { world } = shell
  const { db } = world.platform.services
  await db.write(async tx => {
    await tx.query(sql`update person set email_verified_at = now() where email = ${who.email}`)
    await changed(tx)
  })
  const [person] = await db.read.query<{ personId: string; record: string }>(sql`
    select p.person_id as "personId", h.record_id as record from person p join record_holder h using (person_id) where p.email = ${who.email}`)
  const apps: TestApplication[] = []
  for (const name of names) {
    const app = await world.web({ name })
    await world.grant(app, person!, person!.record)
    await db.write(async tx => {
      await tx.query(
        sql`update application set further = '{"domainName":"clinic.example"}' where application_id = ${app.applicationId}`,
      )
      await changed(tx)
    })
    apps.push(app)
  }
  return { page, who, person: person!, apps }
}

async function write(app: TestApplication, person: { personId: string }, subject: string) {
  const client = await shell.world.client(app)
  const to = shell.world.platform.services.seals.personAs(app.applicationId, person.personId)
  const info = `<from-mailbox><mailbox-name>care</mailbox-name><name>Clinic</name></from-mailbox><rcpt-person validated="true">${to}</rcpt-person><subject>${subject}</subject><text-body>Words</text-body>`
  const { code } = await client.call('SendInsecureMessageFromApplication', 1, info)
  expect(code).toBe(0)
}
const written = async (email: string): Promise<number> => {
  const rows = await shell.world.platform.services.db.read.query(
    sql`select 1 from mail where to_address = ${email} and kind = 'message'`,
  )
  return rows.length
}

test('a person silences one app of two, then all of them, and gets no more of their messages', async () => {
  const { page, who, person, apps } = await scene(['Clinic', 'Weight club'])
  const [clinic, club] = apps
  await write(clinic!, person, 'One')
  expect(await written(who.email)).toBe(1)
  await page.goto('/account')
  await page.getByRole('link', { name: 'Change which messages you get' }).click()
  expect(await page.getByRole('checkbox').count()).toBe(4)
  expect(await page.getByLabel('News about this site').isChecked()).toBe(false)
  await screenshot(page, 'messages-account')
  await expectAccessible(page)
  await page.getByLabel('Clinic', { exact: true }).uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Your choice of messages is saved.').waitFor()
  await write(clinic!, person, 'Two')
  expect(await written(who.email)).toBe(1)
  await write(club!, person, 'Three')
  expect(await written(who.email)).toBe(2)
  await page.goto('/account/messages')
  expect(await page.getByLabel('Clinic', { exact: true }).isChecked()).toBe(false)
  await page.getByLabel('Apps may write to me', { exact: true }).uncheck()
  await page.getByLabel('News about this site').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Only about your account').waitFor()
  await write(club!, person, 'Four')
  expect(await written(who.email)).toBe(2)
  // Other preferences stay as they were.
  await page.goto('/account/preferences')
  await page.getByLabel('Dark').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.goto('/account/messages')
  expect(await page.getByLabel('News about this site').isChecked()).toBe(true)
  expect(await page.getByLabel('Apps may write to me', { exact: true }).isChecked()).toBe(false)
})

test('the button of a mail program silences the app that wrote, and opening the link silences nothing', async () => {
  const { who, person, apps } = await scene(['Clinic', 'Club'])
  await write(apps[0]!, person, 'One')
  const { link } = await shell.mail('message', who.email)
  expect((await fetch(link)).status).toBe(200)
  await write(apps[0]!, person, 'Two')
  expect(await written(who.email)).toBe(2)
  const press = (at: string) =>
    fetch(at, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), redirect: 'manual' })
  expect((await press(`${link.slice(0, -4)}AAAA`)).status).toBe(404)
  expect((await press(link)).status).toBe(200)
  await write(apps[0]!, person, 'Three')
  expect(await written(who.email)).toBe(2)
  await write(apps[1]!, person, 'Four')
  expect(await written(who.email)).toBe(3)
})

test('the link of a mail works without signing in, tells of no other app, and ends after 90 days', async () => {
  const { who, person, apps } = await scene(['Clinic', 'Secret club'])
  await write(apps[0]!, person, 'One')
  const { link, text } = await shell.mail('message', who.email)
  expect(text).toContain('> Words')
  const page = await visit({ width: 360 })
  await page.goto(link)
  expect(await page.getByLabel('The app “Clinic” may write to me').isChecked()).toBe(true)
  expect(await page.content()).not.toContain('Secret club')
  expect(await page.content()).not.toContain(who.email)
  await screenshot(page, 'messages-link')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByLabel('The app “Clinic” may write to me').focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Your choice of messages is saved.').waitFor()
  expect(await page.getByLabel('The app “Clinic” may write to me').isChecked()).toBe(false)
  await write(apps[0]!, person, 'Two')
  expect(await written(who.email)).toBe(1)
  await write(apps[1]!, person, 'Three')
  expect(await written(who.email)).toBe(2)
  await page.goto(`${link.slice(0, -4)}AAAA`)
  await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
  // Last in this file: the courier of these tests does not know that time has passed.
  shell.world.pass(91 * 86_400_000)
  await page.goto(link)
  await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
  await screenshot(page, 'messages-link-old')
  await expectAccessible(page)
})
