import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { familyHistoryPerson } from './family-history-person.ts'
import { summarise } from './registry.ts'

it('a family history person is dated, shown and checked', () => {
  const { sampleXml } = familyHistoryPerson
  expect(checked(familyHistoryPerson, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(familyHistoryPerson, sampleXml)).toBe('Walter Brandt, Father')
  expect(problem(familyHistoryPerson, sampleXml.replace(/<relative-name[ >].*?<\/relative-name>/s, ''))).toBe(
    'family-history-person: relative-name is missing before relationship',
  )
  expect(problem(familyHistoryPerson, sampleXml.replace(/<\/family-history-person>$/, '<stranger/>$&'))).toBe(
    'family-history-person: the element stranger is not expected here',
  )
})
