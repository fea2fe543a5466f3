/** PutThingsByClientIds: put or update under an id of the application's own, without a second thing (wire.md §5.9). */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canCheck, findings } from '../check-xml.ts'
import { type Client, createWorld, onTypes, type World } from '../world.ts'
import {
  byType,
  format,
  get,
  home,
  type Key,
  keysOf,
  keyXml,
  newThing,
  putOne,
  types,
  weight,
} from './thing-samples.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const named = (kg: number, id: string, day = '2026-03-04') =>
  newThing(types.weight, weight(kg, day, `<common><client-thing-id>${id}</client-thing-id></common>`))
const upsert = (client: Client, ...things: string[]) => client.call('PutThingsByClientIds', 1, things.join(''))
const only = async (client: Client, ...things: string[]): Promise<Key> => {
  const answer = await upsert(client, ...things)
  expect([answer.code, answer.message]).toEqual([0, ''])
  return keysOf(answer)[0]!
}
const all = async (client: Client) => (await get(client, byType(types.weight) + format())).things

it('the first time makes a thing, the second a version of it', async () => {
  const { client } = await home(world)
  const first = await only(client, named(80, 'scale-1'))
  const second = await only(client, named(81, 'scale-1'))
  expect(second.id).toBe(first.id)
  expect(second.stamp).not.toBe(first.stamp)
  const things = await all(client)
  expect(things.map(t => t.data[0])).toEqual([expect.stringContaining('<kg>81</kg>')])
  const both = await upsert(client, named(82, 'scale-1'), named(70, 'scale-2'))
  if (canCheck) expect(await findings([both.xml])).toEqual([])
  expect(await all(client)).toHaveLength(2)
})

it('two who send the same at once make one thing', async () => {
  const { client } = await home(world)
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => upsert(client, named(80 + i, 'a'), named(60, 'b'))),
  )
  expect(answers.map(a => a.code)).toEqual(Array.from({ length: 8 }, () => 0))
  expect(new Set(answers.flatMap(a => keysOf(a).map(k => k.id))).size).toBe(2)
  expect(await all(client)).toHaveLength(2)
})

it('an id that several things have is refused with 189, and nothing is changed', async () => {
  const { client } = await home(world)
  await putOne(client, named(80, 'twice'))
  await putOne(client, named(81, 'twice'))
  expect((await upsert(client, named(60, 'new'), named(82, 'twice'))).code).toBe(189)
  expect((await all(client)).length).toBe(2)
})

it('what has no client id, has a thing id or stands twice is refused, and nothing is changed', async () => {
  const { client } = await home(world)
  const key = await only(client, named(80, 'x'))
  const thing = named(81, 'x')
  const wrong = [
    newThing(types.weight, weight(80)),
    thing.replace('<thing>', `<thing>${keyXml(key)}`),
    thing + thing,
    `<thing><type-id>${types.weight}</type-id></thing>`,
    newThing('00000000-0000-0000-0000-000000000000', weight(80)),
  ]
  expect(await Promise.all(wrong.map(async w => (await upsert(client, w)).code))).toEqual([3, 3, 3, 3, 19])
  expect((await all(client)).map(t => t.data[0])).toEqual([expect.stringContaining('<kg>80</kg>')])
})

it('a deleted thing stays deleted: its id makes a new one', async () => {
  const { client } = await home(world)
  const key = await only(client, named(80, 'gone'))
  expect((await client.call('RemoveThings', 1, keyXml(key))).code).toBe(0)
  expect((await only(client, named(81, 'gone'))).id).not.toBe(key.id)
})

it('a thing keeps its type, and who may only create changes nothing', async () => {
  const { client, person, recordId } = await home(world)
  await only(client, named(80, 'kept'))
  const allergy = newThing(
    types.allergy,
    '<allergy><name><text>Nuts</text></name></allergy><common><client-thing-id>kept</client-thing-id></common>',
  )
  expect((await upsert(client, allergy)).code).toBe(19)
  const rules = { online: onTypes([types.weight], ['Create', 'Read']), offline: [] }
  const other = await world.web(rules)
  await world.grant(other, person, recordId, rules)
  const limited = await world.client(other, { person, record: recordId })
  expect((await upsert(limited, named(99, 'kept'))).code).toBe(11)
  expect((await upsert(limited, named(99, 'own'))).code).toBe(0)
})
