import { removePlan } from '../../domain/action-plans.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'DeleteActionPlan',
  summary: 'Removes an action plan and its tasks; what was tracked stays.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: sequence({ actionPlanId: guid() }) } },
})

export async function handle(
  { actionPlanId }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await removePlan(ctx, actionPlanId)
  return {}
}
