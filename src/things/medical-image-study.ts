import { doc, type Infer, many, note, optional, sequence } from '../schema/schema.ts'
import { codableValue, coded, words } from './base/codable-value.ts'
import { withNote } from './base/common.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { stringNotBlank } from './base/numbers.ts'
import { organization, person, personCalled } from './base/person.ts'
import { chain, type Held, thingType } from './thing-type.ts'

const about = {
  name: 'Medical image study',
  plural: 'Medical image studies',
  root: 'medical-image-study',
  namespace: 'urn:com.microsoft.wc.thing.medical-images',
  summary: 'Pictures of one examination: an X-ray, a CT, an ultrasound.',
  category: 'Files',
  effectiveDate: 'when',
  blobs: 'Each picture is a blob by the name that stands here, DICOM as a rule; previews are JPEG.',
  blobNames: {
    paths: [
      'series.images.imageBlobName',
      'series.images.imagePreviewBlobName',
      'series.previewBlobName',
      'previewBlobName',
      'keyImages.imageBlobName',
      'keyImages.imagePreviewBlobName',
    ],
  },
  line: '{description|series.bodyPart}[, {series.modality}]',
  columns: [
    'when',
    'description',
    { path: 'series.modality', label: 'Made with' },
    { path: 'series.bodyPart', label: 'Part of the body' },
    'reason',
    { path: 'series.institutionName', label: 'Made at' },
  ],
} as const

const image = sequence(
  {
    imageBlobName: doc(stringNotBlank, 'The blob that holds the picture.', { label: 'Picture' }),
    imagePreviewBlobName: optional(doc(stringNotBlank, 'The blob that holds a small picture.', { label: 'Preview' })),
  },
  'medical-image-study-series-image',
)
const previewBlobName = optional(
  doc(stringNotBlank, 'The blob that holds a small picture of it.', { label: 'Preview' }),
)
const referringPhysician = optional(doc(person, 'Who asked for the examination.', { label: 'Referred by' }))
const acquired = { doc: 'When the pictures were taken.', label: 'Taken' }
const seriesDescription = optional(doc(stringNotBlank, 'What this series shows.'))
const images = many(doc(image, 'One picture.', { label: 'Picture' }), 1)
const institutionName = optional(doc(organization, 'Where the pictures were taken.', { label: 'Made at' }))
const rest = {
  modality: optional(
    doc(codableValue, 'With what the pictures were made.', { label: 'Made with', vocabulary: 'dicom/modality' }),
  ),
  bodyPart: optional(doc(codableValue, 'Which part of the body they show.', { label: 'Part of the body' })),
  previewBlobName,
  seriesInstanceUid: optional(doc(stringNotBlank, 'The number of the series in DICOM.', { label: 'Series number' })),
}
const series1 = sequence(
  {
    acquisitionDatetime: note(dateTime, acquired),
    description: seriesDescription,
    images,
    institutionName,
    referringPhysician,
    ...rest,
  },
  'medical-image-study-series',
)
const series2 = sequence(
  {
    acquisitionDatetime: optional(note(dateTime, acquired)),
    description: seriesDescription,
    images,
    institutionName,
    ...rest,
  },
  'medical-image-study-series',
)
type Series1 = Infer<typeof series1>

const when = doc(dateTime, 'When the examination was.', { label: 'Date' })
const patientName = optional(doc(stringNotBlank, 'The name on the pictures.', { label: 'Name on the pictures' }))
const description = optional(doc(stringNotBlank, 'What was examined.', { label: 'Examination' }))
const oneSeries = { doc: 'Pictures that belong together.', label: 'Series' }
const after = {
  reason: optional(doc(codableValue, 'Why it was done.')),
  previewBlobName,
  keyImages: many(doc(image, 'A picture that shows what matters.', { label: 'Important picture' })),
  studyInstanceUid: optional(doc(stringNotBlank, 'The number of the study in DICOM.', { label: 'Study number' })),
}

/** Each series says who asked for it. */
export const medicalImageStudy1 = thingType({
  ...about,
  id: 'c75651c8-548e-449f-8942-9e6379b0b88a',
  data: sequence({ when, patientName, description, series: many(note(series1, oneSeries), 1), ...after }),
  sample: {
    when: dateTimeOf('2011-05-03T14:20:00'),
    description: 'Chest X-ray',
    series: [
      {
        acquisitionDatetime: dateTimeOf('2011-05-03T14:24:00'),
        images: [{ imageBlobName: 'chest-1.dcm', imagePreviewBlobName: 'chest-1.jpg' }],
        institutionName: { name: 'Riverside Hospital' },
        referringPhysician: personCalled('Dr. Ines Castellan'),
        modality: coded('Computed radiography', 'CR', 'dicom/modality'),
        bodyPart: words('Chest'),
      },
    ],
    reason: words('Cough for five weeks'),
    keyImages: [],
  },
})
export type MedicalImageStudy1 = Infer<typeof medicalImageStudy1.data>

const medicalImageStudy2 = thingType({
  ...about,
  id: 'cdfc0a9b-6d3b-4d16-afa8-02b86d621a8d',
  version: 2,
  xsdFile: 'medical-image-study.2.xsd',
  data: sequence({
    when,
    patientName,
    description,
    series: many(note(series2, oneSeries), 1),
    ...after,
    referringPhysician,
    accessionNumber: optional(
      doc(stringNotBlank, 'The number of the order at the hospital.', { label: 'Order number' }),
    ),
  }),
  sample: {
    when: dateTimeOf('2025-11-06T19:05:00'),
    description: 'X-ray of the left ankle',
    series: [
      {
        acquisitionDatetime: dateTimeOf('2025-11-06T19:08:00'),
        description: 'From the front and from the side',
        images: [
          { imageBlobName: 'ankle-1.dcm', imagePreviewBlobName: 'ankle-1.jpg' },
          { imageBlobName: 'ankle-2.dcm', imagePreviewBlobName: 'ankle-2.jpg' },
        ],
        institutionName: { name: 'Riverside Hospital' },
        modality: coded('Digital radiography', 'DX', 'dicom/modality'),
        bodyPart: words('Ankle'),
      },
    ],
    reason: words('Fall on the stairs'),
    keyImages: [{ imageBlobName: 'ankle-2.dcm' }],
    referringPhysician: personCalled('Dr. Paul Adeyemi'),
    accessionNumber: 'RH-25-118204',
  },
})
export type MedicalImageStudy = Infer<typeof medicalImageStudy2.data>

export const medicalImageStudy = chain(medicalImageStudy1, medicalImageStudy2, { upgrade, downgrade })

/** The study takes the first doctor who asked; others stand in the note. */
function upgrade({ value, common }: Held<MedicalImageStudy1>): Held<MedicalImageStudy> {
  const asked = value.series.flatMap(s => s.referringPhysician ?? [])
  const [first, ...others] = [...new Map(asked.map(p => [JSON.stringify(p), p])).values()]
  return {
    value: {
      ...value,
      series: value.series.map(({ referringPhysician: _, ...series }) => series),
      ...(first && { referringPhysician: first }),
    },
    common: withNote(
      common,
      others.map(p => `Referred by: ${p.name.full}`),
    ),
  }
}

/** Every series says who asked, and dates from the study where it does not say when it was taken. */
function downgrade({
  value: { referringPhysician: asked, accessionNumber, series, ...value },
  common,
}: Held<MedicalImageStudy>): Held<MedicalImageStudy1> {
  return {
    value: {
      ...value,
      series: series.map(
        ({
          acquisitionDatetime = value.when,
          description: text,
          images: pictures,
          institutionName: place,
          ...more
        }): Series1 => ({
          acquisitionDatetime,
          ...(text !== undefined && { description: text }),
          images: pictures,
          ...(place && { institutionName: place }),
          ...(asked && { referringPhysician: asked }),
          ...more,
        }),
      ),
    },
    common: withNote(common, accessionNumber === undefined ? [] : [`Order number: ${accessionNumber}`]),
  }
}
