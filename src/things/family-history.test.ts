import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { familyHistory, familyHistory1, familyHistory2 } from './family-history.ts'
import { summarise } from './registry.ts'

it('a family history of version 3 is dated, shown and checked', () => {
  const { sampleXml } = familyHistory
  expect(checked(familyHistory, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(familyHistory, sampleXml)).toBe('Type 2 diabetes, High blood pressure, Father')
  expect(problem(familyHistory, sampleXml.replace(/<\/family-history>$/, '<stranger/>$&'))).toBe(
    'family-history: the element stranger is not expected here',
  )
})

it('a family history of version 1 is dated, shown and checked', () => {
  const { sampleXml } = familyHistory1
  expect(checked(familyHistory1, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(familyHistory1, sampleXml)).toBe('Breast cancer, Mother')
  expect(problem(familyHistory1, sampleXml.replace(/<condition[ >].*?<\/condition>/s, ''))).toBe(
    'family-history: condition is missing before relationship',
  )
  expect(problem(familyHistory1, sampleXml.replace(/<\/family-history>$/, '<stranger/>$&'))).toBe(
    'family-history: the element stranger is not expected here',
  )
})

it('a family history of version 2 is dated, shown and checked', () => {
  const { sampleXml } = familyHistory2
  expect(checked(familyHistory2, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(familyHistory2, sampleXml)).toBe('Heart attack, Father')
  expect(problem(familyHistory2, sampleXml.replace(/<condition[ >].*?<\/condition>/s, ''))).toBe(
    'family-history: condition is missing before relative',
  )
  expect(problem(familyHistory2, sampleXml.replace(/<\/family-history>$/, '<stranger/>$&'))).toBe(
    'family-history: the element stranger is not expected here',
  )
})
