import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { questionAnswer } from './question-answer.ts'
import { summarise } from './registry.ts'

it('a question & answer is dated, shown and checked', () => {
  const { sampleXml } = questionAnswer
  expect(checked(questionAnswer, sampleXml).effectiveDate?.at).toBe('2026-03-02T08:15:00')
  expect(summarise(questionAnswer, sampleXml)).toBe('How many nights a week do you sleep badly? One or two')
  expect(problem(questionAnswer, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'question-answer: when is missing before question',
  )
  expect(problem(questionAnswer, sampleXml.replace(/<\/question-answer>$/, '<stranger/>$&'))).toBe(
    'question-answer: the element stranger is not expected here',
  )
})
