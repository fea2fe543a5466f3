import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { bloodGlucose } from './blood-glucose.ts'
import { detailsOf, summarise } from './registry.ts'

const { sampleXml } = bloodGlucose

it('a blood glucose is dated, shown and checked', () => {
  expect(checked(bloodGlucose, sampleXml).effectiveDate?.at).toBe('2026-04-09T06:50:00')
  expect(summarise(bloodGlucose, sampleXml)).toBe('5.4 mmol/L, Before breakfast')
  expect(problem(bloodGlucose, sampleXml.replace('<mmolPerL>5.4</mmolPerL>', '<mmolPerL>0</mmolPerL>'))).toBe(
    'blood-glucose/value/mmolPerL: this must be more than 0',
  )
  expect(problem(bloodGlucose, sampleXml.replace('>3<', '>6<'))).toBe('blood-glucose/normalcy: this must be at most 5')
  expect(
    problem(bloodGlucose, sampleXml.replace(/<glucose-measurement-type>.*<\/glucose-measurement-type>/, '')),
  ).toContain('glucose-measurement-type is missing')
})

it('how normal it is is said in words', () => {
  expect(detailsOf(bloodGlucose, sampleXml)).toContainEqual({ label: 'Normalcy', text: 'normal' })
})
