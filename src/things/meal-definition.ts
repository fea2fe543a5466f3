import { doc, type Infer, many, optional, sequence } from '../schema/schema.ts'
import { codableValue, coded, words } from './base/codable-value.ts'
import { stringNotBlank1024 } from './base/numbers.ts'
import { dietaryIntake } from './base/nutrition.ts'
import { thingType } from './thing-type.ts'

export const mealDefinition = thingType({
  id: '074e122a-335a-4a47-a63d-00a8f3e79e60',
  name: 'Meal definition',
  root: 'meal-definition',
  namespace: 'urn:com.microsoft.wc.thing.meal-definition',
  summary: 'A meal that is eaten again and again, with the foods it is made of.',
  category: 'Fitness',
  data: sequence({
    name: doc(codableValue, 'What the meal is called.', { label: 'Meal' }),
    mealType: optional(doc(codableValue, 'When it is usually eaten.', { vocabulary: 'dietary-intake-meals' })),
    description: optional(doc(stringNotBlank1024, 'How it is made, or anything else about it.', { multiline: true })),
    dietaryItems: optional(
      doc(
        sequence(
          { dietaryItem: many(doc(dietaryIntake, 'One food or drink of the meal.', { label: 'Food or drink' }), 1) },
          'DietaryItems',
        ),
        'What the meal is made of.',
        { label: 'Foods' },
      ),
    ),
  }),
  columns: ['name', 'mealType', { path: 'dietaryItems.dietaryItem.foodItem', label: 'Foods' }, 'description'],
  line: '{name}[: {dietaryItems.dietaryItem.foodItem}]',
  sample: {
    name: words('Weekday breakfast'),
    mealType: coded('Breakfast', 'B', 'dietary-intake-meals'),
    description: 'Oats soaked overnight, fruit of the season.',
    dietaryItems: {
      dietaryItem: [
        { foodItem: words('Rolled oats'), servingSize: words('40 g'), servingsConsumed: 1, energy: { calories: 150 } },
        {
          foodItem: words('Blueberries'),
          servingSize: words('1 cup'),
          servingsConsumed: 0.5,
          energy: { calories: 42 },
        },
      ],
    },
  },
})
export type MealDefinition = Infer<typeof mealDefinition.data>
