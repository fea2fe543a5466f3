import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asker } from '../../src/gate.ts'
import { Fault } from '../../src/protocol/fault.ts'
import { sql } from '../../src/store/db.ts'
import { child, text } from '../../src/xml/tree.ts'
import { canCheck, findings } from '../check-xml.ts'
import { type Client, createWorld, everything, onTypes, type World } from '../world.ts'
import { aboutXml, forms, package2Xml, packageXml, published, sealed, weightXml } from './package-samples.ts'
import { byType, format, groupsOf } from './thing-samples.ts'

const minute = 60_000
const weightType = '3d34d87e-7fc1-4153-800f-f56592cb0d17'
const heightType = '40750a6a-89b2-455c-bd8d-b420a4cb500b'
const heightXml = `<thing><type-id>${heightType}</type-id><data-xml><height><when><date><y>2006</y><m>12</m><d>22</d></date></when><value><m>1.8</m></value></height></data-xml></thing>`
const basicXml =
  '<thing><type-id>3b3e6b16-eb69-483c-8d7e-dfe116ae6092</type-id><data-xml><basic><birthyear>1980</birthyear></basic></data-xml></thing>'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

type Shell = Awaited<ReturnType<World['shell']>>

async function scene() {
  const app = await world.web({ name: 'Clinic' })
  const person = await world.person('Ann')
  return {
    app,
    person,
    client: await world.client(app),
    recordId: await world.record(person),
    shell: await world.shell(person),
  }
}

async function leave(
  client: Client,
  things: string,
  form: (typeof forms)[keyof typeof forms] = forms['argon2id-aes256gcm'],
) {
  const answer = await client.call(
    'CreateConnectPackage',
    2,
    aboutXml('x') + package2Xml(await sealed(things, 'Fluffy', form)),
  )
  return text(child(answer.info!, 'identity-code')!)
}
const tryAnswer = (shell: Shell, identityCode: string, answer = 'fluffy') =>
  shell('ValidateConnectRequest', { action: 'ValidateAnswer', identityCode, answer })
const questionOf = (shell: Shell, identityCode: string) =>
  shell('ValidateConnectRequest', { action: 'GetQuestion', identityCode })
const opened = async (shell: Shell, code: string) => (await tryAnswer(shell, code)).opened!
const contents = async (shell: Shell, identityCode: string, ticket: string) =>
  (await shell('GetConnectPackage', { identityCode, opened: ticket })).type.map(
    t => `${t.things} ${t.name}${t.files > 0 ? ` (${t.files})` : ''}`,
  )
const pickUp = (shell: Shell, identityCode: string, ticket: string, record: string, leaveOut: string[] = []) =>
  shell('PickUpConnectPackage', { identityCode, opened: ticket, leaveOut }, { record })
/** The status of what is refused, or "done". */
const outcome = (deed: Promise<unknown>) =>
  deed.then(
    () => 'done',
    (error: unknown) => (error instanceof Fault ? error.code : Promise.reject(error)),
  )
const rowsOf = (recordId: string) =>
  world.platform.services.db.read.query<{
    type_id: string
    created_application_id: string
    created_person_id: string
    created_avenue: string
  }>(
    sql`select type_id, created_application_id, created_person_id, created_avenue from thing where record_id = ${recordId} order by type_id`,
  )

describe.each(Object.keys(forms) as (keyof typeof forms)[])('a package of %s', name => {
  test('is asked for by its code, opened by the answer, and written once as the application that left it', async () => {
    const { app, person, client, recordId, shell } = await scene()
    const code = await leave(client, weightXml(80) + heightXml + weightXml(81), forms[name])
    expect(await questionOf(shell, code.toLowerCase().replaceAll('-', ' '))).toEqual({
      question: 'Name of your cat?',
      numRetriesLeft: 3,
      appId: app.applicationId,
    })
    expect(await tryAnswer(shell, code, ' fluffy')).toEqual({ isCorrectAnswer: false, numRetriesLeft: 2 })
    const right = await tryAnswer(shell, code, 'FLUFFY')
    const ticket = right.opened!
    expect(right).toEqual({
      isCorrectAnswer: true,
      appId: app.applicationId,
      friendlyName: 'Fluffy’s owner',
      requestType: 'PasswordProtectedPackage',
      opened: ticket,
    })
    expect(ticket).not.toMatch(/fluffy/i)
    const told = await shell('GetConnectPackage', { identityCode: code, opened: ticket })
    expect(told).toMatchObject({ appId: app.applicationId, friendlyName: 'Fluffy’s owner' })
    expect(told.type).toMatchObject([
      { typeId: weightType, name: 'Weight', things: 2, files: 0 },
      { typeId: heightType, name: 'Height', things: 1, files: 0 },
    ])
    const [first] = told.type[0]!.first
    expect(first).toMatchObject({ effDate: '2006-12-22T00:00:00', dataXml: expect.stringContaining('<kg>80</kg>') })
    const whole = await shell('ValidateConnectRequest', {
      action: 'GetPackageContents',
      identityCode: code,
      opened: ticket,
    })
    expect(whole.package).toBe(weightXml(80) + heightXml + weightXml(81))
    expect((await pickUp(shell, code, ticket, recordId)).thingId).toHaveLength(3)
    const by = {
      created_application_id: app.applicationId,
      created_person_id: person.personId,
      created_avenue: 'Offline',
    }
    expect(await rowsOf(recordId)).toEqual([
      { type_id: weightType, ...by },
      { type_id: weightType, ...by },
      { type_id: heightType, ...by },
    ])
    // The code is dead, and the application has no right to what it left.
    expect(await outcome(pickUp(shell, code, ticket, recordId))).toBe(74)
    expect(await outcome(questionOf(shell, code))).toBe(74)
    expect((await client.call('DeletePendingConnectPackage', 1, `<identity-code>${code}</identity-code>`)).code).toBe(
      74,
    )
    const offline = await world.client(app, { person, record: recordId, avenue: 'offline' })
    const question = `<group>${byType(weightType)}${format()}</group>`
    expect((await offline.call('GetThings', 3, question)).code).toBe(11)
    await world.grant(app, person, recordId)
    const seen = await offline.call('GetThings', 3, `<group>${byType(weightType)}${format(['core', 'audits'])}</group>`)
    expect(groupsOf(seen)[0]!.things).toHaveLength(2)
    if (canCheck) expect(await findings([seen.xml])).toEqual([])
  })

  test('is locked by three wrong answers, however many come at once; a right one gives the tries back', async () => {
    const { client, shell } = await scene()
    const code = await leave(client, weightXml(80), forms[name])
    await tryAnswer(shell, code, 'Rex')
    await tryAnswer(shell, code, '')
    expect((await tryAnswer(shell, code)).isCorrectAnswer).toBe(true)
    const wrong = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(word => tryAnswer(shell, code, word)))
    const left = wrong.flatMap(w => (w.status === 'fulfilled' ? [w.value.numRetriesLeft] : []))
    expect(left.sort()).toEqual([0, 1, 2])
    expect(await outcome(tryAnswer(shell, code))).toBe(75)
    expect(await outcome(questionOf(shell, code))).toBe(75)
  })
})

test('the published example of a sealed package opens, sent as version 1', async () => {
  const { client, recordId, shell } = await scene()
  const left = await client.call('CreateConnectPackage', 1, aboutXml('x') + packageXml(published))
  const code = text(child(left.info!, 'identity-code')!)
  expect((await tryAnswer(shell, code, 'fluffy ')).isCorrectAnswer).toBe(false)
  expect((await pickUp(shell, code, await opened(shell, code), recordId)).thingId).toHaveLength(1)
})

test('a reserved code says that its package has not come (95), until it has', async () => {
  const { client, shell } = await scene()
  const code = text(child((await client.call('AllocatePackageId', 1)).info!, 'identity-code')!)
  expect(await outcome(questionOf(shell, code))).toBe(95)
  expect(await outcome(tryAnswer(shell, code))).toBe(95)
  const s = await sealed(weightXml(80))
  expect((await client.call('CreateConnectPackage', 2, aboutXml('x', { code }) + package2Xml(s))).code).toBe(0)
  expect((await tryAnswer(shell, code)).isCorrectAnswer).toBe(true)
})

test('a package is picked up once, by one person into one record, even when asked several times at once', async () => {
  const { client, recordId, shell } = await scene()
  const bob = await world.person('Bob')
  const other = { shell: await world.shell(bob), recordId: await world.record(bob) }
  for (let round = 0; round < 6; round++) {
    const code = await leave(client, weightXml(80) + weightXml(81))
    const [mine, theirs] = [await opened(shell, code), await opened(other.shell, code)]
    const before = (await rowsOf(recordId)).length + (await rowsOf(other.recordId)).length
    const ended = await Promise.all([
      outcome(pickUp(shell, code, mine, recordId)),
      outcome(pickUp(shell, code, mine, recordId)),
      outcome(pickUp(other.shell, code, theirs, other.recordId)),
      outcome(shell('DeclineConnectPackage', { identityCode: code, opened: mine })),
      client
        .call('DeletePendingConnectPackage', 1, `<identity-code>${code}</identity-code>`)
        .then(a => a.code || 'done'),
    ])
    expect(ended.filter(e => e === 'done')).toHaveLength(1)
    expect(ended.filter(e => e === 74)).toHaveLength(4)
    const after = (await rowsOf(recordId)).length + (await rowsOf(other.recordId)).length
    expect(after - before).toBe(ended.slice(0, 3).includes('done') ? 2 : 0)
  }
})

test('only who answered may see, take or decline it, for an hour, and for this code alone (73)', async () => {
  const { client, recordId, shell } = await scene()
  const stranger = await world.shell(await world.person('Bob'))
  const code = await leave(client, weightXml(80))
  const second = await leave(client, weightXml(81))
  const ticket = await opened(shell, code)
  const all = (who: Shell, identityCode: string, proof: string) => [
    outcome(who('GetConnectPackage', { identityCode, opened: proof })),
    outcome(who('ValidateConnectRequest', { action: 'GetPackageContents', identityCode, opened: proof })),
    outcome(who('DeclineConnectPackage', { identityCode, opened: proof })),
  ]
  expect(await Promise.all(all(stranger, code, ticket))).toEqual([73, 73, 73])
  expect(await Promise.all(all(shell, second, ticket))).toEqual([73, 73, 73])
  for (const proof of ['', 'x', ticket.slice(1), `${ticket.slice(0, -4)}AAAA`])
    expect([
      ...(await Promise.all(all(shell, code, proof))),
      await outcome(pickUp(shell, code, proof, recordId)),
    ]).toEqual([73, 73, 73, 73])
  world.pass(61 * minute)
  expect(await outcome(pickUp(shell, code, ticket, recordId))).toBe(73)
  expect(await rowsOf(recordId)).toEqual([])
  const again = await opened(shell, code)
  await shell('DeclineConnectPackage', { identityCode: code, opened: again })
  expect(await outcome(questionOf(shell, code))).toBe(74)
  expect(await outcome(shell('GetConnectPackage', { identityCode: code, opened: again }))).toBe(74)
})

test('what could be in no record is 120 and changes nothing; the package waits on, and can be declined', async () => {
  const { client, recordId, shell } = await scene()
  const wrong = {
    'no XML': 'weight: 80 kg',
    'text between': `${weightXml(80)} and ${weightXml(81)}`,
    'something else': `${weightXml(80)}<record/>`,
    'a root that is closed': `${weightXml(80)}</things><things>`,
    nothing: ' ',
    'an unknown type': weightXml(80).replace(weightType, '11111111-1111-1111-1111-111111111111'),
    'no type': weightXml(80).replace(/<type-id>.*?<\/type-id>/, ''),
    'what the type forbids': weightXml(80) + weightXml(-1),
    'no such day': weightXml(80).replace('<d>22</d>', '<d>32</d>'),
    'marked as personal': weightXml(80).replace('<data-xml>', '<flags>1</flags><data-xml>'),
    'no data': `<thing><type-id>${weightType}</type-id></thing>`,
  }
  for (const [what, things] of Object.entries(wrong)) {
    const code = await leave(client, things)
    const ticket = await opened(shell, code)
    const seen = await outcome(shell('GetConnectPackage', { identityCode: code, opened: ticket }))
    expect([what, seen, await outcome(pickUp(shell, code, ticket, recordId))]).toEqual([what, 120, 120])
    expect(await outcome(shell('DeclineConnectPackage', { identityCode: code, opened: ticket }))).toBe('done')
  }
  // Only a write finds these.
  const late = {
    'a blob twice': weightXml(80).replace(
      '</thing>',
      `<blob-payload>${'<blob><blob-info><name/><content-type/></blob-info><base64data>AAAA</base64data></blob>'.repeat(2)}</blob-payload></thing>`,
    ),
    'a broken signature': weightXml(80).replace('</thing>', '<signature-info><sig-data/></signature-info></thing>'),
  }
  for (const [what, things] of Object.entries(late)) {
    const code = await leave(client, things)
    expect([what, await outcome(pickUp(shell, code, await opened(shell, code), recordId))]).toEqual([what, 120])
    expect(await questionOf(shell, code)).toBeDefined()
  }
  expect(await rowsOf(recordId)).toEqual([])
})

test('a person takes only what they may write (11), where there is room (68), and the package waits on', async () => {
  const { client, person, shell } = await scene()
  const code = await leave(client, weightXml(80) + heightXml)
  const ticket = await opened(shell, code)
  const full = await world.record(person, { quota: 100 })
  expect(await outcome(pickUp(shell, code, ticket, full))).toBe(68)
  expect(await outcome(pickUp(shell, code, ticket, await world.record(person, { state: 'ReadOnly' })))).toBe(37)
  expect(await outcome(pickUp(shell, code, ticket, await world.record(await world.person('Bob'))))).toBe(10)
  const owner = await world.person('Owner')
  const [viewed, narrow, modified] = [await world.record(owner), await world.record(owner), await world.record(owner)]
  await world.share(viewed, person, { level: 'View' })
  await world.share(narrow, person, { level: 'Modify', rules: onTypes([weightType]) })
  await world.share(modified, person, { level: 'Modify', rules: everything })
  expect(await outcome(pickUp(shell, code, ticket, viewed))).toBe(11)
  expect(await outcome(pickUp(shell, code, ticket, narrow))).toBe(11)
  for (const record of [full, viewed, narrow]) expect(await rowsOf(record)).toEqual([])
  expect((await pickUp(shell, code, ticket, modified)).thingId).toHaveLength(2)
})

test('of what a record can have only one it takes none more (13); the person may leave it out, but not everything', async () => {
  const { client, recordId, shell } = await scene()
  const first = await leave(client, basicXml)
  await pickUp(shell, first, await opened(shell, first), recordId)
  const code = await leave(client, basicXml + weightXml(80))
  const ticket = await opened(shell, code)
  expect(await contents(shell, code, ticket)).toEqual(['1 Basic demographic information', '1 Weight'])
  expect(await outcome(pickUp(shell, code, ticket, recordId))).toBe(13)
  const basicType = '3b3e6b16-eb69-483c-8d7e-dfe116ae6092'
  expect(await outcome(pickUp(shell, code, ticket, recordId, [basicType, weightType]))).toBe(3)
  expect((await pickUp(shell, code, ticket, recordId, [basicType])).thingId).toHaveLength(1)
  expect(await rowsOf(recordId)).toHaveLength(2)
})

test('versions of one type are one kind, of which the first twenty can be looked at in its newest version', async () => {
  const { client, recordId, shell } = await scene()
  const name = '<name><text>Ibuprofen</text></name>'
  const old = `<thing><type-id>5c5f1223-f63c-4464-870c-3e36ba471def</type-id><data-xml><medication><name>Ibuprofen</name></medication></data-xml></thing>`
  const newer = `<thing><type-id>30cafccc-047d-4288-94ef-643571f7919d</type-id><data-xml><medication>${name}</medication></data-xml></thing>`
  const code = await leave(client, old + newer.repeat(24) + weightXml(80))
  const ticket = await opened(shell, code)
  const { type } = await shell('GetConnectPackage', { identityCode: code, opened: ticket })
  expect(type.map(t => [t.typeId, t.things, t.first.length])).toEqual([
    ['30cafccc-047d-4288-94ef-643571f7919d', 25, 20],
    [weightType, 1, 1],
  ])
  expect(type[0]!.first[0]!.dataXml).toContain(name)
  expect((await pickUp(shell, code, ticket, recordId, [type[0]!.typeId])).thingId).toHaveLength(1)
})

test('a package can name nothing that is in the record, and needs its application active (6)', async () => {
  const { app, client, recordId, shell } = await scene()
  const first = await leave(client, weightXml(80))
  const key = (await pickUp(shell, first, await opened(shell, first), recordId)).thingId[0]!
  const named = weightXml(81).replace(
    '<thing>',
    `<thing><thing-id version-stamp="${key.versionStamp}">${key.text}</thing-id>`,
  )
  const code = await leave(client, named)
  const ticket = await opened(shell, code)
  const operator = asker(world.platform.gate, { kind: 'machine' }, 'test')
  await operator('SetApplicationState', { appId: app.applicationId, state: 'Suspended' })
  expect(await outcome(pickUp(shell, code, ticket, recordId))).toBe(6)
  await operator('SetApplicationState', { appId: app.applicationId, state: 'Active' })
  await pickUp(shell, code, ticket, recordId)
  expect(await rowsOf(recordId)).toHaveLength(2)
})

test('what is picked up stands among the operations of the record', async () => {
  const { client, recordId, shell } = await scene()
  const code = await leave(client, weightXml(80))
  await pickUp(shell, code, await opened(shell, code), recordId)
  const operations = await world.platform.services.db.read.query(
    sql`select operation, avenue from record_operation where record_id = ${recordId}`,
  )
  expect(operations).toEqual([{ operation: 'Create', avenue: 'Offline' }])
})
