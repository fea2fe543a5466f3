import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { medicalProblem } from './medical-problem.ts'
import { summarise } from './registry.ts'

it('a medical problem is dated, shown and checked', () => {
  const { sampleXml } = medicalProblem
  expect(checked(medicalProblem, sampleXml).effectiveDate?.at).toBe('2025-11-07T10:15:00')
  expect(summarise(medicalProblem, sampleXml)).toBe('Sprained ankle')
  expect(problem(medicalProblem, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'problem: when is missing before diagnosis',
  )
  expect(problem(medicalProblem, sampleXml.replace(/<\/problem>$/, '<stranger/>$&'))).toBe(
    'problem: the element stranger is not expected here',
  )
  expect(problem(medicalProblem, sampleXml.replace('<importance>2<', '<importance>-1<'))).toBe(
    'problem/importance: this must be more than 0',
  )
})
