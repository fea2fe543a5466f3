import { doc, type Infer, int, many, optional, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTimeOf, dateTime, dateTimeOf, durationValue } from './base/dates.ts'
import { thingType } from './thing-type.ts'

export const medicalProblem = thingType({
  id: '5e2c027e-3417-4cfc-bd10-5a6f2e91ad23',
  name: 'Medical problem',
  root: 'problem',
  namespace: 'urn:com.microsoft.wc.thing.problem',
  summary: 'A diagnosis that was made, and for how long it held.',
  category: 'Conditions',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it was found.', { label: 'Date' }),
    diagnosis: many(doc(codableValue, 'What was found.', { vocabulary: 'icd/icd9cm' })),
    duration: many(doc(durationValue, 'From when to when it held.', { label: 'Time' })),
    importance: optional(
      doc(int({ above: 0, max: 5 }), 'How much it matters.', {
        words: { 1: 'very little', 2: 'a little', 3: 'somewhat', 4: 'much', 5: 'very much' },
      }),
    ),
  }),
  columns: [
    'when',
    'diagnosis',
    'importance',
    { path: 'duration.startDate', label: 'From' },
    { path: 'duration.endDate', label: 'To' },
  ],
  line: '{diagnosis}',
  sample: {
    when: dateTimeOf('2025-11-07T10:15:00'),
    diagnosis: [words('Sprained ankle')],
    duration: [{ startDate: approxDateTimeOf('2025-11-06'), endDate: approxDateTimeOf('2025-12-20') }],
    importance: 2,
  },
})
export type MedicalProblem = Infer<typeof medicalProblem.data>
