import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { person, personCalled } from './base/person.ts'
import { thingType } from './thing-type.ts'

export const contraindication = thingType({
  id: '046d0ad7-6d7f-4bfd-afd4-4192ca2e913d',
  name: 'Contraindication',
  root: 'contraindication',
  namespace: 'urn:com.microsoft.wc.thing.contraindication',
  summary: 'A medicine or substance that this person must not get.',
  category: 'Conditions',
  effectiveDate: 'documentedDate',
  data: sequence({
    substance: doc(codableValue, 'What must not be given.', { vocabulary: 'RxNorm/RxNorm Active Ingredients' }),
    status: doc(codableValue, 'Whether this still holds.'),
    source: optional(doc(codableValue, 'Where it is known from.', { label: 'Known from' })),
    documenter: optional(doc(person, 'Who wrote it down.', { label: 'Written by' })),
    documentedDate: optional(doc(approxDateTime, 'When it was written down.', { label: 'Date' })),
  }),
  columns: ['substance', 'status', 'documentedDate', 'documenter', 'source'],
  line: '{substance}[, {status}]',
  sample: {
    substance: words('Ibuprofen'),
    status: words('Active'),
    source: words('Stomach bleeding in 2019'),
    documenter: personCalled('Dr. Ines Castellan'),
    documentedDate: approxDateTimeOf('2019-11'),
  },
})
export type Contraindication = Infer<typeof contraindication.data>
