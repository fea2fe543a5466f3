import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSweeper } from '../../src/couriers/sweep.ts'
import type { Fault } from '../../src/protocol/fault.ts'
import { sql } from '../../src/store/db.ts'
import { child, elements, text } from '../../src/xml/tree.ts'
import { canCheck, findings } from '../check-xml.ts'
import { type Client, createWorld, refused, type TestApplication, type World } from '../world.ts'

const day = 86_400_000

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const infoOf = (externalId: string, over: { question?: string; answer?: string } = {}) =>
  `<friendly-name>Fluffy’s owner</friendly-name><question>${over.question ?? 'Name of your cat?'}</question><answer>${over.answer ?? 'Fluffy'}</answer><external-id>${externalId}</external-id>`
const created = async (client: Client, externalId: string) =>
  text(child((await client.call('CreateConnectRequest', 1, infoOf(externalId))).info!, 'identity-code')!)
const withId = (client: Client, method: string, id: string) =>
  client.call(method, 1, `<external-id>${id}</external-id>`).then(a => a.code)

type Shell = Awaited<ReturnType<World['shell']>>

async function scene() {
  const app = await world.web()
  const person = await world.person('Ann')
  return {
    app,
    person,
    client: await world.client(app),
    recordId: await world.record(person),
    shell: await world.shell(person),
  }
}
const tryAnswer = (shell: Shell, identityCode: string, answer: string) =>
  shell('ValidateConnectRequest', { action: 'ValidateAnswer', identityCode, answer })
const questionOf = (shell: Shell, identityCode: string) =>
  shell('ValidateConnectRequest', { action: 'GetQuestion', identityCode })
async function accept(shell: Shell, app: TestApplication, identityCode: string, recordId: string) {
  const { application } = await shell('GetApplicationPrivileged', { id: [app.applicationId] })
  const { rulesDigest } = application[0]!
  return shell('AcceptConnectRequest', { identityCode, recordId, rulesDigest, offered: [], accepted: [] })
}
async function authorized(client: Client, since?: string) {
  const info =
    since === undefined ? '' : `<authorized-connect-requests-since>${since}</authorized-connect-requests-since>`
  const answer = await client.call('GetAuthorizedConnectRequests', 1, info)
  expect(answer.code).toBe(0)
  return elements(answer.info!).map(e => Object.fromEntries(elements(e).map(part => [part.local, text(part)])))
}

describe('a connect request', () => {
  test('goes from a code through question, answer and yes to the application, with the ids it knows people by', async () => {
    const { app, person, client, recordId, shell } = await scene()
    const made = await client.call('CreateConnectRequest', 1, infoOf('MRN-1'))
    const code = text(child(made.info!, 'identity-code')!)
    expect(await questionOf(shell, code.toLowerCase().replaceAll('-', ' '))).toEqual({
      question: 'Name of your cat?',
      numRetriesLeft: 3,
      appId: app.applicationId,
    })
    expect(await authorized(client)).toEqual([])
    expect(await tryAnswer(shell, code, 'FLUFFY')).toEqual({
      isCorrectAnswer: true,
      appId: app.applicationId,
      friendlyName: 'Fluffy’s owner',
      requestType: 'AppConnectRequest',
    })
    await accept(shell, app, code, recordId)
    const online = await world.client(app, { person, record: recordId, avenue: 'online' })
    expect(await authorized(client)).toEqual([
      {
        'person-id': online.personId,
        'record-id': online.recordId,
        'app-id': app.applicationId,
        'external-id': 'MRN-1',
      },
    ])
    expect(
      (
        await online.call(
          'GetThings',
          3,
          '<group><filter><type-id>3d34d87e-7fc1-4153-800f-f56592cb0d17</type-id></filter><format><section>core</section><xml/></format></group>',
        )
      ).code,
    ).toBe(0)
    const listed = await client.call('GetAuthorizedConnectRequests', 1)
    if (canCheck) expect(await findings([made.xml, listed.xml])).toEqual([])
    // Nothing of it can be read in the database: not the code, not the answer.
    const rows = await world.platform.services.db.read.query(sql`select c::text as row from connect_request c`)
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${code}|${code.replaceAll('-', '')}|"?fluffy"?[,)]`, 'i'))
  })

  test('without a question is 72, without an answer 73, on a device 11, a second with the same external id 79', async () => {
    const { client } = await scene()
    const codeOf = (info: string) => client.call('CreateConnectRequest', 1, info).then(a => a.code)
    expect(await codeOf(infoOf('a', { question: ' ' }))).toBe(72)
    expect(await codeOf(infoOf('a', { question: '' }))).toBe(72)
    expect(await codeOf(infoOf('a', { answer: '\t' }))).toBe(73)
    const two = await Promise.all([codeOf(infoOf('a')), codeOf(infoOf('a'))])
    expect(two.sort()).toEqual([0, 79])
    expect(await withId(client, 'DeletePendingConnectRequest', 'a')).toBe(0)
    expect(await codeOf(infoOf('a'))).toBe(0)
    const other = await scene()
    expect((await other.client.call('CreateConnectRequest', 1, infoOf('a'))).code).toBe(0)
    const soda = await world.client(await world.soda())
    expect((await soda.call('CreateConnectRequest', 1, infoOf('a'))).code).toBe(11)
  })

  test('counts white space, and is locked by three wrong answers, even when they come at once', async () => {
    const { app, client, recordId, shell } = await scene()
    const code = await created(client, 'x')
    expect(await tryAnswer(shell, code, ' fluffy')).toEqual({ isCorrectAnswer: false, numRetriesLeft: 2 })
    expect(await tryAnswer(shell, code, '')).toEqual({ isCorrectAnswer: false, numRetriesLeft: 1 })
    const last = await Promise.allSettled([tryAnswer(shell, code, 'Rex'), tryAnswer(shell, code, 'Tom')])
    const answered = last.flatMap(l => (l.status === 'fulfilled' ? [l.value] : []))
    expect(answered).toEqual([{ isCorrectAnswer: false, numRetriesLeft: 0 }])
    await expect(tryAnswer(shell, code, 'Fluffy')).rejects.toSatisfy(refused('RETRY_LIMIT_EXCEEDED'))
    await expect(questionOf(shell, code)).rejects.toSatisfy(refused('RETRY_LIMIT_EXCEEDED'))
    await expect(accept(shell, app, code, recordId)).rejects.toSatisfy(refused('RETRY_LIMIT_EXCEEDED'))
    // The way out: the application takes it back and makes a new one.
    expect(await withId(client, 'DeletePendingConnectRequest', 'x')).toBe(0)
    await expect(questionOf(shell, code)).rejects.toSatisfy(refused('INVALID_IDENTITY_CODE'))
    expect(await questionOf(shell, await created(client, 'x'))).toBeDefined()
  })

  test('is accepted only by whoever answered, within the hour, and into a record of their own', async () => {
    const { app, client, recordId, shell } = await scene()
    const code = await created(client, 'x')
    await expect(accept(shell, app, code, recordId)).rejects.toSatisfy(refused('INVALID_VERIFICATION_ANSWER'))
    await tryAnswer(shell, code, 'fluffy')
    const stranger = await world.person('Bob')
    const strange = await world.shell(stranger)
    const foreign = await world.record(stranger)
    await expect(accept(strange, app, code, foreign)).rejects.toSatisfy(refused('INVALID_VERIFICATION_ANSWER'))
    await expect(accept(shell, app, code, foreign)).rejects.toSatisfy(refused('INVALID_RECORD'))
    world.pass(61 * 60_000)
    await expect(accept(shell, app, code, recordId)).rejects.toSatisfy(refused('INVALID_VERIFICATION_ANSWER'))
    expect(await authorized(await world.client(app))).toEqual([])
  })

  test('that was accepted cannot be deleted (84), is told since a date, and can be used for a second record', async () => {
    const { app, person, client, recordId, shell } = await scene()
    const code = await created(client, 'x')
    await tryAnswer(shell, code, 'fluffy')
    await accept(shell, app, code, recordId)
    expect(await withId(client, 'DeletePendingConnectRequest', 'x')).toBe(84)
    const { services } = world.platform
    const now = services.clock.now()
    expect(await authorized(client, new Date(now - 60_000).toISOString())).toHaveLength(1)
    expect(await authorized(client, new Date(now + 60_000).toISOString())).toEqual([])
    const bad = '<authorized-connect-requests-since>2026-02-30T00:00:00Z</authorized-connect-requests-since>'
    expect((await client.call('GetAuthorizedConnectRequests', 1, bad)).code).toBe(69)
    const second = await world.record(person)
    await tryAnswer(shell, code, 'fluffy')
    await accept(shell, app, code, second)
    expect(await authorized(client)).toHaveLength(2)
    // What was taken back is not told; said yes again, the ids are the same.
    const before = await authorized(client)
    await world.revoke(app, person, second)
    expect(await authorized(client)).toHaveLength(1)
    await tryAnswer(shell, code, 'fluffy')
    await accept(shell, app, code, second)
    expect(await authorized(client)).toEqual(before)
  })

  test('that is accepted, accepted again and taken back at once ends in one of both ways, never in between', async () => {
    const { app, client, recordId, shell } = await scene()
    for (let round = 0; round < 12; round++) {
      const id = `race ${round}`
      const code = await created(client, id)
      await tryAnswer(shell, code, 'fluffy')
      const [first, second, deleted] = await Promise.all([
        accept(shell, app, code, recordId).then(
          () => 'yes',
          (error: Fault) => error.status,
        ),
        accept(shell, app, code, recordId).then(
          () => 'yes',
          (error: Fault) => error.status,
        ),
        withId(client, 'DeletePendingConnectRequest', id),
      ])
      const told = (await authorized(client)).filter(r => r['external-id'] === id).length
      const outcome = `${[first, second].sort().join(' ')} ${deleted} ${told}`
      expect(['INVALID_IDENTITY_CODE INVALID_IDENTITY_CODE 0 0', 'INVALID_VERIFICATION_ANSWER yes 84 1']).toContain(
        outcome,
      )
    }
  })

  test('gets another external id by code or by the old one; 74 for one that is not there or not its own, 79 for one in use', async () => {
    const { client } = await scene()
    const other = await scene()
    const code = await created(client, 'old')
    await created(client, 'used')
    const change = (who: Client, which: string, id: string) =>
      who.call('UpdateExternalId', 1, `${which}<new-external-id>${id}</new-external-id>`).then(a => a.code)
    const byCode = `<identity-code>${code}</identity-code>`
    expect(await change(client, byCode, 'new')).toBe(0)
    expect(await change(client, byCode, 'new')).toBe(0)
    expect(await change(client, '<old-external-id>old</old-external-id>', 'newer')).toBe(74)
    expect(await change(client, '<old-external-id>new</old-external-id>', 'newer')).toBe(0)
    expect(await change(client, byCode, 'used')).toBe(79)
    expect(await change(other.client, byCode, 'mine')).toBe(74)
    expect(await change(client, '', 'mine')).toBe(3)
    expect(await change(client, `${byCode}<old-external-id>newer</old-external-id>`, 'mine')).toBe(3)
    expect(await withId(other.client, 'DeletePendingConnectRequest', 'newer')).toBe(74)
    expect(await withId(client, 'DeletePendingConnectRequest', 'newer')).toBe(0)
  })
})

test('an unused request is gone after four weeks, an accepted one 90 days after the last yes, and the sweeper takes both', async () => {
  const { app, client, recordId, shell } = await scene()
  const unused = await created(client, 'unused')
  const used = await created(client, 'used')
  await tryAnswer(shell, used, 'fluffy')
  await accept(shell, app, used, recordId)
  world.pass(28 * day - 60_000)
  expect(await questionOf(shell, unused)).toBeDefined()
  world.pass(60_000)
  await expect(questionOf(shell, unused)).rejects.toSatisfy(refused('INVALID_IDENTITY_CODE'))
  const later = await world.client(app)
  expect(await withId(later, 'DeletePendingConnectRequest', 'unused')).toBe(74)
  // Its external id is free at once, swept or not.
  await created(later, 'unused')
  // The 90 days count from the last yes.
  await tryAnswer(shell, used, 'fluffy')
  await accept(shell, app, used, recordId)
  world.pass(90 * day - 60_000)
  expect(await authorized(await world.client(app))).toHaveLength(1)
  world.pass(60_000)
  expect(await authorized(await world.client(app))).toEqual([])
  const errors: Error[] = []
  const sweeper = startSweeper(world.platform.services, error => errors.push(error))
  await sweeper.run()
  await sweeper.close()
  expect(errors).toEqual([])
  const left = await world.platform.services.db.read.query(
    sql`select 1 from connect_request where application_id = ${app.applicationId}`,
  )
  expect(left).toEqual([])
})
