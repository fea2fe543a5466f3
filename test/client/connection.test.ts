/** The client against a real server over HTTP. */
import { createPrivateKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import {
  changesAfter,
  Fault,
  type HealthRecord,
  readReturn,
  Status,
  Unreachable,
  webApplication,
} from '../../client/src/index.ts'
import {
  GetPersonInfo,
  GetServiceDefinition,
  GetThings,
  type GetThingsResponse,
  type GetThingsResponse2,
  GetThingType,
  GetVocabulary,
  PutThings,
  SearchVocabulary,
  SetApplicationSettings,
} from '../../client/src/methods.ts'
import {
  BloodPressure,
  Ccr,
  dateTime,
  everyType,
  HeartRate,
  Medication,
  Medication1,
  Weight,
} from '../../client/src/things.ts'
import { typeById } from '../../src/things/registry.ts'
import { type Here, here, watchedFetch } from './here.ts'

let ann: Here
let record: HealthRecord
beforeAll(async () => {
  ann = await here({ sessionSeconds: 600 })
  record = ann.client().offline(ann.seen.personId).record(ann.seen.recordId)
})
afterAll(() => ann.world.close())

const kilos = (kg: number, day = '2026-03-04') => ({ when: dateTime(day), value: { kg } })
const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
const fault = (code: number) => expect.objectContaining({ name: 'Fault', code })

describe('who is speaking', () => {
  test('a web application acts for a person who signed in', async () => {
    const person = ann.client().online(await ann.userToken())
    const info = await person.info()
    expect(info).toMatchObject({ name: 'Ann', personId: ann.seen.personId, selectedRecordId: ann.seen.recordId })
    const key = await person.record(info.record[0]!.id).put(Weight, kilos(70))
    expect((await record.get(Weight, key.id))?.data).toEqual(kilos(70))
  })

  test('a job acts for everybody who opened a record', async () => {
    const people = await all(ann.client().people())
    expect(people.map(({ personId }) => personId)).toEqual([ann.seen.personId])
    const [first] = people
    expect(await ann.client().offline(first!.personId).info()).toMatchObject({ name: 'Ann' })
  })

  test('the key may be PKCS #1 or of WebCrypto, and the certificate may stand for its thumbprint', async () => {
    const { origin, applicationId, privateKey, thumbprint } = ann
    const old = createPrivateKey(privateKey).export({ type: 'pkcs1', format: 'pem' }) as string
    await webApplication({ server: origin, applicationId, privateKey: old, thumbprint }).call(GetVocabulary, {})
    const bytes = createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' })
    const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('pkcs8', new Uint8Array(bytes), rsa, false, ['sign'])
    await webApplication({ server: origin, applicationId, privateKey: key, thumbprint }).call(GetVocabulary, {})
  })

  test('a token of nobody is refused with what to do', async () => {
    await expect(ann.client().online('nonsense').info()).rejects.toEqual(fault(Status.INVALID_TOKEN))
  })

  test('a wrong key opens no session, and the next try is a new one', async () => {
    const app = ann.client()
    const stranger = webApplication({ ...ann, server: ann.origin, thumbprint: '0'.repeat(40) })
    await expect(stranger.call(GetVocabulary, {})).rejects.toEqual(fault(Status.BAD_SIG))
    await expect(stranger.call(GetVocabulary, {})).rejects.toEqual(fault(Status.BAD_SIG))
    await app.call(GetVocabulary, {})
  })

  test('a fault names its method and the answer that told it', async () => {
    const asked = record.call(PutThings, { thing: [] })
    await expect(asked).rejects.toThrow('PutThings/thing: this is missing')
    const error = await record.get(Weight, 'no-guid').catch((e: unknown) => e)
    expect(error).toBeInstanceOf(Fault)
    expect(error).toMatchObject({
      code: Status.INVALID_XML,
      method: 'GetThings',
      responseId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })
})

describe('things', () => {
  test('what was put is read back, with its common parts', async () => {
    const common = { note: 'Before breakfast', tags: 'morning' }
    const { id, versionStamp } = await record.put(Weight, kilos(72.5, '2026-05-01'), { common })
    const thing = await record.get(Weight, id)
    expect(thing).toMatchObject({
      id,
      versionStamp,
      type: Weight,
      data: kilos(72.5, '2026-05-01'),
      common,
      state: 'Active',
    })
    expect(thing!.effectiveDate).toBe('2026-05-01T00:00:00')
    expect(thing!.created?.appId.text).toBe(ann.applicationId)
  })

  test('a change needs the version that it changes; common parts stay', async () => {
    const { id } = await record.put(Weight, kilos(80), { common: { note: 'first' } })
    const thing = (await record.get(Weight, id))!
    await record.update(thing, { ...thing.data, value: { kg: 81 } })
    expect(await record.get(Weight, id)).toMatchObject({ data: kilos(81), common: { note: 'first' } })
    await expect(record.update(thing, kilos(82))).rejects.toEqual(fault(Status.VERSION_STAMP_MISMATCH))
  })

  test('what is removed is gone', async () => {
    const key = await record.put(HeartRate, { when: dateTime('2026-03-04'), value: 63 })
    await record.remove(key)
    expect(await all(record.things(HeartRate))).toEqual([])
  })

  test('several are put, all or none', async () => {
    const pressure = { when: dateTime('2026-06-01'), systolic: 120, diastolic: 80 }
    const keys = await record.putAll([
      { type: BloodPressure, data: pressure },
      { type: HeartRate, data: { when: dateTime('2026-06-01'), value: 60 } },
    ])
    expect(keys).toHaveLength(2)
    await expect(
      record.putAll([
        { type: BloodPressure, data: pressure },
        { type: HeartRate, data: { when: dateTime('2026-06-01'), value: -1 } },
      ]),
    ).rejects.toBeInstanceOf(Fault)
    const found = await all(record.thingsOf([BloodPressure, HeartRate], { from: '2026-06-01' }))
    expect(found.map(({ id }) => id).sort()).toEqual(keys.map(({ id }) => id).sort())
    for (const thing of found) if (thing.type === HeartRate) expect(thing.data).toMatchObject({ value: 60 })
  })

  test('hundreds are read to the end, the latest first; or only so many', async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({
      type: Weight,
      data: kilos(
        60 + i / 10,
        `2020-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
      ),
    }))
    await record.putAll(many)
    const found = await all(record.things(Weight, { from: '2020-01-01', to: '2020-12-31' }))
    expect(found.map(({ data }) => data.value.kg).sort()).toEqual(many.map(({ data }) => data.value.kg).sort())
    const dates = found.map(({ effectiveDate }) => effectiveDate!)
    expect(dates).toEqual([...dates].sort().reverse())
    expect(await all(record.things(Weight, { to: '2020-12-31', max: 7 }))).toHaveLength(7)
    expect(await all(record.things(Weight, { to: '2020-12-31', max: 250 }))).toHaveLength(250)
  })

  test('more than the platform tells at a time are read to the end, each once', { timeout: 120_000 }, async () => {
    const at = (i: number) => new Date(Date.UTC(2001, 0, 1) + Math.floor(i / 3) * 1000).toISOString().slice(0, 19)
    const pulses = Array.from({ length: 5300 }, (_, i) => ({
      type: HeartRate,
      data: { when: dateTime(at(i)), value: 40 + (i % 100) },
    }))
    const keys: string[] = []
    for (let i = 0; i < pulses.length; i += 1000)
      keys.push(...(await record.putAll(pulses.slice(i, i + 1000))).map(({ id }) => id))
    const found = (await all(record.things(HeartRate, { from: '2001-01-01', to: '2001-12-31' }))).map(({ id }) => id)
    expect(found).toHaveLength(5300)
    expect(new Set(found)).toEqual(new Set(keys))
  })

  test('a thing of an older version is read as the newest, and the other way round', async () => {
    const old = typeById(Medication1.id)!.sampleXml
    await record.call(PutThings, { thing: [{ typeId: { text: Medication1.id }, dataXml: [{ text: old }] }] })
    const [now] = await all(record.things(Medication))
    const [before] = await all(record.things(Medication1))
    expect(now!.id).toBe(before!.id)
    expect(now!.data.name.text).toBe(before!.data.name)
  })

  test('a document of another standard is its XML', async () => {
    const document = typeById(Ccr.id)!.sampleXml
    const { id } = await record.put(Ccr, document)
    expect((await record.get(Ccr, id))!.data).toBe(document)
  })

  test('every type that can be created is put and read by its sample', async () => {
    for (const type of everyType) {
      const server = typeById(type.id)!
      if (server.uncreatable || server.blobs !== undefined) continue
      const first = await record
        .call(PutThings, { thing: [{ typeId: { text: type.id }, dataXml: [{ text: server.sampleXml }] }] })
        .catch((e: unknown) => e)
      // A record has only one of some.
      if (first instanceof Fault && server.singleton) continue
      if (first instanceof Fault) throw new Error(`${type.name}: ${first.message}`)
      const { id } = { id: (first as { thingId: [{ text: string }] }).thingId[0].text }
      const thing = (await record.get(type, id))!
      if (server.immutable) continue
      await record.update(thing, thing.data as never)
      expect((await record.get(type, id))!.data).toEqual(thing.data)
    }
  })
})

test('who keeps a copy is told what was done, from where it was', async () => {
  const portions = await all(changesAfter(record))
  const { cursor } = portions.at(-1)!
  expect(portions.flatMap(({ changes }) => changes).length).toBeGreaterThan(5000)
  expect(await all(changesAfter(record, cursor))).toEqual([])
  const key = await record.put(Weight, kilos(99))
  const thing = (await record.get(Weight, key.id))!
  const next = await record.update(thing, kilos(98))
  await record.remove(next)
  const [told] = await all(changesAfter(record, cursor))
  expect(told!.changes.map(({ operation, thing: { id }, typeId }) => [operation, id, typeId])).toEqual([
    ['Create', key.id, Weight.id],
    ['Update', key.id, Weight.id],
    ['Delete', key.id, Weight.id],
  ])
  expect(told!.cursor).toBeGreaterThan(cursor)
})

test('what does not fit is an error while one types', () => {
  const check = async (r: HealthRecord) => {
    // @ts-expect-error A weight needs its date.
    await r.put(Weight, { value: { kg: 1 } })
    // @ts-expect-error There are no pounds in a weight.
    await r.put(Weight, { when: dateTime('2026-03-04'), value: { lb: 1 } })
    // @ts-expect-error A number, not its text.
    await r.put(HeartRate, { when: dateTime('2026-03-04'), value: '60' })
    // Empty lists may be left out.
    await r.put(HeartRate, { when: dateTime('2026-03-04'), value: 60, measurementMethod: { text: 'Counted' } })
    const thing = await r.get(HeartRate, '')
    expectTypeOf(thing?.data.value).toEqualTypeOf<number | undefined>()
    // @ts-expect-error Those of two types go with their own data.
    await r.putAll([{ type: HeartRate, data: kilos(1) }])
  }
  expect(check).toBeTypeOf('function')
})

describe('sessions', () => {
  test('requests that come at once share one session', async () => {
    const { fetch, asked } = watchedFetch()
    const app = ann.client({ fetch })
    await Promise.all(Array.from({ length: 8 }, () => app.offline(ann.seen.personId).info()))
    expect(asked.filter(name => name === 'CreateAuthenticatedSessionToken')).toHaveLength(1)
  })

  test('a session that ended is renewed once for all, and what was asked is asked again', async () => {
    const { fetch, asked } = watchedFetch()
    const person = ann.client({ fetch }).offline(ann.seen.personId)
    await person.info()
    ann.world.pass(601_000)
    asked.length = 0
    const answers = await Promise.all([
      person.info(),
      person.info(),
      person.record(ann.seen.recordId).put(Weight, kilos(1)),
    ])
    expect(answers).toHaveLength(3)
    expect(asked.filter(name => name === 'CreateAuthenticatedSessionToken')).toHaveLength(1)
    expect(asked.filter(name => name === 'PutThings')).toHaveLength(2)
  })
})

describe('weather', () => {
  test('reading is tried again when the network fails or the server is busy', async () => {
    const { fetch, asked, failures } = watchedFetch()
    const person = ann.client({ fetch }).offline(ann.seen.personId)
    await person.info()
    failures.push('before', 503)
    expect(await person.info()).toMatchObject({ name: 'Ann' })
    expect(asked.filter(name => name === 'GetPersonInfo')).toHaveLength(4)
  })

  test('storing is not: nobody knows whether it was done', async () => {
    const { fetch, asked, failures } = watchedFetch()
    const mine = ann.client({ fetch }).offline(ann.seen.personId).record(ann.seen.recordId)
    await mine.call(GetPersonInfo, {})
    failures.push('after')
    await expect(mine.put(Weight, kilos(55, '2019-01-01'))).rejects.toBeInstanceOf(Unreachable)
    expect(asked.filter(name => name === 'PutThings')).toHaveLength(1)
    expect(await all(record.things(Weight, { to: '2019-12-31' }))).toHaveLength(1)
  })

  test('storing under an id of one’s own is, and there is one thing in the end', async () => {
    const { fetch, asked, failures } = watchedFetch()
    const mine = ann.client({ fetch }).offline(ann.seen.personId).record(ann.seen.recordId)
    await mine.call(GetPersonInfo, {})
    failures.push('after', 'before')
    const key = await mine.putOnce('scale-1', Weight, kilos(56, '2018-01-01'))
    expect(asked.filter(name => name === 'PutThingsByClientIds')).toHaveLength(3)
    const found = await all(record.things(Weight, { to: '2018-12-31' }))
    expect(found.map(({ id }) => id)).toEqual([key.id])
    expect(found[0]!.common.clientThingId).toBe('scale-1')
  })

  test('a device whose clock is hours behind takes the time of the platform', async () => {
    const late = await here()
    const hours = 3 * 3_600_000
    late.world.pass(hours)
    const asked: string[] = []
    const timely: typeof fetch = async (url, init) => {
      asked.push(/<method>(\w+)/.exec(String(init?.body))![1]!)
      const reply = await fetch(url, init)
      const date = new Date(Date.now() + hours).toUTCString()
      return new Response(await reply.text(), { status: reply.status, headers: { date } })
    }
    const mine = late.client({ fetch: timely }).offline(late.seen.personId).record(late.seen.recordId)
    await mine.put(Weight, kilos(70))
    await mine.put(Weight, kilos(71))
    expect(asked.filter(name => name === 'PutThings')).toHaveLength(3)
    expect(await all(mine.things(Weight))).toHaveLength(2)
    // Where the platform does not tell its time, the fault is told.
    const lost = late.client().offline(late.seen.personId)
    await expect(lost.info()).rejects.toEqual(fault(Status.REQUEST_TIMED_OUT))
    await late.world.close()
  })

  test('an address without a platform is told as such, after the tries that were allowed', async () => {
    const { fetch, asked } = watchedFetch()
    const lost = ann.client({ server: `${ann.origin}/nothing/here`, fetch, tries: 2 })
    await expect(lost.call(GetVocabulary, {})).rejects.toThrow('There is no platform at this address: it answered 404.')
    expect(asked).toHaveLength(1)
    const dead = ann.client({ server: 'http://127.0.0.1:1', tries: 2, fetch })
    await expect(dead.call(GetVocabulary, {})).rejects.toBeInstanceOf(Unreachable)
  })

  test('a signal ends the wait', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(ann.client().call(GetVocabulary, {}, { signal })).rejects.toThrow('enough')
  })
})

describe('methods', () => {
  test('a method is typed by its contract, the newest version or the one that is named', async () => {
    const question = { group: [{ filter: [{ typeId: [Weight.id] }], format: { section: ['core'], xml: [''] } }] }
    const newest = await record.call(GetThings, question)
    expectTypeOf(newest).toEqualTypeOf<GetThingsResponse>()
    const older = await record.call(GetThings, question, { version: 1 })
    expectTypeOf(older).toEqualTypeOf<GetThingsResponse2>()
    expect(older.group[0].thing.length).toBe(newest.group[0].thing.length)
    // @ts-expect-error There is no such version.
    await expect(record.call(GetThings, question, { version: 9 })).rejects.toThrow('GetThings has no version 9.')
    // @ts-expect-error A group is needed.
    await expect(record.call(GetThings, {})).rejects.toThrow('GetThings/group: this is missing')
  })

  test('the application asks for itself: vocabularies, types, the service', async () => {
    const app = ann.client()
    const { codeSetResult } = await app.call(SearchVocabulary, {
      vocabularyKey: { name: 'weight-units', family: 'wc' },
      textSearchParameters: { searchString: { text: 'k' } },
    })
    expect(codeSetResult?.codeItem.map(({ codeValue }) => codeValue)).toContain('kg')
    const { thingType } = await app.call(GetThingType, { id: [Weight.id], section: ['core'] })
    expect(thingType[0]).toMatchObject({ id: Weight.id, name: 'Weight' })
    const { instances } = await app.call(GetServiceDefinition, { responseSections: { section: ['topology'] } })
    expect(instances?.instance[0]?.name).toBe('Test')
  })

  test('a method without an answer answers nothing', async () => {
    const person = ann.client().offline(ann.seen.personId)
    expect(await person.call(SetApplicationSettings, { appSettings: '<theme>dark</theme>' })).toBeUndefined()
    expect(await person.info()).toMatchObject({ appSettings: '<theme>dark</theme>' })
  })
})

describe('the Shell', () => {
  test('people are sent there and back', () => {
    const url = new URL(ann.client().signInUrl({ actionQuery: 'page=2&x=ü', severalRecords: true }))
    expect(url.pathname).toBe('/redirect.aspx')
    expect(url.searchParams.get('target')).toBe('AUTH')
    expect(Object.fromEntries(new URLSearchParams(url.searchParams.get('targetqs')!))).toEqual({
      appid: ann.applicationId,
      actionqs: 'page=2&x=ü',
      ismra: 'true',
    })
    const back =
      'https://app.example.org/hv?target=AppAuthSuccess&WCToken=a%2Bb&suggestedtokenttl=3600&actionqs=page%3D2'
    expect(readReturn(new URL(back))).toEqual({
      target: 'AppAuthSuccess',
      userToken: 'a+b',
      tokenSeconds: 3600,
      actionQuery: 'page=2',
    })
    expect(readReturn('/hv?target=AppAuthReject')).toEqual({ target: 'AppAuthReject' })
  })
})
