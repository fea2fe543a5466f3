/** Tom, 45: his blood pressure and his weight, and what he does about them. */

import { words } from '../../things/base/codable-value.ts'
import { approxDateOf, approxDateTimeOf, dateOf } from '../../things/base/dates.ts'
import { bodyComposition } from '../../things/body-composition.ts'
import { bodyDimension } from '../../things/body-dimension.ts'
import { dailyDietaryIntake } from '../../things/daily-dietary-intake.ts'
import { exercise } from '../../things/exercise.ts'
import { familyHistory } from '../../things/family-history.ts'
import { healthJournalEntry } from '../../things/health-journal-entry.ts'
import { procedure } from '../../things/procedure.ts'
import { weightGoal } from '../../things/weight-goal.ts'
import type { Topic } from './diary.ts'
import {
  addressBook,
  doctor,
  doctors,
  emergencyContact,
  fluShots,
  grams,
  inches,
  listed,
  medicine,
  miles,
  milligrams,
  pounds,
  problem,
  round,
  visit,
} from './entries.ts'
import { tomBegins } from './facts.ts'
import { appointments } from './maya.ts'
import { devices, laboratory, lipids, pressures, profile, tall, weights } from './readings.ts'

export const tomBorn = (d: Parameters<Topic>[0]) => d.born(45, '11-30')

const about: Topic = d => {
  profile(d, {
    full: 'Tom Ellison',
    birthDate: tomBorn(d),
    gender: 'm',
    blood: 'O+',
    married: 'Mar',
    phone: '503 555 0178',
  })
  addressBook(d, doctors.okafor, doctors.adeyemi)
  emergencyContact(d, 'Maya Ellison', '503 555 0177')
  d.add(familyHistory, {
    condition: [{ name: words('Stroke'), onsetDate: approxDateOf('2009') }],
    relative: { relationship: listed('personal-relationship', 'Fth'), dateOfBirth: approxDateOf('1948') },
  })
  fluShots(d, '10-21', 3)
}

/** Kilograms: slowly up for years, then a steady way down. */
const heavy = (ago: number): number =>
  ago > tomBegins ? 96 - ((ago - tomBegins) / 900) * 5 : 96 - ((tomBegins - ago) / tomBegins) * 8.5

const body: Topic = d => {
  tall(d, d.date(1200), 183)
  weights(d, 1200, 6, (_, ago) => heavy(ago))
  d.add(
    weightGoal,
    {
      initial: pounds(96),
      maximum: pounds(86),
      goalInfo: { targetDate: approxDateTimeOf(d.month(-60)), status: 'Active' },
    },
    { note: 'A pound a week is enough.' },
  )
  for (const [ago, cm] of [
    [tomBegins, 104],
    [200, 100],
    [100, 97],
    [12, 95],
  ] as const)
    d.add(bodyDimension, {
      when: approxDateTimeOf(d.date(ago)),
      measurementName: words('Waist size'),
      value: inches(cm),
    })
}

const food: Topic = d => {
  d.days({ from: 120, every: 1, kept: 0.6 }, ago => {
    const calories = round(1980 + d.wobble() * 320)
    const share = (part: number, perGram: number) => grams(round((calories * (part + d.wobble() * 0.03)) / perGram))
    d.add(
      dailyDietaryIntake,
      {
        when: dateOf(d.date(ago)),
        calories,
        protein: share(0.19, 4),
        totalCarbohydrates: share(0.48, 4),
        totalFat: share(0.33, 9),
        dietaryFiber: grams(round(27 + d.wobble() * 6)),
        sodium: milligrams(round(2150 + d.wobble() * 500)),
      },
      { source: 'Family Health Journal' },
    )
  })
  for (const [ago, fat] of [
    [tomBegins, 0.312],
    [200, 0.298],
    [100, 0.286],
    [12, 0.277],
  ] as const)
    d.add(
      bodyComposition,
      {
        when: approxDateTimeOf(d.at(ago, 7.3)),
        measurementName: listed('body-composition-measurement-names', 'fat-percent'),
        value: { percentValue: fat },
      },
      { source: devices.scale },
    )
}

const heart: Topic = d => {
  pressures(
    d,
    1100,
    9,
    share => (share < 0.55 ? 140 + share * 12 : 147 - (share - 0.55) * 46),
    () => 72,
    upper => upper * 0.55 + 12,
  )
  for (const [ago, values] of [
    [1150, [162, 41, 178]],
    [800, [166, 40, 185]],
    [430, [159, 42, 190]],
    [120, [98, 45, 132]],
  ] as const)
    lipids(d, ago, values)
  problem(d, 'High blood pressure', d.date(510), 'active')
  problem(d, 'High cholesterol', d.date(425), 'active')
  const by = doctors.okafor
  medicine(
    d,
    {
      of: 'Lisinopril',
      strength: [10, 'mg'],
      dose: '1 tablet',
      often: 'Once a day',
      why: 'High blood pressure',
      from: 505,
      by,
    },
    { fills: true },
  )
  medicine(
    d,
    {
      of: 'Atorvastatin',
      strength: [20, 'mg'],
      dose: '1 tablet',
      often: 'Every evening',
      why: 'High cholesterol',
      from: 420,
      by,
    },
    { fills: true },
  )
  for (const [ago, reason] of [
    [510, 'Blood pressure'],
    [120, 'Check of blood pressure and cholesterol'],
  ] as const) {
    const id = `heart-${ago}`
    visit(d, d.at(ago, 15), by, reason, { id })
    laboratory(
      d,
      d.at(ago, 8.5),
      by,
      { Chemistry: { Creatinine: 0.95, Potassium: 4.4, Sodium: 140 } },
      { related: { visit: id } },
    )
  }
}

const moving: Topic = d => {
  d.days({ from: tomBegins, every: 2, kept: 0.7 }, (ago, share) => {
    const minutes = round(28 + share * 22 + d.wobble() * 7)
    const km = minutes * 0.092
    d.add(
      exercise,
      {
        when: approxDateTimeOf(d.at(ago, 18.2)),
        activity: listed('exercise-activities', 'walking'),
        title: 'Brisk walk',
        distance: miles(km),
        duration: minutes,
        detail: [],
        segment: [],
      },
      { source: devices.watch },
    )
  })
}

const journal: Topic = d => {
  for (const [ago, content] of [
    [tomBegins, 'Dr. Okafor says the numbers are mine to change. First walk around the reservoir.'],
    [240, 'Five pounds. The stairs at work are quieter than they were.'],
    [150, 'A bad week: travel, and dinners late. Started again on Sunday.'],
    [20, 'Nora wants to know whether I will run with Mom next year.'],
  ] as const)
    d.add(healthJournalEntry, { when: approxDateTimeOf(d.date(ago)), content, category: words('Weight') })
}

const knee: Topic = d => {
  d.add(
    procedure,
    {
      when: approxDateTimeOf(`${d.year(7)}-02`),
      name: words('Knee arthroscopy'),
      anatomicLocation: words('Left knee'),
      primaryProvider: doctor(doctors.adeyemi),
    },
    { source: doctors.adeyemi.place },
  )
}

const calendar: Topic = d =>
  appointments(d, [120, 15, doctors.okafor, 'Blood pressure'], [-32, 15, doctors.okafor, 'Blood pressure'])

export const tom = { about, body, food, heart, moving, journal, knee, calendar } satisfies Record<string, Topic>
