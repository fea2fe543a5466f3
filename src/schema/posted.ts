/**
 * Value -> posted names, and back: the other half of form.ts. What a form does not show (codes, time zones, exact base
 * numbers) travels in hidden names and is used again as long as the words or the amount beside it are unchanged.
 */
import { daysIn, Invalid, readText } from './codec.ts'
import { indexes, namesIn, type Posted, type Problems } from './form.ts'
import { type DateTimeValue, type DateValue, dateText, pad, type TimeValue } from './moment.ts'
import type { Tree } from './path.ts'
import {
  asField,
  type Choice,
  type Field,
  type Infer,
  int,
  type Part,
  type Role,
  resolve,
  type Schema,
  type Sequence,
  type Text,
  type Unit,
} from './schema.ts'
import { toShown, toStored, usualUnit } from './units.ts'

/** The names and texts of a form that shows `value`. */
export function toPosted<S extends Schema>(schema: S, value: Infer<S>): Posted {
  const posted: { [name: string]: string } = {}
  writeParts(resolve(schema), value as Tree, '', posted)
  return posted
}

export type Received<T> =
  | { readonly value: T; readonly problems?: never }
  | { readonly value?: never; readonly problems: Problems }

/** What was posted, as a value of the shape, or everything that is wrong with it by name. */
export function fromPosted<S extends Schema>(schema: S, posted: Posted): Received<Infer<S>> {
  const reader = new Reader(posted)
  const value = reader.parts(resolve(schema), '')
  return Object.keys(reader.problems).length > 0 ? { problems: reader.problems } : { value: value as Infer<S> }
}

type Writable = { [name: string]: string }
type Shape = ReturnType<typeof resolve>
interface Display {
  readonly text: number
  readonly units: string
  readonly unitsCode?: string
  readonly words?: string
}
const under = (above: string, key: string) => (above ? `${above}.${key}` : key)

// ---- value -> names

function writeParts(shape: Shape, value: Tree, above: string, out: Writable) {
  if (shape.kind !== 'sequence' && shape.kind !== 'choice') return
  for (const [key, part] of Object.entries(shape.fields)) write(part, value[key], under(above, key), out)
}

function write(part: Part, value: unknown, name: string, out: Writable) {
  if (value === undefined) return
  const field = asField(part)
  if (field.occurs === 'many') {
    for (const [i, item] of (value as unknown[]).entries()) writeOne(field, item, `${name}.${i}`, out)
  } else writeOne(field, value, name, out)
}

function writeOne(field: Field, value: unknown, name: string, out: Writable) {
  const shape = resolve(field.schema)
  switch (shape.kind) {
    case 'text':
      out[name] = String(field.shown ? toShown(field.shown, value as number) : value)
      return
    case 'sequence':
    case 'choice':
      if (shape.role) writeRole(shape.role, shape, value as Tree, name, out)
      else writeParts(shape, value as Tree, name, out)
      return
    case 'attributed': {
      const tree = value as Tree
      if (shape.content.kind === 'sequence' || shape.content.kind === 'choice')
        writeParts(shape.content, tree, name, out)
      else out[`${name}.text`] = String(tree.text)
      for (const [key, part] of Object.entries(shape.attributes)) write(part, tree[key], `${name}.${key}`, out)
      return
    }
    case 'raw':
    case 'any':
      out[name] = value as string
      return
    case 'opaque':
      return
  }
}

function writeRole(role: Role, shape: Sequence | Choice, value: Tree, name: string, out: Writable) {
  const date = ({ y, m, d }: DateValue) => {
    out[`${name}.y`] = String(y)
    if (m !== undefined) out[`${name}.m`] = String(m)
    if (d !== undefined) out[`${name}.d`] = String(d)
  }
  switch (role.is) {
    case 'date':
      out[name] = dateText(value as unknown as DateValue)
      return
    case 'approx-date':
      date(value as unknown as DateValue)
      return
    case 'time':
      out[name] = timeInput(value as unknown as TimeValue)
      return
    case 'date-time': {
      const when = value as unknown as DateTimeValue
      out[`${name}.date`] = dateText(when.date)
      if (when.time) out[`${name}.time`] = timeInput(when.time)
      write(shape.fields.tz!, value.tz, `${name}.tz`, out)
      return
    }
    case 'approx-date-time': {
      const structured = value.structured as (DateTimeValue & { tz?: unknown }) | undefined
      if (!structured) {
        out[`${name}.words`] = value.descriptive as string
        return
      }
      date(structured.date)
      if (structured.time) out[`${name}.time`] = timeInput(structured.time)
      write(zoneOf(shape), structured.tz, `${name}.tz`, out)
      return
    }
    case 'worded':
      writeParts(shape, value, name, out)
      out[`${name}.was`] = value[role.words] as string
      return
    case 'measure': {
      const stored = value[role.base] as number
      const display = value.display as Display | undefined
      const unit = display && unitOf(role.units, display)
      const shown = unit ?? usualUnit(role.units)
      const amount = String(display && unit ? display.text : toShown(shown, stored))
      const { code } = shown
      Object.assign(out, {
        [`${name}.amount`]: amount,
        [`${name}.unit`]: code,
        [`${name}.was`]: `${amount} ${code}`,
        [`${name}.base`]: String(stored),
      })
      write(shape.fields.display!, display, `${name}.display`, out)
      return
    }
    case 'coded':
    case 'quantity':
    case 'titled':
      writeParts(shape, value, name, out)
  }
}

/** `08:30`, with seconds where they were said. */
function timeInput({ h, m, s, f }: TimeValue): string {
  const seconds = s === undefined && !f ? '' : `:${pad(s ?? 0)}${f ? `.${pad(f, 3)}` : ''}`
  return `${pad(h)}:${pad(m)}${seconds}`
}

/** Clients write units as they like; the code decides, then the words. */
const unitOf = (units: readonly Unit[], { unitsCode, units: words }: Display): Unit | undefined =>
  units.find(u => u.code === unitsCode) ??
  units.find(u => [u.label, u.code].some(known => known.toLowerCase() === words.toLowerCase()))

function zoneOf(shape: Sequence | Choice): Part {
  const structured = resolve(asField(shape.fields.structured!).schema)
  return (structured as Sequence).fields.tz!
}

// ---- names -> value

const needed = 'this is needed'

class Reader {
  readonly posted: Posted
  readonly names: readonly string[]
  readonly problems: { [name: string]: string } = {}

  constructor(posted: Posted) {
    this.posted = posted
    this.names = namesIn(posted)
  }

  parts(shape: Shape, above: string): unknown {
    const value: { [key: string]: unknown } = {}
    if (shape.kind === 'sequence') {
      for (const [key, part] of Object.entries(shape.fields)) {
        const given = this.read(part, under(above, key))
        if (given !== undefined) value[key] = given
      }
    } else if (shape.kind === 'choice') {
      const filled = Object.entries(shape.fields).filter(([key, part]) => this.filled(asField(part), under(above, key)))
      const [first, second] = filled
      if (second) this.problems[under(above, second[0])] = 'only one of these can be filled'
      else if (first) value[first[0]] = this.read(first[1], under(above, first[0]))
      else if (Object.values(shape.fields).every(part => asField(part).min > 0)) this.problems[above] = needed
    }
    return value
  }

  read(part: Part, name: string): unknown {
    const field = asField(part)
    if (field.occurs === 'many') {
      const items = this.items(field, name).map(item => this.one(field, item))
      if (items.length < field.min)
        this.problems[name] = field.min === 1 ? 'at least one is needed' : `at least ${field.min} are needed`
      if (items.length > field.max) this.problems[name] = `at most ${field.max} are allowed`
      return items
    }
    if (field.occurs === 'optional' && !this.filled(field, name)) return undefined
    return this.one(field, name)
  }

  items(field: Field, name: string): string[] {
    const one: Field = { ...field, occurs: 'one' }
    return indexes(this.names, name)
      .map(i => `${name}.${i}`)
      .filter(item => !(`${item}.remove` in this.posted) && this.filled(one, item))
  }

  /** Whether a person said anything here; units and other company do not count. */
  filled(field: Field, name: string): boolean {
    if (field.occurs === 'many') return this.items(field, name).length > 0
    const shape = resolve(field.schema)
    const any = (...keys: string[]) => keys.some(key => this.said(`${name}.${key}`))
    switch (shape.kind) {
      case 'text':
      case 'raw':
      case 'any':
        return this.said(name)
      case 'opaque':
        return false
      case 'attributed': {
        const inner =
          shape.content.kind === 'sequence' || shape.content.kind === 'choice'
            ? shape.content.fields
            : { text: shape.content }
        return this.someFilled({ ...inner, ...shape.attributes }, name)
      }
      case 'sequence':
      case 'choice':
        switch (shape.role?.is) {
          case 'date':
          case 'time':
            return this.said(name)
          case 'date-time':
            return any('date', 'time')
          case 'approx-date':
            return any('y', 'm', 'd')
          case 'approx-date-time':
            return any('y', 'm', 'd', 'time', 'words')
          case 'coded':
            return any('value')
          case 'measure':
            return any('amount')
          case 'worded':
            return any(shape.role.words) || this.machine(shape, shape.role, name).length > 0
          case 'quantity':
          case 'titled':
          case undefined:
            return this.someFilled(shape.fields, name)
        }
    }
  }

  someFilled(fields: Sequence['fields'], name: string): boolean {
    return Object.entries(fields).some(([key, part]) => this.filled(asField(part), `${name}.${key}`))
  }

  one(field: Field, name: string): unknown {
    const shape = resolve(field.schema)
    switch (shape.kind) {
      case 'text':
        return this.text(field, shape, name)
      case 'raw':
      case 'any':
        return this.at(name)
      case 'opaque':
        return undefined
      case 'attributed': {
        const inner =
          shape.content.kind === 'sequence' || shape.content.kind === 'choice'
            ? shape.content.fields
            : { text: shape.content }
        return this.parts({ kind: 'sequence', fields: { ...inner, ...shape.attributes } as Sequence['fields'] }, name)
      }
      case 'sequence':
      case 'choice':
        return shape.role ? this.role(shape.role, shape, name) : this.parts(shape, name)
    }
  }

  role(role: Role, shape: Sequence | Choice, name: string): unknown {
    switch (role.is) {
      case 'date':
        return this.date(name)
      case 'time':
        return this.time(name)
      case 'date-time': {
        const date = this.date(`${name}.date`)
        return { date, ...this.timeAndZone(name, shape.fields.tz!) }
      }
      case 'approx-date':
        return this.approxDate(name)
      case 'approx-date-time': {
        if (!['y', 'm', 'd', 'time'].some(key => this.said(`${name}.${key}`))) {
          if (this.said(`${name}.words`)) return { descriptive: this.at(`${name}.words`) }
          this.problems[name] = needed
          return undefined
        }
        return { structured: { date: this.approxDate(name), ...this.timeAndZone(name, zoneOf(shape)) } }
      }
      case 'coded':
        if (!this.said(`${name}.value`)) this.problems[`${name}.value`] = needed
        return this.parts(shape, name)
      case 'worded': {
        const machine = this.machine(shape, role, name)
        if (!this.said(`${name}.${role.words}`) && machine.length === 0) this.problems[`${name}.${role.words}`] = needed
        return { [role.words]: this.at(`${name}.${role.words}`), [role.machine]: machine }
      }
      case 'measure':
        return this.measure(role, shape, name)
      case 'quantity':
      case 'titled':
        return this.parts(shape, name)
    }
  }

  /** What a machine knows of the words holds only as long as the words are the same. */
  machine(shape: Sequence | Choice, role: Role & { is: 'worded' }, name: string): unknown[] {
    const was = this.posted[`${name}.was`]
    if (was !== undefined && lines(was) !== this.at(`${name}.${role.words}`)) return []
    return this.read({ ...asField(shape.fields[role.machine]!), min: 0 }, `${name}.${role.machine}`) as unknown[]
  }

  measure(role: Role & { is: 'measure' }, shape: Sequence | Choice, name: string): unknown {
    const typed = this.at(`${name}.amount`).trim()
    const code = this.posted[`${name}.unit`] || usualUnit(role.units).code
    const unit = role.units.find(u => u.code === code)
    if (typed === '') this.problems[`${name}.amount`] = needed
    if (!unit) this.problems[`${name}.unit`] = 'this unit is not known'
    const amount = this.check(double, typed, `${name}.amount`)
    if (amount === undefined || !unit) return undefined
    const base = asField(shape.fields[role.base]!).schema as Text<number>
    // What was typed where it was more than a number: `5 ft 8 in`.
    const words = this.posted[`${name}.words`]
    const unchanged = this.posted[`${name}.was`] === `${typed} ${code}` && this.said(`${name}.base`)
    const stored = this.check(
      base,
      unchanged ? this.at(`${name}.base`) : String(toStored(unit, amount)),
      `${name}.amount`,
    )
    const display = unchanged
      ? this.read(shape.fields.display!, `${name}.display`)
      : { text: amount, units: unit.label, unitsCode: unit.code, ...(words && { words }) }
    return { [role.base]: stored, ...(display === undefined ? {} : { display }) }
  }

  text(field: Field, text: Text, name: string): unknown {
    const typed = this.at(name)
    if (text.base === 'string') return this.check(text, field.words || text.values ? typed.trim() : typed, name)
    if (typed.trim() === '') {
      this.problems[name] = needed
      return undefined
    }
    if (text.base === 'boolean') return this.check(text, typed === 'on' ? 'true' : typed, name)
    if (!field.shown) return this.check(text, typed, name)
    const shown = this.check(double, typed, name)
    return shown === undefined ? undefined : this.check(text, String(toStored(field.shown, shown as number)), name)
  }

  date(name: string): DateValue | undefined {
    const typed = this.at(name).trim()
    const found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
    if (!found) {
      this.problems[name] = typed ? 'this must be a date such as 2026-11-22' : needed
      return undefined
    }
    const [y, m, d] = found.slice(1).map(Number) as [number, number, number]
    return this.inCalendar({ y, m, d }, name)
  }

  approxDate(name: string): DateValue | undefined {
    const part = (key: string, schema: Text<number>) => {
      const typed = this.at(`${name}.${key}`).trim()
      return typed === '' ? undefined : this.check(schema, typed, `${name}.${key}`)
    }
    const y = part('y', year)
    const m = part('m', month)
    const d = part('d', day)
    if (!this.said(`${name}.y`)) this.problems[`${name}.y`] = 'the year is needed'
    else if (this.said(`${name}.d`) && !this.said(`${name}.m`)) this.problems[`${name}.m`] = 'a day needs a month'
    if (y === undefined) return undefined
    return this.inCalendar({ y, ...(m === undefined ? {} : { m }), ...(d === undefined ? {} : { d }) }, `${name}.d`)
  }

  inCalendar(date: DateValue, name: string): DateValue | undefined {
    const { y, m = 1, d = 1 } = date
    if (y >= 1000 && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m)) return date
    this.problems[name] = 'this day is in no calendar'
    return undefined
  }

  time(name: string): TimeValue | undefined {
    const typed = this.at(name).trim()
    const found = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?$/.exec(typed)
    if (!found) {
      this.problems[name] = typed ? 'this must be a time such as 08:30' : needed
      return undefined
    }
    const [, h, m, s, f] = found
    return {
      h: Number(h),
      m: Number(m),
      ...(s === undefined ? {} : { s: Number(s) }),
      ...(f === undefined ? {} : { f: Number(f.padEnd(3, '0')) }),
    }
  }

  timeAndZone(name: string, zone: Part): { time?: TimeValue; tz?: unknown } {
    const time = this.said(`${name}.time`) ? this.time(`${name}.time`) : undefined
    const tz = this.read(zone, `${name}.tz`)
    return { ...(time ? { time } : {}), ...(tz === undefined ? {} : { tz }) }
  }

  check<T>(text: Text<T>, typed: string, name: string): T | undefined {
    try {
      return readText(text, typed, name)
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      this.problems[name] ??= error.problem
      return undefined
    }
  }

  /** Browsers end lines with CR LF; XML has LF. */
  at(name: string): string {
    return lines(this.posted[name] ?? '')
  }

  said(name: string): boolean {
    return (this.posted[name] ?? '').trim() !== ''
  }
}

const lines = (text: string) => text.replaceAll('\r\n', '\n')
const double: Text<number> = { kind: 'text', base: 'double' }
const year = int({ min: 1000, max: 9999 })
const month = int({ min: 1, max: 12 })
const day = int({ min: 1, max: 31 })
