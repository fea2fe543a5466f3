/** Nora, nine, and Leo, eighteen months. */
import { allergicEpisode } from '../../things/allergic-episode.ts'
import { allergy } from '../../things/allergy.ts'
import { words } from '../../things/base/codable-value.ts'
import { approxDateTimeOf, dateTimeOf } from '../../things/base/dates.ts'
import { bloodOxygenSaturation } from '../../things/blood-oxygen-saturation.ts'
import { concern } from '../../things/concern.ts'
import { healthEvent } from '../../things/health-event.ts'
import { microbiologyLabResults } from '../../things/microbiology-lab-results.ts'
import { questionAnswer } from '../../things/question-answer.ts'
import { vitalSigns } from '../../things/vital-signs.ts'
import { type Diary, monthsAfter, type Topic } from './diary.ts'
import { addressBook, doctors, emergencyContact, letter, listed, medicine, problem, round, visit } from './entries.ts'
import { leoBorn } from './facts.ts'
import { boy, childVaccines, girl, growth } from './growth.ts'
import { appointments } from './maya.ts'
import { document, laboratory, profile } from './readings.ts'

const { park } = doctors

const wellVisit = (d: Diary) => (date: string, months: number) =>
  visit(
    d,
    `${date}T10:00`,
    park,
    months < 1 ? 'Check at two weeks' : months < 36 ? `Check at ${months} months` : `Check at ${months / 12} years`,
    { id: `well-${months}`, kind: 'Well-child visit' },
  )

// ---- Leo

export const leoBirthDate = (d: Diary) => d.date(leoBorn)

const leoAbout: Topic = d => {
  profile(d, { full: 'Leo Ellison', birthDate: leoBirthDate(d), gender: 'm', blood: 'A+' })
  addressBook(d, park)
  emergencyContact(d, 'Maya Ellison', '503 555 0177')
}

const leoGrowth: Topic = d => growth(d, leoBirthDate(d), boy, park.place, wellVisit(d))

const leoVaccines: Topic = d => childVaccines(d, leoBirthDate(d), park, 'PCV20')

const steps = [
  [1.4, 'LiftsHeadClearOfGround'],
  [4.6, 'RollsOver'],
  [5.5, 'SitsWithSupport'],
  [6.9, 'SitsAlone'],
  [8.6, 'MovesAroundOrCrawls'],
  [9.8, 'StandsHoldingOn'],
  [10.9, 'WalksHoldingOn'],
  [12.1, 'StandsAlone'],
  [12.9, 'WalksAlone'],
] as const

const leoSteps: Topic = d => {
  for (const [months, code] of steps)
    d.add(
      healthEvent,
      {
        when: approxDateTimeOf(monthsAfter(leoBirthDate(d), months)),
        event: listed('event-pediatric-developmental-movement', code),
        category: listed('event-categories', 'Pediatric'),
      },
      code === 'WalksAlone' ? { note: 'From the sofa to Nora, five steps.' } : {},
    )
}

const leoEgg: Topic = d => {
  const date = monthsAfter(leoBirthDate(d), 10.3)
  const tags = 'egg allergy'
  d.add(
    allergicEpisode,
    {
      when: dateTimeOf(`${date}T12:40`),
      name: words('Egg'),
      reaction: listed('reactions', '708.9', 'Hives'),
      treatment: words('Cetirizine drops, watched for four hours'),
    },
    { tags, clientThingId: 'egg-episode', note: 'Twenty minutes after scrambled egg. Breathing was normal.' },
  )
  visit(d, `${date}T13:30`, park, 'Hives after egg', {
    id: 'egg-visit',
    kind: 'Urgent visit',
    tags,
    related: { episode: 'egg-episode' },
  })
  d.add(
    allergy,
    {
      name: words('Egg'),
      reaction: listed('reactions', '708.9', 'Hives'),
      firstObserved: approxDateTimeOf(date.slice(0, 7)),
      allergenType: listed('allergen-type', 'food', 'Food'),
      treatment: words('No egg for now; try baked egg at the practice at two years'),
    },
    { tags, related: { episode: 'egg-episode' }, source: park.place },
  )
  d.add(concern, {
    description: words('Eczema in the bends of the elbows'),
    status: listed('concern-status', 'active'),
  })
  d.add(
    questionAnswer,
    {
      when: dateTimeOf(`${monthsAfter(leoBirthDate(d), 18)}T09:40`),
      question: words('Does your child point at things to show them to you?'),
      answerChoice: [words('Yes'), words('No')],
      answer: [words('Yes')],
    },
    { source: park.place, related: { visit: 'well-18' } },
  )
}

const leoEar: Topic = d => {
  const ago = leoBorn - 400
  visit(d, d.at(ago, 16), park, 'Fever and earache', { id: 'ear', kind: 'Urgent visit' })
  d.add(
    vitalSigns,
    {
      when: dateTimeOf(d.at(ago, 16.3)),
      vitalSignsResults: [
        {
          title: listed('vital-statistics', 'Tmp'),
          value: 38.7,
          unit: listed('lab-results-units', 'Cel', '°C'),
          referenceMinimum: 36,
          referenceMaximum: 37.9,
          flag: listed('lab-result-flag', 'H'),
        },
        {
          title: listed('vital-statistics', 'Pls'),
          value: 138,
          unit: listed('lab-results-units', 'B-per-min', '/min'),
        },
        {
          title: listed('vital-statistics', 'Res'),
          value: 32,
          unit: listed('lab-results-units', 'breaths-per-min', '/min'),
        },
      ],
      site: 'Ear',
    },
    { source: park.place, related: { visit: 'ear' } },
  )
  problem(d, 'Infection of the middle ear, left', d.date(ago), 'inactive', { until: d.date(ago - 10), why: 'Healed' })
  medicine(d, {
    of: 'Amoxicillin',
    strength: '400 mg in 5 mL',
    dose: '5 mL',
    often: 'Twice a day for ten days',
    why: 'Infection of the middle ear',
    from: ago,
    to: ago - 10,
    by: park,
  })
  laboratory(
    d,
    `${monthsAfter(leoBirthDate(d), 12)}T10:20`,
    park,
    { 'Check at one year': { 'Hemoglobin (child)': 11.9, Lead: 0.8 } },
    { related: { visit: 'well-12' } },
  )
  appointments(d, [leoBorn - 731, 10, park, 'Check at two years'], [-6, 15, park, 'Skin of the elbows'])
}

export const leo = { leoAbout, leoGrowth, leoVaccines, leoSteps, leoEgg, leoEar } satisfies Record<string, Topic>

// ---- Nora

export const noraBirthDate = (d: Diary) => d.born(9, '07-02')

const noraAbout: Topic = d => {
  profile(d, { full: 'Nora Ellison', birthDate: noraBirthDate(d), gender: 'f', blood: 'O+' })
  addressBook(d, park)
  emergencyContact(d, 'Maya Ellison', '503 555 0177')
  appointments(d, [-33, 14, park, 'Check of the asthma plan'])
}

const noraGrowth: Topic = d => {
  growth(d, noraBirthDate(d), girl, park.place, wellVisit(d))
  childVaccines(d, noraBirthDate(d), park, 'PCV13')
}

const noraHealth: Topic = d => {
  const at = (months: number) => monthsAfter(noraBirthDate(d), months)
  d.add(
    allergy,
    {
      name: words('Peanuts'),
      reaction: words('Hives, swollen lips'),
      firstObserved: approxDateTimeOf(at(26).slice(0, 7)),
      allergenType: listed('allergen-type', 'food', 'Food'),
      treatment: words('Epinephrine pen at school and at home'),
    },
    { note: 'The school nurse has a copy of the plan.', clientThingId: 'peanuts', tags: 'school' },
  )
  d.add(
    allergicEpisode,
    {
      when: dateTimeOf(`${at(26)}T15:30`),
      name: words('Peanuts'),
      reaction: words('Hives, swollen lips'),
      treatment: words('Epinephrine, then a night in hospital'),
    },
    { related: { allergy: 'peanuts' } },
  )
  medicine(d, {
    of: 'Epinephrine',
    name: 'Epinephrine pen',
    strength: '0.15 mg',
    dose: '1 injection',
    often: 'In an emergency',
    route: 'inj',
    why: 'Peanut allergy',
    from: 1400,
    by: park,
  })
  problem(d, 'Asthma', at(48).slice(0, 7), 'intermittent', { note: 'Mostly with colds.' })
  medicine(d, {
    of: 'Albuterol',
    strength: '90 µg a puff',
    dose: '2 puffs',
    often: 'When needed',
    route: 'inh',
    why: 'Asthma',
    from: 1500,
    by: park,
  })
  d.days({ from: 700, every: 21, kept: 0.8 }, ago =>
    d.add(
      bloodOxygenSaturation,
      { when: dateTimeOf(d.at(ago, 17)), value: round(0.978 - d.season(ago, 1) * 0.008 + d.wobble() * 0.008, 2) },
      { source: 'Finger meter' },
    ),
  )
  document(
    d,
    'allergy-plan-school.txt',
    'text/plain',
    letter(
      'What to do if Nora eats peanuts',
      d.date(70),
      '1. Use the epinephrine pen in the outer thigh.',
      '2. Call 911.',
      '3. Call Maya or Tom.',
    ),
    { related: { allergy: 'peanuts' }, tags: 'school' },
  )
}

const noraThroat: Topic = d => {
  const ago = 310
  visit(d, d.at(ago, 9), park, 'Sore throat and fever', { id: 'throat', kind: 'Urgent visit' })
  d.add(
    microbiologyLabResults,
    {
      when: dateTimeOf(d.at(ago - 1, 14)),
      labTests: [
        {
          when: dateTimeOf(d.at(ago, 9.2)),
          name: 'Throat culture',
          substance: words('Throat swab'),
          code: [],
          result: { textValue: 'Group A streptococci', flag: [listed('lab-result-flag', 'A')] },
          status: listed('lab-status', 'C'),
        },
      ],
      sensitivityAgent: words('Penicillin'),
      sensitivityValue: words('Sensitive'),
      sensitivityInterpretation: 'Penicillin will work.',
      specimenType: words('Throat swab'),
      organismName: words('Streptococcus pyogenes'),
    },
    { source: 'Riverside Laboratory', related: { visit: 'throat' } },
  )
  medicine(d, {
    of: 'Amoxicillin',
    strength: '400 mg in 5 mL',
    dose: '7.5 mL',
    often: 'Twice a day for ten days',
    why: 'Strep throat',
    from: ago - 1,
    to: ago - 11,
    by: park,
  })
}

export const nora = { noraAbout, noraGrowth, noraHealth, noraThroat } satisfies Record<string, Topic>
