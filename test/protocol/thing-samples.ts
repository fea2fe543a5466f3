/** XML of things, groups and answers, for the tests of thing methods. */
import { startShellSession } from '../../src/domain/sessions.ts'
import { asker } from '../../src/gate.ts'
import { parse, type XmlElement } from '../../src/xml/parse.ts'
import { attribute, child, elements, text } from '../../src/xml/tree.ts'
import type { Answer, Client, TestApplication, World } from '../world.ts'

export const types = {
  weight: '3d34d87e-7fc1-4153-800f-f56592cb0d17',
  bloodPressure: 'ca3c57f4-f4c1-4e15-be67-0a3caf5414ed',
  allergy: '52bf9104-2c5e-4f1f-a66d-552ebcc53df7',
  condition: '7ea7a1f9-880b-4bd4-b593-f5660f20eda8',
  cholesterol1: '796c186f-b874-471c-8468-3eeff73bf66e',
  cholesterol2: '98f76958-e34f-459b-a760-83c1699add38',
  basic1: 'bf516a61-5252-4c28-a979-27f45f62f78d',
  basic2: '3b3e6b16-eb69-483c-8d7e-dfe116ae6092',
  file: 'bd0403c5-4ae2-4b0e-a8db-1888678e4528',
  personalImage: 'a5294488-f865-4ce3-92fa-187cd3b58930',
  ccr: '1e1ccbfc-a55d-4d91-8940-fa2fbf73c195',
} as const

/** `2026-01-31`, or with a time `2026-01-31T08:30:15.250`. */
export function when(at: string): string {
  const [day = '', clock] = at.split('T')
  const [y, m, d] = day.split('-').map(Number)
  const date = `<date><y>${y}</y><m>${m}</m><d>${d}</d></date>`
  if (clock === undefined) return `<when>${date}</when>`
  const [, h, min, s, f] = /^(\d+):(\d+)(?::(\d+)(?:\.(\d+))?)?$/.exec(clock)!
  const part = (name: string, value: string | undefined) =>
    value === undefined ? '' : `<${name}>${Number(value)}</${name}>`
  return `<when>${date}<time>${part('h', h)}${part('m', min)}${part('s', s)}${part('f', f?.padEnd(3, '0'))}</time></when>`
}

export const weight = (kg: number | string, at = '2026-03-04', common = ''): string =>
  `<weight>${when(at)}<value><kg>${kg}</kg></value></weight>${common}`
export const bloodPressure = (systolic: number, diastolic: number, at = '2026-03-04'): string =>
  `<blood-pressure>${when(at)}<systolic>${systolic}</systolic><diastolic>${diastolic}</diastolic></blood-pressure>`
export const allergy = (name: string, common = ''): string =>
  `<allergy><name><text>${name}</text></name></allergy>${common}`
export const cholesterol1 = (day: string, ldl: number): string =>
  `<cholesterol-profile>${when(day)
    .replace('<date>', '')
    .replace('</date>', '')}<ldl>${ldl}</ldl></cholesterol-profile>`
export const cholesterol2 = (at: string, ldl: number): string =>
  `<cholesterol-profile>${when(at)}<ldl><mmolPerL>${ldl}</mmolPerL></ldl></cholesterol-profile>`
export const basic = (city: string): string => `<basic><gender>f</gender><city>${city}</city></basic>`
export const file = (name: string, size = 1): string => `<file><name>${name}</name><size>${size}</size></file>`

export interface Key {
  readonly id: string
  readonly stamp: string
}
const stamped = ({ id, stamp }: Key): string => `<thing-id version-stamp="${stamp}">${id}</thing-id>`
export const keyXml = stamped

/** One <thing> for PutThings 2: parts in any order, as the relaxed reading of requests allows. */
export const newThing = (type: string, data: string, more = ''): string =>
  `<thing><type-id>${type}</type-id><data-xml>${data}</data-xml>${more}</thing>`
export const change = (key: Key, parts: string): string => `<thing>${stamped(key)}${parts}</thing>`

export const keysOf = (answer: Answer): Key[] =>
  elements(answer.info!).map(e => ({ id: text(e), stamp: attribute(e, 'version-stamp')! }))

/** Puts things and returns their keys; throws when that fails. */
export async function put(client: Client, things: string | readonly string[], version = 2): Promise<Key[]> {
  const answer = await client.call('PutThings', version, typeof things === 'string' ? things : things.join(''))
  if (answer.code !== 0) throw new Error(`PutThings: ${answer.code} ${answer.message}`)
  return keysOf(answer)
}
export const putOne = async (client: Client, thing: string): Promise<Key> => (await put(client, thing))[0]!

export const format = (sections: readonly string[] = ['core'], xml = '<xml/>', more = ''): string =>
  `<format>${sections.map(s => `<section>${s}</section>`).join('')}${xml}${more}</format>`
export const byType = (...ids: string[]): string =>
  `<filter>${ids.map(id => `<type-id>${id}</type-id>`).join('')}</filter>`

export interface ShownThing {
  readonly id: string
  readonly stamp: string
  readonly type: string
  readonly element: XmlElement
  /** Text of a child, or undefined. */
  part(name: string): string | undefined
  /** Inner XML of the data-xml elements. */
  readonly data: readonly string[]
}
export interface ShownGroup {
  readonly name: string | undefined
  readonly things: readonly ShownThing[]
  readonly keys: readonly Key[]
  readonly filtered: boolean
  readonly culture: string | undefined
}

export function groupsOf(answer: Answer): ShownGroup[] {
  const source = Buffer.from(answer.xml)
  const info = child(parse(source), 'info')
  if (!info) throw new Error(`${answer.code} ${answer.message}`)
  const keyOf = (e: XmlElement): Key => ({
    id: text(child(e, 'thing-id')!),
    stamp: attribute(child(e, 'thing-id')!, 'version-stamp')!,
  })
  const named = (e: XmlElement, name: string) => elements(e).filter(c => c.local === name)
  return elements(info).map(group => ({
    name: attribute(group, 'name'),
    things: named(group, 'thing').map(element => ({
      ...keyOf(element),
      type: text(child(element, 'type-id')!),
      element,
      part: name => {
        const found = child(element, name)
        return found && text(found)
      },
      data: named(element, 'data-xml').map(d => source.toString('utf8', d.contentStart, d.contentEnd)),
    })),
    keys: named(group, 'unprocessed-thing-key-info').map(keyOf),
    filtered: named(group, 'filtered').some(f => text(f) === 'true'),
    culture: named(group, 'order-by-culture').map(text)[0],
  }))
}

/** GetThings 3 with one group; throws when it fails. */
export async function get(client: Client, group: string, attributes = ''): Promise<ShownGroup> {
  const answer = await client.call('GetThings', 3, `<group${attributes && ` ${attributes}`}>${group}</group>`)
  return groupsOf(answer)[0]!
}
export const getById = async (
  client: Client,
  id: string,
  sections?: readonly string[],
  more?: string,
): Promise<ShownThing | undefined> => (await get(client, `<id>${id}</id>${format(sections, '<xml/>', more)}`)).things[0]

/** A person with a record of her own and an application that may do everything. */
export async function home(
  world: World,
  options: Parameters<World['web']>[0] = {},
  record: Parameters<World['record']>[1] = {},
) {
  const person = await world.person('Ann')
  const recordId = await world.record(person, record)
  const app = await world.web(options)
  await world.grant(app, person, recordId, {
    ...(options.online && { online: options.online }),
    ...(options.offline && { offline: options.offline }),
  })
  return { person, recordId, app, client: await world.client(app, { person, record: recordId }) }
}

/** Calls as the Shell makes them for a signed-in person. */
export async function shell(world: World, person: { personId: string }) {
  const { services, gate } = world.platform
  const token = await startShellSession(services, services.db.now, person.personId, 3600)
  return asker(gate, { kind: 'shell', token }, 'test')
}

/** A group for the Shell's typed calls. */
export const question = (group: Record<string, unknown>) =>
  ({
    group: [
      {
        id: [],
        key: [],
        clientThingId: [],
        filter: [],
        format: { section: ['core', 'audits'], xml: [''], typeVersionFormat: [] },
        ...group,
      },
    ],
  }) as never

export type { TestApplication }
