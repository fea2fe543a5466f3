/**
 * Action plans and their tasks (shell.md §5): things of the types Plan and Task, a plan and its tasks in one write. The application that
 * made them may change them; others read what their rules let them.
 */
import {
  planIdOf,
  planOfThing,
  positionOf,
  taskOfThing,
  thingOfPlan,
  thingOfTask,
  type Whole,
} from '../interop/action-plans.ts'
import type {
  ActionPlan,
  ActionPlanStatus,
  ActionPlanTask,
  NewActionPlan,
  NewActionPlanTask,
} from '../protocol/action-plans.ts'
import { Fault } from '../protocol/fault.ts'
import { wallOf } from '../protocol/rest.ts'
import { Invalid } from '../schema/codec.ts'
import { noCommon } from '../things/base/common.ts'
import { type Plan, plan as planType } from '../things/plan.ts'
import { type Task, task as taskType } from '../things/task.ts'
import { mayType } from './access.ts'
import type { ReadContext, WriteContext } from './context.ts'
import {
  created,
  type Declared,
  declaredThing,
  declaredThings,
  needOwn,
  organizationOf,
  placeOf,
  replaced,
  tokenOf,
  wallNow,
} from './declared-things.ts'
import { trackerOf } from './task-tracking.ts'
import { type Given, putAndRemoveThings, type ThingKey } from './thing-writing.ts'

/** More tasks of a plan than this are not looked at. */
const mostTasks = 1000

// ---- reading

/** A task as REST says it. */
export async function taskOf(ctx: ReadContext, found: Declared<Task>): Promise<ActionPlanTask> {
  const { thingId, updatedEndDate } = found.thing
  return { ...taskOfThing(thingId, found, updatedEndDate), ...(await organizationOf(ctx, found)) }
}

async function planOf(ctx: ReadContext, found: Declared<Plan>, tasks: readonly Declared<Task>[]): Promise<ActionPlan> {
  return {
    ...planOfThing(found.thing.thingId, found),
    ...(await organizationOf(ctx, found)),
    associatedTasks: await Promise.all(tasks.map(task => taskOf(ctx, task))),
  }
}

/** The tasks of plans in the order in which they were made; none for callers who may not read tasks. */
export async function tasksOf(ctx: ReadContext, planIds: readonly string[]): Promise<readonly Declared<Task>[]> {
  if (planIds.length === 0 || !mayType(ctx.record!.access, taskType.familyId, 'Read')) return []
  const { found } = await declaredThings(ctx, taskType, {
    related: planIds,
    passes: task => planIds.includes(planIdOf(task.common) ?? ''),
    most: mostTasks * planIds.length,
  })
  return found.toSorted((a, b) => madeAt(a).localeCompare(madeAt(b)) || positionOf(a) - positionOf(b))
}

const madeAt = ({ thing }: Declared<Task>): string => thing.audits?.created.at ?? ''

export async function getPlan(ctx: ReadContext, id: string): Promise<ActionPlan> {
  const found = await declaredThing(ctx, planType, id)
  return planOf(ctx, found, await tasksOf(ctx, [id]))
}

export interface Paged {
  readonly maxPageSize?: number | undefined
  readonly continuationToken?: string | undefined
}

export async function findPlans(
  ctx: ReadContext,
  { maxPageSize = 1000, continuationToken }: Paged,
): Promise<{ plans: readonly ActionPlan[]; nextLink?: string }> {
  const after = placeOf(ctx, continuationToken)
  const { found, last } = await declaredThings(ctx, planType, { most: maxPageSize, ...(after && { after }) })
  const tasks = await tasksOf(
    ctx,
    found.map(p => p.thing.thingId),
  )
  const plans = found.map(p =>
    planOf(
      ctx,
      p,
      tasks.filter(t => planIdOf(t.common) === p.thing.thingId),
    ),
  )
  const nextLink = tokenOf(ctx, last)
  return { plans: await Promise.all(plans), ...(nextLink && { nextLink }) }
}

export async function findTasks(
  ctx: ReadContext,
  { status, maxPageSize = 1000, continuationToken }: Paged & { readonly status?: ActionPlanStatus | undefined },
): Promise<{ tasks: readonly ActionPlanTask[]; nextLink?: string }> {
  const after = placeOf(ctx, continuationToken)
  const { found, last } = await declaredThings(ctx, taskType, {
    most: maxPageSize,
    ...(after && { after }),
    ...(status && { passes: task => taskOfThing('', task, undefined).status === status }),
  })
  const nextLink = tokenOf(ctx, last)
  return { tasks: await Promise.all(found.map(t => taskOf(ctx, t))), ...(nextLink && { nextLink }) }
}

// ---- what a plan must fulfil beyond its shape

function checkPlan({ objectives }: NewActionPlan): void {
  const ids = objectives.map(o => o.id)
  if (new Set(ids).size < ids.length) throw new Invalid('objectives', 'two of them have the same id')
}

/** `objectives`: the ids that the plan of the task has. */
async function checkTask(task: NewActionPlanTask, objectives: readonly string[], place: string): Promise<void> {
  const at = (field: string) => (place ? `${place}.${field}` : field)
  if (task.associatedObjectiveIds.some(id => !objectives.includes(id)))
    throw new Invalid(at('associatedObjectiveIds'), 'the plan has no such objective')
  if (task.completionType === 'Frequency' && !task.frequencyTaskCompletionMetrics)
    throw new Invalid(at('frequencyTaskCompletionMetrics'), 'a task by frequency needs it')
  if (task.completionType === 'Scheduled' && task.schedules.length === 0)
    throw new Invalid(at('schedules'), 'a scheduled task needs one')
  await trackerOf(task.trackingPolicy)
}

const objectiveIds = ({ objectives }: Pick<NewActionPlan, 'objectives'>): string[] => objectives.map(o => o.id)

// ---- writing

/** What begins without being said otherwise is recommended, until somebody takes it up (shell.md §5.4). */
const atFirst: ActionPlanStatus = 'Recommended'

const isOver = (status: ActionPlanStatus): boolean => status === 'Completed' || status === 'Archived'

function newTask(ctx: ReadContext, task: NewActionPlanTask, planId: string, position = 1): Given {
  const state = { status: atFirst, startDate: wallNow(ctx), planId, position }
  const { value, common } = thingOfTask(task, state, noCommon)
  return created(taskType, value, common)
}

/** A plan and its tasks, ready to be written. Also how a template becomes somebody's plan. */
export async function newPlanThings(
  ctx: ReadContext,
  plan: NewActionPlan,
): Promise<{ readonly planId: string; readonly things: readonly Given[] }> {
  checkPlan(plan)
  for (const [i, task] of plan.associatedTasks.entries())
    await checkTask(task, objectiveIds(plan), `associatedTasks[${i}]`)
  const planId = ctx.services.clock.id()
  const { value, common } = thingOfPlan(plan, atFirst, noCommon)
  const tasks = plan.associatedTasks.map((task, i) => newTask(ctx, task, planId, i + 1))
  return { planId, things: [{ ...created(planType, value, common), newId: planId }, ...tasks] }
}

export async function createPlan(ctx: WriteContext, plan: NewActionPlan): Promise<ActionPlan> {
  const { planId, things } = await newPlanThings(ctx, plan)
  await putAndRemoveThings(ctx, ctx.record!, things, [])
  return getPlan(ctx, planId)
}

export async function createTask(ctx: WriteContext, task: NewActionPlanTask): Promise<ActionPlanTask> {
  const plan = await planOfTask(ctx, task)
  await checkTask(task, objectiveIds(planOfThing('', plan)), '')
  const [key] = await putAndRemoveThings(ctx, ctx.record!, [newTask(ctx, task, plan.thing.thingId)], [])
  return taskOf(ctx, await declaredThing(ctx, taskType, key!.thingId))
}

/** The plan that a task names: one of the caller's own, else the request is wrong. */
async function planOfTask(ctx: ReadContext, { associatedPlanId }: NewActionPlanTask): Promise<Declared<Plan>> {
  const place = 'associatedPlanId'
  if (associatedPlanId === undefined) throw new Invalid(place, 'this is missing')
  const plan = await declaredThing(ctx, planType, associatedPlanId).catch((error: unknown) => {
    if (error instanceof Fault && error.status === 'INVALID_THING')
      throw new Invalid(place, 'the record has no plan with this id')
    throw error
  })
  needOwn(ctx, plan)
  return plan
}

/** The next version of a task; `said` is what the caller wants of it. */
function nextTask(ctx: ReadContext, before: Declared<Task>, said: ActionPlanTask, planId: string): Given {
  const known = taskOfThing(said.id, before, before.thing.updatedEndDate)
  const status = said.status ?? known.status!
  const { value, common } = thingOfTask(
    said,
    { status, startDate: said.startDate ?? known.startDate!, planId },
    before.common,
  )
  const whole: Whole<Task> = {
    value: { ...value, ...(before.value.taskKey && { taskKey: before.value.taskKey }) },
    common,
  }
  return replaced(taskType, before, whole.value, { ends: endOf(ctx, said, known, status), behind: whole.common })
}

/** Said by the caller, or the moment at which the task came to an end. */
function endOf(
  ctx: ReadContext,
  { endDate }: ActionPlanTask,
  known: ActionPlanTask,
  status: ActionPlanStatus,
): string | null {
  if (endDate !== undefined) return wallOf(endDate, 'endDate')
  if (!isOver(status)) return null
  return isOver(known.status!) && known.endDate !== undefined ? known.endDate : wallNow(ctx)
}

export async function replaceTask(ctx: WriteContext, said: ActionPlanTask): Promise<ActionPlanTask> {
  const before = await declaredThing(ctx, taskType, said.id)
  needOwn(ctx, before)
  const plan = await planOfTask(ctx, said)
  await checkTask(said, objectiveIds(planOfThing('', plan)), '')
  await putAndRemoveThings(ctx, ctx.record!, [nextTask(ctx, before, said, plan.thing.thingId)], [])
  return taskOf(ctx, await declaredThing(ctx, taskType, said.id))
}

/** As it is, with what is said in place of what was. */
export async function changedTask(
  ctx: WriteContext,
  said: Partial<ActionPlanTask> & { readonly id: string },
): Promise<ActionPlanTask> {
  return replaceTask(ctx, { ...(await taskOf(ctx, await declaredThing(ctx, taskType, said.id))), ...said })
}

const keyOf = ({ thing }: { readonly thing: ThingKey }): ThingKey => ({
  thingId: thing.thingId,
  versionStamp: thing.versionStamp,
})

/** PUT: the plan and its tasks become what is said. Tasks that are not named end with the version before. */
export async function replacePlan(ctx: WriteContext, said: ActionPlan): Promise<ActionPlan> {
  const before = await ownPlan(ctx, said.id)
  return writePlan(ctx, said, before, 'Whole')
}

/** PATCH: what is said replaces what was; tasks that are not named stay. */
export async function changePlan(
  ctx: WriteContext,
  said: Partial<Omit<ActionPlan, 'associatedTasks'>> & {
    readonly id: string
    readonly associatedTasks?: readonly (Partial<ActionPlanTask> & { readonly id: string })[]
  },
): Promise<ActionPlan> {
  const before = await ownPlan(ctx, said.id)
  const known = await planOf(ctx, before.plan, before.tasks)
  const associatedTasks = (said.associatedTasks ?? []).map(task => {
    const found = known.associatedTasks.find(t => t.id === task.id)
    if (!found) throw noSuchTask
    return { ...found, ...task }
  })
  return writePlan(ctx, { ...known, ...said, associatedTasks }, before, 'Part')
}

const noSuchTask = new Invalid('associatedTasks', 'the plan has no task with this id; create tasks by themselves')

interface OwnPlan {
  readonly plan: Declared<Plan>
  readonly tasks: readonly Declared<Task>[]
}

async function ownPlan(ctx: ReadContext, id: string): Promise<OwnPlan> {
  const plan = await declaredThing(ctx, planType, id)
  needOwn(ctx, plan)
  return { plan, tasks: await tasksOf(ctx, [id]) }
}

async function writePlan(
  ctx: WriteContext,
  said: ActionPlan,
  { plan, tasks }: OwnPlan,
  extent: 'Whole' | 'Part',
): Promise<ActionPlan> {
  checkPlan(said)
  const named = new Map(said.associatedTasks.map(task => [task.id, task]))
  if (named.size < said.associatedTasks.length) throw new Invalid('associatedTasks', 'two of them have the same id')
  if ([...named.keys()].some(id => !tasks.some(t => t.thing.thingId === id))) throw noSuchTask
  const ids = objectiveIds(said)
  for (const [i, task] of said.associatedTasks.entries()) await checkTask(task, ids, `associatedTasks[${i}]`)
  const status = said.status ?? planOfThing('', plan).status!
  const { value, common } = thingOfPlan(said, status, plan.common)
  const changed = tasks.flatMap(task => {
    const wanted = named.get(task.thing.thingId)
    // An objective that has gone is gone from the tasks that nobody named, too.
    const next = wanted ?? (extent === 'Part' ? withoutObjectives(task, ids) : undefined)
    return next ? [nextTask(ctx, task, next, plan.thing.thingId)] : []
  })
  const gone = extent === 'Whole' ? tasks.filter(t => !named.has(t.thing.thingId)) : []
  for (const task of [...gone, ...tasks.filter(t => named.has(t.thing.thingId))]) needOwn(ctx, task)
  const ends = isOver(status) ? (plan.thing.updatedEndDate ?? wallNow(ctx)) : null
  const things = [replaced(planType, plan, value, { ends, behind: common }), ...changed]
  await putAndRemoveThings(ctx, ctx.record!, things, gone.map(keyOf))
  return getPlan(ctx, said.id)
}

/** The task without the objectives that its plan has no longer; undefined when it named none of those. */
function withoutObjectives(task: Declared<Task>, ids: readonly string[]): ActionPlanTask | undefined {
  const known = taskOfThing(task.thing.thingId, task, task.thing.updatedEndDate)
  const associatedObjectiveIds = known.associatedObjectiveIds.filter(id => ids.includes(id))
  return associatedObjectiveIds.length === known.associatedObjectiveIds.length
    ? undefined
    : { ...known, associatedObjectiveIds }
}

/** The plan without one of its objectives, and its tasks without the reference; 13 for one that it does not have. */
export async function removeObjective(ctx: WriteContext, planId: string, objectiveId: string): Promise<void> {
  const before = await ownPlan(ctx, planId)
  const known = await planOf(ctx, before.plan, before.tasks)
  const objectives = known.objectives.filter(o => o.id !== objectiveId)
  if (objectives.length === known.objectives.length)
    throw new Fault('INVALID_THING', 'The plan has no objective with this id.')
  if (objectives.length === 0)
    throw new Fault('THING_TYPE_IMMUTABLE', 'A plan keeps its last objective; remove the plan instead.')
  await writePlan(ctx, { ...known, objectives, associatedTasks: [] }, before, 'Part')
}

/** The plan and its tasks; what was tracked stays (shell.md §5.2, R6). */
export async function removePlan(ctx: WriteContext, id: string): Promise<void> {
  const { plan, tasks } = await ownPlan(ctx, id)
  for (const task of tasks) needOwn(ctx, task)
  await putAndRemoveThings(ctx, ctx.record!, [], [plan, ...tasks].map(keyOf))
}

export async function removeTask(ctx: WriteContext, id: string): Promise<void> {
  const task = await declaredThing(ctx, taskType, id)
  needOwn(ctx, task)
  await putAndRemoveThings(ctx, ctx.record!, [], [keyOf(task)])
}
