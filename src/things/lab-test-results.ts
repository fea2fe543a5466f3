import {
  doc,
  double,
  type Field,
  type Infer,
  many,
  note,
  optional,
  type Ref,
  ref,
  type Schema,
  sequence,
  string,
} from '../schema/schema.ts'
import { type CodableValue, codableValue, coded, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { doubleRange, generalMeasurement, quantity } from './base/measurements.ts'
import { type Organization, organization } from './base/person.ts'
import { chain, type Held, thingType } from './thing-type.ts'

const about = {
  name: 'Lab results',
  plural: 'Lab results',
  root: 'lab-test-results',
  namespace: 'urn:com.microsoft.wc.thing.lab-test-results',
  summary: 'Results of laboratory tests, in the groups the laboratory reported them in.',
  category: 'Health History',
  effectiveDate: 'when',
  columns: [
    'when',
    { path: 'labGroup.groupName', label: 'Tests' },
    { path: 'labGroup.results.name', label: 'Results' },
    { path: 'labGroup.status', label: 'Status' },
    'orderedBy',
  ],
  line: '{labGroup.groupName}',
} as const

const when = optional(doc(approxDateTime, 'When the sample was taken or the results came.', { label: 'Date' }))
const orderedBy = optional(doc(organization, 'Who asked for the tests.'))

/** A group holds results and further groups; the two versions differ only in the ranges of a result. */
interface Group<Result> {
  readonly groupName: CodableValue
  readonly laboratoryName?: Organization
  readonly status?: CodableValue
  readonly subGroups: readonly Group<Result>[]
  readonly results: readonly Result[]
}

const resultWith = <R extends Schema>(ranges: Field<R, 'many'>) =>
  sequence(
    {
      when: optional(doc(approxDateTime, 'When this test was done.', { label: 'Date' })),
      name: optional(doc(string(), 'What the laboratory calls the test.', { label: 'Test' })),
      substance: optional(doc(codableValue, 'What was examined: blood, urine.')),
      collectionMethod: optional(doc(codableValue, 'How the sample was taken.')),
      clinicalCode: optional(
        doc(codableValue, 'The test in a code system.', { label: 'Code', vocabulary: 'regenstrief/LOINC' }),
      ),
      value: optional(
        sequence(
          {
            measurement: doc(generalMeasurement, 'The result as the laboratory wrote it.', { label: 'Result' }),
            ranges,
            flag: many(
              doc(codableValue, 'Whether the result is high, low, critical.', { vocabulary: 'lab-result-flag' }),
            ),
          },
          'lab-test-result-value-type',
        ),
      ),
      status: optional(note(codableValue, { vocabulary: 'lab-status' })),
      note: optional(doc(string(), 'What the laboratory adds in words.', { multiline: true })),
    },
    'lab-test-result-type',
  )

const groupWith = (results: Field<Schema, 'many'>, self: Ref) =>
  sequence(
    {
      groupName: doc(codableValue, 'What these tests are called together.', { label: 'Group' }),
      laboratoryName: optional(doc(organization, 'Which laboratory did them.', { label: 'Laboratory' })),
      status: optional(doc(codableValue, 'Whether the group is complete.', { vocabulary: 'lab-status' })),
      subGroups: many(note(self, { doc: 'Groups within this group.', label: 'Part' })),
      results,
    },
    'lab-test-results-group-type',
  )

const rangeKind = doc(codableValue, 'What kind of range it is: usual, toxic.', { label: 'Kind' })
const range1 = sequence({ type: rangeKind, range: doc(doubleRange, 'Both bounds.') }, 'test-result-range')
const bounds = sequence(
  { minimumRange: optional(double()), maximumRange: optional(double()) },
  'test-result-range-value',
)
const range2 = sequence(
  {
    type: rangeKind,
    text: doc(codableValue, 'The range in words.'),
    value: optional(doc(bounds, 'The range in numbers, open where a bound is absent.')),
  },
  'test-result-range',
)
type Range1 = Infer<typeof range1>
type Range2 = Infer<typeof range2>

const compared = { doc: 'What to compare the result with.', label: 'Range' }
const result1 = resultWith(many(note(range1, compared)))
const result2 = resultWith(many(note(range2, compared)))
type Result1 = Infer<typeof result1>
type Result2 = Infer<typeof result2>

const tests = { doc: 'One test and what came out.', label: 'Result' }
const group1: Ref<Group<Result1>> = ref('lab-test-results-group-type', () => groupShape1)
const groupShape1 = groupWith(many(note(result1, tests)), group1)
const group2: Ref<Group<Result2>> = ref('lab-test-results-group-type', () => groupShape2)
const groupShape2 = groupWith(many(note(result2, tests)), group2)

const together = { doc: 'Tests that were reported together.', label: 'Group' }

/** Ranges have two bounds and no words. */
export const labTestResults1 = thingType({
  ...about,
  id: 'f57746af-9631-49dc-944e-2c92bee0d1e9',
  xsdFile: 'lab-test-results.1.xsd',
  data: sequence({ when, labGroup: many(note(group1, together), 1), orderedBy }),
  sample: {
    when: approxDateTimeOf('2013-02-05'),
    labGroup: [
      {
        groupName: words('Electrolytes'),
        subGroups: [],
        results: [
          {
            name: 'Potassium',
            value: {
              measurement: {
                display: '4.3 mmol/L',
                structured: [quantity(4.3, 'mmol/L', 'mmol-per-l', 'lab-results-units')],
              },
              ranges: [{ type: words('Usual'), range: { minimumRange: 3.5, maximumRange: 5 } }],
              flag: [coded('Normal', 'N', 'lab-result-flag')],
            },
          },
        ],
      },
    ],
  },
})
export type LabTestResults1 = Infer<typeof labTestResults1.data>

const labTestResults2 = thingType({
  ...about,
  id: '5800eab5-a8c2-482a-a4d6-f1db25ae08c3',
  version: 2,
  data: sequence({ when, labGroup: many(note(group2, together), 1), orderedBy }),
  sample: {
    when: approxDateTimeOf('2026-03-17T09:20'),
    labGroup: [
      {
        groupName: words('Blood count'),
        laboratoryName: { name: 'Fyris laboratory' },
        status: coded('Complete', 'C', 'lab-status'),
        subGroups: [],
        results: [
          {
            name: 'Haemoglobin',
            substance: words('Blood'),
            clinicalCode: coded('Hemoglobin [Mass/volume] in Blood', '718-7', 'regenstrief/LOINC/2.26'),
            value: {
              measurement: { display: '134 g/L', structured: [{ value: 134, units: words('g/L') }] },
              ranges: [
                { type: words('Usual'), text: words('120 - 155'), value: { minimumRange: 120, maximumRange: 155 } },
              ],
              flag: [coded('Normal', 'N', 'lab-result-flag')],
            },
          },
        ],
      },
    ],
    orderedBy: { name: 'Vaksala health centre' },
  },
})
export type LabTestResults = Infer<typeof labTestResults2.data>

export const labTestResults = chain(labTestResults1, labTestResults2, { upgrade, downgrade })

function upgrade({ value, common }: Held<LabTestResults1>): Held<LabTestResults> {
  const inWords = ({ type, range: { minimumRange, maximumRange } }: Range1): Range2 => ({
    type,
    text: words(`${minimumRange} - ${maximumRange}`),
    value: { minimumRange, maximumRange },
  })
  const result = ({ value, ...same }: Result1): Result2 =>
    value === undefined ? same : { ...same, value: { ...value, ranges: value.ranges.map(inWords) } }
  return { value: { ...value, labGroup: value.labGroup.map(group => withResults(group, result)) }, common }
}

/** A range without both bounds is lost, and so are the words of a range. */
function downgrade({ value, common }: Held<LabTestResults>): Held<LabTestResults1> {
  const closed = ({ type, value: { minimumRange, maximumRange } = {} }: Range2): Range1[] =>
    minimumRange === undefined || maximumRange === undefined ? [] : [{ type, range: { minimumRange, maximumRange } }]
  const result = ({ value, ...same }: Result2): Result1 =>
    value === undefined ? same : { ...same, value: { ...value, ranges: value.ranges.flatMap(closed) } }
  return { value: { ...value, labGroup: value.labGroup.map(group => withResults(group, result)) }, common }
}

function withResults<A, B>(group: Group<A>, convert: (result: A) => B): Group<B> {
  return {
    ...group,
    subGroups: group.subGroups.map(inner => withResults(inner, convert)),
    results: group.results.map(convert),
  }
}
