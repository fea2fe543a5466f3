import { expect, it } from 'vitest'
import type { Unit } from '../../schema/schema.ts'
import { toShown, toStored } from '../../schema/units.ts'
import {
  cholesterolUnits,
  glucoseUnits,
  lengthUnits,
  paceUnits,
  pressureUnits,
  speedUnits,
  temperatureUnits,
  triglycerideUnits,
  weightUnits,
} from './measurements.ts'

const stored = (units: readonly Unit[], code: string, n: number) => toStored(units.find(u => u.code === code)!, n)
const shown = (units: readonly Unit[], code: string, n: number) => toShown(units.find(u => u.code === code)!, n)

it('units of people become the stored unit', () => {
  expect(stored(weightUnits, 'lb', 180)).toBe(81.6466266)
  expect(stored(weightUnits, 'stlb', 1)).toBe(14 * 0.45359237)
  expect(stored(lengthUnits, 'in', 12)).toBe(stored(lengthUnits, 'ft', 1))
  expect(stored(lengthUnits, 'mi', 1)).toBe(1609.344)
  expect(stored(temperatureUnits, 'Fahrenheit', 212)).toBeCloseTo(100, 12)
  expect(stored(glucoseUnits, 'mg-per-dl', 100)).toBeCloseTo(5.5507, 4)
  expect(stored(cholesterolUnits, 'mg-per-dl', 200)).toBeCloseTo(5.1733, 4)
  expect(stored(triglycerideUnits, 'mg-per-dl', 150)).toBeCloseTo(1.6936, 4)
  expect(stored(pressureUnits, 'mmhg', 1)).toBe(133.322387415)
  expect(stored(speedUnits, 'km-per-h', 36)).toBe(10)
  expect(stored(paceUnits, 'min-per-km', 5)).toBe(30)
})

it('and back', () => {
  expect(shown(weightUnits, 'lb', 81.6466266)).toBe(180)
  expect(shown(temperatureUnits, 'Fahrenheit', 37)).toBeCloseTo(98.6, 12)
  expect(shown(glucoseUnits, 'mg-per-dl', 5)).toBeCloseTo(90.078, 3)
})

it('the first unit of every table is the stored one', () => {
  for (const units of [
    weightUnits,
    lengthUnits,
    temperatureUnits,
    glucoseUnits,
    cholesterolUnits,
    pressureUnits,
    speedUnits,
    paceUnits,
  ])
    expect(units[0]!.factor).toBe(1)
})
