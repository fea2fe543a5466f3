import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { stringNotBlank } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const healthJournalEntry = thingType({
  id: '21d75546-8717-4deb-8b17-a57f48917790',
  name: 'Health journal entry',
  plural: 'Health journal entries',
  root: 'health-journal-entry',
  namespace: 'urn:com.microsoft.wc.thing.health-journal-entry',
  summary: 'A page of a diary about one’s health.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(approxDateTime, 'The day it is about.', { label: 'Date' }),
    content: doc(stringNotBlank, 'What there is to tell.', { label: 'Entry', multiline: true }),
    category: optional(doc(codableValue, 'What kind of entry it is.', { label: 'Kind' })),
  }),
  columns: ['when', 'content', 'category'],
  line: '{content}',
  sample: {
    when: approxDateTimeOf('2026-02-26'),
    content: 'Slept through for the first time in weeks. No coffee after noon.',
    category: words('Sleep'),
  },
})
export type HealthJournalEntry = Infer<typeof healthJournalEntry.data>
