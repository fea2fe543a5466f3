import { boolean, doc, type Infer, note, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { withNote } from './base/common.ts'
import { dateTime, dateTimeOf, durationValue, exactly } from './base/dates.ts'
import { address, organization } from './base/person.ts'
import { chain, type Held, thingType } from './thing-type.ts'

const about = {
  name: 'Encounter',
  root: 'encounter',
  namespace: 'urn:com.microsoft.wc.thing.encounter',
  summary: 'A visit to a doctor or a stay in a hospital.',
  category: 'Health History',
  effectiveDate: 'when',
} as const
const duration = optional(doc(durationValue, 'From when to when it took.'))
const consentGranted = optional(doc(boolean(), 'Whether the person agreed to what was done.', { label: 'Agreed to' }))
const came = { doc: 'When it was.', label: 'Date' }

/** Words for what it was, and an address for where. */
export const encounter1 = thingType({
  ...about,
  id: '3d4bdf01-1b3e-4afc-b41c-bd3e641a6da7',
  xsdFile: 'encounter-old.xsd',
  data: sequence({
    when: note(dateTime, came),
    type: doc(string(), 'What kind of visit it was.', { label: 'Kind' }),
    id: optional(doc(string(), 'The number that the clinic gave it.', { label: 'Number' })),
    duration,
    location: optional(doc(address, 'Where it was.', { label: 'Place' })),
    consentGranted,
  }),
  columns: ['when', 'type', { path: 'location.city', label: 'Place' }, 'consentGranted'],
  line: '{type}',
  sample: {
    when: dateTimeOf('2010-03-11T09:30:00'),
    type: 'Office visit',
    id: 'V-20471',
    location: { street: ['12 Mill Lane'], city: 'Portland', state: 'OR', postcode: '97202', country: 'United States' },
    consentGranted: true,
  },
})
export type Encounter1 = Infer<typeof encounter1.data>

const encounter2 = thingType({
  ...about,
  id: '464083cc-13de-4f3e-a189-da8e47d5651b',
  version: 2,
  data: sequence({
    when: optional(note(dateTime, came)),
    type: optional(doc(codableValue, 'What kind of visit it was.', { label: 'Kind' })),
    reason: optional(doc(string(), 'Why the person came.')),
    duration,
    consentGranted,
    facility: optional(doc(organization, 'Where it was.', { label: 'Place' })),
  }),
  columns: ['when', 'type', 'reason', 'facility'],
  line: '{type|reason}[, {facility}]',
  sample: {
    when: dateTimeOf('2026-01-09T09:00:00'),
    type: words('Office visit'),
    reason: 'Yearly check',
    consentGranted: true,
    facility: { name: 'Riverside Family Practice' },
  },
})
export type Encounter = Infer<typeof encounter2.data>

export const encounter = chain(encounter1, encounter2, { upgrade, downgrade })

const unknown = 'Unknown'

function upgrade({ value: { type, id, location, ...value }, common }: Held<Encounter1>): Held<Encounter> {
  return {
    value: {
      ...value,
      type: words(type),
      ...(location && { facility: { name: unknown, contact: { address: [location], phone: [], email: [] } } }),
    },
    common: withNote(common, id === undefined ? [] : [`Number: ${id}`]),
  }
}

function downgrade(
  { value: { when, type, reason, facility, ...value }, common }: Held<Encounter>,
  at?: string,
): Held<Encounter1> {
  const [location] = facility?.contact?.address ?? []
  return {
    value: {
      when: exactly(when && { structured: when }, at, 'encounter/when'),
      type: type?.text ?? '',
      ...value,
      ...(location && { location }),
    },
    common: withNote(common, [
      ...(reason === undefined ? [] : [`Reason: ${reason}`]),
      ...(facility && facility.name !== unknown ? [`Place: ${facility.name}`] : []),
    ]),
  }
}
