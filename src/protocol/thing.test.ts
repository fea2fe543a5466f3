import { describe, expect, test } from 'vitest'
import { Fault } from './fault.ts'
import { endDateOf, instantOf, wallClockOf } from './thing.ts'

const codeOf = (work: () => unknown): number => {
  try {
    work()
  } catch (error) {
    if (error instanceof Fault) return error.code
    throw error
  }
  return 0
}

describe('dates as callers write them', () => {
  test.each([
    ['2026-11-22T08:30:00', '2026-11-22T08:30:00'],
    [' 2017-05-23T12:41:19.0000Z ', '2017-05-23T12:41:19.0000'],
    ['2017-05-23T12:41:19.1234567+05:00', '2017-05-23T12:41:19.123456'],
    ['2017-05-23', '2017-05-23T00:00:00'],
    ['0000-01-01T00:00:00', '0001-01-01T00:00:00'],
    ['-0044-03-15T12:00:00', '0001-01-01T00:00:00'],
    ['10000-01-01T00:00:00Z', '9999-12-31T23:59:59.999'],
    ['2024-02-29T24:00:00', '2024-02-29T24:00:00'],
  ])('the wall clock of %s is %s', (text, wall) => {
    expect(wallClockOf(text, 'eff-date-min')).toBe(wall)
  })

  test('without a zone a point in time is UTC, with one it keeps it', () => {
    expect(instantOf('2026-11-22T08:30:00.5', 'x')).toBe('2026-11-22T08:30:00.5Z')
    expect(instantOf('2026-11-22T08:30:00-14:00', 'x')).toBe('2026-11-22T08:30:00-14:00')
  })

  test('what is no date is 3, what no calendar has 69', () => {
    for (const text of [
      '',
      'now',
      '2026-11-22T08:30',
      '22.11.2026',
      '2026-11-22T25:00:00',
      '2026-11-22T08:30:00+15:00',
    ])
      expect(codeOf(() => wallClockOf(text, 'x'))).toBe(3)
    for (const text of [
      '2026-02-29T00:00:00',
      '2026-13-01T00:00:00',
      '2026-00-01',
      '2026-04-31',
      '2026-01-00',
      '2026-01-01T24:00:01',
    ])
      expect(codeOf(() => wallClockOf(text, 'x'))).toBe(69)
  })

  test('an end date later than 9999-12-31 means none', () => {
    expect(endDateOf('9999-12-31T00:00:00Z')).toBe('9999-12-31T00:00:00')
    expect(endDateOf('9999-12-31T00:00:00.001')).toBeNull()
    expect(endDateOf('9999-12-31T23:59:59.9999999Z')).toBeNull()
    expect(endDateOf('12000-01-01T00:00:00')).toBeNull()
    expect(endDateOf('2026-01-01T00:00:00.99999')).toBe('2026-01-01T00:00:00.999')
  })
})
