/** Goals and their recommendations as the REST interface says them (shell.md §5.3). */
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
  sequence,
  string,
} from '../schema/schema.ts'
import { moment, nextLink, organizationId, organizationName } from './rest.ts'

export const goalType = oneOf('Steps', 'CaloriesBurned', 'Weight', 'BloodPressureSystolic', 'BloodPressureDiastolic')
export const goalWindowType = oneOf('Daily', 'Weekly', 'Monthly')

const range = sequence(
  {
    name: optional(doc(string({ max: 255 }), 'What is measured.')),
    description: optional(doc(string({ max: 4000 }), 'More about it.')),
    minimum: optional(doc(double(), 'It should not be less.')),
    maximum: optional(doc(double(), 'It should not be more.')),
    units: optional(
      doc(oneOf('Kilograms', 'Count', 'Calories', 'MillimetersOfMercury'), 'What the two numbers are counted in.'),
    ),
  },
  'GoalRange',
)

const parts = {
  name: doc(string({ nonBlank: true, max: 255 }), 'What is to be reached.'),
  description: optional(doc(string({ max: 4000 }), 'The goal in more words.')),
  startDate: optional(doc(moment, 'From when; a goal without it has always begun.')),
  endDate: optional(doc(moment, 'Until when; a goal without it goes on.')),
  goalType: optional(doc(goalType, 'What it is about. Absent where another kind of goal was set elsewhere.')),
  recurrenceMetrics: optional(
    doc(
      sequence(
        {
          windowType: doc(goalWindowType, 'Each day, week or month.'),
          occurrenceCount: doc(int({ min: 1, max: 10_000 }), 'So many times in it.'),
        },
        'GoalRecurrenceMetrics',
      ),
      'How often it is to be reached.',
    ),
  ),
  range: optional(doc(range, 'Between what the number should be.')),
  additionalRanges: many(doc(range, 'Another number that matters.'), 0, 20),
}

export const newGoal = sequence(parts, 'NewGoal')
export const goal = sequence({ id: doc(guid(), 'The id of the thing that it is in the record.'), ...parts }, 'Goal')
export const goals = sequence({ goals: many(goal), nextLink }, 'GoalsResponse')

export type GoalRange = Infer<typeof range>
export type NewGoal = Infer<typeof newGoal>
export type Goal = Infer<typeof goal>

const suggestion = {
  expirationDate: doc(moment, 'It is not shown from then on.'),
  associatedGoal: doc(newGoal, 'The goal that is suggested.'),
}
export const newGoalRecommendation = sequence(suggestion, 'GoalRecommendation')
export const goalRecommendation = sequence(
  {
    id: guid(),
    organizationId,
    organizationName,
    acknowledged: doc(boolean(), 'Whether the person has seen it.'),
    ...suggestion,
  },
  'GoalRecommendationInstance',
)
export type NewGoalRecommendation = Infer<typeof newGoalRecommendation>
export type GoalRecommendation = Infer<typeof goalRecommendation>
