import type { WriteContext } from '../../domain/context.ts'
import { declaredThing } from '../../domain/declared-things.ts'
import { changedGoalThing, goalOf } from '../../domain/health-goals.ts'
import { putThings } from '../../domain/thing-writing.ts'
import { goal, goals } from '../../protocol/health-goals.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { many, partly, sequence } from '../../schema/schema.ts'
import { healthGoal } from '../../things/health-goal.ts'

export const contract = method({
  name: 'UpdateGoals',
  summary: 'Changes goals, all or none; what is not said stays as it is.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: {
    1: {
      request: sequence({ goals: many(partly(goal, ['id'], 'GoalChange'), 1, 100) }, 'GoalChanges'),
      response: goals,
    },
  },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const before = await Promise.all(request.goals.map(({ id }) => declaredThing(ctx, healthGoal, id)))
  const after = before.map((found, i) => ({ ...goalOf(found), ...request.goals[i] }))
  const things = after.map((goal, i) => changedGoalThing(before[i]!, goal))
  await putThings(ctx, ctx.record!, things, { overwrite: false })
  return { goals: after }
}
