import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf, dateTime, dateTimeOf, exactly } from './base/dates.ts'
import { person, personCalled } from './base/person.ts'
import { chain, type Held, thingType } from './thing-type.ts'

const about = {
  name: 'Procedure',
  root: 'procedure',
  namespace: 'urn:com.microsoft.wc.thing.procedure',
  summary: 'An operation, an examination or another thing that was done to the body.',
  category: 'Health History',
  effectiveDate: 'when',
} as const

const anatomicLocation = optional(doc(codableValue, 'The part of the body.', { label: 'Body part' }))
const primaryProvider = optional(doc(person, 'Who did it.', { label: 'Done by' }))
const secondaryProvider = optional(doc(person, 'Who helped.', { label: 'Assisted by' }))

/** An exact date; the name may be absent. */
export const procedure1 = thingType({
  ...about,
  id: '0a5f9a43-dc88-4e9f-890f-1f9159b76e7b',
  xsdFile: 'procedure.1.xsd',
  data: sequence({
    when: doc(dateTime, 'When it was done.', { label: 'Date' }),
    title: optional(doc(codableValue, 'What was done.', { label: 'Name' })),
    primaryProvider,
    anatomicLocation,
    secondaryProvider,
  }),
  columns: ['when', 'title', 'anatomicLocation', 'primaryProvider'],
  line: '{title}[, {anatomicLocation}]',
  sample: { when: dateTimeOf('2009-08-19'), title: words('Tonsillectomy'), anatomicLocation: words('Throat') },
})
export type Procedure1 = Infer<typeof procedure1.data>

const procedure2 = thingType({
  ...about,
  id: 'df4db479-a1ba-42a2-8714-2b083b88150f',
  version: 2,
  data: sequence({
    when: optional(doc(approxDateTime, 'When it was done.', { label: 'Date' })),
    name: doc(codableValue, 'What was done.', { vocabulary: 'healthkeep/procedures' }),
    anatomicLocation,
    primaryProvider,
    secondaryProvider,
  }),
  columns: ['when', 'name', 'anatomicLocation', 'primaryProvider'],
  line: '{name}[, {anatomicLocation}]',
  sample: {
    when: approxDateTimeOf('2024-11'),
    name: words('Knee arthroscopy'),
    anatomicLocation: words('Left knee'),
    primaryProvider: personCalled('Dr. Paul Adeyemi'),
  },
})
export type Procedure = Infer<typeof procedure2.data>

export const procedure = chain(procedure1, procedure2, { upgrade, downgrade })

function upgrade({ value, common }: Held<Procedure1>): Held<Procedure> {
  const { title = words('Unknown'), when, ...same } = value
  return { value: { ...same, name: title, when: { structured: when } }, common }
}

/** What is not known of the date becomes its first day; without one, the effective date stands in. */
function downgrade({ value, common }: Held<Procedure>, at: string | undefined): Held<Procedure1> {
  const { name, when, ...same } = value
  return { value: { ...same, when: exactly(when, at, 'procedure/when'), title: name }, common }
}
