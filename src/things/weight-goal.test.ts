import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { summarise, write } from './registry.ts'
import { type WeightGoal, weightGoal } from './weight-goal.ts'

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

it('is said in one line whatever is known of it', () => {
  const kg = (n: number) => ({ kg: n })
  const said = (value: WeightGoal) => summarise(weightGoal, write(weightGoal, value))
  expect(said({ initial: kg(91.5) })).toBe('from 91.5 kg')
  expect(said({ minimum: kg(82) })).toBe('to 82 kg')
  expect(said({})).toBe('Weight goal')
})
