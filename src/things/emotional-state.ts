import { doc, type Infer, optional, sequence } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { oneToFive } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

const scale = (text: string, words: { readonly [value: string]: string }) => optional(doc(oneToFive, text, { words }))

export const emotionalState = thingType({
  id: '4b7971d6-e427-427d-bf2c-2fbcf76606b3',
  name: 'Emotional state',
  root: 'emotion',
  namespace: 'urn:com.microsoft.wc.thing.emotion',
  summary: 'How somebody feels: mood, stress, well-being.',
  category: 'Measurements',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it was so.', { label: 'Date' }),
    mood: scale('How the mood is.', { 1: 'depressed', 2: 'sad', 3: 'neutral', 4: 'happy', 5: 'elated' }),
    stress: scale('How much stress there is.', { 1: 'very low', 2: 'low', 3: 'moderate', 4: 'high', 5: 'very high' }),
    wellbeing: scale('How the person feels altogether.', {
      1: 'sick',
      2: 'impaired',
      3: 'able',
      4: 'healthy',
      5: 'vigorous',
    }),
  }),
  columns: ['when', 'mood', 'stress', 'wellbeing'],
  line: '[mood {mood}][, stress {stress}][, {wellbeing}]',
  chart: {
    unit: '1',
    lines: [{ y: 'mood' }, { y: 'stress' }, { y: 'wellbeing', label: 'Well-being' }],
  },
  sample: { when: dateTimeOf('2026-02-24T20:30:00'), mood: 4, stress: 2, wellbeing: 4 },
})
export type EmotionalState = Infer<typeof emotionalState.data>
