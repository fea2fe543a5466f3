import { expect, it } from 'vitest'
import { boolean, double, int, many, note, optional, plays, sequence, string, type Unit } from './schema.ts'
import { show } from './show.ts'
import { firstWords, summarise } from './summary.ts'

const kg: Unit = { code: 'kg', label: 'kg', ucum: 'kg', factor: 1 }
const word = plays({ is: 'worded', words: 'text', machine: 'code' }, sequence({ text: string(), code: many(string()) }))
const weight = plays(
  { is: 'measure', base: 'kg', units: [kg] },
  sequence({
    kg: double(),
    display: optional(sequence({ text: double(), units: string(), words: optional(string()) })),
  }),
)
const shape = sequence({
  when: plays({ is: 'date' }, sequence({ y: int(), m: int(), d: int() })),
  name: optional(word),
  pulse: optional(note(int(), { unit: '/min' })),
  weight: optional(weight),
})
const when = { y: 2026, m: 5, d: 6 }

it('a pattern leaves out in brackets what is not there', () => {
  const line = (value: object) => summarise(shape, '{name|when}[, pulse {pulse}][, {weight}]', { when, ...value })
  expect(line({ name: { text: 'Run', code: [] }, pulse: 90 })).toBe('Run, pulse 90 bpm')
  expect(line({ weight: { kg: 71.2345 } })).toBe('2026-05-06, 71.23 kg')
  expect(summarise(shape, '[{name}][, {pulse#}]', { when, pulse: 90 })).toBe('90')
})

it('without a pattern the first words that are no date stand for the thing', () => {
  expect(firstWords(shape, { when, pulse: 90 })).toBe('90 bpm')
  expect(firstWords(shape, { when })).toBe('')
})

it('everything can be shown in one line', () => {
  expect(show(word, { text: '', code: ['x', 'y'] })).toBe('x, y')
  expect(show(weight, { kg: 70, display: { text: 154.3, units: 'lb' } })).toBe('154.3 lb')
  expect(show(weight, { kg: 70, display: { text: 154.3, units: 'lb', words: '11 stone' } })).toBe('11 stone')
  expect(show(boolean(), false)).toBe('no')
  expect(show(many(int()), [1, 2])).toBe('1, 2')
  expect(show(note(int(), { words: { 1: 'little' } }), 1)).toBe('little')
  expect(show(int(), undefined)).toBe('')
  expect(() => summarise(shape, '{nowhere}', {})).toThrow('no field nowhere')
})
