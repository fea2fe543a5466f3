import type { WriteContext } from '../../domain/context.ts'
import { trackTask } from '../../domain/task-occurrences.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { trackingOccurrence } from '../../protocol/tracking.ts'
import { boolean, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'TrackTask',
  summary: 'Marks by hand that a task was done.',
  visibility: 'private',
  access: { caller: 'person', record: 'write' },
  group: 'REST',
  versions: { 1: { request: trackingOccurrence, response: sequence({ tracked: boolean() }) } },
})

export async function handle(
  { taskId, trackingDateTime }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await trackTask(ctx, taskId, trackingDateTime)
  return { tracked: true }
}
