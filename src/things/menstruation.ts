import { boolean, doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, coded } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

export const menstruation = thingType({
  id: 'caff3ff3-812f-44b1-9c9f-c1af13167705',
  name: 'Menstruation',
  plural: 'Menstruation',
  root: 'menstruation',
  namespace: 'urn:com.microsoft.wc.thing.menstruation',
  summary: 'A day of the period.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'Which day it was.', { label: 'Date' }),
    isNewCycle: optional(
      doc(boolean(), 'Whether a new cycle began on this day; no when it is not said.', {
        label: 'First day of a cycle',
      }),
    ),
    amount: optional(
      doc(codableValue, 'How strong the flow was.', { label: 'Flow', vocabulary: 'menstrual-flow-amount' }),
    ),
  }),
  columns: ['when', 'amount', 'isNewCycle'],
  line: '{amount}[, first day of a cycle: {isNewCycle}]',
  sample: {
    when: dateTimeOf('2026-02-03'),
    isNewCycle: true,
    amount: coded('Medium', '3', 'menstrual-flow-amount'),
  },
})
export type Menstruation = Infer<typeof menstruation.data>
