import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { dischargeSummary } from './discharge-summary.ts'
import { summarise } from './registry.ts'

it('a discharge summary is dated, shown and checked', () => {
  const { sampleXml } = dischargeSummary
  expect(checked(dischargeSummary, sampleXml).effectiveDate?.at).toBe('2023-06-18T10:00:00')
  expect(summarise(dischargeSummary, sampleXml)).toBe('Osteoarthritis of the right hip, home 2023-06-18')
  expect(problem(dischargeSummary, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'discharge-summary: when is missing before specialty',
  )
  expect(problem(dischargeSummary, sampleXml.replace(/<\/discharge-summary>$/, '<stranger/>$&'))).toBe(
    'discharge-summary: the element stranger is not expected here',
  )
})
