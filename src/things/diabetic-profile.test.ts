import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { diabeticProfile } from './diabetic-profile.ts'
import { summarise } from './registry.ts'

it('a diabetic profile is dated, shown and checked', () => {
  const { sampleXml } = diabeticProfile
  expect(checked(diabeticProfile, sampleXml).effectiveDate?.at).toBe('2026-01-09T00:00:00')
  expect(summarise(diabeticProfile, sampleXml)).toBe('HbA1c at most 7 %')
  expect(problem(diabeticProfile, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'diabetic-profile: when is missing before max-HbA1C',
  )
  expect(problem(diabeticProfile, sampleXml.replace(/<\/diabetic-profile>$/, '<stranger/>$&'))).toBe(
    'diabetic-profile: the element stranger is not expected here',
  )
  expect(problem(diabeticProfile, sampleXml.replace('<max-HbA1C>0.07<', '<max-HbA1C>-1<'))).toBe(
    'diabetic-profile/max-HbA1C: this must be at least 0',
  )
})
