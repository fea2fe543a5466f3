import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { child, elements, text } from '../../src/xml/tree.ts'
import { canCheck, findings } from '../check-xml.ts'
import { type Client, createWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const idXml = (id: string) => `<alternate-id>${id}</alternate-id>`

async function home(app?: Awaited<ReturnType<World['web']>>) {
  const person = await world.person('Ann')
  const recordId = await world.record(person)
  const own = app ?? (await world.web())
  await world.grant(own, person, recordId)
  return {
    app: own,
    person,
    recordId,
    client: await world.client(own, { person, record: recordId }),
    alone: await world.client(own),
  }
}
const codeOf = async (client: Client, method: string, id: string) => (await client.call(method, 1, idXml(id))).code
const idsOf = async (client: Client) => {
  const answer = await client.call('GetAlternateIds', 1)
  return elements(child(answer.info!, 'alternate-ids')!).map(text)
}

describe('an alternate id', () => {
  test('leads back to the person and the one record it was given to, until it is taken back', async () => {
    const { client, alone, person, app } = await home()
    const other = await world.record(person)
    await world.grant(app, person, other)
    expect(await codeOf(client, 'AssociateAlternateId', 'MRN-1')).toBe(0)
    expect(await codeOf(client, 'AssociateAlternateId', 'mrn-1')).toBe(0)
    // Said again it changes nothing.
    expect(await codeOf(client, 'AssociateAlternateId', 'MRN-1')).toBe(0)
    expect(await idsOf(client)).toEqual(['MRN-1', 'mrn-1'])
    const found = await alone.call('GetPersonAndRecordForAlternateId', 1, idXml('MRN-1'))
    const info = child(found.info!, 'person-info')!
    expect(text(child(info, 'person-id')!)).toBe(client.personId)
    const records = elements(info).filter(e => e.local === 'record')
    expect(records.map(r => r.attributes.find(a => a.local === 'id')?.value)).toEqual([client.recordId])
    const listed = await client.call('GetAlternateIds', 1)
    if (canCheck) expect(await findings([found.xml, listed.xml])).toEqual([])
    expect(await codeOf(client, 'DisassociateAlternateId', 'MRN-1')).toBe(0)
    expect(await codeOf(client, 'DisassociateAlternateId', 'MRN-1')).toBe(140)
    expect(await codeOf(alone, 'GetPersonAndRecordForAlternateId', 'MRN-1')).toBe(140)
    // Without a person, as the .NET SDK calls.
    expect(await codeOf(alone, 'DisassociateAlternateId', 'mrn-1')).toBe(0)
    expect(await idsOf(client)).toEqual([])
  })

  test('stands for one person and record within an application: 139 for a second, another application is free', async () => {
    const { app, client } = await home()
    const { client: second } = await home(app)
    const { client: elsewhere } = await home()
    expect(await codeOf(client, 'AssociateAlternateId', 'same')).toBe(0)
    expect(await codeOf(second, 'AssociateAlternateId', 'same')).toBe(139)
    expect(await codeOf(second, 'DisassociateAlternateId', 'same')).toBe(140)
    expect(await codeOf(elsewhere, 'AssociateAlternateId', 'same')).toBe(0)
    const { client: third } = await home(app)
    const { client: fourth } = await home(app)
    const race = await Promise.all([third, fourth].map(c => codeOf(c, 'AssociateAlternateId', 'race')))
    expect(race.sort()).toEqual([0, 139])
  })

  test('stays while the authorization is ended, answers 11 then, and works again when it comes back', async () => {
    const { app, person, recordId, client, alone } = await home()
    await codeOf(client, 'AssociateAlternateId', 'kept')
    await world.revoke(app, person, recordId)
    expect(await codeOf(alone, 'GetPersonAndRecordForAlternateId', 'kept')).toBe(11)
    await world.grant(app, person, recordId)
    expect(await codeOf(alone, 'GetPersonAndRecordForAlternateId', 'kept')).toBe(0)
  })

  test.each([
    ['', 142],
    [' MRN', 3],
    ['x'.repeat(256), 3],
  ] as const)('"%.10s" is refused with %d', async (id, code) => {
    const { client } = await home()
    expect(await codeOf(client, 'AssociateAlternateId', id)).toBe(code)
  })

  test('one more than a hundred of a person in a record is refused with 141', async () => {
    const { client } = await home()
    for (let i = 0; i < 100; i++) await codeOf(client, 'AssociateAlternateId', `n${i}`)
    expect(await codeOf(client, 'AssociateAlternateId', 'n100')).toBe(141)
  })
})

describe('AuthorizeApplication', () => {
  test('38 for an application that is open to all, 11 for one that is not the caller’s', async () => {
    const { app, client } = await home()
    const { app: other } = await home()
    const code = async (id: string) => (await client.call('AuthorizeApplication', 1, `<app-id>${id}</app-id>`)).code
    expect(await code(app.applicationId)).toBe(38)
    expect(await code(other.applicationId)).toBe(11)
  })
})
