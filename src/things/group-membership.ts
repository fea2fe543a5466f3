import { doc, type Infer, many, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

const membership = sequence(
  {
    name: doc(codableValue, 'What kind of number or fact it is.', { label: 'Kind' }),
    value: doc(string(), 'What it says.'),
  },
  'group-membership-type',
)

export const groupMembership = thingType({
  id: '66ac44c7-1d60-4e95-bb5b-d21490e91057',
  name: 'Group membership',
  root: 'group-membership',
  namespace: 'urn:com.microsoft.wc.thing.group-membership',
  summary: 'That somebody belongs to a group: a health plan, a program, a study.',
  category: 'Personal Profile',
  updatedEndDate: 'expires',
  data: sequence({
    membership: many(doc(membership, 'One fact about the membership.', { label: 'Membership' })),
    expires: optional(doc(dateTime, 'When it ends.', { label: 'Ends' })),
  }),
  columns: [{ path: 'membership.name', label: 'Kind' }, { path: 'membership.value', label: 'Membership' }, 'expires'],
  line: '{membership.name}[: {membership.value}]',
  sample: {
    membership: [{ name: words('Heart study'), value: 'PHS-2024-1177' }],
    expires: dateTimeOf('2027-12-31T00:00:00'),
  },
})
export type GroupMembership = Infer<typeof groupMembership.data>
