import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { peakFlow, spirometer } from './peak-flow.ts'
import { summarise } from './registry.ts'

it('a peak flow of version 2 is dated, shown and checked', () => {
  const { sampleXml } = peakFlow
  expect(checked(peakFlow, sampleXml).effectiveDate?.at).toBe('2026-03-01T07:10:00')
  expect(summarise(peakFlow, sampleXml)).toBe('285 L/min')
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
