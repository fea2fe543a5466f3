import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { papSession } from './pap-session.ts'
import { summarise } from './registry.ts'

it('a PAP session is dated, shown and checked', () => {
  const { sampleXml } = papSession
  expect(checked(papSession, sampleXml).effectiveDate?.at).toBe('2026-02-11T22:40:00')
  expect(summarise(papSession, sampleXml)).toBe('AHI 3.2, 412 min')
  expect(problem(papSession, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'pap-session: when is missing before duration-minutes',
  )
  expect(problem(papSession, sampleXml.replace(/<\/pap-session>$/, '<stranger/>$&'))).toBe(
    'pap-session: the element stranger is not expected here',
  )
  expect(problem(papSession, sampleXml.replace('<duration-minutes>412<', '<duration-minutes>-1<'))).toBe(
    'pap-session/duration-minutes: this must be at least 0',
  )
})
