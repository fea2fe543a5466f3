import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { radiologyLabResults } from './radiology-lab-results.ts'
import { summarise } from './registry.ts'

it('a radiology result is dated, shown and checked', () => {
  const { sampleXml } = radiologyLabResults
  expect(checked(radiologyLabResults, sampleXml).effectiveDate?.at).toBe('2025-11-06T19:05:00')
  expect(summarise(radiologyLabResults, sampleXml)).toBe('X-ray of the ankle')
  expect(problem(radiologyLabResults, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'radiology-lab-results: when is missing before title',
  )
  expect(problem(radiologyLabResults, sampleXml.replace(/<\/radiology-lab-results>$/, '<stranger/>$&'))).toBe(
    'radiology-lab-results: the element stranger is not expected here',
  )
})
