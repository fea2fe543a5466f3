import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readable, toShown, toStored } from './units.ts'

const percent = { code: 'percent', label: '%', ucum: '%', factor: 0.01 }
const fahrenheit = { code: 'F', label: '°F', ucum: '[degF]', factor: 1 / 1.8, offset: -32 / 1.8 }

it('0.67 is 67 % and nothing more', () => {
  expect(toShown(percent, 0.67)).toBe(67)
  expect(toStored(percent, 67)).toBe(0.67)
})

it('98.6 °F are 37 °C', () => {
  expect(toStored(fahrenheit, 98.6)).toBeCloseTo(37, 12)
  expect(toShown(fahrenheit, 37)).toBeCloseTo(98.6, 12)
})

it('there and back is the same number', () => {
  const unit = { code: 'lb', label: 'lb', ucum: '[lb_av]', factor: 0.45359237 }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), n => {
      expect(toShown(unit, toStored(unit, n / 100))).toBeCloseTo(n / 100, 6)
    }),
  )
})

it('numbers are rounded for the eye', () => {
  expect([81.6466266, 5, 0.00012345, 0, -1.005, 1e20].map(readable)).toEqual([
    '81.65',
    '5',
    '0.000123',
    '0',
    '-1',
    '100000000000000000000',
  ])
})
