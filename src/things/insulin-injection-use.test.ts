import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { insulinInjectionUse } from './insulin-injection-use.ts'
import { summarise } from './registry.ts'

it('an insulin injection usage is dated, shown and checked', () => {
  const { sampleXml } = insulinInjectionUse
  expect(checked(insulinInjectionUse, sampleXml).effectiveDate?.at).toBe('2026-02-17T21:00:00')
  expect(summarise(insulinInjectionUse, sampleXml)).toBe('14 IU, Long-acting')
  expect(problem(insulinInjectionUse, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'diabetes-insulin-injection-use: when is missing before type',
  )
  expect(problem(insulinInjectionUse, sampleXml.replace(/<\/diabetes-insulin-injection-use>$/, '<stranger/>$&'))).toBe(
    'diabetes-insulin-injection-use: the element stranger is not expected here',
  )
  expect(problem(insulinInjectionUse, sampleXml.replace('<IE>14<', '<IE>-1<'))).toBe(
    'diabetes-insulin-injection-use/amount/IE: this must be more than 0',
  )
})
