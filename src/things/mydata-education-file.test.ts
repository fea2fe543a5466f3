import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { myDataEducationFile } from './mydata-education-file.ts'
import { summarise } from './registry.ts'

it('an education - MyData file (preview) is dated, shown and checked', () => {
  const { sampleXml } = myDataEducationFile
  expect(checked(myDataEducationFile, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(myDataEducationFile, sampleXml)).toBe('mydata-2025.txt')
  expect(problem(myDataEducationFile, sampleXml.replace(/<name[ >].*?<\/name>/s, ''))).toBe(
    'mydata-education-file: name is missing',
  )
  expect(problem(myDataEducationFile, sampleXml.replace(/<\/mydata-education-file>$/, '<stranger/>$&'))).toBe(
    'mydata-education-file: the element stranger is not expected here',
  )
})
