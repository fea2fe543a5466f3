import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { bodyDimension } from './body-dimension.ts'
import { summarise } from './registry.ts'

it('a body dimension is dated, shown and checked', () => {
  const { sampleXml } = bodyDimension
  expect(checked(bodyDimension, sampleXml).effectiveDate?.at).toBe('2026-02-01T00:00:00')
  expect(summarise(bodyDimension, sampleXml)).toBe('Waist size 94 cm')
  expect(problem(bodyDimension, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'body-dimension: when is missing before measurement-name',
  )
  expect(problem(bodyDimension, sampleXml.replace(/<\/body-dimension>$/, '<stranger/>$&'))).toBe(
    'body-dimension: the element stranger is not expected here',
  )
  expect(problem(bodyDimension, sampleXml.replace('<m>0.94<', '<m>-1<'))).toBe(
    'body-dimension/value/m: this must be more than 0',
  )
})
