import { doc, double, many, optional, sequence, string } from '../../schema/schema.ts'
import { codableValue } from './codable-value.ts'
import { dateTime } from './dates.ts'
import { doubleRange } from './measurements.ts'

/** One test of a laboratory in the older form that microbiology results use (data.md, Appendix A, lab-test-type). */
const result = sequence(
  {
    value: optional(doc(double(), 'The result as a number.', { label: 'Result' })),
    unit: optional(doc(codableValue, 'What the number is counted in.', { vocabulary: 'lab-results-units' })),
    referenceRange: optional(doc(doubleRange, 'Between these numbers is usual.', { label: 'Usual range' })),
    toxicRange: optional(doc(doubleRange, 'Between these numbers is harmful.', { label: 'Harmful range' })),
    textValue: optional(doc(string(), 'The result in words.', { label: 'In words' })),
    flag: many(doc(codableValue, 'Whether the result is high, low or critical.', { vocabulary: 'lab-result-flag' })),
  },
  'lab-result-type',
)
export const labTest = sequence(
  {
    when: doc(dateTime, 'When the test was done.', { label: 'Date' }),
    name: optional(doc(string(), 'What the laboratory calls the test.', { label: 'Test' })),
    substance: optional(doc(codableValue, 'What was examined: blood, a swab.')),
    collectionMethod: optional(doc(codableValue, 'How the sample was taken.')),
    abbreviation: optional(doc(string(), 'The short name of the test.')),
    description: optional(doc(string(), 'What the test is about.', { multiline: true })),
    code: many(doc(codableValue, 'The test in a code system.', { vocabulary: 'regenstrief/LOINC' })),
    result: optional(doc(result, 'What came out.')),
    status: optional(doc(codableValue, 'Whether the test is complete.', { vocabulary: 'lab-status' })),
  },
  'lab-test-type',
)
