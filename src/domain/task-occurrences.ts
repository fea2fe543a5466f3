/**
 * What was done of tasks (shell.md §5.4): tracking entries, and things of the record that count by themselves. Which things count is asked
 * anew each time, of those that the caller may read: so a thing that is removed no longer counts, one that comes late does, and no
 * application learns by a task's conditions what it may not see.
 */
import { policyOf, thingOfTask, weekdayOf } from '../interop/action-plans.ts'
import { momentOf, wallClock } from '../interop/moments.ts'
import type { NewActionPlanTask } from '../protocol/action-plans.ts'
import { Fault } from '../protocol/fault.ts'
import { wallOf } from '../protocol/rest.ts'
import type { Adherence, TaskAdherence, TaskTracking, TimelineSnapshot, TimelineTask } from '../protocol/tracking.ts'
import { Invalid } from '../schema/codec.ts'
import { type Common, noCommon } from '../things/base/common.ts'
import { dateTimeOf } from '../things/base/dates.ts'
import { check, thingTypes, typeById } from '../things/registry.ts'
import { type Task, task as taskType } from '../things/task.ts'
import { type TaskTrackingEntry, taskTrackingEntry } from '../things/task-tracking-entry.ts'
import { parse, type XmlElement, XmlError } from '../xml/parse.ts'
import { child, elements, text } from '../xml/tree.ts'
import { mayType } from './access.ts'
import { getPlan, taskOf, tasksOf } from './action-plans.ts'
import type { ReadContext, WriteContext } from './context.ts'
import {
  created,
  type Declared,
  declaredThing,
  declaredThings,
  heldIn,
  readable,
  wallAt,
  wallNow,
} from './declared-things.ts'
import {
  dayMs,
  dayOf,
  isScheduled,
  matchSlots,
  type Occurrence,
  requiredOf,
  slotsOf,
  statusOf,
  wallMs,
  wallText,
  weeksOf,
  windowOf,
} from './task-times.ts'
import { familiesOf, trackerOf } from './task-tracking.ts'
import { putThings } from './thing-writing.ts'
import { type Place, selectThings } from './things.ts'

/** More entries, and more versions of tasks, are not looked at in one call. */
const mostLookedAt = 5000
/** Questions that the things of one call may cost (Tracker): two seconds. */
const mostQuestions = 40_000
const chunk = 240
const tooMuch = () =>
  new Fault(
    'TOO_MANY_THINGS_SPECIFIED',
    'There is more in this time than can be looked at in one request; ask for a shorter one, or for one task.',
  )
/** A year and what it may lie across. */
const mostDays = 400

const endless = wallMs('9999-12-31T00:00:00')
const startOf = ({ value }: Declared<Task>): number => wallMs(wallClock(value.dateStarted))
const endOf = ({ thing }: Declared<Task>): number =>
  thing.updatedEndDate === undefined ? endless : wallMs(thing.updatedEndDate)

/** How an entry names its task, and what it knows of. */
const ofTask = 'task'
const byEvidence = 'evidence'

// ---- finding occurrences

/** By task, from `from` on and before `to`, oldest first. 11 for callers who may not read tracking entries. */
async function occurrencesOf(
  ctx: ReadContext,
  tasks: readonly Declared<Task>[],
  from: number,
  to: number,
): Promise<ReadonlyMap<string, readonly Occurrence[]>> {
  const found = new Map(tasks.map(t => [t.thing.thingId, [] as Occurrence[]]))
  if (tasks.length === 0) return found
  const entries = await declaredThings(ctx, taskTrackingEntry, {
    related: [...found.keys()],
    condition: { effMin: wallText(from), effMax: wallText(to) },
    most: mostLookedAt,
  })
  if (entries.last) throw tooMuch()
  const budget = { left: mostQuestions }
  for (const entry of entries.found) {
    const of = entry.common.relatedThing.find(r => found.has(r.thingId ?? ''))?.thingId
    const one = of === undefined ? undefined : entryOccurrence(entry)
    if (one && one.at >= from && one.at < to) found.get(of!)!.push(one)
  }
  for (const task of tasks) {
    const known = found.get(task.thing.thingId)!
    const told = new Set(known.flatMap(o => o.evidence ?? []))
    known.push(...(await automatic(ctx, task, { from, to }, budget)).filter(o => !told.has(o.evidence!)))
    known.sort((a, b) => a.at - b.at)
  }
  return found
}

function entryOccurrence({ thing, value, common }: Declared<TaskTrackingEntry>): Occurrence | undefined {
  const { trackingStatus, trackingType, trackingTime } = value
  if (trackingStatus === 'NonOccurrence') return undefined
  const evidence = common.relatedThing.find(r => r.relationshipType === byEvidence)?.thingId
  const automatic = trackingType === 'Auto'
  return {
    id: thing.thingId,
    at: wallMs(wallClock(trackingTime)),
    automatic,
    // What a person marked in the wrong hour may be in the right one when the schedule changes.
    counts: !(automatic && trackingStatus === 'OutOfWindow'),
    ...(evidence !== undefined && { evidence }),
  }
}

async function automatic(
  ctx: ReadContext,
  task: Declared<Task>,
  { from, to }: Span,
  budget: { left: number },
): Promise<Occurrence[]> {
  const policy = policyOf(task)
  const { access, recordId } = ctx.record!
  if (!policy.isAutoTrackable) return []
  const families = (familiesOf(policy) ?? [...new Set(thingTypes.map(t => t.familyId))]).filter(
    f => f !== taskTrackingEntry.familyId && mayType(access, f, 'Read'),
  )
  if (families.length === 0) return []
  const tracker = await trackerOf(policy)
  const found: Occurrence[] = []
  let after: Place | undefined
  for (;;) {
    const rows = await selectThings(
      ctx.read,
      {
        recordId,
        states: ['Active'],
        families,
        conditions: [{ effMin: wallText(from), effMax: wallText(to) }],
        allVersions: false,
      },
      { parts: { data: true }, limit: chunk, ...(after && { after }) },
    )
    budget.left -= rows.length * tracker.cost
    if (budget.left < 0) throw tooMuch()
    for (const { thingId, typeId, effDate, data } of await readable(ctx, ctx.record!, rows)) {
      const at = wallMs(effDate)
      const verdict = data !== undefined && at >= from && at < to ? tracker.judge({ typeId, data }) : undefined
      if (verdict) found.push({ id: thingId, at, evidence: thingId, automatic: true, counts: verdict === 'Occurrence' })
    }
    if (rows.length < chunk) return found
    after = rows.at(-1)
  }
}

// ---- marking by hand

/** Notes that a task was done; 13 for a task that is not there. */
export async function trackTask(ctx: WriteContext, taskId: string, when: string): Promise<void> {
  const task = await declaredThing(ctx, taskType, taskId)
  const wall = wallOf(when, 'trackingDateTime')
  const at = wallMs(wall)
  const { from, to } = aroundOf(task, at)
  const before = mayType(ctx.record!.access, taskTrackingEntry.familyId, 'Read')
    ? ((await occurrencesOf(ctx, [task], from, to)).get(taskId) ?? [])
    : []
  const { status, occurrence, completion } = statusOf(task.value, at, before, endOf(task))
  const value: TaskTrackingEntry = {
    trackingTime: momentOf(when.includes('T') ? when : `${when}T00:00:00`, wall),
    trackingType: 'Manual',
    trackingStatus: status,
    ...(occurrence && {
      occurrenceStartTime: dateTimeOf(wallText(occurrence.from)),
      occurrenceEndTime: dateTimeOf(wallText(occurrence.to)),
    }),
    completionStartTime: dateTimeOf(wallText(completion.from)),
    completionEndTime: dateTimeOf(wallText(completion.to)),
  }
  const common: Common = { ...noCommon, relatedThing: [{ thingId: taskId, relationshipType: ofTask }] }
  await putThings(ctx, ctx.record!, [created(taskTrackingEntry, value, common)], { overwrite: false })
}

/** The time in which earlier occurrences matter for one at `at`. */
function aroundOf(task: Declared<Task>, at: number): { from: number; to: number } {
  if (isScheduled(task.value)) return { from: at, to: at }
  switch (windowOf(task.value)) {
    case 'Daily':
      return { from: dayOf(at), to: dayOf(at) + dayMs }
    case 'Weekly':
      return { from: dayOf(at) - 7 * dayMs, to: dayOf(at) + 7 * dayMs }
    case 'None':
      return { from: startOf(task), to: Math.max(at, startOf(task)) }
  }
}

// ---- trying a thing on a task

/** Whether the thing would count for the task, and as what; nothing is stored. */
export async function wouldCount(
  ctx: ReadContext,
  task: NewActionPlanTask,
  id: string | undefined,
  xml: string,
): Promise<TaskTracking[]> {
  const { typeId, data, at } = thingIn(xml, wallNow(ctx))
  // Long ago, on the first day of a week: whenever the thing is from, the task had begun.
  const state = { status: 'InProgress', startDate: '1900-01-07', planId: ctx.services.clock.id() } as const
  const whole = thingOfTask(task, state, noCommon)
  const policy = policyOf(whole)
  const tracker = await trackerOf(policy)
  return countedAs(whole.value, id, policy.isAutoTrackable ? tracker.judge({ typeId, data }) : undefined, at)
}

function countedAs(
  task: Task,
  id: string | undefined,
  verdict: 'Occurrence' | 'OutOfWindow' | undefined,
  at: number,
): TaskTracking[] {
  if (!verdict) return []
  const { status, occurrence, completion } = statusOf(task, at, [], endless)
  const counts = verdict === 'Occurrence'
  return [
    {
      trackingType: 'Auto',
      trackingDateTime: wallText(at),
      trackingStatus: counts ? status : 'OutOfWindow',
      ...(occurrence &&
        counts && { occurrenceStart: wallText(occurrence.from), occurrenceEnd: wallText(occurrence.to) }),
      completionStart: wallText(completion.from),
      completionEnd: wallText(completion.to),
      ...(id !== undefined && { taskId: id }),
    },
  ]
}

const place = 'xmlThingDocument'

function thingIn(xml: string, now: string): { typeId: string; data: string; at: number } {
  const source = Buffer.from(xml)
  try {
    const root = parse(source)
    const typeElement = child(root, 'type-id')
    const dataElement = child(root, 'data-xml')
    if (root.local !== 'thing' || !typeElement || !dataElement)
      throw new Invalid(place, 'the element thing is expected, with type-id and data-xml')
    const type = typeById(text(typeElement).trim())
    if (!type) throw new Fault('INVALID_THING_TYPE')
    const [first, common] = elements(dataElement)
    if (!first) throw new Invalid(place, `the element ${type.root} is missing in data-xml`)
    const { effectiveDate } = check(type, first, common, source)
    return { typeId: type.id, data: inner(dataElement, source), at: wallMs(effectiveDate?.at ?? now) }
  } catch (error) {
    if (error instanceof XmlError) throw new Invalid(place, error.message)
    throw error
  }
}

const inner = ({ contentStart, contentEnd }: XmlElement, source: Buffer): string =>
  source.toString('utf8', contentStart, contentEnd)

// ---- adherence

export interface AdherenceQuery {
  readonly actionPlanId: string
  readonly startTime: string
  readonly endTime: string
  readonly objectiveId?: string | undefined
  readonly taskId?: string | undefined
}

/** How much of a plan was done between two times, week by week; weeks begin with the first day that is asked for. */
export async function adherenceOf(ctx: ReadContext, query: AdherenceQuery): Promise<Adherence> {
  const from = wallMs(wallOf(query.startTime, 'startTime'))
  const to = wallMs(wallOf(query.endTime, 'endTime'))
  checkSpan(from, to, 'endTime')
  const plan = await getPlan(ctx, query.actionPlanId)
  const tasks = (await tasksOf(ctx, [plan.id])).filter(
    t => query.taskId === undefined || t.thing.thingId === query.taskId,
  )
  if (query.taskId !== undefined && tasks.length === 0)
    throw new Fault('INVALID_THING', 'The plan has no task with this id.')
  if (query.objectiveId !== undefined && !plan.objectives.some(o => o.id === query.objectiveId))
    throw new Fault('INVALID_THING', 'The plan has no objective with this id.')
  const done = await occurrencesOf(ctx, tasks, from, to)
  const summaries = new Map(tasks.map(t => [t, taskAdherence(t, done.get(t.thing.thingId) ?? [], from, to)]))
  const servedBy = (serves: (ids: readonly string[]) => boolean) =>
    tasks.filter(t => serves(t.value.associatedObjectiveIds?.id ?? [])).map(t => summaries.get(t)!)
  const objectives = plan.objectives
    .filter(o => query.objectiveId === undefined || o.id === query.objectiveId)
    .map(({ id, name, outcomeName }) => ({
      id,
      name,
      ...(outcomeName !== undefined && { outcomeName }),
      associatedTasks: servedBy(ids => ids.includes(id)),
    }))
  const others = query.objectiveId === undefined ? servedBy(ids => ids.length === 0) : []
  return {
    id: plan.id,
    name: plan.name,
    startDate: wallText(from),
    endDate: wallText(to),
    objectives: others.length === 0 ? objectives : [...objectives, { name: '', associatedTasks: others }],
  }
}

function taskAdherence(task: Declared<Task>, done: readonly Occurrence[], from: number, to: number): TaskAdherence {
  // A task that was begun at noon is meant to be done on that day, too.
  const start = Math.max(from, dayOf(startOf(task)))
  const end = Math.min(to, endOf(task))
  return {
    id: task.thing.thingId,
    name: task.value.name,
    windowType: windowOf(task.value),
    startDate: wallText(start),
    endDate: wallText(Math.max(start, end)),
    weeklyAdherence: weeksOf(task.value, done, start, end),
  }
}

function checkSpan(from: number, to: number, name: string): void {
  if (to <= from) throw new Invalid(name, 'this must be later than the beginning')
  if (to - from > mostDays * dayMs) throw new Invalid(name, `at most ${mostDays} days can be asked for at a time`)
}

// ---- timeline

/** The tasks of a record with the times that fall on the days from `startDate` to `endDate`, both included. */
export async function timelineOf(
  ctx: ReadContext,
  startDate: string,
  endDate: string | undefined,
): Promise<readonly TimelineTask[]> {
  const from = dayOf(wallMs(wallOf(startDate, 'startDate')))
  const to = (endDate === undefined ? from + 6 * dayMs : dayOf(wallMs(wallOf(endDate, 'endDate')))) + dayMs
  checkSpan(from, to, 'endDate')
  const { found } = await declaredThings(ctx, taskType, {
    passes: t => dayOf(startOf(t)) < to && endOf(t) > from,
    most: 1000,
  })
  const told = await Promise.all(found.map(async task => ({ task, rest: await taskOf(ctx, task) })))
  const shown = told.filter(({ rest }) => rest.status !== 'Template')
  const tasks = shown.map(s => s.task)
  const done = await occurrencesOf(ctx, tasks, from, to)
  const versions = await versionsOf(ctx, tasks)
  return shown.map(({ task, rest }) => ({
    taskId: rest.id,
    taskName: rest.name,
    taskType: rest.taskType,
    taskImageUrl: rest.imageUrl,
    timelineSnapshots: snapshotsOf(ctx, task, versions.get(rest.id) ?? [], done.get(rest.id) ?? [], { from, to }),
  }))
}

/** Every version of the tasks, oldest first. */
async function versionsOf(
  ctx: ReadContext,
  tasks: readonly Declared<Task>[],
): Promise<ReadonlyMap<string, readonly Declared<Task>[]>> {
  const ids = tasks.map(t => t.thing.thingId)
  const rows = await selectThings(
    ctx.read,
    { recordId: ctx.record!.recordId, states: ['Active'], ids, conditions: [], allVersions: true },
    { parts: { data: true, audits: true }, limit: mostLookedAt },
  )
  const versions = new Map(ids.map(id => [id, [] as Declared<Task>[]]))
  for (const thing of await readable(ctx, ctx.record!, rows)) {
    const held = heldIn(taskType, thing)
    if (held) versions.get(thing.thingId)!.push(held)
  }
  for (const list of versions.values()) list.sort((a, b) => a.thing.updatedAt.localeCompare(b.thing.updatedAt))
  return versions
}

interface Span {
  readonly from: number
  readonly to: number
}

/** One for each time in which the schedules and what completes the task were the same. */
function snapshotsOf(
  ctx: ReadContext,
  current: Declared<Task>,
  versions: readonly Declared<Task>[],
  done: readonly Occurrence[],
  asked: Span,
): TimelineSnapshot[] {
  const changes = versions.filter((v, i) => i === 0 || patternOf(v) !== patternOf(versions[i - 1]!))
  return changes.flatMap((version, i) => {
    const next = changes[i + 1]
    const since = wallMs(wallAt(ctx, version.thing.updatedAt))
    // What was entered after it had begun has been so from the beginning.
    const from = i === 0 ? Math.min(dayOf(since), dayOf(startOf(current))) : since
    const to = next ? wallMs(wallAt(ctx, next.thing.updatedAt)) : endOf(current)
    if (from >= asked.to || to <= asked.from) return []
    const span = { from: Math.max(from, asked.from), to: Math.min(to, asked.to) }
    const ended = next?.thing.updatedAt ?? current.thing.updatedEndDate
    const last = next ? versions[versions.indexOf(next) - 1]! : current
    return [
      {
        ...snapshotOf(last.value, done, span),
        effectiveStartInstant: version.thing.updatedAt,
        ...(ended !== undefined && { effectiveEndInstant: ended }),
      },
    ]
  })
}

/** What its times are, whenever it began: another first day is no other schedule. */
const patternOf = ({ value }: Declared<Task>): string =>
  JSON.stringify([
    value.trackingPolicy?.completionMetrics,
    (value.schedules?.schedule ?? []).map(({ startDateTime, ...others }) => {
      const { multiple = 1, recurrenceType } = others
      const day = wallClock(startDateTime).slice(0, 10)
      const turn =
        multiple > 1 ? day : recurrenceType === 'Daily' ? '' : recurrenceType === 'Weekly' ? weekdayOf(day) : day
      return [others, startDateTime.time, turn]
    }),
  ])

function snapshotOf(
  task: Task,
  done: readonly Occurrence[],
  { from, to }: Span,
): Pick<TimelineSnapshot, 'schedules' | 'completionMetrics' | 'unscheduledOccurrences'> {
  const within = done.filter(o => o.at >= from && o.at < to)
  const { slots, others } = matchSlots(slotsOf(task, from, to), within)
  const told = ({ id, at }: Occurrence, inWindow: boolean) => ({ id, localDateTime: wallText(at), inWindow })
  return {
    schedules: slots.map(({ slot, done }) => ({
      ...(slot.schedule.adherenceWindowInMinutes !== undefined && {
        adherenceDelta: slot.schedule.adherenceWindowInMinutes,
      }),
      localDateTime: wallText(slot.at),
      type: slot.schedule.scheduleType,
      recurrenceType: yearly(slot.schedule.recurrenceType),
      occurrences: done.map(o => told(o, true)),
    })),
    completionMetrics: {
      recurrenceType: yearly(task.trackingPolicy?.completionMetrics.recurrenceType ?? 'None'),
      completionType: isScheduled(task) ? 'Scheduled' : 'Frequency',
      requiredNumberOfOccurrences: requiredOf(task),
    },
    unscheduledOccurrences: others.map(o => told(o, o.counts && !isScheduled(task))),
  }
}

type Recurrence = NonNullable<Task['schedules']>['schedule'][number]['recurrenceType']
const yearly = (type: Recurrence) => (type === 'Yearly' ? ('Annually' as const) : type)
