import { doc, type Infer, many, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf, dateTime, dateTimeOf } from './base/dates.ts'
import { person, personCalled } from './base/person.ts'
import { thingType } from './thing-type.ts'

const signed = optional(doc(dateTime, 'When it was signed.', { label: 'Signed' }))

export const dischargeSummary = thingType({
  id: '02ef57a2-a620-425a-8e92-a301542cca54',
  name: 'Discharge summary',
  plural: 'Discharge summaries',
  root: 'discharge-summary',
  namespace: 'urn:com.microsoft.wc.thing.discharge-summary',
  summary: 'What a hospital writes when somebody goes home.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it was written.', { label: 'Date' }),
    type: optional(doc(codableValue, 'What kind of summary it is.', { label: 'Kind' })),
    category: optional(doc(codableValue, 'The group it belongs to.')),
    setting: optional(doc(codableValue, 'Where it was written.', { label: 'Where', vocabulary: 'note-setting' })),
    specialty: optional(doc(string(), 'The field of the department.')),
    text: optional(doc(string(), 'The summary.', { multiline: true })),
    primaryProvider: optional(doc(person, 'The doctor in charge.', { label: 'Doctor' })),
    primaryProviderEndorsement: signed,
    secondaryProvider: optional(doc(person, 'Another doctor who took part.', { label: 'Second doctor' })),
    secondaryProviderEndorsement: optional(
      doc(dateTime, 'When that doctor signed.', { label: 'Signed by the second' }),
    ),
    dischargeDateTime: optional(doc(approxDateTime, 'When the person went home.', { label: 'Went home' })),
    admittingDiagnosis: optional(
      doc(codableValue, 'Why the person came.', { label: 'Came with', vocabulary: 'icd/icd9cm' }),
    ),
    principalDiagnosis: optional(
      doc(codableValue, 'What was found.', { label: 'Diagnosis', vocabulary: 'icd/icd9cm' }),
    ),
    additionalDiagnosis: many(
      doc(codableValue, 'What else was found.', { label: 'Further diagnosis', vocabulary: 'icd/icd9cm' }),
    ),
    principalProcedurePhysician: optional(doc(person, 'Who did what was done.', { label: 'Done by' })),
    principalProcedure: optional(doc(codableValue, 'What was done.', { label: 'Procedure' })),
    additionalProcedure: many(doc(codableValue, 'What else was done.', { label: 'Further procedure' })),
  }),
  columns: ['when', 'principalDiagnosis', 'principalProcedure', 'dischargeDateTime', 'primaryProvider', 'specialty'],
  line: '{principalDiagnosis|principalProcedure|text}[, home {dischargeDateTime}]',
  sample: {
    when: dateTimeOf('2023-06-18T10:00:00'),
    specialty: 'Orthopedics',
    text: 'Total hip replacement on the right without complications. Walks with two sticks. Physiotherapy twice a week.',
    primaryProvider: personCalled('Dr. Paul Adeyemi'),
    primaryProviderEndorsement: dateTimeOf('2023-06-18T11:30:00'),
    dischargeDateTime: approxDateTimeOf('2023-06-18'),
    admittingDiagnosis: words('Osteoarthritis of the hip'),
    principalDiagnosis: words('Osteoarthritis of the right hip'),
    additionalDiagnosis: [words('Type 2 diabetes')],
    principalProcedure: words('Hip replacement'),
    additionalProcedure: [],
  },
})
export type DischargeSummary = Infer<typeof dischargeSummary.data>
