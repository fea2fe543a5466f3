import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { height } from './height.ts'
import { summarise } from './registry.ts'

it('a height is dated by its day and shown as typed', () => {
  expect(checked(height, height.sampleXml).effectiveDate).toEqual({ at: '2025-09-01T00:00:00', precision: 'day' })
  expect(summarise(height, height.sampleXml)).toBe('168 cm')
})

it('a height of nothing is refused', () => {
  expect(problem(height, height.sampleXml.replace('<m>1.68</m>', '<m>0</m>'))).toBe(
    'height/value/m: this must be more than 0',
  )
  expect(problem(height, height.sampleXml.replace('<m>1.68</m>', ''))).toBe('height/value: m is missing before display')
  expect(problem(height, height.sampleXml.replace('</value>', '</value><shoes/>'))).toBe(
    'height: the element shoes is not expected here',
  )
})
