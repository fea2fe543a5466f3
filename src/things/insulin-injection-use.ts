import { doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { insulinValue } from './base/measurements.ts'
import { thingType } from './thing-type.ts'

export const insulinInjectionUse = thingType({
  id: '184166be-8adb-4d9c-8162-c403040e31ad',
  name: 'Insulin injection usage',
  plural: 'Insulin injection usage',
  root: 'diabetes-insulin-injection-use',
  namespace: 'urn:com.microsoft.wc.thing.insulin-injection-use',
  xsdFile: 'insulin-injection-use.xsd',
  summary: 'One injection of insulin.',
  category: 'Medications',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it was injected.', { label: 'Date' }),
    type: doc(codableValue, 'Which insulin it was.', { label: 'Insulin', vocabulary: 'insulin-type' }),
    amount: doc(insulinValue, 'How much it was.', { label: 'Dose' }),
    deviceId: optional(
      doc(string(), 'The number on the package, to tell it from others.', { label: 'Package number' }),
    ),
  }),
  columns: ['when', 'type', 'amount'],
  line: '{amount}, {type}',
  chart: { unit: '[iU]', lines: [{ y: 'amount', label: 'Dose' }] },
  sample: { when: dateTimeOf('2026-02-17T21:00:00'), type: words('Long-acting'), amount: { ie: 14 } },
})
export type InsulinInjectionUse = Infer<typeof insulinInjectionUse.data>
