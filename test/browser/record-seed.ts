/** A family with some years of realistic data, put in through the gate as the Shell would. */
import type { Page } from 'playwright-core'
import { asker } from '../../src/gate.ts'
import { allergy } from '../../src/things/allergy.ts'
import { coded, words } from '../../src/things/base/codable-value.ts'
import { approxDateTimeOf, dateTimeOf } from '../../src/things/base/dates.ts'
import { displayed, glucoseUnits, lengthUnits, weightUnits } from '../../src/things/base/measurements.ts'
import { bloodGlucose } from '../../src/things/blood-glucose.ts'
import { bloodPressure } from '../../src/things/blood-pressure.ts'
import { cholesterol } from '../../src/things/cholesterol.ts'
import { condition } from '../../src/things/condition.ts'
import { heartRate } from '../../src/things/heart-rate.ts'
import { height } from '../../src/things/height.ts'
import { immunization } from '../../src/things/immunization.ts'
import { medication } from '../../src/things/medication.ts'
import { personal } from '../../src/things/personal.ts'
import { type ThingType, write } from '../../src/things/registry.ts'
import { weight } from '../../src/things/weight.ts'
import type { Shell } from './browser.ts'

const day = 86_400_000
/** `2026-11-22T07:15`, so many days ago. */
const ago = (days: number, clock = '07:15') =>
  `${new Date(Date.now() - days * day).toISOString().slice(0, 10)}T${clock}`

export type Ask = ReturnType<typeof asker>

/** The Shell's own way to the gate, as the person who is signed in on the page. */
export async function askAs(shell: Shell, page: Page): Promise<Ask> {
  const cookies = await page.context().cookies()
  const session = cookies.find(c => /session/.test(c.name))
  if (!session) throw new Error('Nobody is signed in on this page.')
  return asker(shell.world.platform.gate, { kind: 'shell', token: decodeURIComponent(session.value) }, 'seed')
}

export const recordOf = async (ask: Ask): Promise<string> =>
  (await ask('GetPersonInfoPrivileged', {})).record[0]!.recordId

export async function putAll(
  ask: Ask,
  record: string,
  things: readonly (readonly [type: ThingType, xml: string])[],
): Promise<readonly string[]> {
  const { thingId } = await ask(
    'PutThings',
    { thing: things.map(([type, text]) => ({ typeId: { text: type.id }, dataXml: [{ text }], signatureInfo: [] })) },
    { record },
  )
  return thingId.map(k => k.text)
}

const wave = (i: number, length: number, height: number) => Math.sin((i / length) * Math.PI * 2) * height

/** Two years of one life: weights, pressures, blood, medicines, and what else a record holds. */
export async function seed(ask: Ask, record: string): Promise<void> {
  const things: (readonly [ThingType, string])[] = []
  for (let i = 0; i < 60; i++) {
    const kg = Number((84.2 - i * 0.11 + wave(i, 9, 0.7) + wave(i, 4, 0.3)).toFixed(1))
    things.push([
      weight,
      write(
        weight,
        { when: dateTimeOf(ago(720 - i * 12.1)), value: { kg, display: displayed(kg, weightUnits[0]!) } },
        { extension: [], relatedThing: [], ...(i === 59 && { note: 'After the holidays by the sea' }) },
      ),
    ])
  }
  for (let i = 0; i < 26; i++) {
    things.push([
      bloodPressure,
      write(bloodPressure, {
        when: dateTimeOf(ago(180 - i * 7, '08:05')),
        systolic: Math.round(131 - i * 0.4 + wave(i, 5, 5)),
        diastolic: Math.round(84 - i * 0.2 + wave(i, 6, 4)),
        pulse: Math.round(68 + wave(i, 4, 5)),
      }),
    ])
  }
  for (let i = 0; i < 20; i++) {
    const mmol = Number((5.6 + wave(i, 6, 0.8)).toFixed(1))
    things.push([
      bloodGlucose,
      write(bloodGlucose, {
        when: dateTimeOf(ago(60 - i * 3, '07:00')),
        value: { mmolPerL: mmol, display: displayed(mmol, glucoseUnits[0]!) },
        glucoseMeasurementType: coded('Whole blood', 'wb', 'glucose-meaurement-type'),
      }),
    ])
  }
  for (let i = 0; i < 12; i++)
    things.push([
      heartRate,
      write(heartRate, { when: dateTimeOf(ago(50 - i * 4, '21:30')), value: Math.round(62 + wave(i, 5, 5)) }),
    ])
  for (let i = 0; i < 5; i++)
    things.push([
      cholesterol,
      write(cholesterol, {
        when: dateTimeOf(ago(700 - i * 160, '09:20')),
        ldl: { mmolPerL: 3.6 - i * 0.2 },
        hdl: { mmolPerL: 1.2 + i * 0.05 },
        totalCholesterol: { mmolPerL: 5.8 - i * 0.25 },
        triglyceride: { mmolPerL: 1.9 - i * 0.1 },
      }),
    ])
  things.push([
    height,
    write(height, { when: dateTimeOf(ago(400)), value: { m: 1.74, display: displayed(174, lengthUnits[1]!) } }),
  ])
  const medicine = (
    name: string,
    strength: string,
    dose: string,
    frequency: string,
    taken: string,
    from: string,
    to?: string,
  ): readonly [ThingType, string] => [
    medication,
    write(medication, {
      name: words(name),
      strength: { display: strength, structured: [] },
      dose: { display: dose, structured: [] },
      frequency: { display: frequency, structured: [] },
      indication: words(taken),
      dateStarted: approxDateTimeOf(from),
      ...(to !== undefined && { dateDiscontinued: approxDateTimeOf(to) }),
    }),
  ]
  things.push(
    medicine('Lisinopril', '10 mg', '1 tablet', 'once a day', 'High blood pressure', '2021-03'),
    medicine('Salbutamol inhaler', '100 micrograms', '2 puffs', 'when needed', 'Asthma', '2012'),
    medicine('Vitamin D3', '1,000 IU', '1 capsule', 'in the morning', 'Low vitamin D', '2025-10'),
    medicine('Amoxicillin', '500 mg', '1 capsule', 'three times a day', 'Sinusitis', '2024-02-03', '2024-02-10'),
    [
      condition,
      write(condition, {
        name: words('Asthma'),
        onsetDate: approxDateTimeOf('1998-04'),
        status: coded('Intermittent: Comes and goes', 'intermittent', 'condition-occurrence'),
      }),
    ],
    [
      condition,
      write(condition, {
        name: words('High blood pressure'),
        onsetDate: approxDateTimeOf('2021-03'),
        status: words('Current'),
      }),
    ],
    [
      condition,
      write(condition, {
        name: words('Broken wrist, left'),
        onsetDate: approxDateTimeOf('2009-07-11'),
        stopDate: approxDateTimeOf('2009-09'),
      }),
    ],
    [
      allergy,
      write(allergy, {
        name: words('Peanuts'),
        reaction: words('Hives, swelling'),
        firstObserved: approxDateTimeOf('2004-06'),
        treatment: words('Adrenaline pen'),
      }),
    ],
    [allergy, write(allergy, { name: words('Penicillin V'), reaction: words('Rash') })],
    [
      immunization,
      write(immunization, {
        name: words('Influenza'),
        administrationDate: approxDateTimeOf(ago(40).slice(0, 10)),
      } as never),
    ],
    [
      immunization,
      write(immunization, {
        name: words('Tetanus, diphtheria, pertussis'),
        administrationDate: approxDateTimeOf('2022-05-18'),
      } as never),
    ],
  )
  await putAll(ask, record, things)
  await describe(ask, record)
}

/** Sign-up has put name and birth date there already. */
async function describe(ask: Ask, record: string): Promise<void> {
  const { group } = await ask(
    'GetThings',
    {
      group: [
        {
          id: [],
          key: [],
          clientThingId: [],
          filter: [{ typeId: [personal.id], thingState: [] }],
          format: { section: [], xml: [], typeVersionFormat: [] },
        },
      ],
    },
    { record },
  )
  const known = group[0]?.thing[0]?.thingId
  const text = write(personal, {
    name: { full: 'Ann Baker', first: 'Ann', last: 'Baker' },
    birthdate: dateTimeOf('1985-03-27'),
    bloodType: coded('A+', 'A+', 'blood-types'),
  })
  await ask(
    'PutThings',
    {
      thing: [
        { ...(known && { thingId: known }), typeId: { text: personal.id }, dataXml: [{ text }], signatureInfo: [] },
      ],
    },
    { record },
  )
}
