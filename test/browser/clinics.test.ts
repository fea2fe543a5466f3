/** What clinics learn of a record (Meaningful Use): that somebody looked or took something along, unless a custodian says no. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../src/store/db.ts'
import { cda } from '../../src/things/cda.ts'
import {
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
beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shell?.close()
})

test('a clinic learns that its patient looked, of a download too, and nothing once a custodian said no', async () => {
  const { world } = shell
  const { db, accessLog } = world.platform.services
  const page = await openPage(browser, shell, { width: 360 })
  const { email } = await signUp(page)
  const [ann] = await db.read.query<{ personId: string; record: string }>(sql`
    select p.person_id as "personId", h.record_id as record from person p join record_holder h using (person_id) where p.email = ${email}`)
  const app = await world.web({ name: 'Clinic' })
  await world.grant(app, ann!, ann!.record)
  const offline = await world.client(app, { person: ann!, record: ann!.record, avenue: 'offline' })
  const extension =
    '<common><extension source="hv-meaningfuluse"><event-date>2026-05-03</event-date><patient-id>142</patient-id></extension></common>'
  const thing = `<thing><type-id>${cda.id}</type-id><data-xml>${cda.sampleXml}${extension}</data-xml></thing>`
  expect((await offline.call('PutThings', 2, thing)).code).toBe(0)
  const period = '<min-date>2026-01-01T00:00:00Z</min-date><max-date>2027-01-01T00:00:00Z</max-date>'
  const report = async () => {
    await accessLog.flush()
    const client = await world.client(app)
    const info = `<filters><reporting-period>${period}</reporting-period></filters>`
    const { xml } = await client.call('GetMeaningfulUseVDTReport', 1, info)
    return [...xml.matchAll(/patient-id="([^"]+)"/g)].map(m => m[1])
  }
  const downloads = () =>
    db.read.query(sql`select 1 from meaningful_use_audit where record_id = ${ann!.record} and action = 'Download'`)
  expect(await report()).toEqual([])
  const [stored] = await db.read.query<{ thing_id: string }>(
    sql`select thing_id from thing where record_id = ${ann!.record} and type_id = ${cda.id}`,
  )
  await page.goto(`/record/${ann!.record}/item/${stored!.thing_id}`)
  expect(await report()).toEqual(['142'])
  expect(await downloads()).toHaveLength(0)
  const file = await page.request.get(`/record/${ann!.record}/item/${stored!.thing_id}/file?document`)
  expect(file.status()).toBe(200)
  expect(await downloads()).toHaveLength(1)
  await page.goto(`/record/${ann!.record}/profile`)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await screenshot(page, 'clinics')
  const box = page.getByLabel('Clinics may learn that somebody looked')
  expect(await box.isChecked()).toBe(true)
  await box.uncheck()
  await page.locator('form', { has: box }).getByRole('button', { name: 'Save' }).click()
  await page.getByText('Your choice is saved.').waitFor()
  expect(await box.isChecked()).toBe(false)
  expect(await report()).toEqual([])
  expect(complaintsOf(page)).toEqual([])
  expect(shell.defects).toEqual([])
})
