import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { form, type Posted } from '../../../schema/form.ts'
import { fromPosted, toPosted } from '../../../schema/posted.ts'
import { height } from '../../../things/height.ts'
import { weight } from '../../../things/weight.ts'
import { told } from '../parts/told.ts'
import { readerOf } from '../parts/units-liked.ts'
import { compoundOf, inTwo } from './compound.ts'
import { readNumbers, writeNumbers } from './plan.ts'

describe('two units at once', () => {
  it('are understood in the many ways people write them', () => {
    for (const text of ['5 ft 9 in', `5'9"`, '5′ 9″', '5 feet 9 inches', '5ft 9', "5' 9''", ' 5 ft. 9 in. '])
      expect(compoundOf(text), text).toEqual({ unit: 'in', amount: 69, words: '5 ft 9 in' })
    expect(compoundOf('6 ft')).toMatchObject({ amount: 72 })
    expect(compoundOf(`5'9.5"`)).toMatchObject({ amount: 69.5 })
    for (const text of ['7 lb 6 oz', '7lbs 6oz', '7 pounds, 6 ounces', '7# 6 oz.'])
      expect(compoundOf(text), text).toEqual({ unit: 'lb', amount: 7.375, words: '7 lb 6 oz' })
  })

  it('are not guessed from one, nor from more inches than a foot has', () => {
    for (const text of ['69', '175 cm', 'five feet', '', '5 ft 12 in', '7 lb 16 oz', '7 lb', '5 6', '-5 ft 2 in'])
      expect(compoundOf(text), text).toBeUndefined()
  })

  it('come back as they were said, for every length and weight to a tenth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 119 }), (ft, tenths) => {
        const words = `${ft} ft ${tenths / 10} in`
        expect(inTwo('in', compoundOf(words)!.amount).words).toBe(words)
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 159 }), (lb, tenths) => {
        const words = `${lb} lb ${tenths / 10} oz`
        expect(inTwo('lb', compoundOf(words)!.amount).words).toBe(words)
      }),
    )
  })

  it('never say a whole larger unit as smaller ones', () => {
    expect(inTwo('in', 71.96).words).toBe('6 ft 0 in')
    expect(inTwo('lb', 7.9999).words).toBe('8 lb 0 oz')
  })
})

describe('a height or a weight in two units', () => {
  const when: Posted = { 'when.date': '2026-11-22', 'when.time': '08:30' }
  const shapes = { height: height.data, weight: weight.data }
  const american = { culture: 'en-US', choices: {} }
  const save = (kind: 'height' | 'weight', posted: Posted) =>
    fromPosted(shapes[kind], readNumbers(form(shapes[kind], posted), posted, 'en-US'))
  const read = (kind: 'height' | 'weight', value: unknown) =>
    told(shapes[kind].fields.value, value, readerOf(american, kind)).replaceAll('\u00a0', ' ')

  it('is exact where it is calculated with, and keeps what was typed', () => {
    expect(save('height', { ...when, 'value.amount': `5'8"`, 'value.unit': 'cm' }).value).toMatchObject({
      value: { m: 1.7272, display: { text: 68, units: 'in', unitsCode: 'in', words: '5 ft 8 in' } },
    })
    expect(save('weight', { ...when, 'value.amount': '7 lb 6 oz', 'value.unit': 'kg' }).value).toMatchObject({
      value: { kg: 3.34524372875, display: { text: 7.375, units: 'lb', unitsCode: 'lb', words: '7 lb 6 oz' } },
    })
  })

  it('stands in the form as it was typed, and an untouched form changes nothing', () => {
    for (const [kind, typed, words] of [
      ['height', `5'8"`, '5 ft 8 in'],
      ['weight', '7lb 6oz', '7 lb 6 oz'],
    ] as const) {
      const { value } = save(kind, { ...when, 'value.amount': typed, 'value.unit': kind === 'height' ? 'in' : 'lb' })
      const posted = toPosted(shapes[kind], value as never)
      const shown = writeNumbers(form(shapes[kind], posted), posted, 'en-US')
      expect(shown['value.amount']).toBe(words)
      expect(save(kind, shown).value).toEqual(value)
    }
  })

  it('is said so to those who think in these units: people of every height, babies, and whoever was weighed so', () => {
    const kg = (n: number, words?: string) => ({
      kg: n * 0.45359237,
      display: { text: n, units: 'lb', unitsCode: 'lb', ...(words && { words }) },
    })
    expect(read('height', { m: 1.7272 })).toBe('5 ft 8 in')
    expect(read('weight', { kg: 3.34524372875 })).toBe('7 lb 6 oz')
    expect(read('weight', kg(180.5))).toBe('180.5 lb')
    expect(read('weight', kg(24.5, '24 lb 8 oz'))).toBe('24 lb 8 oz')
  })

  it('takes no words that the form did not make', () => {
    const { value } = save('weight', { ...when, 'value.amount': '80', 'value.unit': 'kg', 'value.words': '7 lb 6 oz' })
    expect(JSON.stringify(value)).not.toContain('words')
  })
})
