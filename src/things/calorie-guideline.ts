import { doc, type Infer, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { generalMeasurement } from './base/measurements.ts'
import { thingType } from './thing-type.ts'

export const calorieGuideline = thingType({
  id: 'd3170d30-a41b-4bde-a116-87698c8a001a',
  name: 'Calorie guideline',
  root: 'calorie-guideline',
  namespace: 'urn:com.microsoft.wc.thing.calorie-guideline',
  summary: 'How much energy to take in or to use up each day.',
  category: 'Fitness',
  effectiveDate: 'when',
  data: sequence({
    when: doc(approxDateTime, 'From when it holds.', { label: 'From' }),
    name: doc(codableValue, 'What it is about: daily intake, daily use.', {
      label: 'Guideline',
      vocabulary: 'calorie-guideline-names',
    }),
    calories: doc(generalMeasurement, 'How much.', { label: 'Energy', vocabulary: 'calorie-guideline-units' }),
  }),
  columns: ['when', 'name', 'calories'],
  line: '{name}: {calories}',
  sample: {
    when: approxDateTimeOf('2026-01-15'),
    name: words('Daily intake'),
    calories: { display: '1,900 kcal a day', structured: [] },
  },
})
export type CalorieGuideline = Infer<typeof calorieGuideline.data>
