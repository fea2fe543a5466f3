/** What was done of a task, and how much of what was meant to be, as the REST interface says it (shell.md §5.3, §5.4). */
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
import { actionPlanTask, newActionPlanTask } from './action-plans.ts'
import { moment, nextLink } from './rest.ts'

// ---- one time that a task was done

const evidence = sequence(
  {
    trackings: many(doc(guid(), 'Other tracking entries.')),
    hvThings: many(doc(guid(), 'Things of the record.')),
  },
  'ActionPlanTaskTrackingEvidence',
)
const tracking = sequence(
  {
    id: optional(doc(guid(), 'The id of the entry; absent where nothing was stored.')),
    trackingType: oneOf('Manual', 'Auto'),
    trackingDateTime: moment,
    creationDateTime: optional(moment),
    trackingStatus: oneOf('Occurrence', 'Completion', 'OutOfWindow', 'NonOccurrence'),
    occurrenceStart: optional(doc(moment, 'Beginning of the time in which it counts.')),
    occurrenceEnd: optional(moment),
    completionStart: optional(doc(moment, 'Beginning of the time in which the task is to be done.')),
    completionEnd: optional(moment),
    taskId: optional(guid()),
    feedback: optional(string()),
    evidence: optional(evidence),
  },
  'ActionPlanTaskTracking',
)
export const taskTrackings = sequence({ taskTrackingInstances: many(tracking) }, 'ActionPlanTaskTrackingResponse')
export type TaskTracking = Infer<typeof tracking>

const validated = sequence(
  { ...partly(actionPlanTask, [], '').fields, ...newActionPlanTask.fields },
  'TrackingValidationTask',
)
export const trackingValidation = sequence(
  {
    actionPlanTask: validated,
    xmlThingDocument: doc(string({ min: 1, max: 1_000_000 }), 'The element thing, as PutThings takes it.'),
  },
  'TrackingValidation',
)
export const trackingOccurrence = sequence(
  {
    taskId: doc(guid(), 'The task that was done.'),
    trackingDateTime: doc(moment, 'When, by the clock where it was done; a zone is kept beside it.'),
  },
  'TaskTrackingOccurrence',
)

// ---- adherence

const weeklyAdherence = sequence(
  {
    weekStart: doc(moment, 'The first day; weeks are counted from the first day that is asked for.'),
    completions: int(),
    intendedCompletions: int(),
    intendedOccurrences: int(),
    manualTrackedOccurrences: int(),
    automaticTrackedOccurrences: int(),
    automaticTrackedOccurrenceEvidence: many(doc(guid(), 'A thing of the record that counted.')),
  },
  'WeeklyAdherenceSummary',
)
const taskAdherence = sequence(
  {
    id: guid(),
    name: string(),
    windowType: oneOf('None', 'Daily', 'Weekly'),
    startDate: doc(moment, 'Of what was asked for and the task, the later beginning.'),
    endDate: doc(moment, 'The earlier end.'),
    weeklyAdherence: many(weeklyAdherence),
  },
  'TaskAdherenceSummary',
)
const objectiveAdherence = sequence(
  {
    id: optional(doc(guid(), 'Absent for the tasks that serve none.')),
    name: string(),
    outcomeName: optional(string()),
    associatedTasks: many(taskAdherence),
  },
  'ObjectiveAdherenceSummary',
)
export const adherence = sequence(
  { id: guid(), name: string(), startDate: moment, endDate: moment, objectives: many(objectiveAdherence) },
  'ActionPlanAdherenceSummary',
)
export type WeeklyAdherence = Infer<typeof weeklyAdherence>
export type TaskAdherence = Infer<typeof taskAdherence>
export type Adherence = Infer<typeof adherence>

// ---- timeline

const occurrence = sequence(
  {
    id: doc(guid(), 'Of the tracking entry, or of the thing that counted.'),
    localDateTime: moment,
    inWindow: boolean(),
  },
  'TimelineScheduleOccurrence',
)
const recurrenceType = oneOf('None', 'Minute', 'Hourly', 'Daily', 'Weekly', 'Monthly', 'Annually')
const snapshot = sequence(
  {
    schedules: many(
      sequence(
        {
          adherenceDelta: optional(doc(double(), 'Minutes before and after in which it counts.')),
          localDateTime: moment,
          type: oneOf('Zoned', 'Local', 'Unscheduled', 'Anytime'),
          recurrenceType,
          occurrences: many(occurrence),
        },
        'TimelineSchedule',
      ),
    ),
    completionMetrics: sequence(
      {
        recurrenceType,
        completionType: oneOf('Frequency', 'Scheduled'),
        requiredNumberOfOccurrences: int(),
      },
      'TimelineSnapshotCompletionMetrics',
    ),
    unscheduledOccurrences: many(occurrence),
    effectiveStartInstant: doc(moment, 'Since when the task has been so; the end of the snapshot before.'),
    effectiveEndInstant: optional(doc(moment, 'Until when; absent while it still is so.')),
  },
  'TimelineSnapshot',
)
const timelineTask = sequence(
  {
    taskId: guid(),
    taskName: string(),
    taskType: oneOf('BloodPressure', 'Other'),
    taskImageUrl: string(),
    timelineSnapshots: many(snapshot),
  },
  'TimelineTask',
)
export const timeline = sequence({ tasks: many(timelineTask), nextLink }, 'TimelineResponse')
export type TimelineTask = Infer<typeof timelineTask>
export type TimelineSnapshot = Infer<typeof snapshot>
