import { doc, type Infer, sequence } from '../schema/schema.ts'
import { words } from './base/codable-value.ts'
import { approxDateOf } from './base/dates.ts'
import { familyCondition } from './base/family-condition.ts'
import { thingType } from './thing-type.ts'

export const familyHistoryCondition = thingType({
  id: '6705549b-0e3d-474e-bfa7-8197ddd6786a',
  name: 'Family history condition',
  root: 'family-history-condition',
  namespace: 'urn:com.microsoft.wc.thing.family-history-condition',
  summary: 'A condition that runs in the family, by itself.',
  category: 'Health History',
  data: sequence({ condition: doc(familyCondition, 'What runs in the family.', { label: 'Condition' }) }),
  columns: [
    'condition',
    { path: 'condition.onsetDate', label: 'Began' },
    { path: 'condition.occurrence', label: 'Occurrence' },
  ],
  line: '{condition}',
  sample: { condition: { name: words('Glaucoma'), onsetDate: approxDateOf('2001') } },
})
export type FamilyHistoryCondition = Infer<typeof familyHistoryCondition.data>
