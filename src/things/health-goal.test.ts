import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { healthGoal } from './health-goal.ts'
import { summarise } from './registry.ts'

it('a health goal is dated, shown and checked', () => {
  const { sampleXml } = healthGoal
  expect(checked(healthGoal, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(healthGoal, sampleXml)).toBe('Ten thousand steps')
  expect(problem(healthGoal, sampleXml.replace(/<name[ >].*?<\/name>/s, ''))).toBe(
    'health-goal: name is missing before description',
  )
  expect(problem(healthGoal, sampleXml.replace(/<\/health-goal>$/, '<stranger/>$&'))).toBe(
    'health-goal: the element stranger is not expected here',
  )
  expect(problem(healthGoal, sampleXml.replace('<times-in-interval>5<', '<times-in-interval>-1<'))).toBe(
    'health-goal/recurrence/times-in-interval: this must be more than 0',
  )
})
