import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { device } from './device.ts'
import { summarise } from './registry.ts'

it('a medical device is dated, shown and checked', () => {
  const { sampleXml } = device
  expect(checked(device, sampleXml).effectiveDate?.at).toBe('2024-06-14T00:00:00')
  expect(summarise(device, sampleXml)).toBe('Hip prosthesis, Right hip')
  expect(problem(device, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'device: when is missing before device-name',
  )
  expect(problem(device, sampleXml.replace(/<\/device>$/, '<stranger/>$&'))).toBe(
    'device: the element stranger is not expected here',
  )
})
