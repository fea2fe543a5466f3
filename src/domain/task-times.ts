/**
 * The times of a task, pure (shell.md §5.4): when it is meant to be done, what of that was done, and how much of it week by week. All by
 * the wall clock where the person is, in milliseconds as if it were UTC, so that a day always has 24 hours.
 */
import { usualWindowMinutes } from '../interop/action-plans.ts'
import { wallClock } from '../interop/moments.ts'
import type { WeeklyAdherence } from '../protocol/tracking.ts'
import type { Task } from '../things/task.ts'

export const dayMs = 86_400_000
const minuteMs = 60_000

export const wallMs = (wall: string): number => Date.parse(`${wall.slice(0, 23)}Z`)
/** `2026-11-22T08:30:00`. */
export const wallText = (ms: number): string => new Date(ms).toISOString().slice(0, 19)
export const dayOf = (ms: number): number => Math.floor(ms / dayMs) * dayMs

/** One time that a task was done. */
export interface Occurrence {
  /** Of the entry, or of the thing that counted. */
  readonly id: string
  readonly at: number
  /** The thing by which it is known, where nobody said it. */
  readonly evidence?: string
  readonly automatic: boolean
  /** False where the numbers of the policy were not met. */
  readonly counts: boolean
}

type Schedule = NonNullable<Task['schedules']>['schedule'][number]

/** One time at which a task is meant to be done, and how far from it doing it still counts. */
export interface Slot {
  readonly at: number
  /** The window: up to `to`, not with it. */
  readonly from: number
  readonly to: number
  readonly schedule: Schedule
}

/** More times than this are not looked at: a task for every minute has half a million in a year. */
const mostSlots = 5000

/** The times from `from` on and before `to`, in order. */
export function slotsOf({ schedules }: Pick<Task, 'schedules'>, from: number, to: number): Slot[] {
  const slots = (schedules?.schedule ?? []).flatMap(schedule =>
    timesOf(schedule, from, to).map(at => slot(schedule, at)),
  )
  return slots.sort((a, b) => a.at - b.at).slice(0, mostSlots)
}

function slot(schedule: Schedule, at: number): Slot {
  const anytime = schedule.scheduleType === 'Anytime' || !schedule.startDateTime.time
  if (anytime) return { at, from: dayOf(at), to: dayOf(at) + dayMs, schedule }
  const window = (schedule.adherenceWindowInMinutes ?? usualWindowMinutes) * minuteMs
  return { at, from: at - window, to: at + window + 1, schedule }
}

const steps: { readonly [R in Schedule['recurrenceType']]?: number } = {
  Minute: minuteMs,
  Hourly: 60 * minuteMs,
  Daily: dayMs,
  Weekly: 7 * dayMs,
}

function timesOf(schedule: Schedule, from: number, to: number): number[] {
  const { recurrenceType, multiple = 1, scheduleType, startDateTime, endDateTime } = schedule
  if (scheduleType === 'Unscheduled') return []
  const first = wallMs(wallClock(startDateTime))
  if (recurrenceType === 'None') return first >= from && first < to ? [first] : []
  const last = endDateTime ? wallMs(wallClock(endDateTime)) : Number.POSITIVE_INFINITY
  const step = steps[recurrenceType]
  const months = recurrenceType === 'Yearly' ? 12 : 1
  const nth = (n: number): number =>
    step === undefined ? monthsAfter(first, n * multiple * months) : first + n * multiple * step
  // Months and years differ in length: with the longest, the first that is looked at is never too late.
  const longest = step ?? (recurrenceType === 'Yearly' ? 366 : 31) * dayMs
  const times: number[] = []
  for (let n = Math.max(0, Math.floor((from - first) / (longest * multiple))); times.length < mostSlots; n++) {
    const at = nth(n)
    if (at >= to || at > last) break
    if (at >= from) times.push(at)
  }
  return times
}

/** The same day and time so many months later; of a month that is too short, the last day. */
function monthsAfter(ms: number, months: number): number {
  const date = new Date(ms)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, days))
  return date.getTime()
}

export interface Matched {
  readonly slots: readonly { readonly slot: Slot; readonly done: readonly Occurrence[] }[]
  /** In no window. */
  readonly others: readonly Occurrence[]
}

/** Each occurrence belongs to the nearest time in whose window it lies; one with a clock goes before one at any time. */
export function matchSlots(slots: readonly Slot[], occurrences: readonly Occurrence[]): Matched {
  const done = new Map(slots.map(s => [s, [] as Occurrence[]]))
  const others: Occurrence[] = []
  for (const occurrence of occurrences) {
    const { at } = occurrence
    const near = slots.filter(s => at >= s.from && at < s.to).sort((a, b) => distance(a, at) - distance(b, at))
    if (near[0] && occurrence.counts) done.get(near[0])!.push(occurrence)
    else others.push(occurrence)
  }
  return { slots: slots.map(s => ({ slot: s, done: done.get(s)! })), others }
}

const distance = ({ at, from, to }: Slot, when: number): number =>
  Math.abs(when - at) + (to - from === dayMs ? dayMs : 0)

// ---- windows of tasks by frequency

export type WindowType = 'None' | 'Daily' | 'Weekly'

/** In which time so many occurrences complete the task. */
export function windowOf({ trackingPolicy }: Pick<Task, 'trackingPolicy'>): WindowType {
  const type = trackingPolicy?.completionMetrics.recurrenceType
  return type === 'None' || type === 'Daily' || type === 'Weekly' ? type : 'None'
}
export const requiredOf = ({ trackingPolicy }: Pick<Task, 'trackingPolicy'>): number =>
  trackingPolicy?.completionMetrics.occurrenceCount ?? 1
export const isScheduled = ({ trackingPolicy }: Pick<Task, 'trackingPolicy'>): boolean =>
  trackingPolicy?.completionMetrics.completionType === 'Scheduled'

/** Bounds of the window in which `at` lies; weeks are counted from the day on which the task began. */
export function windowAt(task: Task, at: number, ends: number): { readonly from: number; readonly to: number } {
  const start = dayOf(wallMs(wallClock(task.dateStarted)))
  switch (windowOf(task)) {
    case 'Daily':
      return { from: dayOf(at), to: dayOf(at) + dayMs }
    case 'Weekly': {
      const from = start + Math.floor((at - start) / (7 * dayMs)) * 7 * dayMs
      return { from, to: from + 7 * dayMs }
    }
    case 'None':
      return { from: Math.min(start, dayOf(at)), to: Math.max(ends, at) }
  }
}

/** What an occurrence at this time counts as, when `before` are those that were known. */
export function statusOf(
  task: Task,
  at: number,
  before: readonly Occurrence[],
  ends: number,
): {
  readonly status: 'Occurrence' | 'Completion' | 'OutOfWindow'
  readonly occurrence?: { readonly from: number; readonly to: number }
  readonly completion: { readonly from: number; readonly to: number }
} {
  const inTime = at >= wallMs(wallClock(task.dateStarted)) && at < ends
  if (isScheduled(task)) {
    const one: Occurrence = { id: '', at, automatic: false, counts: true }
    const near = slotsOf(task, dayOf(at) - dayMs, dayOf(at) + 2 * dayMs)
    const hit = matchSlots(near, [one]).slots.find(s => s.done.length > 0)?.slot
    const completion = { from: dayOf(hit?.at ?? at), to: dayOf(hit?.at ?? at) + dayMs }
    if (!hit || !inTime) return { status: 'OutOfWindow', completion }
    return { status: 'Completion', occurrence: { from: hit.from, to: hit.to }, completion }
  }
  const window = windowAt(task, at, ends)
  if (!inTime) return { status: 'OutOfWindow', completion: window }
  const known = before.filter(o => o.counts && o.at >= window.from && o.at < window.to).length
  const status = known + 1 === requiredOf(task) ? 'Completion' : 'Occurrence'
  return { status, occurrence: window, completion: window }
}

// ---- adherence

/**
 * Week by week, from `from` on and before `to`. Of a task by frequency, each window with enough occurrences is a completion; of a scheduled
 * one, each time in whose window it was done.
 */
export function weeksOf(task: Task, occurrences: readonly Occurrence[], from: number, to: number): WeeklyAdherence[] {
  const weeks: WeeklyAdherence[] = []
  const first = dayOf(from)
  const slots = isScheduled(task) ? slotsOf(task, from, to) : []
  const { slots: met, others } = matchSlots(slots, occurrences)
  const counting = isScheduled(task) ? met.flatMap(m => m.done) : others.filter(o => o.counts)
  let reached = 0
  for (let start = first; start < to; start += 7 * dayMs) {
    const within = (at: number) => at >= start && at < start + 7 * dayMs && at >= from && at < to
    const inWeek = counting.filter(o => within(o.at))
    const days = Math.ceil((Math.min(start + 7 * dayMs, to) - start) / dayMs)
    const { completions, intended, occurrencesIntended } = isScheduled(task)
      ? scheduledWeek(met.filter(m => within(m.slot.at)))
      : frequencyWeek(task, inWeek, { days, isFirst: start === first, reached })
    reached += inWeek.length
    const automatic = inWeek.filter(o => o.automatic)
    weeks.push({
      weekStart: wallText(start).slice(0, 10),
      completions,
      intendedCompletions: intended,
      intendedOccurrences: occurrencesIntended,
      manualTrackedOccurrences: inWeek.length - automatic.length,
      automaticTrackedOccurrences: automatic.length,
      automaticTrackedOccurrenceEvidence: automatic.flatMap(o => o.evidence ?? []),
    })
  }
  return weeks
}

interface Week {
  readonly completions: number
  readonly intended: number
  readonly occurrencesIntended: number
}

const scheduledWeek = (met: Matched['slots']): Week => ({
  completions: met.filter(m => m.done.length > 0).length,
  intended: met.length,
  occurrencesIntended: met.length,
})

function frequencyWeek(
  task: Task,
  inWeek: readonly Occurrence[],
  { days, isFirst, reached }: { readonly days: number; readonly isFirst: boolean; readonly reached: number },
): Week {
  const required = requiredOf(task)
  switch (windowOf(task)) {
    case 'Daily': {
      const byDay = new Map<number, number>()
      for (const { at } of inWeek) byDay.set(dayOf(at), (byDay.get(dayOf(at)) ?? 0) + 1)
      const completions = [...byDay.values()].filter(n => n >= required).length
      return { completions, intended: days, occurrencesIntended: days * required }
    }
    case 'Weekly':
      return { completions: inWeek.length >= required ? 1 : 0, intended: 1, occurrencesIntended: required }
    case 'None': {
      const completions = reached < required && reached + inWeek.length >= required ? 1 : 0
      return { completions, intended: isFirst ? 1 : 0, occurrencesIntended: isFirst ? required : 0 }
    }
  }
}
