import type { ReadContext } from '../../domain/context.ts'
import { wouldCount } from '../../domain/task-occurrences.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { taskTrackings, trackingValidation } from '../../protocol/tracking.ts'

export const contract = method({
  name: 'ValidateTaskTracking',
  summary: 'Tells whether a thing would count for a task, and as what. Nothing is stored.',
  visibility: 'private',
  access: { caller: 'person', record: 'none' },
  group: 'REST',
  versions: { 1: { request: trackingValidation, response: taskTrackings } },
})

export async function handle(
  { actionPlanTask, xmlThingDocument }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  return { taskTrackingInstances: await wouldCount(ctx, actionPlanTask, actionPlanTask.id, xmlThingDocument) }
}
