import { doc, type Infer, oneOf, optional, sequence } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

export const taskTrackingEntry = thingType({
  id: 'b54a6e00-c1fb-4e22-8694-0a4ae94e8cb6',
  name: 'Task tracking entry',
  plural: 'Task tracking entries',
  root: 'task-tracking-entry',
  namespace: 'urn:com.microsoft.wc.thing.task-tracking-entry',
  summary: 'One time that a task was done, or should have been.',
  category: 'Health History',
  effectiveDate: 'trackingTime',
  data: sequence({
    trackingTime: doc(dateTime, 'When this was noted.', { label: 'Date' }),
    trackingType: doc(oneOf('Manual', 'Auto'), 'Who noted it.', {
      label: 'Noted',
      words: { Manual: 'by hand', Auto: 'by itself' },
    }),
    trackingStatus: doc(oneOf('Occurrence', 'Completion', 'OutOfWindow', 'NonOccurrence'), 'What it counts as.', {
      label: 'Counts as',
      words: {
        Occurrence: 'done once, in time',
        Completion: 'all of it done',
        OutOfWindow: 'done, but not in time',
        NonOccurrence: 'not done',
      },
    }),
    occurrenceStartTime: optional(
      doc(dateTime, 'Beginning of the time in which it counts once.', { label: 'Counts from' }),
    ),
    occurrenceEndTime: optional(doc(dateTime, 'End of that time.', { label: 'Counts until' })),
    completionStartTime: doc(dateTime, 'Beginning of the time in which the task is to be done.', {
      label: 'Task from',
    }),
    completionEndTime: doc(dateTime, 'End of that time.', { label: 'Task until' }),
  }),
  columns: ['trackingTime', 'trackingStatus', 'trackingType', 'completionStartTime', 'completionEndTime'],
  line: '{trackingStatus}',
  sample: {
    trackingTime: dateTimeOf('2026-02-03T21:02:00'),
    trackingType: 'Manual',
    trackingStatus: 'Completion',
    completionStartTime: dateTimeOf('2026-02-03T00:00:00'),
    completionEndTime: dateTimeOf('2026-02-04T00:00:00'),
  },
})
export type TaskTrackingEntry = Infer<typeof taskTrackingEntry.data>
