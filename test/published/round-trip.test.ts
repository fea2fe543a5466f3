/**
 * Every type, as applications meet it: its own sample and the published one go in through PutThings and come back equal
 * through every version of GetThings, in every version of the type. COVERAGE=1 prints what each type has, as a table.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { form } from '../../src/schema/form.ts'
import { chartOf, convert, formHtml, read, type ThingType, thingTypes } from '../../src/things/registry.ts'
import { parse } from '../../src/xml/parse.ts'
import { attribute, child, elements, text } from '../../src/xml/tree.ts'
import { type Client, createWorld, type World } from '../world.ts'
import { sampleOf } from './reference.ts'

let world: World
let person: { personId: string }
let app: Awaited<ReturnType<World['web']>>
beforeAll(async () => {
  world = await createWorld()
  person = await world.person('Ann')
  app = await world.web()
})
afterAll(() => world.close())

async function inNewRecord(): Promise<Client> {
  const record = await world.record(person)
  await world.grant(app, person, record)
  return world.client(app, { person, record })
}

/** The root element as it stands in a published file. */
function published(type: ThingType): string | undefined {
  const bytes = sampleOf(type.id)
  if (!bytes) return undefined
  const root = parse(bytes)
  return bytes.toString('utf8', root.start, root.end)
}

const samples = (type: ThingType): readonly string[] => {
  const other = published(type)
  return other === undefined ? [type.sampleXml] : [type.sampleXml, other]
}

interface Shown {
  readonly type: string
  readonly flags: number
  readonly data: string
}

/** By thing id; the data without common. */
function shownIn(xml: string): Map<string, Shown> {
  const source = Buffer.from(xml)
  const info = child(parse(source), 'info')
  if (!info) throw new Error(xml.slice(0, 500))
  const found = new Map<string, Shown>()
  for (const group of elements(info))
    for (const thing of elements(group).filter(e => e.local === 'thing')) {
      const data = child(thing, 'data-xml')!
      const [root] = elements(data)
      const flags = child(thing, 'flags')
      found.set(text(child(thing, 'thing-id')!), {
        type: text(child(thing, 'type-id')!),
        flags: flags ? Number(text(flags)) : 0,
        data: source.toString('utf8', root!.start, root!.end),
      })
    }
  return found
}

/** Puts one thing and returns its id; the answer's message when it was refused. */
async function put(client: Client, version: number, type: ThingType, data: string): Promise<string> {
  const answer = await client.call(
    'PutThings',
    version,
    `<thing><type-id>${type.id}</type-id><data-xml>${data}<common/></data-xml></thing>`,
  )
  expect([type.name, type.version, answer.code, answer.message]).toEqual([type.name, type.version, 0, ''])
  return text(elements(answer.info!)[0]!)
}

const get = async (client: Client, version: number, id: string, more = ''): Promise<Shown> => {
  const answer = await client.call(
    'GetThings',
    version,
    `<group><id>${id}</id><format><section>core</section><xml/>${more}</format></group>`,
  )
  return shownIn(answer.xml).get(id)!
}

const creatable = thingTypes.filter(type => !type.uncreatable)
const done = new Map<ThingType, { put: number; got: number; converted: number }>()

/** What a value says, without what only spells it differently. */
const said = (type: ThingType, xml: string) => JSON.stringify(read(type, xml).value)

describe('what goes in comes back equal, through every version of PutThings and GetThings', () => {
  test.each(creatable.map(type => [`${type.name} ${type.version}`, type] as const))('%s', async (_, type) => {
    const tally = { put: 0, got: 0, converted: 0 }
    for (const sample of samples(type))
      for (const putVersion of [1, 2]) {
        // A record may hold some types once only.
        const client = await inNewRecord()
        const id = await put(client, putVersion, type, sample)
        tally.put++
        for (const getVersion of [1, 2, 3]) {
          expect(await get(client, getVersion, id)).toMatchObject({ type: type.id, data: sample })
          tally.got++
        }
        for (const other of type.versions.filter(v => v !== type)) {
          const shown = await get(client, 3, id, `<type-version-format>${other.id}</type-version-format>`)
          expect(shown.type).toBe(other.id)
          expect(shown.flags & (other.version < type.version ? 2 : 4)).not.toBe(0)
          const whole = await client.call(
            'GetThings',
            3,
            `<group><id>${id}</id><format><section>core</section><xml/><type-version-format>${other.id}</type-version-format></format></group>`,
          )
          const inner = dataXmlIn(whole.xml)
          // The way back gives what was put: what one version cannot hold was kept.
          expect(said(type, convert(inner, other, type, '2026-01-01T00:00:00'))).toBe(said(type, sample))
          tally.converted++
        }
      }
    done.set(type, tally)
  })
})

function dataXmlIn(xml: string): string {
  const source = Buffer.from(xml)
  const group = elements(child(parse(source), 'info')!)[0]!
  const data = child(elements(group).find(e => e.local === 'thing')!, 'data-xml')!
  return source.toString('utf8', data.contentStart, data.contentEnd)
}

test('a type that cannot be created is refused, and every type names itself in GetThingType', async () => {
  const client = await inNewRecord()
  const answer = await client.call(
    'GetThingType',
    1,
    '<section>core</section><section>xsd</section><section>columns</section>',
  )
  const listed = elements(answer.info!)
  for (const type of thingTypes) {
    const found = listed.find(e => text(child(e, 'id')!) === type.id)!
    expect([type.name, text(child(found, 'name')!)]).toEqual([type.name, type.name])
    expect(text(child(found, 'xsd')!)).toContain('schema')
    expect(elements(child(found, 'columns')!).filter(c => attribute(c, 'visible') !== 'false').length).toBe(
      type.columns.filter(c => c.visible).length,
    )
  }
})

afterAll(() => {
  if (!process.env.COVERAGE) return
  const mark = (is: boolean | number | undefined) =>
    is === undefined ? '–' : is === true ? 'yes' : is === false ? '' : String(is)
  console.info(
    '| type | version | declared | put | got | converted | form | table | chart | sample |\n|---|---|---|---|---|---|---|---|---|---|',
  )
  for (const type of thingTypes) {
    const tally = done.get(type)
    const fields = type.data ? form(type.data).length : undefined
    const cells = [
      type.name,
      type.version,
      true,
      tally?.put,
      tally?.got,
      type.versions.length === 1 ? undefined : tally?.converted,
      fields ?? 'upload',
      type.data ? type.columns.length : 'document',
      type.chart ? chartOf(type).length : undefined,
      type.foreign ? true : formHtml(type, type.sampleXml).length > 0,
    ]
    console.info(`| ${cells.map(c => (typeof c === 'string' ? c : mark(c))).join(' | ')} |`)
  }
})
