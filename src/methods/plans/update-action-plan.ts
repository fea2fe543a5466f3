import { changePlan } from '../../domain/action-plans.ts'
import type { WriteContext } from '../../domain/context.ts'
import { actionPlan, actionPlanChange } from '../../protocol/action-plans.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'

export const contract = method({
  name: 'UpdateActionPlan',
  summary: 'Changes an action plan; what is not said stays as it is, and so do tasks that are not named.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: actionPlanChange, response: actionPlan } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return changePlan(ctx, request)
}
