import { createTask } from '../../domain/action-plans.ts'
import type { WriteContext } from '../../domain/context.ts'
import { actionPlanTask, newActionPlanTask } from '../../protocol/action-plans.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'

export const contract = method({
  name: 'CreateActionPlanTask',
  summary: 'Adds a task to an action plan.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: newActionPlanTask, response: actionPlanTask } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return createTask(ctx, request)
}
