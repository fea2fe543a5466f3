import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

export const healthEvent = thingType({
  id: '1572af76-1653-4c39-9683-9f9ca6584ba3',
  name: 'Health event',
  root: 'health-event',
  namespace: 'urn:com.microsoft.wc.thing.health-event',
  summary: 'Something that happened and is worth remembering: a first step, a first tooth.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(approxDateTime, 'When it happened.', { label: 'Date' }),
    event: doc(codableValue, 'What happened.', { vocabulary: 'event-pediatric-developmental-movement' }),
    category: optional(
      doc(codableValue, 'What kind of event it is.', { label: 'Kind', vocabulary: 'event-categories' }),
    ),
  }),
  columns: ['when', 'event', 'category'],
  line: '{event}',
  sample: { when: approxDateTimeOf('2025-05-22'), event: words('First steps alone'), category: words('Movement') },
})
export type HealthEvent = Infer<typeof healthEvent.data>
