import { doc, guid, type Infer, many, oneOf, optional, sequence } from '../schema/schema.ts'
import { stringNotBlank } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

const outcome = sequence(
  {
    name: doc(stringNotBlank, 'What should come of it.', { label: 'Outcome' }),
    type: doc(
      oneOf(
        'StepsPerDay',
        'CaloriesPerDay',
        'ExerciseHoursPerWeek',
        'SleepHoursPerNight',
        'MinutesToFallAsleepPerNight',
        'Other',
      ),
      'What it is measured by.',
      {
        label: 'Measured by',
        words: {
          StepsPerDay: 'Steps a day',
          CaloriesPerDay: 'Calories a day',
          ExerciseHoursPerWeek: 'Hours of exercise a week',
          SleepHoursPerNight: 'Hours of sleep a night',
          MinutesToFallAsleepPerNight: 'Minutes until asleep',
          Other: 'Something else',
        },
      },
    ),
  },
  'plan-outcome',
)
const objective = sequence(
  {
    id: doc(guid(), 'A guid by which tasks refer to this aim.', { label: 'Id' }),
    name: doc(stringNotBlank, 'The aim in a few words.', { label: 'Aim' }),
    description: doc(stringNotBlank, 'The aim in more words.', { multiline: true }),
    state: doc(oneOf('Inactive', 'Active'), 'Whether it is worked on.', {
      words: { Inactive: 'Not now', Active: 'Worked on' },
    }),
    outcomes: optional(
      doc(sequence({ outcome: many(doc(outcome, 'One outcome.'), 1) }, 'plan-outcome-list'), 'What should come of it.'),
    ),
  },
  'plan-objective',
)

export const plan = thingType({
  id: '504d6c08-68f9-4e07-8699-5fb55678f13d',
  name: 'Plan',
  root: 'plan',
  namespace: 'urn:com.microsoft.wc.thing.plan',
  summary: 'What somebody wants to do for their health, and to what end.',
  category: 'Health History',
  data: sequence({
    name: doc(stringNotBlank, 'What the plan is called.', { label: 'Plan' }),
    description: optional(doc(stringNotBlank, 'What the plan is about.', { multiline: true })),
    status: doc(oneOf('Archived', 'InProgress', 'Recommended', 'Completed'), 'How it stands with the plan.', {
      words: { Archived: 'Put away', InProgress: 'Under way', Recommended: 'Recommended', Completed: 'Completed' },
    }),
    category: doc(oneOf('Health', 'Sleep', 'Activity', 'Stress'), 'What it is for.'),
    objectives: doc(
      sequence({ objective: many(doc(objective, 'One aim of the plan.', { label: 'Aim' }), 1) }, 'plan-objective-list'),
      'What the plan is to reach.',
      { label: 'Aims' },
    ),
  }),
  columns: ['name', 'category', 'status', { path: 'objectives.objective.name', label: 'Aims' }],
  line: '{name}[, {status}]',
  sample: {
    name: 'Better nights',
    description: 'Six weeks to an easier way into sleep.',
    status: 'InProgress',
    category: 'Sleep',
    objectives: {
      objective: [
        {
          id: '6b1d6f0e-3c52-4e0b-9c7e-8f1f6c0a2b11',
          name: 'Fall asleep sooner',
          description: 'Asleep within twenty minutes on most nights.',
          state: 'Active',
          outcomes: { outcome: [{ name: 'Time until asleep', type: 'MinutesToFallAsleepPerNight' }] },
        },
      ],
    },
  },
})
export type Plan = Infer<typeof plan.data>
