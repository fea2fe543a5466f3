import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { healthEvent } from './health-event.ts'
import { summarise } from './registry.ts'

it('a health event is dated, shown and checked', () => {
  const { sampleXml } = healthEvent
  expect(checked(healthEvent, sampleXml).effectiveDate?.at).toBe('2025-05-22T00:00:00')
  expect(summarise(healthEvent, sampleXml)).toBe('First steps alone')
  expect(problem(healthEvent, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'health-event: when is missing before event',
  )
  expect(problem(healthEvent, sampleXml.replace(/<\/health-event>$/, '<stranger/>$&'))).toBe(
    'health-event: the element stranger is not expected here',
  )
})
