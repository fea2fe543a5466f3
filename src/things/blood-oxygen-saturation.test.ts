import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { bloodOxygenSaturation } from './blood-oxygen-saturation.ts'
import { chartOf, read, summarise } from './registry.ts'

const { sampleXml } = bloodOxygenSaturation

it('a saturation is kept as a fraction and shown as percent', () => {
  expect(checked(bloodOxygenSaturation, sampleXml).effectiveDate?.at).toBe('2026-01-14T22:10:30')
  expect(summarise(bloodOxygenSaturation, sampleXml)).toBe('97 %')
  expect(chartOf(bloodOxygenSaturation)[0]!.at(read(bloodOxygenSaturation, sampleXml).value)).toBe(97)
})

it('97 is no fraction', () => {
  expect(problem(bloodOxygenSaturation, sampleXml.replace('0.97', '97'))).toBe(
    'blood-oxygen-saturation/value: this must be at most 1',
  )
  expect(problem(bloodOxygenSaturation, sampleXml.replace('<value>0.97</value>', ''))).toContain('value is missing')
  expect(
    problem(bloodOxygenSaturation, sampleXml.replace('<value>0.97</value>', '<value>0.97</value><finger/>')),
  ).toContain('finger is not expected')
})
