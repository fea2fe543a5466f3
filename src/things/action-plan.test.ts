import { expect, it } from 'vitest'
import { actionPlan } from './action-plan.ts'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'

it('an action plan (deprecated) is dated, shown and checked', () => {
  const { sampleXml } = actionPlan
  expect(checked(actionPlan, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(actionPlan, sampleXml)).toBe('sleep-course')
  expect(problem(actionPlan, sampleXml.replace(/<type[ >].*?<\/type>/s, ''))).toBe(
    'action-plan: type is missing before value',
  )
  expect(problem(actionPlan, sampleXml.replace(/<\/action-plan>$/, '<stranger/>$&'))).toBe(
    'action-plan: the element stranger is not expected here',
  )
})
