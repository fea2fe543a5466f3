import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/store/db.ts'
import { holder, signed } from '../signer.ts'
import { createWorld, onTypes, type World } from '../world.ts'
import {
  allergy,
  basic,
  bloodPressure,
  change,
  cholesterol1,
  cholesterol2,
  file,
  format,
  get,
  getById,
  home,
  type Key,
  keysOf,
  keyXml,
  newThing,
  put,
  putOne,
  shell,
  types,
  weight,
} from './thing-samples.ts'

let world: World
let client: Awaited<ReturnType<typeof home>>['client']
let ann: Awaited<ReturnType<typeof home>>['person']
let recordId: string
beforeAll(async () => {
  world = await createWorld()
  ;({ client, person: ann, recordId } = await home(world))
})
afterAll(() => world.close())

const code = async (things: string, version = 2, method = 'PutThings') =>
  (await client.call(method, version, things)).code
const versionsOf = async (id: string): Promise<number> =>
  (
    await world.platform.services.db.read.query(
      sql`select 1 from thing_version where record_id = ${recordId} and thing_id = ${id}`,
    )
  ).length
const stale: Key['stamp'] = '00000000-0000-4000-8000-000000000001'

describe('creating', () => {
  test('data-xml is kept byte for byte, white space, entities and number forms included', async () => {
    const data = `\n  <weight ><when><date><y>2026</y><m>01</m><d>2</d></date></when>\t<value><kg>81.50</kg></value></weight>\n<common><note>a &amp; b &#xe9; <![CDATA[<x>]]></note><extension source="me"><x:y xmlns:x="urn:x" b='2' a="1"/></extension></common> `
    const key = await putOne(client, newThing(types.weight, data))
    expect((await getById(client, key.id))?.data).toEqual([data])
  })

  test('prefixes borrowed from outside are declared on the element that uses them, and nothing else changes', async () => {
    const xsi = 'http://www.w3.org/2001/XMLSchema-instance'
    const used = `<weight xsi:schemaLocation="a b">${weight(70).slice('<weight>'.length)} <common ><extension source="é"><o:x/></extension></common>`
    const around = (xml: string) =>
      xml.replace('<data-xml>', '<data-xml xmlns:o="urn:o">').replace('<type-id>', `<type-id xmlns:xsd="urn:xsd">`)
    const answer = await client.call(
      'PutThings',
      2,
      `<thing xmlns:xsi="${xsi}" xmlns:unused="urn:u">${around(newThing(types.weight, used)).slice('<thing>'.length)}`,
    )
    expect(answer).toMatchObject({ code: 0, message: '' })
    expect((await getById(client, keysOf(answer)[0]!.id))?.data).toEqual([
      used.replace('<weight ', `<weight xmlns:xsi="${xsi}" `).replace('<common ', '<common xmlns:o="urn:o" '),
    ])
  })

  test('a declaration that nobody uses changes nothing', async () => {
    const answer = await client.call(
      'PutThings',
      2,
      newThing(types.weight, weight(71)).replace(
        '<thing>',
        '<thing xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:com.microsoft.wc.request">',
      ),
    )
    expect((await getById(client, keysOf(answer)[0]!.id))?.data).toEqual([weight(71)])
  })

  test('ids and stamps come back in the order of the things, in lower case', async () => {
    const keys = await put(client, [
      newThing(types.weight.toUpperCase(), weight(1)),
      newThing(types.allergy, allergy('Nuts')),
    ])
    expect(keys).toHaveLength(2)
    for (const { id, stamp } of keys) expect(id + stamp).toMatch(/^[0-9a-f-]{72}$/)
    expect((await getById(client, keys[0]!.id.toUpperCase()))?.type).toBe(types.weight)
    expect((await getById(client, keys[1]!.id))?.type).toBe(types.allergy)
  })

  test('an unknown type is 19, a missing one 3, missing data 3, two data-xml 3', async () => {
    expect(await code(newThing('11111111-1111-4111-8111-111111111111', weight(1)))).toBe(19)
    expect(await code(`<thing><data-xml>${weight(1)}</data-xml></thing>`)).toBe(3)
    expect(await code(`<thing><type-id>${types.weight}</type-id></thing>`)).toBe(3)
    expect(await code(`<thing><type-id>${types.weight}</type-id><data-xml/></thing>`)).toBe(3)
    expect(await code(newThing(types.weight, weight(1), `<data-xml>${weight(2)}</data-xml>`))).toBe(3)
    expect(await code('')).toBe(3)
  })

  test('data that do not fit the type are 3 with the place in the message', async () => {
    const answer = await client.call('PutThings', 2, newThing(types.bloodPressure, bloodPressure(120, -3)))
    expect(answer.code).toBe(3)
    expect(answer.message).toContain('blood-pressure/diastolic')
    expect(await code(newThing(types.weight, bloodPressure(120, 80)))).toBe(3)
    expect(await code(newThing(types.weight, `${weight(1)}<common/><common/>`))).toBe(3)
    expect(await code(newThing(types.weight, `${weight(1)}text`))).toBe(3)
    expect(await code(newThing(types.weight, weight(1, '2026-03-04', '<common><nonsense/></common>')))).toBe(3)
  })

  test('a day that is in no calendar is 69', async () => {
    expect(await code(newThing(types.weight, weight(1, '2026-02-31')))).toBe(69)
  })

  test('what the server alone knows is ignored, however wrong it is', async () => {
    const key = await putOne(
      client,
      newThing(
        types.weight,
        weight(1, '2012-05-06T07:08:09'),
        '<thing-state>Deleted</thing-state><eff-date>2012-05-6T07:08:09</eff-date><created><nonsense/></created><eff-permissions immutable="x"/>',
      ),
    )
    const thing = await getById(client, key.id)
    expect(thing?.part('eff-date')).toBe('2012-05-06T07:08:09')
    expect(thing?.part('thing-state')).toBe('Active')
  })

  test.each([
    ['2026-03-04', '2026-03-04T00:00:00'],
    ['2026-03-04T08:30', '2026-03-04T08:30:00'],
    ['2026-03-04T08:30:15', '2026-03-04T08:30:15'],
    ['2026-03-04T08:30:15.410', '2026-03-04T08:30:15.41'],
    ['2026-03-04T08:30:15.013', '2026-03-04T08:30:15.013'],
    ['2026-03-04T08:30:15.000', '2026-03-04T08:30:15'],
  ])('a thing of %s has the effective date %s', async (at, effective) => {
    const key = await putOne(client, newThing(types.weight, weight(70, at)))
    expect((await getById(client, key.id))?.part('eff-date')).toBe(effective)
  })

  test('a thing without a date is dated by its creation, in UTC', async () => {
    const key = await putOne(client, newThing(types.allergy, allergy('Nuts')))
    const thing = (await getById(client, key.id, ['core', 'audits']))!
    expect(`${thing.part('eff-date')}Z`).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/)
    const created = /<timestamp>([^<]+)</.exec(
      (await client.call('GetThings', 3, `<group><id>${key.id}</id>${format(['audits'], '')}</group>`)).xml,
    )![1]
    expect(`${thing.part('eff-date')}Z`).toBe(created)
  })

  test('a thing-id that is in no record is 13', async () => {
    expect(
      await code(
        change({ id: stale, stamp: stale }, `<type-id>${types.weight}</type-id><data-xml>${weight(1)}</data-xml>`),
      ),
    ).toBe(13)
  })

  test('all things or none', async () => {
    const before = (await get(client, byAll())).things.length
    expect(await code(newThing(types.weight, weight(1)) + newThing(types.weight, '<weight/>'))).toBe(3)
    expect((await get(client, byAll())).things.length).toBe(before)
  })
  const byAll = () => `<filter/>${format([], '')}`

  test('more than 10,000 things are 124', async () => {
    expect(await code(`<thing><type-id>${types.weight}</type-id></thing>`.repeat(10_001))).toBe(124)
  })

  test('a common section is not needed, and one that is there may name a client id', async () => {
    const key = await putOne(
      client,
      newThing(types.weight, weight(1, '2026-03-04', '<common><client-thing-id>my-1</client-thing-id></common>')),
    )
    expect((await get(client, `<client-thing-id>my-1</client-thing-id>${format()}`)).things.map(t => t.id)).toEqual([
      key.id,
    ])
  })

  test('attributes in single quotes and a foreign namespace on children are read alike', async () => {
    const key = await putOne(
      client,
      `<thing xmlns='urn:whatever'><type-id name='Gewicht'>${types.weight}</type-id><data-xml>${weight(1)}</data-xml></thing>`,
    )
    expect((await getById(client, key.id))?.data).toEqual([weight(1)])
  })
})

describe('updating', () => {
  test('a stale version stamp is refused with 61, a missing one with 60, an unknown thing with 13', async () => {
    const key = await putOne(client, newThing(types.weight, weight(1)))
    const body = `<data-xml>${weight(2)}</data-xml>`
    expect(await code(change({ ...key, stamp: stale }, body))).toBe(61)
    expect(await code(`<thing><thing-id>${key.id}</thing-id>${body}</thing>`)).toBe(60)
    expect(await code(change({ id: stale, stamp: key.stamp }, body))).toBe(13)
    expect((await getById(client, key.id))?.data).toEqual([weight(1)])
  })

  test('a thing named twice in one call is refused', async () => {
    const key = await putOne(client, newThing(types.weight, weight(1)))
    const once = change(key, `<data-xml>${weight(2)}</data-xml>`)
    expect(await code(once + once)).toBe(13)
  })

  test('a new version has a new stamp, and the old one is kept', async () => {
    const key = await putOne(client, newThing(types.weight, weight(1)))
    const next = await putOne(client, change(key, `<data-xml>${weight(2, '2026-05-06')}</data-xml>`))
    expect(next.id).toBe(key.id)
    expect(next.stamp).not.toBe(key.stamp)
    const thing = (await getById(client, key.id))!
    expect([thing.stamp, thing.data, thing.part('eff-date')]).toEqual([
      next.stamp,
      [weight(2, '2026-05-06')],
      '2026-05-06T00:00:00',
    ])
    expect(await versionsOf(key.id)).toBe(1)
  })

  test('the same content again still makes a version', async () => {
    const key = await putOne(client, newThing(types.weight, weight(1)))
    expect((await putOne(client, change(key, `<data-xml>${weight(1)}</data-xml>`))).stamp).not.toBe(key.stamp)
  })

  test('an update that says nothing succeeds, makes no version and echoes the stamp', async () => {
    const key = await putOne(client, newThing(types.weight, weight(1)))
    for (const nothing of [
      '',
      `<type-id>${types.weight}</type-id>`,
      '<flags>0</flags><data-xml/>',
      '<thing-state>Active</thing-state><tags/>',
    ])
      expect(await putOne(client, change(key, nothing))).toEqual(key)
    expect(await versionsOf(key.id)).toBe(0)
    expect(await code(change({ ...key, stamp: stale }, ''))).toBe(61)
  })

  test('what is not said stays: tags alone keep data, client id and end date', async () => {
    const data = weight(1, '2026-03-04', '<common><client-thing-id>stays</client-thing-id></common>')
    const key = await putOne(
      client,
      newThing(types.weight, data, '<updated-end-date>2027-01-01T00:00:00</updated-end-date>'),
    )
    const next = await putOne(client, change(key, '<tags>one,two</tags>'))
    const [thing] = (await get(client, `<client-thing-id>stays</client-thing-id>${format(['core', 'tags'])}`)).things
    expect(thing).toMatchObject({ stamp: next.stamp, data: [data] })
    expect([thing!.part('tags'), thing!.part('updated-end-date'), thing!.part('eff-date')]).toEqual([
      'one,two',
      '2027-01-01T00:00:00',
      '2026-03-04T00:00:00',
    ])
    await putOne(client, change(next, '<tags/>'))
    expect((await getById(client, key.id, ['tags']))?.part('tags')).toBeUndefined()
  })

  test('creates and updates of one call share one operation, in the order of the call', async () => {
    const key = await putOne(client, newThing(types.weight, weight(1)))
    const keys = await put(client, [
      newThing(types.weight, weight(5)),
      change(key, `<data-xml>${weight(6)}</data-xml>`),
      newThing(types.weight, weight(7)),
    ])
    expect(keys[1]!.id).toBe(key.id)
    const rows = await world.platform.services.db.read.query<{ sequence: number; operation: string }>(sql`
      select sequence, operation from record_operation where thing_id = any(${keys.map(k => k.id)}::uuid[]) and version_stamp = any(${keys.map(k => k.stamp)}::uuid[])`)
    expect(new Set(rows.map(r => r.sequence)).size).toBe(1)
    expect(rows.map(r => r.operation).sort()).toEqual(['Create', 'Create', 'Update'])
  })

  test('one bad update of several changes nothing', async () => {
    const keys = await put(client, [newThing(types.weight, weight(1)), newThing(types.weight, weight(2))])
    expect(
      await code(
        change(keys[0]!, `<data-xml>${weight(8)}</data-xml>`) +
          change({ ...keys[1]!, stamp: stale }, `<data-xml>${weight(9)}</data-xml>`),
      ),
    ).toBe(61)
    expect((await getById(client, keys[0]!.id))?.stamp).toBe(keys[0]!.stamp)
  })
})

describe('the end of being active', () => {
  const endOf = async (key: Key) => (await getById(client, key.id))?.part('updated-end-date')
  const condition = (end = '') =>
    `<condition><name><text>Flu</text></name><status><text>old</text></status>${end && `<stop-date><structured><date><y>${end}</y></date></structured></stop-date>`}</condition>`

  test('it is what the caller says, to the millisecond, without a zone', async () => {
    const key = await putOne(
      client,
      newThing(types.weight, weight(1), '<updated-end-date>2027-02-03T04:05:06.7894Z</updated-end-date>'),
    )
    expect(await endOf(key)).toBe('2027-02-03T04:05:06.789')
  })

  test('a date after 9999-12-31 clears it', async () => {
    const key = await putOne(
      client,
      newThing(types.weight, weight(1), '<updated-end-date>2027-02-03T00:00:00</updated-end-date>'),
    )
    const next = await putOne(client, change(key, '<updated-end-date>9999-12-31T23:59:59.9999999Z</updated-end-date>'))
    expect(await endOf(next)).toBeUndefined()
  })

  test('it comes from the data when the type has such a date, unless it is there already', async () => {
    const key = await putOne(client, newThing(types.condition, condition('2020')))
    expect(await endOf(key)).toBe('2020-01-01T00:00:00')
    const same = await putOne(client, change(key, `<data-xml>${condition('2021')}</data-xml>`))
    expect(await endOf(same)).toBe('2020-01-01T00:00:00')
    const open = await putOne(client, newThing(types.condition, condition()))
    expect(await endOf(open)).toBeUndefined()
    expect(await endOf(await putOne(client, change(open, `<data-xml>${condition('2022')}</data-xml>`)))).toBe(
      '2022-01-01T00:00:00',
    )
    const said = await putOne(
      client,
      newThing(types.condition, condition('2020'), '<updated-end-date>2019-01-01T00:00:00</updated-end-date>'),
    )
    expect(await endOf(said)).toBe('2019-01-01T00:00:00')
    const cleared = await putOne(
      client,
      newThing(types.condition, condition('2020'), '<updated-end-date>9999-12-31T23:59:59</updated-end-date>'),
    )
    expect(await endOf(cleared)).toBeUndefined()
  })

  test('what is no date is 3, a day in no calendar 69', async () => {
    expect(await code(newThing(types.weight, weight(1), '<updated-end-date>soon</updated-end-date>'))).toBe(3)
    expect(
      await code(newThing(types.weight, weight(1), '<updated-end-date>2027-02-30T00:00:00</updated-end-date>')),
    ).toBe(69)
  })
})

describe('singletons', () => {
  test('a second one is refused with 60, in one call or two, and the first stays', async () => {
    const own = await home(world)
    const [key] = await put(own.client, newThing(types.basic1, basic('Uppsala')))
    expect(
      (await own.client.call('PutThings', 2, newThing(types.basic2, '<basic><city>Lund</city></basic>'))).code,
    ).toBe(60)
    expect((await getById(own.client, key!.id))?.data).toEqual([basic('Uppsala')])
    await putOne(own.client, change(key!, `<data-xml>${basic('Umea')}</data-xml>`))
    const other = await home(world)
    expect(
      (await other.client.call('PutThings', 2, newThing(types.basic1, basic('A')) + newThing(types.basic1, basic('B'))))
        .code,
    ).toBe(60)
  })

  test('a removed one makes room, and cannot come back beside its successor', async () => {
    const own = await home(world)
    const key = await putOne(own.client, newThing(types.basic1, basic('Uppsala')))
    expect((await own.client.call('RemoveThings', 1, keyXml(key))).code).toBe(0)
    await putOne(own.client, newThing(types.basic1, basic('Lund')))
    const ask = await shell(world, own.person)
    const [gone] = (
      await ask(
        'GetThings',
        {
          group: [
            {
              id: [key.id],
              key: [],
              clientThingId: [],
              filter: [{ typeId: [], thingState: ['Deleted'] }],
              format: { section: [], xml: [], typeVersionFormat: [] },
            },
          ],
        },
        { record: own.recordId },
      )
    ).group[0]!.thing
    await expect(
      ask('RestoreThings', { thingIds: { thingId: [gone!.thingId] } }, { record: own.recordId }),
    ).rejects.toMatchObject({ code: 13 })
  })
})

describe('flags', () => {
  const readOnly = '<flags>16</flags>'
  test('a read-only thing keeps its data and blobs: 154, while tags and end date may change, and it may be removed', async () => {
    const key = await putOne(client, newThing(types.weight, weight(1), readOnly))
    expect(await code(change(key, `<data-xml>${weight(2)}</data-xml>`))).toBe(154)
    expect(
      await code(
        change(
          key,
          '<blob-payload><blob><blob-info><name/></blob-info><base64data>eA==</base64data></blob></blob-payload>',
        ),
      ),
    ).toBe(154)
    const same = await putOne(
      client,
      change(
        key,
        `${readOnly}<data-xml>${weight(1)}</data-xml><tags>t</tags><updated-end-date>2030-01-01T00:00:00</updated-end-date>`,
      ),
    )
    const thing = (await getById(client, key.id, ['core', 'tags', 'effectivepermissions']))!
    expect([thing.part('flags'), thing.part('tags'), thing.part('updated-end-date')]).toEqual([
      '16',
      't',
      '2030-01-01T00:00:00',
    ])
    expect(
      thing.element.children.flatMap(c => (typeof c !== 'string' && c.local === 'eff-permissions' ? c.attributes : [])),
    ).toMatchObject([{ name: 'immutable', value: 'true' }])
    expect((await client.call('RemoveThings', 1, keyXml(same))).code).toBe(0)
  })

  test('read-only cannot be set later (161), cleared (156), or set on types that have it not (155)', async () => {
    const plain = await putOne(client, newThing(types.weight, weight(1)))
    expect(await code(change(plain, `${readOnly}<data-xml>${weight(1)}</data-xml>`))).toBe(161)
    const fixed = await putOne(client, newThing(types.weight, weight(1), readOnly))
    expect(await code(change(fixed, '<flags>0</flags><tags>x</tags>'))).toBe(156)
    expect(await code(newThing(types.basic1, basic('X'), readOnly))).toBe(155)
  })

  test('flags of answers are not stored, and hidden-from-emergency is', async () => {
    const key = await putOne(client, newThing(types.weight, weight(1), '<flags>14</flags>'))
    expect((await getById(client, key.id))?.part('flags')).toBe('8')
  })

  test('personal is 131 on singletons, 11 for applications, and hides from them when a custodian sets it', async () => {
    expect(await code(newThing(types.basic1, basic('X'), '<flags>1</flags>'))).toBe(131)
    expect(await code(newThing(types.weight, weight(1), '<flags>1</flags>'))).toBe(11)
    const key = await putOne(client, newThing(types.weight, weight(1)))
    expect(await code(change(key, '<flags>1</flags>'))).toBe(11)
    const ask = await shell(world, ann)
    const [hidden] = (
      await ask(
        'PutThings',
        { thing: [{ thingId: { text: key.id, versionStamp: key.stamp }, flags: 1, dataXml: [], signatureInfo: [] }] },
        { record: recordId },
      )
    ).thingId
    expect(await getById(client, key.id)).toBeUndefined()
    expect(await code(change({ id: key.id, stamp: hidden!.versionStamp }, '<tags>x</tags>'))).toBe(13)
    expect((await client.call('RemoveThings', 1, keyXml({ id: key.id, stamp: hidden!.versionStamp }))).code).toBe(13)
  })
})

describe('versions of a type', () => {
  test('an update to a newer version upgrades, to an older is 85, to another type 19, without data 90', async () => {
    const old = await putOne(client, newThing(types.cholesterol1, cholesterol1('2026-01-02', 118)))
    expect(await code(change(old, `<type-id>${types.weight}</type-id><data-xml>${weight(1)}</data-xml>`))).toBe(19)
    expect(await code(change(old, `<type-id>${types.cholesterol2}</type-id><tags>x</tags>`))).toBe(90)
    const fresh = await putOne(
      client,
      change(
        old,
        `<type-id>${types.cholesterol2}</type-id><data-xml>${cholesterol2('2026-01-02T09:00', 3.1)}</data-xml>`,
      ),
    )
    expect((await getById(client, old.id))?.type).toBe(types.cholesterol2)
    const back = change(
      fresh,
      `<type-id>${types.cholesterol1}</type-id><data-xml>${cholesterol1('2026-01-02', 118)}</data-xml>`,
    )
    expect(await code(back)).toBe(85)
    expect(await code(change(fresh, `<type-id>${types.cholesterol1}</type-id><tags>x</tags>`))).toBe(85)
    expect(await code(back, 2, 'OverwriteThings')).toBe(0)
    expect((await getById(client, old.id))?.type).toBe(types.cholesterol1)
  })

  test('data without a type-id are checked against the stored version', async () => {
    const key = await putOne(client, newThing(types.cholesterol2, cholesterol2('2026-01-02', 3)))
    expect(await code(change(key, `<data-xml>${cholesterol1('2026-01-02', 118)}</data-xml>`))).toBe(3)
    expect(await code(change(key, `<data-xml>${cholesterol2('2026-01-02', 4)}</data-xml>`))).toBe(0)
  })

  test('OverwriteThings 1 answers as PutThings does', async () => {
    const answer = await client.call('OverwriteThings', 1, newThing(types.weight, weight(1)))
    expect(answer.xml).toContain('urn:com.microsoft.wc.methods.response.OverwriteThings"')
    expect(keysOf(answer)).toHaveLength(1)
  })
})

describe('types that cannot be changed', () => {
  const ccr = `<ContinuityOfCareRecord xmlns="urn:astm-org:CCR"><CCRDocumentObjectID>1</CCRDocumentObjectID><Language><Text>en</Text></Language><Version>V1.0</Version><DateTime><ExactDateTime>2026-01-02</ExactDateTime></DateTime><Patient><ActorID>a</ActorID></Patient><From><ActorLink><ActorID>a</ActorID></ActorLink></From><Body/><Actors><Actor><ActorObjectID>a</ActorObjectID></Actor></Actors></ContinuityOfCareRecord>`
  test('an update of an immutable type is 20, an empty one is not, and removing it is allowed', async () => {
    const answer = await client.call('PutThings', 2, newThing(types.ccr, ccr))
    expect([answer.code, answer.message]).toEqual([0, ''])
    const [key] = keysOf(answer)
    expect(await code(change(key!, `<data-xml>${ccr}</data-xml>`))).toBe(20)
    expect(await putOne(client, change(key!, ''))).toEqual(key)
    expect((await client.call('RemoveThings', 1, keyXml(key!))).code).toBe(0)
  })
})

describe('permissions', () => {
  test('without Create, Update or Delete a write is 11', async () => {
    const own = await home(world, { online: onTypes([types.weight], ['Read']) })
    const other = await world.web()
    await world.grant(other, own.person, own.recordId)
    const key = await putOne(
      await world.client(other, { person: own.person, record: own.recordId }),
      newThing(types.weight, weight(1)),
    )
    expect((await own.client.call('PutThings', 2, newThing(types.weight, weight(1)))).code).toBe(11)
    expect((await own.client.call('PutThings', 2, newThing(types.allergy, allergy('x')))).code).toBe(11)
    expect((await own.client.call('PutThings', 2, change(key, `<data-xml>${weight(2)}</data-xml>`))).code).toBe(11)
    expect((await own.client.call('RemoveThings', 1, keyXml(key))).code).toBe(11)
  })

  test('a rule for some dates does not let a thing be moved out of them', async () => {
    const rules = [
      {
        permissions: ['Read', 'Create', 'Update'] as const,
        targets: [{ types: [types.weight], dates: [{ from: '2026-01-01T00:00:00' }] }],
        exceptions: [],
      },
    ]
    const own = await home(world, { online: rules })
    expect((await own.client.call('PutThings', 2, newThing(types.weight, weight(1, '2025-12-31')))).code).toBe(11)
    const key = await putOne(own.client, newThing(types.weight, weight(1, '2026-01-01')))
    expect(
      (await own.client.call('PutThings', 2, change(key, `<data-xml>${weight(1, '2025-12-31')}</data-xml>`))).code,
    ).toBe(11)
  })

  test('a record that can only be read is 37', async () => {
    const own = await home(world, {}, { state: 'ReadOnly' })
    expect((await own.client.call('PutThings', 2, newThing(types.weight, weight(1)))).code).toBe(37)
    expect((await own.client.call('GetThings', 3, `<group><filter/>${format()}</group>`)).code).toBe(0)
  })
})

describe('removing', () => {
  test('a removed thing is gone for applications; again it is 13; stamps are checked', async () => {
    const key = await putOne(client, newThing(types.weight, weight(1)))
    const remove = async (xml: string) => (await client.call('RemoveThings', 1, xml)).code
    expect(await remove(`<thing-id>${key.id}</thing-id>`)).toBe(60)
    expect(await remove(keyXml({ ...key, stamp: stale }))).toBe(61)
    expect(await remove(keyXml({ id: stale, stamp: stale }))).toBe(13)
    expect(await remove('')).toBe(3)
    expect(await remove(keyXml(key) + keyXml(key))).toBe(13)
    const answer = await client.call('RemoveThings', 1, keyXml(key))
    expect(answer.xml).toBe('<response><status><code>0</code></status></response>')
    expect(await remove(keyXml(key))).toBe(13)
    expect(await getById(client, key.id)).toBeUndefined()
    expect(await code(change(key, '<tags>x</tags>'))).toBe(13)
  })

  test('several are removed all or none', async () => {
    const keys = await put(client, [newThing(types.weight, weight(1)), newThing(types.weight, weight(2))])
    expect((await client.call('RemoveThings', 1, keyXml(keys[0]!) + keyXml({ ...keys[1]!, stamp: stale }))).code).toBe(
      61,
    )
    expect((await getById(client, keys[0]!.id))?.stamp).toBe(keys[0]!.stamp)
    expect((await client.call('RemoveThings', 1, keys.map(keyXml).join(''))).code).toBe(0)
    expect((await get(client, `${keys.map(k => `<id>${k.id}</id>`).join('')}${format()}`)).things).toEqual([])
  })
})

describe('quota', () => {
  test('a write that would overfill the record is 68 and changes nothing; old versions and removals count', async () => {
    const own = await home(world, {}, { quota: 4000 })
    const long = (n: number) => weight(1, '2026-03-04', `<common><note>${'x'.repeat(n)}</note></common>`)
    const key = await putOne(own.client, newThing(types.weight, long(1500)))
    expect((await own.client.call('PutThings', 2, newThing(types.weight, long(3000)))).code).toBe(68)
    const next = await putOne(own.client, change(key, `<data-xml>${long(1500)}</data-xml>`))
    expect((await own.client.call('PutThings', 2, change(next, '<tags>another version</tags>'))).code).toBe(68)
    expect((await own.client.call('RemoveThings', 1, keyXml(next))).code).toBe(68)
    expect((await getById(own.client, key.id))?.stamp).toBe(next.stamp)
    await putOne(own.client, newThing(types.weight, weight(1)))
  })
})

describe('version 1', () => {
  test('one blob travels as data-other, and content encodings but base64 stay on the bytes', async () => {
    const [key] = await put(
      client,
      newThing(
        types.file,
        file('a.txt', 5),
        '<data-other content-type="text/plain" content-encoding="base64">aGVsbG8=</data-other>',
      ),
      1,
    )
    const v1 = await client.call(
      'GetThings',
      1,
      `<group><id>${key!.id}</id><format><section>core</section><section>otherdata</section><xml/></format></group>`,
    )
    expect(v1.xml).toContain('<data-other content-type="text/plain" content-encoding="base64">aGVsbG8=</data-other>')
    expect(v1.xml).toContain('urn:com.microsoft.wc.methods.response.GetThings"')
    const v3 = await get(
      client,
      `<id>${key!.id}</id>${format(['blobpayload'], '', '<blob-payload-request><blob-format><blob-format-spec>inline</blob-format-spec></blob-format></blob-payload-request>')}`,
    )
    expect(v3.things[0]!.element.children.some(c => typeof c !== 'string' && c.local === 'blob-payload')).toBe(true)
    const [plain] = await put(client, newThing(types.file, file('b.txt', 2), '<data-other>hé</data-other>'), 1)
    const shown = await client.call(
      'GetThings',
      2,
      `<group><id>${plain!.id}</id><format><section>otherdata</section></format></group>`,
    )
    expect(shown.xml).toContain(`>${Buffer.from('hé').toString('base64')}</data-other>`)
    expect(await code(newThing(types.file, file('c'), '<data-other content-encoding="zip">x</data-other>'), 1)).toBe(91)
    expect(await code(newThing(types.file, file('c'), '<data-other content-encoding="base64">?</data-other>'), 1)).toBe(
      92,
    )
    expect(
      await code(
        newThing(types.file, file('c'), '<data-other content-encoding="gzip,base64">aGVsbG8=</data-other>'),
        1,
      ),
    ).toBe(92)
  })

  test('a thing with several blobs or a newer signature is not updated by version 1: 104', async () => {
    const blob =
      '<blob-payload><blob><blob-info><name>named</name></blob-info><base64data>eA==</base64data></blob></blob-payload>'
    const key = await putOne(client, newThing(types.file, file('a'), blob))
    expect(await code(change(key, `<data-xml>${file('b')}</data-xml>`), 1)).toBe(104)
    const newer = await putOne(
      client,
      newThing(types.weight, weight(1), signed('method2', weight(1), await holder()).info),
    )
    expect(await code(change(newer, '<tags>x</tags>'), 1)).toBe(104)
  })

  test('what version 1 does not have is refused with 3', async () => {
    expect(await code(newThing(types.weight, weight(1), '<blob-payload/>'), 1)).toBe(3)
    expect(
      await code(newThing(types.weight, weight(1), '<updated-end-date>2030-01-01T00:00:00</updated-end-date>'), 1),
    ).toBe(3)
    expect(await code(newThing(types.weight, weight(1), '<data-other>x</data-other>'), 2)).toBe(3)
  })
})

test('a signature that is written to be costly is refused as quickly as any other', async () => {
  const costly = `<signature-info><sig-data><hv-signature-method>HVSignatureMethod1</hv-signature-method><algorithm-tag>rsa-sha1</algorithm-tag></sig-data>${'<Signature />'.repeat(40_000)}</signature-info>`
  const began = performance.now()
  expect(await code(newThing(types.weight, weight(1), costly))).toBe(4)
  expect(performance.now() - began).toBeLessThan(3000)
})
