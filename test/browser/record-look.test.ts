import { test } from 'vitest'
import { alsoAs, complaintsOf, openBrowser, openPage, screenshot, signUp, startShell } from './browser.ts'
import { askAs, recordOf, seed } from './record-seed.ts'

const views = [
  ['1280', {}],
  ['360', { width: 360, height: 740 }],
  ['1280-dark', { dark: true }],
  ['360-dark', { width: 360, height: 740, dark: true }],
] as const

test('look', async () => {
  const shell = await startShell()
  const browser = await openBrowser()
  try {
    const page = await openPage(browser, shell)
    await signUp(page)
    const ask = await askAs(shell, page)
    const record = await recordOf(ask)
    for (const [suffix, options] of views) {
      const other = await alsoAs(browser, page, options)
      await other.goto(`/record/${record}`)
      await screenshot(other, `rec-new-${suffix}`)
      await other.context().close()
    }
    await seed(ask, record)
    const only = process.env.LOOK?.split(',')
    for (const [suffix, options] of views) {
      const other = await alsoAs(browser, page, options)
      for (const [name, path] of [
        ['home', ''],
        ['data', '/data'],
        ['weight', '/data/weight?range=all'],
        ['pressure', '/data/blood-pressure'],
        ['cholesterol', '/data/cholesterol-profile?range=all'],
        ['medication', '/data/medication'],
        ['add-weight', '/data/weight/add'],
        ['add-medication', '/data/medication/add'],
        ['add-allergy', '/data/allergy/add'],
        ['add-lab', '/data/lab-test-results/add'],
        ['files', '/files'],
        ['profile', '/profile'],
        ['deleted', '/deleted'],
      ] as const) {
        if (only && !only.includes(name)) continue
        await other.goto(`/record/${record}${path}`)
        await screenshot(other, `rec-${name}-${suffix}`)
      }
      await other.goto('/records/new')
      await screenshot(other, `rec-family-${suffix}`)
      await other.goto(`/record/${record}/data/weight`)
      await other.locator('tbody th a').first().click()
      await screenshot(other, `rec-item-${suffix}`)
      console.log(suffix, complaintsOf(other))
      await other.context().close()
    }
  } finally {
    await browser.close()
    await shell.close()
  }
}, 240_000)
