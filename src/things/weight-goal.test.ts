import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'
import { weightGoal } from './weight-goal.ts'

it('a weight goal is dated, shown and checked', () => {
  const { sampleXml } = weightGoal
  expect(checked(weightGoal, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(weightGoal, sampleXml)).toBe('from 91.5 kg to 85 kg by 2026-09')
  expect(problem(weightGoal, sampleXml.replace(/<\/weight-goal>$/, '<stranger/>$&'))).toBe(
    'weight-goal: the element stranger is not expected here',
  )
  expect(problem(weightGoal, sampleXml.replace('<kg>91.5<', '<kg>-1<'))).toBe(
    'weight-goal/initial/kg: this must be at least 0',
  )
})
