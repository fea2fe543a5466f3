import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plan as planType } from '../../src/things/plan.ts'
import { weight } from '../../src/things/weight.ts'
import { child, elements, text } from '../../src/xml/tree.ts'
import { type RestClient, restClient } from '../rest-client.ts'
import { createWorld, everything, onTypes, type TestApplication, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function accept(person: { personId: string }, app: TestApplication, identityCode: string, recordId: string) {
  const shell = await world.shell(person)
  await shell('ValidateConnectRequest', { action: 'ValidateAnswer', identityCode, answer: 'fluffy' })
  const { application } = await shell('GetApplicationPrivileged', { id: [app.applicationId] })
  const { rulesDigest } = application[0]!
  await shell('AcceptConnectRequest', { identityCode, recordId, rulesDigest, offered: [], accepted: [] })
}

/** A clinic with a record of its own that holds a template. */
async function clinic(offline = everything) {
  const app = await world.web({ name: 'Clinic', offline })
  const staff = await world.person('Staff')
  const record = await world.record(staff)
  await world.grant(app, staff, record)
  const rest = await restClient(world, app, { person: staff, record })
  return { app, rest }
}
const aim = '6b1d6f0e-3c52-4e0b-9c7e-8f1f6c0a2b11'
async function template(rest: RestClient): Promise<string> {
  const made = await rest.call('POST', '/ActionPlans', {
    name: 'After the operation',
    imageUrl: 'https://example.org/plan.png',
    thumbnailImageUrl: '',
    category: 'Health',
    objectives: [
      { id: aim, name: 'Walk again', description: 'A little more each day.', state: 'Active', outcomeType: 'Other' },
    ],
    associatedTasks: [
      {
        name: 'Walk',
        shortDescription: 'Ten minutes.',
        longDescription: 'On level ground.',
        imageUrl: '',
        thumbnailImageUrl: '',
        taskType: 'Other',
        trackingPolicy: {},
        associatedObjectiveIds: [aim],
        completionType: 'Frequency',
        frequencyTaskCompletionMetrics: { windowType: 'Daily', occurrenceCount: 2 },
      },
    ],
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  await rest.call('PATCH', '/ActionPlans', { id: made.body.id, status: 'Template' })
  return made.body.id
}
let count = 0
const invitation = (over: object = {}) => ({
  friendlyName: 'Fluffy’s owner',
  applicationPatientId: `MRN-${++count}`,
  secretQuestion: 'Name of your cat?',
  secretAnswer: 'Fluffy',
  ...over,
})
const invite = (rest: RestClient, over: object = {}, headers = {}) =>
  rest.call('POST', '/Onboarding/GenerateInviteCode', invitation(over), headers)

describe('an invitation', () => {
  test('is a code, and the page where it is typed', async () => {
    const { rest } = await clinic()
    const { status, body } = await invite(rest)
    expect(status).toBe(200)
    expect(body.invitationCode).toMatch(/^([A-Z]{4}-){4}[A-Z]{4}$/)
    const url = new URL(body.inviteUrl)
    expect(url.searchParams.get('target')).toBe('CONNECT')
    const opened = await world.server.inject({ method: 'GET', url: url.pathname + url.search })
    expect([opened.statusCode, opened.headers.location]).toEqual([302, '/connect/code'])
  })
  test('needs no person', async () => {
    const { rest } = await clinic()
    const alone = { authorization: rest.authorization.replace(/,.*/, '') }
    expect((await invite(rest, {}, alone)).status).toBe(200)
    const refused = await invite(rest, { actionPlanTemplateIds: [aim] }, alone)
    expect([refused.status, refused.body.error.target]).toEqual([400, 'actionPlanTemplateIds[0]'])
  })
  test('brings plans and what is known along when the person says yes, as the application', async () => {
    const { app, rest } = await clinic()
    const { body } = await invite(rest, {
      actionPlanTemplateIds: [await template(rest)],
      firstName: 'Ann',
      lastName: 'Lee',
      email: 'ann@example.org',
      zipCode: '98101',
      state: 'WA',
      country: 'US',
      birthday: '1970-05-06T00:00:00Z',
      gender: 'Female',
      weight: 70_500,
      height: 1680,
      conditions: ['Asthma', 'Hay fever'],
    })
    const ann = await world.person('Ann')
    const record = await world.record(ann)
    await accept(ann, app, body.invitationCode, record)
    const hers = await restClient(world, app, { person: ann, record })
    const { plans } = (await hers.call('GET', '/ActionPlans')).body
    expect(plans).toHaveLength(1)
    expect(plans[0]).toMatchObject({
      name: 'After the operation',
      status: 'Recommended',
      organizationId: app.applicationId,
    })
    expect(plans[0].associatedTasks[0]).toMatchObject({
      name: 'Walk',
      status: 'Recommended',
      associatedObjectiveIds: [aim],
    })
    const xml = await world.client(app, { person: ann, record, avenue: 'offline' })
    const all = await xml.call(
      'GetThings',
      3,
      '<group><filter><thing-state>Active</thing-state></filter><format><section>core</section><section>audits</section><xml/></format></group>',
    )
    for (const part of [
      '<gender>f</gender><birthyear>1970</birthyear>',
      '<value>US</value>',
      '<first>Ann</first><last>Lee</last>',
      '<d>6</d>',
      '<address>ann@example.org</address>',
      '<kg>70.5</kg>',
      '<m>1.68</m>',
      '<text>Asthma</text>',
      '<text>Hay fever</text>',
    ])
      expect(all.xml).toContain(part)
    const polled = await (await world.client(app)).call('GetAuthorizedConnectRequests', 1, '')
    expect(text(child(elements(polled.info!)[0]!, 'external-id')!)).toBe(`MRN-${count}`)
  })
  test('brings nothing a second time, and leaves what the record says', async () => {
    const { app, rest } = await clinic()
    const { body } = await invite(rest, { firstName: 'Ann', gender: 'Female', conditions: ['Asthma'] })
    const bo = await world.person('Bo')
    const record = await world.record(bo)
    const things = async () => {
      const xml = await world.client(app, { person: bo, record, avenue: 'offline' })
      const all = await xml.call(
        'GetThings',
        3,
        '<group><filter><thing-state>Active</thing-state></filter><format><section>core</section><xml/></format></group>',
      )
      return all
    }
    await accept(bo, app, body.invitationCode, record)
    const first = (await things()).xml
    expect(first).toContain('<text>Asthma</text>')
    await accept(bo, app, body.invitationCode, record)
    expect((await things()).xml).toBe(first)
    const second = await invite(rest, { gender: 'Male', conditions: [] })
    await accept(bo, app, second.body.invitationCode, record)
    expect((await things()).xml).toBe(first)
  })
  test('writes only what the application may write', async () => {
    const { app, rest } = await clinic(onTypes([planType.familyId, weight.familyId]))
    const { body } = await invite(rest, { weight: 80_000, height: 1800, conditions: ['Asthma'] })
    const cy = await world.person('Cy')
    const record = await world.record(cy)
    await accept(cy, app, body.invitationCode, record)
    const reader = await world.web()
    await world.grant(reader, cy, record)
    const xml = await world.client(reader, { person: cy, record })
    const all = await xml.call(
      'GetThings',
      3,
      '<group><filter><thing-state>Active</thing-state></filter><format><section>core</section><xml/></format></group>',
    )
    expect(all.xml).toContain('<kg>80</kg>')
    expect(all.xml).not.toContain('<m>1.8</m>')
    expect(all.xml).not.toContain('Asthma')
  })
  test.each([
    [
      'a plan that is no template',
      async (rest: RestClient) => {
        const id = await template(rest)
        await rest.call('PATCH', '/ActionPlans', { id, status: 'InProgress' })
        return { actionPlanTemplateIds: [id] }
      },
      'actionPlanTemplateIds[0]',
    ],
    ['a template that is not there', async () => ({ actionPlanTemplateIds: [aim] }), 'actionPlanTemplateIds[0]'],
    ['a day that is none', async () => ({ birthday: '1970-02-30' }), undefined],
    ['a character that cannot be stored', async () => ({ firstName: 'A\u0001' }), 'firstName'],
    ['no question', async () => ({ secretQuestion: ' ' }), undefined],
  ] as const)('with %s is refused', async (_, over, target) => {
    const { rest } = await clinic()
    const refused = await invite(rest, await over(rest))
    expect(refused.status).toBe(400)
    expect(refused.body.error.target).toBe(target)
  })
  test('is one for each patient id', async () => {
    const { rest } = await clinic()
    expect((await invite(rest, { applicationPatientId: 'X' })).status).toBe(200)
    const again = await invite(rest, { applicationPatientId: 'X' })
    expect([again.status, again.body.error.code]).toEqual([409, 'DUPLICATE_CONNECT_REQUEST_FOUND'])
  })
})
