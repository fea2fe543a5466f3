/** The history of a record: what GetRecordAudit tells, and the lines that people read of who looked, changed and shared. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicationById } from '../../src/domain/applications.ts'
import { noteAction } from '../../src/domain/record-audit.ts'
import { recordActions } from '../../src/protocol/record-audit.ts'
import { sql } from '../../src/store/db.ts'
import { dateTimeOf } from '../../src/things/base/dates.ts'
import { write } from '../../src/things/registry.ts'
import { weight } from '../../src/things/weight.ts'
import { createWorld, everything, refused, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const whole = { personId: [], applicationId: [] }
const both = { auditTypes: { auditType: ['Write', 'Read'] as ('Write' | 'Read')[] } }
const history = { withoutOwn: false, kind: [] }
const weightXml = write(weight, { when: dateTimeOf('2026-11-28'), value: { kg: 80 } })
const put = `<thing><type-id>${weight.id}</type-id><data-xml>${weightXml}<common/></data-xml></thing>`
const get =
  '<group><filter><type-id>3d34d87e-7fc1-4153-800f-f56592cb0d17</type-id></filter><format><section>core</section><xml/></format></group>'

async function scene() {
  const ann = await world.person('Ann')
  const record = await world.record(ann)
  const app = await world.web({ name: 'Scales', online: everything, offline: everything })
  await world.grant(app, ann, record)
  return { ann, record, app, shell: await world.shell(ann), client: await world.client(app, { person: ann, record }) }
}

describe('GetRecordAudit', () => {
  test('nineteen actions make nineteen rows, the newest first', async () => {
    const { ann, record, shell } = await scene()
    const { services } = world.platform
    const shellApp = await applicationOfShell()
    const caller = { application: shellApp, proved: true, avenue: 'Online' as const }
    for (const [i, { name }] of recordActions.entries())
      await services.db.write(tx =>
        noteAction({ services, caller, now: new Date(services.clock.now() + i).toISOString() }, tx, record, name, {
          personId: ann.personId,
          changes: { step: i },
        }),
      )
    const answer = await shell('GetRecordAudit', { ...whole, ...both }, { record })
    const told = answer.recordAudit.map(a => a.recordAuditAction)
    expect(told).toEqual(recordActions.map(a => a.name).reverse())
    expect(answer.recordAudit[0]!.changes.change).toEqual([{ field: 'step', value: '18' }])
    expect(answer.partialPersonInfo).toEqual([{ personId: ann.personId, name: 'Ann' }])
    expect(answer.application.map(a => a.id)).toEqual([shellApp.applicationId])
  })

  async function applicationOfShell() {
    const { services } = world.platform
    const [row] = await services.db.read.query<{ application_id: string }>(
      sql`select application_id from application where kind = 'Shell'`,
    )
    return (await applicationById(services, row!.application_id))!
  }

  test('tells writes unless reads are asked for, and narrows by person, application, action and time', async () => {
    const { ann, record, app, shell, client } = await scene()
    await shell('UpdateRecord', { name: 'Other name' }, { record })
    await client.call('GetThings', 3, get)
    const ask = async (filter: object) =>
      (await shell('GetRecordAudit', { ...whole, ...filter }, { record })).recordAudit.map(a => a.recordAuditAction)
    expect(await ask({})).toEqual(['UpdateRecord'])
    expect((await ask(both)).sort()).toEqual(['ReadRecordInformation', 'UpdateRecord'])
    expect(await ask({ auditTypes: { auditType: ['Read'] } })).toEqual(['ReadRecordInformation'])
    expect(await ask({ ...both, applicationId: [app.applicationId] })).toEqual(['ReadRecordInformation'])
    expect(await ask({ ...both, personId: [app.applicationId] })).toEqual([])
    expect((await ask({ ...both, personId: [ann.personId] })).length).toBe(2)
    expect(await ask({ ...both, auditActions: { auditAction: ['UpdateRecord'] } })).toEqual(['UpdateRecord'])
    // Both must hold: an action that looks is not among the writes.
    expect(await ask({ auditActions: { auditAction: ['ReadRecordInformation'] } })).toEqual([])
    expect(await ask({ dateMax: '2020-01-01T00:00:00Z' })).toEqual([])
    expect(await ask({ dateMin: '2020-01-01T00:00:00Z' })).toEqual(['UpdateRecord'])
  })

  test('is refused with 11 to a holder without the right to see it', async () => {
    const { record, shell } = await scene()
    const bob = await world.person('Bob')
    await world.share(record, bob, { level: 'View' })
    const bobs = await world.shell(bob)
    await world.platform.services.db.now.query(
      sql`update record_holder set can_access_audit = false where record_id = ${record} and person_id = ${bob.personId}`,
    )
    await expect(bobs('GetRecordAudit', whole, { record })).rejects.toSatisfy(refused('ACCESS_DENIED'))
    await world.platform.services.db.now.query(
      sql`update record_holder set can_access_audit = true where record_id = ${record} and person_id = ${bob.personId}`,
    )
    expect((await bobs('GetRecordAudit', whole, { record })).recordAudit).toEqual([])
    await expect(shell('GetRecordAudit', whole, { record: bob.personId })).rejects.toSatisfy(refused('INVALID_RECORD'))
  })
})

describe('rows that are added', () => {
  const sync = { recordAudit: [{ recordAuditAction: 'DataSyncCompleted' as const, recordAuditMessage: 'one source' }] }

  test('can be taken out again, once', async () => {
    const { record, shell } = await scene()
    const { recordAuditId } = await shell('AddRecordAudit', sync, { record })
    const [row] = (await shell('GetRecordAudit', whole, { record })).recordAudit
    expect(row!.recordAuditAction).toBe('DataSyncCompleted')
    expect(row!.changes.change).toContainEqual({ field: 'message', value: 'one source' })
    await shell('RemoveRecordAudit', { recordAuditId }, { record })
    expect((await shell('GetRecordAudit', whole, { record })).recordAudit).toEqual([])
    await expect(shell('RemoveRecordAudit', { recordAuditId }, { record })).rejects.toSatisfy(
      refused('RECORD_AUDIT_NOT_FOUND'),
    )
  })

  test('nobody can make the history forget what the platform noted: 143', async () => {
    const { record, shell } = await scene()
    await shell('UpdateRecord', { name: 'Other name' }, { record })
    const [row] = await world.platform.services.db.read.query<{ audit_id: string }>(
      sql`select audit_id from record_audit where record_id = ${record}`,
    )
    await expect(shell('RemoveRecordAudit', { recordAuditId: row!.audit_id }, { record })).rejects.toSatisfy(
      refused('RECORD_AUDIT_NOT_FOUND'),
    )
    const bob = await world.person('Bob')
    await world.share(record, bob, { level: 'Modify' })
    await expect(
      (await world.shell(bob))('RemoveRecordAudit', { recordAuditId: row!.audit_id }, { record }),
    ).rejects.toSatisfy(refused('ACCESS_DENIED'))
    expect((await shell('GetRecordAudit', whole, { record })).recordAudit.length).toBe(1)
  })
})

describe('the history that people read', () => {
  const short = (
    lines: readonly { kind: string; application: { name: string }; times: number; personName: string }[],
  ) => lines.map(l => `${l.personName} ${l.application.name} ${l.kind} ${l.times}`).sort()

  test('a read that was answered a moment ago is in it', async () => {
    const { record, shell, client } = await scene()
    await client.call('PutThings', 2, put + put)
    await client.call('GetThings', 3, get)
    await client.call('GetThings', 3, get)
    const { line, before } = await shell('GetRecordHistory', history, { record })
    expect(short(line)).toEqual(['Ann Scales Create 2', 'Ann Scales Read 2'])
    expect(line.map(l => l.familyId)).toEqual([[weight.familyId], [weight.familyId]])
    expect(before).toBeUndefined()
  })

  test('goes back in whole days, without a gap and without telling anything twice', async () => {
    const { record, shell, client } = await scene()
    const { db } = world.platform.services
    await db.now.query(sql`update record set created_at = now() - interval '500 days' where record_id = ${record}`)
    for (let i = 0; i < 40; i++) await client.call('PutThings', 2, put)
    // As if one had come every ten days; operations keep the order of their numbers.
    await db.now.query(sql`
      update record_operation o set at = o.at - interval '1 day' * 10 * (39 - n.place)
      from (select sequence, thing_id, row_number() over (order by sequence, thing_id) - 1 as place from record_operation where record_id = ${record}) n
      where o.record_id = ${record} and o.thing_id = n.thing_id`)
    const seen: string[] = []
    let before: string | undefined
    let pages = 0
    do {
      const page = await shell('GetRecordHistory', { ...history, ...(before !== undefined && { before }) }, { record })
      seen.push(...page.line.map(l => l.day))
      before = page.before
      pages++
    } while (before !== undefined)
    expect(seen.length).toBe(40)
    expect(new Set(seen).size).toBe(40)
    expect([...seen].sort().reverse()).toEqual(seen)
    expect(pages).toBeGreaterThan(1)
    await expect(shell('GetRecordHistory', { ...history, before: '2026-13-45' }, { record })).rejects.toSatisfy(
      refused('INVALID_XML'),
    )
  })

  test('a holder who is no custodian is not told what the things were, and without the right only of the own deeds', async () => {
    const { record, client } = await scene()
    await client.call('PutThings', 2, put)
    const bob = await world.person('Bob')
    await world.share(record, bob, { level: 'View' })
    const bobs = await world.shell(bob)
    const { db } = world.platform.services
    const seen = await bobs('GetRecordHistory', history, { record })
    expect(seen.line.map(l => [l.personName, l.kind, l.familyId])).toEqual([['Ann', 'Create', []]])
    await db.now.query(
      sql`update record_holder set can_access_audit = false where record_id = ${record} and person_id = ${bob.personId}`,
    )
    expect((await bobs('GetRecordHistory', history, { record })).line).toEqual([])
  })

  test('is told in the days of the reader, and of UTC where the database does not know the zone', async () => {
    const { db } = world.platform.services
    for (const [zone, day] of [
      ['Pacific/Kiritimati', '2026-11-02'],
      ['Nowhere/Else', '2026-11-01'],
    ] as const) {
      const ann = await world.person('Ann')
      await db.now.query(sql`update person set time_zone = ${zone} where person_id = ${ann.personId}`)
      const record = await world.record(ann)
      const shell = await world.shell(ann)
      await shell('UpdateRecord', { name: 'Other name' }, { record })
      await db.now.query(sql`update record_audit set at = '2026-11-01T12:00:00Z' where record_id = ${record}`)
      await db.now.query(sql`update record set created_at = '2026-10-01T00:00:00Z' where record_id = ${record}`)
      const { line } = await shell('GetRecordHistory', history, { record })
      expect(line.map(l => l.day)).toEqual([day])
    }
  })

  test('can leave out what the reader did, and keep to one application', async () => {
    const { ann, record, app, shell, client } = await scene()
    await client.call('PutThings', 2, put)
    await shell('UpdateRecord', { name: 'Other name' }, { record })
    await shell('RemoveRecordAuthorization', { applicationId: app.applicationId, personId: ann.personId } as never, {
      record,
    })
    const kinds = async (filter: object) =>
      (await shell('GetRecordHistory', { ...history, ...filter }, { record })).line.map(l => l.action ?? l.kind).sort()
    expect(await kinds({})).toEqual(['Create', 'RemoveRecordAuthorization', 'UpdateRecord'])
    expect(await kinds({ withoutOwn: true })).toEqual(['Create'])
    expect(await kinds({ applicationId: app.applicationId })).toEqual(['Create', 'RemoveRecordAuthorization'])
    expect(await kinds({ kind: ['Action'] })).toEqual(['RemoveRecordAuthorization', 'UpdateRecord'])
  })
})
