import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { emotionalState } from './emotional-state.ts'
import { summarise } from './registry.ts'

it('an emotional state is dated, shown and checked', () => {
  const { sampleXml } = emotionalState
  expect(checked(emotionalState, sampleXml).effectiveDate?.at).toBe('2026-02-24T20:30:00')
  expect(summarise(emotionalState, sampleXml)).toBe('mood happy, stress low, healthy')
  expect(problem(emotionalState, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'emotion: when is missing before mood',
  )
  expect(problem(emotionalState, sampleXml.replace(/<\/emotion>$/, '<stranger/>$&'))).toBe(
    'emotion: the element stranger is not expected here',
  )
  expect(problem(emotionalState, sampleXml.replace('<mood>4<', '<mood>-1<'))).toBe(
    'emotion/mood: this must be at least 1',
  )
})
