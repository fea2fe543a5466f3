import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainOf, layout, rangeStart, type Series, spanOf, usualRange, wallClock } from './chart-layout.ts'

const day = 86_400_000
const now = wallClock('2026-11-22T12:00:00')
const point = (x: number, y: number) => ({ x, y, text: `${y} kg`, when: '' })
const series = (...points: readonly (readonly [string, number])[]): Series => ({
  label: 'Weight',
  points: points.map(([at, y]) => point(wallClock(at), y)),
})

describe('the axis of values', () => {
  it('has round numbers around all values', () => {
    expect(domainOf([71.2, 74.8]).ticks).toEqual([71, 72, 73, 74, 75])
    expect(domainOf([158, 171]).ticks).toEqual([155, 160, 165, 170, 175])
  })
  it('gives a single value some height', () => {
    const { low, high } = domainOf([80])
    expect(low).toBeLessThan(80)
    expect(high).toBeGreaterThan(80)
  })
  it('takes in the edge of a band that is near, and leaves one that is far', () => {
    expect(domainOf([100, 118], [{ label: 'Usual', high: 120 }]).high).toBeGreaterThanOrEqual(120)
    expect(domainOf([100, 104], [{ label: 'Usual', high: 180 }]).high).toBeLessThan(120)
  })
  it('does not dip below nought for values that cannot', () => {
    expect(domainOf([0, 12000]).low).toBe(0)
  })
  it('holds every value, and between three and eight ticks, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 }),
        values => {
          const { low, high, ticks } = domainOf(values)
          for (const v of values) {
            expect(v).toBeGreaterThanOrEqual(low)
            expect(v).toBeLessThanOrEqual(high)
          }
          expect(ticks.length).toBeGreaterThanOrEqual(3)
          expect(ticks.length).toBeLessThanOrEqual(8)
        },
      ),
    )
  })
})

describe('the axis of time', () => {
  const ticks = (from: string, to: string) =>
    layout([series([from, 1], [to, 2])], [], { from: wallClock(from), to: wallClock(to) }, 'en-US')!.ticksX
  it('speaks of months within a year, and says the year where it begins', () => {
    const year = ticks('2025-11-22T00:00:00', '2026-11-22T00:00:00')
    expect(year.map(t => t.label)).toEqual(['Jan', 'Mar', 'May', 'Jul', 'Sep', 'Nov'])
    expect(year[0]).toMatchObject({ below: '2026' })
    expect(year.slice(1).every(t => t.below === undefined)).toBe(true)
  })
  it('speaks of days within a month, and of years within decades', () => {
    expect(ticks('2026-11-01T00:00:00', '2026-11-22T00:00:00').map(t => t.label)).toEqual(['Nov 2', 'Nov 9', 'Nov 16'])
    expect(ticks('1990-06-01T00:00:00', '2026-06-01T00:00:00').map(t => t.label)).toEqual([
      '1995',
      '2000',
      '2005',
      '2010',
      '2015',
      '2020',
      '2025',
    ])
  })
  it('marks every other label as one to leave out where there is little room', () => {
    expect(ticks('2025-11-22T00:00:00', '2026-11-22T00:00:00').filter(t => t.minor)).toHaveLength(3)
  })
})

describe('the drawing', () => {
  it('is none when no reading is in the range', () => {
    expect(layout([series(['2020-01-01T00:00:00', 80])], [], { from: now - day, to: now }, 'en-US')).toBeUndefined()
  })
  it('puts the first reading left and the last right, higher values higher', () => {
    const d = layout(
      [series(['2026-11-01T00:00:00', 70], ['2026-11-20T00:00:00', 75])],
      [],
      spanOf('all', [wallClock('2026-11-01T00:00:00'), wallClock('2026-11-20T00:00:00')], now),
      'en-US',
    )!
    const [a, b] = d.series[0]!.points
    expect(a!.x).toBeLessThan(b!.x)
    expect(a!.y).toBeGreaterThan(b!.y)
  })
  it('keeps the peak of ten thousand readings among a few hundred', () => {
    const from = now - 365 * day
    const many = Array.from({ length: 10_000 }, (_, i) =>
      point(from + (i * 365 * day) / 10_000, i === 4321 ? 140 : 80 + Math.sin(i)),
    )
    const d = layout([{ label: 'Weight', points: many }], [], { from, to: now }, 'en-US')!
    expect(d.series[0]!.points.length).toBeLessThanOrEqual(400)
    expect(d.series[0]!.points.some(p => p.text === '140 kg')).toBe(true)
  })
  it('never places anything outside the plot', () => {
    const bands = [{ label: 'Usual', low: 60, high: 200 }]
    const d = layout(
      [series(['2026-11-01T00:00:00', 70], ['2026-11-20T00:00:00', 75])],
      bands,
      { from: now - 30 * day, to: now },
      'en-US',
    )!
    for (const b of d.bands) {
      expect(b.top).toBeGreaterThanOrEqual(0)
      expect(b.top + b.height).toBeLessThanOrEqual(100.01)
    }
  })
})

describe('ranges', () => {
  it('end now and begin at the start of a day', () => {
    expect(rangeStart('3m', now)).toBe(wallClock('2026-08-22T00:00:00'))
    expect(rangeStart('1w', now)).toBe(wallClock('2026-11-15T00:00:00'))
    expect(rangeStart('all', now)).toBeUndefined()
  })
  it('show three months when there is a line to see in them, otherwise more', () => {
    expect(usualRange([now - day, now - 2 * day], now)).toBe('3m')
    expect(usualRange([now - 200 * day, now - 2 * day], now)).toBe('1y')
    expect(usualRange([now - 2000 * day, now - 800 * day], now)).toBe('all')
  })
  it('give a single reading some days around it', () => {
    const span = spanOf('all', [now], now)
    expect(span.to - span.from).toBeGreaterThan(day)
  })
})
