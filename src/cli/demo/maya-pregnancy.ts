/** The pill, a cycle without it, the pregnancy with Leo, his birth, and the months after. */
import { annotation } from '../../things/annotation.ts'
import { words } from '../../things/base/codable-value.ts'
import { approxDateOf, approxDateTimeOf, dateOf, dateTimeOf } from '../../things/base/dates.ts'
import { menstruation } from '../../things/menstruation.ts'
import { pregnancy } from '../../things/pregnancy.ts'
import { procedure } from '../../things/procedure.ts'
import { vitalSigns } from '../../things/vital-signs.ts'
import type { Topic } from './diary.ts'
import { doctor, doctors, listed, medicine, place, pounds, problem, round, vaccine, visit } from './entries.ts'
import { leoBorn } from './facts.ts'
import { born, centimetersOf } from './growth.ts'
import { laboratory } from './readings.ts'

/** Days from the last period to the birth: 39 weeks and 3 days; 280 to the day it was expected. */
const carried = 276
const lastPeriod = leoBorn + carried

export const contraception: Topic = d => {
  medicine(d, {
    of: 'Levonorgestrel',
    name: 'Levonorgestrel and ethinyl estradiol',
    strength: '0.15 mg / 0.03 mg',
    dose: '1 tablet',
    often: 'Once a day, 21 days of 28',
    why: 'Contraception',
    from: 3300,
    to: lastPeriod + 150,
    by: doctors.castellan,
  })
  medicine(d, {
    of: 'Folic acid',
    strength: [400, 'mcg'],
    dose: '1 tablet',
    often: 'Once a day',
    why: 'Planning a pregnancy',
    from: lastPeriod + 120,
    to: leoBorn,
  })
  d.add(
    procedure,
    {
      when: approxDateTimeOf(d.date(leoBorn - 75)),
      name: words('Insertion of a hormonal intrauterine device'),
      primaryProvider: doctor(doctors.castellan),
    },
    { source: doctors.castellan.place, note: 'To be changed after eight years.' },
  )
}

export const cycle: Topic = d => {
  const periods = [
    ...[4, 3, 2, 1, 0].map(n => ({ ago: lastPeriod + n * 28 + (n === 0 ? 0 : round(d.wobble() * 2)), flow: 3 })),
    ...Array.from({ length: 10 }, (_, n) => ({ ago: 290 - n * 29 + round(d.wobble() * 3), flow: n < 4 ? 2 : 1 })),
  ]
  for (const { ago, flow } of periods)
    for (let day = 0; day < (flow > 1 ? 4 : 2); day++)
      d.add(menstruation, {
        when: dateTimeOf(d.date(ago - day)),
        isNewCycle: day === 0,
        amount: listed('menstrual-flow-amount', String(day < 2 ? flow : Math.max(1, flow - 1))),
      })
}

/** Weeks of the visits, weight gained by then in kilograms, the mother's blood pressure, beats a minute of the child. */
const checks = [
  [9, 0.6, 112, 70, 171],
  [13, 1.6, 110, 68, 158],
  [17, 3.1, 108, 66, 150],
  [20, 4.6, 108, 66, 148],
  [24, 6.4, 110, 68, 146],
  [28, 8.2, 112, 70, 144],
  [32, 9.9, 114, 72, 142],
  [35, 11.2, 116, 73, 140],
  [37, 12.0, 118, 74, 138],
  [39, 12.7, 118, 76, 138],
] as const

export const expecting: Topic = d => {
  for (const [week, , upper, lower, heart] of checks) {
    const ago = lastPeriod - week * 7
    const id = `prenatal-${week}`
    visit(d, d.at(ago, 10), doctors.castellan, `Prenatal check, week ${week}`, { id, tags: 'pregnancy' })
    d.add(
      vitalSigns,
      {
        when: dateTimeOf(d.at(ago, 10.5)),
        vitalSignsResults: [
          {
            title: listed('vital-statistics', 'BPS'),
            value: upper,
            unit: listed('lab-results-units', 'mmHg', 'mmHg'),
          },
          {
            title: listed('vital-statistics', 'BPD'),
            value: lower,
            unit: listed('lab-results-units', 'mmHg', 'mmHg'),
          },
          {
            title: words('Heart rate of the child'),
            value: heart,
            unit: listed('lab-results-units', 'B-per-min', '/min'),
          },
        ],
        position: 'Sitting',
      },
      { source: doctors.castellan.place, tags: 'pregnancy', related: { visit: id } },
    )
  }
  const week = (n: number) => lastPeriod - n * 7
  laboratory(
    d,
    d.at(week(9), 10.6),
    doctors.castellan,
    { 'Blood count': { Hemoglobin: 12.6, 'White blood cells': 7.9, Platelets: 248 }, Thyroid: { TSH: 1.6 } },
    { related: { visit: 'prenatal-9' }, tags: 'laboratory, pregnancy' },
  )
  laboratory(
    d,
    d.at(week(28), 10.6),
    doctors.castellan,
    {
      'Blood count': { Hemoglobin: 11.2, 'White blood cells': 9.4, Platelets: 221, Ferritin: 11 },
      Sugar: { Glucose: 84 },
    },
    { related: { visit: 'prenatal-28' }, tags: 'laboratory, pregnancy' },
  )
  problem(d, 'Iron deficiency anemia', d.date(week(28)), 'inactive', {
    until: d.date(leoBorn - 80),
    why: 'Blood count normal again',
    note: 'Found at the check of week 28.',
    tags: 'pregnancy',
  })
  medicine(d, {
    of: 'Ferrous sulfate',
    strength: [325, 'mg'],
    dose: '1 tablet',
    often: 'Every other day',
    why: 'Iron deficiency anemia',
    from: week(28) - 2,
    to: leoBorn - 80,
    by: doctors.castellan,
    beside: { tags: 'pregnancy' },
  })
  vaccine(d, d.date(week(30)), 'Tdap', doctors.castellan, {
    beside: { tags: 'pregnancy', note: 'So that the child is protected from whooping cough.' },
  })
  laboratory(
    d,
    d.at(leoBorn - 80, 9),
    doctors.okafor,
    { 'Blood count': { Hemoglobin: 13.1, 'White blood cells': 6.2, Platelets: 262, Ferritin: 34 } },
    {},
  )
}

export const birth: Topic = d => {
  const at = d.date(leoBorn)
  const { kg, cm, head } = born
  d.add(
    pregnancy,
    {
      dueDate: approxDateOf(d.date(lastPeriod - 280)),
      lastMenstrualPeriod: dateOf(d.date(lastPeriod)),
      conceptionMethod: listed('conception-methods', 'Intercourse'),
      fetusCount: 1,
      gestationalAge: 39,
      delivery: [
        {
          location: place(doctors.adeyemi),
          timeOfDelivery: approxDateTimeOf(`${at}T04:12`),
          laborDuration: 540,
          complications: [],
          anesthesia: [listed('anesthesia-methods', 'EpiduralAnalgesia')],
          deliveryMethod: listed('delivery-methods', 'Vaginal'),
          outcome: listed('pregnancy-outcomes', 'LiveBirth'),
          baby: {
            name: { full: 'Leo Ellison', first: 'Leo', last: 'Ellison' },
            gender: listed('gender-types', 'male', 'Male'),
            weight: pounds(kg),
            length: centimetersOf(cm),
            headCircumference: centimetersOf(head),
          },
        },
      ],
    },
    { clientThingId: 'pregnancy-leo', tags: 'pregnancy, Leo' },
  )
  visit(d, d.at(leoBorn + 1, 19), doctors.castellan, 'Birth of Leo', {
    kind: 'Hospital stay',
    until: d.date(leoBorn - 2),
    related: { pregnancy: 'pregnancy-leo' },
    tags: 'pregnancy',
  })
  visit(d, d.at(leoBorn - 42, 11), doctors.castellan, 'Six weeks after the birth', {
    id: 'after-birth',
    tags: 'pregnancy',
  })
  d.add(
    annotation,
    {
      when: dateTimeOf(d.at(leoBorn - 42, 11.5)),
      content: 'Healing well. May begin to run slowly at twelve weeks. Continue iron until the next blood count.',
      author: doctor(doctors.castellan),
      classification: 'Advice',
    },
    { source: doctors.castellan.place, related: { visit: 'after-birth' } },
  )
}
