import { test } from 'vitest'
import { alsoAs, complaintsOf, openBrowser, openPage, screenshot, signUp, startShell } from './browser.ts'

test('look', async () => {
  const shell = await startShell()
  const browser = await openBrowser()
  try {
    for (const [suffix, options] of [['1280', {}], ['360', { width: 360, height: 740 }], ['1280-dark', { dark: true }], ['360-dark', { width: 360, height: 740, dark: true }]] as const) {
      const page = await openPage(browser, shell, options)
      for (const [name, path] of [['landing', '/'], ['sign-up', '/sign-up'], ['sign-in', '/sign-in'], ['forgot', '/forgot'], ['missing', '/nothing-here']] as const) {
        await page.goto(path)
        await page.waitForLoadState('networkidle')
        await screenshot(page, `${name}-${suffix}`)
      }
      await page.goto('/sign-up')
      await page.getByRole('button', { name: 'Create account' }).click()
      await screenshot(page, `sign-up-error-${suffix}`)
      console.log(complaintsOf(page))
      await page.context().close()
    }
    const page = await openPage(browser, shell)
    await signUp(page)
    await page.goto('/account')
    for (const [suffix, options] of [['1280', {}], ['360', { width: 360, height: 740 }], ['1280-dark', { dark: true }], ['360-dark', { width: 360, height: 740, dark: true }]] as const) {
      const other = await alsoAs(browser, page, options)
      for (const path of ['account', 'account/name', 'account/password', 'account/passkeys', 'account/preferences', 'records', 'account/confirm']) {
        await other.goto(`/${path}`)
        await other.waitForLoadState('networkidle')
        await screenshot(other, `${path.replace('/', '-')}-${suffix}`)
      }
      await other.goto('/account')
      await other.locator('.switcher').click()
      await other.screenshot({ path: `/tmp/shots/menu-${suffix}.png` })
      console.log(complaintsOf(other))
      await other.context().close()
    }
  } finally {
    await browser.close()
    await shell.close()
  }
}, 120_000)
