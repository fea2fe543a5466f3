import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

export const allergicEpisode = thingType({
  id: 'd65ad514-c492-4b59-bd05-f3f6cb43ceb3',
  name: 'Allergic episode',
  root: 'allergic-episode',
  namespace: 'urn:com.microsoft.wc.thing.allergic-episode',
  summary: 'One time that an allergy showed.',
  category: 'Conditions',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it happened.', { label: 'Date' }),
    name: doc(codableValue, 'The allergy that showed.', { label: 'Allergy' }),
    reaction: optional(doc(codableValue, 'What happened to the body.', { vocabulary: 'reactions' })),
    treatment: optional(doc(codableValue, 'What was done about it.')),
  }),
  columns: ['when', 'name', 'reaction', 'treatment'],
  line: '{name}[: {reaction}]',
  sample: {
    when: dateTimeOf('2025-09-14T15:30:00'),
    name: words('Peanuts'),
    reaction: words('Hives, swollen lips'),
    treatment: words('Adrenaline pen, then a night in hospital'),
  },
})
export type AllergicEpisode = Infer<typeof allergicEpisode.data>
