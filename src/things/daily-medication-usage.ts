import { doc, type Infer, int, optional, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { date, dateOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

export const dailyMedicationUsage = thingType({
  id: 'a9a76456-0357-493e-b840-598bbb9483fd',
  name: 'Daily medication usage',
  plural: 'Daily medication usage',
  root: 'daily-medication-usage',
  namespace: 'urn:com.microsoft.wc.thing.daily-medication-usage',
  summary: 'How often a medicine was taken on one day.',
  category: 'Medications',
  effectiveDate: 'when',
  data: sequence({
    when: doc(date, 'Which day it was.', { label: 'Date' }),
    drugName: doc(codableValue, 'What was taken.', { label: 'Medicine', vocabulary: 'RxNorm/RxNorm Active Medicines' }),
    numberDosesConsumedInDay: doc(int(), 'How many doses were taken.', { label: 'Taken' }),
    purposeOfUse: optional(doc(codableValue, 'Why it is taken.', { label: 'For', vocabulary: 'dose-purpose' })),
    numberDosesIntendedInDay: optional(doc(int(), 'How many doses it should have been.', { label: 'Planned' })),
    medicationUsageSchedule: optional(
      doc(codableValue, 'When it is to be taken.', { label: 'Schedule', vocabulary: 'usage-schedule' }),
    ),
    drugForm: optional(
      doc(codableValue, 'How it goes into the body.', { label: 'Form', vocabulary: 'medication-routes' }),
    ),
    prescriptionType: optional(
      doc(codableValue, 'Prescribed, or bought without.', { label: 'Prescribed', vocabulary: 'prescription-type' }),
    ),
    singleDoseDescription: optional(
      doc(codableValue, 'What one dose is.', { label: 'One dose', vocabulary: 'medication-dose-units' }),
    ),
  }),
  columns: ['when', 'drugName', 'numberDosesConsumedInDay', 'numberDosesIntendedInDay', 'singleDoseDescription'],
  line: '{drugName}: {numberDosesConsumedInDay}[ of {numberDosesIntendedInDay}]',
  chart: { unit: '1', lines: [{ y: 'numberDosesConsumedInDay' }] },
  sample: {
    when: dateOf('2026-02-17'),
    drugName: words('Metformin 850 mg'),
    numberDosesConsumedInDay: 2,
    numberDosesIntendedInDay: 2,
    singleDoseDescription: words('1 tablet'),
  },
})
export type DailyMedicationUsage = Infer<typeof dailyMedicationUsage.data>
