import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSweeper } from '../../src/couriers/sweep.ts'
import { sql } from '../../src/store/db.ts'
import { healthGoal } from '../../src/things/health-goal.ts'
import { write } from '../../src/things/registry.ts'
import { sleepSession } from '../../src/things/sleep-session.ts'
import { weight } from '../../src/things/weight.ts'
import { type RestClient, restClient } from '../rest-client.ts'
import { createWorld, onTypes, type TestApplication, type World } from '../world.ts'

const day = 86_400_000
let world: World
let app: TestApplication
let ann: { personId: string }
let record: string
let rest: RestClient
beforeAll(async () => {
  world = await createWorld()
  app = await world.web({ name: 'Coach' })
  ann = await world.person('Ann')
  record = await world.record(ann)
  await world.grant(app, ann, record)
  rest = await restClient(world, app, { person: ann, record })
})
afterAll(() => world.close())

const ahead = (days: number) => new Date(world.platform.services.clock.now() + days * day).toISOString().slice(0, 10)
const suggestion = (over: object = {}, days = 30) => ({
  expirationDate: ahead(days),
  associatedGoal: {
    name: 'Walk more',
    goalType: 'Steps',
    recurrenceMetrics: { windowType: 'Daily', occurrenceCount: 1 },
    range: { name: 'Steps', minimum: 8000, units: 'Count' },
    ...over,
  },
})
async function suggested(over: object = {}, days = 30): Promise<{ id: string }> {
  const answer = await rest.call('POST', '/GoalRecommendations', suggestion(over, days))
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

describe('a recommendation of a goal', () => {
  test('is kept as it was sent, with the application that made it, and sets no goal', async () => {
    const made = await suggested()
    const sent = suggestion()
    expect(made).toEqual({
      id: made.id,
      organizationId: app.applicationId,
      organizationName: 'Coach',
      acknowledged: false,
      ...sent,
      associatedGoal: { ...sent.associatedGoal, additionalRanges: [] },
    })
    expect((await rest.call('GET', `/GoalRecommendations/${made.id}`)).body).toEqual(made)
    expect((await rest.call('GET', '/Goals')).body.goals).toEqual([])
  })
  test('is acknowledged, once and for all', async () => {
    const { id } = await suggested()
    for (let i = 0; i < 2; i++) {
      const answer = await rest.call('PUT', `/GoalRecommendations/${id}/Acknowledge`)
      expect([answer.status, answer.body]).toEqual([204, undefined])
    }
    expect((await rest.call('GET', `/GoalRecommendations/${id}`)).body.acknowledged).toBe(true)
    expect((await rest.call('PUT', `/GoalRecommendations/${randomUUID()}/Acknowledge`)).status).toBe(404)
  })
  test('is found by type and window', async () => {
    const bo = await world.person('Bo')
    const his = await world.record(bo)
    await world.grant(app, bo, his)
    const client = await restClient(world, app, { person: bo, record: his })
    await client.call('POST', '/GoalRecommendations', suggestion())
    await client.call(
      'POST',
      '/GoalRecommendations',
      suggestion({ name: 'Lighter', goalType: 'Weight', recurrenceMetrics: undefined }),
    )
    const names = async (query: string) =>
      (await client.call('GET', `/GoalRecommendations${query}`)).body.goalRecommendations.map(
        (r: { associatedGoal: { name: string } }) => r.associatedGoal.name,
      )
    expect(await names('')).toEqual(['Lighter', 'Walk more'])
    expect(await names('?goalTypes=Weight')).toEqual(['Lighter'])
    expect(await names('?goalWindowTypes=Daily,Weekly')).toEqual(['Walk more'])
  })
  test('is hidden once it has expired, and swept a month later', async () => {
    const { id } = await suggested({}, 2)
    const rows = async () =>
      (
        await world.platform.services.db.read.query(
          sql`select 1 from goal_recommendation where recommendation_id = ${id}`,
        )
      ).length
    world.pass(3 * day)
    const later = await restClient(world, app, { person: ann, record })
    expect((await later.call('GET', `/GoalRecommendations/${id}`)).status).toBe(404)
    const { body } = await later.call('GET', '/GoalRecommendations')
    expect(body.goalRecommendations.map((r: { id: string }) => r.id)).not.toContain(id)
    const sweeper = startSweeper(world.platform.services, error => {
      throw error
    })
    await sweeper.run()
    expect(await rows()).toBe(1)
    world.pass(31 * day)
    await sweeper.run()
    await sweeper.close()
    expect(await rows()).toBe(0)
    rest = await restClient(world, app, { person: ann, record })
  })
  test('must end in the future', async () => {
    const refused = await rest.call('POST', '/GoalRecommendations', suggestion({}, -1))
    expect([refused.status, refused.body.error.target]).toEqual([400, 'expirationDate'])
  })
  test('is taken back only by the application that made it', async () => {
    const { id } = await suggested()
    const second = await world.web()
    await world.grant(second, ann, record)
    const other = await restClient(world, second, { person: ann, record })
    expect((await other.call('GET', `/GoalRecommendations/${id}`)).status).toBe(200)
    expect((await other.call('DELETE', `/GoalRecommendations/${id}`)).status).toBe(403)
    expect((await rest.call('DELETE', `/GoalRecommendations/${id}`)).status).toBe(204)
    expect((await rest.call('DELETE', `/GoalRecommendations/${id}`)).status).toBe(404)
  })
  test('follows the rules on health goals', async () => {
    const { id } = await suggested()
    for (const [rules, statuses] of [
      [onTypes([healthGoal.familyId], ['Read']), [200, 200, 403, 403]],
      [onTypes([weight.familyId]), [403, 403, 403, 403]],
    ] as const) {
      const narrow = await world.web({ offline: rules })
      await world.grant(narrow, ann, record)
      const client = await restClient(world, narrow, { person: ann, record })
      expect([
        (await client.call('GET', '/GoalRecommendations')).status,
        (await client.call('GET', `/GoalRecommendations/${id}`)).status,
        (await client.call('POST', '/GoalRecommendations', suggestion())).status,
        (await client.call('PUT', `/GoalRecommendations/${id}/Acknowledge`)).status,
      ]).toEqual(statuses)
    }
  })
  test('of another record is not there', async () => {
    const { id } = await suggested()
    const cy = await world.person('Cy')
    const hers = await world.record(cy)
    await world.grant(app, cy, hers)
    const client = await restClient(world, app, { person: cy, record: hers })
    expect((await client.call('GET', `/GoalRecommendations/${id}`)).status).toBe(404)
  })
})

describe('sleep', () => {
  test('is told night by night, as it stands in the record', async () => {
    const dee = await world.person('Dee')
    const hers = await world.record(dee)
    await world.grant(app, dee, hers)
    const xml = await world.client(app, { person: dee, record: hers })
    const client = await restClient(world, app, { person: dee, record: hers })
    const night = (d: number, bed: number) => {
      const value = {
        when: { date: { y: 2026, m: 2, d }, time: { h: 7, m: 5 } },
        bedTime: { h: bed, m: 50 },
        wakeTime: { h: 6, m: 45 },
        sleepMinutes: 431,
        settlingMinutes: 18,
        awakening: [],
        wakeState: 2,
      }
      return xml.call(
        'PutThings',
        2,
        `<thing><type-id>${sleepSession.id}</type-id><data-xml>${write(sleepSession, value)}</data-xml></thing>`,
      )
    }
    await night(26, 22)
    await night(27, 0)
    await night(28, 23)
    const { body } = await client.call('GET', '/Sleeps?startTime=2026-02-27T00:00:00&endTime=2026-02-28T07:05:00')
    const audit = {
      timestamp: expect.any(String),
      personId: xml.personId,
      applicationId: app.applicationId,
      auditAction: 'Created',
    }
    expect(body).toEqual({
      sleepActivities: [
        {
          sleepId: expect.any(String),
          userId: xml.personId,
          startTime: '2026-02-27T00:50:00',
          endTime: '2026-02-27T06:45:00',
          sleepSummary: {
            bedtime: '2026-02-27T00:50:00',
            fallAsleepDuration: 'PT18M',
            wakeupTime: '2026-02-27T06:45:00',
            sleepDuration: 'PT431M',
          },
          wakeState: 'Tired',
          createdBy: audit,
          lastModifiedBy: audit,
        },
      ],
    })
    const page = (await client.call('GET', '/Sleeps?maxPageSize=2&includeDetails=Full')).body
    expect(page.sleepActivities.map((s: { startTime: string }) => s.startTime)).toEqual([
      '2026-02-27T23:50:00',
      '2026-02-27T00:50:00',
    ])
    const link = new URL(page.nextLink)
    const rest = (await client.call('GET', link.pathname.replace('/rest', '') + link.search)).body
    expect(rest.sleepActivities.map((s: { startTime: string }) => s.startTime)).toEqual(['2026-02-25T22:50:00'])
    expect(rest.nextLink).toBeUndefined()
  })
})
