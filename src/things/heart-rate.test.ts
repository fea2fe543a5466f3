import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { heartRate } from './heart-rate.ts'
import { summarise } from './registry.ts'

it('a heart rate is dated, shown and checked', () => {
  const { sampleXml } = heartRate
  expect(checked(heartRate, sampleXml).effectiveDate?.at).toBe('2026-01-20T21:40:00')
  expect(summarise(heartRate, sampleXml)).toBe('63 bpm, Resting')
  expect(problem(heartRate, sampleXml.replace('>63<', '>quick<'))).toBe('heart-rate/value: this must be a whole number')
  expect(problem(heartRate, sampleXml.replace('<value>63</value>', ''))).toBe(
    'heart-rate: value is missing before measurement-method',
  )
  expect(problem(heartRate, sampleXml.replace('<text>Resting</text>', ''))).toBe(
    'heart-rate/measurement-conditions: text is missing before code',
  )
})
