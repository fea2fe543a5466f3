import { changedTask } from '../../domain/action-plans.ts'
import type { WriteContext } from '../../domain/context.ts'
import { actionPlanTask, actionPlanTaskChange } from '../../protocol/action-plans.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'

export const contract = method({
  name: 'UpdateActionPlanTask',
  summary: 'Changes a task; what is not said stays as it is.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: actionPlanTaskChange, response: actionPlanTask } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return changedTask(ctx, request)
}
