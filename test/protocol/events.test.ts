/** Events end to end: a real receiver over HTTP, which knows only its key, and the courier as the server runs it. */
import { createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EventCourier, startEventCourier } from '../../src/couriers/notify.ts'
import { isPublic, post } from '../../src/couriers/outward.ts'
import { takeDelivery } from '../../src/domain/subscriptions.ts'
import { asker } from '../../src/gate.ts'
import { sql } from '../../src/store/db.ts'
import { parse } from '../../src/xml/parse.ts'
import { child, elements, text } from '../../src/xml/tree.ts'
import { canCheck, findings } from '../check-xml.ts'
import { type Client, createWorld, everything, onTypes, type TestApplication, type World } from '../world.ts'
import { bloodPressure, change, newThing, putOne, types, weight } from './thing-samples.ts'

interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let world: World
let receiver: Server
let origin: string
let received: Received[]
/** What the receiver answers next; 200 when nothing is said. */
let answers: number[]
const closing: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  world = await createWorld()
  received = []
  answers = []
  receiver = createServer((request, reply) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      received.push({ path: request.url!, headers: request.headers, body: Buffer.concat(chunks).toString() })
      reply.writeHead(answers.shift() ?? 200, { location: `${origin}/elsewhere` }).end()
    })
  })
  await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  await world.close()
  await new Promise(resolve => receiver.close(resolve))
})

const services = () => world.platform.services

async function courier(): Promise<EventCourier> {
  const started = await startEventCourier(services())
  closing.push(() => started.close())
  return started
}

interface Said {
  readonly id?: string
  readonly key?: Buffer | string
  readonly version?: string
  readonly url?: string
  readonly types?: readonly (readonly string[])[]
}

const subscriptionXml = ({
  id,
  key = randomBytes(64),
  version = 'k1',
  url = `${origin}/hook`,
  types: filters = [[types.weight]],
}: Said) =>
  `<subscription><common>${id ? `<id>${id}</id>` : ''}<notification-authentication-info><hv-eventing-shared-key>` +
  `<notification-key>${typeof key === 'string' ? key : key.toString('base64')}</notification-key><notification-key-version-id>${version}</notification-key-version-id>` +
  `</hv-eventing-shared-key></notification-authentication-info><notification-channel><http-notification-channel><url>${url}</url></http-notification-channel></notification-channel></common>` +
  `<record-item-changed-event><filters>${filters.map(ids => `<filter><type-ids>${ids.map(t => `<type-id>${t}</type-id>`).join('')}</type-ids></filter>`).join('')}</filters></record-item-changed-event></subscription>`

async function subscribe(app: Client, said: Said = {}): Promise<string> {
  const answer = await app.call('SubscribeToEvent', 1, subscriptionXml(said), { record: null })
  expect(answer.message).toBe('')
  return text(elements(answer.info!)[0]!)
}

interface Home {
  readonly person: { personId: string }
  readonly recordId: string
  readonly app: TestApplication
  /** Without a person, as a server calls. */
  readonly alone: Client
  readonly client: Client
}

async function home(options: Parameters<World['web']>[0] = {}): Promise<Home> {
  const person = await world.person('Ann')
  const recordId = await world.record(person)
  const app = await world.web({ actionUrl: 'https://app.example.org/health/back', ...options })
  await world.grant(app, person, recordId, options.offline ? { offline: options.offline } : {})
  return {
    person,
    recordId,
    app,
    alone: await world.client(app),
    client: await world.client(app, { person, record: recordId }),
  }
}

interface Notification {
  readonly subscription: string
  readonly person: string
  readonly record: string
  readonly things: readonly string[]
}

/** Reads as the .NET handler does: by the qualified root, then unqualified names. */
function notificationsIn(body: string): Notification[] {
  const root = parse(Buffer.from(body))
  expect([root.namespace, root.local]).toEqual(['urn:com.microsoft.wc.notification', 'notifications'])
  return elements(root).map(n => {
    const change = child(n, 'record-change-notification')!
    return {
      subscription: text(child(child(n, 'common')!, 'subscription-id')!),
      person: text(child(change, 'person-id')!),
      record: text(child(change, 'record-id')!),
      things: elements(child(change, 'things')!).map(t => text(child(t, 'thing-id')!)),
    }
  })
}

describe('a change is told', () => {
  test('with ids as the application sees them, signed as published and as Standard Webhooks', async () => {
    const { alone, client } = await home()
    const key = randomBytes(64)
    const id = await subscribe(alone, { key, version: 'spring-26' })
    const thing = await putOne(client, newThing(types.weight, weight(70.8125)))
    await (await courier()).run()
    expect(received).toHaveLength(1)
    const [{ path, headers, body }] = received as [Received]
    expect(path).toBe('/hook')
    expect(headers['content-type']).toBe('text/xml; charset=utf-8')
    expect(headers.authorization).toBe(
      `HVEventingSharedKey ${id}:spring-26:${createHmac('sha256', key).update(body).digest('base64')}`,
    )
    const verifier = new Webhook(`whsec_${key.toString('base64')}`)
    // It reads JSON of what it has verified, so it is only asked whether the signature holds.
    expect(() => verifier.verify(body, headers as Record<string, string>)).toThrow(SyntaxError)
    expect(() => verifier.verify(`${body} `, headers as Record<string, string>)).toThrow('No matching signature')
    expect(notificationsIn(body)).toEqual([
      { subscription: id, person: client.personId, record: client.recordId, things: [thing.id] },
    ])
    expect(body).not.toContain('70.8125')
  })

  test('when a thing is created, updated and removed, and when several are, in one post', async () => {
    const { alone, client } = await home()
    await subscribe(alone)
    const events = await courier()
    const first = await putOne(client, newThing(types.weight, weight(70)))
    await events.run()
    const changed = await client.call('PutThings', 2, change(first, `<data-xml>${weight(71)}</data-xml>`))
    await events.run()
    const stamp = elements(changed.info!)[0]!.attributes.find(a => a.local === 'version-stamp')!.value
    await client.call('RemoveThings', 1, `<thing-id version-stamp="${stamp}">${first.id}</thing-id>`)
    await events.run()
    await client.call('PutThings', 2, newThing(types.weight, weight(1)) + newThing(types.weight, weight(2)))
    await events.run()
    expect(received.map(r => notificationsIn(r.body).flatMap(n => n.things).length)).toEqual([1, 1, 1, 2])
  })

  test('only for types that a filter names, in any version, and that may be read offline', async () => {
    const { alone, client } = await home({ online: everything, offline: onTypes([types.weight]) })
    await subscribe(alone, { types: [[types.bloodPressure], [types.weight]] })
    await putOne(client, newThing(types.bloodPressure, bloodPressure(120, 80)))
    const told = await putOne(client, newThing(types.weight, weight(70)))
    await (await courier()).run()
    expect(received.flatMap(r => notificationsIn(r.body)).flatMap(n => n.things)).toEqual([told.id])
  })

  test('not to whom the record was closed in the meantime', async () => {
    const { alone, client, app, person, recordId } = await home()
    await subscribe(alone)
    await putOne(client, newThing(types.weight, weight(70)))
    await world.revoke(app, person, recordId)
    await (await courier()).run()
    expect(received).toEqual([])
    expect(await services().db.read.query(sql`select 1 from event`)).toEqual([])
  })

  test('after a change of key with both keys for a day', async () => {
    const { alone, client } = await home()
    const [old, fresh] = [randomBytes(64), randomBytes(64)]
    const id = await subscribe(alone, { key: old })
    expect(
      (
        await alone.call('UpdateEventSubscription', 1, subscriptionXml({ id, key: fresh, version: 'k2' }), {
          record: null,
        })
      ).code,
    ).toBe(0)
    const events = await courier()
    await putOne(client, newThing(types.weight, weight(70)))
    await events.run()
    await events.close()
    await putOne(client, newThing(types.weight, weight(71)))
    world.pass(25 * 3_600_000)
    await (await courier()).run()
    const signatures = received.map(r => String(r.headers['webhook-signature']).split(' ').length)
    expect(signatures).toEqual([2, 1])
    for (const { headers, body } of received)
      expect(headers.authorization).toBe(
        `HVEventingSharedKey ${id}:k2:${createHmac('sha256', fresh).update(body).digest('base64')}`,
      )
  })
})

describe('what is not taken', () => {
  test('is told again under the same id after a pause, and then no more', async () => {
    const { alone, client } = await home()
    await subscribe(alone)
    answers = [503, 302]
    await putOne(client, newThing(types.weight, weight(70)))
    const events = await courier()
    await events.run()
    await events.run()
    expect(received).toHaveLength(1)
    world.pass(2 * 60_000)
    await events.run()
    world.pass(7 * 60_000)
    await events.run()
    await events.run()
    expect(received.map(r => r.path)).toEqual(['/hook', '/hook', '/hook'])
    expect(new Set(received.map(r => r.headers['webhook-id'])).size).toBe(1)
    expect(new Set(received.map(r => r.body)).size).toBe(1)
  })

  test('is not lost when the courier dies with it in its hands: it comes back, the same', async () => {
    const { alone, client } = await home()
    await subscribe(alone)
    await putOne(client, newThing(types.weight, weight(70)))
    const held = await takeDelivery(services(), 60)
    await putOne(client, newThing(types.weight, weight(71)))
    const events = await courier()
    await events.run()
    expect(received).toHaveLength(0)
    world.pass(61_000)
    await events.run()
    expect(received.map(r => r.headers['webhook-id'])).toEqual([held!.deliveryId, expect.any(String)])
    expect(received.flatMap(r => notificationsIn(r.body)).flatMap(n => n.things)).toHaveLength(2)
  })

  test('is given up after ten days, visibly, until the application says its subscription anew', async () => {
    const { alone, client, app } = await home()
    const id = await subscribe(alone)
    answers = Array.from({ length: 40 }, () => 500)
    const events = await courier()
    await putOne(client, newThing(types.weight, weight(70)))
    for (let day = 0; day < 22; day++) {
      await events.run()
      world.pass(15 * 3_600_000)
    }
    const tries = received.length
    expect(tries).toBeGreaterThan(10)
    const operator = asker(world.platform.gate, { kind: 'machine' }, 'test')
    const shown = await operator('ListEventDelivery', { appId: app.applicationId })
    expect(shown.delivery).toMatchObject([
      { subscriptionId: id, origin, state: 'Parked', waiting: 0, lastResult: 'answered 500' },
    ])
    // Clients live in our time.
    world.pass(-22 * 15 * 3_600_000)
    await putOne(client, newThing(types.weight, weight(71)))
    await events.run()
    expect(received).toHaveLength(tries)
    answers = []
    await alone.call('UpdateEventSubscription', 1, subscriptionXml({ id }), { record: null })
    await putOne(client, newThing(types.weight, weight(72)))
    await events.run()
    expect(received).toHaveLength(tries + 1)
  })

  test('for one subscription does not keep others waiting', async () => {
    const { alone, client } = await home()
    await subscribe(alone, { url: `${origin}/broken` })
    await subscribe(alone, { url: `${origin}/fine` })
    receiver.prependListener('request', request => request.url === '/broken' && request.socket.destroy())
    await putOne(client, newThing(types.weight, weight(70)))
    await (await courier()).run()
    expect(received.map(r => r.path)).toContain('/fine')
  })
})

describe('a subscription', () => {
  test('is listed as it was said, changed and ended; what others have is not there', async () => {
    const { alone } = await home()
    const { alone: other } = await home()
    const key = randomBytes(64)
    const id = await subscribe(alone, { key, types: [[types.weight], [types.bloodPressure]] })
    const listed = await alone.call('GetEventSubscriptions', 1, '', { record: null })
    expect(listed.xml).toContain(subscriptionXml({ id, key, types: [[types.weight], [types.bloodPressure]] }))
    for (const [method, info] of [
      ['UnsubscribeToEvent', `<subscription-id>${id}</subscription-id>`],
      ['UpdateEventSubscription', subscriptionXml({ id })],
    ] as const)
      expect((await other.call(method, 1, info, { record: null })).code).toBe(132)
    expect(
      (await alone.call('UnsubscribeToEvent', 1, `<subscription-id>${id}</subscription-id>`, { record: null })).code,
    ).toBe(0)
    expect((await alone.call('GetEventSubscriptions', 1, '', { record: null })).xml).not.toContain(id)
    // The published pattern of the key version holds ^ and $ literally, so that nothing fits it (data.md §19).
    if (canCheck) expect((await findings([listed.xml])).filter(f => !f.includes("'^[a-zA-Z0-9-]*$'"))).toEqual([])
  })

  test('a key may be broken over lines, as Python writes it', async () => {
    const { alone } = await home()
    await subscribe(alone, { key: randomBytes(64).toString('base64').replace(/.{60}/g, '$&\n') })
  })

  test.each([
    ['a key that is not 64 bytes', { key: randomBytes(32) }, 134],
    ['a key version with a blank', { version: 'my key' }, 134],
    ['no address', { url: 'hook' }, 134],
    ['an address with a password in it', { url: 'https://a:b@app.example.org/health/' }, 134],
    ['an id', { id: '3d34d87e-7fc1-4153-800f-f56592cb0d17' }, 134],
    ['a type that does not exist', { types: [['3d34d87e-7fc1-4153-800f-f56592cb0d18']] }, 19],
  ] as const)('%s is refused', async (_, said, code) => {
    const { alone } = await home()
    expect((await alone.call('SubscribeToEvent', 1, subscriptionXml(said), { record: null })).code).toBe(code)
  })

  test('the 26th is refused with 133, also when two come at once', async () => {
    const { alone } = await home()
    for (let i = 0; i < 24; i++) await subscribe(alone)
    const both = await Promise.all(
      [1, 2].map(() => alone.call('SubscribeToEvent', 1, subscriptionXml({}), { record: null })),
    )
    expect(both.map(a => a.code).sort()).toEqual([0, 133])
  })
})

describe('no application makes the server call where it should not', () => {
  test('in production only https below the directory of the action URL', async () => {
    await world.close()
    world = await createWorld({ eventsAnywhere: false })
    const { alone } = await home()
    const code = async (url: string) =>
      (await alone.call('SubscribeToEvent', 1, subscriptionXml({ url }), { record: null })).code
    expect(await code('https://app.example.org/health/hooks/1')).toBe(0)
    for (const url of [
      'http://app.example.org/health/x',
      'https://app.example.org/other',
      'https://app.example.org.evil.example/health/x',
      'https://app.example.org/health/../x',
    ])
      expect([url, await code(url)]).toEqual([url, 134])
  })

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'ff02::1',
    'not an address',
  ])('%s is not on the public network', address => {
    expect(isPublic(address)).toBe(false)
  })
  test.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '::ffff:93.184.215.14'])('%s is', address => {
    expect(isPublic(address)).toBe(true)
  })

  test('a name that leads to this machine is not connected to, whatever its port', async () => {
    const { port } = receiver.address() as AddressInfo
    const send = (url: string) => post({ url, headers: {}, body: Buffer.from('x'), within: 5000, anywhere: false })
    await expect(send(`https://localhost:${port}/`)).rejects.toMatchObject({ code: 'ENOTPUBLIC' })
    await expect(send(`https://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'EREFUSEDADDRESS' })
    await expect(send(`https://[::1]:${port}/`)).rejects.toMatchObject({ code: 'EREFUSEDADDRESS' })
    await expect(send(`https://0x7f000001:${port}/`)).rejects.toMatchObject({ code: 'EREFUSEDADDRESS' })
    await expect(send(`http://example.org/`)).rejects.toMatchObject({ code: 'EREFUSEDADDRESS' })
    expect(received).toEqual([])
  })
})
