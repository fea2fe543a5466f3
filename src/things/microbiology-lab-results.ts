import { doc, type Infer, many, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, coded, words } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { labTest } from './base/lab-test.ts'
import { thingType } from './thing-type.ts'

export const microbiologyLabResults = thingType({
  id: 'b8fcb138-f8e6-436a-a15d-e3a2d6916094',
  name: 'Microbiology lab test result',
  root: 'microbiology-lab-results',
  namespace: 'urn:com.microsoft.wc.thing.microbiology',
  summary: 'What a laboratory found growing in a sample, and which medicines work against it.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When the sample was examined.', { label: 'Date' }),
    labTests: many(doc(labTest, 'One test and what came out.', { label: 'Test' })),
    sensitivityAgent: optional(doc(codableValue, 'The medicine that was tried on it.', { label: 'Medicine tried' })),
    sensitivityValue: optional(doc(codableValue, 'How it reacted to the medicine.', { label: 'Reaction' })),
    sensitivityInterpretation: optional(
      doc(string(), 'What this means for the treatment.', { label: 'What it means', multiline: true }),
    ),
    specimenType: optional(doc(codableValue, 'What was examined: a swab, urine.', { label: 'Sample' })),
    organismName: optional(doc(codableValue, 'What was found.', { label: 'Found' })),
    organismComment: optional(
      doc(string(), 'What the laboratory adds about it.', { label: 'Remark', multiline: true }),
    ),
  }),
  columns: [
    'when',
    'organismName',
    'specimenType',
    'sensitivityAgent',
    'sensitivityInterpretation',
    { path: 'labTests.name', label: 'Tests' },
  ],
  line: '{organismName|labTests.name}[, {specimenType}]',
  sample: {
    when: dateTimeOf('2026-01-29T14:00:00'),
    labTests: [
      {
        when: dateTimeOf('2026-01-28T09:10:00'),
        name: 'Throat culture',
        substance: words('Throat swab'),
        code: [],
        result: { textValue: 'Group A streptococci', flag: [] },
        status: coded('Complete', 'C', 'lab-status'),
      },
    ],
    sensitivityAgent: words('Penicillin'),
    sensitivityValue: words('Sensitive'),
    sensitivityInterpretation: 'Penicillin will work.',
    specimenType: words('Throat swab'),
    organismName: words('Streptococcus pyogenes'),
  },
})
export type MicrobiologyLabResults = Infer<typeof microbiologyLabResults.data>
