import { boolean, doc, type Infer, int, many, oneOf, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf, time } from './base/dates.ts'
import { dayOfWeek, days } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

const alert = sequence(
  {
    dow: many(doc(dayOfWeek, 'Day of the week: 1 is Sunday, 7 Saturday.', { label: 'Day', words: days }), 1, 7),
    time: many(doc(time, 'The time of day.'), 1),
  },
  'alert',
)

export const asthmaInhaler = thingType({
  id: 'ff9ce191-2096-47d8-9300-5469a9883746',
  name: 'Asthma inhaler',
  root: 'asthma-inhaler',
  namespace: 'urn:com.microsoft.wc.thing.inhaler',
  summary: 'An inhaler the person has, and how it is to be used.',
  category: 'Medications',
  updatedEndDate: 'stopDate',
  data: sequence({
    drug: doc(codableValue, 'The medicine inside.', {
      label: 'Medicine',
      vocabulary: 'RxNorm/RxNorm Active Medicines',
    }),
    strength: optional(doc(codableValue, 'How much is in one puff.')),
    purpose: optional(
      doc(oneOf('Control', 'Rescue', 'Combination'), 'What it is for.', {
        label: 'For',
        words: { Control: 'every day', Rescue: 'emergencies', Combination: 'both' },
      }),
    ),
    startDate: doc(approxDateTime, 'When the person began to use it.', { label: 'Started' }),
    stopDate: optional(doc(approxDateTime, 'When it was stopped; absent while it is used.', { label: 'Stopped' })),
    expirationDate: optional(doc(approxDateTime, 'Until when it can be used.', { label: 'Good until' })),
    deviceId: optional(doc(string(), 'The number on the device.', { label: 'Device number' })),
    initialDoses: optional(doc(int(), 'How many puffs were in it when new.', { label: 'Puffs when new' })),
    minDailyDoses: optional(doc(int(), 'The fewest puffs a day.', { label: 'Puffs a day, at least' })),
    maxDailyDoses: optional(doc(int(), 'The most puffs a day.', { label: 'Puffs a day, at most' })),
    canAlert: optional(doc(boolean(), 'Whether the device can remind.', { label: 'Reminds' })),
    alert: many(doc(alert, 'When the device reminds.', { label: 'Reminder' })),
  }),
  columns: ['drug', 'strength', 'purpose', 'startDate', 'stopDate', 'maxDailyDoses'],
  line: '{drug}[ {strength}][, for {purpose}]',
  sample: {
    drug: words('Salbutamol'),
    strength: words('100 µg a puff'),
    purpose: 'Rescue',
    startDate: approxDateTimeOf('2022-10'),
    initialDoses: 200,
    maxDailyDoses: 8,
    alert: [],
  },
})
export type AsthmaInhaler = Infer<typeof asthmaInhaler.data>
