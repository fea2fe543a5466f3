import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, coded } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { weightValue } from './base/measurements.ts'
import { percentage } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const bodyComposition = thingType({
  id: '18adc276-5144-4e7e-bf6c-e56d8250adf8',
  name: 'Body composition',
  root: 'body-composition',
  namespace: 'urn:com.microsoft.wc.thing.body-composition',
  summary: 'One measurement of what the body is made of: fat, water, muscle, bone.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(approxDateTime, 'When it was measured.', { label: 'Date' }),
    measurementName: doc(codableValue, 'What was measured.', {
      label: 'Measurement',
      vocabulary: 'body-composition-measurement-names',
    }),
    value: sequence(
      {
        massValue: optional(doc(weightValue, 'As a mass.', { label: 'Mass' })),
        percentValue: optional(doc(percentage, 'As a part of the whole body: 0.25 is 25 %.', { label: 'Share' })),
      },
      'BodyCompositionValue',
    ),
    measurementMethod: optional(
      doc(codableValue, 'How it was measured.', {
        label: 'Method',
        vocabulary: 'body-composition-measurement-methods',
      }),
    ),
    site: optional(
      doc(codableValue, 'The part of the body that was measured.', { vocabulary: 'body-composition-sites' }),
    ),
  }),
  columns: ['when', 'measurementName', 'value.massValue', 'value.percentValue', 'site', 'measurementMethod'],
  line: '{measurementName}: {value.percentValue|value.massValue}',
  chart: { unit: '%', lines: [{ y: 'value.percentValue' }] },
  sample: {
    when: approxDateTimeOf('2026-05-02T07:30'),
    measurementName: coded('Body fat percentage', 'fat-percent', 'body-composition-measurement-names'),
    value: { percentValue: 0.24 },
    measurementMethod: coded('Bioelectrical Impedance', 'Impedance', 'body-composition-measurement-methods'),
  },
})
export type BodyComposition = Infer<typeof bodyComposition.data>
