import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { geneticSnpResults } from './genetic-snp-results.ts'
import { summarise } from './registry.ts'

it('a genetic SNP result is dated, shown and checked', () => {
  const { sampleXml } = geneticSnpResults
  expect(checked(geneticSnpResults, sampleXml).effectiveDate?.at).toBe('2025-06-03T00:00:00')
  expect(summarise(geneticSnpResults, sampleXml)).toBe('chromosome 7, Openleaf Genomics')
  expect(problem(geneticSnpResults, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'genetic-snp-results: when is missing before genome-build',
  )
  expect(problem(geneticSnpResults, sampleXml.replace(/<\/genetic-snp-results>$/, '<stranger/>$&'))).toBe(
    'genetic-snp-results: the element stranger is not expected here',
  )
})
