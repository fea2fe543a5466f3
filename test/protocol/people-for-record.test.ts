import { afterAll, beforeAll, expect, test } from 'vitest'
import { startShellSession } from '../../src/domain/sessions.ts'
import { asker } from '../../src/gate.ts'
import { elements, text } from '../../src/xml/tree.ts'
import { canCheck, findings } from '../check-xml.ts'
import { createWorld, onTypes, type World } from '../world.ts'

const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

test('a custodian learns who holds the record, how far and until when, and no ids', async () => {
  const ann = await world.person('Ann')
  const record = await world.record(ann, { name: 'Ann’s record' })
  const bob = await world.person('Bob')
  const cara = await world.person('Cara')
  const gone = await world.person('Dan')
  const barred = await world.person('Eve', { state: 'Suspended' })
  await world.share(record, bob, { level: 'View', rules: onTypes([weight]), expiresAt: '2099-01-01T00:00:00Z' })
  await world.share(record, cara, { level: 'Modify' })
  await world.share(record, gone, { level: 'View', expiresAt: '2020-01-01T00:00:00Z' })
  await world.share(record, barred, { level: 'View' })
  const app = await world.web()
  await world.grant(app, ann, record)
  const client = await world.client(app, { person: ann, record })
  const answer = await client.call('GetPeopleForRecord', 1)
  expect(answer.code).toBe(0)
  if (canCheck) expect(await findings([answer.xml])).toEqual([])
  const people = elements(answer.info!).map(e => Object.fromEntries(elements(e).map(part => [part.local, text(part)])))
  expect(people.map(p => [p.name, p['record-custodian'], p['contact-email'], p['contact-email-validated']])).toEqual([
    ['Ann', 'true', ann.email, 'true'],
    ['Bob', 'false', bob.email, 'true'],
    ['Cara', 'false', cara.email, 'true'],
  ])
  expect(people[0]).toMatchObject({ 'record-display-name': 'Ann’s record', 'rel-type': '1', 'is-group': 'false' })
  expect(people.map(p => p['date-auth-expires'])).toEqual([
    '9999-12-31T23:59:59.999Z',
    '2099-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
  ])
  const rules = [...answer.xml.matchAll(/<auth-xml>.*?<\/auth-xml>/gs)].map(([xml]) =>
    [...xml.matchAll(/<(?:permission|type-id)>([^<]+)/g)].map(m => m[1]).join(' '),
  )
  const all = 'Read Update Create Delete'
  expect(rules).toEqual([all, `Read ${weight}`, all])
  for (const { personId } of [ann, bob, cara]) expect(answer.xml).not.toContain(personId)
})

test('whoever is no custodian is refused with 11, and learns nobody’s address', async () => {
  const ann = await world.person('Ann')
  const record = await world.record(ann)
  const bob = await world.person('Bob')
  await world.share(record, bob, { level: 'Modify' })
  const app = await world.web()
  await world.grant(app, bob, record)
  const answer = await (await world.client(app, { person: bob, record })).call('GetPeopleForRecord', 1)
  expect(answer.code).toBe(11)
  expect(answer.xml).not.toContain('@')
})

test('invitations that nobody took are told too, with the address as the name of one who was not named', async () => {
  const ann = await world.person('Ann')
  const record = await world.record(ann, { name: 'Ann’s record' })
  const app = await world.web()
  await world.grant(app, ann, record)
  const { services, gate } = world.platform
  const token = await services.db.write(tx => startShellSession(services, tx, ann.personId, 3600))
  const userInitiatedCreationUsingEmail = {
    emailAddress: 'bob@example.org',
    granteeName: '',
    level: 'View' as const,
    rule: [],
    canAccessAudit: false,
    relId: 2,
  }
  await asker(gate, { kind: 'shell', token }, 'test')(
    'AuthorizeRecord',
    { authorization: { userInitiatedCreationUsingEmail } },
    { record },
  )
  const client = await world.client(app, { person: ann, record })
  const answer = await client.call('GetPeopleForRecord', 1)
  if (canCheck) expect(await findings([answer.xml])).toEqual([])
  const [, invited] = elements(answer.info!)
  expect(invited!.local).toBe('non-active-authorization')
  expect(Object.fromEntries(elements(invited!).map(part => [part.local, text(part)]))).toMatchObject({
    'email-address': 'bob@example.org',
    'record-custodian': 'false',
    'authorized-record-state': 'ActivationPending',
    'rel-type': '2',
    'grantor-name': 'Ann',
    'grantee-name': 'bob@example.org',
    'can-access-audit': 'false',
  })
  expect(answer.xml).not.toContain('token')
})
