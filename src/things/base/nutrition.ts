import { doc, type Infer, many, note, optional, plays, sequence, type Unit, xmlName } from '../../schema/schema.ts'
import { codableValue } from './codable-value.ts'
import { dateTime } from './dates.ts'
import {
  displayValue,
  foodEnergyUnits,
  generalMeasurement,
  gramUnits,
  microgramUnits,
  milligramUnits,
} from './measurements.ts'
import { nonNegativeDouble } from './numbers.ts'

/** What was eaten or drunk, with what is in it: shared by the diary and by meals made of several foods (data.md §10). */
export const energyValue = plays(
  { is: 'measure', base: 'calories', units: foodEnergyUnits },
  sequence(
    {
      calories: doc(nonNegativeDouble, 'Food calories, which are kilocalories.', { unit: 'kcal' }),
      display: optional(doc(displayValue, 'What was typed, in the unit it was typed in.')),
    },
    'food-energy-value',
  ),
)
/** Stored in kilograms as every weight, shown in what people read on packages. */
const massIn = (units: readonly Unit[]) =>
  plays(
    { is: 'measure', base: 'kg', units },
    sequence({
      kg: note(nonNegativeDouble, { unit: 'kg' }),
      display: optional(doc(displayValue, 'What was typed, in the unit it was typed in.')),
    }),
  )
export const [inGrams, inMilligrams, inMicrograms] = [massIn(gramUnits), massIn(milligramUnits), massIn(microgramUnits)]
const grams = (label: string) => optional(note(inGrams, { label, doc: `${label} in all of it.` }))
const milligrams = (label: string) => optional(note(inMilligrams, { label, doc: `${label} in all of it.` }))
const micrograms = (label: string) => optional(note(inMicrograms, { label, doc: `${label} in all of it.` }))

const moreFacts = sequence(
  {
    nutritionFact: many(
      doc(
        sequence(
          {
            name: doc(codableValue, 'What it is: caffeine, omega-3.', { label: 'Substance' }),
            fact: optional(doc(generalMeasurement, 'How much of it is inside.', { label: 'Amount' })),
          },
          'nutrition-fact',
        ),
        'One more substance.',
        { label: 'Substance' },
      ),
      1,
    ),
  },
  'additional-nutrition-facts',
)

export const dietaryIntake = sequence(
  {
    foodItem: doc(codableValue, 'What was eaten or drunk.', {
      label: 'Food or drink',
      vocabulary: 'usda/food-description',
    }),
    servingSize: optional(doc(codableValue, 'How much one serving is: a cup, a slice.')),
    servingsConsumed: optional(doc(nonNegativeDouble, 'How many servings it was.', { label: 'Servings' })),
    meal: optional(doc(codableValue, 'At which meal.', { vocabulary: 'dietary-intake-meals' })),
    when: optional(doc(dateTime, 'When it was eaten or drunk.', { label: 'Date' })),
    energy: optional(doc(energyValue, 'Energy in all of it.')),
    energyFromFat: optional(doc(energyValue, 'The part of it that comes from fat.', { label: 'Energy from fat' })),
    totalFat: grams('Fat'),
    saturatedFat: grams('Saturated fat'),
    transFat: grams('Trans fat'),
    monounsaturatedFat: grams('Monounsaturated fat'),
    polyunsaturatedFat: grams('Polyunsaturated fat'),
    protein: grams('Protein'),
    carbohydrates: grams('Carbohydrates'),
    dietaryFiber: grams('Dietary fiber'),
    sugars: grams('Sugars'),
    sodium: milligrams('Sodium'),
    cholesterol: milligrams('Cholesterol'),
    calcium: milligrams('Calcium'),
    iron: milligrams('Iron'),
    magnesium: milligrams('Magnesium'),
    phosphorus: milligrams('Phosphorus'),
    potassium: milligrams('Potassium'),
    zinc: milligrams('Zinc'),
    vitaminARAE: xmlName(micrograms('Vitamin A'), 'vitamin-A-RAE'),
    vitaminE: xmlName(milligrams('Vitamin E'), 'vitamin-E'),
    vitaminD: xmlName(micrograms('Vitamin D'), 'vitamin-D'),
    vitaminC: xmlName(milligrams('Vitamin C'), 'vitamin-C'),
    thiamin: milligrams('Thiamin (B1)'),
    riboflavin: milligrams('Riboflavin (B2)'),
    niacin: milligrams('Niacin (B3)'),
    vitaminB6: xmlName(milligrams('Vitamin B6'), 'vitamin-B-6'),
    folateDFE: xmlName(micrograms('Folate'), 'folate-DFE'),
    vitaminB12: xmlName(micrograms('Vitamin B12'), 'vitamin-B-12'),
    vitaminK: xmlName(micrograms('Vitamin K'), 'vitamin-K'),
    additionalNutritionFacts: optional(doc(moreFacts, 'What else is in it.', { label: 'Other substances' })),
  },
  'DietaryIntake',
)
export type DietaryIntake = Infer<typeof dietaryIntake>
