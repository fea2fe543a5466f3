import { expect, it } from 'vitest'
import { chartLines } from './chart.ts'
import { double, note, optional, plays, sequence } from './schema.ts'

it('a line takes its number from a measurement or a number, as people see it', () => {
  const kg = { code: 'kg', label: 'kg', ucum: 'kg', factor: 1 }
  const percent = { code: 'percent', label: '%', ucum: '%', factor: 0.01 }
  const shape = sequence({
    weight: optional(plays({ is: 'measure', base: 'kg', units: [kg] }, sequence({ kg: double() }))),
    fat: optional(note(double(), { shown: percent })),
  })
  const [weight, fat] = chartLines(shape, {
    unit: 'x',
    lines: [
      { y: 'weight', bands: [{ label: 'b', low: 1 }] },
      { y: 'fat', label: 'Body fat' },
    ],
  })
  expect(weight).toMatchObject({ label: 'Weight', unit: 'x', units: [kg], bands: [{ label: 'b', low: 1 }] })
  expect([weight!.at({ weight: { kg: 70 } }), weight!.at({}), fat!.at({ fat: 0.25 })]).toEqual([70, undefined, 25])
  expect(fat!.label).toBe('Body fat')
})
