import { createPlan } from '../../domain/action-plans.ts'
import type { WriteContext } from '../../domain/context.ts'
import { actionPlan, newActionPlan } from '../../protocol/action-plans.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'

export const contract = method({
  name: 'CreateActionPlan',
  summary: 'Makes an action plan with its objectives and tasks, all or none.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: newActionPlan, response: actionPlan } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return createPlan(ctx, request)
}
