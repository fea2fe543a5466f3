/**
 * The demo family: coherent data over years, made from a seed and the date of today, so that the same day gives the same family.
 * Nobody in it exists.
 */
import { allergy } from '../../things/allergy.ts'
import { coded, words } from '../../things/base/codable-value.ts'
import { type Common, noCommon } from '../../things/base/common.ts'
import { approxDateTimeOf, dateTimeOf, timeOf } from '../../things/base/dates.ts'
import {
  cholesterolUnits,
  displayed,
  glucoseUnits,
  lengthUnits,
  quantity,
  triglycerideUnits,
  weightUnits,
} from '../../things/base/measurements.ts'
import { personCalled } from '../../things/base/person.ts'
import { basic } from '../../things/basic.ts'
import { bloodGlucose } from '../../things/blood-glucose.ts'
import { bloodOxygenSaturation } from '../../things/blood-oxygen-saturation.ts'
import { bloodPressure } from '../../things/blood-pressure.ts'
import { bodyComposition } from '../../things/body-composition.ts'
import { cholesterol } from '../../things/cholesterol.ts'
import { condition } from '../../things/condition.ts'
import { exercise } from '../../things/exercise.ts'
import { heartRate } from '../../things/heart-rate.ts'
import { height } from '../../things/height.ts'
import { immunization } from '../../things/immunization.ts'
import { labTestResults } from '../../things/lab-test-results.ts'
import { medication } from '../../things/medication.ts'
import { personal } from '../../things/personal.ts'
import { procedure } from '../../things/procedure.ts'
import { sleepSession } from '../../things/sleep-session.ts'
import type { ThingType } from '../../things/thing-type.ts'
import { weight } from '../../things/weight.ts'

export interface DemoThing {
  readonly type: ThingType
  readonly value: unknown
  readonly common: Common
}

export interface DemoFile {
  readonly name: string
  readonly contentType: string
  readonly text: string
}

export interface DemoRecord {
  /** As its first holder calls it. */
  readonly name: string
  /** Relationship code of wire.md Appendix C; 1 is the person's own. */
  readonly relationship: number
  readonly birthDate: string
  readonly things: readonly DemoThing[]
  readonly files: readonly DemoFile[]
}

export interface DemoPerson {
  readonly name: string
  readonly email: string
  /** The first is the person's own. */
  readonly records: readonly DemoRecord[]
}

/** A small generator of repeatable numbers (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const day = 86_400_000

/** The family as of `today`. */
export function demoFamily(today: Date): readonly DemoPerson[] {
  return [maya(today), tom(today), walter(today)]
}

// ---- how things are made

class Diary {
  readonly things: DemoThing[] = []
  readonly #today: Date
  readonly #next: () => number

  constructor(today: Date, seed: number) {
    this.#today = today
    this.#next = random(seed)
  }

  add<T>(type: ThingType<T>, value: T, common: Partial<Common> = {}): void {
    this.things.push({ type, value, common: { ...noCommon, ...common } })
  }

  /** Between -1 and 1, mostly near 0. */
  wobble(): number {
    return (this.#next() + this.#next() + this.#next()) / 1.5 - 1
  }

  chance(p: number): boolean {
    return this.#next() < p
  }

  /** `yyyy-mm-dd` so many days ago. */
  date(daysAgo: number): string {
    return new Date(this.#today.getTime() - daysAgo * day).toISOString().slice(0, 10)
  }

  /** A moment so many days ago, at about this hour. */
  at(daysAgo: number, hour: number): string {
    const minutes = Math.max(0, Math.min(1439, Math.round(hour * 60 + this.wobble() * 25)))
    return `${this.date(daysAgo)}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  }

  year(yearsAgo: number): number {
    return this.#today.getUTCFullYear() - yearsAgo
  }
}

const round = (n: number, digits = 0) => Number(n.toFixed(digits))
const kilograms = (kg: number) => ({ kg: round(kg, 1), display: displayed(round(kg, 1), weightUnits[0]!) })
const pounds = (kg: number) => ({ kg: round(kg, 4), display: displayed(round(kg / 0.45359237, 1), weightUnits[1]!) })
const tall = (cm: number) => ({ m: round(cm / 100, 3), display: displayed(round(cm, 1), lengthUnits[1]!) })
const dose = (display: string) => ({ display, structured: [] })

function weights(
  diary: Diary,
  from: number,
  every: number,
  kg: (share: number) => number,
  write: typeof kilograms,
  source: string,
): void {
  for (let ago = from; ago >= 0; ago -= every)
    if (diary.chance(0.85))
      diary.add(
        weight,
        { when: dateTimeOf(diary.at(ago, 7.2)), value: write(kg(1 - ago / from) + diary.wobble() * 0.6) },
        { source },
      )
}

function pressures(
  diary: Diary,
  from: number,
  every: number,
  systolic: (share: number) => number,
  source: string,
): void {
  for (let ago = from; ago >= 0; ago -= every) {
    if (!diary.chance(0.8)) continue
    const upper = systolic(1 - ago / from) + diary.wobble() * 9
    diary.add(
      bloodPressure,
      {
        when: dateTimeOf(diary.at(ago, 8)),
        systolic: round(upper),
        diastolic: round(upper * 0.62 + 3 + diary.wobble() * 4),
        pulse: round(68 + diary.wobble() * 8),
        irregularHeartbeat: false,
      },
      { source },
    )
  }
}

function lipids(diary: Diary, ago: number, ldl: number, hdl: number, triglyceride: number): void {
  const value = (mmolPerL: number, units: typeof cholesterolUnits) => ({
    mmolPerL: round(mmolPerL, 1),
    display: displayed(round(mmolPerL, 1), units[0]!),
  })
  diary.add(
    cholesterol,
    {
      when: dateTimeOf(diary.at(ago, 9)),
      ldl: value(ldl, cholesterolUnits),
      hdl: value(hdl, cholesterolUnits),
      totalCholesterol: value(ldl + hdl + triglyceride / 2.2, cholesterolUnits),
      triglyceride: value(triglyceride, triglycerideUnits),
    },
    { source: 'Riverside Laboratory' },
  )
}

function vaccine(diary: Diary, date: string, name: string, cvx: string, place = 'Riverside Family Practice'): void {
  diary.add(immunization, {
    name: coded(name, cvx, 'HL7/vaccines-cvx/2.3 09_2008'),
    administrationDate: approxDateTimeOf(date),
    administrator: personCalled(place),
  })
}

function medicine(
  diary: Diary,
  name: string,
  strength: string,
  take: string,
  often: string,
  why: string,
  startedAgo: number,
  stoppedAgo?: number,
): void {
  diary.add(medication, {
    name: words(name),
    dose: dose(take),
    strength: dose(strength),
    frequency: dose(often),
    route: coded('By mouth', 'po', 'wc/medication-routes/2'),
    indication: words(why),
    dateStarted: approxDateTimeOf(diary.date(startedAgo)),
    ...(stoppedAgo !== undefined && { dateDiscontinued: approxDateTimeOf(diary.date(stoppedAgo)) }),
  })
}

function problem(
  diary: Diary,
  name: string,
  since: string,
  status: [string, string],
  note?: string,
  until?: string,
): void {
  diary.add(
    condition,
    {
      name: words(name),
      onsetDate: approxDateTimeOf(since),
      status: coded(status[0], status[1], 'condition-occurrence'),
      ...(until !== undefined && { stopDate: approxDateTimeOf(until) }),
    },
    note === undefined ? {} : { note },
  )
}

interface Value {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly low: number
  readonly high: number
}
function laboratory(diary: Diary, ago: number, panel: string, values: readonly Value[]): void {
  diary.add(labTestResults, {
    when: approxDateTimeOf(diary.at(ago, 9)),
    labGroup: [
      {
        groupName: words(panel),
        laboratoryName: { name: 'Riverside Laboratory' },
        status: coded('Complete', 'C', 'lab-status'),
        subGroups: [],
        results: values.map(v => ({
          name: v.name,
          value: {
            measurement: {
              display: `${v.value} ${v.unit}`,
              structured: [quantity(v.value, v.unit, v.unit, 'lab-results-units')],
            },
            ranges: [
              {
                type: words('Usual'),
                text: words(`${v.low} – ${v.high}`),
                value: { minimumRange: v.low, maximumRange: v.high },
              },
            ],
            flag: [
              v.value < v.low
                ? coded('Low', 'L', 'lab-result-flag')
                : v.value > v.high
                  ? coded('High', 'H', 'lab-result-flag')
                  : coded('Normal', 'N', 'lab-result-flag'),
            ],
          },
        })),
      },
    ],
    orderedBy: { name: 'Riverside Family Practice' },
  })
}

function profile(
  diary: Diary,
  who: { full: string; first: string; last: string; birthDate: string; gender: 'm' | 'f'; blood: string },
): void {
  diary.add(basic, {
    gender: who.gender,
    birthyear: Number(who.birthDate.slice(0, 4)),
    country: coded('United States', 'US', 'iso/iso3166/1.0'),
    postcode: '97202',
    city: 'Portland',
    firstdow: 1,
    language: [{ language: coded('English', 'en', 'iso/iso639-1/1.0'), isPrimary: true }],
  })
  diary.add(personal, {
    name: { full: who.full, first: who.first, last: who.last },
    birthdate: dateTimeOf(who.birthDate),
    bloodType: coded(who.blood, who.blood, 'blood-types'),
  })
}

const letter = (title: string, date: string, ...lines: string[]): string =>
  [title, date, '', ...lines, '', 'This letter belongs to a demonstration. Nobody in it exists.', ''].join('\n')

// ---- the people

function maya(today: Date): DemoPerson {
  const d = new Diary(today, 1)
  const birthDate = `${d.year(42)}-04-18`
  profile(d, { full: 'Maya Ellison', first: 'Maya', last: 'Ellison', birthDate, gender: 'f', blood: 'A+' })
  d.add(height, { when: dateTimeOf(d.date(1400)), value: tall(167) })
  // Two kilograms a year up, then a spring of running.
  weights(d, 1460, 9, share => (share < 0.7 ? 68 + share * 7 : 72.9 - (share - 0.7) * 22), kilograms, 'Bathroom scale')
  pressures(d, 900, 24, share => 126 - share * 9, 'Arm cuff at home')
  for (let ago = 420; ago >= 0; ago -= 5)
    if (d.chance(0.75)) {
      const minutes = round(32 + (1 - ago / 420) * 14 + d.wobble() * 9)
      d.add(
        exercise,
        {
          when: approxDateTimeOf(d.at(ago, 18)),
          activity: coded('Running', 'running', 'exercise-activities'),
          title: 'Run by the river',
          distance: { m: round(minutes * 158), display: displayed(round(minutes * 0.158, 1), lengthUnits[2]!) },
          duration: minutes,
          detail: [],
          segment: [],
        },
        { source: 'Running watch' },
      )
    }
  for (let ago = 90; ago >= 0; ago -= 1)
    if (d.chance(0.9)) {
      const asleep = round(418 + d.wobble() * 55)
      d.add(
        sleepSession,
        {
          when: dateTimeOf(d.at(ago, 6.8)),
          bedTime: timeOf('22:45'),
          wakeTime: timeOf('06:40'),
          sleepMinutes: asleep,
          settlingMinutes: round(16 + d.wobble() * 8),
          awakening: [],
          wakeState: d.chance(0.7) ? 2 : 3,
        },
        { source: 'Running watch' },
      )
      d.add(
        heartRate,
        {
          when: dateTimeOf(d.at(ago, 6.9)),
          value: round(61 - (1 - ago / 90) * 3 + d.wobble() * 3),
          measurementConditions: coded('Resting', 'Resting', 'heart-rate-measurement-conditions'),
        },
        { source: 'Running watch' },
      )
    }
  for (const [ago, fat] of [
    [720, 0.31],
    [540, 0.305],
    [360, 0.3],
    [180, 0.275],
    [20, 0.26],
  ] as const)
    d.add(bodyComposition, {
      when: approxDateTimeOf(d.at(ago, 7.3)),
      measurementName: coded('Body fat percentage', 'fat-percent', 'body-composition-measurement-names'),
      value: { percentValue: fat },
    })
  for (const [ago, ldl] of [
    [1300, 3.4],
    [930, 3.5],
    [560, 3.3],
    [190, 2.9],
  ] as const)
    lipids(d, ago, ldl, 1.5, 1.3)
  laboratory(d, 190, 'Blood count', [
    { name: 'Haemoglobin', value: 118, unit: 'g/L', low: 120, high: 155 },
    { name: 'Ferritin', value: 12, unit: 'µg/L', low: 15, high: 150 },
    { name: 'White cells', value: 6.1, unit: '10⁹/L', low: 4, high: 11 },
  ])
  laboratory(d, 60, 'Blood count', [
    { name: 'Haemoglobin', value: 129, unit: 'g/L', low: 120, high: 155 },
    { name: 'Ferritin', value: 31, unit: 'µg/L', low: 15, high: 150 },
    { name: 'White cells', value: 5.8, unit: '10⁹/L', low: 4, high: 11 },
  ])
  d.add(allergy, {
    name: words('Penicillin'),
    reaction: words('Rash'),
    firstObserved: approxDateTimeOf(String(d.year(30))),
    allergenType: coded('medication', 'medication', 'allergen-type'),
    treatment: words('Avoid; ask for another antibiotic'),
  })
  d.add(allergy, {
    name: words('Birch pollen'),
    reaction: words('Runny nose, itching eyes'),
    firstObserved: approxDateTimeOf(`${d.year(15)}-04`),
    allergenType: coded('environmental', 'environmental', 'allergen-type'),
  })
  problem(
    d,
    'Hay fever',
    `${d.year(15)}-04`,
    ['Intermittent: Comes and goes', 'intermittent'],
    'Worst in April and May.',
  )
  problem(
    d,
    'Iron deficiency',
    d.date(190),
    ['Inactive', 'inactive'],
    'Found at the yearly check; better after three months of iron.',
    d.date(60),
  )
  medicine(d, 'Cetirizine', '10 mg', '1 tablet', 'Once a day in spring', 'Hay fever', 1800)
  medicine(d, 'Ferrous sulfate', '325 mg', '1 tablet', 'Every other day', 'Iron deficiency', 186, 60)
  for (let y = 0; y < 4; y++) vaccine(d, `${d.year(y + 1)}-10-${10 + y}`, 'Influenza', '88')
  vaccine(d, `${d.year(4)}-05-06`, 'COVID-19, mRNA', '213')
  vaccine(d, `${d.year(6)}-03-11`, 'Tdap', '115')
  d.add(procedure, {
    when: approxDateTimeOf(`${d.year(10)}-07-02`),
    name: words('Caesarean section'),
    primaryProvider: personCalled('Dr. Ines Castellan'),
  })
  return {
    name: 'Maya Ellison',
    email: 'maya@demo.healthkeep.example',
    records: [
      {
        name: 'Maya',
        relationship: 1,
        birthDate,
        things: d.things,
        files: [
          {
            name: 'yearly-check.txt',
            contentType: 'text/plain',
            text: letter(
              'Letter after the yearly check',
              d.date(188),
              'Dear Ms Ellison,',
              'your blood count shows a lack of iron. Please take the tablets as we discussed and come back for a test in three months.',
              'Riverside Family Practice',
            ),
          },
          {
            name: 'running-plan.csv',
            contentType: 'text/csv',
            text: 'week,runs,kilometres\n1,2,8\n2,3,12\n3,3,14\n4,3,16\n',
          },
        ],
      },
      nora(today),
    ],
  }
}

function nora(today: Date): DemoRecord {
  const d = new Diary(today, 2)
  const birthDate = `${d.year(9)}-07-02`
  profile(d, { full: 'Nora Ellison', first: 'Nora', last: 'Ellison', birthDate, gender: 'f', blood: 'O+' })
  const birthAgo = Math.round((today.getTime() - Date.parse(birthDate)) / day)
  for (const [age, cm, kg] of [
    [0, 51, 3.4],
    [0.5, 66, 7.4],
    [1, 75, 9.3],
    [2, 87, 12.2],
    [3, 96, 14.3],
    [4, 103, 16.4],
    [5, 110, 18.5],
    [6, 116, 20.6],
    [7, 122, 23.1],
    [8, 128, 25.9],
    [8.9, 133, 28.4],
  ] as const) {
    const ago = Math.max(1, Math.round(birthAgo - age * 365.25))
    d.add(height, { when: dateTimeOf(d.at(ago, 10)), value: tall(cm) }, { source: 'Riverside Family Practice' })
    d.add(weight, { when: dateTimeOf(d.at(ago, 10)), value: kilograms(kg) }, { source: 'Riverside Family Practice' })
  }
  const at = (months: number) => new Date(Date.parse(birthDate) + months * 30.44 * day).toISOString().slice(0, 10)
  for (const [months, name, cvx] of [
    [2, 'DTaP', '20'],
    [2, 'Polio (IPV)', '10'],
    [4, 'DTaP', '20'],
    [4, 'Polio (IPV)', '10'],
    [6, 'DTaP', '20'],
    [6, 'Hepatitis B', '08'],
    [12, 'MMR', '03'],
    [12, 'Varicella', '21'],
    [15, 'Hib', '49'],
    [50, 'DTaP', '20'],
    [50, 'MMR', '03'],
    [98, 'Influenza', '88'],
  ] as const)
    vaccine(d, at(months), name, cvx)
  d.add(
    allergy,
    {
      name: words('Peanuts'),
      reaction: words('Hives, swollen lips'),
      firstObserved: approxDateTimeOf(at(26).slice(0, 7)),
      allergenType: coded('food', 'food', 'allergen-type'),
      treatment: words('Adrenaline pen at school and at home'),
    },
    { note: 'The school nurse has a copy of the plan.' },
  )
  problem(d, 'Asthma', at(48).slice(0, 7), ['Intermittent: Comes and goes', 'intermittent'], 'Mostly with colds.')
  medicine(d, 'Salbutamol inhaler', '100 µg', '2 puffs', 'When needed', 'Asthma', 1500)
  for (const ago of [700, 520, 330, 150, 12])
    d.add(
      bloodOxygenSaturation,
      { when: dateTimeOf(d.at(ago, 17)), value: round(0.965 + d.wobble() * 0.012, 2) },
      { source: 'Finger meter' },
    )
  return {
    name: 'Nora',
    relationship: 15,
    birthDate,
    things: d.things,
    files: [
      {
        name: 'allergy-plan-school.txt',
        contentType: 'text/plain',
        text: letter(
          'What to do if Nora eats peanuts',
          d.date(70),
          '1. Use the adrenaline pen in the outer thigh.',
          '2. Call the emergency number.',
          '3. Call Maya or Tom.',
        ),
      },
    ],
  }
}

function tom(today: Date): DemoPerson {
  const d = new Diary(today, 3)
  const birthDate = `${d.year(45)}-11-30`
  profile(d, { full: 'Tom Ellison', first: 'Tom', last: 'Ellison', birthDate, gender: 'm', blood: 'O+' })
  d.add(height, { when: dateTimeOf(d.date(1200)), value: tall(183) })
  weights(d, 1200, 14, share => 88 + share * 3.5, pounds, 'Bathroom scale')
  pressures(d, 1100, 12, share => (share < 0.55 ? 142 + share * 10 : 140 - (share - 0.55) * 34), 'Arm cuff at home')
  for (const [ago, ldl] of [
    [1150, 4.2],
    [800, 4.3],
    [430, 4.1],
    [120, 2.8],
  ] as const)
    lipids(d, ago, ldl, 1.1, 1.9)
  problem(d, 'High blood pressure', d.date(510), ['Active', 'active'])
  problem(d, 'High cholesterol', d.date(425), ['Active', 'active'])
  medicine(d, 'Lisinopril', '10 mg', '1 tablet', 'Once a day', 'High blood pressure', 505)
  medicine(d, 'Atorvastatin', '20 mg', '1 tablet', 'Every evening', 'High cholesterol', 420)
  for (let y = 0; y < 3; y++) vaccine(d, `${d.year(y + 1)}-10-2${y}`, 'Influenza', '88')
  d.add(procedure, {
    when: approxDateTimeOf(`${d.year(7)}-02`),
    name: words('Knee arthroscopy'),
    anatomicLocation: words('Left knee'),
    primaryProvider: personCalled('Dr. Paul Adeyemi'),
  })
  laboratory(d, 120, 'Kidney and salts', [
    { name: 'Creatinine', value: 84, unit: 'µmol/L', low: 60, high: 110 },
    { name: 'Potassium', value: 4.4, unit: 'mmol/L', low: 3.5, high: 5.1 },
  ])
  return {
    name: 'Tom Ellison',
    email: 'tom@demo.healthkeep.example',
    records: [{ name: 'Tom', relationship: 1, birthDate, things: d.things, files: [] }],
  }
}

function walter(today: Date): DemoPerson {
  const d = new Diary(today, 4)
  const birthDate = `${d.year(73)}-01-09`
  profile(d, { full: 'Walter Brandt', first: 'Walter', last: 'Brandt', birthDate, gender: 'm', blood: 'B+' })
  d.add(height, { when: dateTimeOf(d.date(2000)), value: tall(176) })
  weights(d, 1800, 21, share => 94 - share * 8, kilograms, 'Bathroom scale')
  pressures(d, 1500, 15, share => 138 - share * 6, 'Arm cuff at home')
  for (let ago = 365; ago >= 0; ago -= 2)
    if (d.chance(0.85)) {
      const mmol = round(8.1 - (1 - ago / 365) * 1.5 + d.wobble() * 1.1, 1)
      d.add(
        bloodGlucose,
        {
          when: dateTimeOf(d.at(ago, 7)),
          value: { mmolPerL: mmol, display: displayed(mmol, glucoseUnits[0]!) },
          glucoseMeasurementType: coded('Whole blood', 'wb', 'glucose-measurement-type'),
          measurementContext: coded('Before breakfast', 'BeforeBreakfast', 'glucose-measurement-context'),
        },
        { source: 'Glucose meter' },
      )
    }
  for (const [ago, ldl] of [
    [1400, 3.1],
    [1030, 2.6],
    [660, 2.2],
    [300, 2.1],
  ] as const)
    lipids(d, ago, ldl, 1.2, 1.7)
  laboratory(d, 300, 'Diabetes check', [
    { name: 'HbA1c', value: 55, unit: 'mmol/mol', low: 20, high: 42 },
    { name: 'Creatinine', value: 97, unit: 'µmol/L', low: 60, high: 110 },
  ])
  laboratory(d, 100, 'Diabetes check', [
    { name: 'HbA1c', value: 50, unit: 'mmol/mol', low: 20, high: 42 },
    { name: 'Creatinine', value: 99, unit: 'µmol/L', low: 60, high: 110 },
  ])
  problem(d, 'Type 2 diabetes', `${d.year(11)}`, ['Active', 'active'])
  problem(d, 'Osteoarthritis of the hip', `${d.year(8)}-03`, ['Inactive', 'inactive'], undefined, `${d.year(3)}-06`)
  medicine(d, 'Metformin', '850 mg', '1 tablet', 'Twice a day with meals', 'Type 2 diabetes', 3900)
  medicine(d, 'Simvastatin', '20 mg', '1 tablet', 'Every evening', 'To protect the heart', 2600)
  medicine(d, 'Ibuprofen', '400 mg', '1 tablet', 'When needed', 'Hip pain', 2900, 1150)
  d.add(procedure, {
    when: approxDateTimeOf(`${d.year(3)}-06-14`),
    name: words('Hip replacement'),
    anatomicLocation: words('Right hip'),
    primaryProvider: personCalled('Dr. Paul Adeyemi'),
  })
  d.add(allergy, {
    name: words('Sulfonamides'),
    reaction: words('Rash'),
    firstObserved: approxDateTimeOf(String(d.year(40))),
    allergenType: coded('medication', 'medication', 'allergen-type'),
  })
  for (let y = 0; y < 5; y++) vaccine(d, `${d.year(y + 1)}-09-${20 + y}`, 'Influenza, high dose', '135')
  vaccine(d, `${d.year(5)}-02-18`, 'Pneumococcal', '33')
  vaccine(d, `${d.year(2)}-05-03`, 'Zoster', '187')
  return {
    name: 'Walter Brandt',
    email: 'walter@demo.healthkeep.example',
    records: [
      {
        name: 'Walter',
        relationship: 1,
        birthDate,
        things: d.things,
        files: [
          {
            name: 'hip-discharge-letter.txt',
            contentType: 'text/plain',
            text: letter(
              'Discharge letter',
              `${d.year(3)}-06-18`,
              'Total hip replacement, right side, without complications.',
              'Physiotherapy twice a week for six weeks.',
              'Dr. Paul Adeyemi',
            ),
          },
        ],
      },
    ],
  }
}
