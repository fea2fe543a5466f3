import { doc, type Infer, note, optional, sequence } from '../schema/schema.ts'
import { date, dateOf } from './base/dates.ts'
import { displayed, gramUnits, milligramUnits } from './base/measurements.ts'
import { positiveInt } from './base/numbers.ts'
import { inGrams, inMilligrams } from './base/nutrition.ts'
import { thingType } from './thing-type.ts'

const grams = (label: string) => optional(note(inGrams, { label, doc: `${label} of the whole day.` }))
const milligrams = (label: string) => optional(note(inMilligrams, { label, doc: `${label} of the whole day.` }))

export const dailyDietaryIntake = thingType({
  id: '9c29c6b9-f40e-44ff-b24e-fba6f3074638',
  name: 'Daily dietary intake',
  plural: 'Daily dietary intake',
  root: 'dietary-intake-daily',
  namespace: 'urn:com.microsoft.wc.thing.dietary-intake-daily',
  summary: 'All that was eaten and drunk on one day, in numbers.',
  category: 'Fitness',
  effectiveDate: 'when',
  data: sequence({
    when: doc(date, 'Which day it was.', { label: 'Date' }),
    calories: optional(doc(positiveInt, 'Energy of the whole day.', { label: 'Energy', unit: 'kcal' })),
    totalFat: grams('Fat'),
    saturatedFat: grams('Saturated fat'),
    transFat: grams('Trans fat'),
    protein: grams('Protein'),
    totalCarbohydrates: grams('Carbohydrates'),
    dietaryFiber: grams('Dietary fiber'),
    sugars: grams('Sugars'),
    sodium: milligrams('Sodium'),
    cholesterol: milligrams('Cholesterol'),
  }),
  columns: ['when', 'calories', 'protein', 'totalCarbohydrates', 'totalFat', 'dietaryFiber', 'sodium'],
  line: '{calories}[, protein {protein}]',
  chart: { unit: 'kcal', lines: [{ y: 'calories' }] },
  sample: {
    when: dateOf('2026-02-25'),
    calories: 1940,
    totalFat: { kg: 0.068, display: displayed(68, gramUnits[1]!) },
    protein: { kg: 0.082, display: displayed(82, gramUnits[1]!) },
    totalCarbohydrates: { kg: 0.231, display: displayed(231, gramUnits[1]!) },
    dietaryFiber: { kg: 0.029, display: displayed(29, gramUnits[1]!) },
    sodium: { kg: 0.0021, display: displayed(2100, milligramUnits[1]!) },
  },
})
export type DailyDietaryIntake = Infer<typeof dailyDietaryIntake.data>
