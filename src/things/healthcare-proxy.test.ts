import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { healthcareProxy } from './healthcare-proxy.ts'
import { summarise } from './registry.ts'

it('a healthcare proxy is dated, shown and checked', () => {
  const { sampleXml } = healthcareProxy
  expect(checked(healthcareProxy, sampleXml).effectiveDate?.at).toBe('2024-04-02T00:00:00')
  expect(summarise(healthcareProxy, sampleXml)).toBe('Maya Ellison')
  expect(problem(healthcareProxy, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'healthcare-proxy: when is missing before proxy',
  )
  expect(problem(healthcareProxy, sampleXml.replace(/<\/healthcare-proxy>$/, '<stranger/>$&'))).toBe(
    'healthcare-proxy: the element stranger is not expected here',
  )
})
