import type { WriteContext } from '../../domain/context.ts'
import { declaredThing } from '../../domain/declared-things.ts'
import { changedGoalThing } from '../../domain/health-goals.ts'
import { putThings } from '../../domain/thing-writing.ts'
import { goal } from '../../protocol/health-goals.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { healthGoal } from '../../things/health-goal.ts'

export const contract = method({
  name: 'ReplaceGoal',
  summary: 'Puts a goal in place of the one with its id; what is not said is cleared.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: goal, response: goal } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const before = await declaredThing(ctx, healthGoal, request.id)
  await putThings(ctx, ctx.record!, [changedGoalThing(before, request)], { overwrite: false })
  return request
}
