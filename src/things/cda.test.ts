import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { cda } from './cda.ts'
import { summarise } from './registry.ts'

it('a CDA is dated by its effective time, as the wall clock showed it', () => {
  const at = (value: string) =>
    checked(
      cda,
      cda.sampleXml.replace('<effectiveTime value="20260317100500+0100"/>', `<effectiveTime value="${value}"/>`),
    ).effectiveDate
  expect(at('20260317100500+0100')).toEqual({ at: '2026-03-17T10:05:00', precision: 'second' })
  expect(at('20260317100500.250-0500')).toEqual({ at: '2026-03-17T10:05:00.25', precision: 'millisecond' })
  expect(at('202603171005')).toEqual({ at: '2026-03-17T10:05:00', precision: 'minute' })
  expect(at('2026')).toEqual({ at: '2026-01-01T00:00:00', precision: 'year' })
  expect(at('soon')).toBeUndefined()
  expect(summarise(cda, cda.sampleXml)).toBe('Consultation note')
})

it('is refused without an author, and as a CCR', () => {
  expect(problem(cda, cda.sampleXml.replace(/<author>.*<\/author>/, ''))).toBe('ClinicalDocument: author is missing')
  expect(problem(cda, '<ContinuityOfCareRecord xmlns="urn:astm-org:CCR"/>')).toContain('ClinicalDocument')
})
