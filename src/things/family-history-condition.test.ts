import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { familyHistoryCondition } from './family-history-condition.ts'
import { summarise } from './registry.ts'

it('a family history condition is dated, shown and checked', () => {
  const { sampleXml } = familyHistoryCondition
  expect(checked(familyHistoryCondition, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(familyHistoryCondition, sampleXml)).toBe('Glaucoma')
  expect(problem(familyHistoryCondition, sampleXml.replace(/<condition[ >].*?<\/condition>/s, ''))).toBe(
    'family-history-condition: condition is missing',
  )
  expect(problem(familyHistoryCondition, sampleXml.replace(/<\/family-history-condition>$/, '<stranger/>$&'))).toBe(
    'family-history-condition: the element stranger is not expected here',
  )
})
