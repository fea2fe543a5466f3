/**
 * The shapes that are dates and times, as one point on the wall clock. HealthVault keeps local time without an offset
 * (data.md §2): what is not said counts as the first possible, and `precision` remembers what was said.
 */
import type { Role } from './schema.ts'

export type Precision = 'year' | 'month' | 'day' | 'minute' | 'second' | 'millisecond'
export interface Moment {
  /** `2026-11-22T08:30:00.41`: no offset, no trailing zeros. */
  readonly at: string
  readonly precision: Precision
}

export interface DateValue {
  readonly y: number
  readonly m?: number
  readonly d?: number
}
export interface TimeValue {
  readonly h: number
  readonly m: number
  readonly s?: number
  readonly f?: number
}
export interface DateTimeValue {
  readonly date: DateValue
  readonly time?: TimeValue
}
export type ApproxDateTimeValue =
  | { readonly structured: DateTimeValue }
  | { readonly structured?: never; readonly descriptive: string }

/** The point in time of a value whose shape plays `role`; nothing for a time without a day, words, and what is no date. */
export function momentOf(role: Role | undefined, value: unknown): Moment | undefined {
  if (value === undefined || role === undefined) return undefined
  switch (role.is) {
    case 'date':
    case 'approx-date':
      return point({ date: value as DateValue })
    case 'date-time':
      return point(value as DateTimeValue)
    case 'approx-date-time': {
      const { structured } = value as ApproxDateTimeValue
      return structured && point(structured)
    }
    case 'time':
    case 'coded':
    case 'worded':
    case 'quantity':
    case 'measure':
    case 'titled':
      return undefined
  }
}

function point({ date, time }: DateTimeValue): Moment {
  const day = `${pad(date.y, 4)}-${pad(date.m ?? 1)}-${pad((date.m && date.d) ?? 1)}`
  if (!date.m) return { at: `${day}T00:00:00`, precision: 'year' }
  if (!date.d) return { at: `${day}T00:00:00`, precision: 'month' }
  if (!time) return { at: `${day}T00:00:00`, precision: 'day' }
  const fraction = time.f ? `.${pad(time.f, 3).replace(/0+$/, '')}` : ''
  return {
    at: `${day}T${pad(time.h)}:${pad(time.m)}:${pad(time.s ?? 0)}${fraction}`,
    precision: time.f !== undefined ? 'millisecond' : time.s !== undefined ? 'second' : 'minute',
  }
}

export const pad = (n: number, width = 2): string => String(n).padStart(width, '0')

/** `2026`, `2026-11` or `2026-11-22`. */
export const dateText = ({ y, m, d }: DateValue): string => pad(y, 4) + (m ? `-${pad(m)}${d ? `-${pad(d)}` : ''}` : '')
/** `08:30`, with seconds and their fraction where there are any. */
export function timeText({ h, m, s, f }: TimeValue): string {
  const fraction = f ? `.${pad(f, 3)}` : ''
  return `${pad(h)}:${pad(m)}${s || fraction ? `:${pad(s ?? 0)}${fraction}` : ''}`
}
export const dateTimeText = ({ date, time }: DateTimeValue): string =>
  dateText(date) + (time ? ` ${timeText(time)}` : '')
