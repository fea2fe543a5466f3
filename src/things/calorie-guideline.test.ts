import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { calorieGuideline } from './calorie-guideline.ts'
import { summarise } from './registry.ts'

it('a calorie guideline is dated, shown and checked', () => {
  const { sampleXml } = calorieGuideline
  expect(checked(calorieGuideline, sampleXml).effectiveDate?.at).toBe('2026-01-15T00:00:00')
  expect(summarise(calorieGuideline, sampleXml)).toBe('Daily intake: 1,900 kcal a day')
  expect(problem(calorieGuideline, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'calorie-guideline: when is missing before name',
  )
  expect(problem(calorieGuideline, sampleXml.replace(/<\/calorie-guideline>$/, '<stranger/>$&'))).toBe(
    'calorie-guideline: the element stranger is not expected here',
  )
})
