import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'
import { weeklyAerobicGoal } from './weekly-aerobic-goal.ts'

it('a weekly aerobic exercise goal is dated, shown and checked', () => {
  const { sampleXml } = weeklyAerobicGoal
  expect(checked(weeklyAerobicGoal, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(weeklyAerobicGoal, sampleXml)).toBe('5 a week: walking, 30 min')
  expect(problem(weeklyAerobicGoal, sampleXml.replace(/<session[ >].*?<\/session>/s, ''))).toBe(
    'aerobic-weekly: session is missing before recurrence',
  )
  expect(problem(weeklyAerobicGoal, sampleXml.replace(/<\/aerobic-weekly>$/, '<stranger/>$&'))).toBe(
    'aerobic-weekly: the element stranger is not expected here',
  )
})
