import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { dailyMedicationUsage } from './daily-medication-usage.ts'
import { summarise } from './registry.ts'

it('a daily medication usage is dated, shown and checked', () => {
  const { sampleXml } = dailyMedicationUsage
  expect(checked(dailyMedicationUsage, sampleXml).effectiveDate?.at).toBe('2026-02-17T00:00:00')
  expect(summarise(dailyMedicationUsage, sampleXml)).toBe('Metformin 850 mg: 2 of 2')
  expect(problem(dailyMedicationUsage, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'daily-medication-usage: when is missing before drug-name',
  )
  expect(problem(dailyMedicationUsage, sampleXml.replace(/<\/daily-medication-usage>$/, '<stranger/>$&'))).toBe(
    'daily-medication-usage: the element stranger is not expected here',
  )
  expect(
    problem(
      dailyMedicationUsage,
      sampleXml.replace('<number-doses-consumed-in-day>2<', '<number-doses-consumed-in-day>many<'),
    ),
  ).toBe('daily-medication-usage/number-doses-consumed-in-day: this must be a whole number')
})
