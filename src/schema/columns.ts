/** Shape -> the columns of its tables: what GetThingType publishes, what stt rows carry, what the Shell shows. */
import { escapeAttribute } from '../xml/write.ts'
import { momentOf, type TimeValue, timeText } from './moment.ts'
import { type Tree, valuesAt, walk, xpathOf } from './path.ts'
import { type Field, labelOf, resolve, type Schema } from './schema.ts'
import { show } from './show.ts'

export type ColumnType = 'Boolean' | 'String' | 'DateTime' | 'Double' | 'Int64' | 'TimeSpan'

/** A column as a declaration says it: a path, or a path and what differs from the derived. */
export interface ColumnChoice {
  readonly path: string
  readonly tag?: string
  readonly label?: string
  readonly width?: number
  /** Left out of order-by and of tables of people. */
  readonly hidden?: true
  /** Brings the number to the unit of the newest version, so that versions sort together. */
  readonly conversion?: { readonly multiplier: number; readonly offset: number }
}

export interface Column {
  readonly tag: string
  readonly label: string
  readonly type: ColumnType
  /** Pixels in the original's tables. */
  readonly width: number
  readonly visible: boolean
  readonly orderBy: boolean
  /** Place of the value that orders: `/weight/value/kg`. */
  readonly xpath: string
  readonly conversion?: { readonly multiplier: number; readonly offset: number }
  /** UCUM code of the number in a row. */
  readonly unit?: string
  /** Plain text for people, several values joined. */
  readonly text: (value: unknown) => string
  /** The value of the row's attribute: numbers in the stored unit, dates as `yyyy-MM-dd HH:mm:ss`; undefined when absent. */
  readonly row: (value: unknown) => string | undefined
}

const widths: Readonly<Record<ColumnType, number>> = {
  Boolean: 60,
  String: 150,
  DateTime: 125,
  Double: 100,
  Int64: 80,
  TimeSpan: 80,
}

export function columns(schema: Schema, root: string, chosen: readonly (string | ColumnChoice)[]): readonly Column[] {
  return chosen.map(choice => column(schema, root, typeof choice === 'string' ? { path: choice } : choice))
}

function column(schema: Schema, root: string, choice: ColumnChoice): Column {
  const steps = walk(schema, choice.path)
  const { key, part, field, name } = steps.at(-1)!
  const { type, ordered, unit } = typed(field)
  const single = steps.every(s => s.field.occurs !== 'many')
  const one: Field = { ...field, occurs: 'one' }
  return {
    tag: choice.tag ?? name,
    label: choice.label ?? labelOf(key, part),
    type,
    width: choice.width ?? widths[type],
    visible: !choice.hidden,
    orderBy: single && !choice.hidden,
    xpath: xpathOf(root, ordered ? [...steps, ...walk(field.schema, ordered)] : steps),
    ...(choice.conversion ? { conversion: choice.conversion } : {}),
    ...(unit === undefined ? {} : { unit }),
    text: value =>
      valuesAt(value, steps)
        .map(item => show(one, item))
        .filter(Boolean)
        .join(', '),
    row: value => rowText(one, type, valuesAt(value, steps)),
  }
}

/** Type of the column, the part of a composite that orders it, and the unit of its number. */
function typed({ schema, unit }: Field): { type: ColumnType; ordered?: string; unit?: string | undefined } {
  const shape = resolve(schema)
  if (shape.kind === 'text') {
    switch (shape.base) {
      case 'boolean':
        return { type: 'Boolean' }
      case 'double':
      case 'decimal':
        return { type: 'Double', unit }
      case 'int':
      case 'long':
      case 'unsignedInt':
      case 'positiveInteger':
        return { type: 'Int64', unit }
      case 'dateTime':
        return { type: 'DateTime' }
      case 'string':
        return { type: 'String' }
    }
  }
  if (shape.kind !== 'sequence' && shape.kind !== 'choice') return { type: 'String' }
  const role = shape.role
  switch (role?.is) {
    case 'date':
    case 'approx-date':
    case 'date-time':
    case 'approx-date-time':
      return { type: 'DateTime' }
    case 'time':
      return { type: 'TimeSpan' }
    case 'measure':
      return { type: 'Double', ordered: role.base, unit: role.units[0]!.ucum }
    case 'worded':
      return { type: 'String', ordered: role.words }
    case 'titled': {
      const inner = typed({ ...walk(shape, role.by)[0]!.field })
      return { type: 'String', ordered: inner.ordered === undefined ? role.by : `${role.by}.${inner.ordered}` }
    }
    case 'coded':
      return { type: 'String', ordered: 'value' }
    case 'quantity':
      return { type: 'Double', ordered: 'value' }
    case undefined:
      return { type: 'String' }
  }
}

function rowText(field: Field, type: ColumnType, values: readonly unknown[]): string | undefined {
  if (values.length === 0) return undefined
  return values.map(value => rowOne(field, type, value)).join(', ')
}

function rowOne(field: Field, type: ColumnType, value: unknown): string {
  const shape = resolve(field.schema)
  const role = shape.kind === 'sequence' || shape.kind === 'choice' ? shape.role : undefined
  switch (type) {
    case 'DateTime': {
      const moment = momentOf(role, value)
      // A date in words stays words: the reader of a row has nothing else of it.
      return moment ? rowDate(moment.at) : show(field, value)
    }
    case 'TimeSpan':
      return timeText(value as TimeValue)
    case 'Double':
    case 'Int64':
      return String(
        role?.is === 'measure' ? (value as Tree)[role.base] : role?.is === 'quantity' ? (value as Tree).value : value,
      )
    case 'Boolean':
      return value ? 'true' : 'false'
    case 'String':
      return show(field, value)
  }
}

/** `2026-11-22T08:30:00.41` as rows print it: data.md §13. */
export const rowDate = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)}`

/** The `<row …/>` element of the transforms stt and mtt. */
export function rowElement(attributes: Iterable<readonly [name: string, value: string | undefined]>): string {
  let xml = '<row'
  for (const [name, value] of attributes) if (value !== undefined) xml += ` ${name}="${escapeAttribute(value)}"`
  return `${xml}/>`
}
