import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { ccr } from './ccr.ts'
import { read, summarise, write } from './registry.ts'

it('a CCR is kept whole, dated by itself, and cannot be changed', () => {
  expect(ccr.immutable).toBe(true)
  expect(checked(ccr, ccr.sampleXml).effectiveDate).toEqual({ at: '2026-03-17T10:05:00', precision: 'second' })
  expect(checked(ccr, ccr.sampleXml.replace('2026-03-17T10:05:00Z', '2026-03')).effectiveDate).toEqual({
    at: '2026-03-01T00:00:00',
    precision: 'month',
  })
  expect(
    checked(ccr, ccr.sampleXml.replace(/<ExactDateTime>.*<\/ExactDateTime>/, '<ApproximateDateTime/>')).effectiveDate,
  ).toBeUndefined()
  expect(summarise(ccr, ccr.sampleXml)).toBe('Summary for a new clinic')
  const { value, common } = read(ccr, `${ccr.sampleXml}<common><source>Clinic</source></common>`)
  expect(write(ccr, value, common)).toBe(`${ccr.sampleXml}<common><source>Clinic</source></common>`)
})

it('is refused in another namespace, without a body, and with an impossible date', () => {
  expect(problem(ccr, ccr.sampleXml.replace(' xmlns="urn:astm-org:CCR"', ''))).toContain(
    'of the namespace urn:astm-org:CCR is expected',
  )
  expect(problem(ccr, ccr.sampleXml.replace(/<Body>.*<\/Body>/, ''))).toBe('ContinuityOfCareRecord: Body is missing')
  expect(problem(ccr, ccr.sampleXml.replace('2026-03-17', '2026-02-30'))).toBe(
    'ContinuityOfCareRecord/DateTime: this day is in no calendar',
  )
})
