import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { dailyDietaryIntake } from './daily-dietary-intake.ts'
import { summarise } from './registry.ts'

it('a daily dietary intake is dated, shown and checked', () => {
  const { sampleXml } = dailyDietaryIntake
  expect(checked(dailyDietaryIntake, sampleXml).effectiveDate?.at).toBe('2026-02-25T00:00:00')
  expect(summarise(dailyDietaryIntake, sampleXml)).toBe('1940 kcal, protein 82 g')
  expect(problem(dailyDietaryIntake, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'dietary-intake-daily: when is missing before calories',
  )
  expect(problem(dailyDietaryIntake, sampleXml.replace(/<\/dietary-intake-daily>$/, '<stranger/>$&'))).toBe(
    'dietary-intake-daily: the element stranger is not expected here',
  )
  expect(problem(dailyDietaryIntake, sampleXml.replace('<calories>1940<', '<calories>-1<'))).toBe(
    'dietary-intake-daily/calories: this must be more than 0',
  )
})
