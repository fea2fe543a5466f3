import { boolean, doc, type Infer, many, optional, raw, sequence, string } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { positiveDouble, stringNotBlank1024 } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

const short = string({ min: 1, max: 128, nonBlank: true })
const pivot = (text: string, label: string) => optional(doc(short, text, { label }))
const facts = sequence(
  {
    value: many(
      doc(
        sequence(
          {
            key: doc(string(), 'What it is called.', { label: 'Name' }),
            value: doc(raw(), 'What it is; any XML.'),
          },
          'StructuredInsightValue',
        ),
        'One fact.',
        { label: 'Fact' },
      ),
      1,
    ),
  },
  'StructuredInsightValues',
)

export const insight = thingType({
  id: '5d15b7bc-0499-4dc4-8df7-ef1a2332cfb5',
  name: 'Insight',
  root: 'insight',
  namespace: 'urn:com.microsoft.wc.thing.insight',
  xsdFile: 'insight.1.xsd',
  summary: 'Something that a program noticed in the data of the record.',
  category: 'Custom Data',
  effectiveDate: 'when',
  updatedEndDate: 'expirationDate',
  immutable: true,
  data: sequence({
    raisedInsightId: doc(short, 'The number of this insight.', { label: 'Number' }),
    catalogId: doc(short, 'Which insight of the catalogue it is.', { label: 'Catalogue number' }),
    when: doc(dateTime, 'When it was noticed.', { label: 'Date' }),
    expirationDate: doc(dateTime, 'Until when it holds.', { label: 'Holds until' }),
    channel: pivot('Where it is meant to be shown.', 'Channel'),
    algoClass: pivot('What kind of reckoning found it.', 'Kind of reckoning'),
    directionality: pivot('Whether it tells of more or less.', 'Direction'),
    timeSpanPivot: pivot('Over which time it looks.', 'Time'),
    comparisonPivot: pivot('With what it compares.', 'Compared with'),
    tonePivot: pivot('How it is said.', 'Tone'),
    scopePivot: pivot('Whom it looks at.', 'Scope'),
    dataUsedPivot: optional(
      doc(
        sequence({ dataUsed: many(doc(string(), 'One kind of data.', { label: 'Data' })) }, 'DataUsed'),
        'Which data it was found in.',
        {
          label: 'Data used',
        },
      ),
    ),
    annotation: optional(doc(string(), 'A remark on it.', { label: 'Remark' })),
    strength: optional(doc(positiveDouble, 'How strong it is.')),
    confidence: optional(doc(positiveDouble, 'How sure it is.')),
    origin: pivot('What program found it.', 'Found by'),
    tags: optional(
      doc(sequence({ tag: many(doc(stringNotBlank1024, 'One word.')) }, 'InsightTags'), 'Words to find it by.', {
        label: 'Words',
      }),
    ),
    values: optional(doc(facts, 'Numbers and texts it rests on.')),
    links: optional(doc(facts, 'Where there is more about it.')),
    messages: optional(
      doc(
        sequence(
          {
            regular: optional(doc(string(), 'In one or two sentences.', { label: 'Text', multiline: true })),
            short: optional(doc(string(), 'In a few words.', { label: 'Short text' })),
          },
          'InsightMessages',
        ),
        'What it says.',
        { label: 'Text' },
      ),
    ),
    attribution: optional(
      doc(
        sequence(
          {
            name: doc(string({ min: 1, max: 256 }), 'Who it is owed to.'),
            attributionRequired: optional(doc(boolean(), 'Whether this has to be said.', { label: 'Has to be named' })),
          },
          'InsightAttribution',
        ),
        'Whose knowledge it rests on.',
        { label: 'Owed to' },
      ),
    ),
  }),
  columns: [
    'when',
    { path: 'messages.short', label: 'Short text' },
    { path: 'messages.regular', label: 'Text' },
    'expirationDate',
    'origin',
  ],
  line: '{messages.short|messages.regular|catalogId}',
  sample: {
    raisedInsightId: 'r-20260226-1',
    catalogId: 'sleep-weekend',
    when: dateTimeOf('2026-02-26T06:00:00'),
    expirationDate: dateTimeOf('2026-03-05T06:00:00'),
    dataUsedPivot: { dataUsed: ['Sleep session'] },
    messages: {
      regular: 'On weekends you sleep an hour longer than on weekdays.',
      short: 'Longer sleep on weekends',
    },
  },
})
export type Insight = Infer<typeof insight.data>
