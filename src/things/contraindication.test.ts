import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { contraindication } from './contraindication.ts'
import { summarise } from './registry.ts'

it('a contraindication is dated, shown and checked', () => {
  const { sampleXml } = contraindication
  expect(checked(contraindication, sampleXml).effectiveDate?.at).toBe('2019-11-01T00:00:00')
  expect(summarise(contraindication, sampleXml)).toBe('Ibuprofen, Active')
  expect(problem(contraindication, sampleXml.replace(/<substance[ >].*?<\/substance>/s, ''))).toBe(
    'contraindication: substance is missing before status',
  )
  expect(problem(contraindication, sampleXml.replace(/<\/contraindication>$/, '<stranger/>$&'))).toBe(
    'contraindication: the element stranger is not expected here',
  )
})
