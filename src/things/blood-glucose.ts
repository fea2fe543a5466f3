import { boolean, doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { codableValue, coded } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { displayed, glucoseUnits, glucoseValue } from './base/measurements.ts'
import { oneToFive } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const bloodGlucose = thingType({
  id: '879e7c04-4e8a-4707-9ad3-b054df467ce4',
  name: 'Blood glucose',
  root: 'blood-glucose',
  namespace: 'urn:com.microsoft.wc.thing.BloodGlucose',
  summary: 'One reading of the sugar in the blood.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When the blood was taken.', { label: 'Date' }),
    value: doc(glucoseValue, 'The concentration of glucose.', { label: 'Glucose' }),
    glucoseMeasurementType: doc(codableValue, 'What was measured: whole blood or plasma.', {
      label: 'Measured in',
      vocabulary: 'glucose-measurement-type',
    }),
    outsideOperatingTemp: optional(
      doc(boolean(), 'Whether the meter was too warm or too cold to be trusted.', {
        label: 'Outside operating temperature',
      }),
    ),
    isControlTest: optional(
      doc(boolean(), 'Whether this was a test of the meter with a control solution, not of a person.', {
        label: 'Control test',
      }),
    ),
    normalcy: optional(
      doc(oneToFive, 'How the reading compares to what is normal for the person.', {
        words: { 1: 'well below normal', 2: 'below normal', 3: 'normal', 4: 'above normal', 5: 'well above normal' },
      }),
    ),
    measurementContext: optional(
      doc(codableValue, 'What went before: fasting, a meal, exercise.', {
        label: 'Context',
        vocabulary: 'glucose-measurement-context',
      }),
    ),
  }),
  columns: ['when', 'value', 'measurementContext', 'glucoseMeasurementType', 'normalcy'],
  line: '{value}[, {measurementContext}]',
  chart: { unit: 'mmol/L', lines: [{ y: 'value', bands: [{ label: 'Usual when fasting', low: 3.9, high: 5.6 }] }] },
  sample: {
    when: dateTimeOf('2026-04-09T06:50:00'),
    value: { mmolPerL: 5.4, display: displayed(5.4, glucoseUnits[0]!) },
    glucoseMeasurementType: coded('Plasma', 'p', 'glucose-measurement-type'),
    normalcy: 3,
    measurementContext: coded('Before breakfast', 'BeforeBreakfast', 'glucose-measurement-context'),
  },
})
export type BloodGlucose = Infer<typeof bloodGlucose.data>
