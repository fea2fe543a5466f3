import { boolean, doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, coded, words } from './base/codable-value.ts'
import { approxDateTime, dateTime, dateTimeOf } from './base/dates.ts'
import { name } from './base/person.ts'
import { thingType } from './thing-type.ts'

export const personal = thingType({
  id: '92ba621e-66b3-4a01-bd73-74844aed4f5b',
  name: 'Personal demographic information',
  plural: 'Personal demographic information',
  root: 'personal',
  namespace: 'urn:com.microsoft.wc.thing.personal',
  summary: 'Who the person is: name, birth, and what belongs to it. Shared with care.',
  category: 'Personal Profile',
  singleton: true,
  allowReadonly: false,
  personalFlag: false,
  data: sequence({
    name: optional(name),
    birthdate: optional(doc(dateTime, 'When the person was born.', { label: 'Born' })),
    bloodType: optional(doc(codableValue, 'Blood group and rhesus factor.', { vocabulary: 'blood-types' })),
    ethnicity: optional(
      doc(codableValue, 'The group the person counts themselves to.', { vocabulary: 'ethnicity-types' }),
    ),
    ssn: optional(
      doc(string(), 'Social security number, or the number of the country that takes its place.', {
        label: 'Social security number',
      }),
    ),
    maritalStatus: optional(doc(codableValue, 'Married, widowed and so on.', { vocabulary: 'marital-status' })),
    employmentStatus: optional(doc(string(), 'In words: employed, retired, student.')),
    isDeceased: optional(doc(boolean(), 'Whether the person has died.', { label: 'Deceased' })),
    dateOfDeath: optional(doc(approxDateTime, 'When the person died.')),
    religion: optional(doc(codableValue, 'Faith or world view.', { vocabulary: 'religion' })),
    isVeteran: optional(doc(boolean(), 'Whether the person served in the armed forces.', { label: 'Veteran' })),
    highestEducationLevel: optional(
      doc(codableValue, 'The highest school or training finished.', {
        label: 'Education',
        vocabulary: 'Education-level',
      }),
    ),
    isDisabled: optional(doc(boolean(), 'Whether the person lives with a disability.', { label: 'Disabled' })),
    organDonor: optional(doc(string(), 'What the person decided about giving organs.')),
  }),
  columns: ['name', 'birthdate', 'bloodType', 'maritalStatus'],
  line: '{name}[, born {birthdate}]',
  sample: {
    name: { full: 'Ann Lindqvist', first: 'Ann', last: 'Lindqvist' },
    birthdate: dateTimeOf('1979-05-23'),
    bloodType: coded('A+', 'A+', 'blood-types'),
    maritalStatus: coded('Married', 'Mar', 'marital-status'),
    employmentStatus: 'Employed',
    religion: words('None'),
    highestEducationLevel: coded('College Graduate', 'ColG', 'Education-level'),
    organDonor: 'Yes, all organs',
  },
})
export type Personal = Infer<typeof personal.data>
