import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { words } from './base/codable-value.ts'
import { approxDateTimeOf, dateTimeOf } from './base/dates.ts'
import { displayed, flowUnits } from './base/measurements.ts'
import { type PeakFlow, peakFlow, type Spirometer, spirometer } from './peak-flow.ts'
import { convert, read, summarise, write } from './registry.ts'

it('a peak flow of version 2 is dated, shown and checked', () => {
  const { sampleXml } = peakFlow
  expect(checked(peakFlow, sampleXml).effectiveDate?.at).toBe('2026-03-01T07:10:00')
  expect(summarise(peakFlow, sampleXml)).toBe('peak flow 285 L/min, FEV1 1.9 L')
  expect(problem(peakFlow, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'peak-flow: when is missing before pef',
  )
  expect(problem(peakFlow, sampleXml.replace(/<\/peak-flow>$/, '<stranger/>$&'))).toBe(
    'peak-flow: the element stranger is not expected here',
  )
  expect(problem(peakFlow, sampleXml.replace('<liters-per-second>4.75<', '<liters-per-second>-1<'))).toBe(
    'peak-flow/pef/liters-per-second: this must be more than 0',
  )
})

it('a spirometer reading of version 1 is dated, shown and checked', () => {
  const { sampleXml } = spirometer
  expect(checked(spirometer, sampleXml).effectiveDate?.at).toBe('2012-09-14T08:30:00')
  expect(summarise(spirometer, sampleXml)).toBe('peak flow 435 L/min, FEV1 3.1 L/s')
  expect(problem(spirometer, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'spirometer: when is missing before fev1',
  )
  expect(problem(spirometer, sampleXml.replace(/<\/spirometer>$/, '<stranger/>$&'))).toBe(
    'spirometer: the element stranger is not expected here',
  )
  expect(problem(spirometer, sampleXml.replace('<liters-per-second>3.1<', '<liters-per-second>-1<'))).toBe(
    'spirometer/fev1/liters-per-second: this must be more than 0',
  )
})

it('a reading of a spirometer becomes a peak flow; what that has no place for stands in the note', () => {
  const old: Spirometer = {
    when: dateTimeOf('2012-09-14T08:30'),
    fev1: { litersPerSecond: 3.1 },
    pef: { litersPerSecond: 7.25, display: displayed(435, flowUnits[1]!) },
    warning: ['Slow start', 'Coughed'],
    problem: ['Lower than last week'],
    FEVoverFVC: 0.78,
    FIF25to50: 0.6,
    FET: 4.5,
    SVC: { liters: 4.2 },
    MVV: { litersPerSecond: 2 },
  }
  const { value, common } = read(peakFlow, convert(write(spirometer, old), spirometer, peakFlow))
  expect(value).toEqual({ when: { structured: old.when }, pef: old.pef, measurementFlags: [] })
  expect(common.note?.split('\n')).toEqual([
    'FEV1: 3.1 L/s',
    'Not normal: Slow start',
    'Not normal: Coughed',
    'Act on this: Lower than last week',
    'FEV1 of FVC: 78 %',
    'FIF 25–50 %: 60 %',
    'Time of the breath: 4.5 s',
    'Slow vital capacity: 4.2 L',
    'Maximal ventilation: 2 L/s',
  ])
})

it('a peak flow becomes a reading of a spirometer, which knows neither volumes nor dates that are not exact', () => {
  const inOld = (value: PeakFlow, at?: string) =>
    read(spirometer, convert(write(peakFlow, value), peakFlow, spirometer, at))
  const pef = { litersPerSecond: 4.75 }
  const exact = inOld({
    when: approxDateTimeOf('2026-03-01T07:10'),
    pef,
    fev1: { liters: 1.9 },
    fev6: { liters: 2.4 },
    measurementFlags: [words('Incomplete')],
  })
  expect(exact.value).toEqual({ when: dateTimeOf('2026-03-01T07:10'), pef, warning: [], problem: [] })
  expect(exact.common.note).toBe('FEV1: 1.9 L\nFEV6: 2.4 L\nRemark: Incomplete')

  const month = inOld({ when: approxDateTimeOf('2026-03'), pef, measurementFlags: [] })
  expect([month.value.when, month.common.note]).toEqual([dateTimeOf('2026-03-01'), 'Date: 2026-03'])
  const said: PeakFlow = { when: { descriptive: 'before the holidays' }, pef, measurementFlags: [] }
  const inWords = inOld(said, '2026-05-06T07:08:09')
  expect([inWords.value.when, inWords.common.note]).toEqual([
    dateTimeOf('2026-05-06T07:08:09'),
    'Date: before the holidays',
  ])
  expect(() => inOld(said)).toThrow('peak-flow/when: an exact date is needed')
})

it('comes back from the other version as it was', () => {
  for (const [from, to] of [
    [spirometer, peakFlow],
    [peakFlow, spirometer],
  ] as const)
    expect(convert(convert(from.sampleXml, from, to), to, from)).toBe(from.sampleXml)
})
