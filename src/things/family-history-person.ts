import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, coded } from './base/codable-value.ts'
import { approxDate, approxDateOf } from './base/dates.ts'
import { person, personCalled } from './base/person.ts'
import { thingType } from './thing-type.ts'

export const familyHistoryPerson = thingType({
  id: 'cc23422c-4fba-4a23-b52a-c01d6cd53fdf',
  name: 'Family history person',
  plural: 'Family history people',
  root: 'family-history-person',
  namespace: 'urn:com.microsoft.wc.thing.family-history-person',
  summary: 'A relative who matters for the family history.',
  category: 'Health History',
  data: sequence({
    relativeName: doc(person, 'The name of the relative.', { label: 'Name' }),
    relationship: optional(doc(codableValue, 'Who it is.', { label: 'Relative', vocabulary: 'personal-relationship' })),
    dateOfBirth: optional(doc(approxDate, 'When the relative was born.', { label: 'Born' })),
    dateOfDeath: optional(doc(approxDate, 'When the relative died.', { label: 'Died' })),
  }),
  columns: ['relativeName', 'relationship', 'dateOfBirth', 'dateOfDeath'],
  line: '{relativeName}[, {relationship}]',
  sample: {
    relativeName: personCalled('Walter Brandt'),
    relationship: coded('Father', 'Fth', 'personal-relationship'),
    dateOfBirth: approxDateOf('1953-01-09'),
  },
})
export type FamilyHistoryPerson = Infer<typeof familyHistoryPerson.data>
