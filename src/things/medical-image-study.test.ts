import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { words } from './base/codable-value.ts'
import { dateTimeOf } from './base/dates.ts'
import { personCalled } from './base/person.ts'
import {
  type MedicalImageStudy,
  type MedicalImageStudy1,
  medicalImageStudy,
  medicalImageStudy1,
} from './medical-image-study.ts'
import { convert, read, summarise, write } from './registry.ts'

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

const taken = { acquisitionDatetime: dateTimeOf('2011-05-03T14:24'), images: [{ imageBlobName: '1.dcm' }] }
const old = (...asked: readonly (string | undefined)[]): MedicalImageStudy1 => ({
  when: dateTimeOf('2011-05-03T14:20'),
  series: asked.map(who => ({ ...taken, ...(who !== undefined && { referringPhysician: personCalled(who) }) })),
  keyImages: [],
})

it('the study takes the doctor of its series; a second one stands in the note', () => {
  const inNew = (study: MedicalImageStudy1) =>
    read(medicalImageStudy, convert(write(medicalImageStudy1, study), medicalImageStudy1, medicalImageStudy))
  const one = inNew(old(undefined, 'Dr. A', 'Dr. A'))
  expect(one.value.referringPhysician).toEqual(personCalled('Dr. A'))
  expect(one.value.series).toEqual([taken, taken, taken])
  expect(one.common.note).toBeUndefined()
  const two = inNew(old('Dr. A', 'Dr. B'))
  expect([two.value.referringPhysician, two.common.note]).toEqual([personCalled('Dr. A'), 'Referred by: Dr. B'])
  expect(inNew(old(undefined)).value.referringPhysician).toBeUndefined()
})

it('every series takes the doctor of the study and, where it has none, its date; the order number stands in the note', () => {
  const study: MedicalImageStudy = {
    when: dateTimeOf('2025-11-06T19:05'),
    series: [taken, { description: 'From the side', images: [{ imageBlobName: '2.dcm' }], modality: words('X-ray') }],
    keyImages: [{ imageBlobName: '2.dcm' }],
    referringPhysician: personCalled('Dr. C'),
    accessionNumber: 'RH-7',
  }
  const { value, common } = read(
    medicalImageStudy1,
    convert(write(medicalImageStudy, study), medicalImageStudy, medicalImageStudy1),
  )
  expect(value).toEqual({
    when: study.when,
    series: [
      { ...taken, referringPhysician: personCalled('Dr. C') },
      { ...study.series[1], acquisitionDatetime: study.when, referringPhysician: personCalled('Dr. C') },
    ],
    keyImages: study.keyImages,
  })
  expect(common.note).toBe('Order number: RH-7')
})

it('comes back from the other version as it was', () => {
  for (const [from, to] of [
    [medicalImageStudy1, medicalImageStudy],
    [medicalImageStudy, medicalImageStudy1],
  ] as const)
    expect(convert(convert(from.sampleXml, from, to), to, from)).toBe(from.sampleXml)
})

it('a series without a picture and a blank name of a blob are refused', () => {
  const { sampleXml } = medicalImageStudy
  expect(problem(medicalImageStudy, sampleXml.replace(/<images>.*<\/images>/, ''))).toContain('images is missing')
  expect(problem(medicalImageStudy, sampleXml.replace('>ankle-1.dcm<', '> <'))).toContain(
    'medical-image-study/series/images/image-blob-name: ',
  )
})
