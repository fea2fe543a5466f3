import { doc, type Field, type Infer, note, optional, type Schema, sequence, string } from '../schema/schema.ts'
import { codableValue, coded, words } from './base/codable-value.ts'
import { approxDate, approxDateOf, approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { person, personCalled } from './base/person.ts'
import { chain, type Held, thingType } from './thing-type.ts'

const about = {
  name: 'Immunization',
  root: 'immunization',
  namespace: 'urn:com.microsoft.wc.thing.immunization',
  summary: 'One dose of a vaccine that was given.',
  category: 'Health History',
  columns: ['name', 'administrationDate', 'sequence', 'manufacturer', 'lot', 'administrator'],
  line: '{name}[, dose {sequence}]',
} as const

const given = doc(approxDateTime, 'When it was given.', { label: 'Given on' })
const maker = <S extends Schema>(shape: S): Field<S, 'one'> =>
  note(shape, { doc: 'Who made the vaccine.', vocabulary: 'HL7/vaccine-manufacturers-mvx' }) as Field<S, 'one'>
const rest = {
  lot: optional(doc(string(), 'Number of the lot, from the vial.', { label: 'Lot number' })),
  route: optional(doc(codableValue, 'How it went into the body.', { vocabulary: 'medication-routes' })),
  expirationDate: optional(
    doc(approxDate, 'When the vaccine would have gone out of date.', { label: 'Vaccine expires' }),
  ),
  sequence: optional(doc(string(), 'Which dose of a series it was.', { label: 'Dose of the series' })),
  anatomicSurface: optional(
    doc(codableValue, 'Where on the body.', { label: 'Place', vocabulary: 'immunization-anatomic-surface' }),
  ),
  adverseEvent: optional(doc(string(), 'What went wrong afterwards.', { label: 'Reaction' })),
  consent: optional(doc(string(), 'Who agreed to it, and how.')),
}
const administrator = optional(doc(person, 'Who gave it.', { label: 'Given by' }))

/** The maker as plain text; a date is required. */
export const immunization1 = thingType({
  ...about,
  id: '3d817dbe-af42-4a9d-a553-d1298b4d08fc',
  xsdFile: 'immunization.1.xsd',
  effectiveDate: 'administrationDate',
  data: sequence({
    name: doc(codableValue, 'The vaccine.', { label: 'Vaccine', vocabulary: 'immunizations-common' }),
    administrationDate: given,
    administrator,
    manufacturer: optional(maker(string())),
    ...rest,
  }),
  sample: {
    name: coded('Hepatitis A vaccine (HepA)', '52', 'immunizations-common'),
    administrationDate: approxDateTimeOf('2011-05-30'),
    manufacturer: 'Aventis Pasteur',
    lot: 'HA-4471',
    sequence: '1',
  },
})
export type Immunization1 = Infer<typeof immunization1.data>

const immunization2 = thingType({
  ...about,
  id: 'cd3587b5-b6e1-4565-ab3b-1c3ad45eb04f',
  version: 2,
  effectiveDate: 'administrationDate',
  data: sequence({
    name: doc(codableValue, 'The vaccine.', { label: 'Vaccine', vocabulary: 'HL7/vaccines-cvx' }),
    administrationDate: optional(given),
    administrator,
    manufacturer: optional(maker(codableValue)),
    ...rest,
  }),
  sample: {
    name: coded('influenza, unspecified formulation', '88', 'HL7/vaccines-cvx/2.3 09_2008'),
    administrationDate: approxDateTimeOf('2025-10-14'),
    administrator: personCalled('Vaksala health centre'),
    manufacturer: coded('Sanofi Pasteur', 'PMC', 'HL7/vaccine-manufacturers-mvx/2.3 07_2008'),
    lot: 'FL25-0031',
    route: coded('By injection', 'inj', 'wc/medication-routes/2'),
    expirationDate: approxDateOf('2026-06'),
    anatomicSurface: coded('Left arm', 'LeftArm', 'immunization-anatomic-surface'),
  },
})
export type Immunization = Infer<typeof immunization2.data>

export const immunization = chain(immunization1, immunization2, { upgrade, downgrade })

function upgrade({ value, common }: Held<Immunization1>): Held<Immunization> {
  const { manufacturer, ...same } = value
  return { value: { ...same, ...(manufacturer === undefined ? {} : { manufacturer: words(manufacturer) }) }, common }
}

/** A dose without a date gets one in words, because the older version cannot do without. */
function downgrade({ value, common }: Held<Immunization>): Held<Immunization1> {
  const { manufacturer, administrationDate = { descriptive: 'Unknown' }, ...same } = value
  return {
    value: { ...same, administrationDate, ...(manufacturer === undefined ? {} : { manufacturer: manufacturer.text }) },
    common,
  }
}
