import { replacePlan } from '../../domain/action-plans.ts'
import type { WriteContext } from '../../domain/context.ts'
import { actionPlan } from '../../protocol/action-plans.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'

export const contract = method({
  name: 'ReplaceActionPlan',
  summary:
    'Puts an action plan in place of the one with its id: what is not said is cleared, tasks that are not named are removed.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: actionPlan, response: actionPlan } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return replacePlan(ctx, request)
}
