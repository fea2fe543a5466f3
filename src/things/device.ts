import { doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { person, personCalled } from './base/person.ts'
import { thingType } from './thing-type.ts'

export const device = thingType({
  id: 'ef9cf8d5-6c0b-4292-997f-4047240bc7be',
  name: 'Medical device',
  root: 'device',
  namespace: 'urn:com.microsoft.wc.thing.equipment',
  summary: 'A device the person uses or carries: a meter, a pacemaker, a hearing aid.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'Since when the person has it.', { label: 'Since' }),
    deviceName: optional(doc(string(), 'What it is.', { label: 'Device' })),
    vendor: optional(doc(person, 'Who sold or made it, and how to reach them.', { label: 'Maker or seller' })),
    model: optional(doc(string(), 'The model, as it stands on the device.')),
    serialNumber: optional(doc(string(), 'The number that only this one has.')),
    anatomicSite: optional(doc(string(), 'Where on or in the body it is.', { label: 'Place on the body' })),
    description: optional(doc(string(), 'What else is worth knowing about it.', { multiline: true })),
  }),
  columns: ['deviceName', 'model', 'when', 'anatomicSite', 'serialNumber', 'vendor'],
  line: '{deviceName|model|description}[, {anatomicSite}]',
  sample: {
    when: dateTimeOf('2024-06-14'),
    deviceName: 'Hip prosthesis',
    vendor: personCalled('Northfield Orthopedics'),
    model: 'NF-22 ceramic',
    serialNumber: 'NF22-0093817',
    anatomicSite: 'Right hip',
  },
})
export type Device = Infer<typeof device.data>
