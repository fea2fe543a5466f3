/** Two instances of one service: each keeps its own people, and who belongs to the other goes on there. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KnownInstance } from '../../src/protocol/service.ts'
import { sql } from '../../src/store/db.ts'
import { child, elements, text } from '../../src/xml/tree.ts'
import { anonymous, answer, everything } from '../world.ts'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  newcomer,
  openBrowser,
  openPage,
  type Shell,
  screenshot,
  startShell,
} from './browser.ts'
import { type AppSite, openAppSite } from './connect-site.ts'

let one: Shell
let two: Shell
let browser: Browser
let site: AppSite
const topology: KnownInstance[] = []
const applicationId = '0c3f1a55-8d4e-4a7c-9a53-3f0d8f4f3b01'

beforeAll(async () => {
  one = await startShell({ topology, instance: { id: '1', name: 'America', description: 'For the United States' } })
  two = await startShell({ topology, instance: { id: '2', name: 'Europe', description: 'For everybody else' } })
  topology.push(
    { id: '1', name: 'America', description: 'For the United States', publicUrl: one.origin, countries: ['US', 'PR'] },
    { id: '2', name: 'Europe', description: 'For Europe', publicUrl: two.origin, countries: ['NL', 'SE'] },
  )
  site = await openAppSite()
  browser = await openBrowser()
  // The same application is registered at both, with the same id, as its maker would.
  for (const { world } of [one, two])
    await world.platform.services.db.now.query(sql`
      insert into application (application_id, kind, name, description, auth_reason, action_url, online_rules, offline_rules)
      values (${applicationId}, 'Web', 'Steady', '', 'To draw your chart', ${site.actionUrl}, ${JSON.stringify(everything)}, '[]')`)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await one?.close()
  await two?.close()
  expect([one.defects, two.defects]).toEqual([[], []])
})

const askedBy = (extra = '') =>
  `/redirect.aspx?target=AUTH&targetqs=${encodeURIComponent(`?appid=${applicationId}${extra}`)}`
const people = async ({ world }: Shell) =>
  (await world.platform.services.db.read.query<{ n: number }>(sql`select count(*)::int as n from person`))[0]!.n

test('somebody from the Netherlands who begins at one ends at two, with instanceid=2 for the application', async () => {
  const page = await openPage(browser, one)
  await page.goto(askedBy())
  await page.getByRole('link', { name: 'Create one' }).click()
  await page.getByLabel('Country where you live').selectOption('NL')
  await expectAccessible(page)
  await screenshot(page, 'instances-sign-up')
  // Nothing that is typed here may go there: the form is sent with the country alone.
  await page.getByRole('button', { name: 'Create account' }).evaluate('button => { button.form.noValidate = true }')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL(url => url.origin === two.origin && url.pathname === '/sign-up')
  const who = newcomer('Anna de Vries')
  await page.getByLabel('Country where you live').selectOption('NL')
  await page.getByLabel('Your name').fill(who.name)
  await page.getByLabel('Email address').fill(who.email)
  await page.getByLabel('Choose a password').fill(who.password)
  await page.getByLabel('Month').selectOption('3')
  await page.getByLabel('Day', { exact: true }).fill('27')
  await page.getByLabel('Year').fill('1985')
  await page.getByLabel('I agree to the').check()
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('button', { name: 'Allow', exact: true }).click()
  const came = await site.next()
  expect(came.parameters.get('target')).toBe('AppAuthSuccess')
  expect(new URLSearchParams(came.query).get('instanceid')).toBe('2')
  expect([await people(one), await people(two)]).toEqual([0, 1])
  const [person] = await two.world.platform.services.db.read.query<{ country: string }>(sql`select country from person`)
  expect(person!.country).toBe('NL')
})

test('who signs in at the wrong one finds the other on the page, with the same query', async () => {
  const page = await openPage(browser, one, { width: 360, dark: true })
  await page.goto(askedBy())
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await screenshot(page, 'instances-sign-in-360')
  await page.getByRole('link', { name: 'Europe' }).click()
  await page.waitForURL(url => url.origin === two.origin && url.pathname === '/sign-in')
  expect(new URL(page.url()).searchParams.get('next')).toContain(applicationId)
})

test('an application that works with one instance alone sends nobody to another', async () => {
  const page = await openPage(browser, one)
  await page.goto(askedBy('&aib=false'))
  expect(await page.getByRole('link', { name: 'Europe' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Create one' }).click()
  for (const [country, said] of [
    ['NL', /kept in another place/],
    ['KP', /cannot be opened from this country/],
  ] as const) {
    await page.getByLabel('Country where you live').selectOption(country)
    await page.getByRole('button', { name: 'Create account' }).evaluate('button => { button.form.noValidate = true }')
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByText(said).first().waitFor()
    expect(new URL(page.url()).origin).toBe(one.origin)
  }
})

test('both tell the same list, each itself as current, and where a new person belongs', async () => {
  const call = async (shell: Shell, method: string, version: number, info: string) => {
    const body = anonymous(method, version, info, applicationId)
    return answer(await (await fetch(`${shell.origin}/platform/wildcat.ashx`, { method: 'POST', body })).text())
  }
  for (const shell of [one, two]) {
    const told = await call(
      shell,
      'GetServiceDefinition',
      2,
      '<response-sections><section>topology</section></response-sections>',
    )
    const instances = child(told.info!, 'instances')!
    expect(elements(instances).map(i => text(child(i, 'id')!))).toEqual(['1', '2'])
    expect(told.xml).toContain(`current-instance-id="${shell === one ? 1 : 2}"`)
    for (const [country, id] of [
      ['US', '1'],
      ['NL', '2'],
      ['KP', undefined],
    ] as const) {
      const selected = await call(
        shell,
        'SelectInstance',
        1,
        `<preferred-location><country>${country}</country></preferred-location>`,
      )
      const found = selected.info && child(selected.info, 'selected-instance')
      expect([country, found && text(child(found, 'id')!)]).toEqual([country, id])
    }
  }
})
