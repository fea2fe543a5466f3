import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { insulinInjection } from './insulin-injection.ts'
import { summarise } from './registry.ts'

it('an insulin injection is dated, shown and checked', () => {
  const { sampleXml } = insulinInjection
  expect(checked(insulinInjection, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(insulinInjection, sampleXml)).toBe('Long-acting, 14 IU')
  expect(problem(insulinInjection, sampleXml.replace(/<type[ >].*?<\/type>/s, ''))).toBe(
    'insulin-injection: type is missing before amount',
  )
  expect(problem(insulinInjection, sampleXml.replace(/<\/insulin-injection>$/, '<stranger/>$&'))).toBe(
    'insulin-injection: the element stranger is not expected here',
  )
  expect(problem(insulinInjection, sampleXml.replace('<IE>14<', '<IE>-1<'))).toBe(
    'insulin-injection/amount/IE: this must be more than 0',
  )
})
