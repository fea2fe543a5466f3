import { doc, type Infer, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { displayed, lengthUnits, lengthValue } from './base/measurements.ts'
import { thingType } from './thing-type.ts'

export const bodyDimension = thingType({
  id: 'dd710b31-2b6f-45bd-9552-253562b9a7c1',
  name: 'Body dimension',
  root: 'body-dimension',
  namespace: 'urn:com.microsoft.wc.thing.body-dimension',
  summary: 'The size of a part of the body: waist, hip, arm.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(approxDateTime, 'When it was measured.', { label: 'Date' }),
    measurementName: doc(codableValue, 'What was measured.', {
      label: 'Measured',
      vocabulary: 'body-dimension-measurement-names',
    }),
    value: doc(lengthValue, 'Its size.', { label: 'Size' }),
  }),
  columns: ['when', 'measurementName', 'value'],
  line: '{measurementName} {value}',
  chart: { unit: 'm', lines: [{ y: 'value' }] },
  sample: {
    when: approxDateTimeOf('2026-02-01'),
    measurementName: words('Waist size'),
    value: { m: 0.94, display: displayed(94, lengthUnits[1]!) },
  },
})
export type BodyDimension = Infer<typeof bodyDimension.data>
