import { findPlans } from '../../domain/action-plans.ts'
import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { actionPlans } from '../../protocol/action-plans.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { continuationToken, maxPageSize } from '../../protocol/rest.ts'
import { sequence } from '../../schema/schema.ts'
import { plan } from '../../things/plan.ts'
import { task } from '../../things/task.ts'

export const contract = method({
  name: 'GetActionPlans',
  summary: 'The action plans of a record with their tasks, the latest first.',
  visibility: 'private',
  access: { caller: 'person', record: 'read' },
  group: 'REST',
  versions: { 1: { request: sequence({ maxPageSize, continuationToken }), response: actionPlans } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const found = await findPlans(ctx, request)
  noteRead(ctx, contract.name, found.plans.length, [plan.familyId, task.familyId])
  return found
}
