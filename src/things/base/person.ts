/** People, organizations, and how to reach them. */
import { boolean, doc, type Infer, many, note, optional, plays, sequence, string } from '../../schema/schema.ts'
import { codableValue } from './codable-value.ts'

const about = optional(doc(string(), 'A word that tells it from others: home, office.', { label: 'Kind' }))
const isPrimary = optional(doc(boolean(), 'Whether this one is tried first.', { label: 'Main' }))

export const address = sequence(
  {
    description: about,
    isPrimary,
    street: many(string(), 1),
    city: string(),
    state: optional(doc(string(), 'State, province or region.')),
    postcode: note(string(), { label: 'Postal code' }),
    country: string(),
    county: optional(string()),
  },
  'address',
)
export const phone = plays(
  { is: 'titled', by: 'number' },
  sequence({ description: about, isPrimary, number: string() }, 'phone'),
)
export const email = plays(
  { is: 'titled', by: 'address' },
  sequence({ description: about, isPrimary, address: string() }, 'email'),
)
export const contact = sequence({ address: many(address), phone: many(phone), email: many(email) }, 'contact')

export const name = plays(
  { is: 'titled', by: 'full' },
  sequence(
    {
      full: doc(string(), 'The whole name, as the person writes it.', { label: 'Full name' }),
      title: optional(note(codableValue, { vocabulary: 'name-prefixes' })),
      first: optional(note(string(), { label: 'First name' })),
      middle: optional(note(string(), { label: 'Middle name' })),
      last: optional(note(string(), { label: 'Last name' })),
      suffix: optional(note(codableValue, { vocabulary: 'name-suffixes' })),
    },
    'name',
  ),
)
export const person = plays(
  { is: 'titled', by: 'name' },
  sequence(
    {
      name,
      organization: optional(doc(string(), 'Where they work.')),
      professionalTraining: optional(
        doc(string(), 'What they have learned: general medicine, nursing.', { label: 'Field' }),
      ),
      id: optional(doc(string(), 'A number given by the organization.', { label: 'Number' })),
      contact: optional(doc(contact, 'How to reach them.')),
      type: optional(
        doc(codableValue, 'What the person is to the owner of the record.', { vocabulary: 'person-types' }),
      ),
    },
    'person',
  ),
)
export const organization = plays(
  { is: 'titled', by: 'name' },
  sequence(
    {
      name: string(),
      contact: optional(contact),
      type: optional(codableValue),
      website: optional(string()),
    },
    'Organization',
  ),
)
export const language = plays(
  { is: 'titled', by: 'language' },
  sequence(
    {
      language: optional(note(codableValue, { vocabulary: 'iso/iso639-1' })),
      isPrimary: optional(
        doc(boolean(), 'Whether this is the language to speak with the person.', { label: 'Main language' }),
      ),
    },
    'language',
  ),
)

export type Person = Infer<typeof person>
export type Contact = Infer<typeof contact>
export type Organization = Infer<typeof organization>

/** A person of whom only the name is known. */
export const personCalled = (full: string): Person => ({ name: { full } })
