import { boolean, doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { dateTime } from './base/dates.ts'
import { contact } from './base/person.ts'
import { thingType } from './thing-type.ts'

export const insurancePlan = thingType({
  id: '9366440c-ec81-4b89-b231-308a4c4d70ed',
  name: 'Insurance plan',
  root: 'payer',
  namespace: 'urn:com.microsoft.wc.thing.payer',
  summary: 'Who pays for care, with the numbers on the card.',
  category: 'Personal Profile',
  updatedEndDate: 'expirationDate',
  data: sequence({
    planName: doc(string(), 'What the plan is called.', { label: 'Plan' }),
    coverageType: optional(doc(codableValue, 'What it pays for.', { label: 'Covers', vocabulary: 'coverage-types' })),
    carrierId: optional(doc(string(), 'The number of the insurer.', { label: 'Insurer number' })),
    groupNum: optional(doc(string(), 'The number of the group.', { label: 'Group number' })),
    planCode: optional(doc(string(), 'The code of the plan.')),
    subscriberId: optional(doc(string(), 'The number of the one who is insured.', { label: 'Member number' })),
    personCode: optional(doc(string(), 'Which person of the family it is.')),
    subscriberName: optional(doc(string(), 'Who is insured.', { label: 'Member' })),
    subscriberDob: optional(doc(dateTime, 'When the member was born.', { label: 'Member born' })),
    isPrimary: optional(doc(boolean(), 'Whether this plan pays first.', { label: 'Pays first' })),
    expirationDate: optional(doc(dateTime, 'Until when it holds.', { label: 'Holds until' })),
    contact: optional(doc(contact, 'How to reach the insurer.')),
  }),
  columns: ['planName', 'coverageType', 'subscriberId', 'groupNum', 'subscriberName', 'expirationDate'],
  line: '{planName}[, {coverageType}]',
  sample: {
    planName: 'Cascade Health Plan, Silver',
    coverageType: words('Medical'),
    groupNum: '88120',
    subscriberId: 'CHP-4471902',
    subscriberName: 'Walter Brandt',
    isPrimary: true,
    contact: { address: [], phone: [{ number: '800 555 0188' }], email: [] },
  },
})
export type InsurancePlan = Infer<typeof insurancePlan.data>
