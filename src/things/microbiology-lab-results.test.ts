import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { microbiologyLabResults } from './microbiology-lab-results.ts'
import { summarise } from './registry.ts'

it('a microbiology lab test result is dated, shown and checked', () => {
  const { sampleXml } = microbiologyLabResults
  expect(checked(microbiologyLabResults, sampleXml).effectiveDate?.at).toBe('2026-01-29T14:00:00')
  expect(summarise(microbiologyLabResults, sampleXml)).toBe('Streptococcus pyogenes, Throat swab')
  expect(problem(microbiologyLabResults, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'microbiology-lab-results: when is missing before lab-tests',
  )
  expect(problem(microbiologyLabResults, sampleXml.replace(/<\/microbiology-lab-results>$/, '<stranger/>$&'))).toBe(
    'microbiology-lab-results: the element stranger is not expected here',
  )
})
