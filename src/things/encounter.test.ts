import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { encounter, encounter1 } from './encounter.ts'
import { summarise } from './registry.ts'

it('an encounter of version 2 is dated, shown and checked', () => {
  const { sampleXml } = encounter
  expect(checked(encounter, sampleXml).effectiveDate?.at).toBe('2026-01-09T09:00:00')
  expect(summarise(encounter, sampleXml)).toBe('Office visit, Riverside Family Practice')
  expect(problem(encounter, sampleXml.replace(/<\/encounter>$/, '<stranger/>$&'))).toBe(
    'encounter: the element stranger is not expected here',
  )
})

it('an encounter of version 1 is dated, shown and checked', () => {
  const { sampleXml } = encounter1
  expect(checked(encounter1, sampleXml).effectiveDate?.at).toBe('2010-03-11T09:30:00')
  expect(summarise(encounter1, sampleXml)).toBe('Office visit')
  expect(problem(encounter1, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'encounter: when is missing before type',
  )
  expect(problem(encounter1, sampleXml.replace(/<\/encounter>$/, '<stranger/>$&'))).toBe(
    'encounter: the element stranger is not expected here',
  )
})
