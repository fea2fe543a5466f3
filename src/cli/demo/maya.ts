/** Maya, 38: asthma, a pregnancy, a broken wrist, running. Her records are her own and those of her children. */
import { advanceDirective } from '../../things/advance-directive.ts'
import { allergy } from '../../things/allergy.ts'
import { appointment } from '../../things/appointment.ts'
import { words } from '../../things/base/codable-value.ts'
import { approxDateOf, approxDateTimeOf, dateTimeOf } from '../../things/base/dates.ts'
import { familyHistory } from '../../things/family-history.ts'
import { insurancePlan } from '../../things/insurance-plan.ts'
import { lifeGoal } from '../../things/life-goal.ts'
import { link } from '../../things/link.ts'
import { message } from '../../things/message.ts'
import { questionAnswer } from '../../things/question-answer.ts'
import type { Diary, Topic } from './diary.ts'
import {
  addressBook,
  type Doctor,
  doctor,
  doctors,
  emergencyContact,
  fluShots,
  letter,
  listed,
  pharmacyContact,
  problem,
  vaccine,
  visit,
} from './entries.ts'
import { asthma, breath } from './maya-asthma.ts'
import { body, food, mood, running, sleep } from './maya-fitness.ts'
import { birth, contraception, cycle, expecting } from './maya-pregnancy.ts'
import { wrist } from './maya-wrist.ts'
import { document, laboratory, lipids, profile } from './readings.ts'

export const mayaBorn = (d: Diary) => d.born(38, '04-18')

const about: Topic = d => {
  profile(d, {
    full: 'Maya Ellison',
    birthDate: mayaBorn(d),
    gender: 'f',
    blood: 'A+',
    married: 'Mar',
    phone: '503 555 0177',
    email: 'maya@demo.healthkeep.example',
  })
  addressBook(d, doctors.okafor, doctors.castellan, doctors.adeyemi)
  pharmacyContact(d)
  emergencyContact(d, 'Tom Ellison', '503 555 0178')
  d.add(insurancePlan, {
    planName: 'Cascade Health Plan, Gold',
    coverageType: listed('coverage-types', '1'),
    groupNum: '88120',
    subscriberId: 'CHP-5120337',
    subscriberName: 'Maya Ellison',
    subscriberDob: dateTimeOf(mayaBorn(d)),
    isPrimary: true,
    expirationDate: dateTimeOf(`${d.year(-1)}-12-31`),
    contact: { address: [], phone: [{ number: '800 555 0188' }], email: [] },
  })
  d.add(lifeGoal, {
    description: 'Run the half marathon along the coast',
    goalInfo: { targetDate: approxDateTimeOf(d.month(-240)), status: 'Active' },
  })
  d.add(link, { url: 'https://asthma-plan.example/adults', title: 'How to read your peak flow' })
  d.add(advanceDirective, {
    startDate: approxDateTimeOf(d.date(660)),
    stopDate: approxDateTimeOf(`${d.year(-8)}`),
    description: 'Written before the birth of Leo.',
    fullResuscitation: true,
    prohibitedInterventions: [],
    additionalInstructions: 'Ask Tom first.',
    attendingPhysician: doctor(doctors.okafor),
  })
}

const history: Topic = d => {
  const relatives = [
    [
      'Fth',
      '1955-01',
      [
        ['Type 2 diabetes', `${d.year(11)}`],
        ['High blood pressure', undefined],
        ['Heart attack', `${d.year(2)}`],
      ],
    ],
    ['Mth', '1957-06', [['Breast cancer', '2015']]],
    ['GMtM', '1931', [['Asthma', undefined]]],
  ] as const
  for (const [relationship, born, conditions] of relatives)
    d.add(familyHistory, {
      condition: conditions.map(([name, since]) => ({
        name: words(name),
        ...(since !== undefined && { onsetDate: approxDateOf(since) }),
      })),
      relative: {
        relationship: listed('personal-relationship', relationship),
        dateOfBirth: approxDateOf(relationship === 'Fth' ? d.born(71, '01-09') : born),
      },
    })
  d.add(allergy, {
    name: words('Penicillin'),
    reaction: listed('reactions', '782.1', 'Rash'),
    firstObserved: { descriptive: 'at school' },
    allergenType: listed('allergen-type', 'med', 'Medication'),
    treatment: words('Avoid; ask for another antibiotic'),
  })
  problem(d, 'Chickenpox', 'in kindergarten', 'inactive')
  fluShots(d, '10-09', 6)
  for (const date of d.lastYears('10-09', 2))
    vaccine(d, date, 'COVID', { place: 'Hawthorne Pharmacy' }, { where: 'RightArm', adverse: 'Tired for a day' })
}

const checks: Topic = d => {
  for (const [ago, values] of [
    [1310, [112, 58, 92]],
    [945, [115, 57, 98]],
    [205, [108, 60, 88]],
  ] as const) {
    const id = `yearly-${ago}`
    visit(d, d.at(ago, 9), doctors.okafor, 'Yearly check', { id })
    lipids(d, ago, values)
    laboratory(
      d,
      d.at(ago, 8.6),
      doctors.okafor,
      {
        'Blood count': { Hemoglobin: 13.4, 'White blood cells': 6.1, Platelets: 255 },
        Chemistry: { Glucose: 86, Creatinine: 0.8, Potassium: 4.1, Sodium: 139, ALT: 19 },
      },
      { related: { visit: id } },
    )
  }
  document(
    d,
    'yearly-check.txt',
    'text/plain',
    letter(
      'Letter after the yearly check',
      d.date(203),
      'Dear Ms Ellison,',
      'your blood count is normal again and your cholesterol is good. Please keep your peak flow diary through April.',
      doctors.okafor.place,
    ),
    { source: doctors.okafor.place, related: { visit: 'yearly-205' } },
  )
  document(d, 'running-plan.csv', 'text/csv', 'week,runs,miles\n1,2,5\n2,3,7.5\n3,3,9\n4,3,10\n', { tags: 'running' })
  const mail = 'Dear Ms. Ellison,\n\nthe summary of your visit is in your record now.\n\nRiverside Family Practice\n'
  d.add(
    message,
    {
      when: dateTimeOf(d.at(202, 9.5)),
      headers: [
        { name: 'From', value: 'records@riverside-practice.example' },
        { name: 'To', value: 'maya@demo.healthkeep.example' },
        { name: 'Subject', value: 'Your visit' },
      ],
      size: Buffer.byteLength(mail),
      summary: 'The summary of your visit is in your record now.',
      textBlobName: 'text',
      attachments: [],
    },
    { blobs: [{ name: 'text', contentType: 'text/plain', text: mail }], related: { visit: 'yearly-205' } },
  )
  for (const [ago, answer] of [
    [390, 'Three or more'],
    [30, 'One or two'],
  ] as const)
    d.add(questionAnswer, {
      when: dateTimeOf(d.at(ago, 20)),
      question: words('How many nights a week do you sleep badly?'),
      answerChoice: [words('None'), words('One or two'), words('Three or more')],
      answer: [words(answer)],
    })
}

/** Days ago (ahead when negative), hour, with whom, for what. */
export function appointments(d: Diary, ...booked: readonly (readonly [number, number, Doctor, string])[]): void {
  for (const [ago, hour, whom, service] of booked) {
    const weekend = [1, 0, 0, 0, 0, 0, 2][new Date(d.date(ago)).getUTCDay()]!
    const date = d.date(ago < 0 ? ago - weekend : ago + weekend)
    d.add(
      appointment,
      {
        when: dateTimeOf(`${date}T${String(hour).padStart(2, '0')}:30`),
        service: words(service),
        clinic: doctor(whom),
        status: listed('appointment-status', ago < 0 ? 'Sch' : 'Cmp'),
        careClass: listed('appointment-care-class', 'OP'),
      },
      { source: whom.place },
    )
  }
}

const calendar: Topic = d =>
  appointments(
    d,
    [205, 9, doctors.okafor, 'Yearly check'],
    [-18, 10, doctors.castellan, 'Cervical screening'],
    [-150, 9, doctors.okafor, 'Yearly check and lung function'],
  )

export const maya = {
  about,
  history,
  checks,
  calendar,
  asthma,
  breath,
  contraception,
  cycle,
  expecting,
  birth,
  wrist,
  body,
  running,
  sleep,
  mood,
  food,
} satisfies Record<string, Topic>
