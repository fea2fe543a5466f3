/** Series of readings, as devices at home and laboratories write them. */
import { coded, words } from '../../things/base/codable-value.ts'
import { approxDateTimeOf, dateTimeOf } from '../../things/base/dates.ts'
import { cholesterolUnits, quantity, triglycerideUnits } from '../../things/base/measurements.ts'
import { basic } from '../../things/basic.ts'
import { bloodPressure } from '../../things/blood-pressure.ts'
import { cholesterol } from '../../things/cholesterol.ts'
import { file } from '../../things/file.ts'
import { height } from '../../things/height.ts'
import { labTestResults } from '../../things/lab-test-results.ts'
import { personal } from '../../things/personal.ts'
import { personalContact } from '../../things/personal-contact.ts'
import { weight } from '../../things/weight.ts'
import type { Beside, Diary } from './diary.ts'
import { type Doctor, inches, lipid, listed, pounds, round } from './entries.ts'

export const devices = {
  scale: 'Bathroom scale',
  cuff: 'Arm cuff at home',
  watch: 'Running watch',
  meter: 'Glucose meter',
  laboratory: 'Riverside Laboratory',
} as const

/** Morning weights from so many days ago; `kg` by the share of the time that has passed. */
export function weights(d: Diary, from: number, every: number, kg: (share: number, ago: number) => number): void {
  d.days({ from, every, kept: 0.88 }, (ago, share) =>
    d.add(
      weight,
      // A little more at the end of the year.
      {
        when: dateTimeOf(d.at(ago, 7.2)),
        value: pounds(kg(share, ago) + (d.season(ago, 12) - 0.5) * 0.7 + d.wobble() * 0.4),
      },
      { source: devices.scale },
    ),
  )
}

export function tall(d: Diary, date: string, cm: number, beside: Beside = {}): void {
  d.add(height, { when: dateTimeOf(date), value: inches(cm) }, beside)
}

/** Blood pressure at home; a few millimetres more in winter, as everywhere. */
export function pressures(
  d: Diary,
  from: number,
  every: number,
  systolic: (share: number) => number,
  pulse: (share: number) => number,
  diastolic = (upper: number) => upper * 0.5 + 16,
): void {
  d.days({ from, every, kept: 0.85 }, (ago, share) => {
    const upper = systolic(share) + (d.season(ago, 1) - 0.5) * 4 + d.wobble() * 6
    d.add(
      bloodPressure,
      {
        when: dateTimeOf(d.at(ago, d.chance(0.75) ? 7.6 : 20.4)),
        systolic: round(upper),
        diastolic: round(diastolic(upper) + d.wobble() * 3),
        pulse: round(pulse(share) + d.wobble() * 6),
        irregularHeartbeat: false,
      },
      { source: devices.cuff },
    )
  })
}

/** LDL, HDL and triglycerides in mg/dL; the total by Friedewald. */
export function lipids(d: Diary, ago: number, [ldl, hdl, triglyceride]: readonly [number, number, number]): void {
  const [, perDl] = cholesterolUnits
  d.add(
    cholesterol,
    {
      when: dateTimeOf(d.at(ago, 8.5)),
      ldl: lipid(ldl, perDl!.factor),
      hdl: lipid(hdl, perDl!.factor),
      totalCholesterol: lipid(round(ldl + hdl + triglyceride / 5), perDl!.factor),
      triglyceride: lipid(triglyceride, triglycerideUnits[1]!.factor),
    },
    { source: devices.laboratory, tags: 'laboratory' },
  )
}

// ---- laboratory

interface Test {
  /** Shown, and in lab-results-units where it stands there. */
  readonly unit: string
  readonly code?: string
  readonly loinc?: string
  readonly low?: number
  readonly high?: number
}
const tests = {
  Hemoglobin: { unit: 'g/dL', code: 'g-per-dl', loinc: '718-7', low: 12, high: 15.5 },
  'Hemoglobin (men)': { unit: 'g/dL', code: 'g-per-dl', loinc: '718-7', low: 13.5, high: 17.5 },
  'Hemoglobin (child)': { unit: 'g/dL', code: 'g-per-dl', loinc: '718-7', low: 11, high: 14 },
  'White blood cells': { unit: '10³/µL', code: 'k-per-ul', loinc: '6690-2', low: 4, high: 11 },
  Platelets: { unit: '10³/µL', code: 'k-per-ul', loinc: '777-3', low: 150, high: 400 },
  Ferritin: { unit: 'ng/mL', code: 'ng-per-ml', loinc: '2276-4', low: 15, high: 150 },
  TSH: { unit: 'mIU/L', loinc: '3016-3', low: 0.4, high: 4 },
  Creatinine: { unit: 'mg/dL', code: 'mg-per-dl', loinc: '2160-0', low: 0.6, high: 1.3 },
  'Estimated GFR': { unit: 'mL/min/1.73 m²', low: 60 },
  Sodium: { unit: 'mEq/L', code: 'meq-per-l', loinc: '2951-2', low: 135, high: 145 },
  Potassium: { unit: 'mEq/L', code: 'meq-per-l', loinc: '2823-3', low: 3.5, high: 5.1 },
  Glucose: { unit: 'mg/dL', code: 'mg-per-dl', loinc: '2345-7', low: 70, high: 99 },
  'Hemoglobin A1c': { unit: '%', code: 'pcnt', loinc: '4548-4', low: 4, high: 5.6 },
  'Albumin/creatinine, urine': { unit: 'mg/g', code: 'mg-per-g', loinc: '9318-7', high: 30 },
  ALT: { unit: 'U/L', code: 'units-per-l', loinc: '1742-6', low: 7, high: 55 },
  'Troponin T': { unit: 'ng/mL', code: 'ng-per-ml', loinc: '6598-7', high: 0.01 },
  'NT-proBNP': { unit: 'pg/mL', code: 'pg-per-ml', loinc: '33762-6', high: 125 },
  INR: { unit: '', loinc: '6301-6', low: 0.9, high: 1.1 },
  Lead: { unit: 'µg/dL', code: 'ug-per-dl', high: 3.5 },
} as const satisfies { readonly [name: string]: Test }
export type TestName = keyof typeof tests

function result(name: TestName, value: number) {
  const { unit, code, loinc, low, high }: Test = tests[name]
  const flag = low !== undefined && value < low ? 'L' : high !== undefined && value > high ? 'H' : 'N'
  return {
    name: name.replace(/ \(.*\)/, ''),
    ...(loinc !== undefined && { clinicalCode: coded(name.replace(/ \(.*\)/, ''), loinc, 'regenstrief/LOINC') }),
    value: {
      measurement: {
        display: `${value} ${unit}`.trim(),
        structured: code === undefined ? [] : [quantity(value, unit, code, 'lab-results-units')],
      },
      ranges: [
        {
          type: words('Usual'),
          text: words(
            low === undefined ? `up to ${high}` : high === undefined ? `${low} and more` : `${low} – ${high}`,
          ),
          value: {
            ...(low !== undefined && { minimumRange: low }),
            ...(high !== undefined && { maximumRange: high }),
          },
        },
      ],
      flag: [listed('lab-result-flag', flag)],
    },
    status: listed('lab-status', 'C'),
  }
}

/** What a laboratory found, in one or more panels. */
export function laboratory(
  d: Diary,
  when: string,
  by: Doctor,
  panels: { readonly [panel: string]: { readonly [test in TestName]?: number } },
  beside: Beside = {},
): void {
  d.add(
    labTestResults,
    {
      when: approxDateTimeOf(when),
      labGroup: Object.entries(panels).map(([panel, values]) => ({
        groupName: words(panel),
        laboratoryName: { name: devices.laboratory },
        status: listed('lab-status', 'C'),
        subGroups: [],
        results: Object.entries(values).map(([name, value]) => result(name as TestName, value)),
      })),
      orderedBy: { name: by.place },
    },
    { source: devices.laboratory, tags: 'laboratory', ...beside },
  )
}

// ---- who they are

export interface Who {
  readonly full: string
  readonly birthDate: string
  readonly gender: 'm' | 'f'
  readonly blood: string
  readonly married?: 'Mar' | 'Wid'
  readonly phone?: string
  readonly email?: string
}

export function profile(d: Diary, who: Who): void {
  const [first, last] = who.full.split(' ') as [string, string]
  d.add(basic, {
    gender: who.gender,
    birthyear: Number(who.birthDate.slice(0, 4)),
    country: listed('iso/iso3166', 'US'),
    postcode: '97202',
    city: 'Portland',
    state: listed('states', 'OR'),
    firstdow: 1,
    language: [{ language: listed('iso/iso639-1', 'en'), isPrimary: true }],
  })
  d.add(personal, {
    name: { full: who.full, first, last },
    birthdate: dateTimeOf(who.birthDate),
    bloodType: listed('blood-types', who.blood),
    ...(who.married && { maritalStatus: listed('marital-status', who.married) }),
  })
  d.add(personalContact, {
    contact: {
      address: [
        {
          description: 'Home',
          isPrimary: true,
          street: [who.full.endsWith('Brandt') ? '7 Alder Court' : '48 Larkspur Street'],
          city: 'Portland',
          state: 'OR',
          postcode: '97202',
          country: 'United States',
        },
      ],
      phone: who.phone === undefined ? [] : [{ description: 'Mobile', isPrimary: true, number: who.phone }],
      email: who.email === undefined ? [] : [{ address: who.email }],
    },
  })
}

export function document(d: Diary, name: string, contentType: string, text: string, beside: Beside = {}): void {
  d.add(
    file,
    { name, size: Buffer.byteLength(text), contentType: words(contentType) },
    { ...beside, blobs: [{ name: '', contentType, text }] },
  )
}
