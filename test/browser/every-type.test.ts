/**
 * Every kind of data through the pages, as a person meets it: added by its labels, seen, changed, deleted, brought back. Nothing
 * here knows a type: what to type is read from the sample of its declaration, where to type it from the labels on the page.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plan } from '../../src/doors/shell/forms/plan.ts'
import { record as words } from '../../src/doors/shell/words/en/record.ts'
import { type FormField, form, type Posted } from '../../src/schema/form.ts'
import { toPosted } from '../../src/schema/posted.ts'
import { read, type ThingType, thingTypes } from '../../src/things/registry.ts'
import {
  complaintsOf,
  expectAccessible,
  expectNoSidewaysScroll,
  newcomer,
  openBrowser,
  openPage,
  type Shell,
  signUp,
  startShell,
} from './browser.ts'
import { answers, Filler } from './form-filler.ts'
import { type Ask, askAs, recordOf } from './record-seed.ts'

let shell: Shell
let browser: Browser

/** Somebody at a browser window. Two work side by side, each in a record of their own. */
interface Desk {
  readonly page: Page
  readonly ask: Ask
  readonly record: string
}
const free: Desk[] = []
const waiting: ((desk: Desk) => void)[] = []

async function atDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = free.pop() ?? (await new Promise<Desk>(resolve => waiting.push(resolve)))
  try {
    await work(desk)
  } finally {
    const next = waiting.shift()
    if (next) next(desk)
    else free.push(desk)
  }
}

beforeAll(async () => {
  shell = await startShell()
  browser = await openBrowser()
  for (let i = 0; i < 2; i++) {
    const page = await openPage(browser, shell)
    await signUp(page, newcomer())
    const ask = await askAs(shell, page)
    free.push({ page, ask, record: await recordOf(ask) })
  }
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await shell?.close()
  expect(shell.defects).toEqual([])
})

const newest = thingTypes.filter(
  type => type.versions.at(-1) === type && !type.uncreatable && type.data && type.blobs === undefined,
)

/** What is stored of a type: the last one put. */
async function stored({ ask, record }: Desk, type: ThingType) {
  const answer = await ask(
    'GetThings',
    {
      group: [
        {
          id: [],
          key: [],
          clientThingId: [],
          filter: [{ typeId: [type.id], thingState: ['Active'] }],
          format: { section: ['core'], xml: [''], typeVersionFormat: [type.id] },
        },
      ],
    },
    { record },
  )
  return answer.group[0]!.thing.map(thing => ({
    id: thing.thingId.text,
    posted: type.data!.fields && toPosted(type.data!, read(type, thing.dataXml[0]!.text).value as never),
  }))
}

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).last().click()

/** Accessible as it opens and with everything unfolded; nothing sticks out on a phone. */
async function looksRight(page: Page): Promise<void> {
  await page.evaluate('for (const d of document.querySelectorAll("main details")) d.open = true')
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 780 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** The first words of the form, as they are to be. Types without any have at least a note. */
function changed(fields: readonly FormField[]): FormField | undefined {
  for (const f of fields) {
    if (f.kind === 'words' || f.kind === 'text') return { ...f, input: { ...f.input, value: 'Changed by hand' } }
    if (f.kind !== 'group') continue
    const inner = changed(f.fields)
    if (inner) return { ...f, fields: [inner] }
  }
  return undefined
}

describe('every kind of data', () => {
  test.concurrent.each(newest.map(type => [type.root, type] as const))(
    '%s',
    (root, type) =>
      atDesk(async desk => {
        const { page, record } = desk
        const sample: Posted = toPosted(type.data!, read(type, type.sampleXml).value as never)
        const before = (await stored(desk, type)).map(thing => thing.id)

        await page.goto(`/record/${record}/data/${root}/add`)
        await looksRight(page)
        const filler = new Filler(page)
        const { first, more } = plan(type, form(type.data!, sample), words.fields)
        await filler.fill([...first, ...more])
        await save(page)
        expect(await page.getByRole('alert').allInnerTexts()).toEqual([])

        const now = await stored(desk, type)
        const added = now.find(thing => !before.includes(thing.id)) ?? (type.singleton ? now[0] : undefined)
        expect(answers(type, added!.posted)).toEqual(answers(type, sample))

        await page.goto(`/record/${record}/item/${added!.id}`)
        await looksRight(page)
        expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
        if (!type.immutable) {
          await page.getByRole('link', { name: 'Edit', exact: true }).click()
          await looksRight(page)
          const field = changed([...first, ...more])
          if (field) await filler.fill([field])
          else await page.getByRole('textbox', { name: 'Note (optional)', exact: true }).fill('Changed by hand')
          await save(page)
          expect(await page.getByRole('alert').allInnerTexts()).toEqual([])
          expect(await page.locator('main').innerText()).toContain('Changed by hand')
        }

        await page.getByRole('link', { name: 'Delete', exact: true }).click()
        await page.getByRole('button', { name: 'Delete', exact: true }).click()
        expect((await stored(desk, type)).map(thing => thing.id)).not.toContain(added!.id)
        await page.goto(`/record/${record}/deleted`)
        await page
          .getByRole('button', { name: /^Bring back / })
          .first()
          .click()
        expect((await stored(desk, type)).map(thing => thing.id)).toContain(added!.id)
        expect(complaintsOf(page)).toEqual([])
      }),
    240_000,
  )
})
