/**
 * Plans and tasks of the REST interface as things of the types Plan and Task, and back (shell.md §5.3). What the things have no place for
 * stands in extensions of theirs (things/base/extensions.ts); a task names its plan as a related thing.
 */
import type {
  ActionPlan,
  ActionPlanStatus,
  ActionPlanTask,
  NewActionPlan,
  NewActionPlanTask,
  Schedule,
  TrackingPolicy,
} from '../protocol/action-plans.ts'
import { wallOf } from '../protocol/rest.ts'
import type { Common } from '../things/base/common.ts'
import { dateTimeOf } from '../things/base/dates.ts'
import { extended, planExtension, taskExtension, withExtension } from '../things/base/extensions.ts'
import { bloodPressure } from '../things/blood-pressure.ts'
import type { Plan } from '../things/plan.ts'
import type { Task } from '../things/task.ts'
import { momentOf, momentText, wallClock } from './moments.ts'

/** What a thing holds: its data and what stands behind them. */
export interface Whole<T> {
  readonly value: T
  readonly common: Common
}

/** Template is no status of a thing: the extension says it. */
const thingStatus = (status: ActionPlanStatus): Plan['status'] => (status === 'Template' ? 'Recommended' : status)

// ---- plans

export function thingOfPlan(plan: NewActionPlan, status: ActionPlanStatus, common: Common): Whole<Plan> {
  const { name, description, category, objectives, imageUrl, thumbnailImageUrl } = plan
  const value: Plan = {
    name,
    ...(description?.trim() && { description }),
    status: thingStatus(status),
    category,
    objectives: {
      objective: objectives.map(({ id, name, description, state, outcomeName, outcomeType }) => ({
        id,
        name,
        description,
        state,
        outcomes: { outcome: [{ name: outcomeName?.trim() ? outcomeName : outcomeType, type: outcomeType }] },
      })),
    },
  }
  const extension = {
    ...(imageUrl && { imageUrl }),
    ...(thumbnailImageUrl && { thumbnailImageUrl }),
    ...(status === 'Template' && { template: true }),
  }
  return { value, common: withExtension(planExtension, common, extension) }
}

export function planOfThing(id: string, { value, common }: Whole<Plan>): Omit<ActionPlan, 'associatedTasks'> {
  const { imageUrl = '', thumbnailImageUrl = '', template } = extended(planExtension, common) ?? {}
  return {
    id,
    status: template ? 'Template' : value.status,
    name: value.name,
    ...(value.description && { description: value.description }),
    imageUrl,
    thumbnailImageUrl,
    category: value.category,
    objectives: value.objectives.objective.map(({ id, name, description, state, outcomes }) => {
      const [outcome] = outcomes?.outcome ?? []
      return {
        id,
        name,
        description,
        state,
        ...(outcome && outcome.name !== outcome.type && { outcomeName: outcome.name }),
        outcomeType: outcome?.type ?? 'Other',
      }
    }),
  }
}

// ---- tasks

/** How a task names its plan. */
const ofPlan = 'plan'

export const planIdOf = ({ relatedThing }: Common): string | undefined =>
  relatedThing.find(r => r.relationshipType === ofPlan)?.thingId

const withPlan = (common: Common, planId: string): Common => ({
  ...common,
  relatedThing: [
    ...common.relatedThing.filter(r => r.relationshipType !== ofPlan),
    { thingId: planId, relationshipType: ofPlan },
  ],
})

export interface TaskState {
  readonly status: ActionPlanStatus
  /** As REST says it. */
  readonly startDate: string
  readonly planId: string
  /** Among the tasks made in one call; kept as it was where it is not said. */
  readonly position?: number
}

export function thingOfTask(task: NewActionPlanTask, state: TaskState, common: Common): Whole<Task> {
  const started = momentOf(state.startDate, wallOf(state.startDate, 'startDate'))
  const value: Task = {
    dateStarted: started,
    name: task.name,
    shortDescription: task.shortDescription,
    longDescription: task.longDescription,
    isReminderEnabled: task.schedules.some(s => s.reminderState !== 'Off'),
    status: thingStatus(state.status),
    ...(task.taskType === 'BloodPressure' && { type: bloodPressure.id }),
    ...(task.schedules.length > 0 && {
      schedules: { schedule: task.schedules.flatMap((s, i) => thingSchedules(s, i, wallClock(started))) },
    }),
    trackingPolicy: thingPolicy(task),
    ...(task.associatedObjectiveIds.length > 0 && { associatedObjectiveIds: { id: task.associatedObjectiveIds } }),
  }
  const { position = state.position } = extended(taskExtension, common) ?? {}
  const extension = {
    ...(position !== undefined && { position }),
    ...(task.imageUrl && { imageUrl: task.imageUrl }),
    ...(task.thumbnailImageUrl && { thumbnailImageUrl: task.thumbnailImageUrl }),
    ...(state.status === 'Template' && { template: true }),
    ...(task.signupName && { signupName: task.signupName }),
    target: (task.trackingPolicy.occurrenceMetrics?.targets ?? []).map(({ propertyName, valueType }) => ({
      ...(propertyName && { propertyName }),
      ...(valueType && { valueType }),
    })),
  }
  return { value, common: withExtension(taskExtension, withPlan(common, state.planId), extension) }
}

export const positionOf = ({ common }: Whole<Task>): number => extended(taskExtension, common)?.position ?? 0

/** `ends` is the wall clock at which the thing ends, where it does. */
export function taskOfThing(id: string, { value, common }: Whole<Task>, ends: string | undefined): ActionPlanTask {
  const { imageUrl = '', thumbnailImageUrl = '', template, signupName } = extended(taskExtension, common) ?? {}
  const associatedPlanId = planIdOf(common)
  const completion = value.trackingPolicy?.completionMetrics
  const windowType = completion && windowTypes.find(w => w === completion.recurrenceType)
  return {
    id,
    status: template ? 'Template' : value.status,
    startDate: momentText(value.dateStarted),
    ...(ends !== undefined && { endDate: ends }),
    name: value.name,
    shortDescription: value.shortDescription,
    longDescription: value.longDescription,
    imageUrl,
    thumbnailImageUrl,
    taskType: value.type === bloodPressure.id ? 'BloodPressure' : 'Other',
    trackingPolicy: policyOf({ value, common }),
    ...(signupName && { signupName }),
    ...(associatedPlanId && { associatedPlanId }),
    associatedObjectiveIds: value.associatedObjectiveIds?.id ?? [],
    completionType: completion?.completionType ?? 'Frequency',
    ...(completion?.completionType === 'Frequency' &&
      windowType && {
        frequencyTaskCompletionMetrics: { windowType, occurrenceCount: completion.occurrenceCount ?? 1 },
      }),
    schedules: restSchedules(value.schedules?.schedule ?? []),
  }
}

const windowTypes = ['None', 'Daily', 'Weekly'] as const

// ---- tracking policy

function thingPolicy(task: NewActionPlanTask): NonNullable<Task['trackingPolicy']> {
  const { isAutoTrackable, occurrenceMetrics, targetEvents } = task.trackingPolicy
  const source = isAutoTrackable ? (['Manual', 'HealthVaultItem'] as const) : (['Manual'] as const)
  const weekly = !task.schedules.some(s => s.scheduledDays.includes('Everyday'))
  const frequency = task.frequencyTaskCompletionMetrics
  return {
    ...(isAutoTrackable !== undefined && { isAutoTrackable }),
    sourceTypes: { sourceType: source },
    triggerTypes: { triggerType: source },
    ...(occurrenceMetrics && {
      occurrenceMetrics: {
        ...(occurrenceMetrics.evaluateTargets !== undefined && { evaluateTargets: occurrenceMetrics.evaluateTargets }),
        ...(occurrenceMetrics.targets.length > 0 && {
          targets: {
            target: occurrenceMetrics.targets.map(({ propertyXPath, minTarget, maxTarget }) => ({
              propertyXpath: propertyXPath,
              ...(minTarget !== undefined && { minTarget }),
              ...(maxTarget !== undefined && { maxTarget }),
            })),
          },
        }),
      },
    }),
    completionMetrics:
      task.completionType === 'Scheduled' || !frequency
        ? { recurrenceType: weekly ? 'Weekly' : 'Daily', completionType: task.completionType }
        : {
            recurrenceType: frequency.windowType,
            completionType: 'Frequency',
            occurrenceCount: frequency.occurrenceCount,
          },
    ...(targetEvents.length > 0 && {
      targetEvents: {
        targetEvent: targetEvents.map(({ elementXPath, elementValues, isNegated }) => ({
          elementXpath: elementXPath,
          ...(isNegated !== undefined && { isNegated }),
          ...(elementValues.length > 0 && { elementValues: { string: elementValues } }),
        })),
      },
    }),
  }
}

/** How a thing says its task is tracked. */
export function policyOf({ value, common }: Whole<Task>): TrackingPolicy {
  const policy = value.trackingPolicy
  const named = extended(taskExtension, common)?.target ?? []
  const metrics = policy?.occurrenceMetrics
  return {
    ...(policy?.isAutoTrackable !== undefined && { isAutoTrackable: policy.isAutoTrackable }),
    ...(metrics && {
      occurrenceMetrics: {
        ...(metrics.evaluateTargets !== undefined && { evaluateTargets: metrics.evaluateTargets }),
        targets: (metrics.targets?.target ?? []).map(({ propertyXpath, minTarget, maxTarget }, i) => ({
          ...(named[i]?.propertyName && { propertyName: named[i].propertyName }),
          ...(named[i]?.valueType === 'MinutesToMidnight' && { valueType: 'MinutesToMidnight' as const }),
          ...(minTarget !== undefined && { minTarget }),
          ...(maxTarget !== undefined && { maxTarget }),
          propertyXPath: propertyXpath,
        })),
      },
    }),
    targetEvents: (policy?.targetEvents?.targetEvent ?? []).map(({ elementXpath, elementValues, isNegated }) => ({
      elementXPath: elementXpath,
      elementValues: elementValues?.string ?? [],
      ...(isNegated !== undefined && { isNegated }),
    })),
  }
}

// ---- schedules

type ThingSchedule = NonNullable<Task['schedules']>['schedule'][number]
type Day = Schedule['scheduledDays'][number]

export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** Minutes before; Off says nothing. */
const reminders: { readonly [R in Exclude<Schedule['reminderState'], 'Off'>]: number } = {
  OnTime: 0,
  Before5Minutes: 5,
  Before10Minutes: 10,
  Before15Minutes: 15,
  Before30Minutes: 30,
  Before1Hour: 60,
  Before2Hours: 120,
  Before4Hours: 240,
  Before8Hours: 480,
}

/** How far from its time an occurrence counts, where nothing else is said (shell.md §5.4 leaves it open). */
export const usualWindowMinutes = 120

const dayMs = 86_400_000
/** The day that is so many days after, `2026-11-22`. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** One for every day, or one for each of its weekdays; those of one schedule have a group in common. */
function thingSchedules(
  { reminderState, scheduledDays, scheduledTime }: Schedule,
  i: number,
  from: string,
): ThingSchedule[] {
  const first = from.slice(0, 10)
  const clock = scheduledTime && `${two(scheduledTime.hours)}:${two(scheduledTime.minutes)}`
  const on = (day: string, recurrenceType: 'Daily' | 'Weekly'): ThingSchedule => ({
    startDateTime: dateTimeOf(clock ? `${day}T${clock}` : day),
    scheduleType: clock ? 'Local' : 'Anytime',
    recurrenceType,
    groupId: String(i + 1),
    ...(reminderState !== 'Off' && { minutesToRemindBefore: reminders[reminderState] }),
    ...(clock && { adherenceWindowInMinutes: usualWindowMinutes }),
  })
  if (scheduledDays.includes('Everyday')) return [on(first, 'Daily')]
  return weekdays.flatMap((name, weekday) =>
    scheduledDays.includes(name) ? [on(dayAfter(first, (weekday - weekdayOf(first) + 7) % 7), 'Weekly')] : [],
  )
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Schedules that REST has no words for, by the month or the hour, are left out. */
function restSchedules(schedules: readonly ThingSchedule[]): Schedule[] {
  const groups = new Map<string, { days: Day[]; of: ThingSchedule }>()
  for (const [i, schedule] of schedules.entries()) {
    if (schedule.recurrenceType !== 'Daily' && schedule.recurrenceType !== 'Weekly') continue
    const key = schedule.groupId ?? `alone ${i}`
    const day =
      schedule.recurrenceType === 'Daily'
        ? 'Everyday'
        : weekdays[weekdayOf(wallClock(schedule.startDateTime).slice(0, 10))]!
    const known = groups.get(key)
    if (known) known.days.push(day)
    else groups.set(key, { days: [day], of: schedule })
  }
  return [...groups.values()].map(({ days, of: { startDateTime, minutesToRemindBefore } }) => {
    const { time } = startDateTime
    return {
      reminderState: reminderOf(minutesToRemindBefore),
      scheduledDays: ['Everyday', ...weekdays].flatMap(d => days.find(day => day === d) ?? []),
      ...(time && { scheduledTime: { hours: time.h, minutes: time.m } }),
    }
  })
}

/** The state that is nearest. */
function reminderOf(minutes: number | undefined): Schedule['reminderState'] {
  if (minutes === undefined) return 'Off'
  const states = Object.entries(reminders) as [Exclude<Schedule['reminderState'], 'Off'>, number][]
  return states.reduce((best, one) => (Math.abs(one[1] - minutes) < Math.abs(best[1] - minutes) ? one : best))[0]
}
