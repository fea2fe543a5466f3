import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changed } from '../../src/domain/caches.ts'
import { sql } from '../../src/store/db.ts'
import type { XmlElement } from '../../src/xml/parse.ts'
import { attribute, child, elements, text } from '../../src/xml/tree.ts'
import { canCheck, findings } from '../check-xml.ts'
import { type Answer, type Client, createWorld, onTypes, type TestApplication, type World } from '../world.ts'

const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'
const bloodPressure = 'ca3c57f4-f4c1-4e15-be67-0a3caf5414ed'

let world: World
const seen: string[] = []
beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world.close()
})

async function ok(
  client: Client,
  method: string,
  version: number,
  info = '',
  options: Parameters<Client['call']>[3] = {},
): Promise<Answer> {
  const got = await client.call(method, version, info, options)
  expect(got.message).toBe('')
  seen.push(got.xml)
  return got
}
const at = (element: XmlElement | undefined, ...path: string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((e, name) => e && child(e, name), element)
const textAt = (element: XmlElement | undefined, ...path: string[]) => {
  const found = at(element, ...path)
  return found && text(found)
}
const all = (element: XmlElement | undefined, name: string) =>
  element ? elements(element).filter(e => e.local === name) : []

/** Ann with a record of her own that a web application may use. */
async function ann(options: Parameters<World['web']>[0] = {}) {
  const person = await world.person('Ann')
  const record = await world.record(person, { name: 'Ann' })
  const app = await world.web(options)
  await world.grant(app, person, record)
  return { person, record, app, client: await world.client(app, { person, record }) }
}

async function writeOperation(
  record: string,
  app: TestApplication,
  person: { personId: string },
  family: string,
  when: string,
) {
  await world.platform.services.db.now.query(sql`
    insert into record_operation (record_id, sequence, thing_id, operation, version_stamp, type_id, family_id, eff_date, bytes, at, application_id, person_id, avenue)
    values (${record}, nextval('operation_sequence'), gen_random_uuid(), 'Create', gen_random_uuid(), ${family}, ${family}, '2026-01-01', 100, ${when},
      ${app.applicationId}, ${person.personId}, 'Online')`)
}

describe('GetPersonInfo', () => {
  it('shows the person and her records in the order of the schema', async () => {
    const { client } = await ann()
    const info = at((await ok(client, 'GetPersonInfo', 1)).info, 'person-info')!
    expect(elements(info).map(e => e.local)).toEqual([
      'person-id',
      'name',
      'selected-record-id',
      'record',
      'preferred-culture',
      'preferred-uiculture',
      'location',
    ])
    expect(textAt(info, 'person-id')).toBe(client.personId)
    expect(textAt(info, 'selected-record-id')).toBe(client.recordId)
    expect(textAt(info, 'preferred-culture', 'language')).toBe('en')
    expect(textAt(info, 'preferred-culture', 'country')).toBe('US')
  })

  it('gives every record all its attributes, dates with Z', async () => {
    const { client, record, app, person } = await ann()
    await writeOperation(record, app, person, weight, '2026-03-01T08:00:00.500Z')
    const found = at((await ok(client, 'GetPersonInfo', 1)).info, 'person-info', 'record')!
    const attributes = Object.fromEntries(found.attributes.map(a => [a.name, a.value]))
    expect(attributes).toMatchObject({
      id: client.recordId,
      'record-custodian': 'true',
      'rel-type': '1',
      'rel-name': 'Self',
      'auth-expires': '9999-12-31T23:59:59.999Z',
      'auth-expired': 'false',
      'display-name': 'Ann',
      state: 'Active',
      'max-size-bytes': '4294967296',
      'size-bytes': '100',
      'app-record-auth-action': 'NoActionRequired',
      'location-country': 'US',
    })
    expect(Number(attributes['latest-operation-sequence-number'])).toBeGreaterThan(0)
    for (const name of ['date-created', 'date-updated', 'record-app-auth-created-date'])
      expect(attributes[name], name).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/)
    expect(attributes['app-specific-record-id']).not.toBe(attributes.id)
    expect(text(found)).toBe('Ann')
  })

  it('shows at most 25 records, says so only when there are more, and keeps the selected one among them', async () => {
    const { person, app, client } = await ann()
    expect((await ok(client, 'GetPersonInfo', 1)).xml).not.toContain('more-records')
    for (let n = 0; n < 26; n++) await world.grant(app, person, await world.record(person, { name: `Record ${n}` }))
    const info = at((await ok(client, 'GetPersonInfo', 1)).info, 'person-info')
    expect(textAt(info, 'more-records')).toBe('true')
    expect(all(info, 'record')).toHaveLength(25)
    expect(all(info, 'record').map(r => attribute(r, 'id'))).toContain(textAt(info, 'selected-record-id'))
    expect(text(all(info, 'record')[0]!)).toBe('Record 25')
  })

  it('answers 11 once every authorization is gone', async () => {
    const { client, person, record, app } = await ann()
    await world.revoke(app, person, record)
    expect(await client.call('GetPersonInfo', 1, '', { record: null })).toMatchObject({ code: 11 })
  })

  it('answers 11 offline when nothing was granted for it', async () => {
    const { client, person, record, app } = await ann()
    await world.grant(app, person, record, { offline: [] })
    await ok(client, 'GetPersonInfo', 1)
    const offline = await world.client(app, { person, record, avenue: 'offline' })
    for (const method of ['GetPersonInfo', 'GetApplicationSettings', 'SetApplicationSettings'])
      expect(await offline.call(method, 1), method).toMatchObject({ code: 11 })
  })

  it('settings of more than 64 KiB are refused with 39 and change nothing', async () => {
    const { client } = await ann()
    await ok(client, 'SetApplicationSettings', 1, '<app-settings><kept/></app-settings>')
    const large = `<app-settings><x>${'y'.repeat(70_000)}</x></app-settings>`
    expect(await client.call('SetApplicationSettings', 1, large)).toMatchObject({ code: 39 })
    expect((await ok(client, 'GetApplicationSettings', 1)).xml).toContain('<kept/>')
  })

  it('tells when the application asks for more than was granted', async () => {
    const { client, app } = await ann({ online: onTypes([weight]), offline: [] })
    const action = async () =>
      attribute(at((await ok(client, 'GetPersonInfo', 1)).info, 'person-info', 'record')!, 'app-record-auth-action')
    expect(await action()).toBe('NoActionRequired')
    const asks = async (rules: unknown) => {
      await world.platform.services.db.write(async tx => {
        await tx.query(
          sql`update application set online_rules = ${JSON.stringify(rules)} where application_id = ${app.applicationId}`,
        )
        await tx.query(
          sql`update application_grant set online_rules = ${JSON.stringify(onTypes([weight]))} where application_id = ${app.applicationId}`,
        )
        await changed(tx)
      })
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    await asks(onTypes([weight, bloodPressure]))
    expect(await action()).toBe('ReauthorizationRequired')
    await asks(onTypes([weight], ['Read']))
    expect(await action()).toBe('NoActionRequired')
  })

  it('leaves out records whose sharing has expired, and those of another application', async () => {
    const { person, app, client } = await ann()
    const ben = await world.person('Ben')
    const his = await world.record(ben, { name: 'Ben' })
    await world.share(his, person, { level: 'View', expiresAt: new Date(Date.now() - 1000).toISOString() })
    await world.grant(app, person, his)
    const mine = await world.record(person, { name: 'Not granted' })
    await world.grant(await world.web(), person, mine)
    const info = at((await ok(client, 'GetPersonInfo', 1)).info, 'person-info')
    expect(all(info, 'record').map(r => text(r))).toEqual(['Ann'])
  })

  it('adds what may be done with each type when asked', async () => {
    const { client } = await ann({
      online: onTypes([weight], ['Read', 'Create']),
      offline: onTypes([bloodPressure], ['Read']),
    })
    const info = at(
      (await ok(client, 'GetPersonInfo', 1, '<effective-record-permissions>true</effective-record-permissions>')).info,
      'person-info',
    )
    const list = at(info, 'effective-record-permission-list', 'effective-record-permission')
    expect(textAt(list, 'record-id')).toBe(client.recordId)
    const types = all(list, 'thing-type-permission')
    expect(types.map(t => textAt(t, 'thing-type-id')).sort()).toEqual([weight, bloodPressure].sort())
    const of = (id: string) => types.find(t => textAt(t, 'thing-type-id') === id)
    expect(all(at(of(weight), 'online-access-permissions'), 'permission').map(text)).toEqual(['Read', 'Create'])
    expect(at(of(weight), 'offline-access-permissions')).toBeUndefined()
  })

  it('names a person and a record differently in each application', async () => {
    const { person, record, client } = await ann()
    const other = await world.web()
    await world.grant(other, person, record)
    const elsewhere = await world.client(other, { person, record })
    const [here, there] = [await ok(client, 'GetPersonInfo', 1), await ok(elsewhere, 'GetPersonInfo', 1)]
    expect(textAt(here.info, 'person-info', 'person-id')).not.toBe(textAt(there.info, 'person-info', 'person-id'))
    expect(textAt(here.info, 'person-info', 'selected-record-id')).not.toBe(
      textAt(there.info, 'person-info', 'selected-record-id'),
    )
    expect(here.xml).not.toContain(person.personId)
    expect(here.xml).not.toContain(record)
  })
})

describe('GetAuthorizedPeople', () => {
  it('pages through people without repeating or skipping any', async () => {
    const app = await world.web()
    const expected = new Set<string>()
    for (let n = 0; n < 5; n++) {
      const person = await world.person(`Person ${n}`)
      await world.grant(app, person, await world.record(person))
      expected.add(world.platform.services.seals.personAs(app.applicationId, person.personId))
    }
    const client = await world.client(app)
    const found: string[] = []
    let more = true
    while (more) {
      const cursor = found.length > 0 ? `<person-id-cursor>${found.at(-1)}</person-id-cursor>` : ''
      const results = at(
        (await ok(client, 'GetAuthorizedPeople', 1, `<parameters>${cursor}<num-results>2</num-results></parameters>`))
          .info,
        'response-results',
      )!
      // .NET reads the sibling right behind the last person (wire.md §10.3, row 61).
      expect(elements(results).at(-1)!.local).toBe('more-results')
      found.push(...all(results, 'person-info').map(p => textAt(p, 'person-id')!))
      more = textAt(results, 'more-results') === 'true'
    }
    expect(found).toHaveLength(5)
    expect(new Set(found)).toEqual(expected)
  })

  it('finds those who agreed since a date, and takes an empty date as none', async () => {
    const { app, person } = await ann()
    const client = await world.client(app)
    const count = async (parameters: string) =>
      all(
        at(
          (await ok(client, 'GetAuthorizedPeople', 1, `<parameters>${parameters}</parameters>`)).info,
          'response-results',
        ),
        'person-info',
      ).length
    expect(await count('<authorizations-created-since></authorizations-created-since>')).toBe(1)
    expect(await count('<authorizations-created-since>2020-01-01T00:00:00Z</authorizations-created-since>')).toBe(1)
    expect(await count('<authorizations-created-since>2999-01-01T00:00:00</authorizations-created-since>')).toBe(0)
    expect((await ok(client, 'GetAuthorizedPeople', 1, '<parameters />')).xml).toContain(
      world.platform.services.seals.personAs(app.applicationId, person.personId),
    )
    expect(
      await client.call(
        'GetAuthorizedPeople',
        1,
        '<parameters><authorizations-created-since>yesterday</authorizations-created-since></parameters>',
      ),
    ).toMatchObject({ code: 3 })
  })

  it('shows an installed instance only the people who approved it', async () => {
    const [one, two] = [await world.soda(), await world.soda()]
    const person = await world.person('Cleo')
    const record = await world.record(person)
    await world.grant(one, person, record, { online: [] })
    const people = async (app: TestApplication) =>
      all(
        at((await ok(await world.client(app), 'GetAuthorizedPeople', 1, '<parameters/>')).info, 'response-results'),
        'person-info',
      )
    expect(await people(one)).toHaveLength(1)
    expect(await people(two)).toHaveLength(0)
    expect(attribute(child((await people(one))[0]!, 'record')!, 'app-record-auth-action')).toBe('NoActionRequired')
  })
})

describe('GetAuthorizedRecords', () => {
  it('gives the records asked for and skips what the caller may not see', async () => {
    const { client } = await ann()
    const stranger = await ann()
    const ids = [
      client.recordId!,
      stranger.client.recordId!,
      client.recordId!.toUpperCase(),
      '00000000-0000-0000-0000-000000000001',
    ]
    const got = await ok(client, 'GetAuthorizedRecords', 1, ids.map(id => `<id>${id}</id>`).join(''))
    expect(elements(got.info!).map(r => attribute(r, 'id'))).toEqual([client.recordId])
  })

  it('needs at least one id', async () => {
    const { client } = await ann()
    expect(await client.call('GetAuthorizedRecords', 1)).toMatchObject({ code: 3 })
  })
})

describe('application settings', () => {
  it('come back exactly as they were sent', async () => {
    const { client } = await ann()
    const settings = `<b:x xmlns:b='urn:b' z="1"  y='&quot;'><!-- kept --><q>&lt;é</q></b:x>\n <second/>`
    await ok(client, 'SetApplicationSettings', 1, `<app-settings>${settings}</app-settings>`)
    const got = await ok(client, 'GetApplicationSettings', 1)
    expect(got.xml).toContain(
      `<app-settings>${settings}</app-settings><selected-record-id>${client.recordId}</selected-record-id>`,
    )
    expect((await ok(client, 'GetPersonInfo', 1)).xml).toContain(`<app-settings>${settings}</app-settings>`)
  })

  it('are taken without the element around them, as the old .NET SDK sends them', async () => {
    const { client } = await ann()
    await ok(client, 'SetApplicationSettings', 1, '<mine><a>1</a></mine>')
    expect((await ok(client, 'GetApplicationSettings', 1)).xml).toContain(
      '<app-settings><mine><a>1</a></mine></app-settings>',
    )
  })

  it.each(['', '<app-settings/>', '<app-settings></app-settings>'])('are cleared by %j', async empty => {
    const { client } = await ann()
    await ok(client, 'SetApplicationSettings', 1, '<app-settings><a/></app-settings>')
    await ok(client, 'SetApplicationSettings', 1, empty)
    expect((await ok(client, 'GetApplicationSettings', 1)).xml).not.toContain('app-settings')
  })

  it('take along a prefix that they borrow from outside', async () => {
    const { client } = await ann()
    await ok(
      client,
      'SetApplicationSettings',
      1,
      '<app-settings xmlns:o="urn:o"> <o:a/> <b xmlns:o="urn:p"/></app-settings>',
    )
    expect((await ok(client, 'GetApplicationSettings', 1)).xml).toContain(
      '<app-settings> <o:a xmlns:o="urn:o"/> <b xmlns:o="urn:p"/></app-settings>',
    )
  })

  it('belong to one application and one person', async () => {
    const { client, person, record } = await ann()
    await ok(client, 'SetApplicationSettings', 1, '<app-settings><a/></app-settings>')
    const other = await world.web()
    await world.grant(other, person, record)
    expect((await ok(await world.client(other, { person, record }), 'GetApplicationSettings', 1)).xml).not.toContain(
      'app-settings',
    )
  })
})

describe('QueryPermissions', () => {
  const question = (...ids: string[]) => ids.map(id => `<thing-type-id>${id}</thing-type-id>`).join('')

  it('tells per type what may be done with the person there and without, and leaves out the rest', async () => {
    const { client } = await ann({
      online: onTypes([weight], ['Read', 'Update']),
      offline: onTypes([weight], ['Read']),
    })
    const got = await ok(
      client,
      'QueryPermissions',
      1,
      question(weight, bloodPressure, '00000000-0000-0000-0000-000000000001'),
    )
    expect(elements(got.info!).map(e => e.local)).toEqual(['thing-type-permission', 'other-settings'])
    const [type] = elements(got.info!)
    expect(textAt(type, 'thing-type-id')).toBe(weight)
    expect(all(at(type, 'online-access-permissions'), 'permission').map(text)).toEqual(['Read', 'Update'])
    expect(all(at(type, 'offline-access-permissions'), 'permission').map(text)).toEqual(['Read'])
  })

  it('takes any version of a type for its family', async () => {
    const [older, newer] = ['5c5f1223-f63c-4464-870c-3e36ba471def', '30cafccc-047d-4288-94ef-643571f7919d']
    const { client } = await ann({ online: onTypes([older]), offline: [] })
    const got = await ok(client, 'QueryPermissions', 1, question(older, newer, older))
    expect(all(got.info, 'thing-type-permission').map(t => textAt(t, 'thing-type-id'))).toEqual([older, newer])
  })

  it('gives no more than the person has herself', async () => {
    const owner = await world.person('Owner')
    const record = await world.record(owner)
    const viewer = await world.person('Viewer')
    await world.share(record, viewer, { level: 'View' })
    const app = await world.web()
    await world.grant(app, viewer, record)
    const got = await ok(await world.client(app, { person: viewer, record }), 'QueryPermissions', 1, question(weight))
    expect(all(at(elements(got.info!)[0], 'online-access-permissions'), 'permission').map(text)).toEqual(['Read'])
  })

  it('needs a record: 10', async () => {
    const { client } = await ann()
    expect(await client.call('QueryPermissions', 1, question(weight), { record: null })).toMatchObject({ code: 10 })
  })
})

describe('GetUpdatedRecordsForApplication', () => {
  it('finds records in which something readable was written since', async () => {
    const { person, app, record } = await ann({ online: [], offline: onTypes([weight], ['Read']) })
    const still = await world.person('Still')
    await world.grant(app, still, await world.record(still))
    await writeOperation(record, app, person, weight, '2026-03-01T08:00:00Z')
    await writeOperation(record, app, person, bloodPressure, '2026-03-05T08:00:00Z')
    const client = await world.client(app)
    const since = async (date: string) =>
      elements(
        at(
          (await ok(client, 'GetUpdatedRecordsForApplication', 2, date && `<update-date>${date}</update-date>`)).info,
          'updated-records',
        )!,
      )
    expect(await since('')).toHaveLength(2)
    const [updated, ...others] = await since('2026-02-01T00:00:00')
    expect(others).toHaveLength(0)
    expect(elements(updated!).map(e => e.local)).toEqual([
      'record-id',
      'update-date',
      'person-id',
      'latest-operation-sequence-number',
    ])
    // The blood pressure is not for this application to know of.
    expect(textAt(updated, 'update-date')).toBe('2026-03-01T08:00:00Z')
    expect(textAt(updated, 'record-id')).toBe(
      world.platform.services.seals.recordAs(app.applicationId, person.personId, record),
    )
    expect(textAt(updated, 'person-id')).toBe(
      world.platform.services.seals.personAs(app.applicationId, person.personId),
    )
    expect(await since('2026-03-02T00:00:00Z')).toHaveLength(0)
  })

  it('lists record ids with their dates in version 1', async () => {
    const { client, person, app, record } = await ann()
    await writeOperation(record, app, person, weight, '2026-03-01T08:00:00Z')
    const [id] = elements((await ok(client, 'GetUpdatedRecordsForApplication', 1)).info!)
    expect(text(id!)).toBe(client.recordId)
    expect(attribute(id!, 'update-date')).toMatch(/Z$/)
  })

  it('knows nothing of records without an offline grant', async () => {
    const { person, app, record } = await ann()
    await world.grant(app, person, record, { offline: [] })
    expect(
      elements(at((await ok(await world.client(app), 'GetUpdatedRecordsForApplication', 2)).info, 'updated-records')!),
    ).toHaveLength(0)
  })
})

describe('RemoveApplicationRecordAuthorization', () => {
  it.each(['RemoveApplicationRecordAuthorization', 'RemoveApplicationAuthorization'])(
    'called %s takes the grant back at once and writes history',
    async name => {
      const { client, record, app } = await ann()
      await ok(client, name, 1)
      expect(await client.call('QueryPermissions', 1, `<thing-type-id>${weight}</thing-type-id>`)).toMatchObject({
        code: 11,
      })
      expect(await client.call('GetPersonInfo', 1)).toMatchObject({ code: 11 })
      const rows = await world.platform.services.db.read.query(
        sql`select action, subject_application_id from record_audit where record_id = ${record}`,
      )
      expect(rows).toEqual([{ action: 'RemoveRecordAuthorization', subject_application_id: app.applicationId }])
    },
  )

  it('needs a record: 10', async () => {
    const { client } = await ann()
    expect(await client.call('RemoveApplicationRecordAuthorization', 1, '', { record: null })).toMatchObject({
      code: 10,
    })
  })
})

it.skipIf(!canCheck)('every answer above fits the published schemas', async () => {
  expect(await findings(seen)).toEqual([])
})
