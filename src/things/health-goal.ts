import { doc, guid, type Infer, many, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { generalMeasurement } from './base/measurements.ts'
import { positiveInt } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

const range = sequence(
  {
    name: doc(codableValue, 'What is measured.', { label: 'Measured' }),
    description: optional(doc(string(), 'More about it.')),
    minimum: optional(doc(generalMeasurement, 'It should not be less.', { label: 'At least' })),
    maximum: optional(doc(generalMeasurement, 'It should not be more.', { label: 'At most' })),
  },
  'goal-range',
)

export const healthGoal = thingType({
  id: 'dad8bb47-9ad0-4f09-a020-0ff051d1d0f7',
  name: 'Health goal',
  root: 'health-goal',
  namespace: 'urn:com.microsoft.wc.thing.goal',
  summary: 'Something somebody wants to reach for their health.',
  category: 'Health History',
  updatedEndDate: 'endDate',
  data: sequence({
    name: doc(codableValue, 'What is to be reached.', { label: 'Goal', vocabulary: 'goal-type' }),
    description: optional(doc(string(), 'The goal in more words.', { multiline: true })),
    startDate: optional(doc(approxDateTime, 'From when.', { label: 'From' })),
    endDate: optional(doc(approxDateTime, 'Until when.', { label: 'Until' })),
    associatedTypeInfo: optional(
      doc(
        sequence(
          {
            thingTypeVersionId: doc(guid(), 'The type of the items that tell of it.', { label: 'Type id' }),
            thingTypeValueXpath: optional(doc(string(), 'Where their number stands, as XPath.', { label: 'Number' })),
            thingTypeDisplayXpath: optional(doc(string(), 'Where their text stands, as XPath.', { label: 'Text' })),
          },
          'goal-associated-type-info',
        ),
        'Which items of the record tell of it.',
        { label: 'Items of the record' },
      ),
    ),
    targetRange: optional(doc(range, 'Between what it should be.', { label: 'Range' })),
    goalAdditionalRanges: many(doc(range, 'Another number that matters.', { label: 'Further range' })),
    recurrence: optional(
      doc(
        sequence(
          {
            interval: doc(codableValue, 'Each day, each week.', { label: 'Each', vocabulary: 'recurrence-intervals' }),
            timesInInterval: doc(positiveInt, 'How many times in it.', { label: 'Times' }),
          },
          'goal-recurrence',
        ),
        'How often it is to be reached.',
        { label: 'Again' },
      ),
    ),
  }),
  columns: [
    'name',
    'description',
    'startDate',
    'endDate',
    { path: 'targetRange.minimum', label: 'At least' },
    { path: 'targetRange.maximum', label: 'At most' },
  ],
  line: '{name}[, until {endDate}]',
  sample: {
    name: words('Ten thousand steps'),
    description: 'On at least five days of the week.',
    startDate: approxDateTimeOf('2026-02-01'),
    targetRange: { name: words('Steps'), minimum: { display: '10,000 steps', structured: [] } },
    goalAdditionalRanges: [],
    recurrence: { interval: words('Week'), timesInInterval: 5 },
  },
})
export type HealthGoal = Infer<typeof healthGoal.data>
