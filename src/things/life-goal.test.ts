import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { lifeGoal } from './life-goal.ts'
import { summarise } from './registry.ts'

it('a life goal is dated, shown and checked', () => {
  const { sampleXml } = lifeGoal
  expect(checked(lifeGoal, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(lifeGoal, sampleXml)).toBe('Walk the coast path with Nora')
  expect(problem(lifeGoal, sampleXml.replace(/<description[ >].*?<\/description>/s, ''))).toBe(
    'life-goal: description is missing before goal-info',
  )
  expect(problem(lifeGoal, sampleXml.replace(/<\/life-goal>$/, '<stranger/>$&'))).toBe(
    'life-goal: the element stranger is not expected here',
  )
})
