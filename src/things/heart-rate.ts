import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, coded } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { nonNegativeInt } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const heartRate = thingType({
  id: 'b81eb4a6-6eac-4292-ae93-3872d6870994',
  name: 'Heart rate',
  root: 'heart-rate',
  namespace: 'urn:com.microsoft.wc.thing.heart-rate',
  summary: 'How often the heart beats in a minute.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When the heart rate was measured.', { label: 'Date' }),
    value: doc(nonNegativeInt, 'Beats in a minute.', { label: 'Heart rate', unit: '/min' }),
    measurementMethod: optional(
      doc(codableValue, 'How it was measured.', { label: 'Method', vocabulary: 'heart-rate-measurement-method' }),
    ),
    measurementConditions: optional(
      doc(codableValue, 'What the person was doing: resting, active.', {
        label: 'Conditions',
        vocabulary: 'heart-rate-measurement-conditions',
      }),
    ),
    measurementFlags: optional(doc(codableValue, 'What makes the reading doubtful or special.', { label: 'Remarks' })),
  }),
  columns: ['when', 'value', 'measurementConditions', 'measurementMethod'],
  line: '{value}[, {measurementConditions}]',
  chart: { unit: '/min', lines: [{ y: 'value', bands: [{ label: 'Usual at rest', low: 60, high: 100 }] }] },
  sample: {
    when: dateTimeOf('2026-01-20T21:40:00'),
    value: 63,
    measurementMethod: coded('Pulse measured by device', 'DevicePulse', 'heart-rate-measurement-method'),
    measurementConditions: coded('Resting', 'Resting', 'heart-rate-measurement-conditions'),
  },
})
export type HeartRate = Infer<typeof heartRate.data>
