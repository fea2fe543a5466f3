import { doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { person, personCalled } from './base/person.ts'
import { thingType } from './thing-type.ts'

export const healthcareProxy = thingType({
  id: '7ea47715-cba4-47f0-99d2-eb0a9fb4a85c',
  name: 'Healthcare proxy',
  plural: 'Healthcare proxies',
  root: 'healthcare-proxy',
  namespace: 'urn:com.microsoft.wc.thing.healthcare-proxy',
  summary: 'Who decides when the person cannot.',
  category: 'Personal Profile',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it was signed.', { label: 'Date' }),
    proxy: optional(doc(person, 'Who decides.', { label: 'Decides' })),
    alternate: optional(doc(person, 'Who decides when that one cannot.', { label: 'In their place' })),
    primaryWitness: optional(doc(person, 'Who saw it signed.', { label: 'Witness' })),
    secondaryWitness: optional(doc(person, 'Who saw it signed as well.', { label: 'Second witness' })),
    content: optional(doc(string(), 'What may be decided.', { label: 'Text', multiline: true })),
  }),
  columns: ['when', 'proxy', 'alternate', 'content'],
  line: '{proxy}',
  sample: {
    when: dateTimeOf('2024-04-02'),
    proxy: personCalled('Maya Ellison'),
    alternate: personCalled('Tom Ellison'),
    primaryWitness: personCalled('Jonas Keller'),
    content: 'Maya may decide about all treatment when I cannot speak for myself.',
  },
})
export type HealthcareProxy = Infer<typeof healthcareProxy.data>
