/** From a group of GetThings to the things that answer it: filters, permissions, order, what is shown in full (wire.md §5.7, §5.8). */
import { Fault } from '../protocol/fault.ts'
import { instantOf, type ThingFilter, type ThingsGroup, wallClockOf } from '../protocol/thing.ts'
import { orderBy, read as readThing, type ThingType, thingTypes, typeById } from '../things/registry.ts'
import { compileFilter, type XmlFilter, XPathRefused } from '../xml/xpath.ts'
import { flag, may, mayType } from './access.ts'
import type { EnteredRecord, ReadContext } from './context.ts'
import {
  anyThing,
  largeData,
  type Parts,
  type StoredThing,
  selectThings,
  type ThingCondition,
  type ThingQuery,
} from './things.ts'

/** Things in full in one group, and keys beside them (wire.md §1.5). */
export const mostFull = 240
export const mostKeys = 5000

export interface Search {
  /** Undefined: nothing can match. */
  readonly query: ThingQuery | undefined
  readonly xpaths: readonly XmlFilter[]
  readonly keys: ThingsGroup['key']
  readonly order: Order | undefined
  /** Named types of which the caller may read nothing. */
  readonly unreadable: readonly string[]
  /** Types were named, and the caller may read none of them. */
  readonly denied: boolean
  readonly full: number
  readonly total: number
}

export interface Found {
  readonly full: readonly StoredThing[]
  readonly keys: readonly StoredThing[]
  /** Something matched that this caller may not see. */
  readonly filtered: boolean
  /** Where text was put in the order of a language. */
  readonly culture?: string
}

// ---- understanding the question

/** Reads a group; 15 for a filter that cannot be used, 180 and 181 for an order. */
export async function understand(ctx: ReadContext, record: EnteredRecord, group: ThingsGroup): Promise<Search> {
  const selectors = [group.id, group.key, group.clientThingId].filter(s => s.length > 0)
  if (selectors.length > 1) throw new Fault('INVALID_XML', 'group: either id, key or client-thing-id, not several')
  if (selectors.length === 0 && group.filter.length === 0)
    throw new Fault('INVALID_FILTER', 'A group needs ids, keys, client ids or a filter.')
  const named = namedFamilies(group.filter)
  const order = orderOf(group, named, ctx)
  const wanted = order ? [order.type.familyId] : named
  const readable = wanted?.filter(f => mayType(record.access, f, 'Read'))
  const custodian = record.access.shell && record.access.level === 'Custodian'
  const states = statesOf(group.filter).filter(s => s === 'Active' || custodian)
  const selected = selectors.length > 0
  const query: ThingQuery = {
    recordId: record.recordId,
    states,
    // Without ids the index is read family by family.
    ...(wanted
      ? { families: readable! }
      : selected
        ? {}
        : { families: allFamilies().filter(f => mayType(record.access, f, 'Read')) }),
    ...(group.id.length > 0 && { ids: group.id }),
    ...(group.key.length > 0 && {
      ids: [...new Set(group.key.map(k => k.text))],
      stamps: group.key.map(k => k.versionStamp),
    }),
    ...(group.clientThingId.length > 0 && { clientThingIds: group.clientThingId }),
    conditions: group.filter.map(filter => conditionOf(ctx, filter)),
    // Applications see current versions only, whatever they ask for (wire.md §5.8).
    allVersions: group.currentVersionOnly === false && custodian,
  }
  const total = Math.min(group.max ?? mostFull + mostKeys, mostFull + mostKeys)
  return {
    query: states.length === 0 ? undefined : query,
    xpaths: await Promise.all(group.filter.flatMap(f => (f.xpath === undefined ? [] : [compiled(f.xpath)]))),
    keys: group.key,
    order,
    unreadable: wanted
      ? wanted.filter(f => !readable!.includes(f))
      : selected
        ? []
        : allFamilies().filter(f => !mayType(record.access, f, 'Read')),
    denied: wanted !== undefined && wanted.length > 0 && readable!.length === 0,
    full: Math.min(total, group.maxFull ?? mostFull, mostFull),
    total,
  }
}

let families: readonly string[] | undefined
const allFamilies = () => (families ??= [...new Set(thingTypes.map(t => t.familyId))])

/** A type stands for all its versions; an unknown one for itself, so that it finds nothing. */
const familyOf = (typeId: string): string => typeById(typeId)?.familyId ?? typeId

/** Types are OR-ed within a filter, filters are AND-ed. */
function namedFamilies(filters: readonly ThingFilter[]): string[] | undefined {
  let named: string[] | undefined
  for (const { typeId } of filters) {
    if (typeId.length === 0) continue
    const these = new Set(typeId.map(familyOf))
    named = named ? named.filter(f => these.has(f)) : [...these]
  }
  return named
}

function statesOf(filters: readonly ThingFilter[]): StoredThing['state'][] {
  let states: StoredThing['state'][] = filters.length === 0 ? ['Active'] : ['Active', 'Deleted']
  for (const { thingState } of filters)
    states = states.filter(s => (thingState.length === 0 ? s === 'Active' : thingState.includes(s)))
  return states
}

function conditionOf(ctx: ReadContext, f: ThingFilter): ThingCondition {
  const wall = (key: keyof ThingCondition, text: string | undefined, name: string) =>
    text === undefined ? {} : { [key]: wallClockOf(text, name) }
  const instant = (key: keyof ThingCondition, text: string | undefined, name: string) =>
    text === undefined ? {} : { [key]: instantOf(text, name) }
  return {
    ...wall('effMin', f.effDateMin, 'eff-date-min'),
    ...wall('effMax', f.effDateMax, 'eff-date-max'),
    ...wall('endMin', f.updatedEndDateMin, 'updated-end-date-min'),
    ...wall('endMax', f.updatedEndDateMax, 'updated-end-date-max'),
    ...instant('createdMin', f.createdDateMin, 'created-date-min'),
    ...instant('createdMax', f.createdDateMax, 'created-date-max'),
    ...instant('updatedMin', f.updatedDateMin, 'updated-date-min'),
    ...instant('updatedMax', f.updatedDateMax, 'updated-date-max'),
    ...(f.createdAppId !== undefined && { createdApplication: f.createdAppId }),
    ...(f.updatedAppId !== undefined && { updatedApplication: f.updatedAppId }),
    ...(f.createdPersonId !== undefined && { createdPerson: personFrom(ctx, f.createdPersonId) }),
    ...(f.updatedPersonId !== undefined && { updatedPerson: personFrom(ctx, f.updatedPersonId) }),
  }
}

/** Applications know people by ids of their own. */
const personFrom = ({ services, caller: { application } }: ReadContext, seen: string): string =>
  application.kind === 'Shell' ? seen : services.seals.personFrom(application.applicationId, seen)

const refused = (error: unknown): unknown =>
  error instanceof XPathRefused ? new Fault('INVALID_FILTER', error.message) : error

const compiled = (xpath: string): Promise<XmlFilter> =>
  compileFilter(xpath).catch((error: unknown) => {
    throw refused(error)
  })

// ---- order by a column

interface Order {
  readonly type: ThingType
  readonly property: string
  readonly descending: boolean
  readonly culture: string
}

function orderOf(group: ThingsGroup, named: readonly string[] | undefined, ctx: ReadContext): Order | undefined {
  const clauses = group.orderBy?.orderByProperty
  if (clauses === undefined) return undefined
  const [clause] = clauses
  if (clause === undefined || clauses.length > 1)
    throw new Fault('INVALID_THING_ORDER_SPECS', 'order-by takes one property.')
  const type = typeById(clause.typeId)
  if (!type || (named && !named.includes(type.familyId)))
    throw new Fault('INVALID_THING_ORDER_SPECS', 'order-by names a type that the filter does not ask for.')
  if (!type.data) throw new Fault('THING_SORT_NOT_ENABLED', `Things of the type ${type.name} cannot be ordered.`)
  if (!orderBy(type).some(p => p.name === clause.propertyName))
    throw new Fault(
      'INVALID_THING_ORDER_SPECS',
      `${type.name} has no property of this name to order by; GetThingType lists those it has.`,
    )
  const { language, country } = ctx.culture
  const [culture = 'en-US'] = supported(country ? `${language}-${country}` : language)
  return { type, property: clause.propertyName, descending: clause.direction === 'Desc', culture }
}

function supported(culture: string): string[] {
  try {
    return Intl.Collator.supportedLocalesOf([culture])
  } catch {
    return []
  }
}

type SortKey = number | string | undefined

/** The value that orders a thing, in the unit of the newest version; undefined, the lowest, where it has none. */
function sortKey(order: Order, thing: StoredThing, data: string): SortKey {
  const type = typeById(thing.typeId)
  const column = type?.columns.find(c => c.tag === order.property)
  if (!type || !column) return undefined
  const text = column.row(readThing(type, data).value)
  if (text === undefined) return undefined
  if (column.type === 'Double' || column.type === 'Int64') {
    const { multiplier, offset } = column.conversion ?? { multiplier: 1, offset: 0 }
    return Number(text) * multiplier + offset
  }
  // Dates in words have no place in time.
  return column.type === 'DateTime' && !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? undefined : text
}

function compare(collator: Intl.Collator | undefined, a: SortKey, b: SortKey): number {
  if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1)
  if (typeof a === 'string' && typeof b === 'string')
    return collator ? collator.compare(a, b) : a < b ? -1 : a > b ? 1 : 0
  return Number(a) - Number(b)
}

// ---- finding

/** More things than this are not put in an order of their own (181). */
const mostOrdered = 20_000
const chunk = 240
/** A key is longer than this in every answer, so what is refused for it could never have been sent. */
const leastKeyBytes = 200

/** What all groups of an answer together may hold, in bytes of XML. */
export interface Room {
  left: number
}

/** What of the things in full is needed, and how many times an answer will hold their data. */
export interface Wanted {
  readonly parts: Parts
  readonly renderings: number
}

/** Finds what the caller may see; 71 when no answer could hold it. */
export async function search(
  ctx: ReadContext,
  record: EnteredRecord,
  question: Search,
  { parts, renderings }: Wanted,
  room: Room,
): Promise<Found> {
  if (!question.query) return { full: [], keys: [], filtered: false }
  const finder = new Finder(ctx, record, question, question.query)
  const found =
    question.keys.length > 0
      ? await finder.byKeys(parts)
      : question.order
        ? await finder.ordered(question.order, parts)
        : await finder.newest(parts)
  const filtered = finder.withheld || (await hidesSomething(ctx, question, question.query))
  room.left -= renderings * found.full.reduce((sum, t) => sum + t.bytes, 0) + leastKeyBytes * found.keys.length
  if (room.left < 0) throw new Fault('RESPONSE_TOO_LONG')
  return { ...found, full: parts.data ? await withData(ctx, record, found.full) : found.full, filtered }
}

/** Is there something among the types that the caller may not read at all? */
async function hidesSomething(ctx: ReadContext, { unreadable, xpaths }: Search, query: ThingQuery): Promise<boolean> {
  if (unreadable.length === 0 || xpaths.length > 0) return false
  return anyThing(ctx.read, { ...query, families: unreadable, withoutPersonal: true })
}

/** Personal things are invisible (data.md §4): not even `filtered` tells of them. */
const personal = (thing: StoredThing): boolean => (thing.flags & flag.personal) !== 0

type Part = Pick<Found, 'full' | 'keys' | 'culture'>

class Finder {
  withheld = false
  private readonly ctx: ReadContext
  private readonly record: EnteredRecord
  private readonly question: Search
  private readonly query: ThingQuery

  constructor(ctx: ReadContext, record: EnteredRecord, question: Search, query: ThingQuery) {
    this.ctx = ctx
    this.record = record
    this.question = question
    this.query = query
  }

  /** In the order of the database: first those in full, then keys. */
  async newest(parts: Parts): Promise<Part> {
    const { full: most, total } = this.question
    if (total === 0) return { full: [], keys: [] }
    if (most === 0) return { full: [], keys: (await this.gather({}, total)).things }
    const { things: full, last } = await this.gather(parts, most)
    const keys = last && full.length < total ? (await this.gather({}, total - full.length, last)).things : []
    return { full, keys }
  }

  /** In the order of the keys given, because clients merge pages by one forward scan (wire.md §5.8). Old keys are left out. */
  async byKeys(parts: Parts): Promise<Part> {
    const { keys, full, total } = this.question
    const { things } = await this.gather(keys.length > full ? {} : parts, Number.POSITIVE_INFINITY)
    const byStamp = new Map(things.map(t => [t.thingId + t.versionStamp, t]))
    const wanted = new Set(keys.map(k => k.text + k.versionStamp))
    const sorted = [...wanted].flatMap(k => byStamp.get(k) ?? []).slice(0, total)
    return this.split(sorted, keys.length > full ? parts : undefined)
  }

  async ordered(order: Order, parts: Parts): Promise<Part> {
    const keyed: { readonly thing: StoredThing; readonly key: SortKey }[] = []
    await this.gather({ data: true }, Number.POSITIVE_INFINITY, undefined, async things => {
      for (const thing of things)
        keyed.push({ thing: { ...thing, data: undefined }, key: sortKey(order, thing, await this.dataOf(thing)) })
      if (keyed.length > mostOrdered)
        throw new Fault('THING_SORT_NOT_ENABLED', 'There are too many things to order; ask for fewer by dates.')
    })
    const text = typeById(order.type.id)!.versions.some(v =>
      v.columns.some(c => c.tag === order.property && c.type === 'String'),
    )
    const collator = text ? new Intl.Collator(order.culture) : undefined
    // Sorting is stable: equals stay in the default order.
    keyed.sort((a, b) => (order.descending ? -1 : 1) * compare(collator, a.key, b.key))
    const part = await this.split(keyed.map(k => k.thing).slice(0, this.question.total), parts)
    return text ? { ...part, culture: order.culture } : part
  }

  /** The first in full, loading what is not there yet. */
  private async split(things: readonly StoredThing[], load: Parts | undefined): Promise<Part> {
    const { full: most } = this.question
    const full = things.slice(0, most)
    const keys = things.slice(most)
    if (load === undefined || full.length === 0) return { full, keys }
    const these = { ids: full.map(t => t.thingId), stamps: full.map(t => t.versionStamp) }
    const loaded = await selectThings(this.ctx.read, { ...this.query, ...these }, { parts: load, limit: full.length })
    const byStamp = new Map(loaded.map(t => [t.versionStamp, t]))
    // One that changed in this moment is gone: its key is no longer current.
    return { full: full.flatMap(t => byStamp.get(t.versionStamp) ?? []), keys }
  }

  /** Up to `most` things that pass, from the newest on; `last` is where to go on, undefined when there is no more. */
  private async gather(
    parts: Parts,
    most: number,
    after?: StoredThing,
    each?: (things: StoredThing[]) => Promise<void>,
  ): Promise<{ things: StoredThing[]; last: StoredThing | undefined }> {
    const things: StoredThing[] = []
    const { xpaths } = this.question
    let last = after
    for (;;) {
      const read = xpaths.length > 0 ? { ...parts, data: true } : parts
      const limit = Math.min(most - things.length, read.data || read.extras ? chunk : mostKeys)
      const page = { parts: read, limit, ...(last && { after: last }) }
      const rows = await selectThings(this.ctx.read, this.query, page)
      const passed = await this.passing(rows)
      if (each) await each(passed)
      else things.push(...passed)
      last = rows.at(-1)
      if (rows.length < limit) return { things, last: undefined }
      if (things.length >= most) return { things, last }
    }
  }

  private async passing(rows: StoredThing[]): Promise<StoredThing[]> {
    const { access } = this.record
    const allowed = rows.filter(t =>
      may(access, { family: t.familyId, effectiveDate: t.effDate, flags: t.flags, state: t.state }, 'Read'),
    )
    // A filter that looks into data never meets what is withheld: whether it matched would tell of the content.
    if (this.question.xpaths.length > 0) return this.matching(allowed)
    if (rows.filter(t => !personal(t)).length > allowed.filter(t => !personal(t)).length) this.withheld = true
    return allowed
  }

  private async matching(rows: readonly StoredThing[]): Promise<StoredThing[]> {
    const found: StoredThing[] = []
    for (const thing of rows) if (matches(this.question.xpaths, await this.dataOf(thing))) found.push(thing)
    return found
  }

  /** The data of a thing that is looked into, one large one at a time. */
  private async dataOf(thing: StoredThing): Promise<string> {
    return thing.data ?? (await largeData(this.ctx.read, this.record.recordId, [thing])).get(thing.versionStamp) ?? ''
  }
}

function matches(filters: readonly XmlFilter[], data: string): boolean {
  const xml = `<thing><data-xml>${data}</data-xml></thing>`
  try {
    return filters.every(f => f.matches(xml))
  } catch (error) {
    throw refused(error)
  }
}

/** The same things with their data, the large ones too. */
async function withData(
  ctx: ReadContext,
  record: EnteredRecord,
  things: readonly StoredThing[],
): Promise<readonly StoredThing[]> {
  const missing = things.filter(t => t.data === undefined)
  if (missing.length === 0) return things
  const data = await largeData(ctx.read, record.recordId, missing)
  return things.flatMap(t => {
    const found = t.data ?? data.get(t.versionStamp)
    return found === undefined ? [] : [{ ...t, data: found }]
  })
}
