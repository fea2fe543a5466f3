import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { concern } from './concern.ts'
import { summarise } from './registry.ts'

it('a concern is dated, shown and checked', () => {
  const { sampleXml } = concern
  expect(checked(concern, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(concern, sampleXml)).toBe('Forgetting words more often')
  expect(problem(concern, sampleXml.replace(/<description[ >].*?<\/description>/s, ''))).toBe(
    'concern: description is missing before status',
  )
  expect(problem(concern, sampleXml.replace(/<\/concern>$/, '<stranger/>$&'))).toBe(
    'concern: the element stranger is not expected here',
  )
})
