/** Coming, going and the account, as people meet them. */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/store/db.ts'
import {
  alsoAs,
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  newcomer,
  openBrowser,
  openPage,
  type PageOptions,
  type Shell,
  signIn,
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

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const rows = <Row extends object>(query: ReturnType<typeof sql>): Promise<Row[]> =>
  shell.world.platform.services.db.read.query<Row>(query)

describe('signing up', () => {
  test('a new person is signed in, has one record of their own, and gets a mail to confirm the address', async () => {
    const page = await visit()
    const who = await signUp(page)
    expect(new URL(page.url()).pathname).toMatch(/^\/record\/[0-9a-f-]{36}$/)
    await expect(page.getByText(`Welcome, ${who.name}.`).isVisible()).resolves.toBe(true)
    await page.getByRole('button', { name: /Ann Baker.*switch record/ }).click()
    expect(await page.locator('#records-menu').getByRole('link').allInnerTexts()).toEqual([
      expect.stringContaining('Ann Baker'),
      'All records',
    ])
    const held = await rows<{ level: string; relationship: number }>(
      sql`select level, relationship from record_holder h join person p on p.person_id = h.person_id where p.email = ${who.email}`,
    )
    expect(held).toEqual([{ level: 'Custodian', relationship: 1 }])
    const mail = await shell.mail('welcome', who.email)
    expect(mail.link).toContain(`${shell.origin}/verify/`)
  })

  test('a form with mistakes comes back with a summary, with sentences at the fields, and with everything typed but the password', async () => {
    const page = await visit()
    await page.goto('/sign-up')
    await page.getByLabel('Your name').fill('Ann Baker')
    await page.getByLabel('Email address').fill('ann at home')
    await page.getByLabel('Choose a password').fill('short')
    await page.getByLabel('Day', { exact: true }).fill('31')
    await page.getByLabel('Month').selectOption('2')
    await page.getByLabel('Year').fill('1985')
    await page.getByRole('button', { name: 'Create account' }).click()
    expect(await page.title()).toMatch(/^Error: /)
    const summary = page.getByRole('alert')
    expect(await summary.getByRole('link').allInnerTexts()).toEqual([
      'Enter a complete email address, such as ann@example.com',
      'Enter a real birth date, in the past',
      'Agree to the terms of use to create an account',
    ])
    expect(await page.getByLabel('Your name').inputValue()).toBe('Ann Baker')
    expect(await page.getByLabel('Email address').inputValue()).toBe('ann at home')
    expect(await page.getByLabel('Year').inputValue()).toBe('1985')
    expect(await page.getByLabel('Month').inputValue()).toBe('2')
    expect(await page.getByLabel('Choose a password').inputValue()).toBe('')
    expect(await page.getByLabel('Email address').getAttribute('aria-invalid')).toBe('true')
    await summary.getByRole('link', { name: /complete email/ }).click()
    expect(await page.evaluate('document.activeElement.id')).toBe('email')
    await expectAccessible(page)
  })

  test.each([
    ['short', 'Use a password of at least 10 characters'],
    ['password12345', 'This one is among those that are tried first'],
    ['ann baker rides', 'does not hold your name or your email address'],
  ])('the password %s is refused and nothing is created', async (password, sentence) => {
    const page = await visit()
    const who = { ...newcomer(), password }
    await page.goto('/sign-up')
    await fillSignUp(page, who)
    await page.getByRole('button', { name: 'Create account' }).click()
    expect(await page.getByRole('alert').textContent()).toContain(sentence)
    expect(await rows(sql`select 1 from person where email = ${who.email}`)).toEqual([])
  })

  test('somebody under 13 is refused and nothing is created', async () => {
    const page = await visit()
    const who = newcomer()
    await page.goto('/sign-up')
    await fillSignUp(page, who)
    await page.getByLabel('Year').fill(String(new Date().getFullYear() - 12))
    await page.getByRole('button', { name: 'Create account' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('You have to be 13 or older')
    expect(await rows(sql`select 1 from person where email = ${who.email}`)).toEqual([])
  })

  test('an address can have one account', async () => {
    const page = await visit()
    const who = await signUp(page)
    const other = await visit()
    await other.goto('/sign-up')
    await fillSignUp(other, { ...who, email: who.email.toUpperCase() })
    await other.getByRole('button', { name: 'Create account' }).click()
    expect(await other.getByRole('alert').textContent()).toContain('There is an account with this address already')
  })

  test('works with the keyboard alone', async () => {
    const page = await visit()
    const who = newcomer('Kay Board')
    await page.goto('/sign-up')
    const type = (text: string) => page.keyboard.type(text)
    const tab = () => page.keyboard.press('Tab')
    await tab()
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    await tab()
    await type(who.name)
    await tab()
    await type(who.email)
    await tab()
    await type(who.password)
    await tab()
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Show')
    await tab()
    await type('Mar')
    await tab()
    await type('27')
    await tab()
    await type('1985')
    await tab()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/record\//)
    await expect(page.getByText('Welcome, Kay Board.').isVisible()).resolves.toBe(true)
  })

  test('works without scripts', async () => {
    const page = await visit({ javaScriptEnabled: false })
    await signUp(page)
    expect(new URL(page.url()).pathname).toMatch(/^\/record\//)
  })

  test('leads on to where the person was going', async () => {
    const page = await visit()
    await signUp(page, newcomer(), '/account/preferences')
    expect(new URL(page.url()).pathname).toBe('/account/preferences')
    const other = await visit()
    await signUp(other, newcomer(), 'https://evil.example/')
    expect(new URL(other.url()).origin).toBe(shell.origin)
  })
})

async function fillSignUp(page: Page, who: { name: string; email: string; password: string }): Promise<void> {
  await page.getByLabel('Your name').fill(who.name)
  await page.getByLabel('Email address').fill(who.email)
  await page.getByLabel('Choose a password').fill(who.password)
  await page.getByLabel('Day', { exact: true }).fill('27')
  await page.getByLabel('Month').selectOption('3')
  await page.getByLabel('Year').fill('1985')
  await page.getByLabel('I agree to the').check()
}

describe('signing in and out', () => {
  test('a wrong password and an unknown address get the same answer, and the address stays in the form', async () => {
    const page = await visit()
    const who = await signUp(page)
    const other = await visit()
    await signIn(other, { email: who.email, password: 'not the password' })
    const wrong = await other.getByRole('alert').textContent()
    expect(await other.getByLabel('Email address').inputValue()).toBe(who.email)
    expect(await other.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    await signIn(other, { email: 'nobody@example.com', password: 'not the password' })
    expect(await other.getByRole('alert').textContent()).toBe(wrong)
    expect(new URL(other.url()).pathname).toBe('/sign-in')
  })

  test('the right password leads home; signing out ends the session, and Back shows nothing', async () => {
    const page = await visit()
    const who = await signUp(page)
    const other = await visit()
    await signIn(other, who)
    await other.waitForURL(/\/record\//)
    await other.goto('/account')
    const copy = await alsoAs(browser, other, {})
    open.push(copy)
    await other.getByRole('button', { name: 'Your account' }).click()
    await other.getByRole('button', { name: 'Sign out', exact: true }).click()
    await other.waitForURL(/\/sign-in/)
    await expect(other.getByText('You are signed out.').isVisible()).resolves.toBe(true)
    await other.goBack()
    await other.waitForURL(/\/sign-in/)
    await copy.goto('/account')
    expect(new URL(copy.url()).pathname).toBe('/sign-in')
    // The other sign-in of the same person is not touched.
    await page.goto('/account')
    await expect(heading(page, 'Your account').isVisible()).resolves.toBe(true)
  })

  test('a page that needs signing in comes after it', async () => {
    const page = await visit()
    const who = await signUp(page)
    const other = await visit()
    await other.goto('/account/preferences')
    expect(new URL(other.url()).searchParams.get('next')).toBe('/account/preferences')
    await other.getByLabel('Email address').fill(who.email)
    await other.getByLabel('Password', { exact: true }).fill(who.password)
    await other.getByRole('button', { name: 'Sign in', exact: true }).click()
    await other.waitForURL(/\/account\/preferences$/)
  })

  test('“keep me signed in” outlives the browser; without it the cookie does not', async () => {
    const page = await visit()
    const who = await signUp(page)
    const cookie = async (p: Page) => (await p.context().cookies()).find(c => c.name.endsWith('healthkeep-session'))
    expect(await cookie(page)).toMatchObject({ expires: -1, httpOnly: true, sameSite: 'Lax' })
    const other = await visit()
    await other.goto('/sign-in')
    await other.getByLabel('Email address').fill(who.email)
    await other.getByLabel('Password', { exact: true }).fill(who.password)
    await other.getByLabel('Keep me signed in on this device').check()
    await other.getByRole('button', { name: 'Sign in', exact: true }).click()
    await other.waitForURL(/\/record\//)
    expect((await cookie(other))!.expires).toBeGreaterThan(Date.now() / 1000 + 29 * 86_400)
  })
})

describe('passkeys', () => {
  /** A device that has a fingerprint reader and always says yes. */
  async function device(page: Page): Promise<CDPSession> {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    return cdp
  }

  const signOut = async (page: Page) => {
    await page.goto('/sign-out')
    await page.locator('main').getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/\/sign-in/)
  }

  async function addPasskey(page: Page): Promise<void> {
    await page.goto('/account/passkeys')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText(/The passkey “.+” is added/).waitFor()
  }

  test('is added, signs in without an address typed, is renamed and removed', async () => {
    const page = await visit()
    // The list at the email field would be answered by this device at once: not here.
    await page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = async () => false')
    const who = await signUp(page)
    await device(page)
    await addPasskey(page)
    expect((await shell.mail('passkeyAdded', who.email)).text).toContain('can now be used to sign in')
    await signOut(page)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(/\/record\//)

    await page.goto('/account/passkeys')
    await expectAccessible(page)
    await page.getByRole('link', { name: /^Rename/ }).click()
    await page.getByLabel('Name of the passkey').fill('My phone')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Remove My phone' }).click()
    await expect(heading(page, 'Remove this passkey?').isVisible()).resolves.toBe(true)
    await page.getByRole('button', { name: 'Remove the passkey' }).click()
    await expect(page.getByText('The passkey “My phone” is removed.').isVisible()).resolves.toBe(true)
    await expect(page.getByRole('heading', { name: 'No passkeys yet' }).isVisible()).resolves.toBe(true)
  })

  test('an answer that was used is good for nothing: not again, not elsewhere, not later', async () => {
    const page = await visit()
    await page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = async () => false')
    await signUp(page)
    await device(page)
    await addPasskey(page)
    await signOut(page)
    const sent = page.waitForRequest(r => r.method() === 'POST' && r.url().includes('/sign-in'))
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    const answer = new URLSearchParams((await sent).postData() ?? '').get('answer')!
    await page.waitForURL(/\/record\//)
    const thief = await visit()
    await thief.goto('/sign-in')
    const csrf = await thief.locator('input[name=_csrf]').first().inputValue()
    const reply = await thief.request.post('/sign-in', {
      form: { _csrf: csrf, _form: 'passkey', answer },
      headers: { origin: shell.origin },
    })
    expect(reply.status()).toBe(422)
    expect(await reply.text()).toContain('This passkey was not accepted')
  })

  test('is offered in the list of the email field', async () => {
    const page = await visit()
    await signUp(page)
    await device(page)
    await addPasskey(page)
    await page.goto('/sign-out')
    await page.locator('main').getByRole('button', { name: 'Sign out' }).click()
    // This device takes the first of the list by itself.
    await page.waitForURL(/\/record\//)
  })

  test('an account has ten passkeys at most, also when the last place was taken meanwhile: 86', async () => {
    const page = await openPage(browser, shell)
    const who = await signUp(page)
    await device(page)
    await page.goto('/account/passkeys')
    const { db } = shell.world.platform.services
    const places = (n: number) =>
      db.now.query(sql`
        insert into passkey (credential_id, person_id, public_key, counter, name)
        select 'full-' || i || '-' || p.person_id, p.person_id, '\\x00', 0, 'Key ' || i
        from person p, generate_series(1, ${n}) as i where p.email = ${who.email}`)
    await places(10)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page
      .getByText(/10 passkeys/)
      .first()
      .waitFor()
    await page.context().close()
  })

  test('the password can go when there is a passkey, and then the passkey cannot', async () => {
    const page = await visit()
    const who = await signUp(page)
    await device(page)
    await addPasskey(page)
    await page.goto('/account/password')
    await page.getByRole('button', { name: 'Do without a password' }).click()
    await expect(page.getByText('None: you sign in with a passkey').isVisible()).resolves.toBe(true)
    await page.goto('/account/passkeys')
    await page.getByRole('link', { name: /^Remove/ }).click()
    await page.getByRole('button', { name: 'Remove the passkey' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('This is the only way to sign in')
    const other = await visit()
    await signIn(other, who)
    await expect(other.getByRole('alert').isVisible()).resolves.toBe(true)
  })

  test('a sensitive change asks again who it is when some time has passed', async () => {
    const page = await visit()
    const who = await signUp(page)
    await shell.world.platform.services.db.now.query(
      sql`update shell_session set confirmed_at = now() - interval '1 hour' where person_id = (select person_id from person where email = ${who.email})`,
    )
    await page.goto('/account/email')
    await expect(heading(page, 'Confirm that it is you').isVisible()).resolves.toBe(true)
    await expectAccessible(page)
    await page.getByLabel('Your password').fill('not the password')
    await page.getByRole('button', { name: 'Continue' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('The password is not right')
    await page.getByLabel('Your password').fill(who.password)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL(/\/account\/email$/)
    await expect(heading(page, 'Change your email address').isVisible()).resolves.toBe(true)
  })
})

describe('links in mails', () => {
  test('the link confirms the address once, and only by the button', async () => {
    const page = await visit()
    const who = await signUp(page)
    const { link } = await shell.mail('welcome', who.email)
    await page.goto('/account')
    await expect(page.getByText('Please confirm your email address').isVisible()).resolves.toBe(true)
    // A mail scanner looks at the link: nothing happens.
    const scanner = await visit({ javaScriptEnabled: false })
    await scanner.goto(link)
    await scanner.goto(link)
    await page.goto(link)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Confirm my address' }).click()
    await expect(page.getByText('Thank you. Your email address is confirmed.').isVisible()).resolves.toBe(true)
    await page.goto('/account')
    expect(await page.getByText('Please confirm your email address').count()).toBe(0)
    await page.goto(link)
    await expect(heading(page, 'This link does not work any more').isVisible()).resolves.toBe(true)
  })

  test('another address is unconfirmed, its link confirms it, and the old address is told', async () => {
    const page = await visit()
    const who = await signUp(page)
    const first = await shell.mail('welcome', who.email)
    const email = newcomer().email
    await page.goto('/account/email')
    await page.getByLabel('New email address').fill(email)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Not confirmed').isVisible()).resolves.toBe(true)
    expect((await shell.mail('emailChanged', who.email)).text).toContain('now uses another one')
    // The link to the old address is good for nothing now.
    await page.goto(first.link)
    await expect(heading(page, 'This link does not work any more').isVisible()).resolves.toBe(true)
    await page.goto((await shell.mail('verify', email)).link)
    await page.getByRole('button', { name: 'Confirm my address' }).click()
    await page.goto('/account')
    await expect(page.getByText('Confirmed', { exact: true }).isVisible()).resolves.toBe(true)
    const other = await visit()
    await signIn(other, { email, password: who.password })
    await other.waitForURL(/\/record\//)
  })

  test('a lost password is replaced by a link; every session ends; the link works once', async () => {
    const page = await visit()
    const who = await signUp(page)
    const other = await visit()
    await other.goto('/forgot')
    await other.getByLabel('Email address').fill(who.email)
    await other.getByRole('button', { name: 'Send the link' }).click()
    await expect(heading(other, 'Look into your mailbox').isVisible()).resolves.toBe(true)
    const { link } = await shell.mail('reset', who.email)
    await other.goto(link)
    await expectAccessible(other)
    await other.getByLabel('New password').fill('too short')
    await other.getByRole('button', { name: 'Save the new password' }).click()
    await expect(other.getByRole('alert').isVisible()).resolves.toBe(true)
    await other.getByLabel('New password').fill('seven green kettles')
    await other.getByRole('button', { name: 'Save the new password' }).click()
    await expect(other.getByText('Your new password is saved. Sign in with it.').isVisible()).resolves.toBe(true)
    // The session of before is over.
    await page.goto('/account')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await signIn(other, who)
    await expect(other.getByRole('alert').isVisible()).resolves.toBe(true)
    await signIn(other, { email: who.email, password: 'seven green kettles' })
    await other.waitForURL(/\/record\//)
    await other.goto(link)
    await expect(heading(other, 'This link does not work any more').isVisible()).resolves.toBe(true)
    expect((await shell.mail('passwordChanged', who.email)).text).toContain('was changed')
  })

  test('an address without an account gets the same page, and no mail', async () => {
    const page = await visit()
    await page.goto('/forgot')
    await page.getByLabel('Email address').fill('stranger@example.com')
    await page.getByRole('button', { name: 'Send the link' }).click()
    await expect(heading(page, 'Look into your mailbox').isVisible()).resolves.toBe(true)
    expect(await rows(sql`select 1 from mail where to_address = 'stranger@example.com'`)).toEqual([])
  })
})

describe('the account', () => {
  test('name and preferences are changed; the theme is there at once', async () => {
    const page = await visit()
    await signUp(page)
    await page.goto('/account/name')
    await page.getByLabel('Your name').fill('Ann Baker-Reed')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.locator('main').getByText('Ann Baker-Reed', { exact: true }).isVisible()).resolves.toBe(true)
    await page.goto('/account/preferences')
    await page.getByLabel('Dark').check()
    await page.getByLabel('Metric').check()
    await page.getByLabel('Time zone').selectOption('Europe/Berlin')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Your preferences are saved.').isVisible()).resolves.toBe(true)
    expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark')
    await expect(page.getByText('Europe/Berlin').isVisible()).resolves.toBe(true)
  })

  test('another password ends the other sessions, not this one', async () => {
    const page = await visit()
    const who = await signUp(page)
    const other = await visit()
    await signIn(other, who)
    await other.waitForURL(/\/record\//)
    await page.goto('/account/password')
    await page.getByLabel('New password').fill('seven green kettles')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Your new password is saved.').isVisible()).resolves.toBe(true)
    await other.goto('/account')
    expect(new URL(other.url()).pathname).toBe('/sign-in')
  })

  test('“sign out everywhere else” does just that', async () => {
    const page = await visit()
    const who = await signUp(page)
    const other = await visit()
    await signIn(other, who)
    await other.waitForURL(/\/record\//)
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
    await expect(page.getByText('One other device was signed out.').isVisible()).resolves.toBe(true)
    await other.goto('/account')
    expect(new URL(other.url()).pathname).toBe('/sign-in')
  })
})

describe('every page', () => {
  const signedOut = [
    '/',
    '/sign-up',
    '/sign-in',
    '/forgot',
    '/forgot?sent',
    '/privacy',
    '/terms',
    '/help',
    '/nothing-here',
    '/verify/wrong',
    '/reset/wrong',
  ]
  const signedIn = [
    '/account',
    '/account/name',
    '/account/email',
    '/account/password',
    '/account/passkeys',
    '/account/preferences',
    '/account/confirm',
    '/records',
    '/sign-out',
    '/privacy',
  ]

  test.each([
    ['light', false],
    ['dark', true],
  ])('has nothing that axe can find, %s', async (_, dark) => {
    const page = await visit({ dark })
    for (const path of signedOut) {
      await page.goto(path)
      await expectAccessible(page)
    }
    await signUp(page)
    for (const path of signedIn) {
      await page.goto(path)
      await expectAccessible(page)
    }
  })

  test.each([320, 360, 768])('holds at %d px', async width => {
    const page = await visit({ width, height: 640 })
    for (const path of signedOut) {
      await page.goto(path)
      await expectNoSidewaysScroll(page)
    }
    await signUp(page, newcomer('Annabella Montgomery-Featherstonehaugh'))
    for (const path of signedIn) {
      await page.goto(path)
      await expectNoSidewaysScroll(page)
    }
  })

  test('menus open by keyboard and close by Escape', async () => {
    const page = await visit()
    await signUp(page)
    await page.getByRole('button', { name: /switch record/ }).focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('#records-menu').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.locator('#records-menu').isVisible()).toBe(false)
  })
})
