import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, onTypes, type World } from '../../test/world.ts'
import { sql } from '../store/db.ts'
import { applicationById } from './applications.ts'
import type { WriteContext } from './context.ts'
import { grantApplication, recordAuthAction, recordsOfPerson, revokeApplication } from './grants.ts'
import { sharedTurn } from './operations.ts'

const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'
const bloodPressure = 'ca3c57f4-f4c1-4e15-be67-0a3caf5414ed'

describe('how a grant stands', () => {
  const asked = { online: onTypes([weight, bloodPressure]), offline: [] }
  it('needs nothing when all required rules were granted', () => {
    expect(
      recordAuthAction(asked, { level: 'Modify', grant: { online: onTypes([weight, bloodPressure]), offline: [] } }),
    ).toBe('NoActionRequired')
    expect(recordAuthAction({ online: [], offline: [] }, { level: 'View', grant: { online: [], offline: [] } })).toBe(
      'NoActionRequired',
    )
  })
  it('needs consent anew when a required rule is missing, and consent at all when nothing was granted', () => {
    expect(recordAuthAction(asked, { level: 'Modify', grant: { online: onTypes([weight]), offline: [] } })).toBe(
      'ReauthorizationRequired',
    )
    expect(recordAuthAction(asked, { level: 'Modify' })).toBe('AuthorizationRequired')
  })
  it('cannot be mended by someone who may not do it herself', () => {
    expect(recordAuthAction(asked, { level: 'View' })).toBe('ReauthorizationNotPossible')
    expect(recordAuthAction(asked, { level: 'Modify', personRules: onTypes([weight]) })).toBe(
      'ReauthorizationNotPossible',
    )
  })
})

describe('grants in the database', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld()
  })
  afterAll(async () => {
    await world.close()
  })

  it('are dated anew after a revocation, not after a change, and leave a history', async () => {
    const { services } = world.platform
    const person = await world.person('Ann')
    const recordId = await world.record(person)
    const app = await world.web()
    const application = (await applicationById(services, app.applicationId))!
    const key = { applicationId: app.applicationId, personId: person.personId, recordId }
    const at = (now: string): WriteContext => ({
      services,
      read: services.db.read,
      db: services.db,
      caller: { application, proved: true, avenue: 'Online' },
      culture: { language: 'en' },
      version: 1,
      now,
      requestId: 'test',
    })
    const grant = (now: string, online = onTypes([weight])) =>
      services.db.write(tx => grantApplication(at(now), tx, { ...key, online, offline: [] }))
    const revoke = (now: string) => services.db.write(tx => revokeApplication(at(now), tx, key))
    const granted = async () =>
      (await recordsOfPerson(services.db.read, application, person.personId, new Date().toISOString())).map(r => [
        r.grantedAt,
        r.grant.online,
      ])

    await grant('2026-01-01T00:00:00.000Z')
    await grant('2026-01-02T00:00:00.000Z', onTypes([bloodPressure]))
    expect(await granted()).toEqual([['2026-01-01T00:00:00Z', onTypes([bloodPressure])]])
    expect(await revoke('2026-01-03T00:00:00.000Z')).toBe(true)
    expect(await revoke('2026-01-03T00:00:00.000Z')).toBe(false)
    expect(await granted()).toEqual([])
    await grant('2026-01-04T00:00:00.000Z')
    expect(await granted()).toEqual([['2026-01-04T00:00:00Z', onTypes([weight])]])
    const history = await services.db.read.query<{ action: string }>(
      sql`select action from record_audit where record_id = ${recordId} order by at`,
    )
    expect(history.map(row => row.action)).toEqual([
      'CreateRecordAuthorization',
      'UpdateRecordAuthorization',
      'RemoveRecordAuthorization',
      'CreateRecordAuthorization',
    ])
  })

  it('tell no last number while an earlier one may still come', async () => {
    const { services } = world.platform
    const person = await world.person('Ben')
    const recordId = await world.record(person)
    const app = await world.web()
    await world.grant(app, person, recordId)
    const application = (await applicationById(services, app.applicationId))!
    const { db } = services
    const operation = (sequence: number) => sql`
      insert into record_operation (record_id, sequence, thing_id, operation, version_stamp, type_id, family_id, eff_date, bytes, at, application_id, person_id, avenue)
      values (${recordId}, ${sequence}, gen_random_uuid(), 'Create', gen_random_uuid(), ${weight}, ${weight}, '2026-01-01', 100, now(),
        ${app.applicationId}, ${person.personId}, 'Online')`
    let finish = () => {}
    let started = () => {}
    const writing = new Promise<void>(resolve => {
      started = resolve
    })
    const slow = db.write(async tx => {
      await tx.query(sql`select ${sharedTurn(recordId)}`)
      await tx.query(operation(1))
      started()
      await new Promise<void>(resolve => {
        finish = resolve
      })
    })
    await writing
    await db.now.query(operation(2))
    const order: string[] = []
    const asked = recordsOfPerson(db.read, application, person.personId, new Date().toISOString()).then(records => {
      order.push('told')
      return records
    })
    await new Promise(resolve => setTimeout(resolve, 100))
    order.push('written')
    finish()
    await slow
    expect((await asked)[0]?.latestSequence).toBe(2)
    expect(order).toEqual(['written', 'told'])
  })
})
