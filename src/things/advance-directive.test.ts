import { expect, it } from 'vitest'
import { advanceDirective } from './advance-directive.ts'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'

it('an advance directive is dated, shown and checked', () => {
  const { sampleXml } = advanceDirective
  expect(checked(advanceDirective, sampleXml).effectiveDate?.at).toBe('2024-04-02T00:00:00')
  expect(summarise(advanceDirective, sampleXml)).toBe(
    'No machines that only prolong dying. Pain shall always be treated.',
  )
  expect(problem(advanceDirective, sampleXml.replace(/<start-date[ >].*?<\/start-date>/s, ''))).toBe(
    'directive: start-date is missing before stop-date',
  )
  expect(problem(advanceDirective, sampleXml.replace(/<\/directive>$/, '<stranger/>$&'))).toBe(
    'directive: the element stranger is not expected here',
  )
})
