/** Moments as JSON writes them, `2026-11-22T08:30:00+01:00`, and as things keep them: wall clock and the zone in words. */
import { zoneOf } from '../protocol/rest.ts'
import { words } from '../things/base/codable-value.ts'
import { type ApproxDateTime, type DateTime, dateOf, timeOf } from '../things/base/dates.ts'

type Structured = NonNullable<ApproxDateTime['structured']>
const two = (n: number) => String(n).padStart(2, '0')

/** `text` as it was sent, `wall` as it was read. A day alone stays one. */
export function momentOf(text: string, wall: string): DateTime {
  const [day = '', clock = ''] = wall.split('T')
  const zone = zoneOf(text)
  return {
    date: dateOf(day),
    ...(text.includes('T') && { time: timeOf(clock) }),
    ...(zone && { tz: words(zone) }),
  }
}

/** As JSON writes it. A zone that is no distance from UTC is left out; so are the month and the day that nobody knows, which become 1. */
export function momentText({ date, time, tz }: Structured | DateTime): string {
  const day = `${String(date.y).padStart(4, '0')}-${two(date.m ?? 1)}-${two(date.d ?? 1)}`
  if (!time) return day
  const fraction = time.f ? `.${String(time.f).padStart(3, '0')}` : ''
  const zone = tz && /^(Z|[+-]\d\d:\d\d)$/.test(tz.text) ? tz.text : ''
  return `${day}T${two(time.h)}:${two(time.m)}:${two(time.s ?? 0)}${fraction}${zone}`
}

/** The wall clock that compares with effective dates; a day alone is its beginning. */
export const wallClock = (moment: Structured | DateTime): string => {
  const text = momentText(moment).replace(/(Z|[+-]\d\d:\d\d)$/, '')
  return text.includes('T') ? text : `${text}T00:00:00`
}
