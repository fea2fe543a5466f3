/**
 * Shape -> the fields of a form, filled with what was posted, so that nothing typed is lost when something is wrong.
 * Names are flat and follow the shape: `when.date`, `value.amount`, `reaction.text`, `labGroup.0.groupName.text`.
 * posted.ts writes and reads these names; a door turns the fields into markup.
 */
import {
  asField,
  type Choice,
  type Field,
  labelOf,
  type Part,
  type Role,
  resolve,
  type Schema,
  type Sequence,
  type Text,
} from './schema.ts'
import { usualUnit } from './units.ts'

export type Posted = { readonly [name: string]: string }
/** What is wrong, by the name of an input or of a field. */
export type Problems = { readonly [name: string]: string }

export interface Input {
  readonly name: string
  readonly value: string
  readonly problem?: string
}
export interface Option {
  readonly value: string
  readonly label: string
}
interface About {
  readonly name: string
  readonly label: string
  readonly help?: string
  /** Must be filled for the form to be accepted. */
  readonly required: boolean
  readonly problem?: string
}

export type FormField = About &
  (
    | { readonly kind: 'text'; readonly input: Input; readonly multiline: boolean; readonly maxLength?: number }
    | {
        readonly kind: 'number'
        readonly input: Input
        readonly whole: boolean
        readonly min?: number
        readonly max?: number
        readonly unit?: string
      }
    | { readonly kind: 'select'; readonly input: Input; readonly options: readonly Option[] }
    /** One calendar day, `2026-11-22`; a time of day, `08:30`. */
    | { readonly kind: 'date' | 'time'; readonly input: Input }
    | { readonly kind: 'date-time'; readonly date: Input; readonly time: Input; readonly hidden: readonly Input[] }
    /**
     * Year, month and day, the last two may stay empty; with `time` and `words` where the shape has them. `when` is all of it in
     * one text: a door reads it into the others, posted.ts never looks at it.
     */
    | {
        readonly kind: 'partial-date'
        readonly when: Input
        readonly year: Input
        readonly month: Input
        readonly day: Input
        readonly time?: Input
        readonly words?: Input
        readonly hidden: readonly Input[]
      }
    /** Words with suggestions from a vocabulary, `family/name`. A picker sets `was` to the words and `code.0.*` to the code. */
    | { readonly kind: 'words'; readonly input: Input; readonly vocabulary?: string; readonly hidden: readonly Input[] }
    /** A door may show words: `meant` is then the code they stood for, which posted.ts never looks at. */
    | { readonly kind: 'code'; readonly input: Input; readonly vocabulary?: string; readonly hidden: readonly Input[] }
    | {
        readonly kind: 'measure'
        readonly amount: Input
        readonly unit: Input
        readonly units: readonly (Option & { readonly usual?: true })[]
        readonly hidden: readonly Input[]
      }
    | { readonly kind: 'group'; readonly fields: readonly FormField[]; readonly filled: boolean }
    /** `add` is the name of a button that asks for one more; each item has a button `<item name>.remove`. */
    | { readonly kind: 'list'; readonly items: readonly FormField[]; readonly add: string; readonly full: boolean }
    /** Kept as it is, not shown. */
    | { readonly kind: 'kept'; readonly hidden: readonly Input[] }
  )

/** The fields of a form for a shape. `posted` comes from toPosted or from the browser. */
export function form(schema: Schema, posted: Posted = {}, problems: Problems = {}): readonly FormField[] {
  return new Form(posted, problems).fields(schema, '', true)
}

class Form {
  readonly posted: Posted
  readonly problems: Problems
  readonly names: readonly string[]

  constructor(posted: Posted, problems: Problems) {
    this.posted = posted
    this.problems = problems
    this.names = namesIn(posted)
  }

  fields(schema: Schema, above: string, needed: boolean): FormField[] {
    const shape = resolve(schema)
    if (shape.kind !== 'sequence' && shape.kind !== 'choice') return []
    const all = shape.kind === 'sequence' && needed
    return Object.entries(shape.fields).map(([key, part]) =>
      this.field(key, part, above ? `${above}.${key}` : key, all),
    )
  }

  field(key: string, part: Part, name: string, needed: boolean): FormField {
    const field = asField(part)
    const label = labelOf(key, part)
    if (field.occurs !== 'many') return this.one(field, name, label, needed && field.min > 0)
    const items = this.indexes(name).map(i => this.one(field, `${name}.${i}`, label, false))
    const wanted = `${name}.add` in this.posted || (needed && items.length < field.min)
    if (wanted && items.length < field.max)
      items.push(this.one(field, `${name}.${this.next(name)}`, label, needed && items.length < field.min))
    if (resolve(field.schema).kind === 'any')
      return { ...this.about(field, name, label, false), kind: 'kept', hidden: this.hidden(name) }
    return {
      ...this.about(field, name, label, needed && field.min > 0),
      kind: 'list',
      items,
      add: `${name}.add`,
      full: items.length >= field.max,
    }
  }

  one(field: Field, name: string, label: string, required: boolean): FormField {
    const about = this.about(field, name, label, required)
    const shape = resolve(field.schema)
    switch (shape.kind) {
      case 'text':
        return this.text(field, shape, about)
      case 'sequence':
      case 'choice':
        return shape.role ? this.composite(shape.role, shape, field, about) : this.group(shape, about)
      case 'attributed': {
        const inner =
          shape.content.kind === 'sequence' || shape.content.kind === 'choice'
            ? shape.content.fields
            : { text: shape.content }
        return this.group({ kind: 'sequence', fields: { ...inner, ...shape.attributes } as Sequence['fields'] }, about)
      }
      case 'raw':
      case 'any':
      case 'opaque':
        return { ...about, kind: 'kept', hidden: this.hidden(name) }
    }
  }

  text(field: Field, text: Text, about: About): FormField {
    const input = this.input(about.name)
    if (field.words) {
      const options = Object.entries(field.words).map(([value, label]) => ({ value, label }))
      return { ...about, kind: 'select', input, options }
    }
    if (text.values)
      return { ...about, kind: 'select', input, options: text.values.map(value => ({ value, label: value })) }
    switch (text.base) {
      case 'boolean':
        return { ...about, kind: 'select', input, options: yesOrNo }
      case 'string':
      case 'dateTime':
        return {
          ...about,
          // A text that may be empty is not asked for.
          required: about.required && (text.min !== undefined || text.nonBlank === true || text.pattern !== undefined),
          kind: 'text',
          input,
          multiline: field.multiline ?? false,
          ...(text.base === 'string' && text.max !== undefined ? { maxLength: text.max } : {}),
        }
      case 'double':
      case 'decimal':
      case 'int':
      case 'long':
      case 'unsignedInt':
      case 'positiveInteger': {
        const { shown } = field
        const min = text.min ?? text.above
        const bound = (n: number | undefined) =>
          n === undefined || !shown ? n : (n - (shown.offset ?? 0)) / shown.factor
        const unit = shown?.label ?? field.unit
        return {
          ...about,
          kind: 'number',
          input,
          whole: text.base !== 'double' && text.base !== 'decimal' && !shown,
          ...(min === undefined ? {} : { min: bound(min)! }),
          ...(text.max === undefined ? {} : { max: bound(text.max)! }),
          ...(unit === undefined ? {} : { unit }),
        }
      }
    }
  }

  group(shape: Sequence | Choice, about: About): FormField {
    const filled = this.names.some(name => name.startsWith(`${about.name}.`) && this.posted[name] !== '')
    return { ...about, kind: 'group', fields: this.fields(shape, about.name, about.required), filled }
  }

  composite(role: Role, shape: Sequence | Choice, field: Field, about: About): FormField {
    const { name } = about
    const at = (part: string) => this.input(`${name}.${part}`)
    const vocabulary = field.vocabulary === undefined ? {} : { vocabulary: field.vocabulary }
    switch (role.is) {
      case 'date':
      case 'time':
        return { ...about, kind: role.is, input: this.input(name) }
      case 'date-time':
        return { ...about, kind: 'date-time', date: at('date'), time: at('time'), hidden: this.hidden(`${name}.tz`) }
      case 'approx-date':
        return {
          ...about,
          kind: 'partial-date',
          when: at('when'),
          year: at('y'),
          month: at('m'),
          day: at('d'),
          hidden: [],
        }
      case 'approx-date-time':
        return {
          ...about,
          kind: 'partial-date',
          when: at('when'),
          year: at('y'),
          month: at('m'),
          day: at('d'),
          time: at('time'),
          words: at('words'),
          hidden: this.hidden(`${name}.tz`),
        }
      case 'coded':
        return {
          ...about,
          kind: 'code',
          input: at('value'),
          ...vocabulary,
          hidden: [at('family'), at('type'), at('version'), at('meant')],
        }
      case 'worded':
        return {
          ...about,
          kind: 'words',
          input: at(role.words),
          ...vocabulary,
          hidden: [at('was'), ...this.hidden(`${name}.${role.machine}`)],
        }
      case 'measure': {
        const unit = at('unit')
        return {
          ...about,
          kind: 'measure',
          amount: at('amount'),
          unit: unit.value === '' ? { ...unit, value: usualUnit(role.units).code } : unit,
          units: role.units.map(({ code, label, usual }) => ({ value: code, label, ...(usual && { usual }) })),
          hidden: [at('was'), at('base'), ...this.hidden(`${name}.display`)],
        }
      }
      case 'quantity':
      case 'titled':
        return this.group(shape, about)
    }
  }

  about(field: Field, name: string, label: string, required: boolean): About {
    const problem = this.problems[name]
    return {
      name,
      label,
      required,
      ...(field.doc === undefined ? {} : { help: field.doc }),
      ...(problem === undefined ? {} : { problem }),
    }
  }

  input(name: string): Input {
    const problem = this.problems[name]
    return { name, value: this.posted[name] ?? '', ...(problem === undefined ? {} : { problem }) }
  }

  hidden(above: string): Input[] {
    return this.names.filter(name => name === above || name.startsWith(`${above}.`)).map(name => this.input(name))
  }

  indexes(name: string): number[] {
    return indexes(this.names, name).filter(i => !(`${name}.${i}.remove` in this.posted))
  }

  next(name: string): number {
    return Math.max(-1, ...indexes(this.names, name)) + 1
  }
}

const yesOrNo: readonly Option[] = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]

/** The names that can be of a form; a shape that holds itself must not be led down without end. */
export const namesIn = (posted: Posted): readonly string[] => Object.keys(posted).filter(name => name.length <= 400)

/** The item numbers of a list among posted names, in order. */
export function indexes(names: readonly string[], list: string): number[] {
  const found = new Set<number>()
  for (const name of names) {
    if (!name.startsWith(`${list}.`)) continue
    const [index] = name.slice(list.length + 1).split('.')
    if (/^\d{1,4}$/.test(index!)) found.add(Number(index))
  }
  return [...found].sort((a, b) => a - b)
}
