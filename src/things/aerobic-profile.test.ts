import { expect, it } from 'vitest'
import { aerobicProfile } from './aerobic-profile.ts'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'

it('an aerobic profile is dated, shown and checked', () => {
  const { sampleXml } = aerobicProfile
  expect(checked(aerobicProfile, sampleXml).effectiveDate?.at).toBe('2026-01-10T10:00:00')
  expect(summarise(aerobicProfile, sampleXml)).toBe('at rest 58 bpm, highest 182 bpm, VO2 max 41.5 mL/kg/min')
  expect(problem(aerobicProfile, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'aerobic-profile: when is missing before max-heartrate',
  )
  expect(problem(aerobicProfile, sampleXml.replace(/<\/aerobic-profile>$/, '<stranger/>$&'))).toBe(
    'aerobic-profile: the element stranger is not expected here',
  )
  expect(problem(aerobicProfile, sampleXml.replace('<max-heartrate>182<', '<max-heartrate>-1<'))).toBe(
    'aerobic-profile/max-heartrate: this must be more than 0',
  )
})
