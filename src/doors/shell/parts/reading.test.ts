import { describe, expect, it } from 'vitest'
import { int, note } from '../../../schema/schema.ts'
import { words } from '../../../things/base/codable-value.ts'
import { approxDateTimeOf, dateTimeOf } from '../../../things/base/dates.ts'
import { displayed, flowUnits, lengthUnits, volumeUnits, weightUnits } from '../../../things/base/measurements.ts'
import { bloodPressure } from '../../../things/blood-pressure.ts'
import { cholesterol } from '../../../things/cholesterol.ts'
import { height } from '../../../things/height.ts'
import { medication } from '../../../things/medication.ts'
import { read, thingTypes } from '../../../things/registry.ts'
import { weight } from '../../../things/weight.ts'
import { cells, chartData, facts, lineOf } from './reading.ts'
import { dateTimeWords, knownZone, numeral, told, wallNow } from './told.ts'
import { readerOf } from './units-liked.ts'

const american = readerOf({ culture: 'en-US', choices: {} }, 'weight')
const british = readerOf({ culture: 'en-GB', choices: {} }, 'weight')
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const kilos = (kg: number) => ({
  when: dateTimeOf('2026-11-22T08:30'),
  value: { kg, display: displayed(kg, weightUnits[0]!) },
})

describe('units', () => {
  it('of breath are liters, in every country', () => {
    const flow = readerOf({ culture: 'en-US', choices: {} }, 'peak-flow')
    expect([flow.likes(flowUnits).code, flow.likes(volumeUnits).code]).toEqual(['l-per-min', 'l'])
  })
  it('are those of the country, of the system, or of the choice, in this order of strength', () => {
    const likes = (taste: Parameters<typeof readerOf>[0]) => readerOf(taste, 'weight').likes(weightUnits).code
    expect(likes({ culture: 'en-US', choices: {} })).toBe('lb')
    expect(likes({ culture: 'en-GB', choices: {} })).toBe('kg')
    expect(likes({ culture: 'en-US', system: 'metric', choices: {} })).toBe('kg')
    expect(likes({ culture: 'en-US', system: 'metric', choices: { weight: 'stlb' } })).toBe('stlb')
    expect(likes({ culture: 'en-US', choices: { weight: 'parsec' } })).toBe('lb')
  })
  it('show what was typed where it was typed so, and say so where it was not', () => {
    const [, value] = facts(weight.data, kilos(81.64), british)
    expect(plain(value!.text)).toBe('81.64 kg')
    const [, pounds] = facts(weight.data, kilos(81.64), american)
    expect(plain(pounds!.text)).toBe('180 lb')
    expect(plain(pounds!.typed!)).toBe('81.64 kg')
  })
  it('tell a height in feet, and never as twelve inches', () => {
    const reader = readerOf({ culture: 'en-US', choices: {} }, 'height')
    const told = (m: number) =>
      plain(
        lineOf(
          height,
          { when: dateTimeOf('2026-11-22'), value: { m, display: displayed(m * 100, lengthUnits[1]!) } },
          reader,
        ),
      )
    expect(told(1.74)).toBe('5 ft 8.5 in')
    expect(told(1.8287)).toBe('6 ft 0 in')
  })
})

describe('dates', () => {
  it('are told as they stand on the wall, without a shift', () => {
    expect(plain(dateTimeWords('2026-11-22T23:30:00', 'en-US'))).toBe('Nov 22, 2026, 11:30 PM')
    expect(plain(dateTimeWords('2026-11-22T00:00:00', 'en-US'))).toBe('Nov 22, 2026')
    expect(plain(dateTimeWords('2026-11-22T08:30:00', 'en-GB'))).toBe('22 Nov 2026, 08:30')
  })
  it('are as precise as they were given', () => {
    const line = (from: string) =>
      facts(medication.data, { name: words('X'), dateStarted: approxDateTimeOf(from) }, american).at(-1)!.text
    expect([line('2012'), line('2012-03'), line('2012-03-04')]).toEqual(['2012', 'March 2012', 'Mar 4, 2012'])
  })
  it('of the server are those of the wall of the person', () => {
    expect(knownZone('Atlantis/Centre')).toBe('UTC')
    expect(wallNow(Date.UTC(2026, 10, 22, 3, 30), 'America/New_York')).toBe('2026-11-21T22:30:00')
  })
})

describe('numbers', () => {
  it('have few decimals, and three digits when they are small', () => {
    expect([numeral(81.6466266, 'en-US'), numeral(0.0123456, 'en-US'), numeral(1234.5, 'de-DE')]).toEqual([
      '81.65',
      '0.0123',
      '1.234,5',
    ])
  })
})

describe('a time that something took', () => {
  it('is said in hours once it is one', () => {
    const minutes = note(int(), { unit: 'min' })
    const said = [45, 60, 412].map(n => plain(told(minutes, n, american)))
    expect(said).toEqual(['45 min', '1 h', '6 h 52 min'])
  })
  it('is one day, not one days, and a mere number has no unit', () => {
    const said = (unit: string) => [0, 1, 3].map(n => plain(told(note(int(), { unit }), n, american)))
    expect(said('d')).toEqual(['0 days', '1 day', '3 days'])
    expect(said('wk')[1]).toBe('1 week')
    expect(said('a')[1]).toBe('1 year')
    expect(said('1')).toEqual(['0', '1', '3'])
  })
})

describe('every type', () => {
  it('can be read: cells, facts and a line of its sample', () => {
    for (const type of thingTypes) {
      if (!type.data) continue
      const { value } = read(type, type.sampleXml)
      const reader = readerOf({ culture: 'en-US', choices: {} }, type.root)
      for (const cell of cells(type))
        expect(typeof cell.text(value, reader), `${type.name} ${cell.label}`).toBe('string')
      const said = facts(type.data, value, reader)
      if (Object.keys(value as object).length > 0) expect(said.length, type.name).toBeGreaterThan(0)
      expect(lineOf(type, value, reader), type.name).not.toBe('')
      expect(JSON.stringify(said), type.name).not.toMatch(/undefined|\[object|NaN/)
    }
  })
})

describe('a chart', () => {
  it('has a line for each number, oldest first, in the unit of the person', () => {
    const data = chartData(
      weight,
      [
        { at: '2026-11-22T08:30:00', value: kilos(80) },
        { at: '2026-01-01T08:30:00', value: kilos(90) },
      ],
      american,
    )!
    expect(data.unit).toBe('lb')
    expect(data.series[0]!.points.map(p => Math.round(p.y))).toEqual([198, 176])
    expect(data.units.map(u => u.code)).toEqual(['kg', 'lb', 'stlb'])
  })
  it('turns bands with the unit, and shows none where they would cover each other', () => {
    const reading = { when: dateTimeOf('2026-11-22'), systolic: 120, diastolic: 80 }
    expect(chartData(bloodPressure, [{ at: '2026-11-22T00:00:00', value: reading }], american)!.bands).toHaveLength(2)
    const blood = {
      when: dateTimeOf('2026-11-22'),
      ldl: { mmolPerL: 3 },
      hdl: { mmolPerL: 1 },
      totalCholesterol: { mmolPerL: 5 },
      triglyceride: { mmolPerL: 1 },
    }
    const data = chartData(cholesterol, [{ at: '2026-11-22T00:00:00', value: blood }], american)!
    expect(data.bands).toEqual([])
    // The way to mg/dL is another one for triglycerides.
    expect(data.series.map(s => Math.round(s.points[0]!.y))).toEqual([193, 116, 39, 89])
  })
  it('is none for what is not measured', () => {
    expect(chartData(medication, [], american)).toBeUndefined()
  })
})
