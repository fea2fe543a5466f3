import { doc, type Infer, many, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

const assessment = sequence(
  {
    name: doc(codableValue, 'What was looked at.', { label: 'Looked at', vocabulary: 'health-assessment-name' }),
    value: many(
      doc(codableValue, 'What came out.', { label: 'Result', vocabulary: 'health-assessment-value-sets' }),
      1,
    ),
    group: optional(
      doc(codableValue, 'The part of the assessment it belongs to.', {
        label: 'Part',
        vocabulary: 'health-assessment-groups',
      }),
    ),
  },
  'Assessment',
)

export const healthAssessment = thingType({
  id: '58fd8ac4-6c47-41a3-94b2-478401f0e26c',
  name: 'Health assessment',
  root: 'health-assessment',
  namespace: 'urn:com.microsoft.wc.thing.health-assessment',
  summary: 'What a questionnaire or a check says about somebody’s health.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it was made.', { label: 'Date' }),
    name: doc(string(), 'What the assessment is called.', { label: 'Assessment' }),
    category: doc(codableValue, 'What it is about.', { vocabulary: 'health-assessment-category' }),
    result: many(doc(assessment, 'One result.'), 1),
  }),
  columns: [
    'when',
    'name',
    'category',
    { path: 'result.name', label: 'Looked at' },
    { path: 'result.value', label: 'Results' },
  ],
  line: '{name}',
  sample: {
    when: dateTimeOf('2026-01-12T10:00:00'),
    name: 'Heart risk check',
    category: words('Heart'),
    result: [{ name: words('Risk in the next ten years'), value: [words('Moderate')] }],
  },
})
export type HealthAssessment = Infer<typeof healthAssessment.data>
