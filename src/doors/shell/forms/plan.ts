/**
 * What a form of a thing asks, in which order, and with what it begins. The fields come from the declaration of the type
 * (schema/form.ts); here they are brought into the order in which a person would tell them.
 */
import type { FormField, Input, Posted, Problems } from '../../../schema/form.ts'
import { asField, nameOf, resolve } from '../../../schema/schema.ts'
import type { ThingType } from '../../../things/thing-type.ts'
import { firstFields, firstOfGroups } from './first.ts'

export interface Plan {
  /** Asked at once. */
  readonly first: readonly FormField[]
  /** Under "More details". */
  readonly more: readonly FormField[]
}

export type FieldWords = { readonly [place: string]: { readonly label?: string; readonly help?: string } }

/** The few fields that matter, then the rest in the order of the declaration. What is required is never hidden. */
export function plan(type: ThingType, fields: readonly FormField[], words: FieldWords = {}): Plan {
  const names = firstFields[type.root] ?? usualFirst(type)
  const rank = (f: FormField) => names.indexOf(f.name)
  const named = fields.map(f => worded(type, f, words))
  const isFirst = (f: FormField) => f.kind !== 'kept' && (f.required || rank(f) >= 0)
  const place = (f: FormField) => (rank(f) < 0 ? names.length : rank(f))
  return {
    first: named.filter(isFirst).sort((a, b) => place(a) - place(b)),
    more: named.filter(f => !isFirst(f)),
  }
}

/** Words of people where somebody wrote them, for the field and all within; an empty help takes it away. */
function worded(type: ThingType, field: FormField, words: FieldWords): FormField {
  const place = placeOf(type, field.name)
  const { help: told, label = field.label } = words[place] ?? {}
  const { help: declared, ...bare } = field
  const help = told ?? declared
  const inside = (f: FormField) => worded(type, f, words)
  const named = { ...bare, label, ...(help && { help }) }
  if (named.kind === 'group') return { ...named, fields: named.fields.map(inside) }
  if (named.kind === 'list') return { ...named, items: named.items.map(inside) }
  return named
}

/** `labGroup.0.results.2` -> `lab-test-results.labGroup.*.results.*` */
const placeOf = (type: ThingType, name: string) => `${type.root}.${name.replace(/\.\d+(?=\.|$)/g, '.*')}`

/** The fields of a group, the few that matter first; the rest is for "More details" within it. `chosen`: somebody chose them. */
export function planGroup(
  type: ThingType,
  group: Extract<FormField, { kind: 'group' }>,
): Plan & { readonly chosen: boolean } {
  const key = (f: FormField) => f.name.slice(group.name.length + 1)
  const keys = group.fields.map(key)
  const names = firstFields[placeOf(type, group.name)] ?? firstOfGroups.find(g => keys.includes(g.has))?.first
  if (!names) return { first: group.fields, more: [], chosen: false }
  const isFirst = (f: FormField) => names.includes(key(f))
  return {
    first: group.fields.filter(isFirst).sort((a, b) => names.indexOf(key(a)) - names.indexOf(key(b))),
    more: group.fields.filter(f => !isFirst(f)),
    chosen: true,
  }
}

/** Where nobody chose: what the tables show, and the date last, since it is usually now. */
function usualFirst(type: ThingType): readonly string[] {
  const shown = type.columns.filter(c => c.visible).flatMap(c => keyOf(type, c.xpath) ?? [])
  const date = type.effectiveDate
  return date === undefined ? shown : [...shown.filter(key => key !== date), date]
}

/** `/weight/value/kg` -> the key of `value` in the shape. */
function keyOf(type: ThingType, xpath: string): string | undefined {
  const name = xpath.split('/')[2]
  const found = Object.entries(type.data?.fields ?? {}).find(([key, part]) => nameOf(key, part) === name)
  return found?.[0]
}

/**
 * A new form: the date of a measurement is now on the person's wall, to the minute. A first observation of years ago is
 * not, so partial dates stay empty.
 */
export function blank(type: ThingType, wallNow: string): Posted {
  const key = type.effectiveDate
  if (type.root === 'lab-test-results')
    return { ...today(type.effectiveDate, wallNow), 'labGroup.0.results.0.name': '' }
  if (key === undefined || !type.data) return {}
  const shape = resolve(asField(type.data.fields[key]!).schema)
  const role = shape.kind === 'sequence' || shape.kind === 'choice' ? shape.role?.is : undefined
  const [date = '', time = ''] = wallNow.slice(0, 16).split('T')
  switch (role) {
    case 'date-time':
      return { [`${key}.date`]: date, [`${key}.time`]: time }
    case 'date':
      return { [key]: date }
    case 'approx-date-time': {
      return datedToday.has(type.root) ? today(key, wallNow) : {}
    }
    default:
      return {}
  }
}
function today(key: string | undefined, wallNow: string): Posted {
  if (key === undefined) return {}
  const [y = '', m = '', d = ''] = wallNow.slice(0, 10).split('-')
  return { [`${key}.y`]: y, [`${key}.m`]: String(Number(m)), [`${key}.d`]: String(Number(d)) }
}
/** Types whose partial date is, most of the time, the day they are written down. */
const datedToday: ReadonlySet<string> = new Set(['procedure', 'immunization'])

// ---- every input of a form

/** All fields, those inside groups and lists included. */
export function* everyField(fields: readonly FormField[]): Generator<FormField> {
  for (const f of fields) {
    yield f
    if (f.kind === 'group') yield* everyField(f.fields)
    if (f.kind === 'list') yield* everyField(f.items)
  }
}

export function inputsOf(f: FormField): readonly Input[] {
  switch (f.kind) {
    case 'text':
    case 'number':
    case 'select':
    case 'date':
    case 'time':
      return [f.input]
    case 'words':
    case 'code':
      return [f.input, ...f.hidden]
    case 'date-time':
      return [f.date, f.time, ...f.hidden]
    case 'partial-date':
      return [f.year, f.month, f.day, ...(f.time ? [f.time] : []), ...(f.words ? [f.words] : []), ...f.hidden]
    case 'measure':
      return [f.amount, f.unit, ...f.hidden]
    case 'kept':
      return f.hidden
    case 'group':
    case 'list':
      return []
  }
}

// ---- numbers as people type them

const decimalComma = (culture: string) => new Intl.NumberFormat(culture).format(0.5).includes(',')
const isNumberInput = (f: FormField): Input | undefined =>
  f.kind === 'number' ? f.input : f.kind === 'measure' ? f.amount : undefined

/**
 * `81,5` becomes `81.5` where people write so; elsewhere a comma stays what it is, and is refused. Feet and inches, `5 ft 9 in`,
 * become inches.
 */
export function readNumbers(fields: readonly FormField[], posted: Posted, culture: string): Posted {
  const comma = decimalComma(culture)
  const read: { [name: string]: string } = { ...posted }
  for (const f of everyField(fields)) {
    const input = isNumberInput(f)
    if (input && comma && /^\s*-?\d+,\d+\s*$/.test(input.value)) read[input.name] = input.value.replace(',', '.')
    const inches =
      f.kind === 'measure' && f.units.some(u => u.value === 'in') ? feetAndInches(f.amount.value) : undefined
    if (inches !== undefined && f.kind === 'measure')
      Object.assign(read, { [f.amount.name]: String(inches), [f.unit.name]: 'in' })
  }
  return read
}

/** `5 ft 9 in`, `5'9"`, `5 ft`: in inches; undefined for anything else. */
export function feetAndInches(text: string): number | undefined {
  const parts =
    /^\s*(\d{1,2})\s*(?:'|′|’|ft\.?|feet|foot)\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:"|″|”|''|in\.?|inches|inch)?)?\s*$/i.exec(
      text,
    )
  return parts ? Number(parts[1]) * 12 + Number(parts[2] ?? 0) : undefined
}

/** The way back, for a form that is filled from what is stored. */
export function writeNumbers(fields: readonly FormField[], posted: Posted, culture: string): Posted {
  if (!decimalComma(culture)) return posted
  const written: { [name: string]: string } = { ...posted }
  for (const f of everyField(fields)) {
    const input = isNumberInput(f)
    if (input) written[input.name] = input.value.replace('.', ',')
  }
  return written
}

// ---- what is wrong, in sentences

export interface ProblemWords {
  readonly needed: (label: string) => string
  readonly wrong: (label: string, problem: string) => string
}

/** Each problem as a sentence that can be understood away from its field: in the summary on top of the page. */
export function sentences(fields: readonly FormField[], problems: Problems, words: ProblemWords): Problems {
  const labels = new Map<string, string>()
  for (const f of everyField(fields)) {
    labels.set(f.name, f.label)
    for (const input of inputsOf(f)) labels.set(input.name, f.label)
  }
  return Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => {
      const label = labels.get(name) ?? labels.get(name.split('.')[0]!) ?? ''
      return [
        name,
        problem === 'this is needed' || problem === 'at least one is needed'
          ? words.needed(label)
          : words.wrong(label, problem),
      ]
    }),
  )
}
