/** Dates and times: wall clock, parts of them may be unknown, a zone is kept and never interpreted (data.md §2, §9). */
import { Invalid } from '../../schema/codec.ts'
import { choice, doc, type Infer, int, optional, plays, sequence, string } from '../../schema/schema.ts'
import { codableValue } from './codable-value.ts'

const year = int({ min: 1000, max: 9999 })
const month = int({ min: 1, max: 12 })
const day = int({ min: 1, max: 31 })

export const date = plays({ is: 'date' }, sequence({ y: year, m: month, d: day }, 'date'))
export const approxDate = plays(
  { is: 'approx-date' },
  sequence({ y: year, m: optional(month), d: optional(day) }, 'approx-date'),
)
export const time = plays(
  { is: 'time' },
  sequence(
    {
      h: int({ min: 0, max: 23 }),
      m: int({ min: 0, max: 59 }),
      s: optional(int({ min: 0, max: 59 })),
      f: optional(doc(int({ min: 0, max: 999 }), 'Milliseconds.')),
    },
    'time',
  ),
)
const zone = optional(doc(codableValue, 'Time zone, kept as it came.', { label: 'Time zone' }))
export const dateTime = plays({ is: 'date-time' }, sequence({ date, time: optional(time), tz: zone }, 'date-time'))
export const structuredDate = sequence({ date: approxDate, time: optional(time), tz: zone }, 'StructuredApproxDate')
export const approxDateTime = plays(
  { is: 'approx-date-time' },
  choice(
    {
      structured: doc(structuredDate, 'A date of which only the year must be known.'),
      descriptive: doc(string(), 'A date in words, such as "as a child".'),
    },
    'approx-date-time',
  ),
)
export const durationValue = sequence(
  {
    startDate: doc(approxDateTime, 'When it began.'),
    endDate: optional(doc(approxDateTime, 'When it ended; absent while it lasts.')),
  },
  'duration-value',
)

export type CalendarDate = Infer<typeof date>
export type ApproxDate = Infer<typeof approxDate>
export type Time = Infer<typeof time>
export type DateTime = Infer<typeof dateTime>
export type ApproxDateTime = Infer<typeof approxDateTime>

// ---- from and to the text form of a moment

/** `2026-11-22`, or with a time: `2026-11-22T08:30`, `…:15`, `…:15.250`. */
export function dateTimeOf(text: string): DateTime {
  const [day, clock] = text.split('T') as [string, string?]
  return { date: dateOf(day), ...(clock === undefined ? {} : { time: timeOf(clock) }) }
}

export function dateOf(text: string): CalendarDate {
  const [y, m, d] = text.split('-').map(Number) as [number, number, number]
  return { y, m, d }
}

/** `2026`, `2026-11`, `2026-11-22`. */
export function approxDateOf(text: string): ApproxDate {
  const [y, m, d] = text.split('-').map(Number) as [number, number?, number?]
  return { y, ...(m === undefined ? {} : { m }), ...(d === undefined ? {} : { d }) }
}

/** `2026-11` or `2026-11-22T08:30`; for words use `{ descriptive }`. */
export function approxDateTimeOf(text: string): ApproxDateTime {
  const [day, clock] = text.split('T') as [string, string?]
  return { structured: { date: approxDateOf(day), ...(clock === undefined ? {} : { time: timeOf(clock) }) } }
}

export function timeOf(text: string): Time {
  const [h, m, s] = text.split(':') as [string, string, string?]
  if (s === undefined) return { h: Number(h), m: Number(m) }
  const [whole, fraction] = s.split('.') as [string, string?]
  return {
    h: Number(h),
    m: Number(m),
    s: Number(whole),
    ...(fraction === undefined ? {} : { f: Number(fraction.padEnd(3, '0').slice(0, 3)) }),
  }
}

/**
 * An exact date for an older version that needs one (data.md §12): unknown parts become 1; words, or no date at all,
 * give way to `at`, the effective date of the thing.
 */
export function exactly(when: ApproxDateTime | undefined, at: string | undefined, path: string): DateTime {
  const structured = when?.structured
  if (!structured) {
    if (at === undefined) throw new Invalid(path, 'an exact date is needed')
    return dateTimeOf(at)
  }
  const { date: d, time: t, tz } = structured
  return {
    date: { y: d.y, m: d.m ?? 1, d: d.d ?? 1 },
    ...(t === undefined ? {} : { time: t }),
    ...(tz === undefined ? {} : { tz }),
  }
}
