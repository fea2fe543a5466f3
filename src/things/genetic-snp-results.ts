import { doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { approxDateTime, approxDateTimeOf } from './base/dates.ts'
import { nonNegativeInt } from './base/numbers.ts'
import { organization } from './base/person.ts'
import { thingType } from './thing-type.ts'

export const geneticSnpResults = thingType({
  id: '9d006053-116c-43cc-9554-e0cda43558cb',
  name: 'Genetic SNP result',
  root: 'genetic-snp-results',
  namespace: 'urn:com.microsoft.wc.thing.genetic-snp-result',
  summary: 'Single places in the genes that a laboratory read.',
  category: 'Health History',
  effectiveDate: 'when',
  blobs: 'The default blob holds the places read as comma-separated text.',
  data: sequence({
    when: doc(approxDateTime, 'When the test was done.', { label: 'Date' }),
    genomeBuild: doc(string(), 'Which map of the genes it refers to.', { label: 'Map of the genes' }),
    chromosome: doc(string(), 'Which chromosome was read.'),
    numberingScheme: doc(nonNegativeInt, 'Whether places are counted from 0 or from 1.', { label: 'Counted from' }),
    orderedBy: optional(doc(organization, 'Who asked for the test.')),
    testProvider: optional(doc(organization, 'Who offers the test.', { label: 'Offered by' })),
    laboratoryName: optional(doc(organization, 'Which laboratory did it.', { label: 'Laboratory' })),
    annotationVersion: optional(
      doc(string(), 'Which edition of the explanations was used.', { label: 'Edition of the explanations' }),
    ),
    dbSNPBuild: optional(
      doc(string(), 'Which edition of dbSNP was used.', { label: 'Edition of dbSNP', xmlName: 'dbSNP-build' }),
    ),
    platform: optional(doc(string(), 'The machine that read it.', { label: 'Machine' })),
  }),
  columns: ['when', 'chromosome', 'testProvider', 'genomeBuild', 'laboratoryName'],
  line: 'chromosome {chromosome}[, {testProvider}]',
  sample: {
    when: approxDateTimeOf('2025-06-03'),
    genomeBuild: 'GRCh38',
    chromosome: '7',
    numberingScheme: 1,
    testProvider: { name: 'Openleaf Genomics' },
    platform: 'OL-900K',
  },
})
export type GeneticSnpResults = Infer<typeof geneticSnpResults.data>
