/**
 * Shape and value -> what a person reads, in the person's culture and units. The plain reading in schema/show.ts speaks
 * to programs and printers; this one says "Nov 22, 2026, 8:30 AM" and turns 81.5 kg into 179.7 lb for those who think in pounds.
 */
import type { ApproxDateTimeValue, DateTimeValue, DateValue, TimeValue } from '../../../schema/moment.ts'
import type { Tree } from '../../../schema/path.ts'
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
  type Unit,
} from '../../../schema/schema.ts'
import { toShown, unitWords } from '../../../schema/units.ts'
import { type Code, wordsOfCode } from '../forms/codes.ts'
import { compoundOf, inTwo } from '../forms/compound.ts'
import { wordsFor } from '../words/words.ts'

/** How one person reads. */
export interface Reader {
  /** BCP 47. */
  readonly culture: string
  /** The unit this person likes best among those of a measurement; the first when there is no liking. */
  /** Inches of a person's height are said in feet and inches. */
  readonly feet?: boolean
  /** Pounds of a body are said in pounds and ounces where it is small, or was weighed so. */
  readonly ounces?: boolean
  readonly likes: <U extends { readonly code: string; readonly usual?: true }>(units: readonly U[]) => U
}

/** One line of plain text; '' for what is absent or cannot be read by people. */
export function told(part: Part, value: unknown, reader: Reader): string {
  if (value === undefined) return ''
  const field = asField(part)
  if (field.occurs !== 'many') return toldOne(field, value, reader)
  return (value as unknown[])
    .map(item => toldOne(field, item, reader))
    .filter(Boolean)
    .join(', ')
}

function toldOne(field: Field, value: unknown, reader: Reader): string {
  const shape = resolve(field.schema)
  switch (shape.kind) {
    case 'text':
      return toldText(field, shape, value, reader)
    case 'sequence':
    case 'choice':
      return shape.role ? toldRole(shape.role, shape, value as Tree, reader) : toldParts(shape, value as Tree, reader)
    case 'attributed':
      return shape.content.kind === 'text'
        ? toldText(field, shape.content, (value as { text: unknown }).text, reader)
        : ''
    case 'raw':
    case 'any':
    case 'opaque':
      return ''
  }
}

function toldText(field: Field, text: Text, value: unknown, reader: Reader): string {
  const word = field.words?.[String(value)]
  if (word !== undefined) return word
  switch (text.base) {
    case 'boolean':
      return yesNo(value === true, reader.culture)
    case 'double':
    case 'decimal':
    case 'int':
    case 'long':
    case 'unsignedInt':
    case 'positiveInteger': {
      const { shown, unit } = field
      if (shown) return withUnit(numeral(toShown(shown, value as number), reader.culture), shown.label)
      if (unit === 'min' && (value as number) >= 60) return hoursWords(value as number, reader.culture)
      const n = numeral(value as number, reader.culture)
      return unit === undefined ? n : withUnit(n, unitWords(unit, value as number))
    }
    case 'dateTime':
      return dateTimeWords(String(value), reader.culture)
    case 'string':
      return String(value)
  }
}

const yesNo = (yes: boolean, culture: string): string => {
  const { shell } = wordsFor(culture)
  return yes ? shell.yes : shell.no
}

/** `6 h 52 min`: nobody thinks of a night as 412 minutes. */
export function hoursWords(minutes: number, culture: string): string {
  const whole = Math.round(minutes)
  const rest = whole % 60
  const hours = withUnit(numeral(Math.floor(whole / 60), culture), unitWords('h'))
  return rest === 0 ? hours : `${hours} ${withUnit(numeral(rest, culture), unitWords('min'))}`
}

/** `67 %` and `81.5 kg`, kept on one line. */
const withUnit = (n: string, label: string) => (label ? `${n}\u00a0${label}` : n)

const toldParts = (shape: Sequence | Choice, value: Tree, reader: Reader): string =>
  Object.entries(shape.fields)
    .map(([key, part]) => told(part, value[key], reader))
    .filter(Boolean)
    .join(', ')

function toldRole(role: Role, shape: Sequence | Choice, value: Tree, reader: Reader): string {
  switch (role.is) {
    case 'date':
    case 'approx-date':
      return dayWords(value as unknown as DateValue, reader.culture)
    case 'time':
      return timeWords(value as unknown as TimeValue, reader.culture)
    case 'date-time':
      return momentWords(value as unknown as DateTimeValue, reader.culture)
    case 'approx-date-time': {
      const when = value as unknown as ApproxDateTimeValue
      return when.structured ? momentWords(when.structured, reader.culture) : when.descriptive
    }
    case 'coded':
      return wordsOfCode(value as unknown as Code) ?? String(value.value)
    case 'worded':
      return String(value[role.words] ?? '') || told(shape.fields[role.machine]!, value[role.machine], reader)
    case 'quantity':
      return withUnit(numeral(value.value as number, reader.culture), told(shape.fields.units!, value.units, reader))
    case 'measure': {
      const unit = reader.likes(role.units)
      const amount = measureIn(role, value, unit)
      if (reader.feet && unit.code === 'in') return inTwoWords('in', amount, reader.culture)
      if (reader.ounces && unit.code === 'lb' && (amount < infant || saidInTwo(value)))
        return inTwoWords('lb', amount, reader.culture)
      return measureWords(role, value, unit, reader.culture)
    }
    case 'titled':
      return titleParts(role)
        .map(key => told(shape.fields[key]!, value[key], reader))
        .filter(Boolean)
        .join(' ')
  }
}

type Measure = Extract<Role, { is: 'measure' }>
interface Display {
  readonly text: number
  readonly units: string
  readonly unitsCode?: string
}

/** Was it typed in this unit? Then what was typed is shown, not what a conversion makes of it (data.md §10). */
const typedIn = (value: Tree, unit: Unit): Display | undefined => {
  const display = value.display as Display | undefined
  return display && (display.unitsCode === unit.code || display.units === unit.label || display.units === unit.code)
    ? display
    : undefined
}

/** The number of a measurement in a unit: as it was typed where it was typed in that unit. */
export function measureIn(role: Measure, value: Tree, unit: Unit): number {
  return typedIn(value, unit)?.text ?? toShown(unit, value[role.base] as number)
}

function measureWords(role: Measure, value: Tree, unit: Unit, culture: string): string {
  const typed = typedIn(value, unit)
  return withUnit(
    typed ? numeral(typed.text, culture, 4) : numeral(toShown(unit, value[role.base] as number), culture, 1),
    unit.label,
  )
}

/** In pounds: who weighs less is weighed in ounces too. */
const infant = 20
const saidInTwo = (value: Tree): boolean =>
  compoundOf((value.display as { readonly words?: string } | undefined)?.words ?? '')?.unit === 'lb'

/** `5 ft 8.5 in`, `7 lb 6 oz` */
function inTwoWords(unit: 'in' | 'lb', amount: number, culture: string): string {
  const [large, small] = inTwo(unit, amount).parts
  const [largeUnit, smallUnit] = unit === 'in' ? ['ft', 'in'] : ['lb', 'oz']
  return `${numeral(large, culture, 0)}\u00a0${largeUnit} ${numeral(small, culture, 1)}\u00a0${smallUnit}`
}

/** As it was typed, when that was in another unit than the person reads: `81.5 kg`. */
export function asTyped(role: Measure, value: Tree, reader: Reader): string | undefined {
  const display = value.display as (Display & { readonly words?: string }) | undefined
  if (!display || typedIn(value, reader.likes(role.units))) return undefined
  return display.words || withUnit(numeral(display.text, reader.culture, 4), display.units)
}

/** A number as people read it: at most `most` decimals, three digits when it is small. */
export function numeral(n: number, culture: string, most = 2): string {
  const small = Math.abs(n) < 1 && n !== 0
  return n.toLocaleString(culture, small ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: most })
}

// ---- dates: wall clock, so formatted in UTC and never shifted

const formats = new Map<string, Intl.DateTimeFormat>()
function format(culture: string, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${culture} ${key}`
  const known = formats.get(id)
  if (known) return known
  const made = new Intl.DateTimeFormat(culture, { ...options, timeZone: 'UTC' })
  formats.set(id, made)
  return made
}

/** `Nov 22, 2026`, `November 2026` or `2026`. */
export function dayWords({ y, m, d }: DateValue, culture: string): string {
  // Years below 100 would be taken for 19xx by Date.UTC; data.md §9 starts at 1000.
  const at = Date.UTC(y, (m ?? 1) - 1, (m && d) ?? 1)
  if (!m) return String(y)
  if (!d) return format(culture, 'month', { year: 'numeric', month: 'long' }).format(at)
  return format(culture, 'day', { year: 'numeric', month: 'short', day: 'numeric' }).format(at)
}

/** `8:30 AM`; seconds are left to the page of the item. */
export const timeWords = ({ h, m }: TimeValue, culture: string): string =>
  format(culture, 'time', { timeStyle: 'short' }).format(Date.UTC(2000, 0, 1, h, m))

const momentWords = ({ date, time }: DateTimeValue, culture: string): string =>
  date.d && time ? `${dayWords(date, culture)}, ${timeWords(time, culture)}` : dayWords(date, culture)

/** A wall-clock text such as `2026-11-22T08:30:00`: `Nov 22, 2026, 8:30 AM`; midnight is taken for a day without a time. */
export function dateTimeWords(text: string, culture: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(text)
  if (!parts) return text
  const [y, m, d, h, min] = parts.slice(1).map(Number) as [number, number, number, number?, number?]
  const date = { y, m, d }
  return h !== undefined && min !== undefined && (h > 0 || min > 0)
    ? momentWords({ date, time: { h, m: min } }, culture)
    : dayWords(date, culture)
}

/** A zone that this machine does not know must not keep anyone from their page. */
export function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch (error) {
    if (error instanceof RangeError) return 'UTC'
    throw error
  }
}

/** What the clock on the person's wall shows now: `2026-11-22T08:30:00`. */
export function wallNow(now: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: knownZone(timeZone),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now)
  const of = (type: string) => parts.find(p => p.type === type)!.value
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}`
}
