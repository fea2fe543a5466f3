import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { explanationOfBenefits } from './explanation-of-benefits.ts'
import { summarise } from './registry.ts'

it('an explanation of benefits (EOB) is dated, shown and checked', () => {
  const { sampleXml } = explanationOfBenefits
  expect(checked(explanationOfBenefits, sampleXml).effectiveDate?.at).toBe('2026-01-20T00:00:00')
  expect(summarise(explanationOfBenefits, sampleXml)).toBe('Riverside Hospital: you pay 49 US dollar')
  expect(problem(explanationOfBenefits, sampleXml.replace(/<date-submitted[ >].*?<\/date-submitted>/s, ''))).toBe(
    'explanation-of-benefits: date-submitted is missing before patient',
  )
  expect(problem(explanationOfBenefits, sampleXml.replace(/<\/explanation-of-benefits>$/, '<stranger/>$&'))).toBe(
    'explanation-of-benefits: the element stranger is not expected here',
  )
  expect(problem(explanationOfBenefits, sampleXml.replace('<charged-amount>420<', '<charged-amount>many<'))).toBe(
    'explanation-of-benefits/claim-totals/charged-amount: this must be a number',
  )
})
