import { doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, coded } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

export const condition = thingType({
  id: '7ea7a1f9-880b-4bd4-b593-f5660f20eda8',
  name: 'Condition',
  root: 'condition',
  namespace: 'urn:com.microsoft.wc.thing.condition',
  summary: 'An illness, injury or other problem of health, past or present.',
  category: 'Conditions',
  updatedEndDate: 'stopDate',
  data: sequence({
    name: doc(codableValue, 'What the condition is called.', { vocabulary: 'healthkeep/conditions' }),
    onsetDate: optional(doc(approxDateTime, 'When it began.', { label: 'Began' })),
    status: optional(doc(codableValue, 'Whether the person still has it.', { vocabulary: 'condition-occurrence' })),
    stopDate: optional(doc(approxDateTime, 'When it ended.', { label: 'Ended' })),
    stopReason: optional(doc(string(), 'How or why it ended.', { label: 'How it ended' })),
  }),
  columns: ['name', 'status', 'onsetDate', 'stopDate', 'stopReason'],
  line: '{name}[ ({status})]',
  sample: {
    name: coded('Asthma', '493', 'icd/icd9cm/1.0'),
    onsetDate: approxDateTimeOf('1998-04'),
    status: coded('Intermittent: Comes and goes', 'intermittent', 'condition-occurrence'),
  },
})
export type Condition = Infer<typeof condition.data>
