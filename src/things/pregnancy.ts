import { doc, type Infer, many, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, coded } from './base/codable-value.ts'
import { approxDate, approxDateOf, approxDateTime, approxDateTimeOf, date, dateOf } from './base/dates.ts'
import { displayed, lengthUnits, lengthValue, weightUnits, weightValue } from './base/measurements.ts'
import { nonNegativeInt, positiveDouble, positiveInt } from './base/numbers.ts'
import { name, organization } from './base/person.ts'
import { thingType } from './thing-type.ts'

const baby = sequence(
  {
    name: optional(doc(name, 'The name of the child.')),
    gender: optional(doc(codableValue, 'Girl or boy.', { vocabulary: 'gender-types' })),
    weight: optional(doc(weightValue, 'Weight at birth.')),
    length: optional(doc(lengthValue, 'Length at birth.')),
    headCircumference: optional(doc(lengthValue, 'Size of the head at birth.', { label: 'Around the head' })),
    note: optional(doc(string(), 'Anything else about the child.', { multiline: true })),
  },
  'Baby',
)
const delivery = sequence(
  {
    location: optional(doc(organization, 'Where the child was born.', { label: 'Place' })),
    timeOfDelivery: optional(doc(approxDateTime, 'When the child was born.', { label: 'Born' })),
    laborDuration: optional(doc(positiveDouble, 'How long labor took.', { label: 'Labor', unit: 'min' })),
    complications: many(
      doc(codableValue, 'What went wrong.', { label: 'Complication', vocabulary: 'delivery-complications' }),
    ),
    anesthesia: many(
      doc(codableValue, 'What was given against the pain.', {
        label: 'Against the pain',
        vocabulary: 'anesthesia-methods',
      }),
    ),
    deliveryMethod: optional(
      doc(codableValue, 'How the child was born.', { label: 'Kind of birth', vocabulary: 'delivery-methods' }),
    ),
    outcome: optional(
      doc(codableValue, 'How the pregnancy ended for this child.', { vocabulary: 'pregnancy-outcomes' }),
    ),
    baby: optional(doc(baby, 'The child.', { label: 'Child' })),
    note: optional(doc(string(), 'Anything else about the birth.', { multiline: true })),
  },
  'Delivery',
)

export const pregnancy = thingType({
  id: '46d485cf-2b84-429d-9159-83152ba801f4',
  name: 'Pregnancy',
  plural: 'Pregnancies',
  root: 'pregnancy',
  namespace: 'urn:com.microsoft.wc.thing.pregnancy',
  summary: 'A pregnancy, from its first days to the birth.',
  category: 'Health History',
  data: sequence({
    dueDate: optional(doc(approxDate, 'When the child is or was expected.', { label: 'Due' })),
    lastMenstrualPeriod: optional(doc(date, 'The first day of the last period.', { label: 'Last period' })),
    conceptionMethod: optional(
      doc(codableValue, 'How it came about.', { label: 'Conception', vocabulary: 'conception-methods' }),
    ),
    fetusCount: optional(doc(nonNegativeInt, 'How many children are expected.', { label: 'Children expected' })),
    gestationalAge: optional(
      doc(positiveInt, 'How many weeks it had lasted at the birth.', { label: 'Length', unit: 'wk' }),
    ),
    delivery: many(doc(delivery, 'The birth; one for each child.', { label: 'Birth' })),
  }),
  columns: [
    'dueDate',
    { path: 'delivery.timeOfDelivery', label: 'Born' },
    { path: 'delivery.baby.name', label: 'Child' },
    { path: 'delivery.deliveryMethod', label: 'Kind of birth' },
    'gestationalAge',
  ],
  line: '{delivery.baby.name|delivery.outcome}[, due {dueDate}]',
  sample: {
    dueDate: approxDateOf('2024-05-20'),
    lastMenstrualPeriod: dateOf('2023-08-14'),
    fetusCount: 1,
    gestationalAge: 39,
    delivery: [
      {
        location: { name: 'Riverside Hospital' },
        timeOfDelivery: approxDateTimeOf('2024-05-16T04:12'),
        laborDuration: 540,
        complications: [],
        anesthesia: [coded('Epidural analgesia', 'EpiduralAnalgesia', 'anesthesia-methods')],
        deliveryMethod: coded('Vaginal', 'Vaginal', 'delivery-methods'),
        outcome: coded('Live birth', 'LiveBirth', 'pregnancy-outcomes'),
        baby: {
          name: { full: 'Leo Ellison' },
          gender: coded('male', 'male', 'gender-types'),
          weight: { kg: 3.42, display: displayed(3.42, weightUnits[0]!) },
          length: { m: 0.51, display: displayed(51, lengthUnits[1]!) },
        },
      },
    ],
  },
})
export type Pregnancy = Infer<typeof pregnancy.data>
