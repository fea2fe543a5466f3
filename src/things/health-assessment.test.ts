import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { healthAssessment } from './health-assessment.ts'
import { summarise } from './registry.ts'

it('a health assessment is dated, shown and checked', () => {
  const { sampleXml } = healthAssessment
  expect(checked(healthAssessment, sampleXml).effectiveDate?.at).toBe('2026-01-12T10:00:00')
  expect(summarise(healthAssessment, sampleXml)).toBe('Heart risk check')
  expect(problem(healthAssessment, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'health-assessment: when is missing before name',
  )
  expect(problem(healthAssessment, sampleXml.replace(/<\/health-assessment>$/, '<stranger/>$&'))).toBe(
    'health-assessment: the element stranger is not expected here',
  )
})
