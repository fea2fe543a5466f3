import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { stringNotBlank } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const comment = thingType({
  id: '9f4e0fcd-10d7-416d-855a-90514ce2016b',
  name: 'Comment',
  root: 'comment',
  namespace: 'urn:com.microsoft.wc.thing.comment',
  summary: 'A remark, mostly on another item.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(approxDateTime, 'When it was written.', { label: 'Date' }),
    content: doc(stringNotBlank, 'What there is to say.', { label: 'Text', multiline: true }),
    category: optional(doc(codableValue, 'What kind of remark it is.', { label: 'Kind' })),
  }),
  columns: ['when', 'content', 'category'],
  line: '{content}',
  sample: { when: approxDateTimeOf('2026-02-20'), content: 'The new pillow helps.', category: words('Sleep') },
})
export type Comment = Infer<typeof comment.data>
