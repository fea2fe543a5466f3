import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createWorld, onTypes, type World } from '../world.ts'
import {
  allergy,
  bloodPressure,
  byType,
  change,
  format,
  get,
  getById,
  groupsOf,
  home,
  type Key,
  keysOf,
  keyXml,
  newThing,
  put,
  putOne,
  types,
  weight,
} from './thing-samples.ts'

let world: World
let client: Awaited<ReturnType<typeof home>>['client']
let ann: Awaited<ReturnType<typeof home>>['person']
let recordId: string
let app: Awaited<ReturnType<typeof home>>['app']
/** Weights of 1, 2, 3 … kg on as many days of January. */
let weights: Key[]
const nowhere = '00000000-0000-4000-8000-000000000001'

beforeAll(async () => {
  world = await createWorld()
  ;({ client, person: ann, recordId, app } = await home(world))
  weights = await put(
    client,
    Array.from({ length: 9 }, (_, i) => newThing(types.weight, weight(i + 1, `2026-01-0${i + 1}T12:00`))),
  )
  await put(client, [
    newThing(types.bloodPressure, bloodPressure(120, 80, '2026-01-05T18:00')),
    newThing(types.allergy, allergy('Nuts')),
  ])
})
afterAll(() => world.close())

const code = async (group: string, version = 3, attributes = '') =>
  (await client.call('GetThings', version, `<group${attributes}>${group}</group>`)).code
const kilos = (found: Awaited<ReturnType<typeof get>>) =>
  found.things.map(t => Number(/<kg>([\d.]+)/.exec(t.data[0] ?? '')?.[1]))
const filter = (parts: string, type: string = types.weight) =>
  `<filter><type-id>${type}</type-id>${parts}</filter>${format()}`

describe('groups', () => {
  test('each request group has its answer in order, empty ones too, with the name that was given or none', async () => {
    const answer = await client.call(
      'GetThings',
      3,
      `<group name="b">${byType(types.weight)}${format()}</group><group>${byType(types.condition)}${format()}</group><group name="">${byType(types.allergy)}${format()}</group>`,
    )
    const groups = groupsOf(answer)
    expect(groups.map(g => [g.name, g.things.length])).toEqual([
      ['b', 9],
      [undefined, 0],
      ['', 1],
    ])
    expect(answer.xml).toContain('<group></group>')
    expect(answer.xml).toContain('urn:com.microsoft.wc.methods.response.GetThings3"')
  })

  test('no group is 3, more than a hundred are 53', async () => {
    expect((await client.call('GetThings', 3, '')).code).toBe(3)
    expect((await client.call('GetThings', 3, `<group><id>${nowhere}</id>${format()}</group>`.repeat(101))).code).toBe(
      53,
    )
    expect((await client.call('GetThings', 3, `<group><id>${nowhere}</id>${format()}</group>`.repeat(100))).code).toBe(
      0,
    )
  })

  test('a group without ids, keys, client ids or filter is 15; with two kinds of them 3; an empty filter finds all', async () => {
    expect(await code(format())).toBe(15)
    expect(await code(`<id>${nowhere}</id><client-thing-id>x</client-thing-id>${format()}`)).toBe(3)
    expect((await get(client, `<filter/>${format()}`)).things).toHaveLength(11)
  })

  test('a missing format is 16, an unknown section too, and sections of other versions', async () => {
    expect(await code(byType(types.weight))).toBe(16)
    expect(await code(byType(types.weight) + format(['everything']))).toBe(16)
    expect(await code(byType(types.weight) + format(['otherdata']))).toBe(16)
    expect(await code(byType(types.weight) + format(['blobpayload']), 1)).toBe(16)
    expect(await code(byType(types.weight) + format(['otherdata']), 1)).toBe(0)
    expect(await code(byType(types.weight) + format(['blobpayload']), 3)).toBe(0)
  })

  test('intents are accepted and order-by belongs to version 3', async () => {
    expect(
      await code(`${byType(types.weight)}${format()}<intents><intent>view</intent><intent>download</intent></intents>`),
    ).toBe(0)
    expect(await code(`${byType(types.weight)}${format()}<intents/>`)).toBe(0)
    expect(await code(`${byType(types.weight)}${format()}<intents/>`, 1)).toBe(3)
    expect(await code(`${byType(types.weight)}${format()}<current-version-only>false</current-version-only>`, 1)).toBe(
      0,
    )
  })
})

describe('what is shown', () => {
  test('without sections only key and type, with xml also the data', async () => {
    const [id] = [weights[0]!.id]
    const bare = await client.call('GetThings', 3, `<group><id>${id}</id><format/></group>`)
    expect(bare.xml).toContain(
      `<group><thing>${keyXml(weights[0]!)}<type-id name="Weight">${types.weight}</type-id></thing></group>`,
    )
    const data = await client.call('GetThings', 3, `<group><id>${id}</id><format><xml></xml></format></group>`)
    expect(data.xml).toContain(`</type-id><data-xml>${weight(1, '2026-01-01T12:00')}</data-xml></thing>`)
    const core = await client.call('GetThings', 3, `<group><id>${id}</id>${format(['core'], '')}</group>`)
    expect(core.xml).toContain(
      '</type-id><thing-state>Active</thing-state><flags>0</flags><eff-date>2026-01-01T12:00:00</eff-date></thing>',
    )
  })

  test('renderings come in the order they were asked for', async () => {
    const answer = await client.call(
      'GetThings',
      3,
      `<group><id>${weights[0]!.id}</id>${format([], '<xml>mtt</xml><xml/><xml>form</xml><xml>stt</xml>')}</group>`,
    )
    expect([...answer.xml.matchAll(/<data-xml( transform="\w+")?>/g)].map(m => m[1])).toEqual([
      ' transform="mtt"',
      undefined,
      ' transform="form"',
      ' transform="stt"',
    ])
    expect(answer.xml).toContain('value="1"')
    expect(answer.xml).toContain('wc-audit-personname="Ann"')
  })

  test('style sheets and addresses as renderings are 34', async () => {
    for (const tag of ['nonsense', 'https://example.org/x.xsl', '&lt;xsl:stylesheet/&gt;'])
      expect(await code(`<id>${nowhere}</id>${format([], `<xml>${tag}</xml>`)}`)).toBe(34)
  })

  test('audits name the application by its id and the person as this application knows her', async () => {
    const other = await world.web({ name: 'Other application' })
    await world.grant(other, ann, recordId)
    const seen = await world.client(other, { person: ann, record: recordId })
    const xml = (await seen.call('GetThings', 3, `<group><id>${weights[0]!.id}</id>${format(['audits'], '')}</group>`))
      .xml
    const created = /<created>(.*)<\/created>/.exec(xml)![1]!
    expect(created).toMatch(/^<timestamp>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,2}[1-9])?Z<\/timestamp>/)
    expect(created).toContain(
      `<app-id name="Test application">${app.applicationId}</app-id><person-id name="Ann">${seen.personId}</person-id>`,
    )
    expect(created).toContain(
      `<access-avenue>Online</access-avenue><audit-action>Created</audit-action><master-app-id>${app.applicationId}</master-app-id>`,
    )
    expect(seen.personId).not.toBe(client.personId)
    const old = (
      await client.call('GetThings', 2, `<group><id>${weights[0]!.id}</id>${format(['audits'], '')}</group>`)
    ).xml
    expect(old).not.toContain('<created>')
    expect(old).not.toContain('master-app-id')
    expect(old).toContain('<updated><timestamp>')
  })

  test('a SODA child is named in audits with its master', async () => {
    const soda = await world.soda()
    await world.grant(soda, ann, recordId)
    const child = await world.client(soda, { person: ann, record: recordId })
    const key = await putOne(child, newThing(types.weight, weight(77, '2020-01-01')))
    const xml = (await client.call('GetThings', 3, `<group><id>${key.id}</id>${format(['audits'], '')}</group>`)).xml
    expect(xml).toContain(`>${soda.applicationId}</app-id>`)
    expect(xml).toContain(
      `<access-avenue>Offline</access-avenue><audit-action>Created</audit-action><master-app-id>${soda.masterId}</master-app-id>`,
    )
    await client.call('RemoveThings', 1, keyXml(key))
  })

  test('effective permissions are those of the application for this thing', async () => {
    const reader = await world.web({ online: onTypes([types.weight], ['Read', 'Update']) })
    await world.grant(reader, ann, recordId)
    const seen = await world.client(reader, { person: ann, record: recordId })
    const xml = (
      await seen.call(
        'GetThings',
        3,
        `<group><id>${weights[0]!.id}</id>${format(['effectivepermissions'], '')}</group>`,
      )
    ).xml
    expect(xml).toContain(
      '<eff-permissions><permission>Read</permission><permission>Update</permission></eff-permissions>',
    )
  })
})

describe('order and limits', () => {
  test('the newest effective date comes first, among equals the one written last', async () => {
    const own = await home(world)
    const keys = [
      await putOne(own.client, newThing(types.weight, weight(1, '2026-01-01'))),
      await putOne(own.client, newThing(types.weight, weight(2, '2026-01-03'))),
      await putOne(own.client, newThing(types.weight, weight(3, '2026-01-03'))),
      await putOne(own.client, newThing(types.weight, weight(4, '2026-01-02'))),
    ]
    const order = [2, 1, 3, 0].map(i => keys[i]!.id)
    expect((await get(own.client, byType(types.weight) + format())).things.map(t => t.id)).toEqual(order)
    expect(
      (await get(own.client, keys.map(k => `<id>${k.id}</id>`).join('') + format())).things.map(t => t.id),
    ).toEqual(order)
    expect((await get(own.client, `<filter/>${format()}`)).things.map(t => t.id)).toEqual(order)
  })

  test('max counts all, max-full those in full; the keys go on where they end', async () => {
    const all = await get(client, byType(types.weight) + format())
    const some = await get(client, byType(types.weight) + format(), 'max="7" max-full="3"')
    expect(kilos(some)).toEqual([9, 8, 7])
    expect(some.keys.map(k => k.id)).toEqual(all.things.slice(3, 7).map(t => t.id))
    const keysOnly = await get(client, byType(types.weight) + format(), 'max-full="0"')
    expect([keysOnly.things.length, keysOnly.keys.length]).toEqual([0, 9])
    const nothing = await get(client, byType(types.weight) + format(), 'max="0"')
    expect([nothing.things.length, nothing.keys.length]).toEqual([0, 0])
    const fewer = await get(client, byType(types.weight) + format(), 'max="2" max-full="5"')
    expect([fewer.things.length, fewer.keys.length]).toEqual([2, 0])
  })

  test('a page has 240 in full and up to 5,000 keys; re-querying the keys gives the rest in their order', async () => {
    const own = await home(world)
    const days = Array.from({ length: 503 }, (_, i) => new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10))
    await put(
      own.client,
      days.map((day, i) => newThing(types.weight, weight(i + 1, day))),
    )
    const first = await get(own.client, byType(types.weight) + format())
    expect([first.things.length, first.keys.length]).toEqual([240, 263])
    const second = await get(
      own.client,
      first.keys
        .slice(0, 240)
        .map(k => `<key version-stamp="${k.stamp}">${k.id}</key>`)
        .join('') + format(),
    )
    expect([...kilos(first), ...kilos(second)]).toEqual(Array.from({ length: 480 }, (_, i) => 503 - i))
    const all = await get(
      own.client,
      first.keys.map(k => `<key version-stamp="${k.stamp}">${k.id}</key>`).join('') + format(),
    )
    expect([all.things.length, all.keys.length]).toEqual([240, 23])
    expect(kilos(all)).toEqual(Array.from({ length: 240 }, (_, i) => 263 - i))
  })

  test('keys answer in the order given; stale, unknown and repeated ones are left out', async () => {
    const changed = await putOne(client, newThing(types.weight, weight(50, '2019-01-01')))
    await putOne(client, change(changed, `<data-xml>${weight(51, '2019-01-01')}</data-xml>`))
    const asked = [weights[2]!, weights[7]!, changed, { id: nowhere, stamp: nowhere }, weights[0]!, weights[7]!]
    const found = await get(
      client,
      asked.map(k => `<key version-stamp="${k.stamp.toUpperCase()}">${k.id}</key>`).join('') + format(),
    )
    expect(kilos(found)).toEqual([3, 8, 1])
    expect(found.filtered).toBe(false)
    const limited = await get(
      client,
      asked.map(k => `<key version-stamp="${k.stamp}">${k.id}</key>`).join('') + format(),
      'max="2" max-full="1"',
    )
    expect([kilos(limited), limited.keys.map(k => k.id)]).toEqual([[3], [weights[7]!.id]])
    const [current] = (await get(client, `<id>${changed.id}</id>${format()}`)).things
    await client.call('RemoveThings', 1, keyXml(current!))
  })

  test('ids are AND-ed with filters', async () => {
    const ids = weights
      .slice(0, 3)
      .map(k => `<id>${k.id}</id>`)
      .join('')
    expect(kilos(await get(client, ids + filter('<eff-date-min>2026-01-02T00:00:00</eff-date-min>')))).toEqual([3, 2])
    expect((await get(client, ids + byType(types.allergy) + format())).things).toEqual([])
  })
})

describe('filters', () => {
  test('types are OR-ed within a filter and AND-ed between filters', async () => {
    expect((await get(client, byType(types.weight, types.allergy) + format())).things).toHaveLength(10)
    expect(
      (
        await get(client, byType(types.weight, types.allergy) + byType(types.allergy, types.condition) + format())
      ).things.map(t => t.type),
    ).toEqual([types.allergy])
    expect((await get(client, byType(types.weight) + byType(types.allergy) + format())).things).toEqual([])
  })

  test('effective dates are inclusive, wall-clock, and a zone in the literal is dropped', async () => {
    expect(
      kilos(
        await get(
          client,
          filter(
            '<eff-date-min>2026-01-03T12:00:00.0000Z</eff-date-min><eff-date-max>2026-01-05T12:00:00+05:00</eff-date-max>',
          ),
        ),
      ),
    ).toEqual([5, 4, 3])
    expect(kilos(await get(client, filter('<eff-date-max>2026-01-03T11:59:59.9999999</eff-date-max>')))).toEqual([2, 1])
    expect(kilos(await get(client, filter('<eff-date-min>2026-01-08</eff-date-min>')))).toEqual([9, 8])
    expect(
      kilos(
        await get(
          client,
          filter(
            '<eff-date-min>0001-01-01T00:00:00</eff-date-min><eff-date-max>9999-12-31T23:59:59.9999999</eff-date-max>',
          ),
        ),
      ),
    ).toHaveLength(9)
  })

  test('dates in no calendar are 69, and no dates at all 3', async () => {
    expect(await code(filter('<eff-date-min>2026-02-30T00:00:00</eff-date-min>'))).toBe(69)
    expect(await code(filter('<eff-date-min>yesterday</eff-date-min>'))).toBe(3)
  })

  test('created and updated dates are UTC; without a zone UTC is meant', async () => {
    const own = await home(world)
    await putOne(own.client, newThing(types.weight, weight(1)))
    const now = Date.now()
    const at = (ms: number) => new Date(now + ms).toISOString()
    const zoned = (ms: number) => new Date(now + ms + 3 * 3_600_000).toISOString().replace('Z', '+03:00')
    for (const side of ['created', 'updated']) {
      const found = async (min: string, max: string) =>
        (
          await get(
            own.client,
            filter(`<${side}-date-min>${min}</${side}-date-min><${side}-date-max>${max}</${side}-date-max>`),
          )
        ).things.length
      expect(await found(at(-60_000), at(60_000))).toBe(1)
      expect(await found(at(-60_000).replace('Z', ''), at(60_000).replace('Z', ''))).toBe(1)
      expect(await found(zoned(-60_000), zoned(60_000))).toBe(1)
      expect(await found(at(60_000), at(120_000))).toBe(0)
      expect(await found(at(-120_000), at(-60_000))).toBe(0)
    }
  })

  test('applications are matched by their own id, people by the id that the caller knows', async () => {
    const own = await home(world)
    const ben = await world.person('Ben')
    await world.share(own.recordId, ben, { level: 'Modify' })
    await world.grant(own.app, ben, own.recordId)
    const second = await world.web()
    await world.grant(second, own.person, own.recordId)
    const bens = await world.client(own.app, { person: ben, record: own.recordId })
    const others = await world.client(second, { person: own.person, record: own.recordId })
    await putOne(own.client, newThing(types.weight, weight(1, '2026-01-01')))
    const key = await putOne(bens, newThing(types.weight, weight(2, '2026-01-02')))
    await putOne(others, change(key, `<data-xml>${weight(3, '2026-01-03')}</data-xml>`))
    const found = async (parts: string) => kilos(await get(own.client, filter(parts)))
    expect(await found(`<created-app-id>${own.app.applicationId}</created-app-id>`)).toEqual([3, 1])
    expect(await found(`<updated-app-id>${second.applicationId.toUpperCase()}</updated-app-id>`)).toEqual([3])
    expect(await found(`<created-app-id>${second.applicationId}</created-app-id>`)).toEqual([])
    expect(await found(`<created-person-id>${bens.personId}</created-person-id>`)).toEqual([3])
    expect(await found(`<updated-person-id>${own.client.personId}</updated-person-id>`)).toEqual([3, 1])
    expect(await found(`<created-person-id>${ben.personId}</created-person-id>`)).toEqual([])
  })

  test('things without an end match every minimum and no maximum', async () => {
    const own = await home(world)
    await putOne(own.client, newThing(types.weight, weight(1, '2026-01-01')))
    await putOne(
      own.client,
      newThing(types.weight, weight(2, '2026-01-02'), '<updated-end-date>2026-06-01T00:00:00</updated-end-date>'),
    )
    const found = async (parts: string) => kilos(await get(own.client, filter(parts)))
    expect(await found('<updated-end-date-min>2026-05-31T00:00:00</updated-end-date-min>')).toEqual([2, 1])
    expect(await found('<updated-end-date-min>2026-06-02T00:00:00</updated-end-date-min>')).toEqual([1])
    expect(await found('<updated-end-date-max>2026-06-01T00:00:00Z</updated-end-date-max>')).toEqual([2])
    expect(await found('<updated-end-date-max>2026-05-31T00:00:00Z</updated-end-date-max>')).toEqual([])
  })

  test('a state filter of Active finds, of Deleted finds nothing for an application, and nothing fails', async () => {
    const own = await home(world)
    const [key] = await put(own.client, [newThing(types.weight, weight(1)), newThing(types.weight, weight(2))])
    await own.client.call('RemoveThings', 1, keyXml(key!))
    const found = async (parts: string) => kilos(await get(own.client, filter(parts)))
    expect(await found('<thing-state>Active</thing-state>')).toEqual([2])
    expect(await found('<thing-state>Deleted</thing-state>')).toEqual([])
    expect(await found('<thing-state>Active</thing-state><thing-state>Deleted</thing-state>')).toEqual([2])
  })

  test('an xpath is asked of the stored data, common included', async () => {
    expect(
      kilos(
        await get(
          client,
          filter('<xpath>/thing/data-xml/weight/value/kg &gt; 3 and /thing/data-xml/weight/value/kg &lt; 6</xpath>'),
        ),
      ),
    ).toEqual([5, 4])
    expect(kilos(await get(client, filter("<xpath>/thing/data-xml/weight[value/kg='7']</xpath>")))).toEqual([7])
    expect(kilos(await get(client, filter("<xpath>/thing/data-xml/common/note='x'</xpath>")))).toEqual([])
    const limited = await get(
      client,
      filter('<xpath>/thing/data-xml/weight/value/kg &lt; 6</xpath>'),
      'max="3" max-full="1"',
    )
    expect([kilos(limited), limited.keys.map(k => k.id)]).toEqual([[5], [weights[3]!.id, weights[2]!.id]])
  })

  test('wildcards and paths that begin elsewhere are 15', async () => {
    for (const xpath of [
      '//kg',
      '/thing/data-xml/*',
      '/thing/type-id',
      '/thing/data-xml/descendant::kg',
      '/thing/data-xml/weight[',
    ])
      expect(await code(filter(`<xpath>${xpath}</xpath>`))).toBe(15)
  })
})

describe('order-by', () => {
  const order = (property: string, more = '', type: string = types.weight) =>
    `<order-by><order-by-property type-id="${type}" property-name="${property}"${more}/></order-by>`
  let own: Awaited<ReturnType<typeof home>>
  beforeAll(async () => {
    own = await home(world)
    await put(
      own.client,
      [5, 10, 7, 5].map((kg, i) => newThing(types.weight, weight(kg, `2026-01-0${i + 1}`))),
    )
    await put(
      own.client,
      ['Öl', 'ananas', 'Zimt', 'apple'].map(name => newThing(types.allergy, allergy(name))),
    )
  })

  test('numbers sort as numbers, up and down; equals stay newest first', async () => {
    expect(kilos(await get(own.client, byType(types.weight) + format() + order('value')))).toEqual([5, 5, 7, 10])
    const down = await get(
      own.client,
      byType(types.weight) + format() + order('value', ' direction="Desc"'),
      'max="3" max-full="2"',
    )
    expect([kilos(down), down.keys.length, down.culture]).toEqual([[10, 7], 1, undefined])
    expect(down.things.map(t => t.part('eff-date'))).toEqual(['2026-01-02T00:00:00', '2026-01-03T00:00:00'])
  })

  test('text sorts as the culture of the caller does, which is echoed', async () => {
    const found = await get(
      own.client,
      byType(types.allergy, types.weight) + format() + order('name', '', types.allergy),
    )
    expect(found.things.map(t => /<text>([^<]+)/.exec(t.data[0]!)![1])).toEqual(['ananas', 'apple', 'Öl', 'Zimt'])
    expect(found.culture).toBe('en-US')
  })

  test('re-querying sorted keys keeps their order', async () => {
    const sorted = await get(own.client, byType(types.weight) + format() + order('value'), 'max-full="1"')
    const rest = await get(
      own.client,
      sorted.keys.map(k => `<key version-stamp="${k.stamp}">${k.id}</key>`).join('') + format(),
    )
    expect([...kilos(sorted), ...kilos(rest)]).toEqual([5, 5, 7, 10])
  })

  test('unknown properties, several clauses and types outside of the filter are 180', async () => {
    expect(await code(byType(types.weight) + format() + order('nonsense'))).toBe(180)
    expect(await code(byType(types.weight) + format() + order('name', '', types.allergy))).toBe(180)
    expect(
      await code(
        byType(types.weight) +
          format() +
          order('value').replace('</order-by>', order('value').replace('<order-by>', '')),
      ),
    ).toBe(180)
    expect(await code(byType(types.weight) + format() + order('value', '', nowhere))).toBe(180)
    expect(await code(byType(types.ccr) + format() + order('x', '', types.ccr))).toBe(181)
  })
})

describe('what may not be seen', () => {
  test('things of types without a right are left out and the group says so; when no type is readable it is 11', async () => {
    const reader = await world.web({ online: onTypes([types.weight], ['Read']) })
    await world.grant(reader, ann, recordId)
    const seen = await world.client(reader, { person: ann, record: recordId })
    const both = await get(seen, byType(types.weight, types.allergy) + format())
    expect([both.things.length, both.filtered]).toEqual([9, true])
    const known = await get(seen, byType(types.weight, types.condition) + format())
    expect(known.filtered).toBe(false)
    const all = await get(seen, `<filter/>${format()}`)
    expect([all.things.length, all.filtered]).toEqual([9, true])
    expect(
      (await seen.call('GetThings', 3, `<group>${byType(types.allergy, types.condition)}${format()}</group>`)).code,
    ).toBe(11)
    expect(
      (
        await seen.call(
          'GetThings',
          3,
          `<group>${byType(types.allergy)}${format()}</group><group>${byType(types.weight)}${format()}</group>`,
        )
      ).code,
    ).toBe(0)
  })

  test('an unknown type finds nothing', async () => {
    expect((await get(client, byType(nowhere) + format())).things).toEqual([])
  })
})

describe('too much', () => {
  test('groups beyond what an answer can hold are not even looked for', async () => {
    const small = await createWorld({ maxResponseBytes: 20_000 })
    const own = await home(small)
    await put(
      own.client,
      Array.from({ length: 60 }, (_, i) => newThing(types.weight, weight(i + 1))),
    )
    const { read } = small.platform.services.db
    const look = vi.spyOn(read, 'query')
    const group = `<group max-full="0">${byType(types.weight)}${format()}</group>`
    expect((await own.client.call('GetThings', 3, group.repeat(100))).code).toBe(71)
    expect(look.mock.calls.length).toBeLessThan(20)
    await small.close()
  })

  test('an answer beyond the limit is 71', async () => {
    const small = await createWorld({ maxResponseBytes: 20_000 })
    const own = await home(small)
    const long = newThing(types.weight, weight(1, '2026-01-01', `<common><note>${'x'.repeat(3000)}</note></common>`))
    const keys = keysOf(await own.client.call('PutThings', 2, long.repeat(8)))
    expect((await own.client.call('GetThings', 3, `<group>${byType(types.weight)}${format()}</group>`)).code).toBe(71)
    expect(
      (await own.client.call('GetThings', 3, `<group>${byType(types.weight)}${format(['core'], '')}</group>`)).code,
    ).toBe(0)
    expect((await getById(own.client, keys[0]!.id))?.stamp).toBe(keys[0]!.stamp)
    await small.close()
  })

  test('large things come whole, between small ones', async () => {
    const own = await home(world)
    const data = (n: number, day: string) => weight(1, day, `<common><note>${'ä'.repeat(n)}</note></common>`)
    await put(own.client, [
      newThing(types.weight, data(10, '2026-01-01')),
      newThing(types.weight, data(90_000, '2026-01-02')),
      newThing(types.weight, data(20, '2026-01-03')),
    ])
    const found = await get(own.client, byType(types.weight) + format())
    expect(found.things.map(t => t.data[0]!.length)).toEqual([
      data(20, '2026-01-03').length,
      data(90_000, '2026-01-02').length,
      data(10, '2026-01-01').length,
    ])
  })
})
