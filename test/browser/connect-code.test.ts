import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { asker } from '../../src/gate.ts'
import type { RegistrationShape } from '../../src/protocol/consent.ts'
import { sql } from '../../src/store/db.ts'
import { child, elements, text } from '../../src/xml/tree.ts'
import type { Client, TestApplication } from '../world.ts'
import {
  alsoAs,
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  newcomer,
  openBrowser,
  openPage,
  type Shell,
  type Signed,
  screenshot,
  signUp,
  startShell,
} from './browser.ts'

const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'
const height = '40750a6a-89b2-455c-bd8d-b420a4cb500b'

let shell: Shell
let browser: Browser
const pages: Page[] = []
beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
})
afterEach(async () => {
  for (const page of pages.splice(0)) {
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  }
})
afterAll(async () => {
  await browser.close()
  await shell.close()
  expect(shell.defects).toEqual([])
})

async function visitor(options: Parameters<typeof openPage>[2] = {}): Promise<Page> {
  const page = await openPage(browser, shell, options)
  pages.push(page)
  return page
}

/** A laboratory without pages for people of its own. */
async function laboratory(name = 'Lakeside Laboratory'): Promise<{ app: TestApplication; client: Client }> {
  const app = await shell.world.web({ name })
  const rule = (permission: 'Read' | 'Create', type: string, why: string, optional = false) => ({
    reason: [{ language: 'en-US', text: why }],
    optional,
    displayFlags: optional ? 3 : 0,
    permission: [permission],
    target: [{ type: [type], date: [] }],
    exception: [],
  })
  await asker(
    shell.world.platform.gate,
    { kind: 'machine' },
    'test',
  )('UpdateApplicationPrivileged', {
    id: app.applicationId,
    appInfo: {
      kind: 'Web',
      name,
      description: '',
      authReason: 'We send your results to your record as soon as they are there.',
      actionUrl: 'https://lab.example/',
      onlineRule: [],
      offlineRule: [
        rule('Create', weight, 'Your weight is taken at each visit.'),
        { ...rule('Read', height, 'To judge results by your size.', true), name: 'height' },
      ],
      method: [],
      ipPrefix: [],
      restrictUsers: false,
      certificate: [],
    } as unknown as RegistrationShape,
  })
  return { app, client: await shell.world.client(app) }
}
async function codeFrom(client: Client, externalId: string, name = 'Cleo Baker'): Promise<string> {
  const info = `<friendly-name>${name}</friendly-name><question>Which animal did you bring to your last visit?</question><answer>hedgehog</answer><external-id>${externalId}</external-id>`
  return text(child((await client.call('CreateConnectRequest', 1, info)).info!, 'identity-code')!)
}
const accepted = async (client: Client) =>
  elements((await client.call('GetAuthorizedConnectRequests', 1)).info!).map(e => text(child(e, 'external-id')!))
async function personOf(who: Signed): Promise<{ personId: string }> {
  const [row] = await shell.world.platform.services.db.read.query<{ person_id: string }>(
    sql`select person_id from person where email = ${who.email}`,
  )
  return { personId: row!.person_id }
}
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()

describe('a code from a laboratory', () => {
  test('leads from the start page through signing up to a record that the laboratory may use, by keyboard alone', async () => {
    const { client } = await laboratory()
    const code = await codeFrom(client, 'P-100', 'Ann Baker')
    const page = await visitor()
    const urls: string[] = []
    page.on('request', request => urls.push(request.url()))
    await page.goto('/')
    await page.getByRole('link', { name: 'Enter a code' }).focus()
    await page.keyboard.press('Enter')
    await heading(page, 'Enter your code')
    await page.getByLabel('Code').focus()
    await page.keyboard.type(code.toLowerCase().replaceAll('-', ' '))
    await page.keyboard.press('Enter')
    await page.getByText('Sign in or create an account, and you go on with your code.').waitFor()
    const ann = newcomer('Ann Baker')
    await page.getByRole('link', { name: /^Create/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Your name').fill(ann.name)
    await page.getByLabel('Email address').fill(ann.email)
    await page.getByLabel('Choose a password').fill(ann.password)
    await page.getByLabel('Month').selectOption('3')
    await page.getByLabel('Day', { exact: true }).fill('27')
    await page.getByLabel('Year').fill('1985')
    await page.getByLabel('I agree to the').check()
    await page.keyboard.press('Enter')
    await heading(page, 'Answer the question')
    await page.getByText('Lakeside Laboratory asks').waitFor()
    await page.getByText('Which animal did you bring to your last visit?').waitFor()
    await page.getByLabel('Your answer').focus()
    await page.keyboard.type('Porcupine')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('That is not the answer. You have 2 tries left.').waitFor()
    expect(await page.getByLabel('Your answer').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Your answer').fill('Hedgehog')
    await page.keyboard.press('Enter')
    await heading(page, 'Let Lakeside Laboratory use a health record?')
    await page.getByText('Lakeside Laboratory made this code for “Ann Baker”.').waitFor()
    expect(await accepted(client)).toEqual([])
    const box = page.getByRole('checkbox', { name: /See height/ })
    expect(await box.isChecked()).toBe(true)
    await box.focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Allow', exact: true }).focus()
    await page.keyboard.press('Enter')
    await heading(page, 'Lakeside Laboratory is connected')
    await expectAccessible(page)
    expect(await accepted(client)).toEqual(['P-100'])
    // The code was never in an address, with or without its hyphens.
    const bare = code.replaceAll('-', '')
    expect(
      urls.filter(url =>
        url
          .toUpperCase()
          .replace(/%20|[-+]/g, '')
          .includes(bare),
      ),
    ).toEqual([])
    expect((await shell.mail('appAllowed', ann.email)).text).toContain('Lakeside Laboratory')
    await page.getByRole('link', { name: 'See what it may do' }).focus()
    await page.keyboard.press('Enter')
    await heading(page, 'Lakeside Laboratory')
    expect(await page.getByRole('checkbox', { name: /See height/ }).isChecked()).toBe(false)
    expect((await page.context().cookies()).some(c => c.name.endsWith('code'))).toBe(false)
  })

  test('comes filled in with its link, and works without scripts', async () => {
    const { client } = await laboratory()
    const code = await codeFrom(client, 'P-1', 'Ann Baker')
    const page = await visitor({ javaScriptEnabled: false })
    await signUp(page, newcomer('Ann Baker'))
    await page.goto(`/redirect.aspx?target=CONNECT&targetqs=packageid%3D${code.toLowerCase()}`)
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/connect/code')
    expect(await page.getByLabel('Code').inputValue()).toBe(code)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Your answer').fill('hedgehog')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await heading(page, 'Lakeside Laboratory is connected')
    expect(await accepted(client)).toEqual(['P-1'])
  })

  test('for a child: the record of that name is chosen, or one is made on the way', async () => {
    const { client } = await laboratory()
    const page = await visitor()
    const ann = await signUp(page, newcomer('Ann Baker'))
    const enter = async (code: string) => {
      await page.goto('/connect/code')
      await page.getByLabel('Code').fill(code)
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByLabel('Your answer').fill('hedgehog')
      await page.getByRole('button', { name: 'Continue' }).click()
      await heading(page, 'Let Lakeside Laboratory use a health record?')
    }
    await enter(await codeFrom(client, 'C-1', 'Cleo'))
    await page.getByRole('link', { name: 'Add a family member' }).click()
    await page.getByLabel('First name').fill('Cleo')
    await page.getByLabel('Last name').fill('Baker')
    await page.getByLabel('Who is it?').selectOption('14')
    await page.getByLabel('Month').selectOption('3')
    await page.getByLabel('Day', { exact: true }).fill('2')
    await page.getByLabel('Year').fill('2019')
    await page.getByRole('radio', { name: 'Prefer not to say' }).check()
    await page.getByRole('button', { name: 'Create the record' }).click()
    expect(await page.getByRole('radio', { name: 'Cleo' }).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await page.getByText('Lakeside Laboratory may now use Cleo’s record as you allowed.').waitFor()
    await shell.world.record(await personOf(ann), { name: 'Dora' })
    await enter(await codeFrom(client, 'D-1', 'dora'))
    expect(await page.getByRole('radio', { name: 'Dora' }).isChecked()).toBe(true)
    // A name that fits none: nobody should pass over the choice.
    await enter(await codeFrom(client, 'X-1', 'Patient 4711'))
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await page.getByRole('alert').getByText('Choose a record.').waitFor()
    await expectAccessible(page)
    await page.getByRole('radio', { name: 'Ann Baker' }).check()
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await page.getByText('Lakeside Laboratory may now use your record as you allowed.').waitFor()
    expect((await accepted(client)).sort()).toEqual(['C-1', 'X-1'])
  })

  test('is no yes by itself: who says no has shared nothing, and somebody else answers for themselves', async () => {
    const { client } = await laboratory()
    const code = await codeFrom(client, 'P-9', 'Ann Baker')
    const page = await visitor()
    const [ann, ben] = [newcomer('Ann Baker'), newcomer('Ben Baker')]
    const other = await visitor()
    await signUp(other, ben)
    await signUp(page, ann, '/connect/code')
    const answer = async () => {
      await page.getByLabel('Your answer').fill('hedgehog')
      await page.getByRole('button', { name: 'Continue' }).click()
      await heading(page, 'Let Lakeside Laboratory use a health record?')
    }
    await page.getByLabel('Code').fill(code)
    await page.getByRole('button', { name: 'Continue' }).click()
    await answer()
    await page.getByRole('button', { name: 'Don’t allow' }).click()
    await heading(page, 'Nothing was shared')
    expect(await accepted(client)).toEqual([])
    await page.goto('/connect/code')
    await page.getByLabel('Code').fill(code)
    await page.getByRole('button', { name: 'Continue' }).click()
    await answer()
    await page.getByRole('button', { name: 'Not you?' }).click()
    await page.getByLabel('Email address').fill(ben.email)
    await page.getByLabel('Password', { exact: true }).fill(ben.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await heading(page, 'Answer the question')
    await answer()
    await page.getByText('Signed in as Ben Baker').waitFor()
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await heading(page, 'Lakeside Laboratory is connected')
    expect(await accepted(client)).toEqual(['P-9'])
  })

  test('answered an hour ago is asked once more; taken back meanwhile, it is dead', async () => {
    const { client } = await laboratory()
    const page = await visitor()
    await signUp(page, newcomer('Ann Baker'))
    const code = await codeFrom(client, 'P-2', 'Ann Baker')
    await page.goto('/connect/code')
    await page.getByLabel('Code').fill(code)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Your answer').fill('hedgehog')
    await page.getByRole('button', { name: 'Continue' }).click()
    await heading(page, 'Let Lakeside Laboratory use a health record?')
    shell.world.pass(61 * 60_000)
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await page.getByText('It is an hour since you answered.').waitFor()
    await page.getByLabel('Your answer').fill('hedgehog')
    await page.getByRole('button', { name: 'Continue' }).click()
    await heading(page, 'Let Lakeside Laboratory use a health record?')
    await client.call('DeletePendingConnectRequest', 1, '<external-id>P-2</external-id>')
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await page.getByText('This code does not work.').waitFor()
  })
})

test('the pages are clear to everybody: axe, narrow and wide, light and dark', async () => {
  const { client } = await laboratory()
  const ann = newcomer('Ann Baker')
  const first = await visitor()
  await signUp(first, ann)
  const child = await shell.world.record(await personOf(ann), { name: 'Cleo' })
  const [{ record_id: own }] = (await shell.world.platform.services.db.read.query<{ record_id: string }>(
    sql`select record_id from record_holder where person_id = ${(await personOf(ann)).personId} and relationship = 1`,
  )) as [{ record_id: string }]
  const look = async (page: Page, name: string) => {
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, name)
  }
  for (const [width, dark] of [
    [1280, false],
    [1280, true],
    [360, false],
    [360, true],
  ] as const) {
    const name = (what: string) => `code-${what}-${width}-${dark ? 'dark' : 'light'}`
    const out = await visitor({ width, dark })
    await out.goto('/')
    await look(out, name('landing'))
    const page = await alsoAs(browser, first, { width, dark })
    pages.push(page)
    await page.goto(`/record/${own}`)
    await look(page, name('home'))
    await page.goto(`/record/${own}/apps`)
    await look(page, name('apps'))
    await page.getByRole('link', { name: 'Enter a code' }).first().click()
    await look(page, name('enter'))
    await page.getByLabel('Code').fill('jkyz 0nmn vhrx zgnr gznh')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('alert').waitFor()
    await look(page, name('wrong'))
    await page.getByLabel('Code').fill(await codeFrom(client, `${width}-${dark}`, 'Cleo'))
    await page.getByRole('button', { name: 'Continue' }).click()
    await heading(page, 'Answer the question')
    await look(page, name('question'))
    await page.getByLabel('Your answer').fill('dog ')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('alert').waitFor()
    await look(page, name('space'))
    await page.getByLabel('Your answer').fill('hedgehog')
    await page.getByRole('button', { name: 'Continue' }).click()
    await heading(page, 'Let Lakeside Laboratory use a health record?')
    await look(page, name('allow'))
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await heading(page, 'Lakeside Laboratory is connected')
    expect(page.url()).toContain(child)
    await look(page, name('done'))
  }
})
