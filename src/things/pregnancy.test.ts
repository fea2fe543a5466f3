import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { pregnancy } from './pregnancy.ts'
import { summarise } from './registry.ts'

it('a pregnancy is dated, shown and checked', () => {
  const { sampleXml } = pregnancy
  expect(checked(pregnancy, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(pregnancy, sampleXml)).toBe('Leo Ellison, due 2024-05-20')
  expect(problem(pregnancy, sampleXml.replace(/<\/pregnancy>$/, '<stranger/>$&'))).toBe(
    'pregnancy: the element stranger is not expected here',
  )
  expect(problem(pregnancy, sampleXml.replace('<fetus-count>1<', '<fetus-count>-1<'))).toBe(
    'pregnancy/fetus-count: this must be at least 0',
  )
})
