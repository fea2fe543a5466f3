import { doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { person, personCalled } from './base/person.ts'
import { thingType } from './thing-type.ts'

export const annotation = thingType({
  id: '7ab3e662-cc5b-4be2-bf38-78f8aad5b161',
  name: 'Medical annotation',
  root: 'annotation',
  namespace: 'urn:com.microsoft.wc.thing.annotation',
  summary: 'A remark that somebody from health care made for the record.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it was written.', { label: 'Date' }),
    content: optional(doc(string(), 'What was written.', { label: 'Text', multiline: true })),
    author: optional(doc(person, 'Who wrote it.')),
    classification: optional(doc(string(), 'What kind of remark it is: order, advice, finding.', { label: 'Kind' })),
    index: optional(doc(string(), 'The place it belongs to, where it is one of several.', { label: 'Number' })),
    version: optional(doc(string(), 'Which edition of the remark this is.')),
  }),
  columns: ['when', 'content', 'author', 'classification'],
  line: '{content|classification}',
  sample: {
    when: dateTimeOf('2026-03-18T11:20:00'),
    content: 'Blood pressure at home is lower than here; continue the same dose.',
    author: personCalled('Dr. Miriam Okafor'),
    classification: 'Advice',
  },
})
export type Annotation = Infer<typeof annotation.data>
