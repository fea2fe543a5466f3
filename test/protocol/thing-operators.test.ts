/** Who may work with a kind of thing, who did, and who was admitted to an application that restricts its users. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/store/db.ts'
import { height } from '../../src/things/height.ts'
import { weight } from '../../src/things/weight.ts'
import { createWorld, everything, onTypes, refused, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const all = ['Read', 'Update', 'Create', 'Delete']

describe('GetThingOperator', () => {
  test('names the people and applications that may do something with the type, and what', async () => {
    const [ann, bob, eve] = [await world.person('Ann'), await world.person('Bob'), await world.person('Eve')]
    const record = await world.record(ann)
    await world.share(record, bob, { level: 'View' })
    await world.share(record, eve, { level: 'Modify', rules: onTypes([height.familyId], ['Read', 'Create']) })
    const scales = await world.web({
      name: 'Scales',
      online: everything,
      offline: onTypes([weight.familyId], ['Read']),
    })
    await world.grant(scales, ann, record, { online: onTypes([weight.familyId], ['Create']), offline: everything })
    const tape = await world.web({ name: 'Tape', online: everything })
    await world.grant(tape, ann, record, { online: onTypes([height.familyId], ['Read']), offline: [] })
    const shell = await world.shell(ann)
    const { personOperatorInfos, applicationOperatorInfos } = await shell(
      'GetThingOperator',
      { thingTypeId: weight.id },
      { record },
    )
    const people = personOperatorInfos!.personOperatorInfo.map(p => [
      p.name,
      [...p.onlineAccessPermissions.permission].sort(),
      p.offlineAccessPermissions,
    ])
    expect(people).toEqual([
      ['Ann', [...all].sort(), undefined],
      ['Bob', ['Read'], undefined],
    ])
    expect(applicationOperatorInfos!.applicationOperatorInfo).toEqual([
      {
        id: scales.applicationId,
        name: 'Scales',
        onlineAccessPermissions: { permission: ['Create'] },
        offlineAccessPermissions: { permission: ['Read'] },
      },
    ])
    // Ended access counts from that moment.
    await world.revoke(scales, ann, record)
    const after = await shell('GetThingOperator', { thingTypeId: weight.id }, { record })
    expect(after.applicationOperatorInfos!.applicationOperatorInfo).toEqual([])
    await expect(
      (await world.shell(bob))('GetThingOperator', { thingTypeId: weight.id }, { record }),
    ).rejects.toSatisfy(refused('ACCESS_DENIED'))
    await expect(shell('GetThingOperator', { thingTypeId: record }, { record })).rejects.toSatisfy(
      refused('INVALID_THING_TYPE'),
    )
  })
})

describe('GetThingOperatorHistory', () => {
  test('names who read or wrote, by section and within its time', async () => {
    const ann = await world.person('Ann')
    const record = await world.record(ann)
    const app = await world.web({ name: 'Scales', online: everything, offline: everything })
    await world.grant(app, ann, record)
    const client = await world.client(app, { person: ann, record, avenue: 'offline' })
    await client.call('GetThings', 3, '<group><filter/><format><section>core</section></format></group>')
    const shell = await world.shell(ann)
    const { sectionResult } = await shell(
      'GetThingOperatorHistory',
      {
        section: [
          { operatorType: 'person' },
          { operatorType: 'application' },
          { operatorType: 'application', dateMax: '2001-01-01T00:00:00Z' },
          { operatorType: 'person', maxResults: 0 },
        ],
      },
      { record },
    )
    expect(sectionResult[0]!.partialPersonInfos!.partialPersonInfo).toEqual([{ personId: ann.personId, name: 'Ann' }])
    expect(sectionResult[1]!.applications!.application.map(a => a.id)).toEqual([app.applicationId])
    expect(sectionResult[2]!.applications!.application).toEqual([])
    expect(sectionResult[3]!.partialPersonInfos!.partialPersonInfo).toEqual([])
    const bob = await world.person('Bob')
    await world.share(record, bob, { level: 'Modify' })
    await world.platform.services.db.now.query(
      sql`update record_holder set can_access_audit = false where record_id = ${record} and person_id = ${bob.personId}`,
    )
    await expect(
      (await world.shell(bob))('GetThingOperatorHistory', { section: [{ operatorType: 'person' }] }, { record }),
    ).rejects.toSatisfy(refused('ACCESS_DENIED'))
  })
})

test('a person who was admitted to a restricted application can take that back, and it opens nothing for them', async () => {
  const ann = await world.person('Ann')
  const record = await world.record(ann)
  const app = await world.web({ name: 'Members only', online: everything, offline: everything })
  const { db } = world.platform.services
  await db.now.query(sql`update application set restrict_users = true where application_id = ${app.applicationId}`)
  await db.now.query(
    sql`insert into application_person (application_id, person_id, allowed) values (${app.applicationId}, ${ann.personId}, true)`,
  )
  await world.grant(app, ann, record)
  const client = await world.client(app, { person: ann, record, avenue: 'offline' })
  const shell = await world.shell(ann)
  const { applicationId } = app
  const read = async () =>
    (await client.call('QueryPermissions', 1, `<thing-type-id>${weight.id}</thing-type-id>`)).code
  expect(await read()).toBe(0)
  expect(await world.machine()('GetAuthorizedPersonsForApplication', { applicationId, personId: [] })).toEqual({
    personId: [ann.personId],
  })
  expect(await shell('GetAuthorizedApplicationsForPerson', { applicationId: [] })).toEqual({
    applicationId: [applicationId],
  })
  await shell('RemoveAuthorizationOfPersonFromApplication', { applicationId })
  expect(await read()).toBe(11)
  expect(
    await world.machine()('GetAuthorizedPersonsForApplication', { applicationId, personId: [ann.personId] }),
  ).toEqual({
    personId: [],
  })
  expect(await shell('GetAuthorizedApplicationsForPerson', { applicationId: [applicationId] })).toEqual({
    applicationId: [],
  })
  await expect(shell('RemoveAuthorizationOfPersonFromApplication', { applicationId })).rejects.toSatisfy(
    refused('INVALID_APP'),
  )
})
