/**
 * Shape -> validator, decoder and encoder, compiled once into closures.
 * Strict for thing data (the order of a sequence counts, as in XSD); relaxed for requests, whose children real clients
 * send in any order (wire.md §2.2, §5.7). Unknown elements are refused in both.
 */
import type { XmlAttribute, XmlElement } from '../xml/parse.ts'
import { borrowedPrefixes, text } from '../xml/tree.ts'
import { escapeAttribute, escapeText } from '../xml/write.ts'
import {
  type Any,
  asField,
  type Base,
  type Choice,
  type Field,
  type Infer,
  isGuid,
  nameOf,
  type Raw,
  resolve,
  type Schema,
  type Sequence,
  type Text,
} from './schema.ts'

/** The document does not fit its shape. `path` names the place: `blood-pressure/diastolic`. Carries no values of people. */
export class Invalid extends Error {
  readonly path: string
  /** What is wrong, without the place. */
  readonly problem: string
  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`)
    this.name = 'Invalid'
    this.path = path
    this.problem = problem
  }
}

/** A date that is in no calendar: 31 February. Told apart because the platform has a status of its own for it (69). */
export class InvalidDate extends Invalid {}

type Decoder = (element: XmlElement, source: Buffer, path: string) => unknown
type Encoder = (value: unknown) => string

const strictDecoders = new WeakMap<Schema, Decoder>()
const relaxedDecoders = new WeakMap<Schema, Decoder>()

/** Reads an element by its shape; throws Invalid. `source` are the bytes that were parsed. */
export function decode<S extends Schema>(
  schema: S,
  element: XmlElement,
  source: Buffer,
  order: 'strict' | 'relaxed' = 'strict',
): Infer<S> {
  return decoder(schema, order === 'strict')(element, source, element.name) as Infer<S>
}

/** Writes a value as an element named `name`; the inverse of decode. Assumes a value of the type. */
export function encode<S extends Schema>(schema: S, name: string, value: Infer<S>): string {
  return elementEncoder(schema, name)(value)
}

// ---- decoding

function decoder(schema: Schema, strict: boolean): Decoder {
  const cache = strict ? strictDecoders : relaxedDecoders
  let found = cache.get(schema)
  if (!found) {
    found = compile(schema, strict)
    cache.set(schema, found)
  }
  return found
}

function compile(schema: Schema, strict: boolean): Decoder {
  switch (schema.kind) {
    case 'text': {
      const read = textReader(schema)
      return (element, _source, path) => {
        noAttributes(element, strict, path)
        return read(textOf(element, path) || (schema.default ?? ''), path)
      }
    }
    case 'sequence':
    case 'choice': {
      const read = content(schema, strict)
      const { role } = schema
      const isDate = strict && (role?.is === 'date' || role?.is === 'approx-date')
      return (element, source, path) => {
        noAttributes(element, strict, path)
        const value = read(element, source, path)
        if (isDate) inCalendar(value as DateParts, path)
        return value
      }
    }
    case 'attributed': {
      const attributes = Object.entries(schema.attributes).map(([key, part]) => {
        const field = asField(part)
        return { key, name: nameOf(key, part), required: field.min > 0, read: textReader(field.schema as Text) }
      })
      const inner = schema.content
      const isText = inner.kind === 'text' || inner.kind === 'raw'
      const readText = inner.kind === 'text' ? textReader(inner) : undefined
      const readContent = inner.kind === 'sequence' || inner.kind === 'choice' ? content(inner, strict) : undefined
      return (element, source, path) => {
        const value: Record<string, unknown> = isText
          ? { text: readText ? readText(textOf(element, path), path) : rawOf(element, source) }
          : (readContent!(element, source, path) as Record<string, unknown>)
        for (const { key, name, required, read } of attributes) {
          const a = element.attributes.find(a => a.name === name)
          if (a) value[key] = read(a.value, `${path}/@${name}`)
          else if (required) throw new Invalid(path, `the attribute ${name} is missing`)
        }
        if (strict) {
          for (const a of element.attributes) {
            if (!attributes.some(known => known.name === a.name)) expected(a, path)
          }
        }
        return value
      }
    }
    case 'raw':
      return rawOf
    case 'any':
      return schema.verbatim ? verbatim : outerXml
    case 'ref':
      return (element, source, path) => decoder(schema.get(), strict)(element, source, path)
    case 'opaque':
      return (_element, _source, path) => {
        throw new Invalid(path, 'this value cannot be sent')
      }
  }
}

function noAttributes(element: XmlElement, strict: boolean, path: string) {
  if (strict && element.attributes.length > 0) for (const a of element.attributes) expected(a, path)
}

const instance = 'http://www.w3.org/2001/XMLSchema-instance'
/** XML Schema lets its own attributes stand on any element; nil only where an element may be nil, and none of ours may. */
function expected(a: XmlAttribute, path: string) {
  if (a.namespace !== instance || a.local === 'nil') throw new Invalid(path, `the attribute ${a.name} is not expected`)
}

interface DateParts {
  readonly y: number
  readonly m?: number
  readonly d?: number
}
/** XSD lets a day stand without a month, and 31 February; data.md §2, §9: refused on the way in. */
function inCalendar({ y, m, d }: DateParts, path: string) {
  if (d === undefined) return
  if (m === undefined) throw new InvalidDate(path, 'a day needs a month')
  if (d > 28 && d > daysIn(y, m)) throw new InvalidDate(path, 'this day is in no calendar')
}
/** Days of a month of the Gregorian calendar; months count from 1. */
export const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

function textOf(element: XmlElement, path: string): string {
  for (const node of element.children)
    if (typeof node !== 'string') throw new Invalid(path, `the element ${node.name} is not expected here`)
  return text(element)
}

/**
 * What stands inside the element, as it was written. Only where an element in it uses a prefix that is declared further out,
 * the prefix is declared on it, so that the text can stand elsewhere.
 */
function rawOf(element: XmlElement, source: Buffer): string {
  let xml = ''
  let from = element.contentStart
  for (const node of element.children) {
    if (typeof node === 'string') continue
    const borrowed = borrowedPrefixes(node)
    if (borrowed.size === 0) continue
    xml += source.toString('utf8', from, node.start) + declaring(node, source, borrowed)
    from = node.end
  }
  return xml + source.toString('utf8', from, element.contentEnd)
}

const verbatim = (element: XmlElement, source: Buffer): string => source.toString('utf8', element.start, element.end)

/** The element as it was written, with the namespaces that it borrowed from an element around it. */
const outerXml = (element: XmlElement, source: Buffer): string =>
  declaring(element, source, borrowedPrefixes(element, true))

function declaring(element: XmlElement, source: Buffer, borrowed: ReadonlyMap<string, string>): string {
  const xml = verbatim(element, source)
  if (borrowed.size === 0) return xml
  let declarations = ''
  for (const [prefix, uri] of borrowed) declarations += ` xmlns${prefix && `:${prefix}`}="${escapeAttribute(uri)}"`
  const behindName = 1 + element.name.length
  return xml.slice(0, behindName) + declarations + xml.slice(behindName)
}

interface Slot {
  readonly key: string
  readonly name: string
  readonly field: Field
  readonly wild: boolean
  read(element: XmlElement, source: Buffer, path: string): unknown
}

function slots(fields: Sequence['fields'], strict: boolean): Slot[] {
  return Object.entries(fields).map(([key, part]) => {
    const field = asField(part)
    const wild = field.schema.kind === 'any'
    let read: Decoder | undefined
    return {
      key,
      name: wild ? '*' : nameOf(key, part),
      field,
      wild,
      read(element, source, path) {
        read ??= decoder(field.schema, strict)
        return read(element, source, path)
      },
    }
  })
}

function content(schema: Sequence | Choice, strict: boolean): Decoder {
  const all = slots(schema.fields, strict)
  if (schema.kind === 'choice') return choiceContent(all, strict)
  return strict ? orderedContent(all) : relaxedContent(all)
}

function stray(node: string, path: string) {
  if (/[^ \t\r\n]/.test(node)) throw new Invalid(path, 'text is not expected between the elements')
}

function orderedContent(all: Slot[]): Decoder {
  return (element, source, path) => {
    const value: Record<string, unknown> = {}
    let at = 0
    let seen = 0
    for (const node of element.children) {
      if (typeof node === 'string') {
        stray(node, path)
        continue
      }
      while (at < all.length && !(all[at]!.wild || (all[at]!.name === node.local && node.namespace === ''))) {
        const { field, name } = all[at]!
        if (seen < field.min) throw new Invalid(path, `${name} is missing before ${node.name}`)
        at++
        seen = 0
      }
      const slot = all[at]
      if (!slot) throw new Invalid(path, `the element ${node.name} is not expected here`)
      take(value, slot, slot.read(node, source, `${path}/${node.name}`), ++seen)
      if (seen >= slot.field.max) {
        at++
        seen = 0
      }
    }
    for (; at < all.length; at++, seen = 0) {
      const { field, name } = all[at]!
      if (seen < field.min) throw new Invalid(path, `${name} is missing`)
    }
    return filled(value, all)
  }
}

function relaxedContent(all: Slot[]): Decoder {
  const wild = all.find(s => s.wild)
  const byName = new Map(all.filter(s => !s.wild).map(s => [s.name, s]))
  return (element, source, path) => {
    const value: Record<string, unknown> = {}
    const counts = new Map<Slot, number>()
    for (const node of element.children) {
      if (typeof node === 'string') {
        stray(node, path)
        continue
      }
      const slot = byName.get(node.local) ?? wild
      if (!slot) throw new Invalid(path, `the element ${node.name} is not expected here`)
      const seen = (counts.get(slot) ?? 0) + 1
      if (seen > slot.field.max) throw new Invalid(path, `${slot.name} may stand here ${slot.field.max} time(s)`)
      counts.set(slot, seen)
      take(value, slot, slot.read(node, source, `${path}/${node.name}`), seen)
    }
    for (const slot of all)
      if ((counts.get(slot) ?? 0) < slot.field.min) throw new Invalid(path, `${slot.name} is missing`)
    return filled(value, all)
  }
}

/** A branch that is a sequence without an element of its own takes the whole content (`inline`). */
function inlineBranches(all: Slot[], strict: boolean): readonly { slot: Slot; first: Set<string>; read: Decoder }[] {
  return all.flatMap(slot => {
    const shape = slot.field.inline ? resolve(slot.field.schema) : undefined
    if (shape?.kind !== 'sequence') return []
    const first = new Set(Object.entries(shape.fields).map(([key, part]) => nameOf(key, part)))
    return [{ slot, first, read: content(shape, strict) }]
  })
}

function choiceContent(all: Slot[], strict: boolean): Decoder {
  const branches = inlineBranches(all, strict)
  return (element, source, path) => {
    const value: Record<string, unknown> = {}
    if (branches.length > 0) {
      const begins = element.children.find(node => typeof node !== 'string')
      const branch = begins && branches.find(b => b.first.has(begins.local))
      if (branch) return { [branch.slot.key]: branch.read(element, source, path) }
    }
    let chosen: Slot | undefined
    let seen = 0
    for (const node of element.children) {
      if (typeof node === 'string') {
        stray(node, path)
        continue
      }
      const slot = all.find(s => s.name === node.local && !s.field.inline && (node.namespace === '' || !strict))
      if (!slot) throw new Invalid(path, `the element ${node.name} is not expected here`)
      if (chosen && slot !== chosen) throw new Invalid(path, `either ${chosen.name} or ${slot.name}, not both`)
      chosen = slot
      take(value, slot, slot.read(node, source, `${path}/${node.name}`), ++seen)
      if (seen > slot.field.max) throw new Invalid(path, `${slot.name} may stand here ${slot.field.max} time(s)`)
    }
    if (chosen && seen < chosen.field.min) throw new Invalid(path, `${chosen.name} is needed ${chosen.field.min} times`)
    if (!chosen && all.every(s => s.field.min > 0))
      throw new Invalid(path, `one of ${all.map(s => s.name).join(', ')} is missing`)
    return value
  }
}

function take(value: Record<string, unknown>, slot: Slot, item: unknown, seen: number) {
  if (slot.field.occurs === 'many') {
    if (seen === 1) value[slot.key] = [item]
    else (value[slot.key] as unknown[]).push(item)
  } else value[slot.key] = item
}

function filled(value: Record<string, unknown>, all: Slot[]): Record<string, unknown> {
  for (const slot of all) if (slot.field.occurs === 'many' && value[slot.key] === undefined) value[slot.key] = []
  return value
}

// ---- text

const integer = /^[+-]?\d+$/
const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/
const xsdDateTime =
  /^-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T(([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?|24:00:00(\.0+)?)(Z|[+-]\d\d:\d\d)?$/
const range: Partial<Record<Base, readonly [number, number]>> = {
  int: [-2147483648, 2147483647],
  long: [-(2 ** 63), 2 ** 63],
  unsignedInt: [0, 4294967295],
  positiveInteger: [1, Number.POSITIVE_INFINITY],
}
/** Only the white space of XML, in one pass: `trim` would also take a no-break space, and XSD does not. */
function trim(value: string): string {
  let start = 0
  let end = value.length
  while (start < end && isSpace(value.charCodeAt(start))) start++
  while (end > start && isSpace(value.charCodeAt(end - 1))) end--
  return end - start === value.length ? value : value.slice(start, end)
}
const isSpace = (c: number) => c === 0x20 || c === 0x09 || c === 0x0a || c === 0x0d

const patterns = new Map<string, RegExp>()
function wholly(pattern: string): RegExp {
  let found = patterns.get(pattern)
  if (!found) {
    found = new RegExp(`^(?:${pattern})$`, 'su')
    patterns.set(pattern, found)
  }
  return found
}

/** Reads and checks one text by its shape; throws Invalid. Also used for form input. */
export function readText<T>(schema: Text<T>, value: string, path: string): T {
  return textReader(schema)(value, path) as T
}

function textReader(s: Text): (value: string, path: string) => unknown {
  if (s.base === 'string') {
    const lower = isGuid(s)
    const pattern = s.pattern === undefined ? undefined : wholly(s.pattern)
    return (value, path) => {
      const length = s.min !== undefined || s.max !== undefined ? characters(value) : 0
      if (s.min !== undefined && length < s.min)
        throw new Invalid(path, s.min === 1 ? 'this must not be empty' : `at least ${s.min} characters are needed`)
      if (s.max !== undefined && length > s.max) throw new Invalid(path, `at most ${s.max} characters are allowed`)
      if (s.nonBlank && !/[^ \t\r\n]/.test(value)) throw new Invalid(path, 'this must not be blank')
      if (lower) {
        const id = trim(value)
        if (!pattern!.test(id)) throw new Invalid(path, 'this is not a guid')
        return id.toLowerCase()
      }
      if (pattern && !pattern.test(value)) throw new Invalid(path, 'this does not have the required form')
      if (s.values && !s.values.includes(value)) throw new Invalid(path, `this must be one of ${s.values.join(', ')}`)
      return value
    }
  }
  return (untrimmed, path) => {
    const value = trim(untrimmed)
    switch (s.base) {
      case 'boolean':
        if (value === 'true' || value === '1') return true
        if (value === 'false' || value === '0') return false
        throw new Invalid(path, 'this must be true or false')
      case 'dateTime':
        if (!xsdDateTime.test(value))
          throw new Invalid(path, 'this must be a date and time such as 2026-11-22T08:30:00')
        return value
      default: {
        const whole = s.base !== 'double' && s.base !== 'decimal'
        // INF and NaN are legal xs:double, and refused here: data.md §9.
        if (!(whole ? integer : decimal).test(value) || (s.base === 'decimal' && /e/i.test(value)))
          throw new Invalid(path, whole ? 'this must be a whole number' : 'this must be a number')
        const n = Number(value)
        const [least, most] = range[s.base] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
        // Beyond 2^53 a number is not what was written; of the last possible long only the text can tell.
        const isTooLong =
          s.base === 'long' && Math.abs(n) === 2 ** 63 && BigInt.asIntN(64, BigInt(value)) !== BigInt(value)
        if (isTooLong || !Number.isFinite(n) || n < least || n > most)
          throw new Invalid(path, 'this number is out of range')
        if (s.min !== undefined && n < s.min) throw new Invalid(path, `this must be at least ${s.min}`)
        if (s.max !== undefined && n > s.max) throw new Invalid(path, `this must be at most ${s.max}`)
        if (s.above !== undefined && n <= s.above) throw new Invalid(path, `this must be more than ${s.above}`)
        return n
      }
    }
  }
}

/** XSD counts characters, JavaScript counts UTF-16 units. */
function characters(value: string): number {
  let n = value.length
  for (let i = 0; i < value.length - 1; i++) {
    const c = value.charCodeAt(i)
    if (c >= 0xd800 && c < 0xdc00) n--
  }
  return n
}

// ---- encoding

const elementEncoders = new WeakMap<Schema, Map<string, Encoder>>()

/** Writes elements of one shape and one name; tags are made once. */
function elementEncoder(schema: Schema, name: string): Encoder {
  let byName = elementEncoders.get(schema)
  if (!byName) {
    byName = new Map()
    elementEncoders.set(schema, byName)
  }
  let found = byName.get(name)
  if (!found) {
    found = compileEncoder(schema, name)
    byName.set(name, found)
  }
  return found
}

function compileEncoder(schema: Schema, name: string): Encoder {
  const open = `<${name}>`
  const close = `</${name}>`
  switch (schema.kind) {
    case 'text': {
      const write = textEncoder(schema)
      return value => open + write(value) + close
    }
    case 'raw':
      return value => open + (value as string) + close
    case 'any':
      return value => value as string
    case 'sequence':
    case 'choice': {
      const inner = contentEncoder(schema)
      return value => open + inner(value) + close
    }
    case 'attributed': {
      const attributes = Object.entries(schema.attributes).map(([key, part]) => ({
        key,
        before: ` ${nameOf(key, part)}="`,
        write: attributeEncoder(asField(part).schema as Text),
      }))
      const inner: Encoder = innerEncoder(schema.content)
      const start = `<${name}`
      return value => {
        const v = value as Record<string, unknown>
        let xml = start
        for (const a of attributes) {
          const given = v[a.key]
          if (given !== undefined) xml += `${a.before}${a.write(given)}"`
        }
        return `${xml}>${inner(value)}${close}`
      }
    }
    case 'ref': {
      let target: Encoder | undefined
      return value => {
        target ??= elementEncoder(schema.get(), name)
        return target(value)
      }
    }
    case 'opaque':
      return () => ''
  }
}

function innerEncoder(inner: Text | Raw | Sequence | Choice | Any): Encoder {
  if (inner.kind === 'text') {
    const write = textEncoder(inner)
    return value => write((value as { text: unknown }).text)
  }
  if (inner.kind === 'raw') return value => (value as { text: string }).text
  return contentEncoder(inner as Sequence | Choice)
}

/** Encodes the children only: what stands between the start and the end tag. */
export function encodeContent<S extends Sequence | Choice>(schema: S, value: Infer<S>): string {
  return contentEncoder(schema)(value)
}

const contentEncoders = new WeakMap<Schema, Encoder>()
function contentEncoder(schema: Sequence | Choice): Encoder {
  const found = contentEncoders.get(schema)
  if (found) return found
  const parts = Object.entries(schema.fields).map(([key, part]) => {
    const field = asField(part)
    const name = nameOf(key, part)
    let known: Encoder | undefined
    // Made when first needed: shapes may hold themselves.
    const write: Encoder = value => {
      known ??= field.inline ? contentEncoder(resolve(field.schema) as Sequence) : elementEncoder(field.schema, name)
      return known(value)
    }
    return { key, many: field.occurs === 'many', write }
  })
  const encoder: Encoder = value => {
    const v = value as Record<string, unknown>
    let xml = ''
    for (const { key, many, write } of parts) {
      const given = v[key]
      if (given === undefined) continue
      if (many) for (const item of given as unknown[]) xml += write(item)
      else xml += write(given)
    }
    return xml
  }
  contentEncoders.set(schema, encoder)
  return encoder
}

/** Guids, listed values, numbers and booleans hold nothing that must be escaped. */
const isPlain = (schema: Text): boolean =>
  (schema.base !== 'string' && schema.base !== 'dateTime') || isGuid(schema) || schema.values !== undefined

const textEncoder = (schema: Text): Encoder => (isPlain(schema) ? textOfValue : value => escapeText(textOfValue(value)))
const attributeEncoder = (schema: Text): Encoder =>
  isPlain(schema) ? textOfValue : value => escapeAttribute(textOfValue(value))

function textOfValue(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? numberText(value) : String(value)
}

/** xs:double and xs:decimal readers differ about exponents; plain digits please both. */
function numberText(n: number): string {
  const text = String(n)
  if (!text.includes('e')) return text
  return n.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 17 })
}
