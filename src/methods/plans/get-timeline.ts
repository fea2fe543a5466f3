import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { timelineOf } from '../../domain/task-occurrences.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { moment } from '../../protocol/rest.ts'
import { timeline } from '../../protocol/tracking.ts'
import { doc, optional, sequence } from '../../schema/schema.ts'
import { task } from '../../things/task.ts'
import { taskTrackingEntry } from '../../things/task-tracking-entry.ts'

export const contract = method({
  name: 'GetTimeline',
  summary:
    'The tasks of a record with the times at which they are meant to be done, and what was done of them, day by day.',
  visibility: 'private',
  access: { caller: 'person', record: 'read' },
  group: 'REST',
  versions: {
    1: {
      request: sequence({
        startDate: doc(moment, 'The first day, where the person is.'),
        endDate: optional(doc(moment, 'The last day; a week from the first when it is absent.')),
      }),
      response: timeline,
    },
  },
})

export async function handle(
  { startDate, endDate }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const tasks = await timelineOf(ctx, startDate, endDate)
  noteRead(ctx, contract.name, tasks.length, [task.familyId, taskTrackingEntry.familyId])
  return { tasks }
}
