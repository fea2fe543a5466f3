import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { medicationFill } from './medication-fill.ts'
import { summarise } from './registry.ts'

it('a medication fill is dated, shown and checked', () => {
  const { sampleXml } = medicationFill
  expect(checked(medicationFill, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(medicationFill, sampleXml)).toBe('Lisinopril 10 mg, fetched 2026-01-12')
  expect(problem(medicationFill, sampleXml.replace(/<name[ >].*?<\/name>/s, ''))).toBe(
    'medication-fill: name is missing before date-filled',
  )
  expect(problem(medicationFill, sampleXml.replace(/<\/medication-fill>$/, '<stranger/>$&'))).toBe(
    'medication-fill: the element stranger is not expected here',
  )
  expect(problem(medicationFill, sampleXml.replace('<days-supply>90<', '<days-supply>-1<'))).toBe(
    'medication-fill/days-supply: this must be more than 0',
  )
})
