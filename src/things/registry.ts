/** All thing types by id, and what domain, methods and doors ask of them. */
import { isDeepStrictEqual } from 'node:util'
import { chartLines, type Drawn } from '../schema/chart.ts'
import { decode, encode, Invalid } from '../schema/codec.ts'
import { rowDate, rowElement } from '../schema/columns.ts'
import { type Detail, details, detailsTable } from '../schema/details.ts'
import { momentOf, type Precision } from '../schema/moment.ts'
import { type Tree, valuesAt, walk } from '../schema/path.ts'
import { asField, type Role, resolve } from '../schema/schema.ts'
import { firstWords, summarise as line } from '../schema/summary.ts'
import { xsd } from '../schema/xsd.ts'
import { parse, type XmlElement, XmlError } from '../xml/parse.ts'
import { elements } from '../xml/tree.ts'
import { type Common, checkRelated, common as commonShape, noCommon, type RelatedThing } from './base/common.ts'
import { type Kept, merge, mergeNote, takeKept, withKept } from './base/kept.ts'
import { sharedShapes } from './base/shared.ts'
import * as all from './index.ts'
import { type Held, stepTo, type ThingType } from './thing-type.ts'

export type { Common, RelatedThing } from './base/common.ts'
export type { Category, Held, ThingType } from './thing-type.ts'

const isType = (value: unknown): value is ThingType =>
  typeof value === 'object' && value !== null && 'familyId' in value && 'xsdFile' in value

/** By name, the versions of a chain from old to new. */
export const thingTypes: readonly ThingType[] = Object.values(all)
  .filter(isType)
  .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version - b.version)

const byId = new Map(thingTypes.map(type => [type.id, type]))

/** A type by its id, in any case. */
export const typeById = (id: string): ThingType | undefined => byId.get(id) ?? byId.get(id.toLowerCase())

/** The versions of a type, oldest first, by the id of any of them; none for an unknown id. */
export const family = (id: string): readonly ThingType[] => typeById(id)?.versions ?? []

export interface Derived {
  /** Local wall clock, `yyyy-MM-ddTHH:mm:ss` and the milliseconds that are there, without trailing zeros. */
  readonly effectiveDate?: { readonly at: string; readonly precision: Precision }
  readonly updatedEndDate?: string
  readonly clientThingId?: string
  readonly relatedThings: readonly RelatedThing[]
}

const none: readonly RelatedThing[] = []

/**
 * Checks what stands in data-xml: the root element of the type, without a namespace (a document of another standard: in
 * its own), and `common`. Throws Invalid with the place, InvalidDate for a day that is in no calendar.
 * `source` are the bytes both were parsed from.
 */
export function check(type: ThingType, root: XmlElement, common: XmlElement | undefined, source: Buffer): Derived {
  const dates = type.foreign ? checkForeign(type, type.foreign, root) : checkNative(type, root, source)
  if (!common) return { ...dates, relatedThings: none }
  const { relatedThing, clientThingId } = readCommon(common, source)
  return { ...dates, ...(clientThingId === undefined ? {} : { clientThingId }), relatedThings: relatedThing }
}

type Dates = Pick<Derived, 'effectiveDate' | 'updatedEndDate'>

function checkNative(type: ThingType, root: XmlElement, source: Buffer): Dates {
  if (root.local !== type.root || root.namespace !== '')
    throw new Invalid(root.name, `the element ${type.root} is expected, without a namespace`)
  const value = decode(type.data!, root, source) as Tree
  const { effectiveDate, updatedEndDate } = type
  const dates: { -readonly [K in keyof Dates]: Dates[K] } = {}
  const effective =
    effectiveDate === undefined ? undefined : momentOf(roleOf(type, effectiveDate), value[effectiveDate])
  if (effective) dates.effectiveDate = effective
  const end = updatedEndDate === undefined ? undefined : momentOf(roleOf(type, updatedEndDate), value[updatedEndDate])
  if (end) dates.updatedEndDate = end.at
  return dates
}

const roles = new WeakMap<ThingType, Map<string, Role | undefined>>()
function roleOf(type: ThingType, key: string): Role | undefined {
  let known = roles.get(type)
  if (!known) {
    known = new Map()
    roles.set(type, known)
  }
  if (!known.has(key)) {
    const shape = resolve(asField(type.data!.fields[key]!).schema)
    known.set(key, shape.kind === 'sequence' || shape.kind === 'choice' ? shape.role : undefined)
  }
  return known.get(key)
}

function checkForeign(type: ThingType, { requires, date }: NonNullable<ThingType['foreign']>, root: XmlElement): Dates {
  if (root.local !== type.root || root.namespace !== type.namespace) {
    throw new Invalid(root.name, `the element ${type.root} of the namespace ${type.namespace} is expected`)
  }
  const there = new Set(elements(root).map(child => child.local))
  for (const name of requires) if (!there.has(name)) throw new Invalid(root.name, `${name} is missing`)
  const effectiveDate = date(root)
  return effectiveDate ? { effectiveDate } : {}
}

function readCommon(element: XmlElement, source: Buffer): Common {
  if (element.local !== 'common' || element.namespace !== '') throw new Invalid(element.name, 'only common may follow')
  const common = decode(commonShape, element, source)
  checkRelated(common)
  return common
}

// ---- data-xml as text

interface Opened {
  readonly root: XmlElement
  readonly common: XmlElement | undefined
  readonly source: Buffer
}

/** Takes the inner text of data-xml apart. */
function open(dataXml: string): Opened {
  const source = Buffer.from(`<data-xml>${dataXml}</data-xml>`)
  const [root, common, more] = elements(parse(source))
  if (!root || more) throw new Invalid('data-xml', 'one element is expected, and common')
  return { root, common, source }
}

/**
 * The inner text of data-xml in another version of the same family. `at` is the effective date of the thing, for older
 * versions that need a date where this one has none. What the other version has no place for travels in an extension
 * (base/kept.ts) and is put back on the way back. Throws Invalid when there is no way.
 */
export function convert(dataXml: string, from: ThingType, to: ThingType, at?: string): string {
  if (from === to) return dataXml
  if (from.versions !== to.versions) throw new Invalid(from.root, `this cannot become a ${to.name}`)
  const opened = open(dataXml)
  const whole = held(from, opened)
  const { common, kept } = takeKept(whole.common)
  const before = common === whole.common ? whole : { value: whole.value, common }
  const { root, common: behind, source } = opened
  const own = source.toString('utf8', root.start, root.end)
  const plain = normal(to, along(before, from, to, at))
  const original = kept && originalOf(from, kept, common)
  const merged = original && restored({ from, to, at, before, plain, original })
  const after = merged?.held ?? plain
  const rootXml = merged?.asKept && kept ? kept.root : encode(to.data!, to.root, after.value as never)
  const keep = keeping({ from, to, at, before, after, own, original, kept })
  const commonText =
    !keep && after.common === whole.common
      ? behind
        ? source.toString('utf8', behind.start, behind.end)
        : ''
      : commonXml(keep ? withKept(after.common, keep) : after.common)
  const converted = rootXml + commonText
  const checked = open(converted)
  check(to, checked.root, checked.common, checked.source)
  return converted
}

/** The pure functions of a chain, step by step. */
function along(before: Held<unknown>, from: ThingType, to: ThingType, at: string | undefined): Held<unknown> {
  let after = before
  let here = from
  while (here !== to) {
    const step = Math.sign(to.version - here.version)
    const next = here.versions[here.versions.indexOf(here) + step]!
    after = step > 0 ? stepTo(next).upgrade(after) : stepTo(here).downgrade(after, at)
    here = next
  }
  return after
}

/** As it is when read again: what can be compared. */
function normal(type: ThingType, { value, common }: Held<unknown>): Held<unknown> {
  const source = Buffer.from(encode(type.data!, type.root, value as never))
  return { value: decode(type.data!, parse(source), source), common }
}

interface Original extends Held<unknown> {
  readonly type: ThingType
}

/** What was kept, decoded; undefined when a client mangled it. */
function originalOf(from: ThingType, kept: Kept, common: Common): Original | undefined {
  const type = from.versions.find(version => version.id === kept.typeId)
  if (!type || type === from) return undefined
  try {
    const opened = open(kept.root + (kept.common ?? ''))
    const { value, common: old } = held(type, opened)
    const { note: _, ...rest } = common
    const note = kept.common === undefined ? common.note : old.note
    return { type, value, common: note === undefined ? rest : { ...rest, note } }
  } catch (error) {
    if (error instanceof Invalid || error instanceof XmlError) return undefined
    throw error
  }
}

interface Way {
  readonly from: ThingType
  readonly to: ThingType
  readonly at: string | undefined
  readonly before: Held<unknown>
}

/** The plain conversion with what the original had besides; undefined where the two do not fit together. */
function restored(way: Way & { readonly plain: Held<unknown>; readonly original: Original }) {
  const { from, to, at, plain, original } = way
  try {
    const untouched = normal(to, along(normal(from, along(original, original.type, from, at)), from, to, at))
    const target = normal(to, along(original, original.type, to, at))
    const value = merge(to.data!, plain.value, untouched.value, target.value)
    const note = mergeNote(plain.common.note, untouched.common.note, target.common.note)
    const { note: _, ...rest } = plain.common
    const common = note === plain.common.note ? plain.common : note === undefined ? rest : { ...rest, note }
    const asKept = original.type === to && isDeepStrictEqual(value, original.value)
    return { held: { ...normal(to, { value, common }), common }, asKept }
  } catch (error) {
    if (error instanceof Invalid) return undefined
    throw error
  }
}

/** What must travel along: the thing as it was when the way back would give less; else what was already kept for another version. */
function keeping(
  way: Way & {
    readonly after: Held<unknown>
    readonly own: string
    readonly original: Original | undefined
    readonly kept: Kept | undefined
  },
): Kept | undefined {
  const { from, to, at, before, after, own, original, kept } = way
  if (original && kept && original.type !== to) {
    const untouched = normal(from, along(original, original.type, from, at))
    if (isDeepStrictEqual(untouched.value, before.value)) return kept
  }
  const back = backAgain(way, after)
  // Back at the original's version its note was merged: what the way there would add again is no loss.
  const sameNote = original?.type === to || back?.common.note === before.common.note
  if (back && sameNote && isDeepStrictEqual(back.value, before.value)) return undefined
  const touched = after.common.note !== before.common.note
  const { note } = before.common
  const noteOnly = note === undefined ? noCommon : { ...noCommon, note }
  return {
    typeId: from.id,
    root: own,
    ...(touched ? { common: encode(commonShape, 'common', noteOnly) } : {}),
  }
}

function backAgain({ from, to, at }: Way, after: Held<unknown>): Held<unknown> | undefined {
  try {
    return normal(from, along(after, to, from, at))
  } catch (error) {
    if (error instanceof Invalid) return undefined
    throw error
  }
}

function held(type: ThingType, { root, common, source }: Opened): Held<unknown> {
  if (!type.data) throw new Invalid(root.name, 'documents are not taken apart')
  return { value: decode(type.data, root, source), common: common ? readCommon(common, source) : noCommon }
}

/** What is in data-xml, decoded; the root of a document of another standard as text. */
export function read<T>(type: ThingType<T>, dataXml: string): Held<T> {
  const opened = open(dataXml)
  if (type.data) return held(type, opened) as Held<T>
  const { root, common, source } = opened
  return {
    value: source.toString('utf8', root.start, root.end) as T,
    common: common ? readCommon(common, source) : noCommon,
  }
}

/** The inner text of data-xml. */
export function write<T>(type: ThingType<T>, value: T, common: Common = noCommon): string {
  const root = type.data ? encode(type.data, type.root, value as never) : (value as string)
  return root + commonXml(common)
}

const commonXml = (common: Common): string => {
  const xml = encode(commonShape, 'common', common)
  return xml === '<common></common>' ? '' : xml
}

// ---- for people

/** One plain line for a thing. */
export function summarise(type: ThingType, dataXml: string): string {
  if (type.foreign) return type.foreign.title(open(dataXml).root)
  return summaryOf(type, read(type, dataXml).value)
}

/** Who wrote a document of another standard and whom it is about, in its own words; '' where it does not say. */
export function saidBy(type: ThingType, document: string): { readonly author: string; readonly subject: string } {
  const { foreign } = type
  if (!foreign) return { author: '', subject: '' }
  const { root } = open(document)
  return { author: foreign.author(root), subject: foreign.subject(root) }
}

/** One plain line for a decoded thing; the name of the type when it says nothing. */
export function summaryOf(type: ThingType, value: unknown): string {
  if (!type.data) return type.name
  return (
    (type.line === undefined ? firstWords(type.data, value as Tree) : line(type.data, type.line, value)) || type.name
  )
}

/** The names under which a thing of this type looks for its blobs, in the order of its data; none where it has a default blob. */
export function blobNamesIn({ data, blobNames }: ThingType, value: unknown): readonly string[] {
  if (!data || !blobNames) return []
  const told = blobNames.paths.flatMap(path => valuesAt(value, walk(data, path)) as string[])
  return [...new Set([...(blobNames.always ?? []), ...told])]
}

/** Everything that is in a thing, as pairs of label and text. */
export function detailsOf(type: ThingType, dataXml: string): readonly Detail[] {
  const { value, common } = read(type, dataXml)
  const own = type.data ? details(type.data, value) : []
  const { note, source, tags } = common
  return [...own, ...details(commonShape, { note, source, tags, extension: [], relatedThing: [] })]
}

/** The transform `form`: a plain table, everything escaped. */
export const formHtml = (type: ThingType, dataXml: string): string => detailsTable(detailsOf(type, dataXml))

/** The lines of a type's chart; none when it has none. */
export const chartOf = (type: ThingType): readonly Drawn[] =>
  type.data && type.chart ? chartLines(type.data, type.chart) : []

// ---- rows

/** What a row says of a thing besides its data: data.md §13. */
export interface Envelope {
  readonly id: string
  readonly version: string
  /** Wall clock, as in Derived. */
  readonly effectiveDate: string
  readonly flags: number
  readonly state: 'Active' | 'Deleted'
  readonly tags?: string
  readonly brands?: string
  readonly isSigned?: boolean
  /** Localised; the name of the type when absent. */
  readonly typeName?: string
  readonly audit?: {
    readonly personName: string
    readonly at: string
    readonly action: string
    readonly appName: string
  }
  /** Type ids of related things, by thing id, where they are known. */
  readonly relatedTypes?: ReadonlyMap<string, string>
}

const flag = { personal: 1, downversioned: 2, upversioned: 4 }

/** A thing as `<row …/>`: of one type with its columns (stt), or among others with a summary (mtt). */
export function rowXml(type: ThingType, envelope: Envelope, dataXml: string, transform: 'stt' | 'mtt'): string {
  const opened = open(dataXml)
  const common = opened.common ? readCommon(opened.common, opened.source) : noCommon
  const { audit, flags } = envelope
  const has = (bit: number) => String((flags & bit) !== 0)
  const attributes: [string, string | undefined][] = [
    ['wc-id', envelope.id],
    // The .NET SDK's table looks for this name, the vocabulary of columns for the one above (wire.md §8).
    ['wc-thingid', envelope.id],
    ['wc-version', envelope.version],
    ['wc-note', common.note],
    ['wc-tags', envelope.tags ?? common.tags],
    ['wc-date', rowDate(envelope.effectiveDate)],
    ['wc-type', envelope.typeName ?? type.name],
    ['wc-typeid', type.id],
    ['wc-source', common.source],
    ['wc-brands', envelope.brands],
    ['wc-relatedthings', related(common.relatedThing, envelope)],
    ['wc-ispersonal', has(flag.personal)],
    ['wc-issigned', String(envelope.isSigned ?? false)],
    ['wc-isdownversioned', has(flag.downversioned)],
    ['wc-isupversioned', has(flag.upversioned)],
    ['wc-flags', String(flags)],
    ['wc-state', envelope.state],
    ['wc-audit-personname', audit?.personName],
    ['wc-audit-date', audit && rowDate(audit.at)],
    ['wc-audit-action', audit?.action],
    ['wc-audit-appname', audit?.appName],
  ]
  if (type.foreign) attributes.push(['summary', transform === 'mtt' ? type.foreign.title(opened.root) : undefined])
  else {
    const { value } = held(type, opened)
    if (transform === 'mtt') attributes.push(['summary', summaryOf(type, value)])
    else for (const column of type.columns) attributes.push([column.tag, column.row(value)])
  }
  return rowElement(attributes)
}

function related(things: readonly RelatedThing[], { relatedTypes }: Envelope): string | undefined {
  const known = things.filter(thing => thing.thingId !== undefined)
  if (known.length === 0) return undefined
  return known.map(({ thingId }) => `${thingId},${relatedTypes?.get(thingId!) ?? ''}`).join(';')
}

/** Columns that rows of every type have, for GetThingType and the tables that show them. */
export const commonColumns: readonly {
  readonly tag: string
  readonly label: string
  readonly type: string
  readonly width: number
}[] = [
  { tag: 'wc-id', label: 'Id', type: 'String', width: 50 },
  { tag: 'wc-version', label: 'Version stamp', type: 'String', width: 50 },
  { tag: 'wc-note', label: 'Note', type: 'String', width: 100 },
  { tag: 'wc-tags', label: 'Tags', type: 'String', width: 100 },
  { tag: 'wc-date', label: 'Date', type: 'DateTime', width: 125 },
  { tag: 'wc-type', label: 'Type', type: 'String', width: 50 },
  { tag: 'wc-typeid', label: 'Type id', type: 'String', width: 50 },
  { tag: 'wc-source', label: 'Source', type: 'String', width: 100 },
  { tag: 'wc-brands', label: 'Brands', type: 'String', width: 100 },
  { tag: 'wc-relatedthings', label: 'Related items', type: 'String', width: 100 },
  { tag: 'wc-ispersonal', label: 'Personal', type: 'Boolean', width: 40 },
  { tag: 'wc-issigned', label: 'Signed', type: 'Boolean', width: 50 },
  { tag: 'wc-isdownversioned', label: 'From a newer version', type: 'Boolean', width: 50 },
  { tag: 'wc-isupversioned', label: 'From an older version', type: 'Boolean', width: 50 },
  { tag: 'wc-flags', label: 'Flags', type: 'Int64', width: 50 },
  { tag: 'wc-state', label: 'State', type: 'String', width: 50 },
  { tag: 'wc-audit-personname', label: 'Changed by', type: 'String', width: 100 },
  { tag: 'wc-audit-date', label: 'Changed on', type: 'DateTime', width: 100 },
  { tag: 'wc-audit-action', label: 'Change', type: 'String', width: 100 },
  { tag: 'wc-audit-appname', label: 'Changed with', type: 'String', width: 100 },
]

export interface OrderProperty {
  readonly name: string
  readonly type: string
  /** Absent where this version does not have the column; such rows sort as the lowest. */
  readonly xpath?: string
  readonly conversion?: { readonly multiplier: number; readonly offset: number }
}

/** By what the things of a family can be ordered: the columns of all its versions, as `type` has them. */
export function orderBy(type: ThingType): readonly OrderProperty[] {
  const found = new Map<string, OrderProperty>()
  for (const version of [...type.versions].reverse()) {
    for (const { tag, type: kind, orderBy: ordered } of version.columns) {
      if (!ordered || found.has(tag)) continue
      const own = type.columns.find(column => column.tag === tag && column.orderBy)
      found.set(tag, {
        name: tag,
        type: kind,
        ...(own ? { xpath: own.xpath } : {}),
        ...(own?.conversion ? { conversion: own.conversion } : {}),
      })
    }
  }
  return [...found.values()]
}

// ---- schemas

const schemas = new Map<string, string>()

/** The XML Schema of a type, complete in one file. Of a document of another standard only the frame is ours to write. */
export function xsdOf(type: ThingType): string {
  let text = schemas.get(type.id)
  if (text === undefined) {
    text = type.data ? xsd(type.namespace, { [type.root]: type.data }) : frame(type)
    schemas.set(type.id, text)
  }
  return text
}

const frame = ({ namespace, root }: ThingType) =>
  `<?xml version="1.0" encoding="utf-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}">
<xs:element name="${root}"><xs:complexType mixed="true"><xs:sequence><xs:any namespace="##any" processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
</xs:schema>
`

/** The shapes that types share, as the three files the original served beside the types. */
export function baseXsds(): readonly { readonly file: string; readonly text: string }[] {
  return sharedShapes.map(({ file, namespace, shapes }) => ({ file, text: xsd(namespace, {}, shapes) }))
}

/** The library of shared shapes as the original listed it among the types. */
export const baseType = {
  id: '3e730686-781f-4616-aa0d-817bba8eb141',
  name: 'Base thing type',
  get xsd(): string {
    return baseXsds().find(({ file }) => file === 'base.xsd')!.text
  },
}

/** Steps of a path in a type, for those who need the XPath of a field. */
export const fieldsAlong = (type: ThingType, path: string) => (type.data ? walk(type.data, path) : [])
