import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { foodAndDrink } from './food-and-drink.ts'
import { summarise } from './registry.ts'

it('a food & drink is dated, shown and checked', () => {
  const { sampleXml } = foodAndDrink
  expect(checked(foodAndDrink, sampleXml).effectiveDate?.at).toBe('2026-02-25T19:10:00')
  expect(summarise(foodAndDrink, sampleXml)).toBe('Lentil soup, 345 kcal')
  expect(problem(foodAndDrink, sampleXml.replace(/<food-item[ >].*?<\/food-item>/s, ''))).toBe(
    'dietary-intake: food-item is missing before serving-size',
  )
  expect(problem(foodAndDrink, sampleXml.replace(/<\/dietary-intake>$/, '<stranger/>$&'))).toBe(
    'dietary-intake: the element stranger is not expected here',
  )
  expect(problem(foodAndDrink, sampleXml.replace('<servings-consumed>1.5<', '<servings-consumed>-1<'))).toBe(
    'dietary-intake/servings-consumed: this must be at least 0',
  )
})
