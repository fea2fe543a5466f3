/**
 * Events: who wants to be told of changes (table event_subscription), and the changes that wait to be told (table event).
 * A change is noted in the transaction that makes it, so that there is never one without the other; couriers/notify.ts
 * carries it. Told at least once, in no promised order (wire.md §7).
 */
import { Fault } from '../protocol/fault.ts'
import type { SubscriptionShape } from '../protocol/subscription.ts'
import { type Db, type Reader, sql, type Writer } from '../store/db.ts'
import { typeById } from '../things/registry.ts'
import { type Item, may } from './access.ts'
import { applicationById } from './applications.ts'
import { changed, kept } from './caches.ts'
import type { Application, Services } from './context.ts'
import { accessOf, standing } from './records.ts'

export const eventChannel = 'healthkeep_event'

/** wire.md §7.1. */
const mostSubscriptions = 25
const keyBytes = 64
/** After a change of key both sign, so that a receiver has a day to change over. */
const overlapMilliseconds = 86_400_000
/** An event that nobody took is forgotten, and an address that took nothing is given up (wire.md §7.5). */
export const giveUpMilliseconds = 10 * 86_400_000
/** Things in one notification post. */
const mostInDelivery = 500

// ---- subscriptions

interface Terms {
  readonly url: string
  readonly key: Buffer
  readonly keyVersion: string
  readonly filters: readonly (readonly string[])[]
  readonly families: readonly string[]
}

const invalid = (sentence: string): never => {
  throw new Fault('SUBSCRIPTION_INVALID', sentence)
}

function termsOf(
  services: Services,
  application: Application,
  { common, recordItemChangedEvent }: SubscriptionShape,
): Terms {
  const { notificationKey, notificationKeyVersionId } = common.notificationAuthenticationInfo.hvEventingSharedKey
  const text = notificationKey.replace(/\s+/g, '')
  const key = Buffer.from(text, 'base64')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || key.length !== keyBytes)
    invalid('The notification-key must be 64 bytes in base64.')
  const keyVersion = notificationKeyVersionId.trim()
  if (!/^[A-Za-z0-9-]{1,50}$/.test(keyVersion))
    invalid('The notification-key-version-id must be 1 to 50 letters, digits or hyphens.')
  const filters = recordItemChangedEvent.filters.filter.map(f => f.typeIds.typeId)
  const families = filters.flat().map(id => {
    const type = typeById(id)
    if (!type) throw new Fault('INVALID_THING_TYPE', 'A filter names a type that does not exist.')
    return type.familyId
  })
  const url = addressOf(services, application, common.notificationChannel.httpNotificationChannel.url.trim())
  return { url, key, keyVersion, filters, families: [...new Set(families)] }
}

/** https below the directory of the action URL, which an operator registered: no application makes us call elsewhere. */
function addressOf({ settings }: Services, { actionUrl }: Application, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : invalid('The url of the notification channel is not an address.')
  if (url.username || url.password || url.hash)
    invalid('The url of the notification channel may hold no user, password or fragment.')
  if (settings.eventsAnywhere && /^https?:$/.test(url.protocol)) return url.href
  if (url.protocol !== 'https:') invalid('The url of the notification channel must begin with https.')
  if (actionUrl === undefined)
    return invalid('The application has no action URL; register one, for notifications are sent below it.')
  const root = new URL('.', actionUrl).href
  if (!url.href.startsWith(root))
    invalid('The url of the notification channel must lie below the directory of the action URL of the application.')
  return url.href
}

/** Refuses with 133 when the application has 25, with 134 or 19 what cannot be used. */
export async function subscribe(
  services: Services,
  tx: Writer,
  application: Application,
  said: SubscriptionShape,
  now: string,
): Promise<string> {
  if (said.common.id !== undefined) invalid('A new subscription has no id; UpdateEventSubscription changes one.')
  const terms = termsOf(services, application, said)
  const { applicationId } = application
  // One at a time for an application, so that two cannot both be the 25th.
  await tx.query(sql`select 1 from application where application_id = ${applicationId} for update`)
  const [{ count } = { count: 0 }] = await tx.query<{ count: number }>(
    sql`select count(*) as count from event_subscription where application_id = ${applicationId}`,
  )
  if (count >= mostSubscriptions) throw new Fault('SUBSCRIPTION_LIMIT_EXCEEDED')
  const id = services.clock.id()
  await tx.query(sql`insert into event_subscription (subscription_id, application_id, url, key, key_version, filters, families, created_at, updated_at, next_attempt_at)
    values (${id}, ${applicationId}, ${terms.url}, ${sealKey(services, terms.key)}, ${terms.keyVersion}, ${JSON.stringify(terms.filters)}, ${terms.families}::uuid[], ${now}, ${now}, ${now})`)
  await changed(tx)
  return id
}

/** Replaces everything, and sets a subscription going again that was given up; 132 when it is none of the application's. */
export async function updateSubscription(
  services: Services,
  tx: Writer,
  application: Application,
  said: SubscriptionShape,
  now: string,
): Promise<void> {
  const { id } = said.common
  if (id === undefined) return invalid('Name the subscription by its id.')
  const [row] = await tx.query<{ key: Buffer }>(sql`
    select key from event_subscription where subscription_id = ${id} and application_id = ${application.applicationId} for update`)
  if (!row) throw new Fault('SUBSCRIPTION_NOT_FOUND')
  const terms = termsOf(services, application, said)
  const newKey = !openKey(services, row.key).equals(terms.key)
  const until = new Date(Date.parse(now) + overlapMilliseconds).toISOString()
  await tx.query(sql`update event_subscription set url = ${terms.url}, key = ${sealKey(services, terms.key)}, key_version = ${terms.keyVersion},
      previous_key = case when ${newKey} then key else previous_key end,
      previous_key_until = case when ${newKey} then ${until}::timestamptz else previous_key_until end,
      filters = ${JSON.stringify(terms.filters)}, families = ${terms.families}::uuid[], updated_at = ${now},
      attempts = 0, failing_since = null, parked_at = null, next_attempt_at = ${now}
    where subscription_id = ${id}`)
  await changed(tx)
  await hint(tx)
}

/** Whose subscription it is; 132 when there is none of this id. */
export async function subscriber(services: Services, read: Reader, id: string | undefined): Promise<Application> {
  const [row] = await read.query<{ application_id: string }>(
    sql`select application_id from event_subscription where subscription_id = ${id ?? null}`,
  )
  const application = row && (await applicationById(services, row.application_id))
  if (!application) throw new Fault('SUBSCRIPTION_NOT_FOUND')
  return application
}

/** What waits for it is forgotten too; 132 when it is none of the application's. */
export async function unsubscribe(tx: Writer, applicationId: string, subscriptionId: string): Promise<void> {
  const gone = await tx.query(sql`
    delete from event_subscription where subscription_id = ${subscriptionId} and application_id = ${applicationId} returning 1 as one`)
  if (gone.length === 0) throw new Fault('SUBSCRIPTION_NOT_FOUND')
  await tx.query(sql`delete from event where subscription_id = ${subscriptionId}`)
  await changed(tx)
}

export async function subscriptionsOf(services: Services, applicationId: string): Promise<SubscriptionShape[]> {
  const rows = await services.db.read.query<{
    subscription_id: string
    url: string
    key: Buffer
    key_version: string
    filters: string[][]
  }>(
    sql`select subscription_id, url, key, key_version, filters from event_subscription where application_id = ${applicationId} order by created_at, subscription_id`,
  )
  return rows.map(row => ({
    common: {
      id: row.subscription_id,
      notificationAuthenticationInfo: {
        hvEventingSharedKey: {
          notificationKey: openKey(services, row.key).toString('base64'),
          notificationKeyVersionId: row.key_version,
        },
      },
      notificationChannel: { httpNotificationChannel: { url: row.url } },
    },
    recordItemChangedEvent: { filters: { filter: row.filters.map(typeId => ({ typeIds: { typeId } })) } },
  }))
}

const sealKey = (services: Services, key: Buffer): Buffer => services.seals.seal('event-key', key)
function openKey(services: Services, sealed: Buffer): Buffer {
  const key = services.seals.open('event-key', sealed)
  if (!key) throw new Error('a notification key was sealed with another server key')
  return key
}

// ---- how delivery stands, for operators

export interface DeliveryState {
  readonly subscriptionId: string
  readonly applicationId: string
  readonly applicationName: string
  /** Origin only: a path may hold what is secret to the receiver. */
  readonly origin: string
  readonly state: 'Working' | 'Failing' | 'Parked'
  readonly waiting: number
  readonly oldest?: string
  readonly lastDelivered?: string
  readonly lastResult?: string
  readonly nextAttempt?: string
}

/** Of one application, or of all. */
export async function deliveryStates(read: Reader, applicationId: string | undefined): Promise<DeliveryState[]> {
  const rows = await read.query<{
    subscription_id: string
    application_id: string
    name: string
    url: string
    failing_since: string | null
    parked_at: string | null
    waiting: number
    oldest: string | null
    last_delivered_at: string | null
    last_result: string | null
    next_attempt_at: string
  }>(sql`
    select s.subscription_id, s.application_id, a.name, s.url, s.failing_since, s.parked_at, s.last_delivered_at, s.last_result, s.next_attempt_at, e.waiting, e.oldest
    from event_subscription s join application a on a.application_id = s.application_id cross join lateral (
      select count(*) as waiting, min(at) as oldest from event where subscription_id = s.subscription_id) e
    where ${applicationId ?? null}::uuid is null or s.application_id = ${applicationId ?? null} order by a.name, s.created_at, s.subscription_id`)
  return rows.map(row => ({
    subscriptionId: row.subscription_id,
    applicationId: row.application_id,
    applicationName: row.name,
    origin: new URL(row.url).origin,
    state: row.parked_at ? 'Parked' : row.failing_since ? 'Failing' : 'Working',
    waiting: row.waiting,
    ...(row.oldest !== null && { oldest: row.oldest }),
    ...(row.last_delivered_at !== null && { lastDelivered: row.last_delivered_at }),
    ...(row.last_result !== null && { lastResult: row.last_result }),
    ...(row.parked_at === null && row.waiting > 0 && { nextAttempt: row.next_attempt_at }),
  }))
}

// ---- noting changes

interface Candidate {
  readonly subscriptionId: string
  readonly applicationId: string
  readonly personId: string
  readonly families: ReadonlySet<string>
}

const candidates = kept<readonly Candidate[]>()

/** Subscriptions of applications that somebody let into the record: mostly none, and then this costs a look into memory. */
const candidatesFor = async (services: Services, recordId: string): Promise<readonly Candidate[]> =>
  (await candidates(services).get(recordId, async () => {
    const rows = await services.db.read.query<{
      subscription_id: string
      application_id: string
      person_id: string
      families: string[]
    }>(sql`
      select s.subscription_id, s.application_id, g.person_id, s.families from application_grant g
      join event_subscription s on s.application_id = g.application_id
      where g.record_id = ${recordId} and g.state = 'Active' and s.parked_at is null`)
    return rows.map(row => ({
      subscriptionId: row.subscription_id,
      applicationId: row.application_id,
      personId: row.person_id,
      families: new Set(row.families),
    }))
  })) ?? []

/** A thing that is being written. */
export interface Change extends Pick<Item, 'family' | 'effectiveDate' | 'flags'> {
  readonly thingId: string
}

export interface NewEvent {
  readonly subscriptionId: string
  readonly personId: string
  readonly thingId: string
}

/** Whom the changes concern: those who may read such things offline. Asked before the transaction, from memory. */
export async function eventsOf(
  services: Services,
  recordId: string,
  changes: readonly Change[],
  now: string,
): Promise<readonly NewEvent[]> {
  const found: NewEvent[] = []
  for (const { subscriptionId, applicationId, personId, families } of await candidatesFor(services, recordId)) {
    const wanted = changes.filter(c => families.has(c.family))
    if (wanted.length === 0) continue
    const access = await offlineAccess(services, applicationId, personId, recordId, now)
    if (!access) continue
    for (const { thingId, ...item } of wanted)
      if (may(access, { ...item, state: 'Active' }, 'Read')) found.push({ subscriptionId, personId, thingId })
  }
  return found
}

async function offlineAccess(
  services: Services,
  applicationId: string,
  personId: string,
  recordId: string,
  now: string,
) {
  const application = await applicationById(services, applicationId)
  const known = application?.state === 'Active' && (await standing(services, applicationId, personId, recordId))
  return known ? accessOf({ application, avenue: 'Offline' }, known, now) : undefined
}

/** To be called in the transaction of the changes. */
export async function noteEvents(
  tx: Writer,
  recordId: string,
  events: readonly NewEvent[],
  now: string,
): Promise<void> {
  if (events.length === 0) return
  await tx.query(sql`insert into event (subscription_id, person_id, record_id, thing_id, at)
    select e.subscription_id, e.person_id, ${recordId}, e.thing_id, ${now}
    from unnest(${events.map(e => e.subscriptionId)}::uuid[], ${events.map(e => e.personId)}::uuid[], ${events.map(e => e.thingId)}::uuid[])
      as e(subscription_id, person_id, thing_id)`)
  await hint(tx)
}

/** Only a hint: the courier also looks by itself. */
const hint = (tx: Writer) => tx.query(sql`select pg_notify(${eventChannel}, '')`)

// ---- telling

export interface Delivery {
  readonly subscriptionId: string
  /** The same at each try. */
  readonly deliveryId: string
  readonly url: string
  readonly keyVersion: string
  readonly key: Buffer
  /** While a change of key is young. */
  readonly previousKey: Buffer | undefined
  /** This try included. */
  readonly attempts: number
  /** By person and record, as the application sees them. */
  readonly changes: readonly {
    readonly personId: string
    readonly recordId: string
    readonly thingIds: readonly string[]
  }[]
}

interface DueRow {
  subscription_id: string
  application_id: string
  url: string
  key: Buffer
  key_version: string
  previous_key: Buffer | null
  previous_key_until: string | null
  attempts: number
}

interface EventRow {
  person_id: string
  record_id: string
  thing_id: string
  delivery_id: string
}

/**
 * Takes one delivery that is due, for one try. It comes back by itself after `leaseSeconds`, the same things under the same
 * id, in case this process dies with it in its hands; no two couriers hold the same subscription. Undefined: nothing is due.
 */
export async function takeDelivery(services: Services, leaseSeconds: number): Promise<Delivery | undefined> {
  const { db, clock } = services
  const now = new Date(clock.now()).toISOString()
  const lease = new Date(clock.now() + leaseSeconds * 1000).toISOString()
  const taken = await db.write(async tx => {
    const [due] = await tx.query<DueRow>(sql`
      with due as (
        select subscription_id from event_subscription s
        where parked_at is null and next_attempt_at <= ${now}
          and exists (select 1 from event e where e.subscription_id = s.subscription_id)
        order by next_attempt_at limit 1 for update skip locked)
      update event_subscription s set attempts = attempts + 1, next_attempt_at = ${lease} from due where s.subscription_id = due.subscription_id
      returning s.subscription_id, s.application_id, s.url, s.key, s.key_version, s.previous_key, s.previous_key_until, s.attempts`)
    return due && { due, events: await deliveryOf(tx, due.subscription_id, clock.id()) }
  })
  if (!taken) return undefined
  const { due, events } = taken
  return {
    subscriptionId: due.subscription_id,
    deliveryId: events[0]!.delivery_id,
    url: due.url,
    keyVersion: due.key_version,
    key: openKey(services, due.key),
    previousKey: due.previous_key && due.previous_key_until! > now ? openKey(services, due.previous_key) : undefined,
    attempts: due.attempts,
    changes: await seenChanges(services, due.application_id, events, now),
  }
}

/** The events of the delivery that was begun, else the oldest ones under a new id. */
async function deliveryOf(tx: Writer, subscriptionId: string, fresh: string): Promise<EventRow[]> {
  const begun = await tx.query<EventRow>(sql`
    select person_id, record_id, thing_id, delivery_id from event where subscription_id = ${subscriptionId} and delivery_id is not null order by event_id`)
  if (begun.length > 0) return begun
  return tx.query<EventRow>(sql`
    update event set delivery_id = ${fresh} where subscription_id = ${subscriptionId} and event_id = any(array(
      select event_id from event where subscription_id = ${subscriptionId} order by event_id limit ${mostInDelivery}))
    returning person_id, record_id, thing_id, delivery_id`)
}

/** Without those whose grant has ended meanwhile (wire.md §7.5). */
async function seenChanges(
  { seals, ...services }: Services,
  applicationId: string,
  events: readonly EventRow[],
  now: string,
): Promise<Delivery['changes']> {
  const groups = new Map<string, { personId: string; recordId: string; thingIds: Set<string> }>()
  for (const { person_id: personId, record_id: recordId, thing_id: thingId } of events) {
    const group = groups.get(personId + recordId) ?? { personId, recordId, thingIds: new Set() }
    groups.set(personId + recordId, group)
    group.thingIds.add(thingId)
  }
  const seen = []
  for (const { personId, recordId, thingIds } of groups.values())
    if (await offlineAccess({ ...services, seals }, applicationId, personId, recordId, now))
      seen.push({
        personId: seals.personAs(applicationId, personId),
        recordId: seals.recordAs(applicationId, personId, recordId),
        thingIds: [...thingIds],
      })
  return seen
}

/** It was taken: what it told is forgotten. */
export async function noteDelivered({ db, clock }: Services, delivery: Delivery): Promise<void> {
  const now = new Date(clock.now()).toISOString()
  await db.write(async tx => {
    await tx.query(
      sql`delete from event where subscription_id = ${delivery.subscriptionId} and delivery_id = ${delivery.deliveryId}`,
    )
    await tx.query(sql`update event_subscription set attempts = 0, failing_since = null, next_attempt_at = ${now},
      last_delivered_at = ${now}, last_result = 'taken' where subscription_id = ${delivery.subscriptionId}`)
  })
}

/** It was not taken. Events of more than ten days are dropped; an address that took nothing for ten days is given up. */
export async function noteUndelivered(
  { db, clock }: Services,
  delivery: Delivery,
  result: string,
  pauseMilliseconds: number,
): Promise<void> {
  const now = clock.now()
  const iso = (at: number) => new Date(at).toISOString()
  await db.write(async tx => {
    const [row] = await tx.query<{ parked: boolean }>(sql`
      update event_subscription set failing_since = coalesce(failing_since, ${iso(now)}), last_result = ${result},
        next_attempt_at = ${iso(now + pauseMilliseconds)},
        parked_at = case when failing_since <= ${iso(now - giveUpMilliseconds)} then ${iso(now)}::timestamptz end
      where subscription_id = ${delivery.subscriptionId} returning parked_at is not null as parked`)
    const until = row?.parked ? 'infinity' : iso(now - giveUpMilliseconds)
    await tx.query(
      sql`delete from event where subscription_id = ${delivery.subscriptionId} and at <= ${until}::timestamptz`,
    )
    if (row?.parked) await changed(tx)
  })
}

/** Events whose subscription ended while they were being written. For the sweeper. */
export const sweepEvents = (db: Db): Promise<object[]> =>
  db.now.query(
    sql`delete from event e where not exists (select 1 from event_subscription s where s.subscription_id = e.subscription_id)`,
  )
