import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { insight } from './insight.ts'
import { summarise } from './registry.ts'

it('an insight is dated, shown and checked', () => {
  const { sampleXml } = insight
  expect(checked(insight, sampleXml).effectiveDate?.at).toBe('2026-02-26T06:00:00')
  expect(summarise(insight, sampleXml)).toBe('Longer sleep on weekends')
  expect(problem(insight, sampleXml.replace(/<raised-insight-id[ >].*?<\/raised-insight-id>/s, ''))).toBe(
    'insight: raised-insight-id is missing before catalog-id',
  )
  expect(problem(insight, sampleXml.replace(/<\/insight>$/, '<stranger/>$&'))).toBe(
    'insight: the element stranger is not expected here',
  )
})
