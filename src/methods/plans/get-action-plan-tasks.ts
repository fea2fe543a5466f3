import { findTasks } from '../../domain/action-plans.ts'
import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { actionPlanTasks, planStatus } from '../../protocol/action-plans.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { continuationToken, maxPageSize } from '../../protocol/rest.ts'
import { doc, optional, sequence } from '../../schema/schema.ts'
import { task } from '../../things/task.ts'

export const contract = method({
  name: 'GetActionPlanTasks',
  summary: 'The tasks of all action plans of a record, the latest begun first.',
  visibility: 'private',
  access: { caller: 'person', record: 'read' },
  group: 'REST',
  versions: {
    1: {
      request: sequence({
        actionPlanTaskStatus: optional(doc(planStatus, 'Only tasks that stand so.')),
        maxPageSize,
        continuationToken,
      }),
      response: actionPlanTasks,
    },
  },
})

export async function handle(
  { actionPlanTaskStatus, ...page }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const found = await findTasks(ctx, { ...page, status: actionPlanTaskStatus })
  noteRead(ctx, contract.name, found.tasks.length, [task.familyId])
  return found
}
