import { expect, it } from 'vitest'
import { allergy } from './allergy.ts'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'

const { sampleXml } = allergy

it('an allergy is dated by its first sign, as exactly as it is known', () => {
  expect(checked(allergy, sampleXml).effectiveDate).toEqual({ at: '2004-06-01T00:00:00', precision: 'month' })
  expect(summarise(allergy, sampleXml)).toBe('Peanuts: hives (red, raised, itchy bumps)')
})

it('is refused without a name, with a wrong truth, and with an unknown element', () => {
  expect(problem(allergy, '<allergy/>')).toBe('allergy: name is missing')
  expect(problem(allergy, sampleXml.replace('</allergy>', '<is-negated>perhaps</is-negated></allergy>'))).toBe(
    'allergy/is-negated: this must be true or false',
  )
  expect(problem(allergy, sampleXml.replace('</allergy>', '<season/></allergy>'))).toBe(
    'allergy: the element season is not expected here',
  )
})
