import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'
import { vitalSigns } from './vital-signs.ts'

it('a vital signs is dated, shown and checked', () => {
  const { sampleXml } = vitalSigns
  expect(checked(vitalSigns, sampleXml).effectiveDate?.at).toBe('2026-01-09T09:05:00')
  expect(summarise(vitalSigns, sampleXml)).toBe('Temperature, Pulse')
  expect(problem(vitalSigns, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'vital-signs: when is missing before vital-signs-results',
  )
  expect(problem(vitalSigns, sampleXml.replace(/<\/vital-signs>$/, '<stranger/>$&'))).toBe(
    'vital-signs: the element stranger is not expected here',
  )
})
