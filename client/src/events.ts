/**
 * Events: the platform tells an application by POST that things have changed, by ids alone. What comes is believed only with a
 * signature of the key that the application gave when it subscribed: that of Standard Webhooks (standardwebhooks.com), which also
 * bounds its age, or HealthVault's own.
 */
import type { Application } from './application.ts'
import { type Bytes, fromBase64, joined, toBase64, utf8 } from './base64.ts'
import { GetEventSubscriptions, SubscribeToEvent, type Subscription, UnsubscribeToEvent } from './generated/methods.ts'
import type { ThingType } from './thing.ts'
import { child, type Element, parse } from './xml.ts'

export interface RecordChanged {
  /** Ids as the application sees them, for `offline` and `record`. */
  readonly personId: string
  readonly recordId: string
  /** Created, changed or removed: get them to see which. */
  readonly thingIds: readonly string[]
}

export interface ThingsChanged {
  /** Stays the same when it is sent again, which happens; undefined in the form of HealthVault. */
  readonly id: string | undefined
  readonly subscriptionId: string
  readonly changes: readonly RecordChanged[]
}

/** It was not signed with the key, or too long ago. `message` says what is wrong, for your log; tell the sender only 401. */
export class Untrusted extends Error {
  override readonly name = 'Untrusted'
}

type Keys = string | readonly string[]
export interface VerifyOptions {
  /** What `subscribe` was given, or several while one replaces another, or a look-up. Base64, `whsec_` may stand before it. */
  readonly key: Keys | ((subscriptionId: string, keyVersion: string) => Keys | undefined | Promise<Keys | undefined>)
  /** Seconds that a signature stays good, and clocks may differ; 300 when absent. */
  readonly tolerance?: number
  /** Believe HealthVault's own signature where there is none of Standard Webhooks. It has no date: who overhears it can send it again. */
  readonly undated?: boolean
}

type Headers_ =
  | { get(name: string): string | null }
  | { readonly [name: string]: string | readonly string[] | undefined }

const header = (headers: Headers_, name: string): string => {
  const found =
    typeof headers.get === 'function'
      ? (headers.get as (n: string) => unknown)(name)
      : (headers as Record<string, unknown>)[name]
  return typeof found === 'string' ? found : ''
}

/** What was told, once its signature is verified. `body` are the very bytes that came, or their text. Throws Untrusted. */
export async function verifyEvent(
  { headers, body }: { readonly headers: Headers_; readonly body: string | Uint8Array },
  { key, tolerance = 300, undated = false }: VerifyOptions,
): Promise<ThingsChanged> {
  const bytes = typeof body === 'string' ? utf8(body) : Uint8Array.from(body)
  const [, subscriptionId = '', keyVersion = '', mac = ''] =
    /^HVEventingSharedKey ([^:\s]+):([^:\s]+):(\S+)$/.exec(header(headers, 'authorization')) ?? []
  const found = typeof key === 'function' ? await key(subscriptionId, keyVersion) : key
  const keys = (typeof found === 'string' ? [found] : (found ?? [])).map(text =>
    fromBase64(text.replace(/^whsec_/, '')),
  )
  if (keys.length === 0) throw new Untrusted('There is no key for this subscription.')
  const id = header(headers, 'webhook-id')
  const signatures = header(headers, 'webhook-signature')
  if (signatures) {
    const at = header(headers, 'webhook-timestamp')
    if (!/^\d{1,12}$/.test(at) || Math.abs(Date.now() / 1000 - Number(at)) > tolerance)
      throw new Untrusted('It was signed too long ago, or the clocks differ.')
    const signed = joined([utf8(`${id}.${at}.`), bytes])
    const given = signatures.split(' ').flatMap(text => (text.startsWith('v1,') ? [text.slice(3)] : []))
    if (!(await anySigned(keys, given, signed))) throw new Untrusted('It is not signed with the key.')
  } else if (!undated) throw new Untrusted('It has no signature of Standard Webhooks.')
  else if (!(await anySigned(keys, [mac], bytes))) throw new Untrusted('It is not signed with the key.')
  return { id: signatures ? id : undefined, ...changesIn(new TextDecoder().decode(bytes)) }
}

/** Compared by WebCrypto, which takes the same time for every wrong one. */
async function anySigned(keys: readonly Bytes[], signatures: readonly string[], bytes: Bytes): Promise<boolean> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  for (const secret of keys) {
    const key = await crypto.subtle.importKey('raw', secret, hmac, false, ['verify'])
    for (const signature of signatures)
      if (
        /^[A-Za-z0-9+/]{43}=$/.test(signature) &&
        (await crypto.subtle.verify('HMAC', key, fromBase64(signature), bytes))
      )
        return true
  }
  return false
}

function changesIn(xml: string): Pick<ThingsChanged, 'subscriptionId' | 'changes'> {
  const notifications = child(parse(xml), 'notifications')?.elements ?? []
  const at = (element: Element | undefined, ...path: string[]) => path.reduce(child, element)
  return {
    subscriptionId: at(notifications[0], 'common', 'subscription-id')?.text ?? '',
    changes: notifications.map(notification => {
      const change = child(notification, 'record-change-notification')
      return {
        personId: child(change, 'person-id')?.text ?? '',
        recordId: child(change, 'record-id')?.text ?? '',
        thingIds: child(change, 'things')?.elements.map(thing => child(thing, 'thing-id')?.text ?? '') ?? [],
      }
    }),
  }
}

// ---- adapters

export interface EventOptions extends VerifyOptions {
  /** What to do. When it throws, the platform is told 500 and sends it again later. The same event may come twice: `id` tells. */
  readonly changed: (event: ThingsChanged) => unknown
  /** Told why something was not taken. */
  readonly refused?: (error: unknown) => void
}

/** A thousand times what the platform usually sends; nobody may fill the memory. */
const largest = 1_000_000

async function take(headers: Headers_, body: string | Uint8Array, options: EventOptions): Promise<200 | 401 | 500> {
  try {
    await options.changed(await verifyEvent({ headers, body }, options))
    return 200
  } catch (error) {
    options.refused?.(error)
    return error instanceof Untrusted ? 401 : 500
  }
}

/** For servers that take a Request and answer a Response: Deno, Bun, Workers, Hono, Next.js. */
export const eventHandler =
  (options: EventOptions) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'POST') return new Response(null, { status: 405 })
    if (Number(request.headers.get('content-length')) > largest) return new Response(null, { status: 413 })
    const body = new Uint8Array(await request.arrayBuffer())
    return new Response(null, { status: await take(request.headers, body, options) })
  }

interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined
  readonly headers: { readonly [name: string]: string | string[] | undefined }
  /** Of Express, where something has read it already. */
  readonly body?: unknown
}
interface NodeResponse {
  statusCode: number
  end(text?: string): unknown
}

/** For `http.createServer` and everything like Express. Where bodies are parsed before, this route needs `express.raw({ type: '*\/*' })`. */
export const nodeEventHandler =
  (options: EventOptions) =>
  async (request: NodeRequest, response: NodeResponse): Promise<void> => {
    const answer = (status: number) => {
      response.statusCode = status
      response.end()
    }
    if (request.method !== 'POST') return answer(405)
    try {
      const body = await bodyOf(request)
      answer(body === undefined ? 413 : await take(request.headers, body, options))
    } catch (error) {
      options.refused?.(error)
      answer(500)
    }
  }

async function bodyOf(request: NodeRequest): Promise<string | Uint8Array | undefined> {
  const { body } = request
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  if (body !== undefined)
    throw new TypeError('The body was parsed before it came here, and a signature covers its bytes; use express.raw.')
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > largest) return undefined
    parts.push(part)
  }
  return joined(parts)
}

// ---- subscriptions

/** A key for `subscribe`: 64 random bytes in base64. Keep it secret. */
export const newEventKey = (): string => toBase64(crypto.getRandomValues(new Uint8Array(64)))

export interface SubscribeOptions {
  /** Where events are posted: https, below the action URL of the application. */
  readonly url: string
  readonly types: readonly ThingType[]
  /** From `newEventKey`. */
  readonly key: string
  /** Names the key in HealthVault's header: letters, digits and hyphens, 50 at most. */
  readonly keyVersion?: string
}

/** Asks to be told of changes in every record where people let the application read these types offline. Answers the id. */
export async function subscribe(
  app: Application,
  { url, types, key, keyVersion = '1' }: SubscribeOptions,
): Promise<string> {
  const { subscriptionId } = await app.call(SubscribeToEvent, {
    subscription: {
      common: {
        notificationAuthenticationInfo: {
          hvEventingSharedKey: { notificationKey: key, notificationKeyVersionId: keyVersion },
        },
        notificationChannel: { httpNotificationChannel: { url } },
      },
      recordItemChangedEvent: { filters: { filter: [{ typeIds: { typeId: types.map(({ id }) => id) } }] } },
    },
  })
  return subscriptionId
}

export const unsubscribe = (app: Application, subscriptionId: string): Promise<void> =>
  app.call(UnsubscribeToEvent, { subscriptionId })

export const subscriptions = async (app: Application): Promise<readonly Subscription[]> =>
  (await app.call(GetEventSubscriptions, {})).subscriptions.subscription
