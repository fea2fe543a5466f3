import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { adherenceOf } from '../../domain/task-occurrences.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { moment } from '../../protocol/rest.ts'
import { adherence } from '../../protocol/tracking.ts'
import { doc, guid, optional, sequence } from '../../schema/schema.ts'
import { plan } from '../../things/plan.ts'
import { task } from '../../things/task.ts'
import { taskTrackingEntry } from '../../things/task-tracking-entry.ts'

export const contract = method({
  name: 'GetActionPlanAdherence',
  summary: 'How much of a plan was done between two times, week by week.',
  visibility: 'private',
  access: { caller: 'person', record: 'read' },
  group: 'REST',
  versions: {
    1: {
      request: sequence({
        actionPlanId: guid(),
        startTime: doc(moment, 'From then on; a zone is dropped.'),
        endTime: doc(moment, 'Before then; at most 400 days later.'),
        objectiveId: optional(doc(guid(), 'Only this objective.')),
        taskId: optional(doc(guid(), 'Only this task.')),
      }),
      response: adherence,
    },
  },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const found = await adherenceOf(ctx, request)
  noteRead(ctx, contract.name, 1, [plan.familyId, task.familyId, taskTrackingEntry.familyId])
  return found
}
