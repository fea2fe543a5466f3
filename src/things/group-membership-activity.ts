import { doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { codedValue, codeIn } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

export const groupMembershipActivity = thingType({
  id: 'e75fa095-31ed-4b30-b5f7-463963b5e734',
  name: 'Group membership activity',
  plural: 'Group membership activities',
  root: 'group-membership-activity',
  namespace: 'urn:com.microsoft.wc.thing.group-membership-activity',
  summary: 'Something that was done as a member of a group.',
  category: 'Personal Profile',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it was done.', { label: 'Date' }),
    activity: doc(codedValue, 'What was done.', { vocabulary: 'group-membership-activities' }),
    activityInfo: optional(doc(string(), 'More about it.', { label: 'Details' })),
  }),
  columns: ['when', 'activity', 'activityInfo'],
  line: '{activity}[: {activityInfo}]',
  sample: {
    when: dateTimeOf('2026-02-10T18:00:00'),
    activity: codeIn('RecordAuthorizedForApplication', 'group-membership-activities'),
    activityInfo: 'Step counter of the heart study',
  },
})
export type GroupMembershipActivity = Infer<typeof groupMembershipActivity.data>
