import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asker } from '../../src/gate.ts'
import { sql } from '../../src/store/db.ts'
import { child, elements, text } from '../../src/xml/tree.ts'
import { createWorld, refused, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld({ eventsAnywhere: false })
})
afterAll(() => world.close())

const asOperator = () => asker(world.platform.gate, { kind: 'machine' }, 'test')
async function scene() {
  const app = await world.web({ actionUrl: 'https://app.example.org/hv' })
  const person = await world.person('Ann')
  const recordId = await world.record(person)
  await world.grant(app, person, recordId)
  return {
    app,
    person,
    recordId,
    shell: await world.shell(person),
    client: await world.client(app, { person, record: recordId }),
  }
}

describe('GetApplication', () => {
  test('finds applications by id and by name, without unknown and deleted ones', async () => {
    const name = `Rare ${randomUUID()}`
    const [one, two] = [await world.web({ name }), await world.web({ name: 'Other' })]
    const ask = asOperator()
    const { apps } = await ask('GetApplication', {
      nameMatchFilter: { nameMatch: name.toUpperCase(), showPublishedAppsOnly: false },
      id: [two.applicationId, randomUUID()],
    })
    expect(apps.application.map(a => a.id).sort()).toEqual([one.applicationId, two.applicationId].sort())
    await ask('SetApplicationState', { appId: one.applicationId, state: 'Deleted' })
    const left = await ask('GetApplication', { id: [one.applicationId] })
    expect(left.apps.application).toEqual([])
  })

  test('shows texts in the language that was asked for, or in all', async () => {
    const { applicationId } = await world.web({ name: 'Weights' })
    await world.platform.services.db.now.query(sql`
      update application set wording = '{"en-US": {"name": "Weights"}, "de": {"name": "Gewichte"}}' where application_id = ${applicationId}`)
    const ask = asOperator()
    const named = async (culture: string, allLanguages: boolean) =>
      (await ask('GetApplication', { id: [applicationId], allLanguages }, { culture })).apps.application[0]!.name
    expect(await named('de-AT', false)).toEqual([{ text: 'Gewichte', lang: 'de' }])
    expect(await named('fr', false)).toEqual([{ text: 'Weights', lang: 'en-US' }])
    expect(await named('fr', true)).toHaveLength(2)
    const { application } = await ask('GetApplicationPrivileged', { id: [applicationId] }, { culture: 'de-DE' })
    expect(application[0]!.name).toBe('Gewichte')
  })
})

describe('settings of an application', () => {
  test('are shown to the person, and changed part by part', async () => {
    const { app, person, recordId, shell, client } = await scene()
    const appId = app.applicationId
    await client.call('SetApplicationSettings', 1, '<app-settings><theme>dark</theme></app-settings>')
    const kept = () => shell('GetApplicationSettingsPrivileged', { appId })
    expect(await kept()).toEqual({ appSettings: '<theme>dark</theme>', selectedRecordId: recordId })
    const second = await world.record(person)
    await expect(
      shell('SetApplicationSettingsPrivileged', { appId, appSettings: '<lost/>', selectedRecordId: second }),
    ).rejects.toSatisfy(refused('INVALID_RECORD'))
    await world.grant(app, person, second)
    await shell('SetApplicationSettingsPrivileged', { appId, selectedRecordId: recordId })
    expect(await kept()).toEqual({ appSettings: '<theme>dark</theme>', selectedRecordId: recordId })
    await shell('SetApplicationSettingsPrivileged', { appId, appSettings: '' })
    expect(await kept()).toEqual({ selectedRecordId: recordId })
    await world.revoke(app, person, recordId)
    await world.revoke(app, person, second)
    expect(await kept()).toEqual({})
    await expect(shell('GetApplicationSettingsPrivileged', { appId: randomUUID() })).rejects.toSatisfy(
      refused('INVALID_APP'),
    )
    const long = 'x'.repeat(70_000)
    await expect(shell('SetApplicationSettingsPrivileged', { appId, appSettings: long })).rejects.toSatisfy(
      refused('REQUEST_TOO_LONG'),
    )
  })
})

test('an id by which an application knows a record leads the person to it, and nobody else', async () => {
  const { person, recordId, shell, client } = await scene()
  const translated = (ask: typeof shell, id: string) =>
    ask('GetAppSpecificPseudoId', { otherAppPseudoRecordId: id }).then(a => a.pseudoRecordId)
  const expected = [
    { text: recordId, otherAppPseudoId: client.recordId, recordState: 'Active', authExpires: expect.any(String) },
  ]
  expect(await translated(shell, client.recordId!.toUpperCase())).toEqual(expected)
  const info = await client.call('GetPersonInfo', 1)
  const shared = /app-specific-record-id="([^"]+)"/.exec(info.xml)![1]!
  expect(await translated(shell, shared)).toEqual([{ ...expected[0], otherAppPseudoId: shared }])
  expect(await translated(shell, recordId)).toEqual([])
  const other = await world.person('Bob')
  await world.share(recordId, other, { level: 'View' })
  expect(await translated(await world.shell(other), client.recordId!)).toEqual([])
  expect(person.personId).toBeDefined()
})

test('an application that works only in some places is offered no instance for others', async () => {
  const { applicationId } = await world.web()
  const ask = asOperator()
  const offered = async (country: string, stateProvince?: string) =>
    (
      await ask('SelectInstancePrivileged', {
        preferredLocation: { country, ...(stateProvince && { stateProvince }) },
        appId: applicationId,
      })
    ).selectedInstance?.id
  expect(await offered('FR')).toBe('1')
  await world.platform.services.db.write(async tx => {
    await tx.query(sql`
      update application set locations = '[{"country": "US", "stateProvince": "WA"}, {"country": "DE"}]' where application_id = ${applicationId}`)
    await tx.query(sql`select pg_notify('healthkeep_access', '')`)
  })
  world.platform.services.caches.forget()
  expect([await offered('FR'), await offered('US'), await offered('us', 'wa'), await offered('DE', 'BY')]).toEqual([
    undefined,
    undefined,
    '1',
    '1',
  ])
  await expect(
    ask('SelectInstancePrivileged', { preferredLocation: { country: 'US' }, appId: randomUUID() }),
  ).rejects.toSatisfy(refused('INVALID_APP'))
})

test('types are told whole, with every section', async () => {
  const { thingType } = await asOperator()('GetThingTypePrivileged', { id: ['3d34d87e-7fc1-4153-800f-f56592cb0d17'] })
  expect(thingType).toMatchObject([{ name: 'Weight', uncreatable: false, effectiveDateXpath: expect.any(String) }])
  expect(thingType[0]!.xsd).toContain('schema')
  expect((await asOperator()('GetThingTypePrivileged', { id: [] })).thingType.length).toBeGreaterThan(80)
})

test('an operator changes a subscription of any application, within the terms of that application', async () => {
  const app = await world.web({ actionUrl: 'https://app.example.org/hv' })
  const client = await world.client(app)
  const key = Buffer.alloc(64, 7).toString('base64')
  const wire = (url: string) =>
    `<subscription><common><notification-authentication-info><hv-eventing-shared-key><notification-key>${key}</notification-key><notification-key-version-id>1</notification-key-version-id></hv-eventing-shared-key></notification-authentication-info><notification-channel><http-notification-channel><url>${url}</url></http-notification-channel></notification-channel></common><record-item-changed-event><filters><filter><type-ids><type-id>3d34d87e-7fc1-4153-800f-f56592cb0d17</type-id></type-ids></filter></filters></record-item-changed-event></subscription>`
  const made = await client.call('SubscribeToEvent', 1, wire('https://app.example.org/events'))
  const id = text(child(made.info!, 'subscription-id')!)
  const ask = asOperator()
  const change = (subscriptionId: string, url: string) =>
    ask('UpdateEventSubscriptionPrivileged', {
      subscription: {
        common: {
          id: subscriptionId,
          notificationAuthenticationInfo: {
            hvEventingSharedKey: { notificationKey: key, notificationKeyVersionId: '2' },
          },
          notificationChannel: { httpNotificationChannel: { url } },
          deliveryPriority: 1,
        },
        recordItemChangedEvent: {
          filters: { filter: [{ typeIds: { typeId: ['3d34d87e-7fc1-4153-800f-f56592cb0d17'] } }] },
        },
      },
    })
  await change(id, 'https://app.example.org/later')
  const listed = await client.call('GetEventSubscriptions', 1)
  expect(elements(listed.info!)).toHaveLength(1)
  expect(listed.xml).toContain('https://app.example.org/later')
  await expect(change(id, 'https://elsewhere.example.org/')).rejects.toSatisfy(refused('SUBSCRIPTION_INVALID'))
  await expect(change(randomUUID(), 'https://app.example.org/x')).rejects.toSatisfy(refused('SUBSCRIPTION_NOT_FOUND'))
})

test('none of them is for applications (11)', async () => {
  const { client } = await scene()
  for (const name of [
    'GetApplication',
    'GetApplicationSettingsPrivileged',
    'SetApplicationSettingsPrivileged',
    'GetAppSpecificPseudoId',
    'GetThingTypePrivileged',
    'SelectInstancePrivileged',
    'UpdateEventSubscriptionPrivileged',
  ])
    expect([name, (await client.call(name, 1)).code]).toEqual([name, 11])
})
