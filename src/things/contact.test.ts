import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { contactPerson } from './contact.ts'
import { summarise } from './registry.ts'

it('a contact is dated, shown and checked', () => {
  const { sampleXml } = contactPerson
  expect(checked(contactPerson, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(contactPerson, sampleXml)).toBe('Dr. Miriam Okafor, Provider')
  expect(problem(contactPerson, sampleXml.replace(/<name[ >].*?<\/name>/s, ''))).toBe(
    'person: name is missing before organization',
  )
  expect(problem(contactPerson, sampleXml.replace(/<\/person>$/, '<stranger/>$&'))).toBe(
    'person: the element stranger is not expected here',
  )
})
