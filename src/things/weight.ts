import { doc, type Infer, sequence } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { displayed, weightUnits, weightValue } from './base/measurements.ts'
import { thingType } from './thing-type.ts'

export const weight = thingType({
  id: '3d34d87e-7fc1-4153-800f-f56592cb0d17',
  name: 'Weight',
  root: 'weight',
  namespace: 'urn:com.microsoft.wc.thing.weight',
  summary: 'One measurement of body weight.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When the weight was measured.', { label: 'Date' }),
    value: doc(weightValue, 'The weight; kilograms count, the display is what was typed.', { label: 'Weight' }),
  }),
  columns: ['when', 'value'],
  line: '{value}',
  chart: { unit: 'kg', lines: [{ y: 'value' }] },
  sample: { when: dateTimeOf('2026-03-04T07:15'), value: { kg: 72.57, display: displayed(160, weightUnits[1]!) } },
})
export type Weight = Infer<typeof weight.data>
