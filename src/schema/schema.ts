/**
 * What a shape is: a handful of kinds, plain data, and the TypeScript type each stands for.
 * Everything else we know of a shape (codec, XSD, form, columns, documentation) is a reading of this data in a file beside.
 */

declare const typeOf: unique symbol
interface Typed<T> {
  readonly [typeOf]?: T
}

/** The lexical families of XML Schema that the published schemas use. */
export type Base =
  | 'string'
  | 'double'
  | 'decimal'
  | 'int'
  | 'long'
  | 'unsignedInt'
  | 'positiveInteger'
  | 'boolean'
  | 'dateTime'

export interface Bounds {
  /** Inclusive bounds of a number; characters of a string. */
  readonly min?: number
  readonly max?: number
  /** The number must be greater than this. */
  readonly above?: number
  /** A string with at least one character that is not white space. */
  readonly nonBlank?: boolean
  /** A regular expression that the whole text must match, in the syntax that XSD and JavaScript share. */
  readonly pattern?: string
  readonly values?: readonly string[]
  /** What an empty element stands for (XSD `default`); one published schema has such an element. */
  readonly default?: string
}

export interface Text<T = unknown> extends Typed<T>, Bounds {
  readonly kind: 'text'
  readonly base: Base
}
export interface Sequence<F extends Fields = Fields> {
  readonly kind: 'sequence'
  readonly fields: F
  readonly name?: string
  readonly role?: Role
  /** Lists that are left out are absent, not empty: for changes that name only what changes. */
  readonly sparse?: true
}
/** Exactly one of the fields. */
export interface Choice<F extends Fields = Fields> {
  readonly kind: 'choice'
  readonly fields: F
  readonly name?: string
  readonly role?: Role
}

/**
 * What a shape of several elements means as one to people. Readings for people (text, form, column, chart) look here
 * first; readings for machines do not. The part names that each role expects are in brackets.
 */
export type Role =
  /** A calendar day [y m d]; approx-date may lack its month or day. */
  | { readonly is: 'date' | 'approx-date' }
  /** A time of day [h m s? f?]. */
  | { readonly is: 'time' }
  /** [date time? tz?], and [structured | descriptive] where structured is [date: approx-date, time? tz?]. */
  | { readonly is: 'date-time' | 'approx-date-time' }
  /** A code in a vocabulary [value family? type version?]. */
  | { readonly is: 'coded' }
  /** Words of a person in the part `words`, what a machine knows of them in the list `machine`. */
  | { readonly is: 'worded'; readonly words: string; readonly machine: string }
  /** A number with its unit in words [value units]. */
  | { readonly is: 'quantity' }
  /** A measurement kept in one unit, the first of `units`, in the part `base`; what was typed is in the part `display`. */
  | { readonly is: 'measure'; readonly base: string; readonly units: readonly Unit[] }
  /** Called by its part `by`: a person by the name. Said in one breath with the parts `and`: a pulse with its number. */
  | { readonly is: 'titled'; readonly by: string; readonly and?: readonly string[] }

/** A unit people may choose: stored number = shown number × factor + offset. */
export interface Unit {
  /** Code in HealthVault's unit vocabulary of the measure. */
  readonly code: string
  /** As people write it. */
  readonly label: string
  readonly ucum: string
  readonly factor: number
  readonly offset?: number
  /** People read it in this one, where that is not the unit it is stored in: grams of fat. */
  readonly usual?: true
}
/** Text or children that also carry attributes. Text content appears as the property `text`. */
export interface Attributed<
  C extends Text | Raw | Sequence | Choice = Text | Raw | Sequence | Choice,
  A extends Attributes = Attributes,
> {
  readonly kind: 'attributed'
  readonly content: C
  readonly attributes: A
  readonly name?: string
}
/** The inner XML of the element as it came, never looked into; prefixes declared further out are declared where they are used. */
export interface Raw extends Typed<string> {
  readonly kind: 'raw'
}
/** Inside a sequence: elements of any name, kept as they came, with the namespaces declared further out (XSD `any`). */
export interface Any extends Typed<string> {
  readonly kind: 'any'
  /** Not a byte is added, because a signature covers them: no declarations of namespaces either. */
  readonly verbatim?: true
  /** In published schemas only: elements of other namespaces, so that named ones may stand beside them. */
  readonly namespace?: '##other'
}
/** A shape named elsewhere, for the shapes that hold themselves. */
export interface Ref<T = unknown> extends Typed<T> {
  readonly kind: 'ref'
  readonly name: string
  readonly get: () => Schema
}
/** A value that never crosses the wire: streams between the gate and the blob door. */
export interface Opaque<T = unknown> extends Typed<T> {
  readonly kind: 'opaque'
}

export type Schema = Text | Sequence | Choice | Attributed | Raw | Any | Ref | Opaque

/** What is said about a field besides its shape. */
export interface Notes {
  /** One sentence for developers and for the help text of a form. */
  readonly doc?: string
  /** Plain words for people; derived from the key when absent. */
  readonly label?: string
  /** Suggested vocabulary, `name` in the family `wc`, or `family/name`. */
  readonly vocabulary?: string
  /** Unit of a number, as UCUM code. */
  readonly unit?: string
  /** Shown to people in another unit than stored: a fraction as percent. */
  readonly shown?: Unit
  /** Plain words for the values of a small closed list, by value. */
  readonly words?: { readonly [value: string]: string }
  /** Text of several lines. */
  readonly multiline?: true
  /** A sequence within a choice that has no element of its own: its parts stand where it would. */
  readonly inline?: true
  /** The XML name where it is not the kebab-case of the key. */
  readonly xmlName?: string
}

export type Occurs = 'one' | 'optional' | 'many'
export interface Field<S extends Schema = Schema, O extends Occurs = Occurs> extends Notes {
  readonly kind: 'field'
  readonly schema: S
  readonly occurs: O
  readonly min: number
  readonly max: number
}
export type Part = Schema | Field
export type Fields = { readonly [key: string]: Part }
export type Attributes = { readonly [key: string]: Text | Field<Text, 'one' | 'optional'> }

// ---- the TypeScript type of a shape

type Flat<T> = { [K in keyof T]: T[K] }
type SchemaOf<P> = P extends Field<infer S, Occurs> ? S : P
type OptionalKey<F> = { [K in keyof F]: F[K] extends Field<Schema, 'optional'> ? K : never }[keyof F]
type FieldValue<P> =
  P extends Field<infer S, 'many'> ? readonly Infer<S>[] : P extends { kind: 'any' } ? string : Infer<SchemaOf<P>>
type Struct<F> = Flat<
  { readonly [K in Exclude<keyof F, OptionalKey<F>>]: FieldValue<F[K]> } & {
    readonly [K in OptionalKey<F>]?: FieldValue<F[K]>
  }
>
type OneOf<F> = {
  [K in keyof F]: Flat<{ readonly [P in K]: FieldValue<F[P]> } & { readonly [P in Exclude<keyof F, K>]?: never }>
}[keyof F]

export type Infer<S> = S extends { kind: 'text' } & Typed<infer T>
  ? T
  : S extends { kind: 'sequence'; fields: infer F }
    ? Struct<F>
    : S extends { kind: 'choice'; fields: infer F }
      ? OneOf<F>
      : S extends { kind: 'attributed'; content: infer C; attributes: infer A }
        ? C extends { kind: 'text' } | { kind: 'raw' }
          ? Flat<{ readonly text: Infer<C> } & Struct<A>>
          : Flat<Infer<C> & Struct<A>>
        : S extends { kind: 'raw' | 'any' }
          ? string
          : S extends { kind: 'ref' | 'opaque' } & Typed<infer T>
            ? T
            : never

// ---- combinators

export const string = (bounds: Bounds = {}): Text<string> => ({ kind: 'text', base: 'string', ...bounds })
export const oneOf = <const V extends readonly string[]>(...values: V): Text<V[number]> => ({
  kind: 'text',
  base: 'string',
  values,
})
export const double = (bounds: Bounds = {}): Text<number> => ({ kind: 'text', base: 'double', ...bounds })
/** xs:decimal: amounts of money; digits without an exponent. */
export const decimal = (bounds: Bounds = {}): Text<number> => ({ kind: 'text', base: 'decimal', ...bounds })
export const int = (bounds: Bounds = {}): Text<number> => ({ kind: 'text', base: 'int', ...bounds })
export const long = (bounds: Bounds = {}): Text<number> => ({ kind: 'text', base: 'long', ...bounds })
export const unsignedInt = (): Text<number> => ({ kind: 'text', base: 'unsignedInt' })
export const positiveInteger = (): Text<number> => ({ kind: 'text', base: 'positiveInteger' })
export const boolean = (): Text<boolean> => ({ kind: 'text', base: 'boolean' })
/** xs:dateTime, kept as the text that came. */
export const dateTimeText = (): Text<string> => ({ kind: 'text', base: 'dateTime' })
const guidPattern = '[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}'
/** A guid; read in any case, handed on in lower case. */
export const guid = (): Text<string> => ({ kind: 'text', base: 'string', pattern: guidPattern })
export const isGuid = (s: Schema): boolean => s.kind === 'text' && s.pattern === guidPattern

export const sequence = <const F extends Fields>(fields: F, name?: string): Sequence<F> => ({
  kind: 'sequence',
  fields,
  ...(name === undefined ? {} : { name }),
})
type Left<P> =
  P extends Field<infer S, 'many'>
    ? Field<Opaque<readonly Infer<S>[]>, 'optional'>
    : P extends Field<infer S, Occurs>
      ? Field<S, 'optional'>
      : P extends Schema
        ? Field<P, 'optional'>
        : never
/** The shape of a change: all parts but the named may be left out, and stay as they are then. */
export function partly<S extends Sequence, const K extends keyof S['fields'] & string>(
  shape: S,
  always: readonly K[],
  name: string,
): Sequence<{ readonly [P in keyof S['fields']]: P extends K ? S['fields'][P] : Left<S['fields'][P]> }> {
  const fields = Object.entries(shape.fields).map(([key, part]) => {
    if ((always as readonly string[]).includes(key)) return [key, part]
    const field = asField(part)
    return [key, { ...field, min: 0, ...(field.occurs === 'one' && { occurs: 'optional' }) }]
  })
  return { kind: 'sequence', fields: Object.fromEntries(fields), name, sparse: true }
}
export const choice = <const F extends Fields>(fields: F, name?: string): Choice<F> => ({
  kind: 'choice',
  fields,
  ...(name === undefined ? {} : { name }),
})
export const attributed = <const C extends Text | Raw | Sequence | Choice, const A extends Attributes>(
  content: C,
  attributes: A,
  name?: string,
): Attributed<C, A> => ({ kind: 'attributed', content, attributes, ...(name === undefined ? {} : { name }) })
export const plays = <S extends Sequence | Choice>(role: Role, shape: S): S => ({ ...shape, role })
export const raw = (): Raw => ({ kind: 'raw' })
export const any = (options: Pick<Any, 'verbatim'> = {}): Any => ({ kind: 'any', ...options })
export const ref = <T>(name: string, get: () => Schema): Ref<T> => ({ kind: 'ref', name, get })
export const opaque = <T>(): Opaque<T> => ({ kind: 'opaque' })

// ---- occurrence and notes

export const asField = (part: Part): Field =>
  part.kind === 'field' ? part : { kind: 'field', schema: part, occurs: 'one', min: 1, max: 1 }
export const optional = <S extends Schema, O extends Occurs>(part: S | Field<S, O>): Field<S, 'optional'> =>
  ({ ...asField(part), occurs: 'optional', min: 0, max: 1 }) as Field<S, 'optional'>
/** Any number, from `min` (0) to `max` (no limit). */
export const many = <S extends Schema, O extends Occurs>(
  part: S | Field<S, O>,
  min = 0,
  max = Number.POSITIVE_INFINITY,
): Field<S, 'many'> => ({ ...asField(part), occurs: 'many', min, max }) as Field<S, 'many'>

type AsField<P> = P extends Field ? P : P extends Schema ? Field<P, 'one'> : never
export const note = <P extends Part>(part: P, notes: Notes): AsField<P> =>
  ({ ...asField(part), ...notes }) as AsField<P>
export const doc = <P extends Part>(part: P, text: string, notes: Notes = {}): AsField<P> =>
  note(part, { doc: text, ...notes })
export const vocabulary = <P extends Part>(part: P, name: string): AsField<P> => note(part, { vocabulary: name })
export const unit = <P extends Part>(part: P, ucum: string): AsField<P> => note(part, { unit: ucum })
export const xmlName = <P extends Part>(part: P, name: string): AsField<P> => note(part, { xmlName: name })

/** `bloodPressure` -> `blood-pressure`. */
export const kebab = (key: string): string => key.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`)
/** The XML name of a field. */
export const nameOf = (key: string, part: Part): string => (part.kind === 'field' && part.xmlName) || kebab(key)
/** Plain words for a field: its label, or its key as words (`onsetDate` -> `Onset date`). */
export const labelOf = (key: string, part: Part): string => (part.kind === 'field' && part.label) || words(key)
const words = (key: string) => {
  const plain = kebab(key).replaceAll('-', ' ').trim()
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}
/** What a titled shape says of itself, in order. */
export const titleParts = ({ by, and = [] }: Extract<Role, { is: 'titled' }>): readonly string[] => [by, ...and]
/** Follows refs. */
export const resolve = (schema: Schema): Exclude<Schema, Ref> => {
  let s = schema
  while (s.kind === 'ref') s = s.get()
  return s
}
