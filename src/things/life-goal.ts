import { doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { approxDateTimeOf } from './base/dates.ts'
import { goal } from './base/goal.ts'
import { thingType } from './thing-type.ts'

export const lifeGoal = thingType({
  id: '609319bf-35cc-40a4-b9d7-1b329679baaa',
  name: 'Life goal',
  root: 'life-goal',
  namespace: 'urn:com.microsoft.wc.thing.life-goal',
  summary: 'Something somebody wants from life, and what health is for.',
  category: 'Health History',
  data: sequence({
    description: doc(string(), 'What it is.', { label: 'Goal', multiline: true }),
    goalInfo: optional(doc(goal, 'When it should be reached, and how it stands.', { label: 'How it stands' })),
  }),
  columns: [
    'description',
    { path: 'goalInfo.targetDate', label: 'To be reached by' },
    { path: 'goalInfo.status', label: 'Status' },
  ],
  line: '{description}',
  sample: {
    description: 'Walk the coast path with Nora',
    goalInfo: { targetDate: approxDateTimeOf('2027-06'), status: 'Active' },
  },
})
export type LifeGoal = Infer<typeof lifeGoal.data>
