import { doc, type Infer, int, many, sequence } from '../schema/schema.ts'
import { dateTime, dateTimeOf, time, timeOf } from './base/dates.ts'
import { nonNegativeInt } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

const activity = sequence(
  {
    when: doc(time, 'When it began.', { label: 'Time' }),
    minutes: doc(nonNegativeInt, 'How long it took.', { unit: 'min', label: 'Duration' }),
  },
  'Activity',
)

export const sleepJournalEntry = thingType({
  id: '031f5706-7f1a-11db-ad56-7bd355d89593',
  name: 'Sleep journal entry',
  plural: 'Sleep journal entries',
  root: 'sleep-pm',
  namespace: 'urn:com.microsoft.wc.thing.sjpm',
  xsdFile: 'sleepjournal-pm.xsd',
  summary: 'What the day was like before a night: coffee, alcohol, naps, sport.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'The day it is about.', { label: 'Date' }),
    caffeine: many(doc(time, 'When coffee, tea or cola was drunk.', { label: 'Coffee or tea at' })),
    alcohol: many(doc(time, 'When alcohol was drunk.', { label: 'Alcohol at' })),
    nap: many(doc(activity, 'Sleep by day.')),
    exercise: many(doc(activity, 'Sport or movement.')),
    sleepiness: doc(int({ min: 1, max: 4 }), 'How the day felt.', {
      label: 'Felt',
      words: { 1: 'sleepy', 2: 'tired', 3: 'alert', 4: 'wide awake' },
    }),
  }),
  columns: [
    'when',
    'sleepiness',
    'caffeine',
    'alcohol',
    { path: 'nap.minutes', label: 'Naps' },
    { path: 'exercise.minutes', label: 'Exercise' },
  ],
  line: '{sleepiness}[, nap {nap.minutes}]',
  sample: {
    when: dateTimeOf('2026-02-26T21:15:00'),
    caffeine: [timeOf('07:30'), timeOf('13:10')],
    alcohol: [],
    nap: [{ when: timeOf('14:00'), minutes: 25 }],
    exercise: [{ when: timeOf('17:45'), minutes: 40 }],
    sleepiness: 3,
  },
})
export type SleepJournalEntry = Infer<typeof sleepJournalEntry.data>
