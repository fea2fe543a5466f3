/** Dates, numbers and sizes as a person reads them, in their culture and time zone. */

export interface Formats {
  /** `27 March 1985`. A calendar day without a zone stays that day. */
  date(iso: string): string
  /** `27 Mar 2026, 14:05` in the person's time zone. */
  dateTime(iso: string): string
  /** `14:05` in the person's time zone. */
  time(iso: string): string
  /** A wall-clock time that has no zone, as it was noted. */
  wallClock(iso: string): string
  /** `today`, `yesterday`, otherwise the day. */
  day(iso: string): string
  number(value: number, digits?: number): string
  /** `4.2 MB`. */
  bytes(value: number): string
  list(items: readonly string[]): string
  /** Names of the twelve months. */
  readonly months: readonly string[]
  /** Order in which the culture writes a date. */
  readonly dateOrder: readonly ('day' | 'month' | 'year')[]
}

const knownZone = (timeZone: string): string => {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return timeZone
  } catch {
    // A zone that this runtime does not know must not break every page.
    return 'UTC'
  }
}

const made = new Map<string, Formats>()

/** Formatters are costly to make and good to keep: one set a culture and zone. */
export function formats(culture: string, zone: string, now: () => number = Date.now): Formats {
  const key = `${culture} ${zone}`
  let found = made.get(key)
  if (!found) {
    if (made.size > 500) made.clear()
    found = make(culture, knownZone(zone), now)
    made.set(key, found)
  }
  return found
}

function make(culture: string, timeZone: string, now: () => number): Formats {
  const dayUtc = new Intl.DateTimeFormat(culture, { dateStyle: 'long', timeZone: 'UTC' })
  const dayHere = new Intl.DateTimeFormat(culture, { dateStyle: 'long', timeZone })
  const timeHere = new Intl.DateTimeFormat(culture, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const hourHere = new Intl.DateTimeFormat(culture, { timeStyle: 'short', timeZone })
  const timeUtc = new Intl.DateTimeFormat(culture, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  const relative = new Intl.RelativeTimeFormat(culture, { numeric: 'auto' })
  const plainDay = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const conjunction = new Intl.ListFormat(culture, { type: 'conjunction' })
  const numbers = new Map<number, Intl.NumberFormat>()
  const parse = (iso: string) => new Date(/[zZ]$|[+-]\d\d:\d\d$/.test(iso) || !iso.includes('T') ? iso : `${iso}Z`)
  const number = (value: number, digits = 2) => {
    let format = numbers.get(digits)
    if (!format) {
      format = new Intl.NumberFormat(culture, { maximumFractionDigits: digits })
      numbers.set(digits, format)
    }
    return format.format(value)
  }
  return {
    date: iso => (/^\d{4}-\d\d-\d\d$/.test(iso) || !/[zZ]$/.test(iso) ? dayUtc : dayHere).format(parse(iso)),
    dateTime: iso => timeHere.format(parse(iso)),
    time: iso => hourHere.format(parse(iso)),
    wallClock: iso => timeUtc.format(parse(iso)),
    day(iso) {
      const days = Math.round(
        (Date.parse(plainDay.format(parse(iso))) - Date.parse(plainDay.format(now()))) / 86_400_000,
      )
      return Math.abs(days) < 2 ? relative.format(days, 'day') : dayHere.format(parse(iso))
    },
    number,
    bytes(value) {
      // "268 byte" is how the short form of one says it in English.
      if (value < 1000)
        return new Intl.NumberFormat(culture, { style: 'unit', unit: 'byte', unitDisplay: 'long' }).format(value)
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
      const step = Math.min(units.length - 1, Math.floor(Math.log(value) / Math.log(1000)))
      const digits = value / 1000 ** step >= 100 ? 0 : 1
      return new Intl.NumberFormat(culture, {
        style: 'unit',
        unit: units[step]!,
        unitDisplay: 'short',
        maximumFractionDigits: digits,
      }).format(value / 1000 ** step)
    },
    list: items => conjunction.format(items),
    months: Array.from({ length: 12 }, (_, m) =>
      new Intl.DateTimeFormat(culture, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2020, m, 1)),
    ),
    dateOrder: new Intl.DateTimeFormat(culture, { year: 'numeric', month: 'numeric', day: 'numeric' })
      .formatToParts(0)
      .map(p => p.type)
      .filter((t): t is 'day' | 'month' | 'year' => t === 'day' || t === 'month' || t === 'year'),
  }
}
