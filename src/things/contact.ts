import type { Infer } from '../schema/schema.ts'
import { coded } from './base/codable-value.ts'
import { person } from './base/person.ts'
import { thingType } from './thing-type.ts'

/** Called person on the wire; people call it a contact. */
export const contactPerson = thingType({
  id: '25c94a9f-9d3d-4576-96dc-6791178a8143',
  name: 'Contact',
  root: 'person',
  namespace: 'urn:com.microsoft.wc.thing.person',
  summary: 'Somebody who matters for one’s health: a doctor, a pharmacy, whom to call in an emergency.',
  category: 'Personal Profile',
  data: person,
  columns: [
    'name',
    'type',
    'organization',
    { path: 'contact.phone', label: 'Phone' },
    { path: 'contact.email', label: 'Email' },
  ],
  line: '{name}[, {type}]',
  sample: {
    name: { full: 'Dr. Miriam Okafor', first: 'Miriam', last: 'Okafor' },
    organization: 'Riverside Family Practice',
    professionalTraining: 'General medicine',
    contact: {
      address: [
        { street: ['12 Mill Lane'], city: 'Portland', state: 'OR', postcode: '97202', country: 'United States' },
      ],
      phone: [{ isPrimary: true, number: '503 555 0142' }],
      email: [],
    },
    type: coded('Provider', '2', 'person-types'),
  },
})
export type ContactPerson = Infer<typeof contactPerson.data>
