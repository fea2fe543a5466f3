import { attributed, choice, doc, type Infer, many, note, optional, sequence, string } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { percentage, positiveDouble, positiveInt } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

const boundary = choice(
  {
    absoluteHeartrate: doc(positiveInt, 'Beats in a minute.', { label: 'Heart rate', unit: '/min' }),
    percentMaxHeartrate: doc(percentage, 'A part of the highest heart rate.', { label: 'Of the highest' }),
  },
  'ZoneBoundary',
)
const zone = attributed(
  sequence({
    lowerBound: doc(boundary, 'Where the zone begins.', { label: 'From' }),
    upperBound: doc(boundary, 'Where the zone ends.', { label: 'To' }),
  }),
  { name: optional(note(string(), { label: 'Zone' })) },
  'HeartrateZone',
)

export const aerobicProfile = thingType({
  id: '7b2ea78c-4b78-4f75-a6a7-5396fe38b09a',
  name: 'Aerobic profile',
  root: 'aerobic-profile',
  namespace: 'urn:com.microsoft.wc.thing.aerobic-profile',
  summary: 'How fit heart and lungs are, and the zones to train in.',
  category: 'Fitness',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it was found out.', { label: 'Date' }),
    maxHeartrate: optional(
      doc(positiveInt, 'The highest heart rate under load.', { label: 'Highest heart rate', unit: '/min' }),
    ),
    restingHeartrate: optional(
      doc(positiveInt, 'The heart rate at rest.', { label: 'Resting heart rate', unit: '/min' }),
    ),
    anaerobicThreshold: optional(
      doc(positiveInt, 'The heart rate above which the muscles lack oxygen.', {
        label: 'Anaerobic threshold',
        unit: '/min',
      }),
    ),
    VO2Max: optional(
      doc(
        sequence(
          {
            absolute: optional(doc(positiveDouble, 'Oxygen in a minute.', { unit: 'mL/min' })),
            relative: optional(
              doc(positiveDouble, 'Oxygen in a minute for each kilogram of the body.', { unit: 'mL/kg/min' }),
            ),
          },
          'MaxVO2',
        ),
        'The most oxygen that the body can take up.',
        { label: 'Oxygen uptake (VO2 max)', xmlName: 'VO2-max' },
      ),
    ),
    heartrateZoneGroup: many(
      doc(
        attributed(
          sequence({ heartrateZone: many(doc(zone, 'One zone.', { label: 'Zone' })) }),
          { name: optional(note(string(), { label: 'Name' })) },
          'HeartrateZoneGroup',
        ),
        'Zones that belong together.',
        { label: 'Zones' },
      ),
    ),
  }),
  columns: [
    'when',
    'maxHeartrate',
    'restingHeartrate',
    'anaerobicThreshold',
    { path: 'VO2Max.relative', label: 'VO2 max' },
  ],
  line: '[at rest {restingHeartrate}][, highest {maxHeartrate}][, VO2 max {VO2Max.relative}]',
  chart: { unit: '/min', lines: [{ y: 'restingHeartrate' }] },
  sample: {
    when: dateTimeOf('2026-01-10T10:00:00'),
    maxHeartrate: 182,
    restingHeartrate: 58,
    anaerobicThreshold: 161,
    VO2Max: { relative: 41.5 },
    heartrateZoneGroup: [
      {
        name: 'Running',
        heartrateZone: [
          { name: 'Easy', lowerBound: { absoluteHeartrate: 110 }, upperBound: { absoluteHeartrate: 135 } },
          { name: 'Hard', lowerBound: { absoluteHeartrate: 150 }, upperBound: { absoluteHeartrate: 170 } },
        ],
      },
    ],
  },
})
export type AerobicProfile = Infer<typeof aerobicProfile.data>
