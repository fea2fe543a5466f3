import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { educationDocument } from './education-document.ts'
import { summarise } from './registry.ts'

it('an education document (preview) is dated, shown and checked', () => {
  const { sampleXml } = educationDocument
  expect(checked(educationDocument, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(educationDocument, sampleXml)).toBe('Report card, spring 2025')
  expect(problem(educationDocument, sampleXml.replace(/<name[ >].*?<\/name>/s, ''))).toBe(
    'education-document: name is missing',
  )
  expect(problem(educationDocument, sampleXml.replace(/<\/education-document>$/, '<stranger/>$&'))).toBe(
    'education-document: the element stranger is not expected here',
  )
})
