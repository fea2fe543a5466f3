import { expect, it } from 'vitest'
import { asthmaInhalerUse } from './asthma-inhaler-use.ts'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'

it('an asthma inhaler usage is dated, shown and checked', () => {
  const { sampleXml } = asthmaInhalerUse
  expect(checked(asthmaInhalerUse, sampleXml).effectiveDate?.at).toBe('2026-02-17T16:45:00')
  expect(summarise(asthmaInhalerUse, sampleXml)).toBe('Salbutamol, puffs: 2')
  expect(problem(asthmaInhalerUse, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'asthma-inhaler-use: when is missing before drug',
  )
  expect(problem(asthmaInhalerUse, sampleXml.replace(/<\/asthma-inhaler-use>$/, '<stranger/>$&'))).toBe(
    'asthma-inhaler-use: the element stranger is not expected here',
  )
  expect(problem(asthmaInhalerUse, sampleXml.replace('<dose-count>2<', '<dose-count>many<'))).toBe(
    'asthma-inhaler-use/dose-count: this must be a whole number',
  )
})
