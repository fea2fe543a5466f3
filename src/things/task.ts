import { boolean, doc, double, guid, type Infer, many, oneOf, optional, sequence, string } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { nonNegativeDouble, positiveInt, stringNotBlank } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

const recurrenceType = oneOf('None', 'Minute', 'Hourly', 'Daily', 'Weekly', 'Monthly', 'Yearly')
const recurrenceWords = {
  None: 'Once',
  Minute: 'Every minute',
  Hourly: 'Every hour',
  Daily: 'Every day',
  Weekly: 'Every week',
  Monthly: 'Every month',
  Yearly: 'Every year',
}
const kept = { Manual: 'By hand', HealthVaultItem: 'By an item of the record' }

const schedule = sequence(
  {
    startDateTime: doc(dateTime, 'When it first takes place.', { label: 'First time' }),
    endDateTime: optional(doc(dateTime, 'When it ends.', { label: 'Last time' })),
    scheduleType: doc(oneOf('Zoned', 'Local', 'Unscheduled', 'Anytime'), 'What its times mean.', {
      label: 'Times are',
      words: {
        Zoned: 'in one time zone',
        Local: 'where the person is',
        Unscheduled: 'not fixed',
        Anytime: 'any time of the day',
      },
    }),
    recurrenceType: doc(recurrenceType, 'How often it comes again.', { label: 'Again', words: recurrenceWords }),
    groupId: optional(doc(stringNotBlank, 'Schedules with the same name belong together.', { label: 'Group' })),
    multiple: optional(doc(positiveInt, 'Every second, every third time.', { label: 'Only every' })),
    minutesToRemindBefore: optional(
      doc(nonNegativeDouble, 'How long before to remind.', { label: 'Remind before', unit: 'min' }),
    ),
    adherenceWindowInMinutes: optional(
      doc(nonNegativeDouble, 'How far from its time it still counts.', { label: 'Counts within', unit: 'min' }),
    ),
  },
  'task-schedule',
)
const rangeMetric = sequence(
  {
    propertyXpath: doc(stringNotBlank, 'Where the number stands in the item, as XPath.', { label: 'Number' }),
    minTarget: optional(doc(double(), 'It must not be less.', { label: 'At least' })),
    maxTarget: optional(doc(double(), 'It must not be more.', { label: 'At most' })),
  },
  'task-range-metric',
)
const targetEvent = sequence(
  {
    elementXpath: doc(stringNotBlank, 'Where to look in the item, as XPath.', { label: 'Element' }),
    isNegated: optional(doc(boolean(), 'Whether it must not be one of these values.', { label: 'Must not be' })),
    elementValues: optional(
      doc(
        sequence({ string: many(doc(string(), 'One value.', { label: 'Value' }), 1) }, 'strings'),
        'What it must be.',
        { label: 'Values' },
      ),
    ),
  },
  'task-target-event',
)
const trackingPolicy = sequence(
  {
    isAutoTrackable: optional(
      doc(boolean(), 'Whether new items of the record count by themselves.', { label: 'Counts by itself' }),
    ),
    sourceTypes: doc(
      sequence(
        {
          sourceType: many(doc(oneOf('Manual', 'HealthVaultItem'), 'One source.', { label: 'Source', words: kept }), 1),
        },
        'tracking-source-types',
      ),
      'Where it is known from that it was done.',
      { label: 'Known from' },
    ),
    triggerTypes: doc(
      sequence(
        {
          triggerType: many(
            doc(oneOf('Manual', 'HealthVaultItem'), 'One occasion.', { label: 'Occasion', words: kept }),
            1,
          ),
        },
        'tracking-trigger-types',
      ),
      'What makes it count.',
      { label: 'Counted' },
    ),
    occurrenceMetrics: optional(
      doc(
        sequence(
          {
            evaluateTargets: optional(
              doc(boolean(), 'Whether the numbers must be met.', { label: 'Numbers must be met' }),
            ),
            targets: optional(
              doc(
                sequence(
                  { target: many(doc(rangeMetric, 'One number.', { label: 'Number' }), 1) },
                  'task-range-metrics',
                ),
                'Numbers to meet.',
              ),
            ),
          },
          'task-occurrence-metrics',
        ),
        'When one time counts.',
        { label: 'One time counts' },
      ),
    ),
    completionMetrics: doc(
      sequence(
        {
          recurrenceType: doc(recurrenceType, 'In what time it is to be done.', {
            label: 'In',
            words: recurrenceWords,
          }),
          completionType: doc(oneOf('Frequency', 'Scheduled'), 'So many times, or each at its time.', {
            label: 'Done when',
            words: { Frequency: 'done so many times', Scheduled: 'each time is done' },
          }),
          occurrenceCount: optional(doc(positiveInt, 'How many times.', { label: 'Times' })),
        },
        'task-completion-metrics',
      ),
      'When the task is done.',
      { label: 'Done' },
    ),
    targetEvents: optional(
      doc(
        sequence(
          { targetEvent: many(doc(targetEvent, 'One condition.', { label: 'Condition' }), 1) },
          'task-target-events',
        ),
        'Which items count.',
        { label: 'Items that count' },
      ),
    ),
  },
  'task-tracking-policy',
)

export const task = thingType({
  id: '6184d61f-4846-4219-b675-b61de85860d1',
  name: 'Task',
  root: 'task',
  namespace: 'urn:com.microsoft.wc.thing.task',
  summary: 'Something to do for one’s health, once or again and again.',
  category: 'Health History',
  effectiveDate: 'dateStarted',
  data: sequence({
    dateStarted: doc(dateTime, 'When it was begun.', { label: 'Started' }),
    name: doc(stringNotBlank, 'What is to be done.', { label: 'Task' }),
    shortDescription: doc(string({ min: 1, max: 128 }), 'In one sentence.', { label: 'In short' }),
    longDescription: doc(stringNotBlank, 'In more words: how, and why.', { label: 'Description', multiline: true }),
    isReminderEnabled: optional(doc(boolean(), 'Whether to be reminded of it.', { label: 'Remind me' })),
    status: doc(oneOf('Archived', 'InProgress', 'Recommended', 'Completed'), 'How it stands with the task.', {
      words: { Archived: 'Put away', InProgress: 'Under way', Recommended: 'Recommended', Completed: 'Completed' },
    }),
    taskKey: optional(doc(guid(), 'The same for tasks that were made from one template.', { label: 'Key' })),
    type: optional(
      doc(guid(), 'The type of item that is recorded when the task is done, by its id.', { label: 'Recorded as' }),
    ),
    schedules: optional(
      doc(
        sequence({ schedule: many(doc(schedule, 'One rule for its times.'), 1) }, 'task-schedules'),
        'When it is to be done.',
        { label: 'When' },
      ),
    ),
    trackingPolicy: optional(doc(trackingPolicy, 'How it is known that it was done.', { label: 'Tracking' })),
    associatedObjectiveIds: optional(
      doc(
        sequence({ id: many(doc(guid(), 'An aim of a plan.', { label: 'Aim' }), 1) }, 'guids'),
        'Aims of a plan that it serves.',
        { label: 'Serves the aims' },
      ),
    ),
  }),
  columns: ['name', 'status', 'dateStarted', 'shortDescription'],
  line: '{name}[, {status}]',
  sample: {
    dateStarted: dateTimeOf('2026-02-01'),
    name: 'Screens off before bed',
    shortDescription: 'No phone or television in the last hour of the day.',
    longDescription: 'Bright screens keep the body awake. Put the phone in another room at nine.',
    isReminderEnabled: true,
    status: 'InProgress',
    schedules: {
      schedule: [
        {
          startDateTime: dateTimeOf('2026-02-01T21:00'),
          scheduleType: 'Local',
          recurrenceType: 'Daily',
          minutesToRemindBefore: 10,
        },
      ],
    },
    trackingPolicy: {
      isAutoTrackable: false,
      sourceTypes: { sourceType: ['Manual'] },
      triggerTypes: { triggerType: ['Manual'] },
      completionMetrics: { recurrenceType: 'Daily', completionType: 'Scheduled' },
    },
    associatedObjectiveIds: { id: ['6b1d6f0e-3c52-4e0b-9c7e-8f1f6c0a2b11'] },
  },
})
export type Task = Infer<typeof task.data>
