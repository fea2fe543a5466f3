/** Action plans and their tasks as the REST interface says them (shell.md §5.3). */
import {
  boolean,
  doc,
  double,
  guid,
  type Infer,
  int,
  many,
  oneOf,
  optional,
  partly,
  sequence,
  string,
} from '../schema/schema.ts'
import { imageUrl, moment, nextLink, organizationId, organizationName } from './rest.ts'

const text = (max: number) => string({ nonBlank: true, max })

export const planStatus = oneOf('Archived', 'Recommended', 'InProgress', 'Completed', 'Template')

// ---- tasks

const rangeMetric = sequence(
  {
    propertyName: optional(doc(string({ max: 255 }), 'What the number is called.')),
    valueType: optional(
      doc(
        oneOf('MinutesToMidnight'),
        'The path leads to a time of day, and its distance to the next midnight in minutes is what is compared.',
      ),
    ),
    minTarget: optional(doc(double(), 'It must not be less.')),
    maxTarget: optional(doc(double(), 'It must not be more.')),
    propertyXPath: doc(
      text(800),
      'Where the number stands: a path that begins with thing/data-xml, as in a filter of GetThings.',
    ),
  },
  'ActionPlanRangeMetric',
)
const targetEvent = sequence(
  {
    elementXPath: doc(text(800), 'Where to look: a path that begins with thing/data-xml, or thing/type-id.'),
    elementValues: many(
      doc(string({ max: 255 }), 'One value. With none, it is enough that the path leads somewhere.'),
      0,
      50,
    ),
    isNegated: optional(doc(boolean(), 'Whether it must not be so.')),
  },
  'ActionPlanTrackingTargetEvent',
)
const trackingPolicy = sequence(
  {
    isAutoTrackable: optional(doc(boolean(), 'Whether things of the record count by themselves.')),
    occurrenceMetrics: optional(
      sequence(
        {
          evaluateTargets: optional(doc(boolean(), 'Whether the numbers must be met for a thing to count in time.')),
          targets: many(rangeMetric, 0, 10),
        },
        'ActionPlanTaskOccurrenceMetrics',
      ),
    ),
    targetEvents: many(doc(targetEvent, 'A thing counts when all of them hold; without any, none counts.'), 0, 10),
  },
  'ActionPlanTrackingPolicy',
)
const time = sequence({ hours: int({ min: 0, max: 23 }), minutes: int({ min: 0, max: 59 }) }, 'Time')
const reminderStates = [
  'Off',
  'OnTime',
  'Before5Minutes',
  'Before10Minutes',
  'Before15Minutes',
  'Before30Minutes',
  'Before1Hour',
  'Before2Hours',
  'Before4Hours',
  'Before8Hours',
] as const
const scheduleDays = ['Everyday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const schedule = sequence(
  {
    reminderState: doc(oneOf(...reminderStates), 'When to remind of it.'),
    scheduledDays: many(doc(oneOf(...scheduleDays), 'A day of the week, or all of them.'), 1, 8),
    scheduledTime: optional(doc(time, 'By the clock where the person is; absent: at any time of the day.')),
  },
  'Schedule',
)
const taskParts = {
  name: doc(text(255), 'What is to be done.'),
  shortDescription: doc(string({ min: 1, max: 128 }), 'In one sentence.'),
  longDescription: doc(text(4000), 'In more words: how, and why.'),
  imageUrl: doc(imageUrl, 'A picture of 200 × 200.'),
  thumbnailImageUrl: doc(imageUrl, 'A picture of 90 × 90.'),
  taskType: doc(oneOf('BloodPressure', 'Other'), 'What is recorded when it is done.'),
  trackingPolicy: doc(trackingPolicy, 'How it is known that it was done.'),
  signupName: optional(doc(string({ max: 255 }), 'What the button says that takes it up.')),
  associatedPlanId: optional(doc(guid(), 'The plan that it belongs to. Needed, save within its plan.')),
  associatedObjectiveIds: many(doc(guid(), 'An objective of the plan that it serves.'), 0, 50),
  completionType: doc(
    oneOf('Frequency', 'Scheduled'),
    'Frequency: so many times in a window (frequencyTaskCompletionMetrics). Scheduled: each of its times (schedules).',
  ),
  frequencyTaskCompletionMetrics: optional(
    sequence(
      {
        windowType: doc(oneOf('None', 'Daily', 'Weekly'), 'None: once and for all.'),
        occurrenceCount: doc(int({ min: 1, max: 1000 }), 'So many times in a window.'),
      },
      'ActionPlanFrequencyTaskCompletionMetrics',
    ),
  ),
  schedules: many(schedule, 0, 50),
}
const taskState = {
  id: doc(guid(), 'The id of the thing that it is in the record.'),
  status: optional(doc(planStatus, 'How it stands. Kept as it is when it is not said.')),
  startDate: optional(doc(moment, 'When it began. Kept as it is when it is not said.')),
  endDate: optional(doc(moment, 'When it is over.')),
  organizationId,
  organizationName,
}

export const newActionPlanTask = sequence(taskParts, 'ActionPlanTask')
export const actionPlanTask = sequence({ ...taskState, ...taskParts }, 'ActionPlanTaskInstance')
export const actionPlanTaskChange = partly(actionPlanTask, ['id'], 'ActionPlanTaskChange')
export const actionPlanTasks = sequence({ tasks: many(actionPlanTask), nextLink }, 'ActionPlanTasksResponse')

// ---- plans

const objective = sequence(
  {
    id: doc(guid(), 'Made by the caller, so that tasks can name it.'),
    name: doc(text(255), 'The aim in a few words.'),
    description: doc(text(4000), 'The aim in more words.'),
    state: doc(oneOf('Inactive', 'Active'), 'Whether it is worked on.'),
    outcomeName: optional(doc(string({ max: 255 }), 'What should come of it.')),
    outcomeType: doc(
      oneOf(
        'StepsPerDay',
        'CaloriesPerDay',
        'ExerciseHoursPerWeek',
        'SleepHoursPerNight',
        'MinutesToFallAsleepPerNight',
        'Other',
      ),
      'What it is measured by.',
    ),
  },
  'Objective',
)
const planParts = {
  name: doc(text(255), 'What the plan is called.'),
  description: optional(doc(string({ max: 4000 }), 'What it is about.')),
  imageUrl: doc(imageUrl, 'A picture.'),
  thumbnailImageUrl: doc(imageUrl, 'A picture of 212 × 212.'),
  category: doc(oneOf('Health', 'Sleep', 'Activity', 'Stress'), 'What it is for.'),
  objectives: many(doc(objective, 'What it is to reach.'), 1, 50),
}
const planState = {
  id: doc(guid(), 'The id of the thing that it is in the record.'),
  status: optional(doc(planStatus, 'How it stands. Kept as it is when it is not said.')),
  organizationId,
  organizationName,
}

export const newActionPlan = sequence({ ...planParts, associatedTasks: many(newActionPlanTask, 0, 100) }, 'ActionPlan')
export const actionPlan = sequence(
  { ...planState, ...planParts, associatedTasks: many(actionPlanTask, 0, 1000) },
  'ActionPlanInstance',
)
export const actionPlanChange = partly(
  sequence({ ...planState, ...planParts, associatedTasks: many(actionPlanTaskChange, 0, 1000) }),
  ['id'],
  'ActionPlanChange',
)
export const actionPlans = sequence({ plans: many(actionPlan), nextLink }, 'ActionPlansResponse')

export type NewActionPlan = Infer<typeof newActionPlan>
export type ActionPlan = Infer<typeof actionPlan>
export type NewActionPlanTask = Infer<typeof newActionPlanTask>
export type ActionPlanTask = Infer<typeof actionPlanTask>
export type ActionPlanStatus = Infer<typeof planStatus>
export type Schedule = Infer<typeof schedule>
export type TrackingPolicy = Infer<typeof trackingPolicy>
