import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { carePlan } from './care-plan.ts'
import { summarise } from './registry.ts'

it('a care plan is dated, shown and checked', () => {
  const { sampleXml } = carePlan
  expect(checked(carePlan, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(carePlan, sampleXml)).toBe('Diabetes, first half of the year, Under way')
  expect(problem(carePlan, sampleXml.replace(/<name[ >].*?<\/name>/s, ''))).toBe(
    'care-plan: name is missing before start-date',
  )
  expect(problem(carePlan, sampleXml.replace(/<\/care-plan>$/, '<stranger/>$&'))).toBe(
    'care-plan: the element stranger is not expected here',
  )
  expect(problem(carePlan, sampleXml.replace('<times-in-interval>1<', '<times-in-interval>-1<'))).toBe(
    'care-plan/tasks/task/recurrence/times-in-interval: this must be more than 0',
  )
})
