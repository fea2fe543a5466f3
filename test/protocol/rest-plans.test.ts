import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plan as planType } from '../../src/things/plan.ts'
import { task as taskType } from '../../src/things/task.ts'
import { type RestClient, restClient } from '../rest-client.ts'
import { createWorld, onTypes, type TestApplication, type World } from '../world.ts'

let world: World
let app: TestApplication
let ann: { personId: string }
let record: string
let rest: RestClient
beforeAll(async () => {
  world = await createWorld()
  app = await world.web({ name: 'Better nights' })
  ann = await world.person('Ann')
  record = await world.record(ann)
  await world.grant(app, ann, record)
  rest = await restClient(world, app, { person: ann, record })
})
afterAll(() => world.close())

const objective = (over: object = {}) => ({
  id: randomUUID(),
  name: 'Fall asleep sooner',
  description: 'Within twenty minutes on most nights.',
  state: 'Active',
  outcomeName: 'Minutes awake in bed',
  outcomeType: 'MinutesToFallAsleepPerNight',
  ...over,
})
const task = (objectiveId: string, over: object = {}) => ({
  name: 'Screens off',
  shortDescription: 'No telephone in the last hour.',
  longDescription: 'Put it into another room at nine.',
  imageUrl: 'https://example.org/screens.png',
  thumbnailImageUrl: 'https://example.org/screens-small.png',
  taskType: 'Other',
  trackingPolicy: { isAutoTrackable: false, targetEvents: [] },
  signupName: 'Begin tonight',
  associatedObjectiveIds: [objectiveId],
  completionType: 'Scheduled',
  schedules: [
    {
      reminderState: 'Before15Minutes',
      scheduledDays: ['Monday', 'Thursday'],
      scheduledTime: { hours: 21, minutes: 30 },
    },
    { reminderState: 'Off', scheduledDays: ['Everyday'] },
  ],
  ...over,
})
const measured = (objectiveId: string) =>
  task(objectiveId, {
    name: 'Measure',
    taskType: 'BloodPressure',
    completionType: 'Frequency',
    frequencyTaskCompletionMetrics: { windowType: 'Daily', occurrenceCount: 2 },
    schedules: [],
    trackingPolicy: {
      isAutoTrackable: true,
      occurrenceMetrics: {
        evaluateTargets: true,
        targets: [
          {
            propertyName: 'bed',
            valueType: 'MinutesToMidnight',
            minTarget: 30,
            propertyXPath: 'thing/data-xml/sleep-am/bed-time',
          },
          { maxTarget: 140, propertyXPath: 'thing/data-xml/blood-pressure/systolic' },
        ],
      },
      targetEvents: [
        { elementXPath: 'thing/data-xml/blood-pressure/systolic', elementValues: ['120', '121'], isNegated: true },
      ],
    },
  })
const planOf = (over: object = {}) => {
  const aim = objective()
  return {
    name: 'Better nights',
    description: 'Six weeks to an easier way into sleep.',
    imageUrl: 'https://example.org/plan.png',
    thumbnailImageUrl: '',
    category: 'Sleep',
    objectives: [aim, objective({ name: 'Rest', outcomeName: undefined, outcomeType: 'Other' })],
    associatedTasks: [task(aim.id), measured(aim.id)],
    ...over,
  }
}
const made = async (plan: object = planOf(), by = rest) => {
  const answer = await by.call('POST', '/ActionPlans', plan)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const get = async (path: string, by = rest) => (await by.call('GET', path)).body

describe('an action plan', () => {
  test('comes back as it was sent, with ids, state and the application that made it', async () => {
    const sent = JSON.parse(JSON.stringify(planOf()))
    const plan = await made(sent)
    expect(await get(`/ActionPlans/${plan.id}`)).toEqual(plan)
    const { id, status, organizationId, organizationName, associatedTasks, ...rest } = plan
    expect({ ...rest, associatedTasks: undefined }).toEqual({ ...sent, associatedTasks: undefined })
    expect({ status, organizationId, organizationName }).toEqual({
      status: 'Recommended',
      organizationId: app.applicationId,
      organizationName: 'Better nights',
    })
    const byName = (name: string) => associatedTasks.find((t: { name: string }) => t.name === name)
    for (const task of sent.associatedTasks) {
      expect(byName(task.name)).toMatchObject({ ...task, status: 'Recommended', associatedPlanId: id })
      expect(await get(`/ActionPlanTasks/${byName(task.name).id}`)).toEqual(byName(task.name))
    }
  })
  test('is a plan and tasks in the record', async () => {
    const plan = await made()
    const xml = await world.client(app, { person: ann, record })
    const things = await xml.call(
      'GetThings',
      3,
      `<group><filter><type-id>${planType.id}</type-id><type-id>${taskType.id}</type-id></filter><format><section>core</section><xml/></format></group>`,
    )
    expect(things.xml).toContain(`<thing-id>${plan.id}</thing-id><relationship-type>plan</relationship-type>`)
    expect(things.xml).toContain('<minutes-to-remind-before>15</minutes-to-remind-before>')
  })
  test('PUT clears what is left out and removes tasks that are not named', async () => {
    const plan = await made()
    const [kept] = plan.associatedTasks
    const { description: _, ...whole } = plan
    const answer = await rest.call('PUT', '/ActionPlans', { ...whole, status: 'InProgress', associatedTasks: [kept] })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ ...whole, status: 'InProgress', associatedTasks: [kept] })
    expect(await get(`/ActionPlans/${plan.id}`)).toEqual(answer.body)
    expect((await rest.call('GET', `/ActionPlanTasks/${plan.associatedTasks[1].id}`)).status).toBe(404)
  })
  test('PATCH changes only what it says', async () => {
    const plan = await made()
    const [first, second] = plan.associatedTasks
    const answer = await rest.call('PATCH', '/ActionPlans', {
      id: plan.id,
      name: 'Nights',
      associatedTasks: [{ id: first.id, status: 'InProgress' }],
    })
    expect(answer.body).toEqual({
      ...plan,
      name: 'Nights',
      associatedTasks: [{ ...first, status: 'InProgress' }, second],
    })
  })
  test('keeps its tasks when an objective goes, without the reference', async () => {
    const plan = await made()
    const [aim, other] = plan.objectives
    const gone = await rest.call('DELETE', `/ActionPlans/${plan.id}/Objectives/${aim.id}`)
    expect(gone.status).toBe(204)
    const after = await get(`/ActionPlans/${plan.id}`)
    expect(after.objectives).toEqual([other])
    expect(after.associatedTasks.map((t: { associatedObjectiveIds: string[] }) => t.associatedObjectiveIds)).toEqual([
      [],
      [],
    ])
    expect((await rest.call('DELETE', `/ActionPlans/${plan.id}/Objectives/${aim.id}`)).status).toBe(404)
    expect((await rest.call('DELETE', `/ActionPlans/${plan.id}/Objectives/${other.id}`)).status).toBe(422)
  })
  test('is gone with its tasks after DELETE', async () => {
    const plan = await made()
    expect((await rest.call('DELETE', `/ActionPlans/${plan.id}`)).status).toBe(204)
    expect((await rest.call('GET', `/ActionPlans/${plan.id}`)).status).toBe(404)
    expect((await rest.call('GET', `/ActionPlanTasks/${plan.associatedTasks[0].id}`)).status).toBe(404)
  })
  test('can be a template', async () => {
    const plan = await made()
    await rest.call('PATCH', '/ActionPlans', { id: plan.id, status: 'Template' })
    expect((await get(`/ActionPlans/${plan.id}`)).status).toBe('Template')
  })
  test('is changed only by the application that made it; others may read', async () => {
    const plan = await made()
    const second = await world.web()
    await world.grant(second, ann, record)
    const other = await restClient(world, second, { person: ann, record })
    expect(await get(`/ActionPlans/${plan.id}`, other)).toEqual(plan)
    for (const [verb, path, body] of [
      ['PUT', '/ActionPlans', plan],
      ['PATCH', '/ActionPlans', { id: plan.id, name: 'x' }],
      ['DELETE', `/ActionPlans/${plan.id}`, undefined],
      ['PATCH', '/ActionPlanTasks', { id: plan.associatedTasks[0].id, name: 'x' }],
      ['DELETE', `/ActionPlanTasks/${plan.associatedTasks[0].id}`, undefined],
    ] as const)
      expect((await other.call(verb, path, body)).status, `${verb} ${path}`).toBe(403)
    expect(await get(`/ActionPlans/${plan.id}`)).toEqual(plan)
  })
  test('of another record is not there', async () => {
    const bo = await world.person('Bo')
    const his = await world.record(bo)
    await world.grant(app, bo, his)
    const plan = await made()
    const client = await restClient(world, app, { person: bo, record: his })
    expect((await client.call('GET', `/ActionPlans/${plan.id}`)).status).toBe(404)
    expect(await get('/ActionPlans', client)).toEqual({ plans: [] })
  })
  test('shows no tasks to those who may not read tasks', async () => {
    const plan = await made()
    const reader = await world.web({ offline: onTypes([planType.familyId], ['Read']) })
    await world.grant(reader, ann, record)
    const client = await restClient(world, reader, { person: ann, record })
    expect((await get(`/ActionPlans/${plan.id}`, client)).associatedTasks).toEqual([])
    expect((await client.call('GET', '/ActionPlanTasks')).status).toBe(403)
  })
  test('pages lead from one to the next', async () => {
    const cy = await world.person('Cy')
    const hers = await world.record(cy)
    await world.grant(app, cy, hers)
    const client = await restClient(world, app, { person: cy, record: hers })
    for (const name of ['A', 'B', 'C']) await made(planOf({ name }), client)
    const seen: string[] = []
    let next: string | undefined = '/ActionPlans?maxPageSize=1'
    while (next) {
      const answer: { plans: { name: string; associatedTasks: object[] }[]; nextLink?: string } = await get(
        next,
        client,
      )
      expect(answer.plans).toHaveLength(1)
      expect(answer.plans[0]!.associatedTasks).toHaveLength(2)
      seen.push(answer.plans[0]!.name)
      const link: URL | undefined = answer.nextLink === undefined ? undefined : new URL(answer.nextLink)
      expect(link?.pathname ?? '/rest/ActionPlans').toBe('/rest/ActionPlans')
      next = link && link.pathname.replace('/rest', '') + link.search
    }
    expect(seen).toEqual(['C', 'B', 'A'])
    const link = new URL((await get('/ActionPlans?maxPageSize=1', client)).nextLink)
    const elsewhere = await rest.call('GET', link.pathname.replace('/rest', '') + link.search)
    expect([elsewhere.status, elsewhere.body.error.target]).toEqual([400, 'continuationToken'])
    expect((await rest.call('GET', '/ActionPlans?continuationToken=AAAA')).status).toBe(400)
    expect((await rest.call('GET', '/ActionPlans?maxPageSize=1001')).status).toBe(400)
  })
  const aim = objective()
  test.each([
    ['a status that no caller may name', { category: 'Unknown' }, 'category'],
    ['no objectives', { objectives: [] }, 'objectives'],
    ['two objectives with one id', { objectives: [aim, aim] }, 'objectives'],
    ['a picture that is no https address', { imageUrl: 'http://example.org/a.png' }, 'imageUrl'],
    [
      'a task for an objective that is not there',
      { objectives: [aim], associatedTasks: [task(randomUUID())] },
      'associatedTasks[0].associatedObjectiveIds',
    ],
    [
      'a scheduled task without schedules',
      { objectives: [aim], associatedTasks: [task(aim.id, { schedules: [] })] },
      'associatedTasks[0].schedules',
    ],
    [
      'a task by frequency without metrics',
      { objectives: [aim], associatedTasks: [task(aim.id, { completionType: 'Frequency' })] },
      'associatedTasks[0].frequencyTaskCompletionMetrics',
    ],
  ])('with %s is refused, and nothing is kept', async (_, over, target) => {
    const before = (await get('/ActionPlans')).plans.length
    const answer = await rest.call('POST', '/ActionPlans', planOf(over))
    expect([answer.status, answer.body.error.target]).toEqual([400, target])
    expect((await get('/ActionPlans')).plans).toHaveLength(before)
  })
})

describe('a task', () => {
  test('is added to a plan that is there', async () => {
    const plan = await made(planOf({ associatedTasks: [] }))
    const sent = task(plan.objectives[0].id, { associatedPlanId: plan.id })
    const answer = await rest.call('POST', '/ActionPlanTasks', sent)
    expect([answer.status, answer.body.name]).toEqual([201, 'Screens off'])
    expect((await get(`/ActionPlans/${plan.id}`)).associatedTasks).toEqual([answer.body])
    for (const associatedPlanId of [randomUUID(), undefined, answer.body.id]) {
      const refused = await rest.call('POST', '/ActionPlanTasks', { ...sent, associatedPlanId })
      expect([refused.status, refused.body.error.target]).toEqual([400, 'associatedPlanId'])
    }
  })
  test('is replaced by PUT and changed by PATCH', async () => {
    const plan = await made()
    const [one] = plan.associatedTasks
    const patched = await rest.call('PATCH', '/ActionPlanTasks', {
      id: one.id,
      name: 'Lights off',
      startDate: '2026-01-05',
    })
    expect(patched.body).toEqual({ ...one, name: 'Lights off', startDate: '2026-01-05' })
    const { signupName: _, ...whole } = patched.body
    const put = await rest.call('PUT', '/ActionPlanTasks', { ...whole, endDate: '2026-03-01T00:00:00' })
    expect(put.body).toEqual({ ...whole, endDate: '2026-03-01T00:00:00' })
    expect(await get(`/ActionPlanTasks/${one.id}`)).toEqual(put.body)
  })
  test('that is completed has ended, and goes on when it is taken up again', async () => {
    const plan = await made()
    const [{ id }] = plan.associatedTasks
    const done = await rest.call('PATCH', '/ActionPlanTasks', { id, status: 'Completed' })
    expect(done.body.endDate).toMatch(/^\d{4}-\d\d-\d\dT/)
    const { endDate: _, ...again } = done.body
    expect(
      (await rest.call('PUT', '/ActionPlanTasks', { ...again, status: 'InProgress' })).body.endDate,
    ).toBeUndefined()
  })
  test('is found by how it stands', async () => {
    const plan = await made()
    const [{ id }] = plan.associatedTasks
    await rest.call('PATCH', '/ActionPlanTasks', { id, status: 'Archived' })
    const { tasks } = await get('/ActionPlanTasks?actionPlanTaskStatus=Archived')
    expect(tasks.map((t: { id: string }) => t.id)).toEqual([id])
    expect((await rest.call('GET', '/ActionPlanTasks?actionPlanTaskStatus=Unknown')).status).toBe(400)
  })
  test('is gone after DELETE', async () => {
    const plan = await made()
    const [one, two] = plan.associatedTasks
    expect((await rest.call('DELETE', `/ActionPlanTasks/${one.id}`)).status).toBe(204)
    expect((await get(`/ActionPlans/${plan.id}`)).associatedTasks).toEqual([two])
  })
  test('whose path cannot be used is refused', async () => {
    const plan = await made()
    const [{ id }] = plan.associatedTasks
    const trackingPolicy = { isAutoTrackable: true, targetEvents: [{ elementXPath: 'document("x")' }] }
    const refused = await rest.call('PATCH', '/ActionPlanTasks', { id, trackingPolicy })
    expect([refused.status, refused.body.error.target]).toEqual([400, 'trackingPolicy.targetEvents[0].elementXPath'])
  })
})
