/** Short ways to write what nearly every thing has: dates, and words with codes; and to read them. */
import type { ApproxDateTime, CodableValue, DateTime } from './generated/things.ts'

const moment = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?\d*)?)?$/

function partsOf(text: string) {
  const [all, y, m, d, h, min, s, f] = moment.exec(text) ?? []
  if (all === undefined)
    throw new TypeError('A date is written 2026-11-22, or 2026-11-22T08:30 with a time, without a zone.')
  const date = { y: Number(y), ...(m !== undefined && { m: Number(m) }), ...(d !== undefined && { d: Number(d) }) }
  if (h === undefined) return { date }
  const seconds = { ...(s !== undefined && { s: Number(s) }), ...(f !== undefined && { f: Number(f.padEnd(3, '0')) }) }
  return { date, time: { h: Number(h), m: Number(min), ...seconds } }
}

/** A moment by the clock on the wall: `2026-11-22`, `2026-11-22T08:30`, or a Date, whose local time is taken. */
export function dateTime(when: string | Date): DateTime {
  const { date, ...time } = partsOf(typeof when === 'string' ? when : wallClock(when))
  const { y, m, d } = date
  if (m === undefined || d === undefined) throw new TypeError('The date needs its month and its day.')
  return { date: { y, m, d }, ...time }
}

/** As `dateTime`; month and day may lack. For words use `{ descriptive: 'as a child' }`. */
export const approxDateTime = (when: string | Date): ApproxDateTime => ({
  structured: partsOf(typeof when === 'string' ? when : wallClock(when)),
})

const two = (n: number) => String(n).padStart(2, '0')

function wallClock(at: Date): string {
  const day = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  const milliseconds = String(at.getMilliseconds()).padStart(3, '0')
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${milliseconds}`
}

/** `2026-11-22T08:30:00`; midnight where the time is not known. */
export function isoOf({ date: { y, m, d }, time }: DateTime): string {
  const clock = time ? `${two(time.h)}:${two(time.m)}:${two(time.s ?? 0)}` : '00:00:00'
  return `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}T${clock}${time?.f ? `.${String(time.f).padStart(3, '0')}` : ''}`
}

/** The point in time where this program runs: a wall clock alone does not tell its zone. */
export const toDate = (when: DateTime): Date => new Date(isoOf(when))

/** Words, and the code that they stand for: `codable('Resting', 'Resting', 'heart-rate-measurement-conditions')`. */
export const codable = (text: string, value?: string, vocabulary?: string, family = 'wc'): CodableValue => ({
  text,
  code: value === undefined ? [] : [{ value, family, type: vocabulary ?? '', version: '1' }],
})
