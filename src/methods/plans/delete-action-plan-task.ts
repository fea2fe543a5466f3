import { removeTask } from '../../domain/action-plans.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'DeleteActionPlanTask',
  summary: 'Removes a task; what was tracked stays.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: sequence({ actionPlanTaskId: guid() }) } },
})

export async function handle(
  { actionPlanTaskId }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await removeTask(ctx, actionPlanTaskId)
  return {}
}
