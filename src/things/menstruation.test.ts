import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { menstruation } from './menstruation.ts'
import { summarise } from './registry.ts'

it('a menstruation is dated, shown and checked', () => {
  const { sampleXml } = menstruation
  expect(checked(menstruation, sampleXml).effectiveDate?.at).toBe('2026-02-03T00:00:00')
  expect(summarise(menstruation, sampleXml)).toBe('Medium, first day of a cycle: yes')
  expect(problem(menstruation, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'menstruation: when is missing before is-new-cycle',
  )
  expect(problem(menstruation, sampleXml.replace(/<\/menstruation>$/, '<stranger/>$&'))).toBe(
    'menstruation: the element stranger is not expected here',
  )
  expect(problem(menstruation, sampleXml.replace('>true<', '>maybe<'))).toContain('menstruation/is-new-cycle: ')
})
