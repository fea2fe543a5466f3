import { expect, it } from 'vitest'
import { asthmaInhaler } from './asthma-inhaler.ts'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'

it('an asthma inhaler is dated, shown and checked', () => {
  const { sampleXml } = asthmaInhaler
  expect(checked(asthmaInhaler, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(asthmaInhaler, sampleXml)).toBe('Salbutamol 100 µg a puff, for emergencies')
  expect(problem(asthmaInhaler, sampleXml.replace(/<drug[ >].*?<\/drug>/s, ''))).toBe(
    'asthma-inhaler: drug is missing before strength',
  )
  expect(problem(asthmaInhaler, sampleXml.replace(/<\/asthma-inhaler>$/, '<stranger/>$&'))).toBe(
    'asthma-inhaler: the element stranger is not expected here',
  )
  expect(problem(asthmaInhaler, sampleXml.replace('<initial-doses>200<', '<initial-doses>many<'))).toBe(
    'asthma-inhaler/initial-doses: this must be a whole number',
  )
})
