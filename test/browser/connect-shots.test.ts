import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { test } from 'vitest'
import { startShellSession } from '../../src/domain/sessions.ts'
import { asker } from '../../src/gate.ts'
import { sql } from '../../src/store/db.ts'
import { thingTypes } from '../../src/things/registry.ts'
import { createWorld } from '../world.ts'

const by = (name: RegExp) => thingTypes.find(t => name.test(t.name))!.familyId
test('shots', async () => {
  mkdirSync('/tmp/w/shots', { recursive: true })
  const world = await createWorld()
  const { services, gate } = world.platform
  await world.server.listen({ port: 0, host: '127.0.0.1' })
  const origin = `http://localhost:${(world.server.server.address() as AddressInfo).port}`
  const ann = await world.person('Ann Lindqvist')
  const own = await world.record(ann, { name: 'Ann Lindqvist' })
  const cleo = await world.record(ann, { name: 'Cleo' })
  const ben = await world.person('Ben')
  const bens = await world.record(ben, { name: 'Ben' })
  await world.share(bens, ann, { level: 'View' })
  await services.db.now.query(sql`update record_holder set relationship = 14 where record_id = ${cleo}`)
  await services.db.now.query(sql`update record_holder set display_name = 'Grandpa Olof', relationship = 8 where record_id = ${bens} and person_id = ${ann.personId}`)
  const operator = asker(gate, { kind: 'operator' }, 'x')
  const r = (over: object) => ({ reason: [] as { language: string; text: string }[], optional: false, displayFlags: 0, permission: ['Read'] as ('Read' | 'Create' | 'Update' | 'Delete')[], target: [] as { type: string[]; date: { from?: string; to?: string }[] }[], exception: [], ...over })
  const why = (text: string) => [{ language: 'en-US', text }]
  const { id } = await operator('AddApplicationPrivileged', {
    appInfo: {
      kind: 'Web', name: 'Steady', description: '', authReason: 'Steady draws your weight and blood pressure as one calm line and tells you when it drifts.', actionUrl: 'https://steady.example/hv', 
      onlineRule: [
        r({ permission: ['Read', 'Create', 'Update'], target: [{ type: [by(/^Weight$/), by(/^Blood pressure$/)], date: [] }], reason: why('To draw your chart, and to store what you type in.') }),
        r({ name: 'height', optional: true, displayFlags: 3, target: [{ type: [by(/^Height$/)], date: [] }], reason: why('To work out your body mass index.') }),
        r({ name: 'meds', optional: true, displayFlags: 1, permission: ['Read', 'Create', 'Update', 'Delete'], target: [{ type: [by(/^Medication$/), by(/^Allergy$/)], date: [{ from: '2024-01-01T00:00:00' }] }], reason: why('To show when a new tablet changed your pressure.') }),
      ],
      offlineRule: [r({ permission: ['Read', 'Create'], target: [{ type: [by(/^Weight$/)], date: [] }], reason: why('Your scale sends its reading to us in the morning, while you are not there.') })],
      method: [], ipPrefix: [], restrictUsers: false, certificate: [],
    },
  })
  const token = await services.db.write(tx => startShellSession(services, tx, ann.personId, 3600))
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  const url = `${origin}/redirect.aspx?target=APPAUTH&targetqs=${encodeURIComponent(`appid=${id}`)}`
  for (const width of [1280, 360]) for (const scheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme })
    await context.addCookies([{ name: 'healthkeep-session', value: token, url: origin }])
    const page = await context.newPage()
    page.on('console', m => console.log(m.text()))
    await page.goto(url)
    await page.screenshot({ path: `/tmp/w/shots/consent-${width}-${scheme}.png`, fullPage: true })
    if (width === 360) console.log('overflow', await page.evaluate('document.documentElement.scrollWidth'))
    if (process.env.SHOTS === 'apps') {
      if (width === 1280 && scheme === 'light') {
        await page.getByRole('radio').first().check()
        await page.getByRole('button', { name: 'Allow', exact: true }).click()
        await page.waitForTimeout(300)
      }
      await page.goto(`${origin}/record/${own}/apps`)
      await page.screenshot({ path: `/tmp/w/shots/apps-${width}-${scheme}.png`, fullPage: true })
      await page.goto(`${origin}/record/${own}/apps/${id}`)
      await page.screenshot({ path: `/tmp/w/shots/app-${width}-${scheme}.png`, fullPage: true })
      await page.goto(`${origin}/record/${own}/apps/${id}/remove`)
      await page.screenshot({ path: `/tmp/w/shots/remove-${width}-${scheme}.png`, fullPage: true })
      await page.goto(`${origin}/redirect.aspx?target=AUTH&targetqs=appid%3Dx`)
      await page.screenshot({ path: `/tmp/w/shots/refusal-${width}-${scheme}.png`, fullPage: true })
    }
    await context.close()
  }
  await browser.close()
  await world.close()
})
