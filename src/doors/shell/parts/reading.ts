/** What pages show of things, read from the declaration of their type: cells of tables, facts of one item, lines of a chart. */
import { chartLines } from '../../../schema/chart.ts'
import { type Step, type Tree, valuesAt } from '../../../schema/path.ts'
import { asField, type Field, labelOf, nameOf, resolve, type Schema, type Unit } from '../../../schema/schema.ts'
import { summarise } from '../../../schema/summary.ts'
import { toShown, unitWords } from '../../../schema/units.ts'
import { summarise as documentTitle } from '../../../things/registry.ts'
import type { ThingType } from '../../../things/thing-type.ts'
import type { Item } from '../pages/record/items.ts'
import { type Band, type Series, wallClock } from './chart-layout.ts'
import { asTyped, dateTimeWords, numeral, type Reader, told } from './told.ts'
import { offered } from './units-liked.ts'

// ---- tables

export interface Cell {
  readonly label: string
  readonly tag: string
  /** GetThings can put things in its order. */
  readonly sortable: boolean
  /** Numbers stand to the right. */
  readonly numeric: boolean
  readonly isDate: boolean
  text(value: unknown, reader: Reader): string
}

const cellsOf = new WeakMap<ThingType, readonly Cell[]>()

/** The visible columns of a type, with the words of the person who reads. Documents of other standards have none. */
export function cells(type: ThingType): readonly Cell[] {
  const known = cellsOf.get(type)
  if (known) return known
  const made = type.data ? type.columns.filter(c => c.visible).map(c => cell(type.data!, c)) : []
  cellsOf.set(type, made)
  return made
}

function cell(schema: Schema, { label, tag, orderBy, xpath, type }: ThingType['columns'][number]): Cell {
  const steps = stepsTo(schema, xpath)
  const field: Field = { ...steps.at(-1)!.field, occurs: 'one' }
  return {
    label,
    tag,
    sortable: orderBy,
    numeric: type === 'Double' || type === 'Int64',
    isDate: type === 'DateTime',
    text: (value, reader) =>
      valuesAt(value, steps)
        .map(item => told(field, item, reader))
        .filter(Boolean)
        .join(', '),
  }
}

/** `/weight/value/kg` -> the step to `value`: a column shows what is one to people, and orders by a part of it. */
function stepsTo(schema: Schema, xpath: string): readonly Step[] {
  const steps: Step[] = []
  let here = resolve(schema)
  for (const name of xpath.split('/').slice(2)) {
    if (here.kind !== 'sequence' && here.kind !== 'choice') break
    if (here.role && steps.length > 0) break
    const found = Object.entries(here.fields).find(([key, part]) => nameOf(key, part) === name)
    if (!found) break
    const [key, part] = found
    const field = asField(part)
    steps.push({ key, part, field, name })
    here = resolve(field.schema)
  }
  return steps
}

// ---- one item

export interface FactOf {
  readonly label: string
  readonly text: string
  /** What was typed, when it was in another unit. */
  readonly typed?: string
  /** What tells it from another that reads alike, such as the hash of a file; not shown. */
  readonly mark?: string
  /** Of a group. */
  readonly parts?: readonly FactOf[]
}

/** Everything a thing says, in the order of its declaration. What a machine alone can read is left out. */
export function facts(schema: Schema, value: unknown, reader: Reader): readonly FactOf[] {
  const shape = resolve(schema)
  if (shape.kind !== 'sequence' && shape.kind !== 'choice') return []
  return Object.entries(shape.fields).flatMap(([key, part]) => {
    const given = (value as Tree)[key]
    if (given === undefined) return []
    const field = asField(part)
    const items = field.occurs === 'many' ? (given as readonly unknown[]) : [given]
    return items.flatMap(item => fact(labelOf(key, part), { ...field, occurs: 'one' }, item, reader))
  })
}

function fact(label: string, field: Field, item: unknown, reader: Reader): readonly FactOf[] {
  const inner = resolve(field.schema)
  const isShape = inner.kind === 'sequence' || inner.kind === 'choice'
  const role = isShape ? inner.role : undefined
  if (isShape && (!role || role.is === 'titled')) {
    const parts = facts(inner, item, reader)
    const title = role ? told(field, item, reader) : ''
    if (parts.length === 0) return []
    // A group that says no more than its title is one line.
    if (role && parts.length === 1 && !parts[0]!.parts) return [{ label, text: title }]
    return [{ label, text: title, parts: role ? parts.filter(p => p.text !== title || p.parts) : parts }]
  }
  const text = told(field, item, reader)
  if (!text) return []
  const typed = role?.is === 'measure' ? asTyped(role, item as Tree, reader) : undefined
  return [{ label, text, ...(typed !== undefined && { typed }) }]
}

// ---- charts

/** What a chart needs of a thing. */
export interface Dated {
  readonly value: unknown
  /** Wall clock. */
  readonly at: string
}

/** The numbers of a thing, line by line. */
export interface Reading {
  /** Wall clock. */
  readonly at: string
  readonly numbers: readonly (number | undefined)[]
}

export interface ChartData {
  readonly series: readonly Series[]
  readonly bands: readonly Band[]
  /** In words. */
  readonly unit: string
  /** What people may choose; empty where there is no choice. */
  readonly units: readonly Unit[]
  readonly chosen?: Unit
}

/** The lines of things, oldest first, in the unit of the reader. Undefined for types without a chart. */
export function chartData(type: ThingType, things: readonly Dated[], reader: Reader): ChartData | undefined {
  if (!type.chart || !type.data) return undefined
  const lines = chartLines(type.data, type.chart)
  const numbers = things.map(({ value, at }) => ({ at, numbers: lines.map(line => line.at(value)) }))
  return chartOfReadings(type, numbers, reader)
}

/** The same from numbers alone, one for each line of the type, in its unit. */
export function chartOfReadings(type: ThingType, readings: readonly Reading[], reader: Reader): ChartData | undefined {
  if (!type.chart || !type.data) return undefined
  const lines = chartLines(type.data, type.chart)
  const units = offered(lines[0]!.units, type.root)
  const unit = lines[0]!.units.length > 0 ? reader.likes(lines[0]!.units) : undefined
  const label = unit?.label ?? unitWords(lines[0]!.unit)
  const sorted = [...readings].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const series = lines.map((line, index) => {
    // Of triglycerides, mg/dL is another factor than of cholesterol: each line has units of its own.
    const own = unit && line.units.find(u => u.code === unit.code)
    const shown = (n: number) => (own ? toShown(own, n) : n)
    return {
      label: line.label,
      points: sorted.flatMap(({ numbers, at }) => {
        const n = numbers[index]
        if (n === undefined) return []
        return [
          {
            x: wallClock(at),
            y: shown(n),
            text: `${numeral(shown(n), reader.culture, 1)} ${label}`,
            when: dateTimeWords(at, reader.culture),
          },
        ]
      }),
      bands: line.bands.map(b => ({
        label: b.label,
        ...(b.low !== undefined && { low: shown(b.low) }),
        ...(b.high !== undefined && { high: shown(b.high) }),
      })),
    }
  })
  const drawn = series.filter(s => s.points.length > 0)
  return {
    series: drawn.map(({ label: name, points }) => ({ label: name, points })),
    // More than two lines and their bands would cover each other.
    bands: drawn.length > 2 ? [] : drawn.flatMap(s => s.bands),
    unit: label,
    units: units.length > 1 ? units : [],
    ...(unit && { chosen: unit }),
  }
}

// ---- one line

/** The line that stands for a thing, in the units and the culture of the reader; the name of the type when it says nothing. */
export function lineOf(type: ThingType, value: unknown, reader: Reader): string {
  const { data, line } = type
  if (!data || value === undefined) return type.name
  if (line === undefined) return facts(data, value, reader).find(f => f.text)?.text ?? type.name
  return summarise(data, line, value, (part, given) => told(part, given, reader)) || type.name
}

/** The same for an item as it was read; a document of another standard says itself what it is. */
export const lineOfItem = (
  { type, value, document }: Pick<Item, 'type' | 'value' | 'document'>,
  reader: Reader,
): string => (document === undefined ? lineOf(type, value, reader) : documentTitle(type, document))
