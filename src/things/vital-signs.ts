import { doc, double, type Infer, many, optional, plays, sequence, string } from '../schema/schema.ts'
import { codableValue, coded } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

/** A row of numbers apart from a row of names misleads as soon as one sign has no number: each is said with its own. */
const sign = plays(
  { is: 'titled', by: 'title', and: ['value', 'unit', 'textValue'] },
  sequence(
    {
      title: doc(codableValue, 'What was measured.', { label: 'Sign', vocabulary: 'vital-statistics' }),
      value: optional(doc(double(), 'The number.')),
      unit: optional(doc(codableValue, 'What the number is counted in.', { vocabulary: 'lab-results-units' })),
      referenceMinimum: optional(doc(double(), 'The least that is usual.', { label: 'Usual from' })),
      referenceMaximum: optional(doc(double(), 'The most that is usual.', { label: 'Usual to' })),
      textValue: optional(doc(string(), 'The result in words.', { label: 'In words' })),
      flag: optional(doc(codableValue, 'Whether it is high, low or critical.', { vocabulary: 'lab-result-flag' })),
    },
    'vital-sign-result-type',
  ),
)

export const vitalSigns = thingType({
  id: '73822612-c15f-4b49-9e65-6af369e55c65',
  name: 'Vital signs',
  plural: 'Vital signs',
  root: 'vital-signs',
  namespace: 'urn:com.microsoft.wc.thing.vital-signs',
  summary: 'What is measured at the start of a visit: temperature, pulse, breathing.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it was measured.', { label: 'Date' }),
    vitalSignsResults: many(doc(sign, 'One sign.', { label: 'Sign' })),
    site: optional(doc(string(), 'Where on the body it was measured.', { label: 'Measured at' })),
    position: optional(doc(string(), 'Sitting, standing or lying.')),
  }),
  columns: ['when', { path: 'vitalSignsResults', label: 'Signs' }, 'position', 'site'],
  line: '{vitalSignsResults}',
  sample: {
    when: dateTimeOf('2026-01-09T09:05:00'),
    vitalSignsResults: [
      {
        title: coded('Temperature', 'Tmp', 'vital-statistics'),
        value: 36.7,
        unit: coded('°C', 'Cel', 'lab-results-units'),
        referenceMinimum: 36,
        referenceMaximum: 37.5,
      },
      {
        title: coded('Pulse', 'Pls', 'vital-statistics'),
        value: 72,
        unit: coded('beats per minute', 'B-per-min', 'lab-results-units'),
      },
    ],
    position: 'Sitting',
  },
})
export type VitalSigns = Infer<typeof vitalSigns.data>
