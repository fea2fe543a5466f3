/** Goals of the REST interface: things of the type Health goal (interop/health-goals.ts says how). */
import { goalOfThing, thingOfGoal } from '../interop/health-goals.ts'
import { wallClock } from '../interop/moments.ts'
import type { Goal, NewGoal } from '../protocol/health-goals.ts'
import { type HealthGoal, healthGoal } from '../things/health-goal.ts'
import type { ReadContext } from './context.ts'
import { created, type Declared, declaredThings, placeOf, replaced, tokenOf, wallNow } from './declared-things.ts'
import type { Given } from './thing-writing.ts'

export interface GoalQuery {
  readonly types: readonly NonNullable<Goal['goalType']>[]
  readonly windowTypes: readonly NonNullable<Goal['recurrenceMetrics']>['windowType'][]
  /** Wall clocks: goals that go on at some time between them. */
  readonly from?: string
  readonly to?: string
  readonly continuationToken?: string | undefined
}

export const goalOf = ({ thing, value }: Declared<HealthGoal>): Goal => goalOfThing(thing.thingId, value)

/** Wall clocks of a goal; absent where it has no beginning or no end. */
const fromOf = ({ startDate }: HealthGoal) => startDate?.structured && wallClock(startDate.structured)
const toOf = ({ endDate }: HealthGoal) => endDate?.structured && wallClock(endDate.structured)

/** A page of the goals that the query asks for, newest first. */
export async function findGoals(
  ctx: ReadContext,
  query: GoalQuery,
  most: number,
): Promise<{ goals: readonly Goal[]; nextLink?: string }> {
  const passes = (found: Declared<HealthGoal>) => {
    const { goalType, recurrenceMetrics } = goalOf(found)
    const [from, to] = [fromOf(found.value), toOf(found.value)]
    return (
      (query.types.length === 0 || (goalType !== undefined && query.types.includes(goalType))) &&
      (query.windowTypes.length === 0 ||
        (recurrenceMetrics !== undefined && query.windowTypes.includes(recurrenceMetrics.windowType))) &&
      (query.to === undefined || from === undefined || from <= query.to) &&
      (query.from === undefined || to === undefined || to > query.from)
    )
  }
  const after = placeOf(ctx, query.continuationToken)
  const { found, last } = await declaredThings(ctx, healthGoal, { passes, most, ...(after && { after }) })
  const nextLink = tokenOf(ctx, last)
  return { goals: found.map(goalOf), ...(nextLink && { nextLink }) }
}

/** Both bounds of what is going on now. */
export const atPresent = (ctx: ReadContext): { from: string; to: string } => ({ from: wallNow(ctx), to: wallNow(ctx) })

export const newGoalThing = (goal: NewGoal): Given => created(healthGoal, thingOfGoal(goal))

export function changedGoalThing(before: Declared<HealthGoal>, goal: NewGoal): Given {
  const value = thingOfGoal(goal, before.value)
  return replaced(healthGoal, before, value, { ends: toOf(value) ?? null })
}
