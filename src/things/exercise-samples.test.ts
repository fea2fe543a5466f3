import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { exerciseSamples } from './exercise-samples.ts'
import { summarise } from './registry.ts'

it('an exercise samples is dated, shown and checked', () => {
  const { sampleXml } = exerciseSamples
  expect(checked(exerciseSamples, sampleXml).effectiveDate?.at).toBe('2026-05-30T17:45:00')
  expect(summarise(exerciseSamples, sampleXml)).toBe('Heart rate, every 5 s')
  expect(problem(exerciseSamples, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'exercise-samples: when is missing before name',
  )
  expect(problem(exerciseSamples, sampleXml.replace(/<\/exercise-samples>$/, '<stranger/>$&'))).toBe(
    'exercise-samples: the element stranger is not expected here',
  )
})
