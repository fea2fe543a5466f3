import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { healthGoal } from '../../src/things/health-goal.ts'
import { weight } from '../../src/things/weight.ts'
import { type RestClient, restClient } from '../rest-client.ts'
import { createWorld, onTypes, type TestApplication, type World } from '../world.ts'

let world: World
let app: TestApplication
let ann: { personId: string }
let record: string
let rest: RestClient
beforeAll(async () => {
  world = await createWorld()
  app = await world.web({ name: 'Strides', offline: onTypes([healthGoal.familyId]), online: [] })
  ann = await world.person('Ann')
  record = await world.record(ann)
  await world.grant(app, ann, record)
  rest = await restClient(world, app, { person: ann, record })
})
afterAll(() => world.close())

const steps = {
  name: 'Ten thousand steps',
  description: 'On five days of the week.',
  startDate: '2026-01-01',
  goalType: 'Steps',
  recurrenceMetrics: { windowType: 'Weekly', occurrenceCount: 5 },
  range: { name: 'Steps', minimum: 10_000, units: 'Count' },
}
const lighter = {
  name: 'Down to 75',
  goalType: 'Weight',
  startDate: '2026-02-01T08:00:00+01:00',
  endDate: '2026-06-01',
  range: { maximum: 75.5, units: 'Kilograms' },
  additionalRanges: [{ name: 'Week', minimum: 0.2, maximum: 0.5, units: 'Kilograms' }],
}
const created = async (...goals: object[]) => {
  const answer = await rest.call('POST', '/Goals', { goals })
  expect(answer.status).toBe(201)
  return answer.body.goals as { id: string }[]
}

describe('goals', () => {
  test('are set together and come back as they were sent', async () => {
    const [one, two] = await created(steps, lighter)
    expect((await rest.call('GET', `/Goals/${one!.id}`)).body).toEqual({ id: one!.id, ...steps, additionalRanges: [] })
    expect((await rest.call('GET', `/goals/${two!.id.toUpperCase()}`)).body).toEqual({
      id: two!.id,
      ...lighter,
      range: { name: 'Down to 75', ...lighter.range },
    })
  })
  test('are things of the record, with the codes that the Shell reads', async () => {
    const [goal] = await created(lighter)
    const reader = await world.web()
    await world.grant(reader, ann, record)
    const xml = await world.client(reader, { person: ann, record })
    const { xml: thing } = await xml.call(
      'GetThings',
      3,
      `<group><id>${goal!.id}</id><format><section>core</section><xml/></format></group>`,
    )
    expect(thing).toContain('<type>goal-type</type>')
    expect(thing).toContain('75.5 kg')
    expect(thing).toContain(`<thing-type-version-id>${weight.id}</thing-type-version-id>`)
  })
  test('are set all or none', async () => {
    const before = (await rest.call('GET', '/Goals')).body.goals.length
    const answer = await rest.call('POST', '/Goals', { goals: [steps, { ...lighter, goalType: 'Unknown' }] })
    expect(answer.status).toBe(400)
    expect(answer.body.error).toMatchObject({ code: 'INVALID_REQUEST', target: 'goals[1].goalType' })
    expect((await rest.call('GET', '/Goals')).body.goals).toHaveLength(before)
  })
  test('are replaced whole by PUT and in part by PATCH', async () => {
    const [goal] = await created(steps)
    const { id } = goal!
    const patched = await rest.call('PATCH', '/Goals', { goals: [{ id, name: 'Twelve thousand' }] })
    expect(patched.body).toEqual({ goals: [{ id, ...steps, name: 'Twelve thousand', additionalRanges: [] }] })
    expect((await rest.call('GET', `/Goals/${id}`)).body.description).toBe(steps.description)
    const put = await rest.call('PUT', '/Goals', { id, name: 'Walk', goalType: 'Steps' })
    expect(put.status).toBe(200)
    expect((await rest.call('GET', `/Goals/${id}`)).body).toEqual({
      id,
      name: 'Walk',
      goalType: 'Steps',
      additionalRanges: [],
    })
  })
  test('are found by type and window, and active while they last', async () => {
    const own = await world.person('Bo')
    const his = await world.record(own)
    await world.grant(app, own, his)
    const client = await restClient(world, app, { person: own, record: his })
    const year = new Date().getUTCFullYear()
    await client.call('POST', '/Goals', {
      goals: [
        { ...steps, name: 'now', startDate: `${year - 1}-01-01` },
        { ...lighter, name: 'over', startDate: `${year - 3}-01-01`, endDate: `${year - 2}-01-01` },
        { ...lighter, name: 'to come', startDate: `${year + 2}-01-01`, endDate: `${year + 3}-01-01` },
        { name: 'always' },
      ],
    })
    const names = async (path: string) => {
      const { body } = await client.call('GET', path)
      return body.goals.map((g: { name: string }) => g.name).sort()
    }
    expect(await names('/Goals')).toEqual(['always', 'now', 'over', 'to come'])
    expect(await names('/Goals/active')).toEqual(['always', 'now'])
    expect(await names('/Goals?types=Weight,CaloriesBurned')).toEqual(['over', 'to come'])
    expect(await names('/Goals/Active?windowTypes=Weekly')).toEqual(['now'])
    expect(await names(`/Goals?startDate=${year - 3}-06-01&endDate=${year - 2}-06-01`)).toEqual(['always', 'over'])
  })
  test('are gone after DELETE', async () => {
    const [goal] = await created(steps)
    const gone = await rest.call('DELETE', `/Goals/${goal!.id}`)
    expect([gone.status, gone.body]).toEqual([204, undefined])
    expect((await rest.call('GET', `/Goals/${goal!.id}`)).status).toBe(404)
    expect((await rest.call('DELETE', `/Goals/${goal!.id}`)).status).toBe(404)
  })
})

describe('the REST door', () => {
  test('takes a user token too, and opens the record that the person chose', async () => {
    const [goal] = await created(steps)
    const online = await restClient(world, app, { person: ann, record }, 'token')
    expect((await online.call('GET', `/Goals/${goal!.id}`)).status).toBe(200)
  })
  test('shows nothing of another record', async () => {
    const other = await world.record(ann)
    await world.grant(app, ann, other)
    const [goal] = await created(steps)
    const elsewhere = await restClient(world, app, { person: ann, record: other })
    expect((await elsewhere.call('GET', `/Goals/${goal!.id}`)).status).toBe(404)
    await world.grant(app, ann, record)
  })
  test.each([
    ['no header', {}, 401, 'INVALID_TOKEN'],
    ['another scheme', { authorization: 'Bearer x' }, 401, 'INVALID_TOKEN'],
    ['no token', { authorization: 'MSH-V1 user-token=x' }, 401, 'INVALID_TOKEN'],
    ['a token that is not ours', { authorization: 'MSH-V1 app-token=AAAA,user-token=x' }, 401, ''],
  ])('refuses %s', async (_, headers, status, code) => {
    const answer = await rest.call('GET', '/Goals', undefined, { authorization: '', ...headers })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('www-authenticate')).toBe('MSH-V1')
    if (code) expect(answer.body.error.code).toBe(code)
  })
  test('refuses an application that stands behind no person', async () => {
    const alone = rest.authorization.replace(/,.*/, '')
    expect((await rest.call('GET', '/Goals', undefined, { authorization: alone })).status).toBe(403)
  })
  test('holds to the rights of the application on health goals', async () => {
    const reader = await world.web({ offline: onTypes([healthGoal.familyId], ['Read']) })
    await world.grant(reader, ann, record)
    const client = await restClient(world, reader, { person: ann, record })
    expect((await client.call('GET', '/Goals')).status).toBe(200)
    const refused = await client.call('POST', '/Goals', { goals: [steps] })
    expect([refused.status, refused.body.error.code]).toEqual([403, 'ACCESS_DENIED'])
    const none = await world.web({ offline: onTypes([weight.familyId]) })
    await world.grant(none, ann, record)
    expect((await (await restClient(world, none, { person: ann, record })).call('GET', '/Goals')).status).toBe(403)
  })
  test.each(['', '3.0', '1.0'])('refuses the version %j', async version => {
    const answer = await rest.call('GET', '/Goals', undefined, { 'x-ms-version': version })
    expect([answer.status, answer.body.error.target]).toEqual([400, 'x-ms-version'])
  })
  test('hands the correlation id back, or gives one', async () => {
    const id = '0c4a1b1e-6f0e-4d59-9d0c-6d9a35f7d4a1'
    const said = await rest.call('GET', '/Goals', undefined, { 'x-msh-correlation-id': id })
    expect(said.headers.get('x-msh-correlation-id')).toBe(id)
    expect((await rest.call('GET', '/Goals')).headers.get('x-msh-correlation-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
  test.each([
    ['no JSON', '{"goals":', {}, 400, 'INVALID_REQUEST'],
    ['another type of content', '<a/>', { 'content-type': 'text/xml' }, 415, 'BAD_HTTP'],
    ['a property that is not known', '{"goal":[]}', {}, 400, 'INVALID_REQUEST'],
    ['a day that no calendar has', { goals: [{ ...steps, startDate: '2026-02-30' }] }, {}, 400, 'INVALID_DATETIME'],
    ['characters that cannot be stored', { goals: [{ ...steps, name: 'a\u0000b' }] }, {}, 400, ''],
  ])('refuses %s', async (_, body, headers, status, code) => {
    const answer = await rest.call('POST', '/Goals', body, headers)
    expect(answer.status).toBe(status)
    expect(Object.keys(answer.body)).toEqual(['error'])
    if (code) expect(answer.body.error.code).toBe(code)
  })
  test('answers an unknown address as an error of its own form', async () => {
    const answer = await rest.call('GET', '/Nothing')
    expect([answer.status, answer.body.error.code]).toEqual([404, 'BAD_METHOD'])
    expect((await rest.call('GET', '/Goals/nonsense')).body.error.target).toBe('goalId')
  })
  test('publishes an OpenAPI 3.1 document that is valid', async () => {
    const { body, status } = await rest.call('GET', '/openapi.json', undefined, {
      authorization: '',
      'x-ms-version': '',
    })
    expect([status, body.openapi]).toEqual([200, '3.1.0'])
    const result = await new Validator().validate(body)
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
    const operations = Object.values(body.paths as { [path: string]: object }).flatMap(at => Object.keys(at))
    expect(operations).toHaveLength(31)
  })
})
