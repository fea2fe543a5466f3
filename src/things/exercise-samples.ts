import { doc, double, type Infer, sequence } from '../schema/schema.ts'
import { codableValue, coded, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

export const exerciseSamples = thingType({
  id: 'e1f92d7f-9699-4483-8223-8442874ec6d9',
  name: 'Exercise samples',
  plural: 'Exercise samples',
  root: 'exercise-samples',
  namespace: 'urn:com.microsoft.wc.thing.exercise-samples',
  summary: 'The readings that a watch or bicycle took during sport.',
  category: 'Fitness',
  effectiveDate: 'when',
  blobs: 'The default blob holds the readings as comma-separated text.',
  data: sequence({
    when: doc(approxDateTime, 'When the first reading was taken.', { label: 'Date' }),
    name: doc(codableValue, 'What was read: heart rate, speed.', {
      label: 'Readings',
      vocabulary: 'exercise-sample-names',
    }),
    unit: doc(codableValue, 'What the readings are counted in.', { vocabulary: 'exercise-units' }),
    samplingInterval: doc(double(), 'Time from one reading to the next.', { label: 'Every', unit: 's' }),
  }),
  columns: ['when', 'name', 'unit', 'samplingInterval'],
  line: '{name}[, every {samplingInterval}]',
  sample: {
    when: approxDateTimeOf('2026-05-30T17:45'),
    name: words('Heart rate'),
    unit: coded('Beats per minute (BPM)', 'BPM', 'exercise-units'),
    samplingInterval: 5,
  },
})
export type ExerciseSamples = Infer<typeof exerciseSamples.data>
