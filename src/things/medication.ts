import { boolean, doc, type Infer, many, note, optional, plays, sequence, string } from '../schema/schema.ts'
import { show } from '../schema/show.ts'
import { codableValue, coded, codeFrom, words } from './base/codable-value.ts'
import { withNote } from './base/common.ts'
import { approxDateTime, approxDateTimeOf, date, dateOf, durationValue } from './base/dates.ts'
import { type GeneralMeasurement, generalMeasurement, quantity } from './base/measurements.ts'
import { nonNegativeInt, positiveDouble, positiveInt } from './base/numbers.ts'
import { contact, person, personCalled } from './base/person.ts'
import { chain, type Held, thingType } from './thing-type.ts'

const about = {
  name: 'Medication',
  root: 'medication',
  namespace: 'urn:com.microsoft.wc.thing.medication',
  summary: 'A medicine the person takes or took, with its prescription where there is one.',
  category: 'Medications',
} as const

const dateDiscontinued = optional(
  doc(approxDateTime, 'When it was stopped; absent while it is taken.', { label: 'Stopped' }),
)
const route = optional(doc(codableValue, 'How it goes into the body.', { vocabulary: 'medication-routes' }))
const datePrescribed = optional(doc(approxDateTime, 'When it was prescribed.', { label: 'Prescribed on' }))
const refills = optional(doc(nonNegativeInt, 'How often it may be fetched again.'))

/** As a pharmacy's label says it: words and whole numbers. */
export const medication1 = thingType({
  ...about,
  id: '5c5f1223-f63c-4464-870c-3e36ba471def',
  xsdFile: 'medication.1.xsd',
  updatedEndDate: 'dateDiscontinued',
  data: sequence({
    name: optional(doc(string(), 'What it is called.')),
    code: many(doc(nonNegativeInt, 'A number of the medicine in some list.')),
    dateDiscontinued,
    dateFilled: optional(doc(approxDateTime, 'When it was last fetched.', { label: 'Fetched' })),
    datePrescribed,
    isPrescribed: optional(doc(boolean(), 'Whether it was prescribed.', { label: 'Prescribed' })),
    indication: optional(doc(string(), 'What it is taken for.', { label: 'Taken for' })),
    amountPrescribed: optional(doc(string(), 'How much was prescribed.')),
    doseValue: optional(
      doc(
        sequence(
          {
            description: optional(doc(string(), 'The dose in words.')),
            exactDose: optional(doc(positiveDouble, 'The dose, where it is always the same.')),
            minDose: optional(doc(positiveDouble, 'The smallest dose.', { label: 'At least' })),
            maxDose: optional(doc(positiveDouble, 'The largest dose.', { label: 'At most' })),
          },
          'DoseValue',
        ),
        'How much is taken at once.',
        { label: 'Dose' },
      ),
    ),
    doseUnit: optional(doc(codableValue, 'What the dose is counted in.', { vocabulary: 'medication-dose-units' })),
    strengthValue: optional(doc(nonNegativeInt, 'How much of the substance is in one piece.', { label: 'Strength' })),
    strengthUnit: optional(doc(codableValue, 'Unit of the strength.', { vocabulary: 'medication-strength-unit' })),
    frequency: optional(doc(string(), 'How often it is taken.')),
    route,
    duration: optional(doc(string(), 'How long it is taken.')),
    durationUnit: optional(doc(codableValue, 'Unit of the duration.', { vocabulary: 'duration-units' })),
    refills,
    refillsLeft: optional(doc(nonNegativeInt, 'How often it may still be fetched.')),
    daysSupply: optional(doc(nonNegativeInt, 'How many days one package lasts.', { unit: 'd' })),
    prescriptionDuration: optional(
      doc(durationValue, 'From when to when it was prescribed.', { label: 'Prescribed for' }),
    ),
    instructions: optional(doc(string(), 'How to take it.')),
    substitutionPermitted: optional(
      doc(boolean(), 'Whether the pharmacy may give the same substance of another maker.'),
    ),
    pharmacy: optional(doc(contact, 'Where it is fetched.')),
    prescriptionNumber: optional(doc(string(), 'The number on the prescription.')),
  }),
  columns: [
    'name',
    'strengthValue',
    'doseValue.description',
    'frequency',
    'indication',
    'datePrescribed',
    'dateDiscontinued',
  ],
  line: '{name}[ {strengthValue} {strengthUnit}][, {frequency}]',
  sample: {
    name: 'Penicillin V',
    code: [],
    datePrescribed: approxDateTimeOf('2010-02-08'),
    isPrescribed: true,
    indication: 'Sore throat',
    doseValue: { exactDose: 1 },
    doseUnit: coded('Tablets', 'Tablets', 'medication-dose-units'),
    strengthValue: 800,
    strengthUnit: coded('Milligram (mg)', 'mg', 'medication-strength-unit'),
    frequency: 'Three times a day',
    refills: 0,
  },
})
export type Medication1 = Infer<typeof medication1.data>

const prescription = plays(
  { is: 'titled', by: 'prescribedBy' },
  sequence(
    {
      prescribedBy: doc(person, 'Who prescribed it.'),
      datePrescribed,
      amountPrescribed: optional(doc(generalMeasurement, 'How much was prescribed.')),
      substitution: optional(
        doc(codableValue, 'Whether the pharmacy may give the same substance of another maker.', {
          vocabulary: 'medication-substitution',
        }),
      ),
      refills,
      daysSupply: optional(doc(positiveInt, 'How many days one package lasts.', { unit: 'd' })),
      prescriptionExpiration: optional(doc(date, 'Until when it can be fetched.', { label: 'Valid until' })),
      instructions: optional(doc(codableValue, 'How to take it.')),
    },
    'Prescription',
  ),
)

const medication2 = thingType({
  ...about,
  id: '30cafccc-047d-4288-94ef-643571f7919d',
  version: 2,
  updatedEndDate: 'dateDiscontinued',
  data: sequence({
    name: doc(codableValue, 'What it is called: the brand, or the substance.', {
      vocabulary: 'RxNorm/RxNorm Active Medicines',
    }),
    genericName: optional(
      doc(codableValue, 'The substance, where the name is a brand.', {
        vocabulary: 'RxNorm/RxNorm Active Ingredients',
      }),
    ),
    dose: optional(doc(generalMeasurement, 'How much is taken at once.')),
    strength: optional(doc(generalMeasurement, 'How much of the substance is in one piece.')),
    frequency: optional(doc(generalMeasurement, 'How often it is taken.')),
    route,
    indication: optional(doc(codableValue, 'What it is taken for.', { label: 'Taken for' })),
    dateStarted: optional(doc(approxDateTime, 'When the person began to take it.', { label: 'Started' })),
    dateDiscontinued,
    prescribed: optional(doc(codableValue, 'Prescribed, or bought without.', { vocabulary: 'medication-prescribed' })),
    prescription: optional(note(prescription, { doc: 'What a doctor wrote.' })),
  }),
  columns: ['name', 'strength', 'dose', 'frequency', 'indication', 'dateStarted', 'dateDiscontinued'],
  line: '{name}[ {strength}][, {dose}][, {frequency}]',
  sample: {
    name: words('Lisinopril'),
    dose: { display: '1 tablet', structured: [quantity(1, 'Tablets', 'Tablets', 'medication-dose-units')] },
    strength: { display: '10 mg', structured: [quantity(10, 'Milligram (mg)', 'mg', 'medication-strength-unit')] },
    frequency: { display: 'once a day', structured: [] },
    route: coded('By mouth', 'po', 'wc/medication-routes/2'),
    indication: words('High blood pressure'),
    dateStarted: approxDateTimeOf('2021-03'),
    prescribed: coded('Prescribed', 'prescribed', 'medication-prescribed'),
    prescription: {
      prescribedBy: personCalled('Dr. Miriam Okafor'),
      datePrescribed: approxDateTimeOf('2026-01-09'),
      amountPrescribed: {
        display: '100 tablets',
        structured: [quantity(100, 'Tablets', 'Tablets', 'medication-dose-units')],
      },
      substitution: coded('Substitution permitted', 'SP', 'medication-substitution'),
      refills: 3,
      prescriptionExpiration: dateOf('2027-01-09'),
    },
  },
})
export type Medication = Infer<typeof medication2.data>
type Prescription = Infer<typeof prescription>

export const medication = chain(medication1, medication2, { upgrade, downgrade })

const only = <K extends string, T>(key: K, value: T | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: T }

/** What the newer version has no place for is written to the note. */
function upgrade({ value: old, common }: Held<Medication1>): Held<Medication> {
  const { data } = medication1
  const daysSupply = old.daysSupply === 0 ? undefined : old.daysSupply
  const isPrescription = [
    old.datePrescribed,
    old.amountPrescribed,
    old.refills,
    daysSupply,
    old.instructions,
    old.substitutionPermitted,
  ]
  const prescription: Prescription = {
    prescribedBy: personCalled('Unknown'),
    ...only('datePrescribed', old.datePrescribed),
    ...only('amountPrescribed', old.amountPrescribed === undefined ? undefined : inWords(old.amountPrescribed)),
    ...only('substitution', substitution(old.substitutionPermitted)),
    ...only('refills', old.refills),
    ...only('daysSupply', daysSupply),
    ...only('instructions', old.instructions === undefined ? undefined : words(old.instructions)),
  }
  const left = (label: string, text: string) => (text === '' ? [] : [`${label}: ${text}`])
  const value: Medication = {
    name: words(old.name ?? 'Unknown'),
    ...only('dose', dose(old)),
    ...only('strength', strength(old)),
    ...only('frequency', old.frequency === undefined ? undefined : inWords(old.frequency)),
    ...only('route', old.route),
    ...only('indication', old.indication === undefined ? undefined : words(old.indication)),
    ...only('dateDiscontinued', old.dateDiscontinued),
    ...only('prescribed', prescribed(old.isPrescribed)),
    ...(isPrescription.some(part => part !== undefined) ? { prescription } : {}),
  }
  return {
    value,
    common: withNote(common, [
      ...left('Codes', old.code.join(', ')),
      ...left('Fetched', show(data.fields.dateFilled, old.dateFilled)),
      ...left('Duration', [old.duration, old.durationUnit?.text].filter(Boolean).join(' ')),
      ...left(
        'Prescribed for',
        [old.prescriptionDuration?.startDate, old.prescriptionDuration?.endDate]
          .map(d => show(approxDateTime, d))
          .filter(Boolean)
          .join(' to '),
      ),
      ...left('Refills left', show(data.fields.refillsLeft, old.refillsLeft)),
      ...left('Pharmacy', show(data.fields.pharmacy, old.pharmacy)),
      ...left('Prescription number', old.prescriptionNumber ?? ''),
    ]),
  }
}

/** Lost: the generic name, the start, who prescribed, how long the prescription is valid, and doses that are more than one number. */
function downgrade({
  value: { name, dose, strength, frequency, route, indication, dateDiscontinued, prescribed, prescription },
  common,
}: Held<Medication>): Held<Medication1> {
  const one = dose?.structured.length === 1 ? dose.structured[0] : undefined
  const solid = strength?.structured.length === 1 ? strength.structured[0] : undefined
  const isWhole = solid && Number.isInteger(solid.value) && solid.value >= 0 && solid.value <= 2147483647
  const code = prescribed && codeFrom(prescribed, 'medication-prescribed')
  const substitutionCode = prescription?.substitution && codeFrom(prescription.substitution, 'medication-substitution')
  return {
    value: {
      name: name.text,
      code: [],
      ...only('dateDiscontinued', dateDiscontinued),
      ...only('datePrescribed', prescription?.datePrescribed),
      ...only('isPrescribed', code === undefined ? undefined : code.toLowerCase() !== 'otc'),
      ...only('indication', indication?.text),
      ...only('amountPrescribed', prescription?.amountPrescribed?.display),
      ...(dose
        ? {
            doseValue: {
              description: dose.display,
              ...only('exactDose', one && one.value > 0 ? one.value : undefined),
            },
          }
        : {}),
      ...only('doseUnit', one?.units),
      ...(isWhole ? { strengthValue: solid.value, strengthUnit: solid.units } : {}),
      ...only('frequency', frequency?.display),
      ...only('route', route),
      ...only('refills', prescription?.refills),
      ...only('daysSupply', prescription?.daysSupply),
      ...only('instructions', prescription?.instructions?.text),
      ...only(
        'substitutionPermitted',
        substitutionCode === undefined ? undefined : substitutionCode.toUpperCase() === 'SP',
      ),
    },
    // A strength that is no whole number has no place, and is too important to be lost.
    common: withNote(common, strength && !isWhole ? [`Strength: ${strength.display}`] : []),
  }
}

const inWords = (display: string): GeneralMeasurement => ({ display, structured: [] })

function dose({ doseValue, doseUnit }: Medication1): GeneralMeasurement | undefined {
  if (!doseValue) return undefined
  const { description, exactDose, minDose, maxDose } = doseValue
  const range = minDose !== undefined && maxDose !== undefined ? `${minDose} - ${maxDose}` : (minDose ?? maxDose)
  const numbers = [exactDose ?? range, doseUnit?.text].filter(part => part !== undefined && part !== '').join(' ')
  const structured = exactDose !== undefined && doseUnit ? [{ value: exactDose, units: doseUnit }] : []
  return { display: description || numbers, structured }
}

function strength({ strengthValue, strengthUnit }: Medication1): GeneralMeasurement | undefined {
  if (strengthValue === undefined) return undefined
  if (!strengthUnit) return inWords(String(strengthValue))
  return {
    display: `${strengthValue} ${strengthUnit.text}`,
    structured: [{ value: strengthValue, units: strengthUnit }],
  }
}

function prescribed(isPrescribed: boolean | undefined) {
  if (isPrescribed === undefined) return undefined
  return isPrescribed
    ? coded('Prescribed', 'prescribed', 'medication-prescribed')
    : coded('Over the Counter (OTC)', 'OTC', 'medication-prescribed')
}

function substitution(isPermitted: boolean | undefined) {
  if (isPermitted === undefined) return undefined
  return isPermitted
    ? coded('Substitution permitted', 'SP', 'medication-substitution')
    : coded('Dispense as written', 'DAW', 'medication-substitution')
}
