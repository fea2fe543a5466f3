import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Rule } from '../../src/domain/access.ts'
import { createWorld, type World } from '../world.ts'
import {
  basic,
  change,
  cholesterol1,
  cholesterol2,
  format,
  get,
  getById,
  home,
  keyXml,
  newThing,
  put,
  putOne,
  question,
  shell,
  types,
  weight,
} from './thing-samples.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const held = (...versions: string[]): readonly Rule[] => [
  {
    permissions: ['Read', 'Update', 'Create', 'Delete'],
    targets: [{ types: [types.cholesterol1], versions, dates: [] }],
    exceptions: [],
  },
]

describe('versions of types in answers', () => {
  const wanted = (...ids: string[]) => ids.map(id => `<type-version-format>${id}</type-version-format>`).join('')
  let own: Awaited<ReturnType<typeof home>>
  let oldId: string
  let newId: string
  beforeAll(async () => {
    own = await home(world)
    oldId = (await putOne(own.client, newThing(types.cholesterol1, cholesterol1('2026-01-02', 118)))).id
    newId = (await putOne(own.client, newThing(types.cholesterol2, cholesterol2('2026-01-03T09:15', 3.1)))).id
  })
  const holding = async (...versions: string[]) => {
    const app = await world.web({ online: held(...versions) })
    await world.grant(app, own.person, own.recordId)
    return world.client(app, { person: own.person, record: own.recordId })
  }
  const shapes = async (client: typeof own.client, more = '') =>
    Promise.all(
      [oldId, newId].map(async id => {
        const thing = (await getById(client, id, ['core'], more))!
        // What is kept for the way back stands in common, in the other version's shape.
        const root = thing.data[0]!.replace(/<common>.*<\/common>/s, '')
        return [thing.type === types.cholesterol1 ? 1 : 2, thing.part('flags'), /mmolPerL/.test(root) ? 2 : 1]
      }),
    )

  test('any version of a type finds all of them', async () => {
    for (const type of [types.cholesterol1, types.cholesterol2])
      expect(
        (await get(own.client, `<filter><type-id>${type}</type-id></filter>${format()}`)).things.map(t => t.id),
      ).toEqual([newId, oldId])
  })

  test('an application that named no version sees things as they are stored', async () => {
    expect(await shapes(own.client)).toEqual([
      [1, '0', 1],
      [2, '0', 2],
    ])
  })

  test('an application that holds one version sees everything in it, marked as converted', async () => {
    expect(await shapes(await holding(types.cholesterol1))).toEqual([
      [1, '0', 1],
      [1, '2', 1],
    ])
    expect(await shapes(await holding(types.cholesterol2))).toEqual([
      [2, '4', 2],
      [2, '0', 2],
    ])
  })

  test('one that holds both sees things as stored, unless it names the version it wants', async () => {
    const client = await holding(types.cholesterol1, types.cholesterol2)
    expect(await shapes(client)).toEqual([
      [1, '0', 1],
      [2, '0', 2],
    ])
    expect(await shapes(client, wanted(types.cholesterol1))).toEqual([
      [1, '0', 1],
      [1, '2', 1],
    ])
    expect(await shapes(client, wanted(types.weight, types.cholesterol2))).toEqual([
      [2, '4', 2],
      [2, '0', 2],
    ])
  })

  test('what was converted down cannot be written back, what was converted up can', async () => {
    const older = await holding(types.cholesterol1)
    const down = (await getById(older, newId))!
    const back = `<type-id>${types.cholesterol1}</type-id><data-xml>${down.data[0]}</data-xml>`
    expect((await older.call('PutThings', 2, change(down, back))).code).toBe(85)
    const newer = await holding(types.cholesterol2)
    const thing = await putOne(newer, newThing(types.cholesterol1, cholesterol1('2025-01-02', 118)))
    const up = (await getById(newer, thing.id))!
    expect(up.type).toBe(types.cholesterol2)
    await putOne(
      newer,
      change(up, `<type-id>${types.cholesterol2}</type-id><flags>4</flags><data-xml>${up.data[0]}</data-xml>`),
    )
    expect((await getById(own.client, thing.id))?.type).toBe(types.cholesterol2)
  })

  test('order-by brings all versions to one unit', async () => {
    const record = await home(world)
    await put(record.client, [
      newThing(types.cholesterol1, cholesterol1('2026-01-01', 100)),
      newThing(types.cholesterol2, cholesterol2('2026-01-02', 2.0)),
      newThing(types.cholesterol2, cholesterol2('2026-01-03', 5.0)),
    ])
    const found = await get(
      record.client,
      `<filter><type-id>${types.cholesterol2}</type-id></filter>${format()}<order-by><order-by-property type-id="${types.cholesterol2}" property-name="ldl"/></order-by>`,
    )
    expect(found.things.map(t => t.part('eff-date')?.slice(0, 10))).toEqual(['2026-01-02', '2026-01-01', '2026-01-03'])
  })
})

describe('what custodians see in the Shell', () => {
  test('all versions of a thing with their audits, the removed one first', async () => {
    const own = await home(world)
    const first = await putOne(own.client, newThing(types.weight, weight(1, '2026-01-01')))
    const second = await putOne(own.client, change(first, `<data-xml>${weight(2, '2026-01-01')}</data-xml>`))
    await own.client.call('RemoveThings', 1, keyXml(second))
    const ask = await shell(world, own.person)
    const any = [{ typeId: [], thingState: ['Active', 'Deleted'] }]
    const { group } = await ask('GetThings', question({ id: [first.id], filter: any, currentVersionOnly: false }), {
      record: own.recordId,
    })
    const versions = group[0]!.thing
    expect(versions.map(t => [t.thingState, t.updated?.auditAction, /<kg>(\d)/.exec(t.dataXml[0]!.text)![1]])).toEqual([
      ['Deleted', 'Deleted', '2'],
      ['Active', 'Updated', '2'],
      ['Active', 'Created', '1'],
    ])
    expect(new Set(versions.map(t => t.thingId.versionStamp)).size).toBe(3)
    expect(versions[0]!.updated!.personId).toEqual({ text: own.person.personId, name: 'Ann' })
    const current = await ask('GetThings', question({ id: [first.id], filter: any }), { record: own.recordId })
    expect(current.group[0]!.thing.map(t => t.thingState)).toEqual(['Deleted'])
    const old = await own.client.call(
      'GetThings',
      3,
      `<group><id>${first.id}</id>${format()}<current-version-only>false</current-version-only></group>`,
    )
    expect(old.xml).toContain('<group></group>')
  })

  test('versions in the order in which they were written, even while the clock is set back', async () => {
    const own = await home(world)
    let key = await putOne(own.client, newThing(types.weight, weight(1, '2026-01-01')))
    world.pass(-30_000)
    for (let kg = 2; kg <= 12; kg++)
      key = await putOne(own.client, change(key, `<data-xml>${weight(kg, '2026-01-01')}</data-xml>`))
    await own.client.call('RemoveThings', 1, keyXml(key))
    world.pass(30_000)
    const { group } = await (await shell(world, own.person))(
      'GetThings',
      question({
        id: [key.id],
        filter: [{ typeId: [], thingState: ['Active', 'Deleted'] }],
        currentVersionOnly: false,
      }),
      { record: own.recordId },
    )
    const versions = group[0]!.thing
    expect(versions.map(t => Number(/<kg>(\d+)/.exec(t.dataXml[0]!.text)![1]))).toEqual([
      12, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
    ])
    expect(new Set(versions.map(t => t.updated!.timestamp)).size).toBe(13)
  })

  test('removed things, which come back with RestoreThings as an update', async () => {
    const own = await home(world)
    const key = await putOne(own.client, newThing(types.weight, weight(1, '2026-01-01')))
    await own.client.call('RemoveThings', 1, keyXml(key))
    const ask = await shell(world, own.person)
    const deleted = async () =>
      (
        await ask('GetThings', question({ filter: [{ typeId: [types.weight], thingState: ['Deleted'] }] }), {
          record: own.recordId,
        })
      ).group[0]!.thing
    const [gone] = await deleted()
    const restore = (thingId: { text: string; versionStamp?: string }) =>
      ask('RestoreThings', { thingIds: { thingId: [thingId] } }, { record: own.recordId })
    await expect(restore({ text: key.id, versionStamp: key.stamp })).rejects.toMatchObject({ code: 61 })
    await expect(restore({ text: key.id })).rejects.toMatchObject({ code: 60 })
    await restore(gone!.thingId)
    expect(await deleted()).toEqual([])
    const back = (await getById(own.client, key.id))!
    expect(back.data).toEqual([weight(1, '2026-01-01')])
    await expect(restore({ text: back.id, versionStamp: back.stamp })).rejects.toMatchObject({ code: 123 })
    const operations = await own.client.call(
      'GetRecordOperations',
      1,
      '<record-operation-sequence-number>0</record-operation-sequence-number>',
    )
    expect([...operations.xml.matchAll(/<operation>(\w+)/g)].map(m => m[1])).toEqual(['Create', 'Delete', 'Update'])
  })

  test('who only views a record sees neither removed nor personal things, and restores nothing', async () => {
    const own = await home(world)
    const ben = await world.person('Ben')
    await world.share(own.recordId, ben, { level: 'Modify' })
    const [gone, hidden] = await put(own.client, [newThing(types.weight, weight(1)), newThing(types.weight, weight(2))])
    await own.client.call('RemoveThings', 1, keyXml(gone!))
    const anns = await shell(world, own.person)
    const bens = await shell(world, ben)
    await anns(
      'PutThings',
      {
        thing: [
          { thingId: { text: hidden!.id, versionStamp: hidden!.stamp }, flags: 1, dataXml: [], signatureInfo: [] },
        ],
      },
      { record: own.recordId },
    )
    const both = question({ filter: [{ typeId: [types.weight], thingState: ['Active', 'Deleted'] }] })
    expect((await anns('GetThings', both, { record: own.recordId })).group[0]!.thing).toHaveLength(2)
    const seen = (await bens('GetThings', both, { record: own.recordId })).group[0]!
    expect([seen.thing.length, seen.filtered]).toEqual([0, undefined])
    await expect(
      bens(
        'RestoreThings',
        { thingIds: { thingId: [{ text: gone!.id, versionStamp: gone!.stamp }] } },
        { record: own.recordId },
      ),
    ).rejects.toMatchObject({ code: 11 })
  })

  test('applications may not call the private methods', async () => {
    const own = await home(world)
    for (const name of ['RestoreThings', 'ReadBlob', 'WriteBlob'])
      expect((await own.client.call(name, 1, '')).code).toBe(11)
  })
})

describe('operations', () => {
  const operationsSince = async (client: Awaited<ReturnType<typeof home>>['client'], number: number) => {
    const { xml } = await client.call(
      'GetRecordOperations',
      1,
      `<record-operation-sequence-number>${number}</record-operation-sequence-number>`,
    )
    return {
      xml,
      latest: Number(/<latest-record-operation-sequence-number>(\d+)/.exec(xml)![1]),
      rows: [
        ...xml.matchAll(
          /<operation>(\w+)<\/operation><sequence-number>(\d+)<\/sequence-number><thing-id version-stamp="[^"]+">([^<]+)<\/thing-id><type-id>[^<]+<\/type-id>(<eff-date>[^<]+<\/eff-date>)?(<updated-end-date>)?/g,
        ),
      ].map(m => [m[1], Number(m[2]), m[3], m[4] !== undefined, m[5] !== undefined]),
    }
  }

  test('they come after the given number, ascending, one number a call; removed things have no dates', async () => {
    const own = await home(world)
    expect(await operationsSince(own.client, 0)).toMatchObject({ latest: 0, rows: [] })
    expect((await operationsSince(own.client, 0)).xml).not.toContain('operations>')
    const keys = await put(own.client, [
      newThing(types.weight, weight(1), '<updated-end-date>2030-01-01T00:00:00</updated-end-date>'),
      newThing(types.basic1, basic('X')),
    ])
    const first = await operationsSince(own.client, 0)
    expect(first.rows.map(r => r[0])).toEqual(['Create', 'Create'])
    expect(new Set(first.rows.map(r => r[1]))).toEqual(new Set([first.latest]))
    expect(first.rows.find(r => r[2] === keys[0]!.id)).toEqual(['Create', first.latest, keys[0]!.id, true, true])
    await own.client.call('RemoveThings', 1, keyXml(keys[0]!))
    const second = await operationsSince(own.client, first.latest)
    expect(second.rows).toEqual([['Delete', second.latest, keys[0]!.id, false, false]])
    expect(second.latest).toBeGreaterThan(first.latest)
    expect((await operationsSince(own.client, second.latest)).rows).toEqual([])
  })

  test('only those of readable types are told', async () => {
    const own = await home(world)
    await put(own.client, [newThing(types.weight, weight(1)), newThing(types.basic1, basic('X'))])
    const reader = await world.web({
      online: [{ permissions: ['Read'], targets: [{ types: [types.weight], dates: [] }], exceptions: [] }],
    })
    await world.grant(reader, own.person, own.recordId)
    const seen = await operationsSince(await world.client(reader, { person: own.person, record: own.recordId }), 0)
    expect([seen.rows.length, seen.latest > 0]).toEqual([1, true])
  })
})
