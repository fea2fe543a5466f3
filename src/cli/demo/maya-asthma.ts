/** Asthma since childhood and hay fever in spring: peak flow falls in April, the inhaler is used more. */
import { allergy } from '../../things/allergy.ts'
import { asthmaInhaler } from '../../things/asthma-inhaler.ts'
import { asthmaInhalerUse } from '../../things/asthma-inhaler-use.ts'
import { words } from '../../things/base/codable-value.ts'
import { approxDateTimeOf, dateTimeOf } from '../../things/base/dates.ts'
import { displayed, volumeUnits } from '../../things/base/measurements.ts'
import { peakFlow } from '../../things/peak-flow.ts'
import { respiratoryProfile } from '../../things/respiratory-profile.ts'
import type { Topic } from './diary.ts'
import { doctors, ingredient, listed, medicine, perMinute, problem, round } from './entries.ts'

const pollen = 4
/** From 0 to 1: how near the birch is. */
const flowering = (season: number) => season ** 4

export const asthma: Topic = d => {
  problem(d, 'Asthma', 'as a child', 'intermittent', {
    note: 'Mild. Worse with colds and with birch pollen.',
    clientThingId: 'asthma',
  })
  problem(d, 'Hay fever', `${d.year(15)}-04`, 'intermittent', { note: 'Worst in April and May.' })
  d.add(allergy, {
    name: words('Birch pollen'),
    reaction: listed('reactions', '372.14', 'Itchy, watery eyes'),
    firstObserved: { descriptive: `spring ${d.year(15)}` },
    allergenType: listed('allergen-type', 'plant'),
    treatment: words('Cetirizine; windows closed in April'),
  })
  d.add(asthmaInhaler, {
    drug: ingredient('Albuterol'),
    strength: words('90 µg a puff'),
    purpose: 'Rescue',
    startDate: approxDateTimeOf(d.month(1900)),
    initialDoses: 200,
    maxDailyDoses: 8,
    alert: [],
  })
  d.add(asthmaInhaler, {
    drug: ingredient('Fluticasone'),
    strength: words('110 µg a puff'),
    purpose: 'Control',
    startDate: approxDateTimeOf(d.month(1900)),
    initialDoses: 120,
    minDailyDoses: 2,
    maxDailyDoses: 4,
    alert: [],
  })
  const shared = { route: 'inh', why: 'Asthma', from: 1900, by: doctors.okafor } as const
  medicine(d, {
    of: 'Albuterol',
    strength: '90 µg a puff',
    dose: '2 puffs',
    often: 'When needed',
    ...shared,
    beside: { tags: 'asthma' },
  })
  medicine(
    d,
    {
      of: 'Fluticasone',
      strength: '110 µg a puff',
      dose: '1 puff',
      often: 'Twice a day',
      ...shared,
      beside: { tags: 'asthma' },
    },
    { fills: true },
  )
  medicine(d, {
    of: 'Cetirizine',
    strength: [10, 'mg'],
    dose: '1 tablet',
    often: 'Once a day in spring',
    why: 'Hay fever',
    from: 1800,
  })
  d.add(
    respiratoryProfile,
    {
      when: dateTimeOf(d.date(510)),
      expiratoryFlowRedZoneUpperBoundary: perMinute(220),
      expiratoryFlowOrangeZoneUpperBoundary: perMinute(285),
      expiratoryFlowYellowZoneUpperBoundary: perMinute(350),
    },
    {
      source: doctors.okafor.place,
      note: 'Best value 440. Below 350 twice a day of the control inhaler; below 220 call.',
    },
  )
}

export const breath: Topic = d => {
  d.days({ from: 720, every: 3, kept: 0.85 }, (ago, share) => {
    const liters = round(432 + share * 8 - flowering(d.season(ago, pollen)) * 62 + d.wobble() * 14)
    d.add(
      peakFlow,
      {
        when: approxDateTimeOf(d.at(ago, 7.1)),
        pef: perMinute(liters),
        fev1: (n => ({ liters: n, display: displayed(n, volumeUnits[0]!) }))(round(liters * 0.0072, 2)),
        measurementFlags: [],
      },
      { source: 'Peak flow meter' },
    )
    if (!d.chance(0.05 + flowering(d.season(ago, pollen)) * 0.6)) return
    d.add(
      asthmaInhalerUse,
      {
        when: dateTimeOf(d.at(ago, d.pick([7.4, 16.5, 22]))),
        drug: words('Albuterol'),
        strength: words('90 µg a puff'),
        doseCount: d.chance(0.7) ? 2 : 1,
        dosePurpose: listed('inhaler-dose-purpose', 'r', 'Relief'),
      },
      { source: 'Inhaler counter', tags: 'asthma' },
    )
  })
}
