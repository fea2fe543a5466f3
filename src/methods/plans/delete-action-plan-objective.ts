import { removeObjective } from '../../domain/action-plans.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'DeleteActionPlanObjective',
  summary: 'Removes an objective of a plan, and what its tasks say of it.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: sequence({ actionPlanId: guid(), objectiveId: guid() }) } },
})

export async function handle(
  { actionPlanId, objectiveId }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await removeObjective(ctx, actionPlanId, objectiveId)
  return {}
}
