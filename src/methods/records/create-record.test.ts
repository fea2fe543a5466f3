import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, onTypes, type World } from '../../../test/world.ts'
import { mostRecords } from '../../domain/holders.ts'
import { startShellSession } from '../../domain/sessions.ts'
import { asker } from '../../gate.ts'
import { sql } from '../../store/db.ts'
import { dateTimeOf } from '../../things/base/dates.ts'
import { bloodPressure } from '../../things/blood-pressure.ts'
import { write } from '../../things/registry.ts'
import { weight } from '../../things/weight.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const { now, ask } = {
  now: '2026-11-22',
  async ask(person: { personId: string }) {
    const { services, gate } = world.platform
    return asker(
      gate,
      { kind: 'shell', token: await startShellSession(services, services.db.now, person.personId, 3600) },
      'test',
    )
  },
}
const child = { name: 'Ben Baker', displayName: 'Ben', relType: 14 }
const put = (xml: string, typeId: string) => ({
  thing: [{ typeId: { text: typeId }, dataXml: [{ text: xml }], signatureInfo: [] }],
})

test('who creates a record is its custodian, and the history says so', async () => {
  const ann = await world.person('Ann')
  const say = await ask(ann)
  const { recordId } = await say('CreateRecord', { recordInfo: child })
  const { record } = await say('GetPersonInfoPrivileged', {})
  expect(record).toEqual([
    expect.objectContaining({ recordId, name: 'Ben Baker', displayName: 'Ben', relationship: 14, level: 'Custodian' }),
  ])
  const audit = await world.platform.services.db.read.query(
    sql`select action, person_id from record_audit where record_id = ${recordId}`,
  )
  expect(audit).toEqual([{ action: 'CreateRecord', person_id: ann.personId }])
})

test('there is no second self, no record of an application, and an end to the number of records', async () => {
  const ann = await world.person('Ann')
  const say = await ask(ann)
  for (const relType of [1, 9, 4, 99])
    await expect(say('CreateRecord', { recordInfo: { ...child, relType } })).rejects.toMatchObject({
      status: 'INVALID_RELATIONSHIP_TYPE',
    })
  for (let i = 0; i < mostRecords; i++) await world.record(ann)
  await expect(say('CreateRecord', { recordInfo: child })).rejects.toMatchObject({ status: 'MAX_RECORDS_EXCEEDED' })
})

test('each holder has a name of their own for a record; its own name is the custodian’s to change', async () => {
  const ann = await world.person('Ann')
  const ben = await world.person('Ben')
  const record = await world.record(ann, { name: 'Mother' })
  await world.share(record, ben, { level: 'Modify' })
  const [asAnn, asBen] = [await ask(ann), await ask(ben)]
  await asBen('SetRecordDisplayName', { displayName: ' Granny ', relType: 10 }, { record })
  await asAnn('UpdateRecord', { name: 'Martha Baker' }, { record })
  await expect(asBen('UpdateRecord', { name: 'Mine' }, { record })).rejects.toMatchObject({ status: 'ACCESS_DENIED' })
  expect((await asBen('GetPersonInfoPrivileged', {})).record[0]).toMatchObject({
    name: 'Martha Baker',
    displayName: 'Granny',
    relationship: 10,
  })
  expect((await asAnn('GetPersonInfoPrivileged', {})).record[0]).toMatchObject({ displayName: 'Mother' })
  const stranger = await ask(await world.person('Cleo'))
  await expect(stranger('SetRecordDisplayName', { displayName: 'X', relType: 2 }, { record })).rejects.toMatchObject({
    status: 'INVALID_RECORD',
  })
})

test('counts show what the caller may see', async () => {
  const ann = await world.person('Ann')
  const ben = await world.person('Ben')
  const record = await world.record(ann)
  await world.share(record, ben, { level: 'View', rules: onTypes([weight.familyId]) })
  const [asAnn, asBen] = [await ask(ann), await ask(ben)]
  for (const day of [1, 2, 3])
    await asAnn(
      'PutThings',
      put(write(weight, { when: dateTimeOf(`2026-01-0${day}`), value: { kg: 80 } }), weight.id),
      { record },
    )
  const { thingId } = await asAnn(
    'PutThings',
    put(write(bloodPressure, { when: dateTimeOf(now), systolic: 120, diastolic: 80 }), bloodPressure.id),
    { record },
  )
  await asAnn('RemoveThings', { thingId }, { record })
  expect(await asAnn('GetRecordCounts', {}, { record })).toEqual({
    type: [{ familyId: weight.familyId, active: 3, latest: '2026-01-03T00:00:00' }],
    deleted: 1,
  })
  expect(await asBen('GetRecordCounts', {}, { record })).toEqual({
    type: [{ familyId: weight.familyId, active: 3, latest: '2026-01-03T00:00:00' }],
    deleted: 0,
  })
})

test('units are remembered one kind at a time, beside other preferences', async () => {
  const ann = await world.person('Ann')
  const say = await ask(ann)
  await say('SetPersonInfoPrivileged', { preferences: { theme: 'dark' } })
  await say('SetUnitPreference', { kind: 'weight', unit: 'kg' })
  await say('SetUnitPreference', { kind: 'height', unit: 'cm' })
  await say('SetUnitPreference', { kind: 'weight', unit: 'lb' })
  expect((await say('GetUnitPreferences', {})).choice).toEqual(
    expect.arrayContaining([
      { kind: 'weight', unit: 'lb' },
      { kind: 'height', unit: 'cm' },
    ]),
  )
  expect((await say('GetPersonInfoPrivileged', {})).person.preferences).toMatchObject({ theme: 'dark' })
})
