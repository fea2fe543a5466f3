/** The end of records and accounts: who loses what at once, what can be brought back, and what is gone for good. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scrubRecords } from '../../src/domain/closing.ts'
import { Fault } from '../../src/protocol/fault.ts'
import { graceDays } from '../../src/protocol/record-audit.ts'
import { sql } from '../../src/store/db.ts'
import { createWorld, everything, refused, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const day = 86_400_000
const put =
  '<thing><type-id>3d34d87e-7fc1-4153-800f-f56592cb0d17</type-id><data-xml><weight><when><date><y>2026</y><m>11</m><d>28</d></date></when><value><kg>80</kg></value></weight><common/></data-xml></thing>'
const get = '<group><filter/><format><section>core</section><xml/></format></group>'
async function scene() {
  const ann = await world.person('Ann')
  const record = await world.record(ann, { name: 'Ann’s record' })
  const app = await world.web({ online: everything, offline: everything })
  await world.grant(app, ann, record)
  const client = await world.client(app, { person: ann, record, avenue: 'offline' })
  expect((await client.call('PutThings', 2, put)).code).toBe(0)
  return { ann, record, app, client, shell: await world.shell(ann) }
}
const { stringify } = JSON
const count = async (table: string, record: string) => {
  const [row] = await world.platform.services.db.read.query<{ n: number }>({
    text: `select count(*)::int as n from ${table} where record_id = $1`,
    values: [record],
  } as never)
  return row!.n
}
const mailsTo = (email: string) =>
  world.platform.services.db.read.query<{ kind: string }>(sql`select kind from mail where to_address = ${email}`)

describe('a deleted record', () => {
  test('is closed to its holders and to every app at once, and comes back as it was', async () => {
    const { record, client, shell } = await scene()
    const bob = await world.person('Bob')
    await world.share(record, bob, { level: 'Custodian' })
    const bobs = await world.shell(bob)
    await shell('UpdateRecord', { recordState: 'Deleted' }, { record })
    expect((await client.call('GetThings', 3, get)).code).toBe(37)
    await expect(shell('GetRecordCounts', {}, { record })).rejects.toSatisfy(refused('INVALID_RECORD_STATE'))
    expect((await shell('GetPersonInfoPrivileged', {})).record).toEqual([])
    // The other holders are told, and the other custodian can bring it back.
    expect((await mailsTo(bob.email)).map(m => m.kind)).toEqual(['recordDeleted'])
    expect((await bobs('GetDeletedRecords', {})).record.map(r => r.recordId)).toEqual([record])
    world.pass(1)
    await bobs('RestoreRecord', { recordId: record })
    expect((await client.call('GetThings', 3, get)).xml).toContain('<kg>80</kg>')
    expect((await shell('GetDeletedRecords', {})).record).toEqual([])
    await expect(bobs('RestoreRecord', { recordId: record })).rejects.toSatisfy(refused('INVALID_RECORD'))
    const told = await shell('GetRecordAudit', { personId: [], applicationId: [] }, { record })
    expect(told.recordAudit.map(a => a.recordAuditAction)).toEqual(['UndeleteRecord', 'DeleteRecord'])
  })

  test('is deleted only by a custodian who has just proved who they are: 11', async () => {
    const { record, shell } = await scene()
    const bob = await world.person('Bob')
    await world.share(record, bob, { level: 'Modify' })
    const bobs = await world.shell(bob)
    await expect(bobs('UpdateRecord', { recordState: 'Deleted' }, { record })).rejects.toSatisfy(
      refused('ACCESS_DENIED'),
    )
    await expect(bobs('UpdateRecord', { name: 'Mine' }, { record })).rejects.toSatisfy(refused('ACCESS_DENIED'))
    await world.platform.services.db.now.query(
      sql`update shell_session set confirmed_at = confirmed_at - interval '31 minutes'`,
    )
    await expect(shell('UpdateRecord', { recordState: 'Deleted', name: 'Other' }, { record })).rejects.toSatisfy(
      refused('ACCESS_DENIED'),
    )
    expect((await shell('GetPersonInfoPrivileged', {})).record[0]!.name).toBe('Ann’s record')
  })

  test('is brought back by nobody who is not its custodian: 10', async () => {
    const { record, shell } = await scene()
    const [bob, eve] = [await world.person('Bob'), await world.person('Eve')]
    await world.share(record, bob, { level: 'Modify' })
    await shell('UpdateRecord', { recordState: 'Deleted' }, { record })
    for (const who of [bob, eve]) {
      const theirs = await world.shell(who)
      expect((await theirs('GetDeletedRecords', {})).record).toEqual([])
      await expect(theirs('RestoreRecord', { recordId: record })).rejects.toSatisfy(refused('INVALID_RECORD'))
    }
  })

  test('is emptied when its time is over, and leaves no trace of health', async () => {
    const { ann, record, shell } = await scene()
    const { services } = world.platform
    await shell(
      'GetThings',
      {
        group: [
          {
            id: [],
            key: [],
            clientThingId: [],
            filter: [{ typeId: [], thingState: [] }],
            format: { section: ['core'], xml: [''], typeVersionFormat: [] },
          },
        ],
      } as never,
      { record },
    )
    await services.accessLog.flush()
    await shell('UpdateRecord', { name: 'A telling name' }, { record })
    world.pass(1)
    await shell('UpdateRecord', { recordState: 'Deleted' }, { record })
    expect(await scrubRecords(services)).toBe(0)
    world.pass((graceDays + 1) * day)
    const later = await world.shell(ann)
    await expect(later('RestoreRecord', { recordId: record })).rejects.toSatisfy(refused('INVALID_RECORD'))
    expect(await scrubRecords(services)).toBeGreaterThan(0)
    expect(await scrubRecords(services)).toBe(0)
    for (const table of [
      'thing',
      'thing_version',
      'thing_blob',
      'record_operation',
      'record_access',
      'application_grant',
      'record_holder',
    ])
      expect([table, await count(table, record)]).toEqual([table, 0])
    const audit = await services.db.read.query<{ action: string; changes: object }>(
      sql`select action, changes from record_audit where record_id = ${record} order by at, action`,
    )
    expect(audit.map(a => [a.action, a.changes])).toEqual([
      ['UpdateRecord', {}],
      ['DeleteRecord', {}],
      ['ScrubRecord', {}],
    ])
    // Whoever adds a table that names records says here, too, what becomes of its rows.
    const source = readFileSync(new URL('../../src/domain/closing.ts', import.meta.url), 'utf8')
    const tables = await services.db.read.query<{ table_name: string }>(
      sql`select table_name from information_schema.columns where column_name = 'record_id' and table_schema = current_schema()`,
    )
    expect(tables.length).toBeGreaterThan(10)
    const kept = ['record', 'record_audit', 'blob_upload']
    expect(
      tables.map(t => t.table_name).filter(name => !kept.includes(name) && !source.includes(`delete from ${name} `)),
    ).toEqual([])
    const [row] = await services.db.read.query<{ name: string }>(
      sql`select name from record where record_id = ${record}`,
    )
    expect(row!.name).toBe('')
    await expect(
      world.machine()('UpdateRecordPrivileged', { recordId: record, recordState: 'Active' }),
    ).rejects.toSatisfy(refused('INVALID_RECORD'))
  })
})

describe('the operator', () => {
  test('freezes a record: it is read and not written, and the history says who did it', async () => {
    const { record, client, shell } = await scene()
    await world.machine()('UpdateRecordPrivileged', { recordId: record, recordState: 'ReadOnly' })
    expect((await client.call('GetThings', 3, get)).code).toBe(0)
    expect((await client.call('PutThings', 2, put)).code).toBe(37)
    await world.machine()('UpdateRecordPrivileged', { recordId: record, recordState: 'Suspended' })
    expect((await client.call('GetThings', 3, get)).code).toBe(37)
    await world.machine()('UpdateRecordPrivileged', { recordId: record, recordState: 'Active', maxSizeBytes: 10 })
    expect((await client.call('PutThings', 2, put)).code).toBe(68)
    const { line } = await shell('GetRecordHistory', { withoutOwn: true, kind: ['Action'] }, { record })
    expect(line.length).toBe(4)
    expect(line.every(l => l.personName === '')).toBe(true)
    await expect(world.machine()('UpdateRecordPrivileged', { recordId: record })).rejects.toSatisfy(
      refused('INVALID_XML'),
    )
  })

  test('suspends an account: sessions, tokens and offline calls end, and it works again when allowed', async () => {
    const { ann, client, shell } = await scene()
    await world.machine()('SetPersonAccountStatePrivileged', { personId: ann.personId, personState: 'Suspended' })
    await expect(shell('GetAccountInfo', {})).rejects.toSatisfy(refused('CREDENTIAL_TOKEN_EXPIRED'))
    expect((await client.call('GetThings', 3, get)).code).toBe(9)
    await world.machine()('SetPersonAccountStatePrivileged', { personId: ann.personId, personState: 'Active' })
    expect((await client.call('GetThings', 3, get)).code).toBe(0)
    await expect(shell('GetAccountInfo', {})).rejects.toSatisfy(refused('CREDENTIAL_TOKEN_EXPIRED'))
    await expect(
      world.machine()('SetPersonAccountStatePrivileged', {
        personId: world.platform.services.clock.id(),
        personState: 'Active',
      }),
    ).rejects.toSatisfy(refused('INVALID_PERSON'))
  })
})

describe('a closed account', () => {
  test('takes along what nobody else keeps, leaves the rest to the others, and ends every access', async () => {
    const { ann, record, app, client, shell } = await scene()
    const bob = await world.person('Bob')
    const shared = await world.record(ann, { name: 'The child' })
    await world.share(shared, bob, { level: 'Custodian' })
    await world.grant(app, ann, shared)
    const theirs = await world.record(bob, { name: 'Bob’s record' })
    await world.share(theirs, ann, { level: 'View' })
    await world.share(record, bob, { level: 'View' })
    const said = (await shell('GetClosingRecords', {})).record
    expect(new Map(said.map(r => [r.recordId, [r.goes, r.others]]))).toEqual(
      new Map([
        [record, [true, 1]],
        [shared, [false, 1]],
        [theirs, [false, 1]],
      ]),
    )
    await shell('SetPersonAccountState', { accountState: 'Deleted' })
    await expect(shell('GetAccountInfo', {})).rejects.toSatisfy(refused('CREDENTIAL_TOKEN_EXPIRED'))
    expect((await client.call('GetThings', 3, get)).code).toBe(9)
    const bobs = await world.shell(bob)
    const held = (await bobs('GetPersonInfoPrivileged', {})).record.map(r => r.recordId)
    expect(held.sort()).toEqual([shared, theirs].sort())
    // What she did in the record that stays keeps her name, and it says that she left.
    const { line } = await bobs('GetRecordHistory', { withoutOwn: true, kind: ['Action'] }, { record: shared })
    expect(line.filter(l => l.personName === 'Ann').map(l => l.action)).toContain('RemoveRecordAuthorization')
    expect((await mailsTo(ann.email)).map(m => m.kind)).toEqual(['accountClosed'])
    const [row] = await world.platform.services.db.read.query(
      sql`select state, email, password_hash from person where person_id = ${ann.personId}`,
    )
    expect(stringify(row)).toBe(stringify({ state: 'Deleted', email: '', password_hash: null }))
    await expect(
      world.machine()('SetPersonAccountStatePrivileged', { personId: ann.personId, personState: 'Active' }),
    ).rejects.toSatisfy(refused('INVALID_PERSON'))
  })

  test('two custodians who leave at once leave no record to nobody', async () => {
    for (let i = 0; i < 5; i++) {
      const [ann, bob] = [await world.person('Ann'), await world.person('Bob')]
      const record = await world.record(ann)
      await world.share(record, bob, { level: 'Custodian' })
      const shells = [await world.shell(ann), await world.shell(bob)]
      await Promise.all(shells.map(shell => shell('SetPersonAccountState', { accountState: 'Deleted' })))
      const [row] = await world.platform.services.db.read.query<{ state: string }>(
        sql`select state from record where record_id = ${record}`,
      )
      expect(row!.state).toBe('Deleted')
    }
  })

  test('without a recent proof nothing is closed: 11', async () => {
    const { shell } = await scene()
    await world.platform.services.db.now.query(
      sql`update shell_session set confirmed_at = confirmed_at - interval '31 minutes'`,
    )
    await expect(shell('SetPersonAccountState', { accountState: 'Deleted' })).rejects.toSatisfy(
      refused('ACCESS_DENIED'),
    )
    expect((await shell('GetPersonInfoPrivileged', {})).record.length).toBe(1)
  })

  test('its address is free for a new account', async () => {
    const signUp = async (ask: ReturnType<World['machine']>) =>
      ask('CreatePersonAccount', {
        name: 'Cleo',
        email: 'cleo.closing@example.org',
        password: 'a long pass phrase',
        birthDate: '1980-01-01',
        country: 'US',
        culture: 'en-US',
        timeZone: 'UTC',
      })
    const { personId } = await signUp(world.machine())
    await expect(signUp(world.machine())).rejects.toBeInstanceOf(Fault)
    await (await world.shell({ personId }))('SetPersonAccountState', { accountState: 'Deleted' })
    expect((await signUp(world.machine())).personId).not.toBe(personId)
  })
})
