import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { mealDefinition } from './meal-definition.ts'
import { summarise } from './registry.ts'

it('a meal definition is dated, shown and checked', () => {
  const { sampleXml } = mealDefinition
  expect(checked(mealDefinition, sampleXml).effectiveDate?.at).toBe(undefined)
  expect(summarise(mealDefinition, sampleXml)).toBe('Weekday breakfast: Rolled oats, Blueberries')
  expect(problem(mealDefinition, sampleXml.replace(/<name[ >].*?<\/name>/s, ''))).toBe(
    'meal-definition: name is missing before meal-type',
  )
  expect(problem(mealDefinition, sampleXml.replace(/<\/meal-definition>$/, '<stranger/>$&'))).toBe(
    'meal-definition: the element stranger is not expected here',
  )
  expect(problem(mealDefinition, sampleXml.replace('>0.5<', '>-1<'))).toBe(
    'meal-definition/dietary-items/dietary-item/servings-consumed: this must be at least 0',
  )
})
