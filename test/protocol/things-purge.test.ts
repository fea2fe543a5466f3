import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Rule } from '../../src/domain/access.ts'
import { sweepFiles } from '../../src/domain/blobs.ts'
import { foldUsage, usageOf } from '../../src/domain/operations.ts'
import { type Statement, sql } from '../../src/store/db.ts'
import { createWorld, type World } from '../world.ts'
import {
  basic,
  bloodPressure,
  change,
  file,
  format,
  get,
  getById,
  home,
  type Key,
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

type Own = Awaited<ReturnType<typeof home>>
type Asks = Awaited<ReturnType<typeof shell>>

const sent = ({ id, stamp }: Key) => ({ text: id, versionStamp: stamp })
const purge = async (ask: Asks, record: string, keys: readonly Key[]): Promise<number> =>
  (await ask('PermanentlyRemoveThings', { thingIds: { thingId: keys.map(sent) } }, { record })).deletedCount
const empty = async (ask: Asks, record: string): Promise<number> =>
  (await ask('PermanentlyRemoveThings', { allDeleted: '' }, { record })).deletedCount
const restore = (ask: Asks, record: string, keys: readonly Key[]) =>
  ask('RestoreThings', { thingIds: { thingId: keys.map(sent) } }, { record })

/** What is removed, with the stamps that removing gave. */
async function removed(ask: Asks, record: string): Promise<Key[]> {
  const { group } = await ask('GetThings', question({ filter: [{ typeId: [], thingState: ['Deleted'] }] }), { record })
  return group[0]!.thing.map(t => ({ id: t.thingId.text, stamp: t.thingId.versionStamp }))
}

/** Removes things as an application does; their keys as they are then. */
async function remove(own: Own, keys: readonly Key[]): Promise<Key[]> {
  expect((await own.client.call('RemoveThings', 1, keys.map(keyXml).join(''))).code).toBe(0)
  const now = new Map((await removed(await shell(world, own.person), own.recordId)).map(key => [key.id, key] as const))
  return keys.map(key => now.get(key.id)!)
}

const rows = async (statement: Statement): Promise<number> =>
  (await world.platform.services.db.read.query<{ n: number }>(statement))[0]!.n
const left = (recordId: string, { id }: Key) =>
  rows(sql`select ((select count(*) from thing where record_id = ${recordId} and thing_id = ${id})
    + (select count(*) from thing_version where record_id = ${recordId} and thing_id = ${id})
    + (select count(*) from thing_blob where record_id = ${recordId} and thing_id = ${id}))::int as n`)

async function operations(client: Own['client'], after = 0) {
  const { xml } = await client.call(
    'GetRecordOperations',
    1,
    `<record-operation-sequence-number>${after}</record-operation-sequence-number>`,
  )
  return {
    latest: Number(/<latest-record-operation-sequence-number>(\d+)/.exec(xml)![1]),
    told: [
      ...xml.matchAll(
        /<operation>(\w+)<\/operation><sequence-number>\d+<\/sequence-number><thing-id version-stamp="[^"]+">([^<]+)/g,
      ),
    ].map(m => [m[1], m[2]]),
  }
}

describe('removing for good', () => {
  test('takes a removed thing with all its versions; nothing brings it back', async () => {
    const own = await home(world)
    const first = await putOne(own.client, newThing(types.weight, weight(1)))
    const second = await putOne(own.client, change(first, `<data-xml>${weight(2)}</data-xml>`))
    const [gone] = await remove(own, [second])
    const ask = await shell(world, own.person)
    expect(await left(own.recordId, first)).toBe(3)
    expect(await purge(ask, own.recordId, [gone!])).toBe(1)
    expect(await left(own.recordId, first)).toBe(0)
    const every = question({
      id: [first.id],
      filter: [{ typeId: [], thingState: ['Active', 'Deleted'] }],
      currentVersionOnly: false,
    })
    expect((await ask('GetThings', every, { record: own.recordId })).group[0]!.thing).toEqual([])
    await expect(restore(ask, own.recordId, [gone!])).rejects.toMatchObject({ code: 13 })
    await expect(purge(ask, own.recordId, [gone!])).rejects.toMatchObject({ code: 13 })
    expect((await own.client.call('PutThings', 2, change(gone!, `<data-xml>${weight(3)}</data-xml>`))).code).toBe(13)
  })

  test('one that cannot go keeps all of them: 123 still in use, 61 another stamp, 60 none, 13 unknown or named twice', async () => {
    const own = await home(world)
    const [a, b] = await put(own.client, [newThing(types.weight, weight(1)), newThing(types.weight, weight(2))])
    const [gone] = await remove(own, [a!])
    const ask = await shell(world, own.person)
    const other = await home(world)
    const [elsewhere] = await remove(other, [await putOne(other.client, newThing(types.weight, weight(3)))])
    const refused = (keys: readonly Key[], code: number) =>
      expect(purge(ask, own.recordId, keys)).rejects.toMatchObject({ code })
    await refused([gone!, b!], 123)
    await refused([gone!, { ...b!, stamp: gone!.stamp }], 123)
    await refused([a!], 61)
    await refused([gone!, elsewhere!], 13)
    await refused([gone!, gone!], 13)
    await expect(
      ask('PermanentlyRemoveThings', { thingIds: { thingId: [{ text: gone!.id }] } }, { record: own.recordId }),
    ).rejects.toMatchObject({ code: 60 })
    for (const request of [{}, { allDeleted: '', thingIds: { thingId: [sent(gone!)] } }])
      await expect(ask('PermanentlyRemoveThings', request, { record: own.recordId })).rejects.toMatchObject({ code: 3 })
    expect(await removed(ask, own.recordId)).toEqual([gone])
    expect(await removed(await shell(world, other.person), other.recordId)).toEqual([elsewhere])
  })

  test('all that is removed goes at once, what is in use stays', async () => {
    const own = await home(world)
    const keys = await put(own.client, [
      newThing(types.weight, weight(1)),
      newThing(types.bloodPressure, bloodPressure(120, 80)),
      newThing(types.weight, weight(2)),
    ])
    await remove(own, keys.slice(0, 2))
    const ask = await shell(world, own.person)
    expect(await empty(ask, own.recordId)).toBe(2)
    expect(await removed(ask, own.recordId)).toEqual([])
    expect((await getById(own.client, keys[2]!.id))?.data).toEqual([weight(2)])
    expect(await empty(ask, own.recordId)).toBe(0)
  })

  test('is for custodians alone, in the Shell, who proved who they are in the last half hour', async () => {
    const own = await home(world)
    const ben = await world.person('Ben')
    await world.share(own.recordId, ben, { level: 'Modify' })
    const [gone] = await remove(own, [await putOne(own.client, newThing(types.weight, weight(1)))])
    await expect(purge(await shell(world, ben), own.recordId, [gone!])).rejects.toMatchObject({ code: 11 })
    expect((await own.client.call('PermanentlyRemoveThings', 1, `<thing-ids>${keyXml(gone!)}</thing-ids>`)).code).toBe(
      11,
    )
    const ask = await shell(world, own.person)
    await world.platform.services.db.now.query(
      sql`update shell_session set confirmed_at = now() - interval '31 minutes' where person_id = ${own.person.personId}`,
    )
    await expect(purge(ask, own.recordId, [gone!])).rejects.toMatchObject({ code: 11 })
    await expect(empty(ask, own.recordId)).rejects.toMatchObject({ code: 11 })
    expect(await removed(ask, own.recordId)).toEqual([gone])
    expect(await purge(await shell(world, own.person), own.recordId, [gone!])).toBe(1)
  })

  test('a custodian with narrower rights reaches no further with “all”', async () => {
    const own = await home(world)
    const [a, b] = await put(own.client, [
      newThing(types.weight, weight(1)),
      newThing(types.bloodPressure, bloodPressure(120, 80)),
    ])
    await remove(own, [a!, b!])
    const rules: readonly Rule[] = [
      {
        permissions: ['Read', 'Update', 'Create', 'Delete'],
        targets: [{ types: [types.weight], dates: [] }],
        exceptions: [],
      },
    ]
    const cleo = await world.person('Cleo')
    await world.share(own.recordId, cleo, { level: 'Custodian', rules })
    expect(await empty(await shell(world, cleo), own.recordId)).toBe(1)
    expect((await removed(await shell(world, own.person), own.recordId)).map(k => k.id)).toEqual([b!.id])
  })

  test('gives the room back at once, wherever the size was counted', async () => {
    const long = weight(1, '2026-01-01', `<common><note>${'n'.repeat(3000)}</note></common>`)
    const own = await home(world, {}, { quota: 10_000 })
    const { db } = world.platform.services
    const kept = await putOne(own.client, newThing(types.weight, weight(7)))
    const before = await usageOf(db.read, own.recordId)
    const key = await putOne(own.client, newThing(types.weight, long))
    await remove(own, [key])
    await foldUsage(db, 1)
    expect(await usageOf(db.read, own.recordId)).toBeGreaterThan(before + 6000)
    const another = () => own.client.call('PutThings', 2, newThing(types.weight, long))
    expect((await another()).code).toBe(0)
    expect((await another()).code).toBe(68)
    const ask = await shell(world, own.person)
    expect(await empty(ask, own.recordId)).toBe(1)
    expect((await another()).code).toBe(0)
    const rest = (await get(own.client, `<filter><type-id>${types.weight}</type-id></filter>${format()}`)).things
    const others = rest.filter(t => t.id !== kept.id).map(sent)
    await ask('RemoveThings', { thingId: others }, { record: own.recordId })
    await empty(ask, own.recordId)
    expect(await usageOf(db.read, own.recordId)).toBe(before)
    await foldUsage(db, 1)
    expect(await usageOf(db.read, own.recordId)).toBe(before)
  })

  test('a full record can be emptied: in the Shell nothing is too large to be removed', async () => {
    const own = await home(world, {}, { quota: 4000 })
    const large = weight(1, '2026-01-01', `<common><note>${'n'.repeat(3000)}</note></common>`)
    const key = await putOne(own.client, newThing(types.weight, large))
    expect((await own.client.call('RemoveThings', 1, keyXml(key))).code).toBe(68)
    const ask = await shell(world, own.person)
    await ask('RemoveThings', { thingId: [sent(key)] }, { record: own.recordId })
    const [gone] = await removed(ask, own.recordId)
    expect((await own.client.call('PutThings', 2, newThing(types.weight, weight(2)))).code).toBe(68)
    await expect(restore(ask, own.recordId, [gone!])).rejects.toMatchObject({ code: 68 })
    await purge(ask, own.recordId, [gone!])
    expect((await own.client.call('PutThings', 2, newThing(types.weight, weight(2)))).code).toBe(0)
  })

  test('frees the files that no other thing holds, and their addresses at once', async () => {
    const own = await home(world)
    const { services } = world.platform
    const holding = (...texts: string[]) =>
      newThing(
        types.file,
        file('a.txt'),
        `<blob-payload>${texts
          .map(
            (text, i) =>
              `<blob><blob-info><name>${i === 0 ? '' : i}</name><content-type>text/plain</content-type></blob-info>` +
              `<content-length>${text.length}</content-length><base64data>${Buffer.from(text).toString('base64')}</base64data></blob>`,
          )
          .join('')}</blob-payload>`,
      )
    const mark = own.recordId
    const [both, one] = await put(own.client, [holding(`shared ${mark}`, `alone ${mark}`), holding(`shared ${mark}`)])
    const links = async () => {
      const wanted =
        '<blob-payload-request><blob-format><blob-format-spec>streamed</blob-format-spec></blob-format></blob-payload-request>'
      const answer = await own.client.call(
        'GetThings',
        3,
        `<group><id>${both!.id}</id><format><section>core</section><section>blobpayload</section><xml/>${wanted}</format></group>`,
      )
      return [...answer.xml.matchAll(/<blob-ref-url>([^<]+)/g)].map(m => m[1]!.replace(/^https?:\/\/[^/]+/, ''))
    }
    const [link] = await links()
    expect((await world.server.inject({ url: link! })).statusCode).toBe(200)
    const files = await services.db.read.query<{ file: string; holders: number }>(sql`
      select file, count(*)::int as holders from thing_blob where record_id = ${own.recordId} group by file order by 2`)
    expect(files.map(f => f.holders)).toEqual([1, 2])
    const ask = await shell(world, own.person)
    await purge(ask, own.recordId, await remove(own, [both!]))
    expect((await world.server.inject({ url: link! })).statusCode).not.toBe(200)
    const sweep = async () => {
      await services.db.now.query(sql`update blob_file set created_at = now() - interval '25 hours'`)
      await sweepFiles(services.db, services.blobs, 10_000)
      return Promise.all(files.map(f => services.blobs.size(f.file)))
    }
    expect(await sweep()).toEqual([undefined, 7 + mark.length])
    await purge(ask, own.recordId, await remove(own, [one!]))
    expect(await sweep()).toEqual([undefined, undefined])
  })

  test('frees the place of a singleton and the id that an application gave', async () => {
    const own = await home(world)
    const clients = (kg: number) =>
      weight(kg, '2026-01-01', '<common><client-thing-id>scale-7</client-thing-id></common>')
    const [one, scale] = await put(own.client, [newThing(types.basic1, basic('A')), newThing(types.weight, clients(1))])
    const ask = await shell(world, own.person)
    await purge(ask, own.recordId, await remove(own, [one!, scale!]))
    const [two, again] = await put(own.client, [newThing(types.basic1, basic('B')), newThing(types.weight, clients(2))])
    const found = await get(own.client, `<client-thing-id>scale-7</client-thing-id>${format()}`)
    expect(found.things.map(t => t.id)).toEqual([again!.id])
    expect((await getById(own.client, two!.id))?.data).toEqual([basic('B')])
    // A singleton whose place is taken can only go for good.
    const [removedOne] = await remove(own, [two!])
    await putOne(own.client, newThing(types.basic1, basic('C')))
    await expect(restore(ask, own.recordId, [removedOne!])).rejects.toMatchObject({ code: 13 })
    expect(await purge(ask, own.recordId, [removedOne!])).toBe(1)
  })

  test('leaves a line in the history of the record that says how many, and nothing of what they were', async () => {
    const own = await home(world)
    const keys = await put(own.client, [newThing(types.weight, weight(1)), newThing(types.weight, weight(2))])
    await purge(await shell(world, own.person), own.recordId, await remove(own, keys))
    const lines = await world.platform.services.db.read.query(sql`
      select action, person_id, avenue, changes from record_audit where record_id = ${own.recordId} and action = 'PermanentlyDeleteThings'`)
    expect(lines).toEqual([
      { action: 'PermanentlyDeleteThings', person_id: own.person.personId, avenue: 'Online', changes: { things: 2 } },
    ])
    // Not even the day of the measurement is left.
    expect(
      await rows(sql`select count(*)::int as n from record_operation
        where record_id = ${own.recordId} and eff_date::date = '2026-03-04'`),
    ).toBe(0)
  })
})

describe('what applications learn of things that are gone for good', () => {
  test('one Delete more, so that they drop their copies; that it was ever made or changed is told no more', async () => {
    const own = await home(world)
    const key = await putOne(own.client, newThing(types.weight, weight(1)))
    const [gone] = await remove(own, [key])
    const seen = await operations(own.client)
    expect(seen.told).toEqual([
      ['Create', key.id],
      ['Delete', key.id],
    ])
    await purge(await shell(world, own.person), own.recordId, [gone!])
    const after = await operations(own.client, seen.latest)
    expect(after.told).toEqual([['Delete', key.id]])
    expect(after.latest).toBeGreaterThan(seen.latest)
    expect((await operations(own.client)).told).toEqual([
      ['Delete', key.id],
      ['Delete', key.id],
    ])
  })

  test('of a personal thing they learn nothing, before and after', async () => {
    const own = await home(world)
    const ask = await shell(world, own.person)
    const personal = { typeId: { text: types.weight }, flags: 1, dataXml: [{ text: weight(9) }], signatureInfo: [] }
    const { thingId } = await ask('PutThings', { thing: [personal] }, { record: own.recordId })
    const open = await putOne(own.client, newThing(types.weight, weight(1)))
    await ask('RemoveThings', { thingId: [{ ...thingId[0]! }] }, { record: own.recordId })
    await remove(own, [open])
    const before = await operations(own.client)
    expect(before.told.map(o => o[1])).not.toContain(thingId[0]!.text)
    expect(await empty(ask, own.recordId)).toBe(2)
    expect((await operations(own.client)).told.filter(o => o[1] !== open.id)).toEqual([])
    expect((await operations(own.client, before.latest)).told).toEqual([['Delete', open.id]])
  })
})

describe('at the same time', () => {
  test('of a removal for good and a restore with one stamp one wins', async () => {
    const own = await home(world)
    const ask = await shell(world, own.person)
    for (let round = 0; round < 6; round++) {
      const [gone] = await remove(own, [await putOne(own.client, newThing(types.weight, weight(1)))])
      const [purged, back] = await Promise.allSettled([
        purge(ask, own.recordId, [gone!]),
        restore(ask, own.recordId, [gone!]),
      ])
      expect([purged.status, back.status].sort()).toEqual(['fulfilled', 'rejected'])
      expect((await getById(own.client, gone!.id)) === undefined).toBe(purged.status === 'fulfilled')
      expect(await left(own.recordId, gone!)).toBe(purged.status === 'fulfilled' ? 0 : 3)
    }
  })

  test('several who empty the same bin remove each thing once, while others write', async () => {
    const own = await home(world)
    const keys = await put(
      own.client,
      Array.from({ length: 30 }, (_, i) => newThing(types.weight, weight(i + 1))),
    )
    await remove(own, keys)
    const ask = await shell(world, own.person)
    const before = await usageOf(world.platform.services.db.read, own.recordId)
    const [counts, written] = await Promise.all([
      Promise.all([1, 2, 3].map(() => empty(ask, own.recordId))),
      Promise.all([1, 2, 3, 4].map(kg => putOne(own.client, newThing(types.weight, weight(kg))))),
    ])
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(30)
    const bytes = [1, 2, 3, 4].reduce((sum, kg) => sum + Buffer.byteLength(weight(kg)), 0)
    expect(before).toBeGreaterThan(bytes)
    expect(await usageOf(world.platform.services.db.read, own.recordId)).toBe(bytes)
    for (const key of written) expect(await getById(own.client, key.id)).toBeDefined()
  })

  test('a bin of more things than one number stands for is told in parts that readers can take', async () => {
    const own = await home(world)
    const key = await putOne(own.client, newThing(types.weight, weight(1)))
    await remove(own, [key])
    const { db } = world.platform.services
    const columns = sql`record_id, version_stamp, family_id, type_id, state, flags, eff_date, data, bytes, created_at, created_application_id, created_person_id,
      created_avenue, updated_at, updated_application_id, updated_person_id, updated_avenue, updated_action`
    await db.now.query(sql`insert into thing (thing_id, ${columns})
      select gen_random_uuid(), ${columns} from thing, generate_series(1, 10050) where record_id = ${own.recordId}`)
    const { latest } = await operations(own.client)
    expect(await empty(await shell(world, own.person), own.recordId)).toBe(10_051)
    const told = new Set<string>()
    for (let at = latest, part = 1; part <= 2; part++) {
      const next = await operations(own.client, at)
      for (const [, id] of next.told) told.add(id!)
      at = next.latest
    }
    expect(told.size).toBe(10_051)
  }, 60_000)
})
