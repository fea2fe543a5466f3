import { expect, test } from 'vitest'
import { endOfDay, lastDay } from './last-day.ts'

test.each([
  ['2026-11-28', 'UTC', '2026-11-29T00:00:00.000Z'],
  ['2026-11-28', 'America/New_York', '2026-11-29T05:00:00.000Z'],
  // The nights in which the clock is set forward and back.
  ['2027-03-14', 'America/New_York', '2027-03-15T04:00:00.000Z'],
  ['2027-11-07', 'America/New_York', '2027-11-08T05:00:00.000Z'],
  ['2027-03-28', 'Europe/Amsterdam', '2027-03-28T22:00:00.000Z'],
  ['2027-12-31', 'Pacific/Kiritimati', '2027-12-31T10:00:00.000Z'],
  ['2028-02-29', 'Asia/Kolkata', '2028-02-29T18:30:00.000Z'],
])('%s in %s is over at %s, and is the last day of what ends then', (date, zone, at) => {
  expect(endOfDay(date, zone)).toBe(at)
  expect(lastDay(at, zone)).toBe(date)
})
