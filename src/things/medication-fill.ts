import { doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf, date, dateOf } from './base/dates.ts'
import { nonNegativeInt, positiveInt } from './base/numbers.ts'
import { organization } from './base/person.ts'
import { thingType } from './thing-type.ts'

export const medicationFill = thingType({
  id: '167ecf6b-bb54-43f9-a473-507b334907e0',
  name: 'Medication fill',
  root: 'medication-fill',
  namespace: 'urn:com.microsoft.wc.thing.medication-fill',
  summary: 'A medicine that was fetched at a pharmacy.',
  category: 'Medications',
  data: sequence({
    name: doc(codableValue, 'What the medicine is called.', {
      label: 'Medicine',
      vocabulary: 'RxNorm/RxNorm Active Medicines',
    }),
    dateFilled: optional(doc(approxDateTime, 'When it was fetched.', { label: 'Fetched' })),
    daysSupply: optional(doc(positiveInt, 'For how many days it lasts.', { label: 'Lasts', unit: 'd' })),
    nextRefillDate: optional(doc(date, 'When it can be fetched again.', { label: 'Next time' })),
    refillsLeft: optional(doc(nonNegativeInt, 'How often it may still be fetched.')),
    pharmacy: optional(doc(organization, 'Where it was fetched.')),
    prescriptionNumber: optional(doc(string(), 'The number on the label.')),
    lotNumber: optional(doc(string(), 'The batch, as it stands on the package.', { label: 'Batch' })),
  }),
  columns: ['name', 'dateFilled', 'daysSupply', 'nextRefillDate', 'refillsLeft', 'pharmacy'],
  line: '{name}[, fetched {dateFilled}]',
  sample: {
    name: words('Lisinopril 10 mg'),
    dateFilled: approxDateTimeOf('2026-01-12'),
    daysSupply: 90,
    nextRefillDate: dateOf('2026-04-08'),
    refillsLeft: 2,
    pharmacy: { name: 'Hawthorne Pharmacy' },
    prescriptionNumber: '7714203',
  },
})
export type MedicationFill = Infer<typeof medicationFill.data>
