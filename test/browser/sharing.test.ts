/** Two people share a record: invited by mail, accepted, changed, stopped, left; by keyboard and without scripts too. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../src/store/db.ts'
import { onTypes } from '../world.ts'
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
  signIn,
  signUp,
  startShell,
} from './browser.ts'
import { type Ask, askAs, recordOf, seed } from './record-seed.ts'

const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'

let shell: Shell
let browser: Browser
/** Ann, whose record it is. */
let ann: Page
let askAnn: Ask
let record: string
let address: string

const proved = (email: string) =>
  shell.world.platform.services.db.write(async tx => {
    await tx.query(sql`update person set email_verified_at = now() where email = ${email}`)
    shell.world.platform.services.caches.forget()
  })

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
  ann = await openPage(browser, shell)
  const who = await signUp(ann, newcomer('Ann Baker'))
  await proved(who.email)
  askAnn = await askAs(shell, ann)
  record = await recordOf(askAnn)
  address = `/record/${record}/sharing`
  await seed(askAnn, record)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await shell?.close()
  expect(shell.defects).toEqual([])
})

let strangers = 0
const stranger = () => `friend.${++strangers}.${Date.now()}@example.net`
async function invite(page: Page, email: string, level = 'Look only'): Promise<string> {
  await page.goto(`${address}/invite`)
  await page.getByLabel('Their email address').fill(email)
  await page.getByLabel(level, { exact: true }).check()
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await page.getByText(`The invitation to ${email} is on its way.`).waitFor()
  return (await shell.mail('shareInvitation', email)).link
}
/** The page wide and light, narrow and dark, checked and kept as a picture; with SHOTS also the other two. */
async function looked(page: Page, name: string): Promise<void> {
  const usual = [
    { width: 1280, dark: false },
    { width: 360, dark: true },
  ]
  const more = [
    { width: 1280, dark: true },
    { width: 360, dark: false },
  ]
  for (const { width, dark } of process.env.SHOTS ? [...usual, ...more] : usual) {
    const other = await alsoAs(browser, page, { width, dark })
    await other.goto(page.url())
    await expectAccessible(other)
    await expectNoSidewaysScroll(other)
    await screenshot(other, `sharing-${name}-${width}-${dark ? 'dark' : 'light'}`)
    await other.context().close()
  }
}

test('a record is shared from its home: invitation, mail, new account, yes, and the other person opens it', async () => {
  await ann.goto(`/record/${record}`)
  await ann.getByRole('link', { name: 'Who has access' }).last().click()
  await ann.getByText('Nobody but you can open this record.').waitFor()
  // Six entries of navigation still fit where a page is enlarged fourfold.
  const enlarged = await alsoAs(browser, ann, { width: 320 })
  await enlarged.goto(address)
  await expectNoSidewaysScroll(enlarged)
  await screenshot(enlarged, 'sharing-320')
  await enlarged.context().close()
  await looked(ann, 'alone')
  await ann.getByRole('link', { name: 'Share with somebody' }).click()
  await looked(ann, 'invite')
  const email = stranger()
  await ann.getByLabel('Their email address').fill(email)
  await ann.getByLabel('Their name').fill('Bob')
  await ann.getByLabel('Look and change', { exact: true }).check()
  await ann.getByLabel('Only some kinds of data').check()
  await ann.getByText('Measurements', { exact: true }).click()
  await ann.getByLabel('Weight', { exact: true }).check()
  await ann.getByLabel('Month').selectOption('3')
  await ann.getByLabel('Day', { exact: true }).fill('4')
  await ann.getByLabel('Year').fill('2035')
  await ann.getByLabel('Who is this record to them?').selectOption('8')
  await ann.getByLabel('Your message').fill('So that you see how the diet goes.')
  await ann.getByLabel('Passcode').fill('heron')
  await ann.getByRole('button', { name: 'Send the invitation' }).click()
  await ann.getByText(`The invitation to ${email} is on its way.`).waitFor()
  await ann.getByText('Look and change · until March 4, 2035 · one kind of data').waitFor()
  await looked(ann, 'waiting')

  const mail = await shell.mail('shareInvitation', email)
  expect(mail.text).toContain('So that you see how the diet goes.')
  const bob = await openPage(browser, shell)
  await bob.goto(mail.link)
  // Nothing is told to who has only found the link.
  expect(await bob.content()).not.toContain('Ann')
  await expectAccessible(bob)
  await screenshot(bob, 'sharing-signed-out')
  const path = new URL(mail.link).pathname
  await signUp(bob, newcomer('Bob Carver'), path)
  await bob.getByRole('heading', { name: 'Accept this invitation?' }).waitFor()
  await bob.getByText('Look and change').waitFor()
  await bob.getByText('Weight', { exact: true }).waitFor()
  await looked(bob, 'accept')
  expect(await bob.getByLabel('Whose record is it to you?').inputValue()).toBe('8')
  await bob.getByLabel('What do you call this record?').fill('Mom')
  await bob.getByRole('button', { name: 'Accept' }).click()
  await bob.getByRole('link', { name: 'Enter the passcode' }).waitFor()
  await bob.getByLabel('Passcode').fill('wrong')
  await bob.getByRole('button', { name: 'Accept' }).click()
  await bob.getByText('This passcode is wrong.').first().waitFor()
  await expectAccessible(bob)
  await bob.getByLabel('Passcode').fill('heron')
  await bob.getByRole('button', { name: 'Accept' }).click()
  await bob.getByText('You can open Mom from now on.').waitFor()
  expect(new URL(bob.url()).pathname).toBe(`/record/${record}`)
  // Only what was shared.
  const counts = await (await askAs(shell, bob))('GetRecordCounts', {}, { record })
  expect(counts.type.map(t => t.familyId)).toEqual([weight])
  await bob.goto(`/record/${record}/sharing`)
  await bob.getByRole('link', { name: 'Leave this record' }).waitFor()
  expect(await bob.locator('main').innerText()).not.toContain('Ann')
  await looked(bob, 'own')

  await ann.goto(address)
  await ann.getByRole('link', { name: /Bob Carver/ }).waitFor()
  await looked(ann, 'people')
  expect((await shell.mail('shareAccepted')).text).toContain(`Bob Carver accepted the invitation`)
  await bob.goto(mail.link)
  await bob.getByRole('heading', { name: 'This invitation cannot be used' }).waitFor()
  await expectAccessible(bob)
  await bob.context().close()
}, 180_000)

test('a custodian changes what somebody may do and stops it, each on a page of its own', async () => {
  await ann.goto(address)
  await ann.getByRole('link', { name: /Bob Carver/ }).click()
  expect(await ann.getByLabel('Weight', { exact: true }).isChecked()).toBe(true)
  expect(await ann.getByLabel('Year').inputValue()).toBe('2035')
  await looked(ann, 'person')
  // What cannot be is said at its place, with everything typed still there.
  await ann.getByLabel('Custodian', { exact: true }).check()
  await ann.getByRole('button', { name: 'Save' }).click()
  await ann.getByText('There are 2 problems').waitFor()
  await expectAccessible(ann)
  await ann.getByLabel('Look only', { exact: true }).check()
  await ann.getByLabel('Everything in the record').check()
  await ann.getByLabel('Year').fill('')
  await ann.getByLabel('Day', { exact: true }).fill('')
  await ann.getByLabel('Month').selectOption('')
  await ann.getByRole('button', { name: 'Save' }).click()
  await ann.getByText('What Bob Carver may do is changed.').waitFor()
  await ann.getByText('Look only · no end').waitFor()
  await ann.getByRole('link', { name: /Bob Carver/ }).click()
  await ann.getByRole('link', { name: 'Stop sharing' }).click()
  await looked(ann, 'stop')
  await ann.getByRole('link', { name: 'Keep sharing' }).click()
  await ann.getByRole('link', { name: 'Stop sharing' }).click()
  await ann.getByRole('button', { name: 'Stop sharing' }).click()
  await ann.getByText('Bob Carver has no access any more.').waitFor()
  expect(await ann.getByRole('link', { name: /Bob Carver/ }).count()).toBe(0)
  expect((await shell.mail('shareEnded')).text).toContain('Ann Baker stopped sharing')
  // The history says it.
  await ann.getByRole('link', { name: 'See who did what' }).click()
  await ann.getByText('Bob Carver accepted an invitation to this record').waitFor()
  await ann.getByRole('link', { name: 'Show it too' }).click()
  await ann.getByText(/^You invited friend\.1\..+ to this record$/).waitFor()
  await ann.getByText('You changed what Bob Carver may do').waitFor()
  await ann.getByText('You ended access for Bob Carver').waitFor()
}, 180_000)

test('an invitation to a wrong address is withdrawn, another one sent again, and a third declined', async () => {
  const wrong = stranger()
  const link = await invite(ann, wrong)
  await ann.getByRole('link', { name: new RegExp(wrong) }).click()
  await looked(ann, 'invitation')
  await ann.getByRole('link', { name: 'Withdraw it' }).click()
  await expectAccessible(ann)
  await ann.getByRole('button', { name: 'Withdraw it' }).click()
  await ann.getByText(`The invitation to ${wrong} is withdrawn.`).waitFor()

  const email = stranger()
  const first = await invite(ann, email, 'Custodian')
  await ann.goto(`${address}/invite`)
  await ann.getByLabel('Their email address').fill(email)
  await ann.getByRole('button', { name: 'Send the invitation' }).click()
  await ann.getByRole('link', { name: /An invitation to this address is waiting/ }).waitFor()
  await ann.goto(address)
  await ann.getByRole('link', { name: new RegExp(email) }).click()
  await ann.getByRole('link', { name: 'Send it again' }).click()
  await looked(ann, 'again')
  await ann.getByRole('button', { name: 'Send it again' }).click()
  await ann.getByText(`The invitation to ${email} is on its way.`).waitFor()
  let second = first
  for (let i = 0; i < 60 && second === first; i++) {
    second = (await shell.mail('shareInvitation', email)).link
    await new Promise(resolve => setTimeout(resolve, 50))
  }

  const cleo = await openPage(browser, shell)
  await signUp(cleo, newcomer('Cleo Dean'))
  for (const dead of [link, first]) {
    expect((await cleo.goto(dead))?.status()).toBe(404)
    await cleo.getByText('Check the code, or ask for a new invitation.').waitFor()
  }
  // By hand, as from a printed mail.
  await cleo.goto('/records')
  await cleo.getByRole('link', { name: 'I have an invitation to a record' }).click()
  await looked(cleo, 'code')
  await cleo.getByLabel('Code from the mail').fill('too short')
  await cleo.getByRole('button', { name: 'Look at the invitation' }).click()
  await cleo.getByRole('link', { name: 'Enter the 20 letters of the code' }).waitFor()
  const code = second.split('/').at(-1)!
  await cleo.getByLabel('Code from the mail').fill(code.toLowerCase().replaceAll('-', ' '))
  await cleo.getByRole('button', { name: 'Look at the invitation' }).click()
  await cleo.getByRole('link', { name: 'Decline' }).click()
  await looked(cleo, 'decline')
  await cleo.getByRole('button', { name: 'Decline' }).click()
  await cleo.getByText('You have declined the invitation.').waitFor()
  await ann.goto(address)
  await ann.getByText('Declined').waitFor()
  await cleo.context().close()
}, 180_000)

test('a record is handed over: the first custodian leaves only when another has come', async () => {
  const emma = await openPage(browser, shell)
  const who = await signUp(emma, newcomer('Emma Baker'))
  const { recordId: child } = await askAnn('CreateRecord', {
    recordInfo: { name: 'Emma', displayName: 'Emma', relType: 15 },
  })
  const own = `/record/${child}/sharing`
  await ann.goto(own)
  await ann.getByRole('link', { name: 'Ann Baker (you)' }).click()
  await ann.getByRole('link', { name: 'Leave this record' }).click()
  await ann.getByRole('button', { name: 'Leave this record' }).click()
  await ann.getByText('You are the last custodian').waitFor()
  await looked(ann, 'leave')
  await ann.goto(`${own}/invite`)
  await ann.getByLabel('Their email address').fill(who.email)
  await ann.getByLabel('Custodian', { exact: true }).check()
  await ann.getByRole('button', { name: 'Send the invitation' }).click()
  await ann.getByText('is on its way').waitFor()
  await emma.goto((await shell.mail('shareInvitation', who.email)).link)
  await emma.getByRole('button', { name: 'Accept' }).click()
  await emma.getByText('You can open Emma from now on.').waitFor()
  await ann.goto(own)
  await ann.getByRole('link', { name: 'Ann Baker (you)' }).click()
  await ann.getByRole('link', { name: 'Leave this record' }).click()
  await ann.getByRole('button', { name: 'Leave this record' }).click()
  await ann.getByText('You have left Emma.').waitFor()
  expect((await ann.goto(own))?.status()).toBe(404)
  await emma.context().close()
})

test('time that is over is shown, and more can be given', async () => {
  const dan = await openPage(browser, shell)
  await signUp(dan, newcomer('Dan Ellis'))
  const danId = (await (await askAs(shell, dan))('GetPersonInfoPrivileged', {})).person.personId
  await shell.world.share(record, { personId: danId }, { level: 'View', expiresAt: '2026-01-01T00:00:00Z' })
  await ann.goto(address)
  await ann.getByText('Time is over').waitFor()
  await looked(ann, 'over')
  expect((await dan.goto(`/record/${record}`))?.status()).toBe(404)
  await ann.getByRole('link', { name: /Dan Ellis/ }).click()
  await ann.getByText('so Dan Ellis sees nothing').waitFor()
  await ann.getByLabel('Year').fill('2040')
  await ann.getByRole('button', { name: 'Save' }).click()
  await ann.getByText('What Dan Ellis may do is changed.').waitFor()
  expect((await dan.goto(`/record/${record}`))?.status()).toBe(200)
  // Who may only look is not offered to invite, and not let.
  expect((await dan.goto(`${address}/invite`))?.status()).toBe(403)
  await dan.getByText('Only a custodian can share this record.').waitFor()
  await dan.context().close()
})

test('works by keyboard, and without scripts', async () => {
  await ann.goto(`${address}/invite`)
  await ann.getByLabel('Their email address').focus()
  const email = stranger()
  await ann.keyboard.type(email)
  await ann.keyboard.press('Tab')
  await ann.keyboard.press('Tab')
  await ann.keyboard.press('ArrowDown')
  expect(await ann.getByLabel('Look and change', { exact: true }).isChecked()).toBe(true)
  await ann.keyboard.press('Enter')
  await ann.getByText(`The invitation to ${email} is on its way.`).waitFor()
  expect(complaintsOf(ann)).toEqual([])

  const plain = await openPage(browser, shell, { javaScriptEnabled: false })
  const eve = newcomer('Eve Frost')
  const first = await openPage(browser, shell)
  await signUp(first, eve)
  await first.context().close()
  const { link } = await shell.mail('shareInvitation', email)
  await plain.goto(link)
  await plain.getByRole('link', { name: 'Sign in' }).last().click()
  await signIn(plain, eve, new URL(link).pathname)
  await plain.getByRole('button', { name: 'Accept' }).click()
  await plain.getByText('You can open Ann Baker from now on.').waitFor()
})

test('an application sends its person to share and hears what became of it; who may not share goes back at once', async () => {
  const app = await shell.world.web({
    name: 'Morning Scales',
    actionUrl: `${shell.origin}/help`,
    online: onTypes([weight]),
    offline: [],
  })
  const { personId } = (await askAnn('GetPersonInfoPrivileged', {})).person
  await shell.world.grant(app, { personId }, record)
  const to = (more = '') =>
    `/redirect.aspx?target=SHARERECORD&targetqs=${encodeURIComponent(`?appid=${app.applicationId}&actionqs=a%3Db${more}`)}`
  await ann.goto(to())
  await ann.getByText('You came from Morning Scales').waitFor()
  expect(await ann.getByLabel('Weight', { exact: true }).isChecked()).toBe(true)
  await looked(ann, 'for-app')
  const email = stranger()
  await ann.getByLabel('Their email address').fill(email)
  await ann.getByRole('button', { name: 'Send the invitation' }).click()
  await ann.waitForURL(/\/help\?target=ShareRecordSuccess/)
  expect(new URL(ann.url()).searchParams.get('actionqs')).toBe('a=b')
  expect((await shell.mail('shareInvitation', email)).text).toContain('came from the app “Morning Scales”')
  await ann.goto(to())
  await ann.getByRole('link', { name: 'Go back to Morning Scales' }).click()
  await ann.waitForURL(/\/help\?target=ShareRecordFailed/)
  await ann.goto(to('&extrecordid=00000000-0000-4000-8000-000000000000'))
  await ann.waitForURL(/\/help\?target=AppAuthInvalidRecord/)

  const viewer = await openPage(browser, shell)
  await signUp(viewer, newcomer('Finn Grey'))
  const finn = (await (await askAs(shell, viewer))('GetPersonInfoPrivileged', {})).person
  await shell.world.share(record, finn, { level: 'View' })
  await shell.world.grant(app, finn, record)
  await viewer.goto(to())
  await viewer.waitForURL(/\/help\?target=ShareRecordFailed/)
  await viewer.context().close()
})

test('who has not confirmed their own address is told so before anything is typed', async () => {
  const page = await openPage(browser, shell)
  await signUp(page, newcomer('Gil Hart'))
  const own = await recordOf(await askAs(shell, page))
  await page.goto(`/record/${own}/sharing/invite`)
  await page.getByText('Please confirm your own email address first').waitFor()
  expect(await page.getByLabel('Their email address').count()).toBe(0)
  await looked(page, 'unproved')
  await page.context().close()
})
