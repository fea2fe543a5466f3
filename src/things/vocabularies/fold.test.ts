import { expect, it } from 'vitest'
import { fold, mostCompared, wordsOf } from './fold.ts'

it('texts are compared without case and accents, whatever dash or quote stands in them', () => {
  expect(fold('Ménière’s  Disease')).toBe('meniere s disease')
  expect(fold('Straße — Łódź')).toBe('strasse lodz')
  expect(fold('A+')).toBe('a+')
  expect(fold('x'.repeat(2000))).toHaveLength(mostCompared)
})

it('words are what stands between ASCII signs', () => {
  expect(wordsOf(fold('Vitamin B-12 (500 µg)'))).toEqual(['vitamin', 'b', '12', '500', 'μg'])
})
