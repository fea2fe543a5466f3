import { boolean, doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

const asked = (text: string, label: string) => optional(doc(boolean(), text, { label }))

export const cardiacProfile = thingType({
  id: 'adaf49ad-8e10-49f8-9783-174819e97051',
  name: 'Cardiac profile',
  root: 'cardiac-profile',
  namespace: 'urn:com.microsoft.wc.thing.cardiac-profile',
  summary: 'What bears on the risk for heart and vessels.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When this was so.', { label: 'Date' }),
    onHypertensionDiet: asked(
      'Whether the person eats to lower the blood pressure.',
      'Diet against high blood pressure',
    ),
    onHypertensionMedication: asked('Whether medicine is taken against it.', 'Medicine against high blood pressure'),
    renalFailureDiagnosed: asked('Whether the kidneys were found to fail.', 'Kidney failure'),
    diabetesDiagnosed: asked('Whether diabetes was found.', 'Diabetes'),
    hasFamilyHeartDiseaseHistory: asked(
      'Whether close relatives had a disease of the heart.',
      'Heart disease in the family',
    ),
    hasFamilyStrokeHistory: asked('Whether close relatives had a stroke.', 'Stroke in the family'),
    hasPersonalHeartDiseaseHistory: asked('Whether the person had a disease of the heart.', 'Own heart disease'),
    hasPersonStrokeHistory: asked('Whether the person had a stroke.', 'Own stroke'),
  }),
  columns: [
    'when',
    'onHypertensionMedication',
    'diabetesDiagnosed',
    'hasFamilyHeartDiseaseHistory',
    'hasPersonalHeartDiseaseHistory',
    'hasPersonStrokeHistory',
  ],
  line: '[Medicine against high blood pressure: {onHypertensionMedication}][, diabetes: {diabetesDiagnosed}]',
  sample: {
    when: dateTimeOf('2026-01-09'),
    onHypertensionDiet: true,
    onHypertensionMedication: true,
    diabetesDiagnosed: false,
    hasFamilyHeartDiseaseHistory: true,
    hasFamilyStrokeHistory: false,
  },
})
export type CardiacProfile = Infer<typeof cardiacProfile.data>
