import { doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

export const radiologyLabResults = thingType({
  id: 'e4911bd3-61bf-4e10-ae78-9c574b888b8f',
  name: 'Radiology result',
  root: 'radiology-lab-results',
  namespace: 'urn:com.microsoft.wc.thing.radiology-lab-results',
  summary: 'What a doctor read in an X-ray, a scan or an ultrasound.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When the picture was taken.', { label: 'Date' }),
    title: optional(doc(string(), 'What was done: chest X-ray, knee MRI.', { label: 'Examination' })),
    anatomicSite: optional(doc(string(), 'Which part of the body it shows.', { label: 'Part of the body' })),
    resultText: optional(doc(string(), 'What was seen.', { label: 'Findings', multiline: true })),
  }),
  columns: ['when', 'title', 'anatomicSite', 'resultText'],
  line: '{title|anatomicSite}',
  sample: {
    when: dateTimeOf('2025-11-06T19:05:00'),
    title: 'X-ray of the ankle',
    anatomicSite: 'Left ankle',
    resultText: 'No fracture. Soft tissue is swollen on the outer side.',
  },
})
export type RadiologyLabResults = Infer<typeof radiologyLabResults.data>
