import { boolean, doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { nonNegativeInt } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const bloodPressure = thingType({
  id: 'ca3c57f4-f4c1-4e15-be67-0a3caf5414ed',
  name: 'Blood pressure',
  root: 'blood-pressure',
  namespace: 'urn:com.microsoft.wc.thing.BloodPressure',
  xsdFile: 'bp.xsd',
  summary: 'One reading of blood pressure, with the pulse where it was read too.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When the pressure was read.', { label: 'Date' }),
    systolic: doc(nonNegativeInt, 'The upper number: pressure while the heart contracts.', { unit: 'mm[Hg]' }),
    diastolic: doc(nonNegativeInt, 'The lower number: pressure between two beats.', { unit: 'mm[Hg]' }),
    pulse: optional(doc(nonNegativeInt, 'Heartbeats in a minute.', { unit: '/min' })),
    irregularHeartbeat: optional(doc(boolean(), 'Whether the meter noticed an irregular beat.')),
  }),
  columns: ['when', 'systolic', 'diastolic', 'pulse', 'irregularHeartbeat'],
  line: '{systolic#}/{diastolic}[, pulse {pulse}]',
  chart: {
    unit: 'mm[Hg]',
    lines: [
      { y: 'systolic', bands: [{ label: 'Usual systolic', low: 90, high: 120 }] },
      { y: 'diastolic', bands: [{ label: 'Usual diastolic', low: 60, high: 80 }] },
    ],
  },
  sample: {
    when: dateTimeOf('2026-02-11T08:05:00'),
    systolic: 124,
    diastolic: 79,
    pulse: 66,
    irregularHeartbeat: false,
  },
})
export type BloodPressure = Infer<typeof bloodPressure.data>
