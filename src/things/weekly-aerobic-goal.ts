import { doc, type Infer, sequence } from '../schema/schema.ts'
import { session } from './base/aerobic-session.ts'
import { coded } from './base/codable-value.ts'
import { positiveInt } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const weeklyAerobicGoal = thingType({
  id: 'e4501363-fb95-4a11-bb60-da64e98048b5',
  name: 'Weekly aerobic exercise goal',
  root: 'aerobic-weekly',
  namespace: 'urn:com.microsoft.wc.thing.aerobic-weekly',
  summary: 'How much endurance sport the person wants to do each week.',
  category: 'Fitness',
  data: sequence({
    session: doc(session, 'What one time of sport should reach at least.', { label: 'Each time' }),
    recurrence: doc(positiveInt, 'How many times a week.', { label: 'Times a week' }),
  }),
  columns: ['session.mode', 'session.minutes', 'recurrence', 'session.distance', 'session.intensity'],
  line: '{recurrence} a week[: {session.mode}][, {session.distance}][, {session.minutes}]',
  sample: {
    session: { mode: coded('walking', 'walk', 'aerobic-activities'), minutes: 30, intensity: 3 },
    recurrence: 5,
  },
})
export type WeeklyAerobicGoal = Infer<typeof weeklyAerobicGoal.data>
