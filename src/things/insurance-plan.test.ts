import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { insurancePlan } from './insurance-plan.ts'
import { summarise } from './registry.ts'

it('an insurance plan is dated, shown and checked', () => {
  const { sampleXml } = insurancePlan
  expect(checked(insurancePlan, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(insurancePlan, sampleXml)).toBe('Cascade Health Plan, Silver, Medical')
  expect(problem(insurancePlan, sampleXml.replace(/<plan-name[ >].*?<\/plan-name>/s, ''))).toBe(
    'payer: plan-name is missing before coverage-type',
  )
  expect(problem(insurancePlan, sampleXml.replace(/<\/payer>$/, '<stranger/>$&'))).toBe(
    'payer: the element stranger is not expected here',
  )
})
