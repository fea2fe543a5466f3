import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { approxDateTimeOf } from './base/dates.ts'
import { goal } from './base/goal.ts'
import { displayed, weightUnits, weightValue } from './base/measurements.ts'
import { thingType } from './thing-type.ts'

export const weightGoal = thingType({
  id: 'b7925180-d69e-48fa-ae1d-cb3748ca170e',
  name: 'Weight goal',
  root: 'weight-goal',
  namespace: 'urn:com.microsoft.wc.thing.weight-goal',
  summary: 'The weight somebody wants to reach or to keep.',
  category: 'Fitness',
  data: sequence({
    initial: optional(doc(weightValue, 'The weight at the start.', { label: 'Weight at the start' })),
    minimum: optional(doc(weightValue, 'The weight should not be less.', { label: 'At least' })),
    maximum: optional(doc(weightValue, 'The weight should not be more.', { label: 'At most' })),
    goalInfo: optional(doc(goal, 'When it should be reached, and how it stands.', { label: 'Goal' })),
  }),
  columns: [
    'initial',
    'minimum',
    'maximum',
    { path: 'goalInfo.targetDate', label: 'To be reached by' },
    { path: 'goalInfo.status', label: 'Status' },
  ],
  line: '[from {initial}][ to {maximum|minimum}][ by {goalInfo.targetDate}]',
  sample: {
    initial: { kg: 91.5, display: displayed(91.5, weightUnits[0]!) },
    minimum: { kg: 82, display: displayed(82, weightUnits[0]!) },
    maximum: { kg: 85, display: displayed(85, weightUnits[0]!) },
    goalInfo: { targetDate: approxDateTimeOf('2026-09'), status: 'Active' },
  },
})
export type WeightGoal = Infer<typeof weightGoal.data>
