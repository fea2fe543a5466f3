import { taskOf } from '../../domain/action-plans.ts'
import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { declaredThing } from '../../domain/declared-things.ts'
import { actionPlanTask } from '../../protocol/action-plans.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'
import { task } from '../../things/task.ts'

export const contract = method({
  name: 'GetActionPlanTask',
  summary: 'One task of an action plan.',
  visibility: 'private',
  access: { caller: 'person', record: 'read' },
  group: 'REST',
  versions: { 1: { request: sequence({ actionPlanTaskId: guid() }), response: actionPlanTask } },
})

export async function handle(
  { actionPlanTaskId }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const found = await declaredThing(ctx, task, actionPlanTaskId)
  noteRead(ctx, contract.name, 1, [task.familyId])
  return taskOf(ctx, found)
}
