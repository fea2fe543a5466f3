import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Reading, thinned } from './thing-readings.ts'

const at = (minute: number) => new Date(Date.UTC(2020, 0, 1, 0, minute)).toISOString().slice(0, 19)
const made = (numbers: readonly (readonly (number | undefined)[])[]): readonly Reading[] =>
  numbers.map((n, i) => ({ effDate: at(i), numbers: n }))
const line = (readings: readonly Reading[], i: number) => readings.flatMap(r => r.numbers[i] ?? [])

describe('readings thinned out', () => {
  it('are left as they are while a screen can show them', () => {
    const few = made([[1], [2], [3], [4]])
    expect(thinned(few, 2)).toBe(few)
  })
  it('never lose a peak: a single spike among ten thousand stays, in each line', () => {
    const many = made(Array.from({ length: 10_000 }, (_, i) => [i === 4321 ? 300 : 80, i === 99 ? 1 : 60]))
    const kept = thinned(many, 180)
    expect(kept.length).toBeLessThan(1000)
    expect(line(kept, 0)).toContain(300)
    expect(line(kept, 1)).toContain(1)
  })
  it('keep first, last, lowest and highest, in order, and invent nothing, whatever the numbers', () => {
    const reading = fc.tuple(fc.option(fc.integer(), { nil: undefined }), fc.option(fc.integer(), { nil: undefined }))
    fc.assert(
      fc.property(
        fc.array(reading, { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 20 }),
        (rows, columns) => {
          const all = made(rows)
          const kept = thinned(all, columns)
          expect(all.filter(r => kept.includes(r))).toEqual(kept)
          expect([kept[0], kept.at(-1)]).toEqual([all[0], all.at(-1)])
          for (const i of [0, 1]) {
            if (line(all, i).length === 0) continue
            expect(Math.max(...line(kept, i))).toBe(Math.max(...line(all, i)))
            expect(Math.min(...line(kept, i))).toBe(Math.min(...line(all, i)))
          }
          if (all.length > columns * 2) expect(kept.length).toBeLessThanOrEqual(columns * 4 + 2)
        },
      ),
    )
  })
})
