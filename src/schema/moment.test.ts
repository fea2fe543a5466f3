import { expect, it } from 'vitest'
import { dateText, momentOf, timeText } from './moment.ts'

it('what is said of a date becomes a point on the wall clock, and how exact it is', () => {
  const dateTime = (value: unknown) => momentOf({ is: 'date-time' }, value)
  const date = { y: 2026, m: 3, d: 4 }
  expect(dateTime({ date })).toEqual({ at: '2026-03-04T00:00:00', precision: 'day' })
  expect(dateTime({ date, time: { h: 9, m: 5 } })).toEqual({ at: '2026-03-04T09:05:00', precision: 'minute' })
  expect(dateTime({ date, time: { h: 9, m: 5, s: 7 } })).toEqual({ at: '2026-03-04T09:05:07', precision: 'second' })
  // data.md §2: trailing zeros of the milliseconds are left out.
  expect(dateTime({ date, time: { h: 9, m: 5, s: 7, f: 410 } })?.at).toBe('2026-03-04T09:05:07.41')
  expect(dateTime({ date, time: { h: 9, m: 5, s: 7, f: 13 } })?.at).toBe('2026-03-04T09:05:07.013')
  expect(dateTime({ date, time: { h: 9, m: 5, s: 7, f: 0 } })?.at).toBe('2026-03-04T09:05:07')
})

it('what is not said counts as the first possible', () => {
  const approx = (value: unknown) => momentOf({ is: 'approx-date-time' }, value)
  expect(approx({ structured: { date: { y: 2026 } } })).toEqual({ at: '2026-01-01T00:00:00', precision: 'year' })
  expect(approx({ structured: { date: { y: 2026, m: 5 }, time: { h: 9, m: 0 } } })).toEqual({
    at: '2026-05-01T00:00:00',
    precision: 'month',
  })
  expect(approx({ descriptive: 'as a child' })).toBeUndefined()
  expect(momentOf({ is: 'time' }, { h: 9, m: 0 })).toBeUndefined()
  expect(momentOf(undefined, {})).toBeUndefined()
})

it('people read dates without what is not known', () => {
  expect([{ y: 2026 }, { y: 2026, m: 5 }, { y: 2026, m: 5, d: 6 }].map(dateText)).toEqual([
    '2026',
    '2026-05',
    '2026-05-06',
  ])
  expect(
    [
      { h: 9, m: 5 },
      { h: 9, m: 5, s: 0, f: 0 },
      { h: 9, m: 5, s: 7 },
      { h: 9, m: 5, s: 7, f: 20 },
    ].map(timeText),
  ).toEqual(['09:05', '09:05', '09:05:07', '09:05:07.020'])
})
