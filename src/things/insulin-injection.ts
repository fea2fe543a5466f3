import { doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { insulinValue } from './base/measurements.ts'
import { thingType } from './thing-type.ts'

export const insulinInjection = thingType({
  id: '3b3c053b-b1fe-4e11-9e22-d4b480de74e8',
  name: 'Insulin injection',
  root: 'insulin-injection',
  namespace: 'urn:com.microsoft.wc.thing.insulin',
  summary: 'The insulin somebody is to inject: which, and how much.',
  category: 'Medications',
  data: sequence({
    type: doc(codableValue, 'Which insulin it is.', { label: 'Insulin', vocabulary: 'insulin-type' }),
    amount: doc(insulinValue, 'How much each time.', { label: 'Dose' }),
    deviceId: optional(
      doc(string(), 'The number on the package, to tell it from others.', { label: 'Package number' }),
    ),
  }),
  columns: ['type', 'amount', 'deviceId'],
  line: '{type}, {amount}',
  sample: { type: words('Long-acting'), amount: { ie: 14 } },
})
export type InsulinInjection = Infer<typeof insulinInjection.data>
