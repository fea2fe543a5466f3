import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Access, actions, flag, may, type Rule } from '../../src/domain/access.ts'
import { foldUsage, operationsAfter, usageOf } from '../../src/domain/operations.ts'
import { sql } from '../../src/store/db.ts'
import { createWorld, type World } from '../world.ts'
import {
  allergy,
  basic,
  bloodPressure,
  change,
  format,
  get,
  getById,
  groupsOf,
  home,
  type Key,
  newThing,
  put,
  putOne,
  shell,
  types,
  weight,
} from './thing-samples.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

describe('at the same time', () => {
  test('of several updates with one stamp exactly one wins, the others get 61', async () => {
    const { client } = await home(world)
    for (let round = 0; round < 5; round++) {
      const key = await putOne(client, newThing(types.weight, weight(1)))
      const answers = await Promise.all(
        [2, 3, 4, 5].map(kg => client.call('PutThings', 2, change(key, `<data-xml>${weight(kg)}</data-xml>`))),
      )
      expect(answers.map(a => a.code).sort((a, b) => a - b)).toEqual([0, 61, 61, 61])
      const winner = answers.find(a => a.code === 0)!
      expect(winner.xml).toContain((await getById(client, key.id))!.stamp)
    }
  })

  test('an update and a removal with one stamp: one wins', async () => {
    const { client } = await home(world)
    const key = await putOne(client, newThing(types.weight, weight(1)))
    const codes = await Promise.all([
      client.call('PutThings', 2, change(key, `<data-xml>${weight(2)}</data-xml>`)),
      client.call('RemoveThings', 1, `<thing-id version-stamp="${key.stamp}">${key.id}</thing-id>`),
    ])
    expect(codes.filter(c => c.code === 0)).toHaveLength(1)
    expect([13, 61]).toContain(codes.find(c => c.code !== 0)!.code)
  })

  test('of several creates of a singleton one wins, the others get 60', async () => {
    const { client } = await home(world)
    const answers = await Promise.all(
      ['A', 'B', 'C', 'D'].map(city => client.call('PutThings', 2, newThing(types.basic1, basic(city)))),
    )
    expect(answers.map(a => a.code).sort((a, b) => a - b)).toEqual([0, 60, 60, 60])
    expect((await get(client, `<filter><type-id>${types.basic2}</type-id></filter>${format()}`)).things).toHaveLength(1)
  })

  test('calls that change the same things in different order do not stand in each other’s way', async () => {
    const { client } = await home(world)
    let keys = await put(
      client,
      Array.from({ length: 6 }, (_, i) => newThing(types.weight, weight(i + 1))),
    )
    for (let round = 0; round < 5; round++) {
      const body = (of: readonly Key[]) => of.map(k => change(k, `<tags>${round}</tags>`)).join('')
      const answers = await Promise.all([
        client.call('PutThings', 2, body(keys)),
        client.call('PutThings', 2, body([...keys].reverse())),
      ])
      expect(answers.map(a => a.code).sort((a, b) => a - b)).toEqual([0, 61])
      const now = await get(client, keys.map(k => `<id>${k.id}</id>`).join('') + format())
      keys = now.things.map(({ id, stamp }) => ({ id, stamp }))
    }
  })

  test('a reader of operations never misses one, while many write', async () => {
    const { client, recordId } = await home(world)
    const { services } = world.platform
    const everything: Access = {
      shell: true,
      avenue: 'Online',
      recordState: 'Active',
      level: 'Custodian',
      granted: [],
      asked: [],
    }
    const seen = new Map<string, number>()
    let at = 0
    let writing = true
    const reader = (async () => {
      while (writing) {
        const { latest, operations } = await operationsAfter(services, recordId, everything, at)
        for (const o of operations) {
          expect(o.sequence).toBeGreaterThan(at)
          seen.set(o.versionStamp, o.sequence)
        }
        at = latest
      }
    })()
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        for (let i = 0; i < 15; i++) {
          const key = await putOne(client, newThing(types.weight, weight(i + 1)))
          if (i % 3 === 0) await putOne(client, change(key, '<tags>x</tags>'))
        }
      }),
    )
    writing = false
    await reader
    const last = await operationsAfter(services, recordId, everything, at)
    for (const o of last.operations) seen.set(o.versionStamp, o.sequence)
    const all = await services.db.read.query<{ version_stamp: string }>(
      sql`select version_stamp from record_operation where record_id = ${recordId}`,
    )
    expect(all.length).toBe(6 * 20)
    expect(all.filter(row => !seen.has(row.version_stamp))).toEqual([])
  })
})

describe('the size of a record', () => {
  test('folding changes where it is counted, not what it is', async () => {
    const { client, recordId } = await home(world)
    const { db } = world.platform.services
    const key = await putOne(client, newThing(types.weight, weight(1)))
    await putOne(client, change(key, `<data-xml>${weight(2)}</data-xml>`))
    const before = await usageOf(db.read, recordId)
    expect(before).toBe(Buffer.byteLength(weight(1)) + Buffer.byteLength(weight(2)))
    expect(await foldUsage(db, 2)).toBeGreaterThan(0)
    expect(await usageOf(db.read, recordId)).toBe(before)
    await putOne(client, newThing(types.weight, weight(3)))
    expect(await usageOf(db.read, recordId)).toBe(before + Buffer.byteLength(weight(3)))
    const [row] = await db.read.query<{ folded_bytes: number }>(
      sql`select folded_bytes from record where record_id = ${recordId}`,
    )
    expect(row!.folded_bytes).toBe(before)
    expect(await foldUsage(db, 2)).toBe(0)
  })
})

describe('permissions', () => {
  const families = [types.weight, types.bloodPressure, types.allergy]
  const dates = ['2024-06-01T00:00:00', '2025-06-01T00:00:00', '2026-06-01T00:00:00']
  const set = fc.record({
    types: fc.subarray(families),
    dates: fc.array(
      fc.record(
        { from: fc.constantFrom(...dates), to: fc.constantFrom('2025-12-31T00:00:00', '2027-01-01T00:00:00') },
        { requiredKeys: [] },
      ),
      { maxLength: 2 },
    ),
  })
  const rule: fc.Arbitrary<Rule> = fc.record({
    permissions: fc.subarray([...actions], { minLength: 1 }),
    targets: fc.array(set, { maxLength: 2 }),
    exceptions: fc.array(set, { maxLength: 1 }),
  })
  const rules = fc.array(rule, { minLength: 1, maxLength: 3 })

  test('GetThings returns exactly what the permission formula permits', async () => {
    const { person, recordId, client } = await home(world)
    const day = (at: string) => at.slice(0, 10)
    const keys = await put(client, [
      ...dates.flatMap(at => [
        newThing(types.weight, weight(1, day(at))),
        newThing(types.bloodPressure, bloodPressure(120, 80, day(at))),
        newThing(types.weight, weight(2, day(at))),
      ]),
      newThing(types.allergy, allergy('Nuts')),
    ])
    const ask = await shell(world, person)
    // One in three is hidden from every application.
    for (const key of keys.filter((_, i) => i % 3 === 2))
      await ask(
        'PutThings',
        {
          thing: [
            {
              thingId: { text: key.id, versionStamp: key.stamp },
              flags: flag.personal,
              dataXml: [],
              signatureInfo: [],
            },
          ],
        },
        { record: recordId },
      )
    const { services } = world.platform
    const stored = await services.db.read.query<{
      thing_id: string
      family_id: string
      eff_date: string
      flags: number
    }>(sql`
      select thing_id, family_id, eff_date, flags from thing where record_id = ${recordId}`)
    const app = await world.web()
    const other = await world.client(app, { person, record: recordId })

    await fc.assert(
      fc.asyncProperty(rules, rules, fc.subarray(families), fc.boolean(), async (asked, granted, filtered, byIds) => {
        await services.db.write(async tx => {
          await tx.query(
            sql`update application set online_rules = ${JSON.stringify(asked)} where application_id = ${app.applicationId}`,
          )
          await tx.query(sql`select pg_notify('healthkeep_access', '')`)
        })
        await world.grant(app, person, recordId, { online: granted })
        services.caches.forget()
        const access: Access = {
          shell: false,
          avenue: 'Online',
          recordState: 'Active',
          level: 'Custodian',
          granted,
          asked,
        }
        const matching = stored.filter(t => filtered.length === 0 || filtered.includes(t.family_id as never))
        const expected = matching
          .filter(t =>
            may(access, { family: t.family_id, effectiveDate: t.eff_date, flags: t.flags, state: 'Active' }, 'Read'),
          )
          .map(t => t.thing_id)
          .sort()
        const ids = byIds ? keys.map(k => `<id>${k.id}</id>`).join('') : ''
        const filter = `<filter>${filtered.map(f => `<type-id>${f}</type-id>`).join('')}</filter>`
        const answer = await other.call('GetThings', 3, `<group>${ids}${filter}${format(['core'], '')}</group>`)
        if (answer.code === 11) {
          expect(expected).toEqual([])
          return
        }
        const [group] = groupsOf(answer)
        expect(group!.things.map(t => t.id).sort()).toEqual(expected)
        // Nothing tells an application of personal things.
        expect(group!.filtered).toBe(expected.length < matching.filter(t => t.flags === 0).length)
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})
