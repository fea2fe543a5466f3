import { afterAll, beforeAll, expect, test } from 'vitest'
import { choiceToken } from '../../src/domain/communication.ts'
import { asker } from '../../src/gate.ts'
import { createWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const anonymous = () => asker(world.platform.gate, { kind: 'shell' }, 'test')
const get = (ask: ReturnType<typeof asker>, token?: string) =>
  ask('GetPersonCommunicationPreferences', {
    ...(token !== undefined && { communicationPreferencesAccessToken: token }),
  }).then(answer => answer.communicationPreferences)

test('a token reads and changes the choice for its own application, and shows no other', async () => {
  const ann = await world.person('Ann')
  const record = await world.record(ann)
  const [clinic, club] = [await world.web({ name: 'Clinic' }), await world.web({ name: 'Club' })]
  for (const app of [clinic, club]) await world.grant(app, ann, record)
  const token = choiceToken(world.platform.services, { personId: ann.personId, applicationId: clinic.applicationId })
  const own = { applicationId: clinic.applicationId, name: 'Clinic', receivesMessages: true }
  const before = { isNewsletterSubscriber: false, receivesMessages: true, application: [own] }
  expect(await get(anonymous(), token)).toEqual(before)
  const set = (applicationId: string) =>
    anonymous()('SetPersonCommunicationPreferences', {
      communicationPreferencesAccessToken: token,
      communicationPreferences: { application: [{ applicationId, receivesMessages: false }] },
    })
  await expect(set(club.applicationId)).rejects.toMatchObject({ status: 'ACCESS_DENIED' })
  expect(await get(anonymous(), token)).toEqual(before)
  await set(clinic.applicationId)
  const shell = await world.shell(ann)
  expect((await get(shell)).application.map(a => [a.name, a.receivesMessages])).toEqual([
    ['Clinic', false],
    ['Club', true],
  ])
  // What is silenced stays on the list when the application has no grant any more.
  await world.revoke(clinic, ann, record)
  await world.revoke(club, ann, record)
  expect((await get(shell)).application.map(a => a.name)).toEqual(['Clinic'])
})

test('a token that is not ours is 11, one that is too old 162, one of a closed account 9; nobody without a token 11', async () => {
  const app = await world.web()
  const barred = await world.person('Bob', { state: 'Suspended' })
  const ann = await world.person('Ann')
  const tokenOf = ({ personId }: { personId: string }) =>
    choiceToken(world.platform.services, { personId, applicationId: app.applicationId })
  const good = tokenOf(ann)
  for (const bad of ['x', `${good.slice(0, -4)}AAAA`, good.slice(2)])
    await expect(get(anonymous(), bad)).rejects.toMatchObject({ status: 'ACCESS_DENIED' })
  await expect(get(anonymous())).rejects.toMatchObject({ status: 'ACCESS_DENIED' })
  await expect(get(anonymous(), tokenOf(barred))).rejects.toMatchObject({ status: 'INVALID_PERSON' })
  world.pass(90 * 86_400_000)
  await expect(get(anonymous(), good)).rejects.toMatchObject({
    status: 'COMMUNICATION_PREFERENCES_ACCESS_TOKEN_EXPIRED',
  })
  const client = await world.client(app)
  expect((await client.call('GetPersonCommunicationPreferences', 1)).code).toBe(11)
})

test('changes that come at once are all kept', async () => {
  const ann = await world.person('Ann')
  const shell = await world.shell(ann)
  const apps = await Promise.all(Array.from({ length: 8 }, () => world.web()))
  await Promise.all(
    apps.map(({ applicationId }) =>
      shell('SetPersonCommunicationPreferences', {
        communicationPreferences: { application: [{ applicationId, receivesMessages: false }] },
      }),
    ),
  )
  expect((await get(shell)).application).toHaveLength(8)
})
