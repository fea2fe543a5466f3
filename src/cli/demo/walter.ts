/** Walter, 71, Maya's father: diabetes, a heart attack two years ago, a new hip before it. */
import { allergy } from '../../things/allergy.ts'
import { words } from '../../things/base/codable-value.ts'
import { approxDateTimeOf, dateTimeOf } from '../../things/base/dates.ts'
import { bloodGlucose } from '../../things/blood-glucose.ts'
import { cardiacProfile } from '../../things/cardiac-profile.ts'
import { ccr } from '../../things/ccr.ts'
import { concern } from '../../things/concern.ts'
import { device } from '../../things/device.ts'
import { diabeticProfile } from '../../things/diabetic-profile.ts'
import { dischargeSummary } from '../../things/discharge-summary.ts'
import { hbA1C } from '../../things/hba1c.ts'
import { insurancePlan } from '../../things/insurance-plan.ts'
import { procedure } from '../../things/procedure.ts'
import type { Diary, Topic } from './diary.ts'
import {
  addressBook,
  diagnosis,
  doctor,
  doctors,
  emergencyContact,
  fluShots,
  glucose,
  glycated,
  letter,
  listed,
  medicine,
  pharmacyContact,
  problem,
  round,
  vaccine,
  visit,
} from './entries.ts'
import { heartAttack } from './facts.ts'
import { appointments } from './maya.ts'
import { devices, document, laboratory, lipids, pressures, profile, tall, weights } from './readings.ts'

export const walterBorn = (d: Diary) => d.born(71, '01-09')
const { okafor, keller, lindholm, adeyemi, ferro } = doctors

const about: Topic = d => {
  profile(d, {
    full: 'Walter Brandt',
    birthDate: walterBorn(d),
    gender: 'm',
    blood: 'B+',
    married: 'Wid',
    phone: '503 555 0179',
  })
  addressBook(d, okafor, keller, lindholm, ferro)
  pharmacyContact(d)
  emergencyContact(d, 'Maya Ellison', '503 555 0177')
  d.add(insurancePlan, {
    planName: 'Medicare with Cascade supplement',
    coverageType: listed('coverage-types', '1'),
    subscriberId: 'CHM-0091142',
    subscriberName: 'Walter Brandt',
    subscriberDob: dateTimeOf(walterBorn(d)),
    isPrimary: true,
    contact: { address: [], phone: [{ number: '800 555 0188' }], email: [] },
  })
  d.add(allergy, {
    name: words('Sulfonamides'),
    reaction: listed('reactions', '782.1', 'Rash'),
    firstObserved: approxDateTimeOf(String(d.year(40))),
    allergenType: listed('allergen-type', 'med', 'Medication'),
  })
  fluShots(d, '09-22', 6, 'Flu, high dose')
  vaccine(d, `${d.year(5)}-02-18`, 'PPSV23', okafor)
  vaccine(d, `${d.year(3)}-05-03`, 'Zoster', { place: 'Hawthorne Pharmacy' }, { sequence: '1' })
  vaccine(d, `${d.year(3)}-08-09`, 'Zoster', { place: 'Hawthorne Pharmacy' }, { sequence: '2', adverse: 'Sore arm' })
}

const body: Topic = d => {
  tall(d, d.date(2000), 176)
  weights(d, 1800, 14, (_, ago) => (ago > heartAttack ? 95 - (1800 - ago) / 700 : 93.5 - (heartAttack - ago) / 110))
}

const sugar: Topic = d => {
  const contexts = [
    ['BeforeBreakfast', 7, 0],
    ['AfterDinner', 20, 34],
  ] as const
  d.days({ from: 540, every: 1, kept: 0.8 }, (ago, share) => {
    const [context, hour, more] = contexts[d.chance(0.75) ? 0 : 1]
    d.add(
      bloodGlucose,
      {
        when: dateTimeOf(d.at(ago, hour)),
        value: glucose(round(148 - share * 24 + more + d.wobble() * 19)),
        glucoseMeasurementType: listed('glucose-measurement-type', 'wb'),
        measurementContext: listed('glucose-measurement-context', context),
      },
      { source: devices.meter },
    )
  })
  for (const [ago, percent] of [
    [1400, 7.9],
    [1220, 7.8],
    [1030, 7.7],
    [850, 7.9],
    [660, 7.3],
    [480, 7.1],
    [300, 6.9],
    [110, 6.7],
  ] as const) {
    const id = `diabetes-${ago}`
    visit(d, d.at(ago, 10), keller, 'Diabetes check', { id })
    d.add(
      hbA1C,
      { when: dateTimeOf(d.at(ago, 8.5)), value: glycated(percent) },
      { source: devices.laboratory, related: { visit: id } },
    )
    lipids(d, ago, [ago > heartAttack ? 118 : 64, 44, ago > heartAttack ? 168 : 131])
    laboratory(
      d,
      d.at(ago, 8.5),
      okafor,
      {
        'Diabetes check': {
          Glucose: round(118 + percent * 3),
          Creatinine: 1.05,
          'Estimated GFR': 76,
          'Albumin/creatinine, urine': 18,
        },
      },
      { related: { visit: id } },
    )
  }
  problem(d, 'Type 2 diabetes', `${d.year(11)}`, 'active')
  const by = okafor
  medicine(
    d,
    {
      of: 'Metformin',
      strength: '850 mg',
      dose: '1 tablet',
      often: 'Twice a day with meals',
      why: 'Type 2 diabetes',
      from: 3900,
      by,
    },
    { fills: true },
  )
  d.add(
    diabeticProfile,
    { when: dateTimeOf(d.date(110)), maxHbA1C: 0.07, targetGlucoseZoneGroup: [] },
    { source: keller.place },
  )
  d.add(
    device,
    {
      when: dateTimeOf(d.date(545)),
      deviceName: 'Blood glucose meter',
      model: 'GM-2',
      serialNumber: 'GM2-00418827',
      description: 'Strips from Hawthorne Pharmacy.',
    },
    { source: devices.meter },
  )
  visit(d, d.at(200, 11), ferro, 'Eyes, because of the diabetes', {
    note: 'No changes of the retina. Again in a year.',
  })
}

const heart: Topic = d => {
  pressures(
    d,
    1500,
    6,
    share => 146 - share * 17,
    share => 76 - share * 12,
  )
  const stay = 'heart-attack'
  visit(d, d.at(heartAttack, 5.5), lindholm, 'Pain in the chest', {
    id: stay,
    kind: 'Hospital stay',
    until: d.date(heartAttack - 5),
  })
  laboratory(
    d,
    d.at(heartAttack, 6),
    lindholm,
    { 'Heart markers': { 'Troponin T': 0.84, 'NT-proBNP': 410 } },
    { related: { visit: stay } },
  )
  d.add(
    procedure,
    {
      when: approxDateTimeOf(d.date(heartAttack)),
      name: words('Stent in a coronary artery'),
      anatomicLocation: words('Left anterior descending artery'),
      primaryProvider: doctor(lindholm),
    },
    { source: lindholm.place, related: { visit: stay } },
  )
  const home = d.date(heartAttack - 5)
  d.add(
    dischargeSummary,
    {
      when: dateTimeOf(home),
      type: words('Discharge summary'),
      specialty: 'Cardiology',
      text:
        'Heart attack of the front wall, treated with a stent within two hours. No complications. ' +
        'Heart rehabilitation three times a week for twelve weeks; clopidogrel for one year.',
      primaryProvider: doctor(lindholm),
      primaryProviderEndorsement: dateTimeOf(home),
      dischargeDateTime: approxDateTimeOf(home),
      admittingDiagnosis: diagnosis('Heart attack'),
      principalDiagnosis: diagnosis('Heart attack'),
      additionalDiagnosis: [diagnosis('Type 2 diabetes')],
      principalProcedure: words('Stent in a coronary artery'),
      additionalProcedure: [],
    },
    { source: lindholm.place, related: { visit: stay } },
  )
  problem(d, 'Heart attack', d.date(heartAttack), 'inactive', { until: home })
  problem(d, 'Coronary heart disease', d.month(heartAttack), 'active')
  problem(d, 'High blood pressure', `${d.year(9)}`, 'active')
  const by = lindholm
  const took = { dose: '1 tablet', from: heartAttack - 4, by }
  medicine(
    d,
    { ...took, of: 'Aspirin', strength: [81, 'mg'], often: 'Once a day', why: 'To protect the heart' },
    { fills: true },
  )
  medicine(
    d,
    { ...took, of: 'Clopidogrel', strength: [75, 'mg'], often: 'Once a day', why: 'The stent', to: heartAttack - 370 },
    { fills: true },
  )
  medicine(
    d,
    { ...took, of: 'Metoprolol', strength: [50, 'mg'], often: 'Twice a day', why: 'To protect the heart' },
    { fills: true },
  )
  medicine(
    d,
    { ...took, of: 'Atorvastatin', strength: [80, 'mg'], often: 'Every evening', why: 'Coronary heart disease' },
    { fills: true },
  )
  medicine(d, {
    of: 'Simvastatin',
    strength: [20, 'mg'],
    dose: '1 tablet',
    often: 'Every evening',
    why: 'To protect the heart',
    from: 2600,
    to: heartAttack - 4,
    by: okafor,
  })
  d.add(
    cardiacProfile,
    {
      when: dateTimeOf(d.date(heartAttack - 60)),
      onHypertensionDiet: true,
      onHypertensionMedication: true,
      renalFailureDiagnosed: false,
      diabetesDiagnosed: true,
      hasFamilyHeartDiseaseHistory: true,
      hasFamilyStrokeHistory: false,
      hasPersonalHeartDiseaseHistory: true,
      hasPersonStrokeHistory: false,
    },
    { source: lindholm.place },
  )
  d.add(
    concern,
    {
      description: words('May I drive long distances again?'),
      status: words('Answered: yes, with a break every two hours'),
    },
    { tags: 'heart' },
  )
}

const hip: Topic = d => {
  const day = `${d.year(4)}-06-14`
  problem(d, 'Osteoarthritis of the right hip', `${d.year(8)}-03`, 'inactive', { until: day, why: 'New hip' })
  const from = d.agoOf(`${d.year(8)}-04-02`)
  medicine(d, {
    of: 'Ibuprofen',
    strength: [400, 'mg'],
    dose: '1 tablet',
    often: 'When needed',
    why: 'Hip pain',
    from,
    to: d.agoOf(day),
  })
  d.add(
    procedure,
    {
      when: approxDateTimeOf(day),
      name: words('Hip replacement'),
      anatomicLocation: words('Right hip'),
      primaryProvider: doctor(adeyemi),
    },
    { source: adeyemi.place },
  )
  d.add(device, {
    when: dateTimeOf(day),
    deviceName: 'Hip prosthesis',
    anatomicSite: 'Right hip',
    description: 'Shows at airport gates; the card is in his wallet.',
  })
  document(
    d,
    'hip-discharge-letter.txt',
    'text/plain',
    letter(
      'Discharge letter',
      `${d.year(4)}-06-18`,
      'Total hip replacement, right side, without complications.',
      'Physiotherapy twice a week for six weeks.',
      adeyemi.name,
    ),
    { source: adeyemi.place },
  )
}

/** What the hospital handed out as a document of the standard. */
const papers: Topic = d => {
  const at = `${d.date(heartAttack - 5)}T11:20:00Z`
  const source = '<Source><Actor><ActorID>hospital</ActorID></Actor></Source>'
  const condition = (id: string, text: string) =>
    `<Problem><CCRDataObjectID>${id}</CCRDataObjectID><Type><Text>Diagnosis</Text></Type><Description><Text>${text}</Text></Description>${source}</Problem>`
  d.add(
    ccr,
    '<ContinuityOfCareRecord xmlns="urn:astm-org:CCR"><CCRDocumentObjectID>riverside-demo-1</CCRDocumentObjectID>' +
      `<Language><Text>English</Text></Language><Version>V1.0</Version><DateTime><ExactDateTime>${at}</ExactDateTime></DateTime>` +
      '<Patient><ActorID>patient</ActorID></Patient><From><ActorLink><ActorID>hospital</ActorID></ActorLink></From>' +
      '<Purpose><Description><Text>Summary of the stay after a heart attack</Text></Description></Purpose>' +
      `<Body><Problems>${condition('p1', 'Heart attack of the front wall')}${condition('p2', 'Type 2 diabetes')}</Problems></Body>` +
      '<Actors><Actor><ActorObjectID>patient</ActorObjectID><Person><Name><CurrentName><Given>Walter</Given><Family>Brandt</Family></CurrentName></Name></Person>' +
      `${source}</Actor><Actor><ActorObjectID>hospital</ActorObjectID><Organization><Name>Riverside Hospital</Name></Organization>${source}</Actor></Actors></ContinuityOfCareRecord>`,
    { source: lindholm.place },
  )
}

const calendar: Topic = d =>
  appointments(
    d,
    [110, 10, keller, 'Diabetes check'],
    [-12, 11, lindholm, 'Heart check'],
    [-75, 10, keller, 'Diabetes check'],
    [-165, 11, ferro, 'Eyes'],
  )

export const walter = { about, body, sugar, heart, hip, papers, calendar } satisfies Record<string, Topic>
