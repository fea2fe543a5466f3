import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { dateTimeOf } from './base/dates.ts'
import { summarise, write } from './registry.ts'
import { respiratoryProfile } from './respiratory-profile.ts'

it('a respiratory profile is dated, shown and checked', () => {
  const { sampleXml } = respiratoryProfile
  expect(checked(respiratoryProfile, sampleXml).effectiveDate?.at).toBe('2026-01-15T00:00:00')
  expect(summarise(respiratoryProfile, sampleXml)).toBe('red to 120 L/min, orange to 150 L/min, yellow to 195 L/min')
  expect(problem(respiratoryProfile, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'respiratory-profile: when is missing before expiratory-flow-red-zone-upper-boundary',
  )
  expect(problem(respiratoryProfile, sampleXml.replace(/<\/respiratory-profile>$/, '<stranger/>$&'))).toBe(
    'respiratory-profile: the element stranger is not expected here',
  )
  expect(problem(respiratoryProfile, sampleXml.replace('<liters-per-second>2<', '<liters-per-second>-1<'))).toBe(
    'respiratory-profile/expiratory-flow-red-zone-upper-boundary/liters-per-second: this must be more than 0',
  )
})

it('is said in one line whatever is known of it', () => {
  const xml = write(respiratoryProfile, {
    when: dateTimeOf('2026-01-15'),
    expiratoryFlowYellowZoneUpperBoundary: { litersPerSecond: 3.25 },
  })
  expect(summarise(respiratoryProfile, xml)).toBe('yellow to 3.25 L/s')
})
