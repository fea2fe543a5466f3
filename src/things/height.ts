import { doc, type Infer, sequence } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { displayed, lengthUnits, lengthValue } from './base/measurements.ts'
import { thingType } from './thing-type.ts'

export const height = thingType({
  id: '40750a6a-89b2-455c-bd8d-b420a4cb500b',
  name: 'Height',
  root: 'height',
  namespace: 'urn:com.microsoft.wc.thing.height',
  summary: 'One measurement of body height.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When the height was measured.', { label: 'Date' }),
    value: doc(lengthValue, 'The height; metres count, the display is what was typed.', { label: 'Height' }),
  }),
  columns: ['when', 'value'],
  line: '{value}',
  chart: { unit: 'm', lines: [{ y: 'value' }] },
  sample: { when: dateTimeOf('2025-09-01'), value: { m: 1.68, display: displayed(168, lengthUnits[1]!) } },
})
export type Height = Infer<typeof height.data>
