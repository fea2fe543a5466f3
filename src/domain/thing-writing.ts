/** Writing things: what a write must fulfil (wire.md §5.9–§5.11), and the rows it leaves. All things of a call, or none. */
import { Fault } from '../protocol/fault.ts'
import { type DataOther, endDateOf, type SentBlob, type SentThing, type SentThing2 } from '../protocol/thing.ts'
import { Invalid, InvalidDate } from '../schema/codec.ts'
import { type Statement, sql, type Writer } from '../store/db.ts'
import { openPayload, sealPayload } from '../store/payload.ts'
import { check, type Derived, type ThingType, typeById } from '../things/registry.ts'
import { parse, XmlError } from '../xml/parse.ts'
import { elements } from '../xml/tree.ts'
import { type Action, flag, type Item, may, mayType } from './access.ts'
import {
  type Blob,
  type BlobChange,
  type BlobResult,
  discardUploads,
  holdBlobs,
  mergeBlobs,
  prepareBlobs,
  prepareDataOther,
} from './blobs.ts'
import type { EnteredRecord, WriteContext } from './context.ts'
import { noteReceipts, receiptsOf } from './meaningful-use.ts'
import { forgetSize, makeRoom, sharedTurn } from './operations.ts'
import { checkBlobs, checkSignatures } from './signatures.ts'
import { type Change, eventsOf, noteEvents } from './subscriptions.ts'
import { relatedColumn } from './thing-relations.ts'
import { mostThings } from './things.ts'

export interface ThingKey {
  readonly thingId: string
  readonly versionStamp: string
}

/** One thing of a write, whatever version of a method said it. What is undefined was not said. */
export interface Given {
  readonly version: 1 | 2
  readonly thingId: string | undefined
  readonly versionStamp: string | undefined
  /** The id of a new thing, where something else in the same write has to name it. Never said by a caller. */
  readonly newId?: string
  readonly typeId: string | undefined
  readonly flags: number | undefined
  /** What stood inside data-xml. */
  readonly data: string | undefined
  readonly blobs: readonly SentBlob[]
  readonly dataOther: DataOther | undefined
  /** '' to have none. */
  readonly tags: string | undefined
  /** Whole elements. */
  readonly signature: string | undefined
  /** null to have none. */
  readonly updatedEndDate: string | null | undefined
}

// ---- reading what was sent

function common(version: 1 | 2, sent: SentThing | SentThing2) {
  if (sent.dataXml.length > 1) throw new Fault('INVALID_XML', 'thing: a thing has one data-xml.')
  const data = sent.dataXml[0]?.text
  return {
    version,
    thingId: sent.thingId?.text,
    versionStamp: sent.thingId?.versionStamp,
    typeId: sent.typeId?.text,
    flags: sent.flags,
    data: data === undefined || data.trim() === '' ? undefined : data,
    tags: sent.tags,
  }
}

export const givenThing = (sent: SentThing): Given => ({
  ...common(1, sent),
  blobs: [],
  dataOther: sent.dataOther,
  signature: sent.signature.length === 0 ? undefined : sent.signature.map(signatureOnly).join(''),
  updatedEndDate: undefined,
})

export const givenThing2 = (sent: SentThing2): Given => ({
  ...common(2, sent),
  blobs: sent.blobPayload?.blob ?? [],
  dataOther: undefined,
  signature:
    sent.signatureInfo
      .map(s => (s.content.length === 0 ? '' : `<signature-info>${s.content.join('')}</signature-info>`))
      .join('') || undefined,
  updatedEndDate: sent.updatedEndDate === undefined ? undefined : endDateOf(sent.updatedEndDate),
})

/** In a Thing of version 1 the only element besides the known is a Signature. */
function signatureOnly(xml: string): string {
  if (!/^<([\w.-]+:)?Signature[\s/>]/.test(xml))
    throw new Fault('INVALID_XML', `thing: the element ${/^<([^\s/>]+)/.exec(xml)?.[1]} is not expected here`)
  return xml
}

// ---- rules

const settableFlags = flag.personal | flag.hiddenFromEmergency | flag.readOnly
const has = (flags: number, bit: number): boolean => (flags & bit) !== 0

function knownType(id: string): ThingType {
  const type = typeById(id)
  if (!type) throw new Fault('INVALID_THING_TYPE')
  return type
}

/** Checks data-xml against the type: 3 with the place, 69 for a day in no calendar. */
function checked(type: ThingType, data: string): Derived {
  try {
    const source = Buffer.from(`<data-xml>${data}</data-xml>`)
    const whole = parse(source)
    const [root, commonElement, more] = elements(whole)
    if (!root) throw new Invalid('data-xml', `the element ${type.root} is missing`)
    if (more) throw new Invalid('data-xml', `the element ${more.name} is not expected here`)
    if (whole.children.some(c => typeof c === 'string' && /[^ \t\r\n]/.test(c)))
      throw new Invalid('data-xml', 'text is not expected between the elements')
    return check(type, root, commonElement, source)
  } catch (error) {
    if (error instanceof InvalidDate) throw new Fault('INVALID_DATETIME', error.message, { cause: error })
    if (error instanceof Invalid || error instanceof XmlError)
      throw new Fault('INVALID_XML', error.message, { cause: error })
    throw error
  }
}

/** `before`: the flags as they were. What hides a thing from apps or from helpers is for custodians to say (data.md §4). */
function mayHide({ access }: EnteredRecord, type: ThingType, before: number, flags: number): void {
  if (has(flags, flag.personal) && !type.personalFlag) throw new Fault('UNSUPPORTED_PERSONAL_FLAG')
  if (has(before ^ flags, flag.hiddenFromEmergency) && access.level !== 'Custodian')
    throw new Fault('ACCESS_DENIED', 'Only a custodian of the record says what is left out of its emergency profile.')
}

function permitted(record: EnteredRecord, item: Item, action: Action): void {
  if (!may(record.access, item, action)) throw new Fault('ACCESS_DENIED')
}

export const permittedWith = (record: EnteredRecord, current: Current, action: Action): void =>
  permitted(record, itemOf(current), action)

/** A thing that this caller is not to know of: it answers like one that is not there, whatever stamp is named. */
const invisible = (record: EnteredRecord, current: Current): boolean =>
  has(current.flags, flag.personal) && !may(record.access, itemOf(current), 'Read')

const wallClock = (utc: string): string => utc.replace(/Z$/, '')

// ---- create

/** A row of `thing` that is about to be, with what it adds to the size of the record. */
interface NewThing extends ThingKey {
  readonly type: ThingType
  readonly flags: number
  readonly effDate: string
  readonly updatedEndDate: string | null
  readonly clientThingId: string | null
  /** What it names as related (thing-relations.ts). */
  readonly related: string | null
  readonly tags: string | null
  readonly data: string
  readonly signature: string | null
  readonly blobs: BlobResult
}

function newThing(ctx: WriteContext, record: EnteredRecord, given: Given, changes: readonly BlobChange[]): NewThing {
  const { type, derived, data } = creatable(record, given)
  const flags = (given.flags ?? 0) & settableFlags
  mayHide(record, type, 0, flags)
  if (has(flags, flag.readOnly) && !type.allowReadonly) throw new Fault('CANNOT_CREATE_IMMUTABLE_THING')
  const effDate = derived.effectiveDate?.at ?? wallClock(ctx.now)
  permitted(record, { family: type.familyId, effectiveDate: effDate, flags, state: 'Active' }, 'Create')
  const { clock } = ctx.services
  const thingId = given.newId ?? clock.id()
  return {
    thingId,
    versionStamp: clock.id(),
    type,
    flags,
    effDate,
    updatedEndDate: given.updatedEndDate === undefined ? (derived.updatedEndDate ?? null) : given.updatedEndDate,
    clientThingId: derived.clientThingId ?? null,
    related: relatedColumn(record.recordId, derived.relatedThings),
    tags: given.tags || null,
    data,
    signature: given.signature ?? null,
    blobs: mergeBlobs(ctx.services, { recordId: record.recordId, thingId }, [], changes),
  }
}

/** What holds of a new thing in any record: 19, 21, and 3 or 69 for what its data-xml says. `permit` asks in between who may make one of the type. */
export function checkNew(
  { typeId, data }: Given,
  permit?: (type: ThingType) => void,
): { type: ThingType; derived: Derived; data: string } {
  if (typeId === undefined) throw new Fault('INVALID_XML', 'thing: a new thing needs a type-id.')
  const type = knownType(typeId)
  if (type.uncreatable) throw new Fault('THING_TYPE_UNCREATABLE')
  permit?.(type)
  if (data === undefined) throw new Fault('INVALID_XML', 'thing: a new thing needs its data-xml.')
  return { type, derived: checked(type, data), data }
}

const creatable = (record: EnteredRecord, given: Given) =>
  checkNew(given, type => {
    if (!mayType(record.access, type.familyId, 'Create'))
      throw new Fault('ACCESS_DENIED', `Things of the type ${type.name} may not be created here.`)
  })

// ---- update

/** Whatever the thing is: no bytes are kept of somebody who could change none such. */
function updatable({ access, level }: EnteredRecord, { typeId }: Given): void {
  const type = typeId === undefined ? undefined : typeById(typeId)
  if (level === 'View' || (type && !mayType(access, type.familyId, 'Update')))
    throw new Fault('ACCESS_DENIED', 'The thing may not be changed here.')
}

export interface Current {
  thing_id: string
  version_stamp: string
  family_id: string
  type_id: string
  state: 'Active' | 'Deleted'
  flags: number
  eff_date: string
  updated_end_date: string | null
  client_thing_id: string | null
  tags: string | null
  blobs: Blob[] | null
  signature: string | null
  bytes: number
  created_at: string
  /** Only of read-only things. */
  data: string | null
}

/** The next version of a thing. */
interface NextThing extends ThingKey {
  readonly typeId: string
  readonly flags: number
  readonly effDate: string
  readonly updatedEndDate: string | null
  readonly clientThingId: string | null
  /** What it names as related (thing-relations.ts). */
  readonly related: string | null
  readonly tags: string | null
  /** null: as it was. */
  readonly data: string | null
  readonly signature: string | null
  readonly bytes: number
  readonly blobs: BlobResult
}

/** The things to be changed, locked in one order; each must be there, active, and at the version that the caller read. */
export async function lockThings(tx: Writer, recordId: string, ids: readonly string[]): Promise<Map<string, Current>> {
  const rows = await tx.query<Current>(sql`
    with turn as materialized (select ${sharedTurn(recordId)})
    select t.thing_id, t.version_stamp, t.family_id, t.type_id, t.state, t.flags, t.eff_date, t.updated_end_date, t.client_thing_id, t.tags,
      t.blobs, t.signature, t.bytes, t.created_at, case when t.flags & 16 <> 0 then t.data end as data
    from turn, thing t where t.record_id = ${recordId} and t.thing_id = any(${ids}::uuid[])
    order by t.thing_id for update of t`)
  return new Map(rows.map(row => [row.thing_id, row]))
}

export function atStamp(
  record: EnteredRecord,
  known: ReadonlyMap<string, Current>,
  { thingId, versionStamp }: ThingKey,
  state: Current['state'],
): Current {
  const current = known.get(thingId)
  if (!current || invisible(record, current)) throw new Fault('INVALID_THING')
  if (current.state !== state) throw new Fault(state === 'Active' ? 'INVALID_THING' : 'INVALID_THING_STATE')
  if (current.version_stamp !== versionStamp) throw new Fault('VERSION_STAMP_MISMATCH')
  return current
}

interface Rules {
  /** OverwriteThings: an older version of the type may replace a newer one. */
  readonly overwrite: boolean
  /** Comes first in the transaction of the write, and stands or falls with it. */
  readonly first?: (tx: Writer) => Promise<void>
}

/** The next version, or undefined when nothing was said that changes anything. */
function nextThing(
  ctx: WriteContext,
  record: EnteredRecord,
  given: Given,
  changes: readonly BlobChange[],
  current: Current,
  rules: Rules,
): NextThing | undefined {
  const stored = knownType(current.type_id)
  permittedWith(record, current, 'Update')
  const type = nextType(stored, given, rules)
  const blobs = mergeBlobs(
    ctx.services,
    { recordId: record.recordId, thingId: current.thing_id },
    current.blobs ?? [],
    changes,
  )
  const flags = given.flags === undefined ? current.flags : given.flags & settableFlags
  const tags = given.tags === undefined ? current.tags : given.tags || null
  const saysNothing =
    given.data === undefined &&
    !blobs.changed &&
    !given.tags &&
    tags === current.tags &&
    given.signature === undefined &&
    given.updatedEndDate === undefined &&
    flags === current.flags
  if (saysNothing) return undefined
  if (stored.immutable) throw new Fault('THING_TYPE_IMMUTABLE')
  if (given.version === 1) wholeInVersion1(current)
  mayHide(record, type, current.flags, flags)
  guardReadOnly(record, given, blobs, current, flags)
  const derived = given.data === undefined ? undefined : checked(type, given.data)
  const effDate = derived ? (derived.effectiveDate?.at ?? wallClock(current.created_at)) : current.eff_date
  permitted(record, { family: current.family_id, effectiveDate: effDate, flags, state: 'Active' }, 'Update')
  return {
    thingId: current.thing_id,
    versionStamp: ctx.services.clock.id(),
    typeId: type.id,
    flags,
    effDate,
    // A date derived from the data never replaces one that is there (data.md §3).
    updatedEndDate:
      given.updatedEndDate === undefined
        ? (current.updated_end_date ?? derived?.updatedEndDate ?? null)
        : given.updatedEndDate,
    clientThingId: derived ? (derived.clientThingId ?? null) : current.client_thing_id,
    related: derived ? relatedColumn(record.recordId, derived.relatedThings) : null,
    tags,
    data: given.data ?? null,
    // A signature is about the data and the blobs that it came with.
    signature: given.signature ?? (given.data === undefined && !blobs.changed ? current.signature : null),
    bytes: given.data === undefined ? current.bytes : Buffer.byteLength(given.data),
    blobs,
  }
}

export const itemOf = (current: Current): Item => ({
  family: current.family_id,
  effectiveDate: current.eff_date,
  flags: current.flags,
  state: current.state,
})

function nextType(stored: ThingType, given: Given, { overwrite }: Rules): ThingType {
  if (given.typeId === undefined || given.typeId === stored.id) return stored
  const type = knownType(given.typeId)
  if (type.familyId !== stored.familyId)
    throw new Fault('INVALID_THING_TYPE', 'A thing keeps its type; create a new thing instead.')
  if (type.version < stored.version && !overwrite) throw new Fault('INVALID_THING_TYPE_VERSION')
  if (given.data === undefined) throw new Fault('UPDATE_THING_TYPE_VERSION_NO_DATA_XML')
  return type
}

/** Version 1 knows one blob and one way to sign; it must not rewrite what it could not have read. */
function wholeInVersion1({ blobs, signature }: Current): void {
  if (blobs?.some(b => b.name !== '') || (signature && /<hv-signature-method>\s*HVSignatureMethod2/.test(signature)))
    throw new Fault('THING_POTENTIALLY_INCOMPLETE')
}

/** A read-only thing keeps data, blobs and signature; tags and updated-end-date stay free (data.md §5). */
function guardReadOnly(record: EnteredRecord, given: Given, blobs: BlobResult, current: Current, flags: number): void {
  const before = has(current.flags, flag.readOnly)
  if (!before && has(flags, flag.readOnly)) throw new Fault('CANNOT_SET_IMMUTABLE_FLAG')
  if (!before) return
  if (!has(flags, flag.readOnly)) throw new Fault('CANNOT_CHANGE_IMMUTABLE_FLAG')
  const data = current.data === null ? undefined : openPayload(record.recordId, current.data)
  const sameData = given.data === undefined || given.data === data
  const sameSignature = given.signature === undefined || given.signature === current.signature
  if (!sameData || !sameSignature || blobs.changed) throw new Fault('CANNOT_UPDATE_IMMUTABLE_THING')
}

// ---- put

/**
 * Creates the things without an id and updates those with one. Returns their keys in the same order. Creates alone, without
 * blobs, are one statement.
 */
export async function putThings(
  ctx: WriteContext,
  record: EnteredRecord,
  given: readonly Given[],
  rules: Rules,
): Promise<ThingKey[]> {
  checkKeys(given)
  const signatures = await checkSignatures(ctx, given)
  const blobs = await blobChanges(ctx, record, given)
  const updates = given.flatMap((g, i) => (g.thingId === undefined ? [] : [{ given: g, changes: blobs[i]! }]))
  const created = new Map(
    given.flatMap((g, i) =>
      g.thingId === undefined ? [[g, signedAs(signatures.get(g), newThing(ctx, record, g, blobs[i]!))] as const] : [],
    ),
  )
  const creates = [...created.values()]
  const own = { ctx, record }
  await makeRoom(
    ctx.services,
    record.recordId,
    record.maxSizeBytes,
    creates.reduce((sum, t) => sum + addedBy(t), 0),
  )
  let next = new Map<string, NextThing | undefined>()
  const told = await eventsOf(ctx.services, record.recordId, creates.map(changeOf), ctx.now)
  const { application } = ctx.caller
  const came = receiptsOf(
    application,
    creates.map(t => ({ thingId: t.thingId, familyId: t.type.familyId, data: t.data })),
  )
  const plain = updates.length === 0 && told.length === 0 && came.length === 0 && !rules.first
  if (plain && creates.every(t => t.blobs.blobs.length === 0))
    await singletonSafe(() => insertThings(ctx.db.now, own, creates, null))
  else
    next = await singletonSafe(() =>
      ctx.db.write(async tx => {
        await rules.first?.(tx)
        const planned = await planUpdates(tx, own, updates, rules, signatures)
        await writeAll(
          tx,
          own,
          creates,
          [...planned.values()].filter(n => n !== undefined),
        )
        await noteEvents(tx, record.recordId, told, ctx.now)
        await noteReceipts(tx, record.recordId, application.applicationId, came, ctx.now)
        return planned
      }),
    )
  await discardUploads(
    ctx.services,
    [...creates, ...[...next.values()].filter(n => n !== undefined)].flatMap(t => t.blobs.uploads),
  )
  return given.map(g => keyAfter(g, created.get(g), g.thingId === undefined ? undefined : next.get(g.thingId)))
}

/**
 * Creates, updates and removes in one transaction: for what is one to its callers and several things in the record. No blobs, no
 * signatures.
 */
export async function putAndRemoveThings(
  ctx: WriteContext,
  record: EnteredRecord,
  given: readonly Given[],
  gone: readonly ThingKey[],
): Promise<ThingKey[]> {
  if (gone.length === 0) return putThings(ctx, record, given, { overwrite: false })
  checkKeys(given)
  const own = { ctx, record }
  const creates = new Map(
    given.flatMap(g => (g.thingId === undefined ? [[g, newThing(ctx, record, g, [])] as const] : [])),
  )
  const updates = given.flatMap(g => (g.thingId === undefined ? [] : [{ given: g, changes: [] }]))
  const made = [...creates.values()]
  await makeRoom(
    ctx.services,
    record.recordId,
    record.maxSizeBytes,
    made.reduce((sum, t) => sum + addedBy(t), 0),
  )
  return singletonSafe(() =>
    ctx.db.write(async tx => {
      const ids = [...updates.map(u => u.given.thingId!), ...gone.map(k => k.thingId)]
      const known = await lockThings(tx, record.recordId, ids)
      const leaving = gone.map(key => atStamp(record, known, key, 'Active'))
      for (const thing of leaving) permittedWith(record, thing, 'Delete')
      const planned = await planUpdates(tx, own, updates, { overwrite: false }, new Map())
      await writeAll(
        tx,
        own,
        made,
        [...planned.values()].filter(n => n !== undefined),
      )
      await changeState(tx, own, leaving, 'Deleted')
      await noteEvents(
        tx,
        record.recordId,
        await eventsOf(ctx.services, record.recordId, made.map(changeOf), ctx.now),
        ctx.now,
      )
      return given.map(g => keyAfter(g, creates.get(g), g.thingId === undefined ? undefined : planned.get(g.thingId)))
    }),
  )
}

/**
 * Puts each thing under the client id that its data names (`common/client-thing-id`): as the next version of the active thing that
 * has this id, or as a new one. The newest version is replaced, whatever the caller saw. Who sends the same again, or two who
 * send it at once, make no second thing. 189 where several things have the id.
 */
export async function putByClientIds(
  ctx: WriteContext,
  record: EnteredRecord,
  given: readonly Given[],
): Promise<ThingKey[]> {
  checkKeys(given)
  const ids = given.map(clientIdOf)
  if (new Set(ids).size < ids.length)
    throw new Fault('INVALID_XML', 'thing: a client-thing-id stands twice in one call.')
  const signatures = await checkSignatures(ctx, given)
  const blobs = await blobChanges(ctx, record, given)
  const own = { ctx, record }
  const { keys, uploads } = await singletonSafe(() =>
    ctx.db.write(async tx => {
      const known = await holdClientIds(tx, record, ids)
      const creates = new Map<Given, NewThing>()
      const updates: Update[] = []
      const signed = new Map(signatures)
      for (const [i, g] of given.entries()) {
        const key = known.get(ids[i]!)
        if (key) {
          const update = { given: { ...g, ...key }, changes: blobs[i]! }
          updates.push(update)
          const signature = signatures.get(g)
          if (signature) signed.set(update.given, signature)
        } else creates.set(g, signedAs(signatures.get(g), newThing(ctx, record, g, blobs[i]!)))
      }
      const made = [...creates.values()]
      await makeRoom(
        ctx.services,
        record.recordId,
        record.maxSizeBytes,
        made.reduce((sum, t) => sum + addedBy(t), 0),
      )
      const planned = await planUpdates(tx, own, updates, { overwrite: false }, signed)
      const next = [...planned.values()].filter(n => n !== undefined)
      await writeAll(tx, own, made, next)
      await noteEvents(
        tx,
        record.recordId,
        await eventsOf(ctx.services, record.recordId, made.map(changeOf), ctx.now),
        ctx.now,
      )
      return {
        keys: given.map((g, i): ThingKey => {
          const key = known.get(ids[i]!)
          return keyAfter({ ...g, ...key }, creates.get(g), key && planned.get(key.thingId))
        }),
        uploads: [...made, ...next].flatMap(t => t.blobs.uploads),
      }
    }),
  )
  await discardUploads(ctx.services, uploads)
  return keys
}

function clientIdOf(given: Given): string {
  if (given.typeId === undefined || given.data === undefined)
    throw new Fault(
      'INVALID_XML',
      'thing: a type-id and data-xml are needed, which names the thing by its client-thing-id.',
    )
  const { clientThingId } = checked(knownType(given.typeId), given.data)
  if (clientThingId === undefined)
    throw new Fault('INVALID_XML', 'thing: data-xml/common needs the client-thing-id that names the thing.')
  return clientThingId
}

/** Waits for others who write under these ids, holds them until the end of the transaction, and answers what has them now. */
async function holdClientIds(
  tx: Writer,
  { access, recordId }: EnteredRecord,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ThingKey>> {
  await tx.query(sql`
    select pg_advisory_xact_lock(hashtextextended(${recordId}::text || id, 1)) from (select id from unnest(${ids}::text[]) as id order by id) as held`)
  const rows = await tx.query<
    Pick<Current, 'thing_id' | 'version_stamp' | 'family_id' | 'eff_date' | 'flags' | 'client_thing_id'>
  >(sql`
    select thing_id, version_stamp, family_id, eff_date, flags, client_thing_id from thing
    where record_id = ${recordId} and client_thing_id = any(${ids}::text[]) and (state || '') = 'Active' order by thing_id for update`)
  const found = new Map<string, ThingKey>()
  for (const row of rows) {
    // What the caller is not to know of is as absent: the id is free for a thing of its own.
    const item: Item = { family: row.family_id, effectiveDate: row.eff_date, flags: row.flags, state: 'Active' }
    if (!may(access, item, 'Read') && !may(access, item, 'Update')) continue
    if (found.has(row.client_thing_id!)) throw new Fault('CLIENT_ID_REFERENCES_MULTIPLE_THINGS')
    found.set(row.client_thing_id!, { thingId: row.thing_id, versionStamp: row.version_stamp })
  }
  return found
}

type Signatures = Awaited<ReturnType<typeof checkSignatures<Given>>>

/** The thing, once it is known that its signature covers its blobs. */
function signedAs<T extends NewThing | NextThing>(signature: ReturnType<Signatures['get']>, thing: T): T {
  if (signature) checkBlobs(signature, thing.blobs.blobs)
  return thing
}

const keyAfter = (given: Given, created: NewThing | undefined, next: NextThing | undefined): ThingKey => {
  const { thingId, versionStamp } = created ?? next ?? { thingId: given.thingId!, versionStamp: given.versionStamp! }
  return { thingId, versionStamp }
}

function checkKeys(given: readonly Given[]): void {
  if (given.length > mostThings) throw new Fault('TOO_MANY_THINGS_SPECIFIED')
  const ids = given.flatMap(g => g.thingId ?? [])
  if (new Set(ids).size < ids.length) throw new Fault('INVALID_THING', 'A thing is named twice in one call.')
  if (given.some(g => g.thingId !== undefined && g.versionStamp === undefined)) throw new Fault('VERSION_STAMP_MISSING')
}

/** Bytes go into the blob store before the transaction; a write that fails then leaves them to the sweeper. */
async function blobChanges(
  ctx: WriteContext,
  record: EnteredRecord,
  given: readonly Given[],
): Promise<(readonly BlobChange[])[]> {
  const changes: (readonly BlobChange[])[] = []
  for (const g of given) {
    const mentioned = g.blobs.length > 0 || g.dataOther !== undefined
    if (mentioned && g.thingId === undefined) creatable(record, g)
    else if (mentioned) updatable(record, g)
    const other = g.dataOther && (await prepareDataOther(ctx.services, g.dataOther))
    changes.push(other ? [other] : g.blobs.length > 0 ? await prepareBlobs(ctx, record, g.blobs) : [])
  }
  return changes
}

/** Two creates of a singleton at once: the index lets one through (data.md §5). */
async function singletonSafe<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isSingletonClash(error))
      throw new Fault(
        'VERSION_STAMP_MISSING',
        'The record has the one thing of this type already: read it, and change it with its version-stamp.',
      )
    throw error
  }
}

function isSingletonClash(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' && constraint === 'thing_singleton'
}

export interface Own {
  readonly ctx: WriteContext
  readonly record: EnteredRecord
}
type Update = { readonly given: Given; readonly changes: readonly BlobChange[] }

async function planUpdates(
  tx: Writer,
  { ctx, record }: Own,
  updates: readonly Update[],
  rules: Rules,
  signatures: Signatures,
): Promise<Map<string, NextThing | undefined>> {
  const planned = new Map<string, NextThing | undefined>()
  if (updates.length === 0) return planned
  const known = await lockThings(
    tx,
    record.recordId,
    updates.map(u => u.given.thingId!),
  )
  for (const { given, changes } of updates) {
    const key = { thingId: given.thingId!, versionStamp: given.versionStamp! }
    const next = nextThing(ctx, record, given, changes, atStamp(record, known, key, 'Active'), rules)
    planned.set(key.thingId, next && signedAs(signatures.get(given), next))
  }
  const added = [...planned.values()].reduce((sum, n) => sum + (n ? addedBy(n) : 0), 0)
  if (added > 0) await makeRoom(ctx.services, record.recordId, record.maxSizeBytes, added)
  return planned
}

/** All of a call in one transaction, under one number. */
async function writeAll(
  tx: Writer,
  own: Own,
  creates: readonly NewThing[],
  updates: readonly NextThing[],
): Promise<void> {
  const sequence = updates.length > 0 ? await updateThings(tx, own, updates) : null
  if (creates.length > 0) await insertThings(tx, own, creates, sequence)
  const { ctx, record } = own
  await noteEvents(
    tx,
    record.recordId,
    await eventsOf(ctx.services, record.recordId, updates.map(changeOf), ctx.now),
    ctx.now,
  )
  const held = [...creates, ...updates].map(t => ({ thingId: t.thingId, result: t.blobs }))
  await holdBlobs(tx, record.recordId, ctx.now, held)
}

/** What those who listen for changes are to know of it. */
const changeOf = (t: NewThing | NextThing): Change => ({
  thingId: t.thingId,
  family: 'type' in t ? t.type.familyId : knownType(t.typeId).familyId,
  effectiveDate: t.effDate,
  flags: t.flags,
})

/** What a version adds to the size of its record: old versions stay, so each counts whole. */
const addedBy = (t: NewThing | NextThing): number =>
  ('bytes' in t ? t.bytes : Buffer.byteLength(t.data)) +
  (t.tags?.length ?? 0) +
  (t.signature?.length ?? 0) +
  t.blobs.bytes

const blobColumn = ({ blobs: { blobs } }: NewThing | NextThing): string | null =>
  blobs.length === 0 ? null : JSON.stringify(blobs)

// ---- rows

/** The call's number: taken while the record's turn is held (domain/operations.ts), or given by an earlier statement of the call. */
export const call = (recordId: string, sequence: number | null): Statement =>
  sql`call as materialized (select coalesce(${sequence}::bigint, nextval('operation_sequence')) as sequence from (select ${sharedTurn(recordId)}) turn)`

async function insertThings(
  on: Writer,
  { ctx, record: { recordId } }: Own,
  things: readonly NewThing[],
  sequence: number | null,
): Promise<void> {
  const { application, person, avenue } = ctx.caller
  await on.query(sql`
    with ${call(recordId, sequence)},
    given as materialized (
      select * from unnest(${things.map(t => t.thingId)}::uuid[], ${things.map(t => t.versionStamp)}::uuid[], ${things.map(t => t.type.familyId)}::uuid[],
        ${things.map(t => t.type.id)}::uuid[], ${things.map(t => t.flags)}::int[], ${things.map(t => t.type.singleton)}::bool[],
        ${things.map(t => t.effDate)}::timestamp[], ${things.map(t => t.updatedEndDate)}::timestamp[], ${things.map(t => t.clientThingId)}::text[],
        ${things.map(t => t.tags)}::text[], ${things.map(t => sealPayload(recordId, t.data))}::text[], ${things.map(blobColumn)}::text[],
        ${things.map(t => t.signature)}::text[], ${things.map(t => Buffer.byteLength(t.data))}::int[], ${things.map(addedBy)}::bigint[],
        ${things.map(t => t.related)}::text[])
      as g(thing_id, version_stamp, family_id, type_id, flags, singleton, eff_date, updated_end_date, client_thing_id, tags, data, blobs, signature, bytes, added, related)
    ),
    who as materialized (select ${recordId}::uuid as record_id, ${ctx.now}::timestamptz as at, ${application.applicationId}::uuid as application_id,
      ${person!.personId}::uuid as person_id, ${avenue}::text as avenue),
    made as (
      insert into thing (record_id, thing_id, version_stamp, family_id, type_id, flags, singleton, eff_date, updated_end_date, client_thing_id, tags, data,
        blobs, signature, bytes, related, created_at, created_application_id, created_person_id, created_avenue,
        updated_at, updated_application_id, updated_person_id, updated_avenue, updated_action)
      select w.record_id, g.thing_id, g.version_stamp, g.family_id, g.type_id, g.flags, g.singleton, g.eff_date, g.updated_end_date, g.client_thing_id, g.tags, g.data,
        g.blobs::jsonb, g.signature, g.bytes, g.related::jsonb, w.at, w.application_id, w.person_id, w.avenue, w.at, w.application_id, w.person_id, w.avenue, 'Created'
      from call, who w, given g
    )
    insert into record_operation (record_id, sequence, thing_id, operation, version_stamp, type_id, family_id, eff_date, updated_end_date, bytes, at,
      application_id, person_id, avenue)
    select w.record_id, call.sequence, g.thing_id, 'Create', g.version_stamp, g.type_id, g.family_id, g.eff_date, g.updated_end_date, g.added, w.at,
      w.application_id, w.person_id, w.avenue
    from call, who w, given g`)
}

const versionColumns = sql`record_id, thing_id, version_stamp, family_id, type_id, state, flags, singleton, eff_date, updated_end_date, client_thing_id, tags, data,
  blobs, signature, bytes, created_at, created_application_id, created_person_id, created_avenue,
  updated_at, updated_application_id, updated_person_id, updated_avenue, updated_action`
/** SQL: keeps the versions that are about to be replaced. Parts of one statement all see the rows as they were before it. */
const keepVersions = (recordId: string, ids: readonly string[]): Statement => sql`kept as (
  insert into thing_version (${versionColumns}) select ${versionColumns} from thing where record_id = ${recordId} and thing_id = any(${ids}::uuid[]))`

/** SQL: the time of the next version of a thing `t`: always later than that of the one before, so that versions have an order. */
const nextMoment = (ctx: WriteContext): Statement =>
  sql`greatest(${ctx.now}::timestamptz, t.updated_at + interval '1 millisecond')`

/** Writes the next versions of locked things; returns the number of the call. */
async function updateThings(
  tx: Writer,
  { ctx, record: { recordId } }: Own,
  things: readonly NextThing[],
): Promise<number> {
  const { application, person, avenue } = ctx.caller
  const rows = await tx.query<{ sequence: number }>(sql`
    with ${call(recordId, null)},
    given as materialized (
      select * from unnest(${things.map(t => t.thingId)}::uuid[], ${things.map(t => t.versionStamp)}::uuid[], ${things.map(t => t.typeId)}::uuid[],
        ${things.map(t => t.flags)}::int[], ${things.map(t => t.effDate)}::timestamp[], ${things.map(t => t.updatedEndDate)}::timestamp[],
        ${things.map(t => t.clientThingId)}::text[], ${things.map(t => t.tags)}::text[],
        ${things.map(t => (t.data === null ? null : sealPayload(recordId, t.data)))}::text[], ${things.map(blobColumn)}::text[],
        ${things.map(t => t.signature)}::text[], ${things.map(t => t.bytes)}::int[], ${things.map(addedBy)}::bigint[],
        ${things.map(t => t.related)}::text[])
      as g(thing_id, version_stamp, type_id, flags, eff_date, updated_end_date, client_thing_id, tags, data, blobs, signature, bytes, added, related)
    ),
    ${keepVersions(
      recordId,
      things.map(t => t.thingId),
    )},
    changed as (
      update thing t set version_stamp = g.version_stamp, type_id = g.type_id, flags = g.flags, eff_date = g.eff_date, updated_end_date = g.updated_end_date,
        client_thing_id = g.client_thing_id, tags = g.tags, data = coalesce(g.data, t.data),
        related = case when g.data is null then t.related else g.related::jsonb end, blobs = g.blobs::jsonb, signature = g.signature, bytes = g.bytes,
        updated_at = ${nextMoment(ctx)}, updated_application_id = ${application.applicationId},
        updated_person_id = ${person!.personId}, updated_avenue = ${avenue}, updated_action = 'Updated'
      from given g where t.record_id = ${recordId} and t.thing_id = g.thing_id
      returning t.thing_id, t.version_stamp, t.type_id, t.family_id, t.eff_date, t.updated_end_date, t.updated_at, g.added
    )
    insert into record_operation (record_id, sequence, thing_id, operation, version_stamp, type_id, family_id, eff_date, updated_end_date, bytes, at,
      application_id, person_id, avenue)
    select ${recordId}, call.sequence, c.thing_id, 'Update', c.version_stamp, c.type_id, c.family_id, c.eff_date, c.updated_end_date, c.added, c.updated_at,
      ${application.applicationId}, ${person!.personId}, ${avenue}
    from call, changed c
    returning sequence`)
  return rows[0]!.sequence
}

// ---- remove, restore

/** Makes things invisible to applications; custodians can bring them back. */
export async function removeThings(
  ctx: WriteContext,
  record: EnteredRecord,
  keys: readonly { readonly text: string; readonly versionStamp?: string }[],
): Promise<void> {
  const named = stamped(keys)
  await ctx.db.write(async tx => {
    const known = await lockThings(
      tx,
      record.recordId,
      named.map(k => k.thingId),
    )
    const things = named.map(key => atStamp(record, known, key, 'Active'))
    for (const thing of things) permittedWith(record, thing, 'Delete')
    await changeState(tx, { ctx, record }, things, 'Deleted')
  })
}

/** Brings removed things back (custodians only): 123 for one that is not removed, 13 for a singleton that has a successor. */
export async function restoreThings(
  ctx: WriteContext,
  record: EnteredRecord,
  keys: readonly { readonly text: string; readonly versionStamp?: string }[],
): Promise<void> {
  const named = stamped(keys)
  try {
    await ctx.db.write(async tx => {
      const known = await lockThings(
        tx,
        record.recordId,
        named.map(k => k.thingId),
      )
      const things = named.map(key => atStamp(record, known, key, 'Deleted'))
      for (const thing of things) permittedWith(record, thing, 'Update')
      await changeState(tx, { ctx, record }, things, 'Active')
    })
  } catch (error) {
    if (isSingletonClash(error))
      throw new Fault('INVALID_THING', 'The record has another thing of this type by now, and can have only one.')
    throw error
  }
}

export function stamped(keys: readonly { readonly text: string; readonly versionStamp?: string }[]): ThingKey[] {
  if (keys.length > mostThings) throw new Fault('TOO_MANY_THINGS_SPECIFIED')
  if (new Set(keys.map(k => k.text)).size < keys.length)
    throw new Fault('INVALID_THING', 'A thing is named twice in one call.')
  return keys.map(({ text: thingId, versionStamp }) => {
    if (versionStamp === undefined) throw new Fault('VERSION_STAMP_MISSING')
    return { thingId, versionStamp }
  })
}

async function changeState(
  tx: Writer,
  { ctx, record }: Own,
  things: readonly Current[],
  state: 'Active' | 'Deleted',
): Promise<void> {
  const { recordId } = record
  const { application, person, avenue } = ctx.caller
  const ids = things.map(t => t.thing_id)
  // The version that says "removed" holds the data once more (wire.md §5.9: even deletes can exceed the quota). In the Shell it
  // is not refused for that: removing, and then for good, is how people make room.
  const bytes = things.reduce((sum, t) => sum + t.bytes, 0)
  if (state === 'Deleted' && record.access.shell) forgetSize(ctx.services, recordId)
  else await makeRoom(ctx.services, recordId, record.maxSizeBytes, bytes)
  await tx.query(sql`
    with ${call(recordId, null)},
    given as materialized (select * from unnest(${ids}::uuid[], ${ids.map(() => ctx.services.clock.id())}::uuid[]) as g(thing_id, version_stamp)),
    ${keepVersions(recordId, ids)},
    changed as (
      update thing t set version_stamp = g.version_stamp, state = ${state}, updated_at = ${nextMoment(ctx)},
        updated_application_id = ${application.applicationId}, updated_person_id = ${person!.personId}, updated_avenue = ${avenue},
        updated_action = ${state === 'Deleted' ? 'Deleted' : 'Updated'}
      from given g where t.record_id = ${recordId} and t.thing_id = g.thing_id
      returning t.thing_id, t.version_stamp, t.type_id, t.family_id, t.eff_date, t.updated_end_date, t.updated_at, t.bytes
    )
    insert into record_operation (record_id, sequence, thing_id, operation, version_stamp, type_id, family_id, eff_date, updated_end_date, bytes, at,
      application_id, person_id, avenue)
    select ${recordId}, call.sequence, c.thing_id, ${state === 'Deleted' ? 'Delete' : 'Update'}, c.version_stamp, c.type_id, c.family_id, c.eff_date,
      c.updated_end_date, c.bytes, c.updated_at, ${application.applicationId}, ${person!.personId}, ${avenue}
    from call, changed c`)
  const changes = things.map(t => ({ thingId: t.thing_id, ...itemOf(t) }))
  await noteEvents(tx, recordId, await eventsOf(ctx.services, recordId, changes, ctx.now), ctx.now)
}
