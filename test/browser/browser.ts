/**
 * For browser tests: the whole Shell on a real port and a real database, one Chromium, and the moves that tests share. What a
 * person sees is found by role and label.
 */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer as createSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { startMailCourier } from '../../src/couriers/mail.ts'
import type { PlatformSettings } from '../../src/domain/context.ts'
import { createServer } from '../../src/server.ts'
import { createWorld, type World } from '../world.ts'
import { chromiumPath } from './chromium.ts'

export const screenshots = '/tmp/shots'

export interface Mail {
  readonly kind: string
  readonly to: string
  readonly text: string
  /** The one link that the mail is about. */
  readonly link: string
}

export interface Shell {
  readonly world: World
  readonly origin: string
  /** Defects that the Shell reported; a test that ends with some has failed. */
  readonly defects: readonly Error[]
  /** Mails in the outbox, oldest first; waits until one of the kind is there. */
  mail(kind: string, to?: string): Promise<Mail>
  close(): Promise<void>
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket()
    socket.once('error', reject)
    socket.listen(0, 'localhost', () => {
      const address = socket.address()
      socket.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** A platform with the Shell on http://localhost:PORT; `localhost`, since passkeys need a name. */
export async function startShell(settings: Partial<PlatformSettings> = {}, limitFactor = 100): Promise<Shell> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const world = await createWorld({ publicUrl: origin, ...settings })
  const { services } = world.platform
  const defects: Error[] = []
  const outbox = await mkdtemp(join(tmpdir(), 'healthkeep-outbox-'))
  const courier = await startMailCourier({
    db: services.db,
    outbox,
    from: 'Healthkeep <mail@example.org>',
    failed: error => defects.push(error),
  })
  const server = await createServer({
    gate: world.platform.gate,
    settings: services.settings,
    formSecret: world.platform.formSecret,
    ready: async () => {},
    limitFactor,
    failed: error => {
      console.error(error)
      defects.push(error)
    },
  })
  await server.listen({ host: 'localhost', port })
  return {
    world,
    origin,
    defects,
    async mail(kind, to) {
      for (let attempt = 0; attempt < 100; attempt++) {
        const files = (await readdir(outbox)).filter(f => f.endsWith('.eml')).sort()
        const mails = await Promise.all(
          files
            .filter(f => f.includes(`-${kind}-`))
            .map(async f => readMail(kind, await readFile(join(outbox, f), 'utf8'))),
        )
        const found = mails.filter(m => to === undefined || m.to === to).at(-1)
        if (found) return found
        await new Promise(resolve => setTimeout(resolve, 50))
      }
      throw new Error(`There is no mail of the kind ${kind}.`)
    },
    async close() {
      await server.close()
      await courier.close()
      await world.close()
      await rm(outbox, { recursive: true, force: true })
    },
  }
}

/** The plain part of a mail, decoded. */
function readMail(kind: string, eml: string): Mail {
  const to = /^To: (.+)$/im.exec(eml)?.[1]?.trim() ?? ''
  const part = eml.split(/^--.*$/m).find(p => /content-type: text\/plain/i.test(p)) ?? ''
  const [head = '', ...rest] = part.trimStart().split(/\r?\n\r?\n/)
  const body = rest.join('\n\n')
  const text = /quoted-printable/i.test(head)
    ? Buffer.from(
        body
          .replace(/=\r?\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString()
    : /base64/i.test(head)
      ? Buffer.from(body, 'base64').toString()
      : body
  return { kind, to, text, link: /https?:\/\/\S+/.exec(text)?.[0] ?? '' }
}

/** One Chromium; close it in afterAll. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

export interface PageOptions {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly javaScriptEnabled?: boolean
}

/** A page in a context of its own: fresh cookies. */
export async function openPage(
  browser: Browser,
  shell: { readonly origin: string },
  options: PageOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: shell.origin,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    javaScriptEnabled: options.javaScriptEnabled ?? true,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  watch(page)
  return page
}

const complaints = new WeakMap<Page, string[]>()

/** Everything that the browser complains about: refused scripts and styles, errors of scripts. */
function watch(page: Page): void {
  const list: string[] = []
  complaints.set(page, list)
  page.on('console', message => {
    if (message.type() === 'error' && !/the server responded with a status of (4\d\d)/i.test(message.text()))
      list.push(message.text())
  })
  page.on('pageerror', error => list.push(error.message))
}

export const complaintsOf = (page: Page): readonly string[] => complaints.get(page) ?? []

export interface Signed {
  readonly name: string
  readonly email: string
  readonly password: string
}

let people = 0
export const newcomer = (name = 'Ann Baker'): Signed => ({
  name,
  email: `person.${Date.now()}.${people++}@example.com`,
  password: 'quiet river lantern',
})

/** Fills in the sign-up form and sends it; ends on the page after. */
export async function signUp(page: Page, who: Signed = newcomer(), next?: string): Promise<Signed> {
  await page.goto(next === undefined ? '/sign-up' : `/sign-up?next=${encodeURIComponent(next)}`)
  await page.getByLabel('Your name').fill(who.name)
  await page.getByLabel('Email address').fill(who.email)
  await page.getByLabel('Choose a password').fill(who.password)
  await page.getByLabel('Month').selectOption('3')
  await page.getByLabel('Day', { exact: true }).fill('27')
  await page.getByLabel('Year').fill('1985')
  await page.getByLabel('I agree to the').check()
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/sign-up'))
  return who
}

export async function signIn(
  page: Page,
  who: { readonly email: string; readonly password: string },
  next?: string,
): Promise<void> {
  await page.goto(next === undefined ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`)
  await page.getByLabel('Email address').fill(who.email)
  await page.getByLabel('Password', { exact: true }).fill(who.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
let axe: string | undefined

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
  }[]
}

/** No violation of WCAG 2.2 A and AA that axe can find, and no advice of its best practices ignored. */
export async function expectAccessible(page: Page): Promise<void> {
  axe ??= await readFile(axeSource, 'utf8')
  // Run as the test's own code, which the page's policy does not concern.
  await page.evaluate(axe)
  const result = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } }).axe
    return run.run({
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
  })
  expect(
    result.violations.map(
      v => `${v.id}: ${v.help}\n  ${v.nodes.map(n => `${n.html}\n  ${n.failureSummary}`).join('\n  ')}`,
    ),
  ).toEqual([])
}

/** Nothing sticks out to the side. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  // As text: this project is compiled without the types of browsers.
  const [scroll, view, culprits] = await page.evaluate<[number, number, string]>(`[
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
    [...document.querySelectorAll('body *')]
      .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth)
      .map(e => e.tagName.toLowerCase() + (e.className ? '.' + e.className : ''))
      .join(' '),
  ]`)
  expect(scroll, `${page.url()} is ${scroll} px wide on a view of ${view} px: ${culprits}`).toBeLessThanOrEqual(view)
}

/** /tmp/shots/NAME.png, whole page. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(screenshots, { recursive: true })
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true })
}

/** The same signed-in person at another width and in another theme: a new context with the cookies of this one. */
export async function alsoAs(browser: Browser, page: Page, options: PageOptions): Promise<Page> {
  const context: BrowserContext = page.context()
  const other = await openPage(browser, { origin: new URL(page.url()).origin }, options)
  await other.context().addCookies(await context.cookies())
  return other
}
