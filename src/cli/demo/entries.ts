/** How the demo family writes what comes again and again: amounts in the units of their country, visits, medicines, laboratory. */
import { type CodableValue, coded, codeIn, words } from '../../things/base/codable-value.ts'
import { approxDateTimeOf, dateOf, dateTimeOf } from '../../things/base/dates.ts'
import {
  displayed,
  flowUnits,
  foodEnergyUnits,
  type GeneralMeasurement,
  glucoseUnits,
  gramUnits,
  hbA1CUnits,
  lengthUnits,
  milligramUnits,
  quantity,
  weightUnits,
} from '../../things/base/measurements.ts'
import { type Person, personCalled } from '../../things/base/person.ts'
import { condition } from '../../things/condition.ts'
import { contactPerson } from '../../things/contact.ts'
import { encounter } from '../../things/encounter.ts'
import { immunization } from '../../things/immunization.ts'
import { medication } from '../../things/medication.ts'
import { medicationFill } from '../../things/medication-fill.ts'
import { itemOf, vocabularyOf } from '../../things/vocabularies/vocabularies.ts'
import type { Beside, Diary } from './diary.ts'

export const round = (n: number, digits = 0) => Number(n.toFixed(digits))

/** An item of a list that comes with Healthkeep, as `name` of the family wc or `family/name/version`; in other words if given. */
export function listed(list: string, code: string, text?: string): CodableValue {
  const parts = list.split('/')
  const vocabulary = parts.length === 1 ? vocabularyOf(list) : vocabularyOf(`${parts[0]}/${parts[1]}`, parts[2])
  const item = vocabulary && itemOf(vocabulary, code)
  if (!item) throw new Error(`${list} has no ${code}.`)
  const { family, name, version } = vocabulary
  return coded(text ?? item.text, item.code, `${family}/${name}/${version}`)
}

// ---- amounts: stored as the types store them, shown as a scale or a paper in the United States shows them

const [, mgPerDl] = glucoseUnits
const [, percent] = hbA1CUnits
const [, pound] = weightUnits
const [, centimeter, , inch, , , mile] = lengthUnits
const [, litersPerMinute] = flowUnits

export const pounds = (kg: number) => ({ kg: round(kg, 3), display: displayed(round(kg / pound!.factor, 1), pound!) })
export const inches = (cm: number) => ({
  m: round(cm / 100, 4),
  display: displayed(round(cm / 2.54, 1), inch!),
})
export const centimeters = (cm: number) => ({ m: round(cm / 100, 4), display: displayed(cm, centimeter!) })
export const miles = (km: number) => ({
  m: round(km * 1000),
  display: displayed(round((km * 1000) / mile!.factor, 1), mile!),
})
export const glucose = (mg: number) => ({
  mmolPerL: round(mg * mgPerDl!.factor, 2),
  display: displayed(mg, mgPerDl!),
})
export const lipid = (mg: number, factor: number) => ({
  mmolPerL: round(mg * factor, 2),
  display: displayed(mg, mgPerDl!),
})
/** HbA1c of so many percent (NGSP), stored as IFCC counts. */
export const glycated = (ngsp: number) => ({
  mmolPerMol: round(ngsp * percent!.factor + percent!.offset!, 1),
  display: displayed(ngsp, percent!),
})
export const perMinute = (liters: number) => ({
  litersPerSecond: round(liters / 60, 3),
  display: displayed(liters, litersPerMinute!),
})
export const grams = (g: number) => ({ kg: round(g / 1000, 6), display: displayed(g, gramUnits[1]!) })
export const milligrams = (mg: number) => ({ kg: round(mg / 1e6, 9), display: displayed(mg, milligramUnits[1]!) })
export const kilocalories = (kcal: number) => ({ calories: kcal, display: displayed(kcal, foodEnergyUnits[0]!) })

/** An amount in words, and as a number where a unit of the list is named. */
export const inWords = (display: string): GeneralMeasurement => ({ display, structured: [] })

// ---- people and places

export interface Doctor {
  readonly name: string
  readonly place: string
  readonly field: string
  readonly phone: string
  readonly street: string
}
/** Numbers with 555-01 belong to nobody. */
export const doctors = {
  okafor: {
    name: 'Dr. Miriam Okafor',
    place: 'Riverside Family Practice',
    field: 'Family medicine',
    phone: '503 555 0142',
    street: '12 Mill Lane',
  },
  castellan: {
    name: 'Dr. Ines Castellan',
    place: 'Riverside Women’s Health',
    field: 'Obstetrics and gynecology',
    phone: '503 555 0119',
    street: '14 Mill Lane',
  },
  adeyemi: {
    name: 'Dr. Paul Adeyemi',
    place: 'Riverside Hospital',
    field: 'Orthopedic surgery',
    phone: '503 555 0163',
    street: '200 Hospital Road',
  },
  lindholm: {
    name: 'Dr. Astrid Lindholm',
    place: 'Riverside Hospital',
    field: 'Cardiology',
    phone: '503 555 0167',
    street: '200 Hospital Road',
  },
  park: {
    name: 'Dr. Daniel Park',
    place: 'Maple Street Pediatrics',
    field: 'Pediatrics',
    phone: '503 555 0126',
    street: '81 Maple Street',
  },
  ferro: {
    name: 'Dr. Lucia Ferro',
    place: 'Hawthorne Eye Clinic',
    field: 'Ophthalmology',
    phone: '503 555 0188',
    street: '5 Hawthorne Square',
  },
  keller: {
    name: 'Jonas Keller, RN',
    place: 'Riverside Family Practice',
    field: 'Diabetes nursing',
    phone: '503 555 0143',
    street: '12 Mill Lane',
  },
} as const satisfies { readonly [key: string]: Doctor }

export const doctor = ({ name, place, field }: Doctor): Person => ({
  ...personCalled(name),
  organization: place,
  professionalTraining: field,
})
export const place = ({ place: name }: Doctor) => ({ name })

const reachedAt = (street: string, phone: string) => ({
  address: [{ street: [street], city: 'Portland', state: 'OR', postcode: '97202', country: 'United States' }],
  phone: [{ isPrimary: true, number: phone }],
  email: [],
})

export function addressBook(d: Diary, ...known: readonly Doctor[]): void {
  for (const { name, place: organization, field, street, phone } of known)
    d.add(contactPerson, {
      name: { full: name },
      organization,
      professionalTraining: field,
      contact: reachedAt(street, phone),
      type: listed('person-types', '2'),
    })
}

export function pharmacyContact(d: Diary): void {
  d.add(contactPerson, {
    name: { full: 'Hawthorne Pharmacy' },
    organization: 'Hawthorne Pharmacy',
    contact: reachedAt('9 Hawthorne Square', '503 555 0151'),
    type: listed('person-types', '3'),
  })
}

export function emergencyContact(d: Diary, full: string, phone: string): void {
  d.add(contactPerson, {
    name: { full },
    contact: reachedAt('48 Larkspur Street', phone),
    type: listed('person-types', '1'),
  })
}

// ---- visits

/** One visit; `id` is its client thing id, by which its results name it. */
export function visit(
  d: Diary,
  when: string,
  whom: Doctor,
  reason: string,
  { id, kind = 'Office visit', until, ...beside }: Beside & { id?: string; kind?: string; until?: string } = {},
): void {
  d.add(
    encounter,
    {
      when: dateTimeOf(when),
      type: words(kind),
      reason,
      ...(until !== undefined && {
        duration: { startDate: approxDateTimeOf(when), endDate: approxDateTimeOf(until) },
      }),
      consentGranted: true,
      facility: { name: whom.place, contact: reachedAt(whom.street, whom.phone) },
    },
    { source: whom.place, ...(id !== undefined && { clientThingId: id }), ...beside },
  )
}

// ---- conditions

/** Codes of SNOMED CT and ICD-10-CM by the words of the family; only those that are known for certain. */
const diagnoses: { readonly [name: string]: { readonly snomed?: string; readonly icd10?: string } } = {
  Asthma: { snomed: '195967001', icd10: 'J45.909' },
  'Hay fever': { snomed: '367498001', icd10: 'J30.1' },
  'Iron deficiency anemia': { snomed: '87522002', icd10: 'D50.9' },
  'High blood pressure': { snomed: '38341003', icd10: 'I10' },
  'High cholesterol': { icd10: 'E78.5' },
  'Type 2 diabetes': { snomed: '44054006', icd10: 'E11.9' },
  'Heart attack': { snomed: '22298006', icd10: 'I21.9' },
  'Coronary heart disease': { icd10: 'I25.10' },
  'Sleep apnea': { snomed: '78275009', icd10: 'G47.33' },
  'Osteoarthritis of the right hip': { icd10: 'M16.11' },
}

/** Words for a diagnosis with its codes. */
export function diagnosis(name: string): CodableValue {
  const { snomed, icd10 } = diagnoses[name] ?? {}
  return {
    text: name,
    code: [
      ...(snomed === undefined ? [] : [codeIn(snomed, 'Snomed/SnomedConditions')]),
      ...(icd10 === undefined ? [] : [codeIn(icd10, 'icd/icd10cm')]),
    ],
  }
}

/** `since` and `until` are dates of which parts may be missing, or words. */
export function problem(
  d: Diary,
  name: string,
  since: string,
  status: 'active' | 'inactive' | 'intermittent',
  { until, why, ...beside }: Beside & { until?: string; why?: string } = {},
): void {
  d.add(
    condition,
    {
      name: diagnosis(name),
      onsetDate: maybeInWords(since),
      status: listed('condition-occurrence', status),
      ...(until !== undefined && { stopDate: maybeInWords(until) }),
      ...(why !== undefined && { stopReason: why }),
    },
    beside,
  )
}

export const maybeInWords = (date: string) => (/^\d{4}/.test(date) ? approxDateTimeOf(date) : { descriptive: date })

// ---- medicines

/** Ingredients with their concept in RxNorm. */
const ingredients = {
  Albuterol: '435',
  Amoxicillin: '723',
  Aspirin: '1191',
  Atorvastatin: '83367',
  Cetirizine: '20610',
  Clopidogrel: '32968',
  Epinephrine: '3992',
  'Ferrous sulfate': '24947',
  Fluticasone: '41126',
  'Folic acid': '4511',
  Ibuprofen: '5640',
  'Insulin glargine': '274783',
  Levonorgestrel: '6373',
  Lisinopril: '29046',
  Metformin: '6809',
  Metoprolol: '6918',
  Simvastatin: '36567',
} as const
export type Ingredient = keyof typeof ingredients

export const ingredient = (name: Ingredient) => coded(name, ingredients[name], 'RxNorm/RxNorm Active Ingredients')

interface Taken {
  readonly of: Ingredient
  /** What is on the package, where it is not the ingredient. */
  readonly name?: string
  /** Number and unit of medication-strength-unit, or words. */
  readonly strength: string | readonly [number, 'mg' | 'mcg']
  readonly dose: string
  readonly often: string
  readonly route?: 'po' | 'inh' | 'inj'
  readonly why: string
  /** Days ago. */
  readonly from: number
  readonly to?: number
  readonly by?: Doctor
  readonly beside?: Beside
}

const strengthUnits = { mg: 'Milligram (mg)', mcg: 'Microgram (mcg)' } as const
const strengthOf = (strength: Taken['strength']): GeneralMeasurement =>
  typeof strength === 'string'
    ? inWords(strength)
    : {
        display: `${strength[0]} ${strength[1]}`,
        structured: [quantity(strength[0], strengthUnits[strength[1]], strength[1], 'medication-strength-unit')],
      }

/** A medicine; with `fills`, also how often the pharmacy gave it, every 90 days, and when the next time is due. */
export function medicine(d: Diary, m: Taken, { fills = false } = {}): void {
  const { of, name = of, strength, dose, often, route = 'po', why, from, to, by, beside } = m
  // Ten days of an antibiotic come in one package, once.
  const isCourse = to !== undefined && from - to <= 30
  const id = `medicine-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-${from}`
  d.add(
    medication,
    {
      name: words(name),
      genericName: ingredient(of),
      dose: inWords(dose),
      strength: strengthOf(strength),
      frequency: inWords(often),
      route: listed('wc/medication-routes/2', route),
      indication: words(why),
      dateStarted: approxDateTimeOf(from > 1500 ? d.month(from) : d.date(from)),
      ...(to !== undefined && { dateDiscontinued: approxDateTimeOf(d.date(to)) }),
      prescribed: listed('medication-prescribed', by ? 'prescribed' : 'OTC'),
      ...(by && {
        prescription: {
          prescribedBy: doctor(by),
          datePrescribed: approxDateTimeOf(d.date(from)),
          ...(isCourse ? { refills: 0, daysSupply: from - to! } : { refills: 3, daysSupply: supply }),
          substitution: listed('medication-substitution', 'SP'),
        },
      }),
    },
    { clientThingId: id, ...(by && { source: by.place }), ...beside },
  )
  if (fills) fillsOf(d, `${name} ${strengthOf(strength).display}`, id, from, to)
}

const supply = 90
/** The last two years of fetching a medicine. */
function fillsOf(d: Diary, name: string, medicineId: string, from: number, to = 1): void {
  const kept = Math.min(from - 1, 730)
  const number = `77${1000 + Math.floor((d.wobble() + 1) * 4000)}`
  for (let ago = kept, i = 0; ago > to; ago -= supply - 4, i++)
    d.add(
      medicationFill,
      {
        name: words(name),
        dateFilled: approxDateTimeOf(d.date(ago)),
        daysSupply: supply,
        nextRefillDate: dateOf(d.date(ago - supply + 4)),
        refillsLeft: 3 - (i % 4),
        pharmacy: { name: 'Hawthorne Pharmacy' },
        prescriptionNumber: number,
      },
      { source: 'Hawthorne Pharmacy', related: { medication: medicineId } },
    )
}

// ---- vaccines

const cvx = 'HL7/vaccines-cvx/2025'
export const vaccines = {
  COVID: ['208', 'COVID-19 (mRNA)'],
  DTaP: ['20', 'DTaP (diphtheria, tetanus, whooping cough)'],
  'DTaP-HepB-IPV': ['110', 'DTaP, hepatitis B and polio'],
  'DTaP-IPV': ['130', 'DTaP and polio'],
  HepA: ['83', 'Hepatitis A'],
  HepB: ['8', 'Hepatitis B'],
  Hib: ['49', 'Hib (Haemophilus influenzae type b)'],
  MMR: ['3', 'MMR (measles, mumps, rubella)'],
  PCV13: ['133', 'Pneumococcal, 13 kinds'],
  PCV20: ['216', 'Pneumococcal, 20 kinds'],
  PPSV23: ['33', 'Pneumococcal polysaccharide, 23 kinds'],
  Rotavirus: ['119', 'Rotavirus'],
  Tdap: ['115', 'Tdap (tetanus, diphtheria, whooping cough)'],
  Varicella: ['21', 'Chickenpox'],
  Zoster: ['187', 'Shingles'],
  Flu: ['140', 'Influenza'],
  'Flu, high dose': ['135', 'Influenza, high dose'],
} as const
export type Vaccine = keyof typeof vaccines

export function vaccine(
  d: Diary,
  date: string,
  which: Vaccine,
  by: { readonly place: string },
  more: {
    readonly sequence?: string
    readonly where?: string
    readonly adverse?: string
    readonly beside?: Beside
  } = {},
): void {
  const [code, text] = vaccines[which]
  d.add(
    immunization,
    {
      name: listed(cvx, code, text),
      administrationDate: approxDateTimeOf(date),
      administrator: personCalled(by.place),
      ...(more.sequence !== undefined && { sequence: more.sequence }),
      ...(which === 'Rotavirus'
        ? { route: listed('wc/medication-routes/2', 'po') }
        : {
            route: listed('wc/medication-routes/2', 'inj'),
            anatomicSurface: listed('immunization-anatomic-surface', more.where ?? 'LeftArm'),
          }),
      ...(more.adverse !== undefined && { adverseEvent: more.adverse }),
    },
    { source: by.place, ...more.beside },
  )
}

/** Influenza in the last years, on days of one autumn after another. */
export function fluShots(d: Diary, monthAndDay: string, years: number, which: Vaccine = 'Flu'): void {
  for (const date of d.lastYears(monthAndDay, years)) vaccine(d, date, which, { place: 'Hawthorne Pharmacy' })
}

/** A letter that says that it is none. */
export const letter = (title: string, date: string, ...lines: string[]): string =>
  [title, date, '', ...lines, '', 'This letter belongs to a demonstration. Nobody in it exists.', ''].join('\n')
