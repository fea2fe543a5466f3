import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { noCommon } from './base/common.ts'
import { type AerobicSession, aerobicSession, exercise } from './exercise.ts'
import { convert, read, summarise, write } from './registry.ts'

const when = { date: { y: 2026, m: 5, d: 30 }, time: { h: 17, m: 45 } }
const count = fc.integer({ min: 1, max: 1e6 })
const amount = fc.integer({ min: 1, max: 1e6 }).map(n => n / 100)
const measure = <K extends string>(key: K) => amount.map(n => ({ [key]: n }) as { readonly [P in K]: number })
const session: fc.Arbitrary<AerobicSession['session']> = fc
  .record(
    {
      distance: measure('m'),
      minutes: amount,
      intensity: fc.integer({ min: 1, max: 5 }),
      peakHeartrate: count,
      avgHeartrate: count,
      energy: amount,
      peakSpeed: measure('metersPerSecond'),
      minPace: measure('secondsPerHundredMeters'),
      avgPower: measure('watts'),
      peakTorque: measure('newtonMeters'),
      leftRightBalance: fc.integer({ min: 0, max: 1000 }).map(n => n / 1000),
      avgCadence: amount,
      minTemperature: fc.integer({ min: -400, max: 400 }).map(n => ({ celsius: n / 10 })),
      peakAltitude: fc.integer({ min: -4000, max: 80000 }).map(n => ({ m: n / 10 })),
      elevationGain: measure('m'),
      numberOfSteps: fc.nat(),
      aerobicStepMinutes: amount,
    },
    { requiredKeys: [] },
  )
  .map(s => ({ mode: { text: 'jogging', code: [] }, ...s }))

describe('exercise', () => {
  it('is dated, shown and checked', () => {
    expect(checked(exercise, exercise.sampleXml).effectiveDate?.at).toBe('2026-05-30T17:45:00')
    expect(summarise(exercise, exercise.sampleXml)).toBe('Round the lake, 6.4 km, 37 min')
    expect(summarise(aerobicSession, aerobicSession.sampleXml)).toBe('bicycling, 21.5 km, 62 min')
    expect(problem(exercise, exercise.sampleXml.replace('<duration>37<', '<duration>0<'))).toBe(
      'exercise/duration: this must be more than 0',
    )
    expect(problem(exercise, exercise.sampleXml.replace(/<activity>.*<\/activity>/, ''))).toContain(
      'activity is missing',
    )
    expect(problem(aerobicSession, aerobicSession.sampleXml.replace('<intensity>3<', '<intensity>6<'))).toContain(
      'session/intensity',
    )
    expect(problem(exercise, exercise.sampleXml.replace('<duration>', '<weather/><duration>'))).toContain(
      'weather is not expected',
    )
  })

  it('every number of the older version finds its detail and comes back', () => {
    fc.assert(
      fc.property(session, fc.array(session, { maxLength: 2 }), (whole, laps) => {
        const value = {
          when,
          session: whole,
          lapSession: laps.map((lap, i) => ({ name: `${i}`, secondsIntoSession: i * 60, lapSession: lap })),
        }
        const xml = write(aerobicSession, value, noCommon)
        expect(
          read(aerobicSession, convert(convert(xml, aerobicSession, exercise), exercise, aerobicSession)).value,
        ).toEqual(value)
      }),
    )
  })

  it('names and units are those of the vocabulary', () => {
    const xml = write(
      aerobicSession,
      { when, session: { energy: 900, leftRightBalance: 0.48 }, lapSession: [] },
      noCommon,
    )
    const { detail, activity } = read(exercise, convert(xml, aerobicSession, exercise)).value
    expect(activity.text).toBe('Unknown')
    expect(detail.map(d => [d.name.value, d.value.value, d.value.units.code[0]?.value])).toEqual([
      ['EnergyOld_kJ', 900, 'kJ'],
      ['LeftRightBalance_percent', 48, 'Percent'],
    ])
  })

  it('a detail that does not fit the older element is lost', () => {
    const xml = exercise.sampleXml.replace('<value>142</value>', '<value>142.5</value>')
    expect(read(aerobicSession, convert(xml, exercise, aerobicSession)).value.session.avgHeartrate).toBeUndefined()
  })
})
