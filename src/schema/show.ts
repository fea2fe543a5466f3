/** Shape and value -> one line of plain text for people. */
import {
  type ApproxDateTimeValue,
  type DateTimeValue,
  type DateValue,
  dateText,
  dateTimeText,
  type TimeValue,
  timeText,
} from './moment.ts'
import type { Tree } from './path.ts'
import {
  asField,
  type Choice,
  type Field,
  type Part,
  type Role,
  resolve,
  type Sequence,
  type Text,
  titleParts,
} from './schema.ts'
import { readable, toShown, unitWords, usualUnit } from './units.ts'

/** What people read for a value; '' for an absent one. */
export function show(part: Part, value: unknown): string {
  if (value === undefined) return ''
  const field = asField(part)
  if (field.occurs === 'many')
    return (value as unknown[])
      .map(item => showOne(field, item))
      .filter(Boolean)
      .join(', ')
  return showOne(field, value)
}

function showOne(field: Field, value: unknown): string {
  const shape = resolve(field.schema)
  switch (shape.kind) {
    case 'text':
      return showText(field, shape, value)
    case 'sequence':
    case 'choice':
      return shape.role ? showRole(shape.role, shape, value as Tree) : showParts(shape, value as Tree)
    case 'attributed':
      return shape.content.kind === 'text' ? showText(field, shape.content, (value as { text: unknown }).text) : ''
    case 'raw':
    case 'any':
    case 'opaque':
      return ''
  }
}

function showText(field: Field, text: Text, value: unknown): string {
  const word = field.words?.[String(value)]
  if (word !== undefined) return word
  switch (text.base) {
    case 'boolean':
      return value ? 'yes' : 'no'
    case 'double':
    case 'decimal':
    case 'int':
    case 'long':
    case 'unsignedInt':
    case 'positiveInteger': {
      const { shown, unit } = field
      if (shown) return `${readable(toShown(shown, value as number))} ${shown.label}`
      return unit === undefined
        ? readable(value as number)
        : `${readable(value as number)} ${unitWords(unit, value as number)}`.trim()
    }
    case 'string':
    case 'dateTime':
      return String(value)
  }
}

/** Without the truths: a yes says nothing without its label. */
const showParts = (shape: Sequence | Choice, value: Tree): string =>
  Object.entries(shape.fields)
    .filter(([key]) => typeof value[key] !== 'boolean')
    .map(([key, part]) => show(part, value[key]))
    .filter(Boolean)
    .join(', ')

function showRole(role: Role, shape: Sequence | Choice, value: Tree): string {
  switch (role.is) {
    case 'date':
    case 'approx-date':
      return dateText(value as unknown as DateValue)
    case 'time':
      return timeText(value as unknown as TimeValue)
    case 'date-time':
      return dateTimeText(value as unknown as DateTimeValue)
    case 'approx-date-time': {
      const when = value as unknown as ApproxDateTimeValue
      return when.structured ? dateTimeText(when.structured) : when.descriptive
    }
    case 'coded':
      return String(value.value)
    case 'worded':
      return String(value[role.words]) || show(shape.fields[role.machine]!, value[role.machine])
    case 'quantity':
      return `${readable(value.value as number)} ${show(shape.fields.units!, value.units)}`.trim()
    case 'measure': {
      const display = value.display as { text: number; units: string; words?: string } | undefined
      if (display) return display.words || `${readable(display.text)} ${display.units}`
      const unit = usualUnit(role.units)
      return `${readable(toShown(unit, value[role.base] as number))} ${unit.label}`
    }
    case 'titled':
      return titleParts(role)
        .map(key => show(shape.fields[key]!, value[key]))
        .filter(Boolean)
        .join(' ')
  }
}
