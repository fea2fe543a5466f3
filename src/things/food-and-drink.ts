import type { Infer } from '../schema/schema.ts'
import { coded, words } from './base/codable-value.ts'
import { dateTimeOf } from './base/dates.ts'
import { displayed, foodEnergyUnits, gramUnits, milligramUnits } from './base/measurements.ts'
import { dietaryIntake } from './base/nutrition.ts'
import { thingType } from './thing-type.ts'

export const foodAndDrink = thingType({
  id: '089646a6-7e25-4495-ad15-3e28d4c1a71d',
  name: 'Food & drink',
  plural: 'Food & drink',
  root: 'dietary-intake',
  namespace: 'urn:com.microsoft.wc.thing.dietary-intake',
  summary: 'Something that was eaten or drunk, with what is in it.',
  category: 'Fitness',
  effectiveDate: 'when',
  data: dietaryIntake,
  columns: [
    'when',
    'foodItem',
    'servingsConsumed',
    'servingSize',
    'meal',
    'energy',
    'protein',
    'carbohydrates',
    'totalFat',
  ],
  line: '{foodItem}[, {energy}]',
  chart: { unit: 'kcal', lines: [{ y: 'energy' }] },
  sample: {
    foodItem: words('Lentil soup'),
    servingSize: words('1 bowl, 300 ml'),
    servingsConsumed: 1.5,
    meal: coded('Dinner', 'D', 'dietary-intake-meals'),
    when: dateTimeOf('2026-02-25T19:10:00'),
    energy: { calories: 345, display: displayed(345, foodEnergyUnits[0]!) },
    totalFat: { kg: 0.009, display: displayed(9, gramUnits[1]!) },
    protein: { kg: 0.021, display: displayed(21, gramUnits[1]!) },
    carbohydrates: { kg: 0.044, display: displayed(44, gramUnits[1]!) },
    sodium: { kg: 0.00072, display: displayed(720, milligramUnits[1]!) },
  },
})
export type FoodAndDrink = Infer<typeof foodAndDrink.data>
