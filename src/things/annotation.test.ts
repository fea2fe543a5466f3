import { expect, it } from 'vitest'
import { annotation } from './annotation.ts'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'

it('a medical annotation is dated, shown and checked', () => {
  const { sampleXml } = annotation
  expect(checked(annotation, sampleXml).effectiveDate?.at).toBe('2026-03-18T11:20:00')
  expect(summarise(annotation, sampleXml)).toBe('Blood pressure at home is lower than here; continue the same dose.')
  expect(problem(annotation, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'annotation: when is missing before content',
  )
  expect(problem(annotation, sampleXml.replace(/<\/annotation>$/, '<stranger/>$&'))).toBe(
    'annotation: the element stranger is not expected here',
  )
})
