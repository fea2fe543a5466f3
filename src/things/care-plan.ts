import { choice, doc, guid, type Infer, many, note, optional, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { generalMeasurement } from './base/measurements.ts'
import { nonNegativeInt, positiveInt, stringNotBlank } from './base/numbers.ts'
import { person, personCalled } from './base/person.ts'
import { thingType } from './thing-type.ts'

const about = optional(doc(stringNotBlank, 'More about it in words.', { label: 'Description', multiline: true }))
const title = (what: string) => doc(codableValue, `What the ${what} is called.`, { label: 'Name' })
const from = optional(doc(approxDateTime, 'From when.', { label: 'From' }))
const to = optional(doc(approxDateTime, 'Until when.', { label: 'Until' }))
const targetCompletionDate = optional(doc(approxDateTime, 'When it should be done.', { label: 'To be done by' }))
const referenceId = optional(doc(stringNotBlank, 'By what other systems know it.', { label: 'Reference' }))
const interval = doc(codableValue, 'Each day, each week.', { label: 'Each', vocabulary: 'recurrence-intervals' })
const timesInInterval = doc(positiveInt, 'How many times in it.', { label: 'Times' })

const typeInfo = sequence(
  {
    thingTypeVersionId: doc(guid(), 'The type of the items that tell of it.', { label: 'Type id' }),
    thingTypeValueXpath: optional(doc(stringNotBlank, 'Where their number stands, as XPath.', { label: 'Number' })),
    thingTypeDisplayXpath: optional(doc(stringNotBlank, 'Where their text stands, as XPath.', { label: 'Text' })),
  },
  'associated-type-info',
)
const associatedTypeInfo = optional(
  doc(typeInfo, 'Which items of the record tell of it.', { label: 'Items of the record' }),
)

const taskShape = sequence(
  {
    name: title('task'),
    description: about,
    startDate: from,
    endDate: to,
    targetCompletionDate,
    sequenceNumber: optional(doc(nonNegativeInt, 'Its place among the tasks.', { label: 'Number' })),
    associatedTypeInfo,
    recurrence: optional(
      doc(
        choice(
          {
            icalRecurrence: doc(stringNotBlank, 'A rule as calendars write it: FREQ=DAILY.', {
              label: 'Calendar rule',
            }),
            times: note(sequence({ interval, timesInInterval }), { inline: true, label: 'So many times' }),
          },
          'care-plan-task-recurrence',
        ),
        'How often it comes again.',
        { label: 'Again' },
      ),
    ),
    referenceId,
  },
  'care-plan-task',
)
const range = sequence(
  {
    name: doc(codableValue, 'What is measured.', { label: 'Measured' }),
    description: about,
    minimum: optional(doc(generalMeasurement, 'It should not be less.', { label: 'At least' })),
    maximum: optional(doc(generalMeasurement, 'It should not be more.', { label: 'At most' })),
  },
  'goal-range',
)
const goalShape = sequence(
  {
    name: title('goal'),
    description: about,
    startDate: from,
    endDate: to,
    targetCompletionDate,
    associatedTypeInfo,
    targetRange: optional(doc(range, 'Between what it should be.', { label: 'Range' })),
    goalAdditionalRanges: many(doc(range, 'Another number that matters.', { label: 'Further range' })),
    recurrence: optional(
      doc(sequence({ interval, timesInInterval }, 'goal-recurrence'), 'How often it is to be reached.', {
        label: 'Again',
      }),
    ),
    referenceId,
  },
  'care-plan-goal',
)
const goalGroup = sequence(
  {
    name: title('group'),
    description: about,
    goals: doc(sequence({ goal: many(doc(goalShape, 'One goal.'), 1) }, 'care-plan-goals'), 'The goals of the group.'),
  },
  'care-plan-goal-group',
)

export const carePlan = thingType({
  id: '415c95e0-0533-4d9c-ac73-91dc5031186c',
  name: 'Care plan',
  root: 'care-plan',
  namespace: 'urn:com.microsoft.wc.thing.care-plan',
  summary: 'What a person and those who care for them want to do together.',
  category: 'Health History',
  updatedEndDate: 'endDate',
  data: sequence({
    name: doc(stringNotBlank, 'What the plan is called.', { label: 'Plan' }),
    startDate: optional(doc(approxDateTime, 'When it begins.', { label: 'From' })),
    endDate: optional(doc(approxDateTime, 'When it ends.', { label: 'Until' })),
    status: optional(doc(codableValue, 'How it stands with the plan.')),
    careTeam: optional(
      doc(sequence({ person: many(doc(person, 'One who takes part.'), 1) }, 'care-team'), 'Who takes part.', {
        label: 'Team',
      }),
    ),
    carePlanManager: optional(doc(person, 'Who keeps the plan.', { label: 'Kept by' })),
    tasks: optional(
      doc(sequence({ task: many(doc(taskShape, 'One task.'), 1) }, 'care-plan-tasks'), 'What is to be done.'),
    ),
    goalGroups: optional(
      doc(
        sequence({ goalGroup: many(doc(goalGroup, 'Goals that belong together.'), 1) }, 'care-plan-goal-groups'),
        'What is to be reached.',
        {
          label: 'Goals',
        },
      ),
    ),
  }),
  columns: [
    'name',
    'status',
    'startDate',
    'endDate',
    { path: 'tasks.task.name', label: 'Tasks' },
    { path: 'goalGroups.goalGroup.goals.goal.name', label: 'Goals' },
    'carePlanManager',
  ],
  line: '{name}[, {status}]',
  sample: {
    name: 'Diabetes, first half of the year',
    startDate: approxDateTimeOf('2026-01-09'),
    endDate: approxDateTimeOf('2026-06-30'),
    status: words('Under way'),
    careTeam: { person: [personCalled('Dr. Miriam Okafor'), personCalled('Jonas Keller, diabetes nurse')] },
    carePlanManager: personCalled('Jonas Keller, diabetes nurse'),
    tasks: {
      task: [
        {
          name: words('Measure blood sugar before breakfast'),
          recurrence: { times: { interval: words('Day'), timesInInterval: 1 } },
        },
      ],
    },
    goalGroups: {
      goalGroup: [
        {
          name: words('Blood sugar'),
          goals: {
            goal: [
              {
                name: words('Before breakfast below 7 mmol/L'),
                targetRange: {
                  name: words('Blood sugar before breakfast'),
                  maximum: { display: '7 mmol/L', structured: [] },
                },
                goalAdditionalRanges: [],
              },
            ],
          },
        },
      ],
    },
  },
})
export type CarePlan = Infer<typeof carePlan.data>
