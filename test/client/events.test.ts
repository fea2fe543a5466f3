/** Events as the platform sends them, taken by the client's adapters. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  eventHandler,
  newEventKey,
  nodeEventHandler,
  subscribe,
  subscriptions,
  type ThingsChanged,
  Untrusted,
  unsubscribe,
  verifyEvent,
} from '../../client/src/events.ts'
import { dateTime, Weight } from '../../client/src/things.ts'
import { type EventCourier, startEventCourier } from '../../src/couriers/notify.ts'
import { type Here, here } from './here.ts'

let ann: Here
let courier: EventCourier
let server: Server
let origin: string
let listener: RequestListener
beforeAll(async () => {
  ann = await here()
  courier = await startEventCourier(ann.world.platform.services)
  server = createServer((request, response) => listener(request, response))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await courier.close()
  await ann.world.close()
  server.close()
})

const record = () => ann.client().offline(ann.seen.personId).record(ann.seen.recordId)
const aWeight = () => record().put(Weight, { when: dateTime('2026-03-04'), value: { kg: 70 } })

/** A subscription for the time of one change, and what came of it. */
async function told(key: string, listening: RequestListener) {
  listener = listening
  const app = ann.client()
  const id = await subscribe(app, { url: `${origin}/hook`, types: [Weight], key, keyVersion: 'k1' })
  expect((await subscriptions(app)).map(({ common }) => common.id)).toContain(id)
  const thing = await aWeight()
  await courier.run()
  await unsubscribe(app, id)
  return { id, thing }
}
const seen = (subscriptionId: string, thing: { id: string }) => ({
  id: expect.any(String),
  subscriptionId,
  changes: [{ ...ann.seen, thingIds: [thing.id] }],
})

describe('adapters', () => {
  test('for http of Node.js', async () => {
    const key = newEventKey()
    const events: ThingsChanged[] = []
    const { id, thing } = await told(key, nodeEventHandler({ key, changed: event => events.push(event) }))
    expect(events).toEqual([seen(id, thing)])
  })

  test('for Express, where the body was read before', async () => {
    const key = newEventKey()
    const events: ThingsChanged[] = []
    const handler = nodeEventHandler({
      key: about => (about === '' ? undefined : `whsec_${key}`),
      changed: e => events.push(e),
    })
    const { id, thing } = await told(key, async (request, response) => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part)
      await handler(Object.assign(request, { body: Buffer.concat(parts) }), response)
    })
    expect(events).toEqual([seen(id, thing)])
  })

  test('for a Request; the key that was before is still good, one of nobody is not', async () => {
    const key = newEventKey()
    let request: Request | undefined
    const { id, thing } = await told(key, async (incoming, response) => {
      const parts: Buffer[] = []
      for await (const part of incoming) parts.push(part)
      const headers = incoming.headers as Record<string, string>
      request = new Request('https://app.example.org/hook', { method: 'POST', headers, body: Buffer.concat(parts) })
      response.end()
    })
    const events: ThingsChanged[] = []
    const changed = (event: ThingsChanged) => events.push(event)
    const answer = async (keys: readonly string[]) =>
      (await eventHandler({ key: keys, changed })(request!.clone())).status
    expect(await answer([newEventKey(), key])).toBe(200)
    expect(await answer([newEventKey()])).toBe(401)
    expect(await answer([])).toBe(401)
    expect(events).toEqual([seen(id, thing)])
    expect((await eventHandler({ key, changed })(new Request('https://x.example'))).status).toBe(405)
  })

  test('when the application fails, the platform is told, and sends it again', async () => {
    const key = newEventKey()
    const reasons: unknown[] = []
    const statuses: number[] = []
    const handler = nodeEventHandler({
      key,
      changed() {
        throw new Error('database away')
      },
      refused: reason => reasons.push(reason),
    })
    await told(key, async (request, response) => {
      await handler(request, response)
      statuses.push(response.statusCode)
    })
    expect(statuses).toEqual([500])
    expect(reasons).toEqual([new Error('database away')])
  })

  test('a body that was parsed is our own mistake, and said so', async () => {
    const reasons: unknown[] = []
    const handler = nodeEventHandler({ key: newEventKey(), changed() {}, refused: reason => reasons.push(reason) })
    const request = { method: 'POST', headers: {}, body: {}, async *[Symbol.asyncIterator]() {} }
    const response = { statusCode: 0, end() {} }
    await handler(request, response)
    expect(response.statusCode).toBe(500)
    expect(String(reasons[0])).toContain('use express.raw')
  })
})

describe('signatures', () => {
  const key = newEventKey()
  const body =
    '<n:notifications xmlns:n="urn:com.microsoft.wc.notification"><notification><common><subscription-id>s</subscription-id></common>' +
    '<record-change-notification><person-id>p</person-id><record-id>r</record-id><things><thing><thing-id>t</thing-id></thing></things>' +
    '</record-change-notification></notification></n:notifications>'
  const signed = (at: Date, text = body) => ({
    'webhook-id': 'm1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': `v1a,unknown ${new Webhook(key).sign('m1', at, text)}`,
  })
  const event = { id: 'm1', subscriptionId: 's', changes: [{ personId: 'p', recordId: 'r', thingIds: ['t'] }] }

  test('of Standard Webhooks are believed while they are young', async () => {
    expect(await verifyEvent({ headers: signed(new Date()), body }, { key })).toEqual(event)
    const old = signed(new Date(Date.now() - 400_000))
    await expect(verifyEvent({ headers: old, body }, { key })).rejects.toThrow('signed too long ago')
    expect(await verifyEvent({ headers: new Headers(old), body }, { key, tolerance: 500 })).toEqual(event)
  })

  test.each([
    ['another body', { body: body.replace('>t<', '>u<') }],
    ['another id', { headers: { ...signed(new Date()), 'webhook-id': 'm2' } }],
    [
      'another time',
      { headers: { ...signed(new Date()), 'webhook-timestamp': String(Math.floor(Date.now() / 1000) + 5) } },
    ],
    ['no time', { headers: { ...signed(new Date()), 'webhook-timestamp': '' } }],
    ['no signature', { headers: {} }],
    ['a short one', { headers: { ...signed(new Date()), 'webhook-signature': 'v1,AAAA' } }],
  ])('with %s are not', async (_, change) => {
    await expect(verifyEvent({ headers: signed(new Date()), body, ...change }, { key })).rejects.toThrow(Untrusted)
  })

  test('HealthVault’s own is believed only where one says so', async () => {
    const { createHmac } = await import('node:crypto')
    const mac = createHmac('sha256', Buffer.from(key, 'base64')).update(body).digest('base64')
    const headers = { authorization: `HVEventingSharedKey s:k1:${mac}` }
    await expect(verifyEvent({ headers, body }, { key })).rejects.toThrow(Untrusted)
    expect(await verifyEvent({ headers, body }, { key, undated: true })).toEqual({ ...event, id: undefined })
    await expect(verifyEvent({ headers, body: `${body} ` }, { key, undated: true })).rejects.toThrow(Untrusted)
  })
})
