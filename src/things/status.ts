import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, coded } from './base/codable-value.ts'
import { stringNotBlank } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const status = thingType({
  id: 'd33a32b2-00de-43b8-9f2a-c4c7e9f580ec',
  name: 'Status',
  plural: 'Statuses',
  root: 'status',
  namespace: 'urn:com.microsoft.wc.thing.status',
  summary: 'What happened to another item: a document was taken in, a message was read.',
  category: 'Custom Data',
  personalFlag: false,
  data: sequence({
    statusType: doc(codableValue, 'What happened.', { label: 'Status', vocabulary: 'status-types' }),
    text: optional(doc(stringNotBlank, 'More about it in words.')),
  }),
  columns: ['statusType', 'text'],
  line: '{statusType}[: {text}]',
  sample: { statusType: coded('Message read', 'MessageRead', 'status-types') },
})
export type Status = Infer<typeof status.data>
