/** Every status of HealthVault is answered by something here, and by a test; or a reason says why nothing can. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '../../src/protocol/service.ts'
import { neverAnswered, type StatusName, status } from '../../src/protocol/status.ts'
import { sql } from '../../src/store/db.ts'
import { text } from '../../src/xml/tree.ts'
import { anonymous, answer, createWorld, refused, type World } from '../world.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter(name => /\.tsx?$/.test(name))
    .map(name => join(root, folder, name))
const isTest = (file: string) => file.includes('.test.') || file.startsWith(join(root, 'test'))
const textOf = (files: readonly string[]) => files.map(file => readFileSync(file, 'utf8')).join('\n')

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

test('each is produced by a line of code, or is said never to be, with the reason', () => {
  const code = textOf(filesIn('src').filter(file => !isTest(file) && !file.endsWith('protocol/status.ts')))
  const wrong = (Object.keys(status) as StatusName[]).filter(
    name => new RegExp(`\\b${name}\\b`).test(code) === (neverAnswered[name] !== undefined),
  )
  expect(wrong.filter(name => name !== 'OK')).toEqual([])
})

test('each that is produced is named by a test, or its number is', () => {
  const tests = textOf([...filesIn('src').filter(isTest), ...filesIn('test')])
  const silent = (Object.keys(status) as StatusName[]).filter(name => {
    const { code } = status[name]
    const said = new RegExp(`'${name}'|(?:code|toBe|toEqual|test|\\[|: |, )[^\\n]{0,60}\\b${code}\\b`)
    return neverAnswered[name] === undefined && !said.test(tests)
  })
  expect(silent).toEqual([])
})

test('53: more groups than one call may ask for', async () => {
  const ann = await world.person('Ann')
  const record = await world.record(ann)
  const app = await world.web()
  await world.grant(app, ann, record)
  const client = await world.client(app, { person: ann, record })
  const group = '<group max="1"><filter/><format><section>core</section></format></group>'
  expect((await client.call('GetThings', 3, group.repeat(limits.thingGroups))).code).toBe(0)
  expect((await client.call('GetThings', 3, group.repeat(limits.thingGroups + 1))).code).toBe(53)
})

test('82: a passkey that the account does not have', async () => {
  const shell = await world.shell(await world.person('Ann'))
  const credential = { passkey: 'bm9uZQ' }
  await expect(shell('DisassociateCredential', { credential } as never)).rejects.toSatisfy(
    refused('CREDENTIAL_NOT_FOUND'),
  )
})

test('93: more installed applications than one account may have', async () => {
  const ann = await world.person('Ann')
  const record = await world.record(ann)
  const { db } = world.platform.services
  const { masterId } = await world.soda()
  await db.now.query(sql`
    with made as (
      insert into application (application_id, kind, master_id, name, description, auth_reason, online_rules, offline_rules)
      select gen_random_uuid(), 'SodaChild', ${masterId}, 'One of many', '', '', '[]', '[]' from generate_series(1, 200)
      returning application_id)
    insert into application_grant (record_id, person_id, application_id, online_rules, offline_rules)
    select ${record}, ${ann.personId}, application_id, '[]', '[]' from made`)
  const reply = await world.server.inject({
    method: 'POST',
    url: '/platform/wildcat.ashx',
    payload: anonymous('NewApplicationCreationInfo', 1, '', masterId),
    headers: { 'content-type': 'text/xml' },
  })
  const token = text(
    answer(reply.body)
      .info!.children.filter(c => typeof c === 'object')
      .at(-1) as never,
  )
  const shell = await world.shell(ann)
  const { application } = await shell('GetApplicationPrivileged', { id: [masterId] })
  await expect(
    shell('AddSodaApplication', {
      masterId,
      sodaAppConfigWithToken: { appCreationToken: token, name: 'One more' },
      recordId: [record],
      rulesDigest: application[0]!.rulesDigest,
      offered: [],
      accepted: [],
    } as never),
  ).rejects.toSatisfy(refused('APPLICATION_LIMIT_EXCEEDED'))
})
