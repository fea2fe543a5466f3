import { expect, it } from 'vitest'
import { applicationDataReference } from './application-data-reference.ts'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'

it('an application data reference is dated, shown and checked', () => {
  const { sampleXml } = applicationDataReference
  expect(checked(applicationDataReference, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(applicationDataReference, sampleXml)).toBe('Running year')
  expect(problem(applicationDataReference, sampleXml.replace(/<name[ >].*?<\/name>/s, ''))).toBe(
    'application-data-reference: name is missing before public-url',
  )
  expect(problem(applicationDataReference, sampleXml.replace(/<\/application-data-reference>$/, '<stranger/>$&'))).toBe(
    'application-data-reference: the element stranger is not expected here',
  )
})
