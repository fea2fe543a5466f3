/**
 * What people say for "when", as far as it can be read without guessing: `2012`, `May 2012`, `12.5.2012`, `last year`, `when I was 6`.
 * Pure and small, since the island `when` carries it into the browser to say how a text will be read.
 */

export interface DateParts {
  readonly y: number
  readonly m?: number
  readonly d?: number
}

/** What must be known to read `5/12/2012`, `yesterday` and `when I was 6`. */
export interface WhenAround {
  readonly culture: string
  /** The day on the person's wall, `2026-11-27`. */
  readonly today: string
  /** Of the one whose record it is; unknown more often than not. */
  readonly birthYear?: number
}

export type When =
  | ({ readonly is: 'date'; readonly time?: string } & DateParts)
  /** Said in words that are no date; `y` where a year is certain, `spring 2012`. */
  | { readonly is: 'words'; readonly y?: number }
  /** A date by its form, but in no calendar: 31 February. */
  | { readonly is: 'impossible' }

/** `2012`, `May 2012`, `May 12, 2012`, as the culture says it. */
export function whenText({ y, m, d }: DateParts, culture: string): string {
  if (m === undefined) return String(y)
  const at = new Date(Date.UTC(y, m - 1, d ?? 1))
  const shown = d === undefined ? ({ year: 'numeric', month: 'long' } as const) : ({ dateStyle: 'long' } as const)
  return new Intl.DateTimeFormat(culture, { ...shown, timeZone: 'UTC' }).format(at)
}

export function readWhen(typed: string, around: WhenAround): When {
  const text = plain(typed)
  const whole = readDay(text, around)
  if (whole.is !== 'words') return whole
  // A time of day counts only behind a whole day: `12 May 2012 at 8:30`.
  const timed = /^(.+?)[ ,]+(?:at |um )?(\d{1,2})(?::(\d\d))? ?(am|pm|a\.m\.?|p\.m\.?|uhr)?$/.exec(text)
  if (!timed || (timed[3] === undefined && timed[4] === undefined)) return whole
  const day = readDay(timed[1]!, around)
  if (day.is !== 'date' || day.d === undefined) return whole
  const half = timed[4]?.charAt(0)
  const hour = Number(timed[2])
  const minute = Number(timed[3] ?? 0)
  if ((half === 'a' || half === 'p') && (hour < 1 || hour > 12)) return { is: 'impossible' }
  const h = half === 'p' ? (hour % 12) + 12 : half === 'a' ? hour % 12 : hour
  if (h > 23 || minute > 59) return { is: 'impossible' }
  return { ...day, time: `${String(h).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
}

/** One form for the many ways to type the same. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/,/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

function readDay(text: string, around: WhenAround): When {
  const bare = text.replace(/^(?:(?:in|on|since|im|am|seit|the) )+/, '')
  return readNumbers(bare, around) ?? readRelative(bare, around) ?? readAge(text, around) ?? readVague(bare)
}

// ---- dates in digits and month names

/** Month names become `@5;`, so that one list of forms serves every culture. */
function named(text: string, culture: string): string {
  const months = monthsOf(culture)
  return text
    .replace(/\p{L}+/gu, word => {
      const m = months.get(word)
      return m === undefined ? word : `@${m};`
    })
    .replace(/(?:[-/.\s]|\b(?:of|de)\b)*(@\d+;)(?:[-/.\s]|\b(?:of|de)\b)*/g, ' $1 ')
    .trim()
}

const known = new Map<string, ReadonlyMap<string, number>>()

/** English ones everywhere, since people of all cultures copy from papers; those of the person's culture win. */
function monthsOf(culture: string): ReadonlyMap<string, number> {
  const made = known.get(culture)
  if (made) return made
  const names = new Map<string, number>([['sept', 9]])
  for (const tongue of ['en', culture])
    for (const month of ['long', 'short'] as const)
      for (let m = 1; m <= 12; m++) {
        const format = new Intl.DateTimeFormat(tongue, { month, day: 'numeric', timeZone: 'UTC' })
        const part = format.formatToParts(Date.UTC(2020, m - 1, 1)).find(p => p.type === 'month')!
        const name = part.value.toLowerCase().replace(/\.$/, '')
        if (/^\p{L}+$/u.test(name)) names.set(name, m)
      }
  if (known.size > 200) known.clear()
  known.set(culture, names)
  return names
}

function readNumbers(text: string, around: WhenAround): When | undefined {
  const t = named(text, around.culture)
  const found = (form: RegExp) => form.exec(t)?.slice(1).map(Number)
  // What the parts are: year, month, day.
  const forms: readonly (readonly [RegExp, string])[] = [
    [/^(\d{4})$/, 'y'],
    [/^(\d{4})[-/.](\d{1,2})$/, 'ym'],
    [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, 'ymd'],
    [/^(\d{1,2})[-/. ](\d{4})$/, 'my'],
    [/^@(\d+); (\d{4})$/, 'my'],
    [/^(\d{4}) @(\d+);$/, 'ym'],
    [/^(\d{1,2}) @(\d+); (\d{4})$/, 'dmy'],
    [/^@(\d+); (\d{1,2}) (\d{4})$/, 'mdy'],
    [/^(\d{4}) @(\d+); (\d{1,2})$/, 'ymd'],
    // Who writes points means the day first, wherever they live.
    [/^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/, 'dmy'],
  ]
  for (const [form, order] of forms) {
    const numbers = found(form)
    if (numbers) return date(numbers, order)
  }
  const numbers = found(/^(\d{1,2})[-/ ](\d{1,2})[-/ ](\d{4})$/)
  if (!numbers) return undefined
  const usual = monthFirst(around.culture) ? 'mdy' : 'dmy'
  const read = date(numbers, usual)
  // 25/12/2012 can mean one day only.
  return read.is === 'date' ? read : date(numbers, usual === 'mdy' ? 'dmy' : 'mdy')
}

function date(numbers: readonly number[], order: string): When {
  const at = (part: string) => numbers[order.indexOf(part)]
  const y = at('y')!
  const m = at('m')
  const d = at('d')
  if (y < 1000 || (m !== undefined && (m < 1 || m > 12))) return { is: 'impossible' }
  if (d !== undefined && (d < 1 || d > new Date(Date.UTC(y, m!, 0)).getUTCDate())) return { is: 'impossible' }
  return { is: 'date', y, ...(m !== undefined && { m }), ...(d !== undefined && { d }) }
}

function monthFirst(culture: string): boolean {
  const parts = new Intl.DateTimeFormat(culture, { year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(0)
    .map(p => p.type)
  return parts.indexOf('month') < parts.indexOf('day')
}

// ---- seen from today

const numerals = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const count = (word: string): number =>
  /^\d+$/.test(word) ? Number(word) : word === 'a' || word === 'an' ? 1 : numerals.indexOf(word) + 1
const someNumber = `(\\d{1,3}|an?|${numerals.join('|')})`
const ago = new RegExp(`^${someNumber} (year|month|day)s? ago$`)
const vor = /^vor (\d{1,3}) (jahr|monat|tag)(?:en|e)?$/
const germanUnits: { readonly [word: string]: string } = { jahr: 'year', monat: 'month', tag: 'day' }

const days: { readonly [said: string]: number } = {
  today: 0,
  heute: 0,
  yesterday: -1,
  gestern: -1,
  'day before yesterday': -2,
  vorgestern: -2,
  tomorrow: 1,
}
const months: { readonly [said: string]: number } = {
  'this month': 0,
  'diesen monat': 0,
  'last month': -1,
  'letzten monat': -1,
}
const years: { readonly [said: string]: number } = {
  'this year': 0,
  'dieses jahr': 0,
  'last year': -1,
  'letztes jahr': -1,
  'year before last': -2,
}

function readRelative(text: string, { today }: WhenAround): When | undefined {
  const [y = 0, m = 0, d = 0] = today.split('-').map(Number)
  const moved = ago.exec(text) ?? vor.exec(text)
  const unit = moved && (germanUnits[moved[2]!] ?? moved[2])
  const back = moved ? -count(moved[1]!) : 0
  const inTable = (table: { readonly [said: string]: number }) => (Object.hasOwn(table, text) ? table[text] : undefined)
  const byDays = unit === 'day' ? back : inTable(days)
  const byMonths = unit === 'month' ? back : inTable(months)
  const byYears = unit === 'year' ? back : inTable(years)
  if (byDays !== undefined) {
    const at = new Date(Date.UTC(y, m - 1, d + byDays))
    return { is: 'date', y: at.getUTCFullYear(), m: at.getUTCMonth() + 1, d: at.getUTCDate() }
  }
  if (byMonths !== undefined) {
    const at = new Date(Date.UTC(y, m - 1 + byMonths, 1))
    return { is: 'date', y: at.getUTCFullYear(), m: at.getUTCMonth() + 1 }
  }
  return byYears === undefined ? undefined : { is: 'date', y: y + byYears }
}

// ---- seen from birth

const aged = new RegExp(
  `^(?:when (?:i|he|she|we|they) (?:was|were) |(?:at )?(?:the )?aged? (?:of )?|at )${someNumber}(?: years?(?: old)?)?$`,
)
const alt = /^(?:als (?:ich|er|sie) (\d{1,3})(?: jahre(?: alt)?)? war|mit (\d{1,3})(?: jahren)?)$/

function readAge(text: string, { birthYear, today }: WhenAround): When | undefined {
  const found = aged.exec(text) ?? alt.exec(text)
  const said = found?.[1] ?? found?.[2]
  if (said === undefined) return undefined
  const y = birthYear === undefined ? undefined : birthYear + count(said)
  // Nobody was older than they are.
  if (y === undefined || count(said) > 130 || y > Number(today.slice(0, 4))) return { is: 'words' }
  return { is: 'date', y }
}

// ---- in words, but with a year in them

const part = '(?:(?:very )?early|mid|middle of|late|beginning of|start of|end of|anfang|mitte|ende)'
const season =
  '(?:spring|summer|autumn|fall|winter|easter|christmas|frühling|frühjahr|sommer|herbst|ostern|weihnachten)'
const roughly = '(?:about|around|approximately|approx\\.?|circa|ca\\.?|c\\.|maybe|probably|roughly|etwa|ungefähr|um)'
const vague = new RegExp(
  `^(?:${roughly} |~ ?)?(?:${part}[- ](?:the )?)?(?:(?:the )?${season} (?:of )?)?(\\d{4})(?: ?\\?)?$`,
)

function readVague(text: string): When {
  const found = vague.exec(text)
  return found && Number(found[1]) >= 1000 ? { is: 'words', y: Number(found[1]) } : { is: 'words' }
}
