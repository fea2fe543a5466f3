/**
 * Tells applications of changes: takes what waits (domain/subscriptions.ts) and posts it to the address of each
 * subscription, signed as HealthVault signed and as Standard Webhooks are. What is not taken is tried again with growing
 * pauses for ten days. Several processes may run this at once.
 */
import { createHmac } from 'node:crypto'
import type { Services } from '../domain/context.ts'
import { type Delivery, eventChannel, noteDelivered, noteUndelivered, takeDelivery } from '../domain/subscriptions.ts'
import { post } from './outward.ts'
import { oneAtATime } from './worker.ts'

export interface EventCourier {
  /** Carries everything that is due now, and waits for what is on its way; answers how many deliveries it took in hand. */
  run(): Promise<number>
  close(): Promise<void>
}

export interface EventCourierOptions {
  /** Told when an address does not take what it is sent; knows neither path nor what was told. Must not throw. */
  readonly failed?: (error: Error, delivery: { readonly subscriptionId: string; readonly attempts: number }) => void
}

/** Looks by itself this often, should a hint be missed. Milliseconds. */
const rest = 10_000
/** For one try, from the look-up of the name to the status. */
const within = 15_000
/** Longer than a try can last, so that nobody else takes the delivery meanwhile. */
const leaseSeconds = 60
/** One slow receiver does not keep the others waiting. */
const atOnce = 8
/** wire.md §7.5: minutes between tries, then twelve hours again and again. */
const pauses = [1, 5, 15, 60, 180, 360]
const lastPause = 720

export async function startEventCourier(services: Services, options: EventCourierOptions = {}): Promise<EventCourier> {
  const failed = options.failed ?? (() => {})

  const carry = async (delivery: Delivery): Promise<void> => {
    const result = await tell(services, delivery)
    if (result === 'taken') return noteDelivered(services, delivery)
    failed(new Error(result), delivery)
    await noteUndelivered(services, delivery, result, pauseAfter(services, delivery.attempts))
  }

  const run = async (): Promise<number> => {
    let carried = 0
    const lane = async () => {
      for (;;) {
        const delivery = await takeDelivery(services, leaseSeconds)
        if (!delivery) return
        carried++
        await carry(delivery)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, lane))
    return carried
  }

  const worker = oneAtATime(run, error => failed(error, { subscriptionId: '', attempts: 0 }))
  const stop = await services.db.listen(eventChannel, worker.wake, connected => connected && worker.wake())
  const timer = setInterval(worker.wake, rest)
  worker.wake()
  return {
    async run() {
      const carried = await run()
      await worker.idle()
      return carried
    },
    async close() {
      clearInterval(timer)
      await stop()
      await worker.idle()
    },
  }
}

/** Posts it; 'taken', or in a few words why not. */
async function tell({ clock, settings }: Services, delivery: Delivery): Promise<string> {
  if (delivery.changes.length === 0) return 'taken'
  const body = Buffer.from(notificationXml(delivery))
  try {
    const status = await post({
      url: delivery.url,
      body,
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        'user-agent': 'Healthkeep',
        ...signatures(delivery, body, Math.floor(clock.now() / 1000)),
      },
      within,
      anywhere: settings.eventsAnywhere,
    })
    return status === 200 ? 'taken' : `answered ${status}`
  } catch (error) {
    const { code, name } = error as { code?: string; name?: string }
    return name === 'TimeoutError' ? 'no answer in time' : `no answer: ${code ?? name ?? 'unknown'}`
  }
}

/** Only the root is in the namespace (wire.md §7.3). Ids alone: nothing of anybody's health. */
export function notificationXml({ subscriptionId, changes }: Delivery): string {
  const notifications = changes.map(
    ({ personId, recordId, thingIds }) =>
      `<notification><common><subscription-id>${subscriptionId}</subscription-id></common><record-change-notification>` +
      `<person-id>${personId}</person-id><record-id>${recordId}</record-id>` +
      `<things>${thingIds.map(id => `<thing><thing-id>${id}</thing-id></thing>`).join('')}</things>` +
      '</record-change-notification></notification>',
  )
  return `<wc:notifications xmlns:wc="urn:com.microsoft.wc.notification">${notifications.join('')}</wc:notifications>`
}

/**
 * HealthVault's header (wire.md §7.4), and those of Standard Webhooks: there the secret is the same key, written
 * `whsec_` and base64; the id stays the same at each try. While a change of key is young both keys sign the latter.
 */
function signatures(
  { subscriptionId, keyVersion, key, previousKey, deliveryId }: Delivery,
  body: Buffer,
  timestamp: number,
): Record<string, string> {
  const mac = (secret: Buffer, ...parts: (string | Buffer)[]) =>
    parts.reduce((hmac, part) => hmac.update(part), createHmac('sha256', secret)).digest('base64')
  const standard = (secret: Buffer) => `v1,${mac(secret, `${deliveryId}.${timestamp}.`, body)}`
  return {
    authorization: `HVEventingSharedKey ${subscriptionId}:${keyVersion}:${mac(key, body)}`,
    'webhook-id': deliveryId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': [key, ...(previousKey ? [previousKey] : [])].map(standard).join(' '),
  }
}

/** Twenty per cent longer or shorter, so that those who failed together do not come back together. Milliseconds. */
function pauseAfter({ clock }: Services, attempts: number): number {
  const minutes = pauses[attempts - 1] ?? lastPause
  return minutes * 60_000 * (0.8 + 0.4 * (clock.random(4).readUInt32BE() / 2 ** 32))
}
