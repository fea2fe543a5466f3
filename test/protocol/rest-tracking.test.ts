import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/store/db.ts'
import { bloodPressure } from '../../src/things/blood-pressure.ts'
import { plan as planType } from '../../src/things/plan.ts'
import { task as taskType } from '../../src/things/task.ts'
import { taskTrackingEntry } from '../../src/things/task-tracking-entry.ts'
import { weight } from '../../src/things/weight.ts'
import { type RestClient, restClient } from '../rest-client.ts'
import { type Client, createWorld, onTypes, type TestApplication, type World } from '../world.ts'

let world: World
let app: TestApplication
let ann: { personId: string }
let record: string
let rest: RestClient
let xml: Client
beforeAll(async () => {
  world = await createWorld()
  app = await world.web({ name: 'Pressure' })
  ann = await world.person('Ann')
  record = await world.record(ann)
  await world.grant(app, ann, record)
  rest = await restClient(world, app, { person: ann, record })
  xml = await world.client(app, { person: ann, record })
})
afterAll(() => world.close())

const aim = randomUUID()
const byPressure = {
  isAutoTrackable: true,
  targetEvents: [{ elementXPath: 'thing/data-xml/blood-pressure', elementValues: [] }],
}
const task = (over: object = {}) => ({
  name: 'Measure',
  shortDescription: 'Once a day.',
  longDescription: 'In the morning, before coffee.',
  imageUrl: 'https://example.org/cuff.png',
  thumbnailImageUrl: 'https://example.org/cuff-small.png',
  taskType: 'BloodPressure',
  trackingPolicy: byPressure,
  associatedObjectiveIds: [aim],
  completionType: 'Frequency',
  frequencyTaskCompletionMetrics: { windowType: 'Daily', occurrenceCount: 1 },
  ...over,
})
/** A plan whose one task began on the first of January. */
async function planWith(over: object = {}, client = rest) {
  const made = await client.call('POST', '/ActionPlans', {
    name: 'Pressure down',
    imageUrl: 'https://example.org/plan.png',
    thumbnailImageUrl: '',
    category: 'Health',
    objectives: [
      {
        id: aim,
        name: 'Below 130',
        description: 'On most days.',
        state: 'Active',
        outcomeName: 'Pressure',
        outcomeType: 'Other',
      },
    ],
    associatedTasks: [task(over)],
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const [{ id }] = made.body.associatedTasks
  await client.call('PATCH', '/ActionPlanTasks', { id, startDate: '2026-01-01' })
  return { planId: made.body.id as string, taskId: id as string }
}
const pressureXml = (day: string, systolic = 120, time = '<time><h>8</h><m>0</m></time>') => {
  const [y, m, d] = day.split('-').map(Number)
  return `<thing><type-id>${bloodPressure.id}</type-id><data-xml><blood-pressure><when><date><y>${y}</y><m>${m}</m><d>${d}</d></date>${time}</when><systolic>${systolic}</systolic><diastolic>80</diastolic></blood-pressure></data-xml></thing>`
}
const weightXml = `<thing><type-id>${weight.id}</type-id><data-xml><weight><when><date><y>2026</y><m>1</m><d>5</d></date></when><value><kg>80</kg></value></weight></data-xml></thing>`
async function measured(day: string, systolic?: number): Promise<{ id: string; stamp: string }> {
  const answer = await xml.call('PutThings', 2, pressureXml(day, systolic))
  const [, stamp = '', id = ''] = /version-stamp="([^"]+)">([^<]+)/.exec(answer.xml) ?? []
  return { id, stamp }
}
const mark = (taskId: string, trackingDateTime: string) =>
  rest.call('POST', '/TaskTracking', { taskId, trackingDateTime })
const adherence = async (planId: string, from: string, to: string, more = '', client = rest) =>
  (await client.call('GET', `/ActionPlans/${planId}/Adherence?startTime=${from}&endTime=${to}${more}`)).body

describe('tracking', () => {
  test('by hand: three of seven days are three completions of seven', async () => {
    const { planId, taskId } = await planWith({ trackingPolicy: { targetEvents: [] } })
    for (const day of ['05', '07', '11']) {
      const answer = await mark(taskId, `2026-01-${day}T21:00:00+01:00`)
      expect([answer.status, answer.body]).toEqual([201, true])
    }
    expect(await adherence(planId, '2026-01-05T00:00:00Z', '2026-01-12T00:00:00Z')).toEqual({
      id: planId,
      name: 'Pressure down',
      startDate: '2026-01-05T00:00:00',
      endDate: '2026-01-12T00:00:00',
      objectives: [
        {
          id: aim,
          name: 'Below 130',
          outcomeName: 'Pressure',
          associatedTasks: [
            {
              id: taskId,
              name: 'Measure',
              windowType: 'Daily',
              startDate: '2026-01-05T00:00:00',
              endDate: '2026-01-12T00:00:00',
              weeklyAdherence: [
                {
                  weekStart: '2026-01-05',
                  completions: 3,
                  intendedCompletions: 7,
                  intendedOccurrences: 7,
                  manualTrackedOccurrences: 3,
                  automaticTrackedOccurrences: 0,
                  automaticTrackedOccurrenceEvidence: [],
                },
              ],
            },
          ],
        },
      ],
    })
  })
  test('by hand leaves an entry in the record that names its task', async () => {
    const { taskId } = await planWith()
    await mark(taskId, '2026-01-05T21:00:00Z')
    const things = await xml.call(
      'GetThings',
      3,
      `<group><filter><type-id>${taskTrackingEntry.id}</type-id></filter><format><section>core</section><xml/></format></group>`,
    )
    expect(things.xml).toContain(`<thing-id>${taskId}</thing-id><relationship-type>task</relationship-type>`)
    expect(things.xml).toContain('<tracking-status>Completion</tracking-status>')
  })
  test('by itself: things that come count with their ids, and no longer when they go', async () => {
    const { planId } = await planWith()
    const first = await measured('2026-02-02')
    const second = await measured('2026-02-04', 150)
    await xml.call('PutThings', 2, weightXml)
    const week = async () =>
      (await adherence(planId, '2026-02-02', '2026-02-09')).objectives[0].associatedTasks[0].weeklyAdherence[0]
    expect(await week()).toMatchObject({
      completions: 2,
      automaticTrackedOccurrences: 2,
      manualTrackedOccurrences: 0,
      automaticTrackedOccurrenceEvidence: [first.id, second.id],
    })
    await xml.call('RemoveThings', 1, `<thing-id version-stamp="${first.stamp}">${first.id}</thing-id>`)
    expect(await week()).toMatchObject({ completions: 1, automaticTrackedOccurrenceEvidence: [second.id] })
  })
  test('tells nothing of things that the application may not read', async () => {
    const types = [planType.familyId, taskType.familyId, taskTrackingEntry.familyId]
    const narrow = await world.web({ offline: onTypes(types) })
    await world.grant(narrow, ann, record)
    const client = await restClient(world, narrow, { person: ann, record })
    const { planId } = await planWith({}, client)
    await measured('2026-03-02')
    const { objectives } = await adherence(planId, '2026-03-02', '2026-03-09', '', client)
    expect(objectives[0].associatedTasks[0].weeklyAdherence[0]).toMatchObject({ automaticTrackedOccurrences: 0 })
  })
  test('needs the right to tracking entries, and a task that is there', async () => {
    const narrow = await world.web({ offline: onTypes([planType.familyId, taskType.familyId]) })
    await world.grant(narrow, ann, record)
    const client = await restClient(world, narrow, { person: ann, record })
    const { taskId, planId } = await planWith({}, client)
    const refused = await client.call('POST', '/TaskTracking', { taskId, trackingDateTime: '2026-01-05T08:00:00Z' })
    expect(refused.status).toBe(403)
    expect(
      (await client.call('GET', `/ActionPlans/${planId}/Adherence?startTime=2026-01-01&endTime=2026-01-08`)).status,
    ).toBe(403)
    expect((await mark(randomUUID(), '2026-01-05T08:00:00Z')).status).toBe(404)
    expect((await mark(taskId, 'yesterday')).status).toBe(400)
  })
  test('stays when the plan goes', async () => {
    const count = async () => {
      const [row] = await world.platform.services.db.read.query<{ n: number }>(
        sql`select count(*) as n from thing where record_id = ${record} and family_id = ${taskTrackingEntry.familyId} and state = 'Active'`,
      )
      return row!.n
    }
    const { planId, taskId } = await planWith()
    await mark(taskId, '2026-01-05T08:00:00Z')
    const before = await count()
    await rest.call('DELETE', `/ActionPlans/${planId}`)
    expect(await count()).toBe(before)
  })
})

describe('adherence', () => {
  test('is between the beginning and the end of the task', async () => {
    const { planId, taskId } = await planWith({ trackingPolicy: { targetEvents: [] } })
    await rest.call('PATCH', '/ActionPlanTasks', { id: taskId, startDate: '2026-01-10', endDate: '2026-01-12' })
    const { objectives } = await adherence(planId, '2026-01-05', '2026-02-05')
    const [only] = objectives[0].associatedTasks
    expect(only).toMatchObject({ startDate: '2026-01-10T00:00:00', endDate: '2026-01-12T00:00:00' })
    expect(only.weeklyAdherence).toHaveLength(1)
    expect(only.weeklyAdherence[0]).toMatchObject({ weekStart: '2026-01-10', intendedCompletions: 2 })
  })
  test('can be of one objective or one task', async () => {
    const { planId, taskId } = await planWith()
    expect((await adherence(planId, '2026-01-05', '2026-01-12', `&objectiveId=${aim}`)).objectives).toHaveLength(1)
    expect((await adherence(planId, '2026-01-05', '2026-01-12', `&taskId=${taskId}`)).objectives).toHaveLength(1)
    for (const more of [`&objectiveId=${randomUUID()}`, `&taskId=${randomUUID()}`])
      expect((await adherence(planId, '2026-01-05', '2026-01-12', more)).error.code).toBe('INVALID_THING')
  })
  test.each([
    ['startTime=2026-01-05', 'endTime'],
    ['startTime=2026-01-05&endTime=2026-01-05', 'endTime'],
    ['startTime=2026-01-05&endTime=2028-01-05', 'endTime'],
    ['startTime=soon&endTime=2026-01-05', 'startTime'],
  ])('of %s is refused', async (query, target) => {
    const { planId } = await planWith()
    const answer = await rest.call('GET', `/ActionPlans/${planId}/Adherence?${query}`)
    expect([answer.status, answer.body.error.target]).toEqual([400, target])
  })
})

describe('a thing tried on a task', () => {
  const tried = async (actionPlanTask: object, xmlThingDocument: string) =>
    rest.call('POST', '/ActionPlanTasks/ValidateTracking', { actionPlanTask, xmlThingDocument })
  test('counts once when it fits, and not at all when it does not', async () => {
    const fits = await tried(task(), pressureXml('2026-01-05'))
    expect([fits.status, fits.body]).toEqual([
      200,
      {
        taskTrackingInstances: [
          {
            trackingType: 'Auto',
            trackingDateTime: '2026-01-05T08:00:00',
            trackingStatus: 'Completion',
            occurrenceStart: '2026-01-05T00:00:00',
            occurrenceEnd: '2026-01-06T00:00:00',
            completionStart: '2026-01-05T00:00:00',
            completionEnd: '2026-01-06T00:00:00',
          },
        ],
      },
    ])
    expect((await tried(task(), weightXml)).body).toEqual({ taskTrackingInstances: [] })
    const off = task({ trackingPolicy: { ...byPressure, isAutoTrackable: false } })
    expect((await tried(off, pressureXml('2026-01-05'))).body).toEqual({ taskTrackingInstances: [] })
  })
  test('that misses the numbers is out of the window', async () => {
    const targets = [{ propertyXPath: 'thing/data-xml/blood-pressure/systolic', maxTarget: 130 }]
    const policy = { ...byPressure, occurrenceMetrics: { evaluateTargets: true, targets } }
    const status = async (systolic: number) =>
      (await tried(task({ trackingPolicy: policy }), pressureXml('2026-01-05', systolic))).body.taskTrackingInstances[0]
        .trackingStatus
    expect([await status(130), await status(131)]).toEqual(['Completion', 'OutOfWindow'])
  })
  test('must be a thing', async () => {
    for (const document of [
      '<thing/>',
      '<a',
      '<!DOCTYPE a><thing/>',
      pressureXml('2026-01-05').replace('<diastolic>80</diastolic>', ''),
    ]) {
      const answer = await tried(task(), document)
      expect(answer.status).toBe(400)
    }
  })
  test('stores nothing', async () => {
    const before = await xml.call(
      'GetThings',
      3,
      `<group><filter><type-id>${bloodPressure.id}</type-id></filter><format><section>core</section></format></group>`,
    )
    await tried(task(), pressureXml('2026-01-05'))
    const after = await xml.call(
      'GetThings',
      3,
      `<group><filter><type-id>${bloodPressure.id}</type-id></filter><format><section>core</section></format></group>`,
    )
    expect(after.xml).toBe(before.xml)
  })
})

describe('the timeline', () => {
  const scheduled = {
    completionType: 'Scheduled',
    frequencyTaskCompletionMetrics: undefined,
    trackingPolicy: { targetEvents: [] },
    schedules: [{ reminderState: 'Off', scheduledDays: ['Everyday'], scheduledTime: { hours: 21, minutes: 0 } }],
  }
  const timeline = async (query: string, taskId: string) =>
    (await rest.call('GET', `/Timeline?${query}`)).body.tasks.find((t: { taskId: string }) => t.taskId === taskId)
  test('has each time of a task, with what was done then and what was done at others', async () => {
    const { taskId } = await planWith(scheduled)
    await mark(taskId, '2026-01-05T22:00:00')
    await mark(taskId, '2026-01-06T09:00:00')
    const { timelineSnapshots, ...about } = await timeline('startDate=2026-01-05&endDate=2026-01-06', taskId)
    expect(about).toEqual({
      taskId,
      taskName: 'Measure',
      taskType: 'BloodPressure',
      taskImageUrl: 'https://example.org/cuff.png',
    })
    const at = { adherenceDelta: 120, type: 'Local', recurrenceType: 'Daily' }
    const [snapshot] = timelineSnapshots
    expect(timelineSnapshots).toHaveLength(1)
    expect(snapshot.schedules).toEqual([
      {
        ...at,
        localDateTime: '2026-01-05T21:00:00',
        occurrences: [{ id: expect.any(String), localDateTime: '2026-01-05T22:00:00', inWindow: true }],
      },
      { ...at, localDateTime: '2026-01-06T21:00:00', occurrences: [] },
    ])
    expect(snapshot.unscheduledOccurrences).toEqual([
      { id: expect.any(String), localDateTime: '2026-01-06T09:00:00', inWindow: false },
    ])
    expect(snapshot.completionMetrics).toEqual({
      recurrenceType: 'Daily',
      completionType: 'Scheduled',
      requiredNumberOfOccurrences: 1,
    })
  })
  test('is a week when no end is said', async () => {
    const { taskId } = await planWith(scheduled)
    const { timelineSnapshots } = await timeline('startDate=2026-01-05', taskId)
    expect(timelineSnapshots[0].schedules).toHaveLength(7)
  })
  test('is cut in two where the schedule was changed', async () => {
    const { taskId } = await planWith(scheduled)
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    await rest.call('PATCH', '/ActionPlanTasks', { id: taskId, name: 'Measure again' })
    world.pass(1500)
    await rest.call('PATCH', '/ActionPlanTasks', {
      id: taskId,
      schedules: [{ reminderState: 'Off', scheduledDays: ['Everyday'], scheduledTime: { hours: 0, minutes: 0 } }],
    })
    const { timelineSnapshots } = await timeline(`startDate=${day(-2)}&endDate=${day(2)}`, taskId)
    expect(timelineSnapshots).toHaveLength(2)
    const [before, after] = timelineSnapshots
    expect(before.effectiveEndInstant).toBe(after.effectiveStartInstant)
    expect(after.effectiveEndInstant).toBeUndefined()
    expect(before.schedules.every((s: { localDateTime: string }) => s.localDateTime.endsWith('21:00:00'))).toBe(true)
    expect(after.schedules.map((s: { localDateTime: string }) => s.localDateTime)).toEqual([
      `${day(1)}T00:00:00`,
      `${day(2)}T00:00:00`,
    ])
  })
  test('and tracking by hand are of version 2.0', async () => {
    const old = { 'x-ms-version': '1.0-rc' }
    expect((await rest.call('GET', '/Timeline?startDate=2026-01-05', undefined, old)).status).toBe(404)
    expect((await rest.call('POST', '/TaskTracking', {}, old)).status).toBe(404)
  })
})
