import { attributed, choice, doc, type Infer, many, note, optional, sequence, string } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { displayed, glucoseUnits, glucoseValue } from './base/measurements.ts'
import { percentage } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

const boundary = choice(
  {
    absoluteGlucose: doc(glucoseValue, 'Sugar in the blood.', { label: 'Blood sugar' }),
    percentMaxGlucose: doc(percentage, 'A part of the highest value.', { label: 'Of the highest' }),
  },
  'ZoneBoundary',
)
const zone = attributed(
  sequence({
    lowerBound: doc(boundary, 'Where the zone begins.', { label: 'From' }),
    upperBound: doc(boundary, 'Where the zone ends.', { label: 'To' }),
  }),
  { name: optional(note(string(), { label: 'Zone' })) },
  'TargetGlucoseZone',
)

export const diabeticProfile = thingType({
  id: '80cf4080-ad3f-4bb5-a0b5-907c22f73017',
  name: 'Diabetic profile',
  root: 'diabetic-profile',
  namespace: 'urn:com.microsoft.wc.thing.diabetic-profile',
  summary: 'The blood sugar somebody with diabetes aims at.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'Since when this holds.', { label: 'Date' }),
    maxHbA1C: optional(
      doc(percentage, 'The long-term value should not be higher.', { label: 'HbA1c at most', xmlName: 'max-HbA1C' }),
    ),
    targetGlucoseZoneGroup: many(
      doc(
        attributed(
          sequence({ targetGlucoseZone: many(doc(zone, 'One zone.', { label: 'Zone' })) }),
          { name: optional(note(string(), { label: 'Name' })) },
          'TargetGlucoseZoneGroup',
        ),
        'Zones that belong together.',
        { label: 'Zones' },
      ),
    ),
  }),
  columns: ['when', { path: 'maxHbA1C', label: 'HbA1c at most' }],
  line: '[HbA1c at most {maxHbA1C}]',
  sample: {
    when: dateTimeOf('2026-01-09'),
    maxHbA1C: 0.07,
    targetGlucoseZoneGroup: [
      {
        name: 'Before meals',
        targetGlucoseZone: [
          {
            name: 'Good',
            lowerBound: { absoluteGlucose: { mmolPerL: 4.4, display: displayed(4.4, glucoseUnits[0]!) } },
            upperBound: { absoluteGlucose: { mmolPerL: 7, display: displayed(7, glucoseUnits[0]!) } },
          },
        ],
      },
    ],
  },
})
export type DiabeticProfile = Infer<typeof diabeticProfile.data>
