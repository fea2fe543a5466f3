import { getPlan } from '../../domain/action-plans.ts'
import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { actionPlan } from '../../protocol/action-plans.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'
import { plan } from '../../things/plan.ts'
import { task } from '../../things/task.ts'

export const contract = method({
  name: 'GetActionPlan',
  summary: 'One action plan with its tasks.',
  visibility: 'private',
  access: { caller: 'person', record: 'read' },
  group: 'REST',
  versions: { 1: { request: sequence({ actionPlanId: guid() }), response: actionPlan } },
})

export async function handle(
  { actionPlanId }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const found = await getPlan(ctx, actionPlanId)
  noteRead(ctx, contract.name, 1 + found.associatedTasks.length, [plan.familyId, task.familyId])
  return found
}
