import { doc, type Infer, int, many, optional, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { dateTime, dateTimeOf, time, timeOf } from './base/dates.ts'
import { nonNegativeInt } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

const minutes = { unit: 'min' }

export const sleepSession = thingType({
  id: '11c52484-7f1a-11db-aeac-87d355d89593',
  name: 'Sleep session',
  root: 'sleep-am',
  namespace: 'urn:com.microsoft.wc.thing.sjam',
  xsdFile: 'sleepjournal-am.xsd',
  summary: 'One night of sleep, as written down or measured in the morning.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'The morning after.', { label: 'Date' }),
    bedTime: doc(time, 'When the person went to bed.', { label: 'To bed' }),
    wakeTime: doc(time, 'When the person woke up for good.', { label: 'Woke up' }),
    sleepMinutes: doc(nonNegativeInt, 'Time asleep.', { ...minutes, label: 'Asleep' }),
    settlingMinutes: doc(nonNegativeInt, 'Time it took to fall asleep.', { ...minutes, label: 'Falling asleep' }),
    awakening: many(
      doc(
        sequence(
          {
            when: doc(time, 'When the person woke.', { label: 'Time' }),
            minutes: doc(nonNegativeInt, 'How long they stayed awake.', minutes),
          },
          'Awakening',
        ),
        'A time awake in the night.',
        { label: 'Awake in the night' },
      ),
    ),
    medications: optional(doc(codableValue, 'What was taken before or during the night.', { label: 'Medicine taken' })),
    wakeState: doc(int({ min: 1, max: 3 }), 'How it felt to wake up.', {
      label: 'Felt on waking',
      words: { 1: 'fully awake', 2: 'awake but little tired', 3: 'sleepy' },
    }),
    timesWokenUp: optional(doc(nonNegativeInt, 'How often the sleep was interrupted.')),
    averageRestingHr: optional(
      doc(nonNegativeInt, 'Average heart rate asleep.', { label: 'Resting heart rate', unit: '/min' }),
    ),
    caloriesBurned: optional(doc(nonNegativeInt, 'Energy used in the night.', { label: 'Energy used', unit: 'kcal' })),
    awakeMinutes: optional(doc(nonNegativeInt, 'Time awake in bed.', { ...minutes, label: 'Awake' })),
    sleepPhaseSummaryGroup: optional(
      doc(
        sequence(
          {
            sleepPhaseSummary: many(
              doc(
                sequence(
                  {
                    phase: doc(codableValue, 'Deep, light, REM and so on.'),
                    minutes: doc(nonNegativeInt, 'Time in this phase.', minutes),
                  },
                  'SleepPhaseSummary',
                ),
                'One phase of sleep over the whole night.',
                { label: 'Phase' },
              ),
              1,
            ),
          },
          'SleepPhaseSummaryGroup',
        ),
        'How the night divides into phases of sleep.',
        { label: 'Phases of sleep' },
      ),
    ),
  }),
  columns: ['when', 'bedTime', 'wakeTime', 'sleepMinutes', 'settlingMinutes', 'wakeState'],
  line: '{sleepMinutes} asleep, {bedTime} to {wakeTime}',
  chart: { unit: 'min', lines: [{ y: 'sleepMinutes', bands: [{ label: 'Usual for adults', low: 420, high: 540 }] }] },
  sample: {
    when: dateTimeOf('2026-02-27T07:05:00'),
    bedTime: timeOf('22:50'),
    wakeTime: timeOf('06:45'),
    sleepMinutes: 431,
    settlingMinutes: 18,
    awakening: [{ when: timeOf('03:20'), minutes: 26 }],
    wakeState: 2,
    averageRestingHr: 56,
    sleepPhaseSummaryGroup: {
      sleepPhaseSummary: [
        { phase: words('Deep'), minutes: 88 },
        { phase: words('REM'), minutes: 97 },
      ],
    },
  },
})
export type SleepSession = Infer<typeof sleepSession.data>
