import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { bloodPressure } from './blood-pressure.ts'
import { chartOf, read, summarise } from './registry.ts'

const { sampleXml } = bloodPressure

it('a blood pressure reads as people say it', () => {
  expect(checked(bloodPressure, sampleXml).effectiveDate?.at).toBe('2026-02-11T08:05:00')
  expect(summarise(bloodPressure, sampleXml)).toBe('124/79 mmHg, pulse 66 bpm')
  expect(summarise(bloodPressure, sampleXml.replace(/<pulse>.*<\/pulse>/, ''))).toBe('124/79 mmHg')
})

it('a missing, a negative, a misplaced and an unknown element are refused with their place', () => {
  expect(problem(bloodPressure, sampleXml.replace(/<systolic>.*<\/systolic>/, ''))).toBe(
    'blood-pressure: systolic is missing before diastolic',
  )
  expect(problem(bloodPressure, sampleXml.replace('>79<', '>-3<'))).toBe(
    'blood-pressure/diastolic: this must be at least 0',
  )
  expect(problem(bloodPressure, sampleXml.replace('>79<', '>79.5<'))).toBe(
    'blood-pressure/diastolic: this must be a whole number',
  )
  expect(
    problem(bloodPressure, sampleXml.replace(/(<systolic>.*<\/systolic>)(<diastolic>.*<\/diastolic>)/, '$2$1')),
  ).toContain('systolic is missing')
  expect(problem(bloodPressure, sampleXml.replace('</blood-pressure>', '<mood/></blood-pressure>'))).toContain(
    'mood is not expected',
  )
})

it('both numbers are drawn', () => {
  const { value } = read(bloodPressure, sampleXml)
  expect(chartOf(bloodPressure).map(line => [line.label, line.unit, line.at(value)])).toEqual([
    ['Systolic', 'mm[Hg]', 124],
    ['Diastolic', 'mm[Hg]', 79],
  ])
})
