import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { hbA1C, hbA1C1 } from './hba1c.ts'
import { summarise } from './registry.ts'

it('a hbA1C of version 2 is dated, shown and checked', () => {
  const { sampleXml } = hbA1C
  expect(checked(hbA1C, sampleXml).effectiveDate?.at).toBe('2026-01-09T08:20:00')
  expect(summarise(hbA1C, sampleXml)).toBe('50 mmol/mol')
  expect(problem(hbA1C, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe('HbA1C: when is missing before value')
  expect(problem(hbA1C, sampleXml.replace(/<\/HbA1C>$/, '<stranger/>$&'))).toBe(
    'HbA1C: the element stranger is not expected here',
  )
  expect(problem(hbA1C, sampleXml.replace('<mmol-per-mol>50<', '<mmol-per-mol>many<'))).toBe(
    'HbA1C/value/mmol-per-mol: this must be a number',
  )
})

it('a hbA1C of version 1 is dated, shown and checked', () => {
  const { sampleXml } = hbA1C1
  expect(checked(hbA1C1, sampleXml).effectiveDate?.at).toBe('2012-05-14T00:00:00')
  expect(summarise(hbA1C1, sampleXml)).toBe('6.8 %')
  expect(problem(hbA1C1, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe('HbA1C: when is missing before value')
  expect(problem(hbA1C1, sampleXml.replace(/<\/HbA1C>$/, '<stranger/>$&'))).toBe(
    'HbA1C: the element stranger is not expected here',
  )
  expect(problem(hbA1C1, sampleXml.replace('<value>0.068<', '<value>-1<'))).toBe('HbA1C/value: this must be at least 0')
})
