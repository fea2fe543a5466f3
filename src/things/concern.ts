import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { thingType } from './thing-type.ts'

export const concern = thingType({
  id: 'aea2e8f2-11dd-4a7d-ab43-1d58764ebc19',
  name: 'Concern',
  root: 'concern',
  namespace: 'urn:com.microsoft.wc.thing.concern',
  summary: 'Something that worries somebody about their health.',
  category: 'Conditions',
  data: sequence({
    description: doc(codableValue, 'What the worry is.', { label: 'Concern' }),
    status: optional(doc(codableValue, 'Whether it still is one.', { vocabulary: 'concern-status' })),
  }),
  columns: ['description', 'status'],
  line: '{description}',
  sample: { description: words('Forgetting words more often'), status: words('Open') },
})
export type Concern = Infer<typeof concern.data>
