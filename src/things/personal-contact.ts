import { doc, type Infer, sequence } from '../schema/schema.ts'
import { contact } from './base/person.ts'
import { thingType } from './thing-type.ts'

export const personalContact = thingType({
  id: '162dd12d-9859-4a66-b75f-96760d67072b',
  name: 'Personal contact information',
  plural: 'Personal contact information',
  root: 'contact',
  namespace: 'urn:com.microsoft.wc.thing.contact',
  summary: 'How to reach the person whose record it is.',
  category: 'Personal Profile',
  singleton: true,
  allowReadonly: false,
  personalFlag: false,
  data: sequence({ contact: doc(contact, 'Addresses, telephones and mail addresses.') }),
  columns: [
    { path: 'contact.address.city', label: 'City' },
    { path: 'contact.phone', label: 'Phone' },
    { path: 'contact.email', label: 'Email' },
  ],
  line: '{contact.phone|contact.email}',
  sample: {
    contact: {
      address: [
        {
          description: 'Home',
          isPrimary: true,
          street: ['48 Larkspur Street'],
          city: 'Portland',
          state: 'OR',
          postcode: '97202',
          country: 'United States',
        },
      ],
      phone: [{ description: 'Mobile', isPrimary: true, number: '503 555 0177' }],
      email: [{ address: 'maya@demo.healthkeep.example' }],
    },
  },
})
export type PersonalContact = Infer<typeof personalContact.data>
