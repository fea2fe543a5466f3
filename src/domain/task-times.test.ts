import { describe, expect, test } from 'vitest'
import { dateTimeOf } from '../things/base/dates.ts'
import type { Task } from '../things/task.ts'
import { matchSlots, type Occurrence, slotsOf, statusOf, wallMs, wallText, weeksOf } from './task-times.ts'

type Schedule = NonNullable<Task['schedules']>['schedule'][number]
type Metrics = NonNullable<Task['trackingPolicy']>['completionMetrics']

const at = (wall: string) => wallMs(wall.length === 10 ? `${wall}T00:00:00` : wall)
const done = (...walls: string[]): Occurrence[] =>
  walls.map((wall, i) => ({ id: String(i), at: at(wall), automatic: false, counts: true }))
const schedule = (start: string, over: Partial<Schedule> = {}): Schedule => ({
  startDateTime: dateTimeOf(start),
  scheduleType: 'Local',
  recurrenceType: 'Daily',
  ...over,
})
const taskWith = (completionMetrics: Metrics, ...schedules: Schedule[]): Task => ({
  dateStarted: dateTimeOf('2026-01-01'),
  name: 'x',
  shortDescription: 'x',
  longDescription: 'x',
  status: 'InProgress',
  schedules: { schedule: schedules },
  trackingPolicy: {
    sourceTypes: { sourceType: ['Manual'] },
    triggerTypes: { triggerType: ['Manual'] },
    completionMetrics,
  },
})
const daily = (occurrenceCount = 1) =>
  taskWith({ recurrenceType: 'Daily', completionType: 'Frequency', occurrenceCount })
const weekly = (occurrenceCount = 3) =>
  taskWith({ recurrenceType: 'Weekly', completionType: 'Frequency', occurrenceCount })
const once = (occurrenceCount = 2) => taskWith({ recurrenceType: 'None', completionType: 'Frequency', occurrenceCount })
const scheduled = (...schedules: Schedule[]) =>
  taskWith({ recurrenceType: 'Daily', completionType: 'Scheduled' }, ...schedules)

describe('the times of a schedule', () => {
  const times = (one: Schedule, from: string, to: string) =>
    slotsOf({ schedules: { schedule: [one] } }, at(from), at(to)).map(s => wallText(s.at))
  test.each<[string, Schedule, string, string, string[]]>([
    [
      'every day',
      schedule('2026-01-01T21:00'),
      '2026-01-05',
      '2026-01-07',
      ['2026-01-05T21:00:00', '2026-01-06T21:00:00'],
    ],
    ['before it began', schedule('2026-01-06T21:00'), '2026-01-05', '2026-01-07', ['2026-01-06T21:00:00']],
    [
      'every week',
      schedule('2026-01-01T09:00', { recurrenceType: 'Weekly' }),
      '2026-01-02',
      '2026-01-16',
      ['2026-01-08T09:00:00', '2026-01-15T09:00:00'],
    ],
    [
      'every third day',
      schedule('2026-01-01', { multiple: 3 }),
      '2026-01-02',
      '2026-01-08',
      ['2026-01-04T00:00:00', '2026-01-07T00:00:00'],
    ],
    [
      'every month',
      schedule('2026-01-31', { recurrenceType: 'Monthly' }),
      '2026-02-01',
      '2026-04-01',
      ['2026-02-28T00:00:00', '2026-03-31T00:00:00'],
    ],
    [
      'every year',
      schedule('2024-02-29', { recurrenceType: 'Yearly' }),
      '2026-01-01',
      '2029-01-01',
      ['2026-02-28T00:00:00', '2027-02-28T00:00:00', '2028-02-29T00:00:00'],
    ],
    [
      'once',
      schedule('2026-01-03T10:00', { recurrenceType: 'None' }),
      '2026-01-01',
      '2027-01-01',
      ['2026-01-03T10:00:00'],
    ],
    [
      'until its end',
      schedule('2026-01-01', { endDateTime: dateTimeOf('2026-01-02') }),
      '2026-01-01',
      '2026-02-01',
      ['2026-01-01T00:00:00', '2026-01-02T00:00:00'],
    ],
    ['never', schedule('2026-01-01', { scheduleType: 'Unscheduled' }), '2026-01-01', '2026-02-01', []],
  ])('%s', (_, one, from, to, expected) => {
    expect(times(one, from, to)).toEqual(expected)
  })
  test('are not more than can be looked at', () => {
    expect(times(schedule('2026-01-01', { recurrenceType: 'Minute' }), '2026-01-01', '2027-01-01')).toHaveLength(5000)
  })
})

describe('what was done', () => {
  test('belongs to the nearest time within two hours, both ends included', () => {
    const slots = slotsOf(
      scheduled(schedule('2026-01-01T08:00'), schedule('2026-01-01T11:00')),
      at('2026-01-05'),
      at('2026-01-06'),
    )
    const { slots: met, others } = matchSlots(
      slots,
      done('2026-01-05T06:00:00', '2026-01-05T09:40:00', '2026-01-05T13:00:00', '2026-01-05T13:00:01'),
    )
    expect(met.map(m => m.done.map(o => o.id))).toEqual([['0'], ['1', '2']])
    expect(others.map(o => o.id)).toEqual(['3'])
  })
  test('at any time of the day belongs to the day', () => {
    const slots = slotsOf(
      scheduled(schedule('2026-01-01', { scheduleType: 'Anytime' })),
      at('2026-01-05'),
      at('2026-01-07'),
    )
    const { slots: met } = matchSlots(slots, done('2026-01-05T23:59:59', '2026-01-06T00:00:00'))
    expect(met.map(m => m.done.map(o => o.id))).toEqual([['0'], ['1']])
  })
  test('counts once, or completes its window', () => {
    const status = (task: Task, when: string, ...before: string[]) =>
      statusOf(task, at(when), done(...before), Number.POSITIVE_INFINITY).status
    expect(status(daily(), '2026-01-05T10:00:00')).toBe('Completion')
    expect(status(daily(2), '2026-01-05T10:00:00')).toBe('Occurrence')
    expect(status(daily(2), '2026-01-05T10:00:00', '2026-01-05T09:00:00')).toBe('Completion')
    expect(status(daily(2), '2026-01-05T10:00:00', '2026-01-04T09:00:00')).toBe('Occurrence')
    expect(status(weekly(2), '2026-01-07T10:00:00', '2026-01-01T09:00:00')).toBe('Completion')
    expect(status(weekly(2), '2026-01-08T10:00:00', '2026-01-01T09:00:00')).toBe('Occurrence')
    expect(status(daily(), '2025-12-31T10:00:00')).toBe('OutOfWindow')
    expect(status(scheduled(schedule('2026-01-01T21:00')), '2026-01-05T22:00:00')).toBe('Completion')
    expect(status(scheduled(schedule('2026-01-01T21:00')), '2026-01-05T12:00:00')).toBe('OutOfWindow')
  })
})

describe('adherence', () => {
  const weeks = (task: Task, occurrences: Occurrence[], from = '2026-01-05', to = '2026-01-12') =>
    weeksOf(task, occurrences, at(from), at(to)).map(w => [
      w.weekStart,
      w.completions,
      w.intendedCompletions,
      w.manualTrackedOccurrences,
      w.intendedOccurrences,
    ])
  test('three of seven days', () => {
    const three = done('2026-01-05T08:00:00', '2026-01-07T08:00:00', '2026-01-11T23:59:00')
    expect(weeks(daily(), three)).toEqual([['2026-01-05', 3, 7, 3, 7]])
  })
  test('a day that needs two is complete with two', () => {
    const two = done('2026-01-05T08:00:00', '2026-01-05T09:00:00', '2026-01-06T08:00:00')
    expect(weeks(daily(2), two)).toEqual([['2026-01-05', 1, 7, 3, 14]])
  })
  test('two weeks and a day, the last one cut short', () => {
    expect(weeks(daily(), done('2026-01-19T08:00:00', '2026-01-20T08:00:00'), '2026-01-05', '2026-01-20')).toEqual([
      ['2026-01-05', 0, 7, 0, 7],
      ['2026-01-12', 0, 7, 0, 7],
      ['2026-01-19', 1, 1, 1, 1],
    ])
  })
  test('so many times a week', () => {
    expect(
      weeks(
        weekly(2),
        done('2026-01-05T08:00:00', '2026-01-11T08:00:00', '2026-01-12T08:00:00'),
        '2026-01-05',
        '2026-01-19',
      ),
    ).toEqual([
      ['2026-01-05', 1, 1, 2, 2],
      ['2026-01-12', 0, 1, 1, 2],
    ])
  })
  test('once and for all', () => {
    expect(
      weeks(
        once(2),
        done('2026-01-05T08:00:00', '2026-01-13T08:00:00', '2026-01-14T08:00:00'),
        '2026-01-05',
        '2026-01-19',
      ),
    ).toEqual([
      ['2026-01-05', 0, 1, 1, 2],
      ['2026-01-12', 1, 0, 2, 0],
    ])
  })
  test('each time of a schedule is done once, in its window', () => {
    const task = scheduled(
      schedule('2026-01-05T08:00', { recurrenceType: 'Weekly' }),
      schedule('2026-01-07T20:00', { recurrenceType: 'Weekly' }),
    )
    const some = done('2026-01-05T09:00:00', '2026-01-05T09:30:00', '2026-01-06T08:00:00')
    expect(weeks(task, some)).toEqual([['2026-01-05', 1, 2, 2, 2]])
  })
  test('what missed the numbers does not count', () => {
    expect(weeks(daily(), [{ ...done('2026-01-05T08:00:00')[0]!, counts: false }])).toEqual([
      ['2026-01-05', 0, 7, 0, 7],
    ])
  })
  test('names the things by which it is known', () => {
    const [week] = weeksOf(
      daily(),
      [{ id: 'a', at: at('2026-01-05T08:00:00'), automatic: true, evidence: 'thing', counts: true }],
      at('2026-01-05'),
      at('2026-01-12'),
    )
    expect(week).toMatchObject({
      manualTrackedOccurrences: 0,
      automaticTrackedOccurrences: 1,
      automaticTrackedOccurrenceEvidence: ['thing'],
    })
  })
})
