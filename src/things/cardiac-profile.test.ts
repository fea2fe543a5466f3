import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { cardiacProfile } from './cardiac-profile.ts'
import { summarise } from './registry.ts'

it('a cardiac profile is dated, shown and checked', () => {
  const { sampleXml } = cardiacProfile
  expect(checked(cardiacProfile, sampleXml).effectiveDate?.at).toBe('2026-01-09T00:00:00')
  expect(summarise(cardiacProfile, sampleXml)).toBe('Medicine against high blood pressure: yes, diabetes: no')
  expect(problem(cardiacProfile, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'cardiac-profile: when is missing before on-hypertension-diet',
  )
  expect(problem(cardiacProfile, sampleXml.replace(/<\/cardiac-profile>$/, '<stranger/>$&'))).toBe(
    'cardiac-profile: the element stranger is not expected here',
  )
})
