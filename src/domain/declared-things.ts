/**
 * Things as the values of their types, for methods that know a type by name (the REST interface): read, and made ready for
 * writing, under the rules of every other thing. Permissions are those of domain/access.ts, here as everywhere.
 */
import { Fault } from '../protocol/fault.ts'
import { Invalid } from '../schema/codec.ts'
import { type Common, noCommon } from '../things/base/common.ts'
import { read, type ThingType, typeById, write } from '../things/registry.ts'
import { type Action, may, mayType } from './access.ts'
import { applicationById } from './applications.ts'
import type { EnteredRecord, ReadContext } from './context.ts'
import type { Given } from './thing-writing.ts'
import { largeData, type Place, type StoredThing, selectThings, type ThingCondition } from './things.ts'

export interface Declared<T> {
  readonly thing: StoredThing
  readonly value: T
  readonly common: Common
}

export interface Wanted<T> {
  readonly ids?: readonly string[]
  /** Things that name one of these as related. */
  readonly related?: readonly string[]
  readonly condition?: ThingCondition
  readonly passes?: (found: Declared<T>) => boolean
  readonly most: number
  readonly after?: Place
}

/** Rows at a time: they are held with their data. */
const chunk = 240

/** 11 when the caller may do this with no thing of the type. */
export function needRight(record: EnteredRecord, type: ThingType, action: Action): void {
  if (!mayType(record.access, type.familyId, action))
    throw new Fault('ACCESS_DENIED', `Things of the type ${type.name} are not open for this; ask the person for it.`)
}

/** Those that the caller may read, newest first; `last` is where to go on, absent when there is no more. */
export async function declaredThings<T>(
  ctx: ReadContext,
  type: ThingType<T>,
  wanted: Wanted<T>,
): Promise<{ readonly found: readonly Declared<T>[]; readonly last?: Place }> {
  const record = ctx.record!
  needRight(record, type, 'Read')
  const found: Declared<T>[] = []
  for (let after = wanted.after; ; ) {
    // One more than wanted tells whether there is a next page.
    const limit = wanted.passes ? chunk : Math.min(chunk, wanted.most + 1 - found.length)
    const rows = await selectThings(
      ctx.read,
      {
        recordId: record.recordId,
        states: ['Active'],
        families: [type.familyId],
        conditions: wanted.condition ? [wanted.condition] : [],
        allVersions: false,
        ...(wanted.ids && { ids: wanted.ids }),
        ...(wanted.related && { related: wanted.related }),
      },
      { parts: { data: true, audits: true }, limit, ...(after && { after }) },
    )
    for (const thing of await readable(ctx, record, rows)) {
      const held = heldIn(type, thing)
      if (held && (wanted.passes?.(held) ?? true)) found.push(held)
    }
    if (found.length > wanted.most) return { found: found.slice(0, wanted.most), last: found[wanted.most - 1]!.thing }
    if (rows.length < limit) return { found }
    after = rows.at(-1)
  }
}

/** The one with this id; 13 when there is none that the caller may read. */
export async function declaredThing<T>(ctx: ReadContext, type: ThingType<T>, id: string): Promise<Declared<T>> {
  const [found] = (await declaredThings(ctx, type, { ids: [id], most: 1 })).found
  if (!found) throw new Fault('INVALID_THING', 'There is nothing with this id in the record.')
  return found
}

/** Those of the rows that the caller may read, the large ones with their data too. */
export async function readable(
  ctx: ReadContext,
  record: EnteredRecord,
  rows: readonly StoredThing[],
): Promise<StoredThing[]> {
  const allowed = rows.filter(t =>
    may(record.access, { family: t.familyId, effectiveDate: t.effDate, flags: t.flags, state: t.state }, 'Read'),
  )
  const large = allowed.filter(t => t.data === undefined)
  if (large.length === 0) return allowed
  const data = await largeData(ctx.read, record.recordId, large)
  return allowed.map(t => (t.data === undefined ? { ...t, data: data.get(t.versionStamp) } : t))
}

/** Undefined for what was stored before a schema was narrowed (data.md §12), and for another version of the type. */
export function heldIn<T>(type: ThingType<T>, thing: StoredThing): Declared<T> | undefined {
  if (thing.data === undefined || typeById(thing.typeId) !== type) return undefined
  try {
    return { thing, ...read(type, thing.data) }
  } catch (error) {
    if (error instanceof Invalid) return undefined
    throw error
  }
}

/** A new thing with this value. */
export const created = <T>(type: ThingType<T>, value: T, common: Common = noCommon, ends?: string): Given => ({
  ...nothingSaid,
  typeId: type.id,
  data: write(type, value, common),
  updatedEndDate: ends,
})

/** The next version of a thing; `ends` is when it is over, null when it goes on. */
export const replaced = <T>(
  type: ThingType<T>,
  { thing, common }: Declared<T>,
  value: T,
  { ends, behind = common }: { readonly ends: string | null; readonly behind?: Common },
): Given => ({
  ...nothingSaid,
  thingId: thing.thingId,
  versionStamp: thing.versionStamp,
  typeId: type.id,
  data: write(type, value, behind),
  updatedEndDate: ends,
})

const nothingSaid: Given = {
  version: 2,
  thingId: undefined,
  versionStamp: undefined,
  typeId: undefined,
  flags: undefined,
  data: undefined,
  blobs: [],
  dataOther: undefined,
  tags: undefined,
  signature: undefined,
  updatedEndDate: undefined,
}

/** What changes or removes a thing that another application made is refused (shell.md §5.1, Ownership). */
export function needOwn<T>(ctx: ReadContext, { thing }: Declared<T>): void {
  if (thing.audits?.created.applicationId !== ctx.caller.application.applicationId)
    throw new Fault('ACCESS_DENIED', 'Another application made this; only that one may change or remove it.')
}

/** The application that made a thing, as the REST interface names it. */
export async function organizationOf<T>(
  ctx: ReadContext,
  { thing }: Declared<T>,
): Promise<{ organizationId?: string; organizationName?: string }> {
  const organizationId = thing.audits?.created.applicationId
  if (organizationId === undefined) return {}
  const made = await applicationById(ctx.services, organizationId)
  return { organizationId, ...(made && { organizationName: made.name }) }
}

// ---- pages

const purpose = 'rest-page'

/** Where a page ended, in a text that tells nothing to others and is of no use in another record. */
export function tokenOf(ctx: ReadContext, last: Place | undefined): string | undefined {
  if (!last) return undefined
  const { effDate, updatedAt, thingId, versionStamp } = last
  const place = JSON.stringify([ctx.record!.recordId, effDate, updatedAt, thingId, versionStamp])
  return ctx.services.seals.seal(purpose, Buffer.from(place)).toString('base64url')
}

export function placeOf(ctx: ReadContext, token: string | undefined): Place | undefined {
  if (token === undefined) return undefined
  const plain = ctx.services.seals.open(purpose, Buffer.from(token, 'base64url'))
  const place = plain && (JSON.parse(plain.toString()) as string[])
  if (!place || place[0] !== ctx.record!.recordId)
    throw new Invalid('continuationToken', 'this is not a token of this record; begin with the first page')
  const [, effDate = '', updatedAt = '', thingId = '', versionStamp = ''] = place
  return { effDate, updatedAt, thingId, versionStamp }
}

// ---- clocks

/** The wall clock where the person of the call lives, at an instant. */
export function wallAt(ctx: ReadContext, instant: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: ctx.caller.person?.timeZone ?? 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant))
  const of = (type: string) => parts.find(p => p.type === type)!.value
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}`
}

export const wallNow = (ctx: ReadContext): string => wallAt(ctx, ctx.now)
