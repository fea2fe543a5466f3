import { describe, expect, test } from 'vitest'
import { write } from '../things/registry.ts'
import { sleepSession } from '../things/sleep-session.ts'
import { weight } from '../things/weight.ts'
import * as tracking from './task-tracking.ts'

const kilograms = (kg: number) => ({ typeId: weight.id, data: write(weight, { ...weightSample, value: { kg } }) })
const trackerOf = async (policy: Parameters<typeof tracking.trackerOf>[0]) => (await tracking.trackerOf(policy)).judge
const weightSample = { when: { date: { y: 2026, m: 1, d: 5 }, time: { h: 8, m: 0 } } }
const night = (h: number, m: number) => ({
  typeId: sleepSession.id,
  data: write(sleepSession, {
    when: weightSample.when,
    bedTime: { h, m },
    wakeTime: { h: 7, m: 0 },
    sleepMinutes: 400,
    settlingMinutes: 10,
    awakening: [],
    wakeState: 1,
  }),
})
const event = (elementXPath: string, elementValues: string[] = [], isNegated = false) => ({
  elementXPath,
  elementValues,
  isNegated,
})

describe('a thing counts', () => {
  test('when every condition holds', async () => {
    const tracker = await trackerOf({ targetEvents: [event('thing/data-xml/weight')] })
    expect(tracker(kilograms(80))).toBe('Occurrence')
    expect(tracker(night(23, 0))).toBeUndefined()
    const both = await trackerOf({
      targetEvents: [event('thing/data-xml/weight'), event('/thing/data-xml/weight/value/kg', ['70', '80'])],
    })
    expect([both(kilograms(80)), both(kilograms(81))]).toEqual(['Occurrence', undefined])
  })
  test('by the id of its type', async () => {
    const tracker = await trackerOf({ targetEvents: [event('thing/type-id', [weight.id.toUpperCase()])] })
    expect([tracker(kilograms(80)), tracker(night(23, 0))]).toEqual(['Occurrence', undefined])
  })
  test('when a negated condition does not hold', async () => {
    const tracker = await trackerOf({
      targetEvents: [event('thing/data-xml/weight'), event('thing/data-xml/weight/value/kg', ['80'], true)],
    })
    expect([tracker(kilograms(80)), tracker(kilograms(79))]).toEqual([undefined, 'Occurrence'])
  })
  test('never without a condition', async () => {
    expect((await trackerOf({ targetEvents: [] }))(kilograms(80))).toBeUndefined()
  })
})

describe('the numbers of a policy', () => {
  const within = (valueType?: 'MinutesToMidnight') =>
    trackerOf({
      targetEvents: [event('thing/data-xml/sleep-am')],
      occurrenceMetrics: {
        evaluateTargets: true,
        targets: [
          {
            propertyXPath: valueType ? 'thing/data-xml/sleep-am/bed-time' : 'thing/data-xml/sleep-am/sleep-minutes',
            minTarget: 60,
            maxTarget: 400,
            ...(valueType && { valueType }),
          },
        ],
      },
    })
  test('must be met, both bounds included', async () => {
    expect((await within())(night(23, 0))).toBe('Occurrence')
  })
  test.each([
    [23, 0, 'Occurrence'],
    [23, 1, 'OutOfWindow'],
    [17, 20, 'Occurrence'],
    [17, 19, 'OutOfWindow'],
  ] as const)('count minutes to midnight: bed at %i:%i', async (h, m, verdict) => {
    expect((await within('MinutesToMidnight'))(night(h, m))).toBe(verdict)
  })
  test('are passed over unless they are to be evaluated', async () => {
    const tracker = await trackerOf({
      targetEvents: [event('thing/data-xml/weight')],
      occurrenceMetrics: { targets: [{ propertyXPath: 'thing/data-xml/weight/value/kg', maxTarget: 70 }] },
    })
    expect(tracker(kilograms(80))).toBe('Occurrence')
  })
})

test.each(['thing/eff-date', 'thing/data-xml//kg', 'document("x")', 'thing/data-xml/a]', ''])(
  'the path %j cannot be used',
  async path => {
    await expect(trackerOf({ targetEvents: [event(path)] })).rejects.toThrow(
      'trackingPolicy.targetEvents[0].elementXPath',
    )
  },
)
