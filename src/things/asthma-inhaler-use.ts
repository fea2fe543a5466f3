import { doc, type Infer, int, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

export const asthmaInhalerUse = thingType({
  id: '03efe378-976a-42f8-ae1e-507c497a8c6d',
  name: 'Asthma inhaler usage',
  plural: 'Asthma inhaler usage',
  root: 'asthma-inhaler-use',
  namespace: 'urn:com.microsoft.wc.thing.inhaler-use',
  summary: 'One time that an inhaler was used.',
  category: 'Medications',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it was used.', { label: 'Date' }),
    drug: doc(codableValue, 'The medicine inside.', {
      label: 'Medicine',
      vocabulary: 'RxNorm/RxNorm Active Medicines',
    }),
    strength: optional(doc(codableValue, 'How much is in one puff.')),
    doseCount: optional(doc(int(), 'How many puffs were taken.', { label: 'Puffs' })),
    deviceId: optional(doc(string(), 'The number on the device.', { label: 'Device number' })),
    dosePurpose: optional(doc(codableValue, 'Why it was taken.', { label: 'Why', vocabulary: 'inhaler-dose-purpose' })),
  }),
  columns: ['when', 'drug', 'doseCount', 'dosePurpose', 'strength'],
  line: '{drug}[, puffs: {doseCount}]',
  sample: {
    when: dateTimeOf('2026-02-17T16:45:00'),
    drug: words('Salbutamol'),
    strength: words('100 µg a puff'),
    doseCount: 2,
  },
})
export type AsthmaInhalerUse = Infer<typeof asthmaInhalerUse.data>
