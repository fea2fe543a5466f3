import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, coded } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { percentage } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const bloodOxygenSaturation = thingType({
  id: '3a54f95f-03d8-4f62-815f-f691fc94a500',
  name: 'Blood oxygen saturation',
  root: 'blood-oxygen-saturation',
  namespace: 'urn:com.microsoft.wc.thing.blood-oxygen-saturation',
  summary: 'How much of the haemoglobin in the blood carries oxygen.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When the saturation was measured.', { label: 'Date' }),
    value: doc(percentage, 'The saturation as a fraction: 0.97 is 97 %.', { label: 'Saturation' }),
    measurementMethod: optional(
      doc(codableValue, 'How it was measured.', {
        label: 'Method',
        vocabulary: 'blood-oxygen-saturation-measurement-method',
      }),
    ),
    measurementFlags: optional(doc(codableValue, 'What makes the reading doubtful or special.', { label: 'Remarks' })),
  }),
  columns: ['when', 'value', 'measurementMethod', 'measurementFlags'],
  line: '{value}',
  chart: { unit: '%', lines: [{ y: 'value', bands: [{ label: 'Usual', low: 95, high: 100 }] }] },
  sample: {
    when: dateTimeOf('2026-01-14T22:10:30'),
    value: 0.97,
    measurementMethod: coded('Pulse Oximetry', 'PulseOx', 'blood-oxygen-saturation-measurement-method'),
  },
})
export type BloodOxygenSaturation = Infer<typeof bloodOxygenSaturation.data>
