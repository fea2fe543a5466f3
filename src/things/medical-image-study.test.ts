import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { medicalImageStudy, medicalImageStudy1 } from './medical-image-study.ts'
import { summarise } from './registry.ts'

it('a medical image study of version 2 is dated, shown and checked', () => {
  const { sampleXml } = medicalImageStudy
  expect(checked(medicalImageStudy, sampleXml).effectiveDate?.at).toBe('2025-11-06T19:05:00')
  expect(summarise(medicalImageStudy, sampleXml)).toBe('X-ray of the left ankle, Digital radiography')
  expect(problem(medicalImageStudy, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'medical-image-study: when is missing before description',
  )
  expect(problem(medicalImageStudy, sampleXml.replace(/<\/medical-image-study>$/, '<stranger/>$&'))).toBe(
    'medical-image-study: the element stranger is not expected here',
  )
})

it('a medical image study of version 1 is dated, shown and checked', () => {
  const { sampleXml } = medicalImageStudy1
  expect(checked(medicalImageStudy1, sampleXml).effectiveDate?.at).toBe('2011-05-03T14:20:00')
  expect(summarise(medicalImageStudy1, sampleXml)).toBe('Chest X-ray, Computed radiography')
  expect(problem(medicalImageStudy1, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'medical-image-study: when is missing before description',
  )
  expect(problem(medicalImageStudy1, sampleXml.replace(/<\/medical-image-study>$/, '<stranger/>$&'))).toBe(
    'medical-image-study: the element stranger is not expected here',
  )
})
