import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { personalContact } from './personal-contact.ts'
import { summarise } from './registry.ts'

it('a personal contact information is dated, shown and checked', () => {
  const { sampleXml } = personalContact
  expect(checked(personalContact, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(personalContact, sampleXml)).toBe('503 555 0177')
  expect(problem(personalContact, sampleXml.replace(/<\/contact>$/, '<stranger/>$&'))).toBe(
    'contact: the element stranger is not expected here',
  )
})
