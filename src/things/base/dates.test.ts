import { expect, it } from 'vitest'
import { approxDateOf, approxDateTimeOf, dateTimeOf, exactly, timeOf } from './dates.ts'

it('text becomes the parts of a date', () => {
  expect(dateTimeOf('2026-11-22')).toEqual({ date: { y: 2026, m: 11, d: 22 } })
  expect(dateTimeOf('2026-11-22T08:30:15.25')).toEqual({
    date: { y: 2026, m: 11, d: 22 },
    time: { h: 8, m: 30, s: 15, f: 250 },
  })
  expect(approxDateOf('2026')).toEqual({ y: 2026 })
  expect(approxDateTimeOf('2026-11')).toEqual({ structured: { date: { y: 2026, m: 11 } } })
  expect(timeOf('08:30')).toEqual({ h: 8, m: 30 })
})

it('an exact date keeps its time and zone', () => {
  const tz = { text: 'CET', code: [] }
  expect(exactly({ structured: { date: { y: 2026 }, time: { h: 1, m: 2 }, tz } }, undefined, 'x')).toEqual({
    date: { y: 2026, m: 1, d: 1 },
    time: { h: 1, m: 2 },
    tz,
  })
  expect(exactly(undefined, '2026-11-22T08:30:00', 'x')).toEqual({
    date: { y: 2026, m: 11, d: 22 },
    time: { h: 8, m: 30, s: 0 },
  })
})
