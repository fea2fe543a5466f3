/**
 * What a form of a thing asks, in which order, and with what it begins. The fields come from the declaration of the type
 * (schema/form.ts); here they are brought into the order in which a person would tell them.
 */
import type { FormField, Input, Posted, Problems } from '../../../schema/form.ts'
import { asField, nameOf, resolve } from '../../../schema/schema.ts'
import type { ThingType } from '../../../things/thing-type.ts'
import { compoundOf } from './compound.ts'
import { firstFields, firstOfGroups } from './first.ts'
import { readWhen, type WhenAround, whenText } from './when.ts'

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
      return [f.when, f.year, f.month, f.day, ...(f.time ? [f.time] : []), ...(f.words ? [f.words] : []), ...f.hidden]
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
 * `81,5` becomes `81.5` where people write so; elsewhere a comma stays what it is, and is refused. `5 ft 9 in` becomes inches
 * and `7 lb 6 oz` pounds, with the words to be kept as they were typed.
 */
export function readNumbers(fields: readonly FormField[], posted: Posted, culture: string): Posted {
  const comma = decimalComma(culture)
  const read: { [name: string]: string } = { ...posted }
  for (const f of everyField(fields)) {
    const input = isNumberInput(f)
    if (input && comma && /^\s*-?\d+,\d+\s*$/.test(input.value)) read[input.name] = input.value.replace(',', '.')
    if (f.kind !== 'measure') continue
    const two = compoundOf(f.amount.value)
    // Ours to say, whoever sent it.
    delete read[`${f.name}.words`]
    if (two && f.units.some(u => u.value === two.unit))
      Object.assign(read, {
        [f.amount.name]: String(two.amount),
        [f.unit.name]: two.unit,
        [`${f.name}.words`]: two.words,
      })
  }
  return read
}

/** The way back, for a form that is filled from what is stored: a comma where people write one, two units where two were typed. */
export function writeNumbers(fields: readonly FormField[], posted: Posted, culture: string): Posted {
  const written: { [name: string]: string } = { ...posted }
  for (const f of everyField(fields)) {
    const input = isNumberInput(f)
    if (input && decimalComma(culture)) written[input.name] = input.value.replace('.', ',')
    if (f.kind !== 'measure') continue
    const words = posted[`${f.name}.display.words`]
    const two = words === undefined ? undefined : compoundOf(words)
    if (two && two.unit === f.unit.value && String(two.amount) === f.amount.value) written[f.amount.name] = two.words
  }
  return written
}

// ---- dates as people say them

type PartialDate = Extract<FormField, { kind: 'partial-date' }>

/** Beside `when`: the text as it was shown. As long as it is still so, the boxes of year, month and day speak. */
export const whenWas = (f: PartialDate): string => `${f.name}.whenWas`

/** What the boxes and the kept words say, as one text. */
export function whenSaid({ year, month, day, words }: PartialDate, culture: string): string {
  const [y, m, d] = [year, month, day].map(i => i.value.trim())
  if (!y && !m && !d) return words?.value ?? ''
  const whole = [y, m, d].every((part, i) => /^\d+$/.test(part!) || (i > 0 && part === ''))
  if (!whole || (d && !m)) return [y, m, d].join(' ').trim()
  return whenText({ y: Number(y), ...(m && { m: Number(m) }), ...(d && { d: Number(d) }) }, culture)
}

export interface WhenWords extends ProblemWords {
  readonly whenUnread: string
  readonly whenImpossible: string
  readonly whenTwice: string
  readonly whenTime: string
}

/** Reads each `when` that was changed into the names that posted.ts knows, or says at the field why it cannot. */
export function readWhens(
  fields: readonly FormField[],
  posted: Posted,
  around: WhenAround,
  words: WhenWords,
): { readonly posted: Posted; readonly problems: Problems } {
  const read: { [name: string]: string } = { ...posted }
  const problems: { [name: string]: string } = {}
  for (const f of everyField(fields)) {
    if (f.kind !== 'partial-date' || !whenChanged(f, posted)) continue
    const typed = f.when.value.trim()
    const boxes = [f.year, f.month, f.day].map(i => i.value.trim())
    const inBoxes = boxes.some(Boolean) && whenSaid(f, around.culture) !== posted[whenWas(f)]
    const wrong = (problem: string) => {
      problems[f.when.name] = words.wrong(f.label, problem)
    }
    const put = (y: number | '', m: number | '' = '', d: number | '' = '', said = '') =>
      Object.assign(read, {
        [f.year.name]: String(y),
        [f.month.name]: String(m),
        [f.day.name]: String(d),
        ...(f.words && { [f.words.name]: said }),
      })
    if (typed === '') {
      if (inBoxes) continue
      put('')
      if (f.time) read[f.time.name] = ''
      continue
    }
    const when = readWhen(typed, around)
    if (when.is === 'impossible') wrong(words.whenImpossible)
    else if (when.is === 'date') {
      // Boxes may say more than the text, never something else.
      const agree = [when.y, when.m, when.d].every(
        (n, i) => n === undefined || String(n) === boxes[i]?.replace(/^0/, ''),
      )
      if (inBoxes && !agree) wrong(words.whenTwice)
      else if (when.time !== undefined && !f.time) wrong(words.whenUnread)
      else {
        if (!inBoxes) put(when.y, when.m, when.d)
        if (when.time !== undefined && f.time) read[f.time.name] = when.time
      }
    } else if (inBoxes) wrong(words.whenTwice)
    else if (f.words) {
      if (f.time?.value) wrong(words.whenTime)
      else put('', '', '', typed)
    } else if (when.y !== undefined) put(when.y)
    else wrong(words.whenUnread)
  }
  return { posted: read, problems }
}

/** Did somebody write a date in words here? Then it is read, and it may help to know a birth date. */
export const whenChanged = (f: FormField, posted: Posted): boolean =>
  f.kind === 'partial-date' && f.when.name in posted && f.when.value.trim() !== (posted[whenWas(f)] ?? '').trim()

/** Problems of boxes that stand folded away, empty, are problems of the text above them. */
export function problemsAtWhen(fields: readonly FormField[], posted: Posted, problems: Problems): Problems {
  const moved: { [name: string]: string } = { ...problems }
  for (const f of everyField(fields)) {
    if (f.kind !== 'partial-date' || !(f.when.name in posted)) continue
    if ([f.year, f.month, f.day, f.time].some(i => i?.value)) continue
    for (const name of [f.name, f.year.name])
      if (name in moved) {
        delete moved[name]
        moved[f.when.name] = 'this is needed'
      }
  }
  return moved
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
