/**
 * GetThingKeys and GetThingReadings, the Shell's own: counts and leaves of lists, the bin by deletion, what was changed last, and
 * the numbers of charts.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../src/store/db.ts'
import { createWorld, onTypes, type World } from '../world.ts'
import { allergy, change, home, keyXml, newThing, put, putOne, shell, types, weight } from './thing-samples.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

/** A day each, from 1990 on. */
const dayOf = (i: number) => new Date(Date.UTC(1990, 0, 1 + i)).toISOString().slice(0, 10)

async function withWeights(count: number) {
  const { person, recordId, client } = await home(world)
  const things = Array.from({ length: count }, (_, i) => newThing(types.weight, weight(60 + (i % 40), dayOf(i))))
  const keys = await put(client, things)
  return { person, recordId, client, ids: keys.map(k => k.id) }
}

describe('keys of a list', () => {
  it('a list of six thousand is counted whole and reaches its last leaf', async () => {
    const { person, recordId, ids } = await withWeights(6000)
    const ask = await shell(world, person)
    const asked = { typeId: [types.weight], max: 30 }
    const first = await ask('GetThingKeys', asked, { record: recordId })
    expect([first.total, first.key.length]).toEqual([6000, 30])
    const last = await ask('GetThingKeys', { ...asked, skip: 5990 }, { record: recordId })
    expect(last.key).toHaveLength(10)
    expect(last.key.map(k => k.thingId).sort()).toEqual(ids.slice(0, 10).sort())
    const year = await ask(
      'GetThingKeys',
      { ...asked, effDateMin: '1990-01-01T00:00:00', effDateMax: '1990-12-31T23:59:59' },
      { record: recordId },
    )
    expect(year.total).toBe(365)
  })

  it('what somebody may not see is not counted', async () => {
    const { person, recordId, client, ids } = await withWeights(4)
    await putOne(client, newThing(types.allergy, allergy('Nuts')))
    await world.platform.services.db.now.query(
      sql`update thing set flags = 1 where record_id = ${recordId} and thing_id = ${ids[0]!}`,
    )
    const total = async (who: { personId: string }, typeId = types.weight as string) =>
      (await (await shell(world, who))('GetThingKeys', { typeId: [typeId], max: 10 }, { record: recordId })).total
    const viewer = await world.person('Vera')
    await world.share(recordId, viewer, { level: 'View' })
    const narrow = await world.person('Nora')
    await world.share(recordId, narrow, { level: 'View', rules: onTypes([types.allergy], ['Read']) })
    expect([await total(person), await total(viewer), await total(narrow)]).toEqual([4, 3, 0])
    expect([await total(narrow, types.allergy)]).toEqual([1])
    const deleted = await (await shell(world, viewer))(
      'GetThingKeys',
      { typeId: [types.weight], state: 'Deleted', max: 10 },
      { record: recordId },
    )
    expect(deleted.total).toBe(0)
  })

  it('is the Shell’s alone', async () => {
    const { client } = await home(world)
    expect((await client.call('GetThingKeys', 1, '<max>1</max>')).code).toBe(11)
  })
})

describe('the latest first', () => {
  it('a fresh deletion of an old item is the first in the bin, however many newer ones were deleted before', async () => {
    const { person, recordId, client, ids } = await withWeights(200)
    const ask = await shell(world, person)
    const keys = (await ask('GetThingKeys', { typeId: [types.weight], max: 200 }, { record: recordId })).key
    const remove = (some: readonly { thingId: string; versionStamp: string }[]) =>
      client.call('RemoveThings', 1, some.map(k => keyXml({ id: k.thingId, stamp: k.versionStamp })).join(''))
    const oldest = keys.filter(k => k.thingId === ids[0])
    expect((await remove(keys.filter(k => k.thingId !== ids[0]))).code).toBe(0)
    expect((await remove(oldest)).code).toBe(0)
    const bin = await ask('GetThingKeys', { typeId: [types.weight], state: 'Deleted', max: 3 }, { record: recordId })
    expect([bin.total, bin.key[0]!.thingId]).toEqual([200, ids[0]])
  })

  it('a change of an old item is the latest activity, and each item stands there once', async () => {
    const { person, recordId, client, ids } = await withWeights(120)
    const ask = await shell(world, person)
    const changeOne = async (id: string) => {
      const found = await ask('GetThingKeys', { typeId: [types.weight], max: 200 }, { record: recordId })
      const { versionStamp } = found.key.find(k => k.thingId === id)!
      const data = `<data-xml>${weight(70, '1990-01-01')}</data-xml>`
      await putOne(client, change({ id, stamp: versionStamp }, `<type-id>${types.weight}</type-id>${data}`))
    }
    await changeOne(ids[1]!)
    await changeOne(ids[0]!)
    await changeOne(ids[0]!)
    const { key, total } = await ask('GetThingKeys', { typeId: [], order: 'Change', max: 3 }, { record: recordId })
    expect(total).toBeUndefined()
    expect(key.slice(0, 2).map(k => k.thingId)).toEqual([ids[0], ids[1]])
    expect(new Set(key.map(k => k.thingId)).size).toBe(3)
  })
})

describe('readings of a chart', () => {
  const asked = { typeId: types.weight, columns: 100 }

  it('a spike among three thousand weights is drawn, with few of the others', async () => {
    const { person, recordId, client } = await withWeights(3000)
    await putOne(client, newThing(types.weight, weight(199, '1994-05-05')))
    const ask = await shell(world, person)
    const { total, cut, reading } = await ask('GetThingReadings', asked, { record: recordId })
    expect([total, cut]).toEqual([3001, false])
    expect(reading.length).toBeLessThanOrEqual(202)
    expect(reading.some(r => r.number[0]!.value === 199)).toBe(true)
    expect(reading[0]!.effDate.slice(0, 10)).toBe('1990-01-01')
  })

  it('only what lies in the range is read, and what somebody may not see is not drawn', async () => {
    const { person, recordId, ids } = await withWeights(10)
    await world.platform.services.db.now.query(
      sql`update thing set flags = 1 where record_id = ${recordId} and thing_id = ${ids[0]!}`,
    )
    const viewer = await world.person('Vera')
    await world.share(recordId, viewer, { level: 'View' })
    const narrow = await world.person('Nora')
    await world.share(recordId, narrow, { level: 'View', rules: onTypes([types.allergy], ['Read']) })
    const total = async (who: { personId: string }, range = {}) =>
      (await (await shell(world, who))('GetThingReadings', { ...asked, ...range }, { record: recordId })).total
    expect([await total(person), await total(viewer), await total(narrow)]).toEqual([10, 9, 0])
    expect(await total(person, { effDateMin: '1990-01-03T00:00:00', effDateMax: '1990-01-05T23:59:59' })).toBe(3)
  })

  it('a type without a chart is refused', async () => {
    const { person, recordId } = await home(world)
    const ask = await shell(world, person)
    await expect(
      ask('GetThingReadings', { ...asked, typeId: types.allergy }, { record: recordId }),
    ).rejects.toMatchObject({
      status: 'INVALID_XML',
    })
  })
})
