import type { WriteContext } from '../../domain/context.ts'
import { newGoalThing } from '../../domain/health-goals.ts'
import { putThings } from '../../domain/thing-writing.ts'
import { goals, newGoal } from '../../protocol/health-goals.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { many, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'CreateGoals',
  summary: 'Sets goals in a record, all or none.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: sequence({ goals: many(newGoal, 1, 100) }, 'NewGoals'), response: goals } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const keys = await putThings(ctx, ctx.record!, request.goals.map(newGoalThing), { overwrite: false })
  return { goals: request.goals.map((goal, i) => ({ id: keys[i]!.thingId, ...goal })) }
}
