import { doc, type Infer, sequence } from '../schema/schema.ts'
import { stringNotBlank255 } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const educationDocument = thingType({
  id: '9df1163d-eae1-405e-8a66-8aaf19bd5fc7',
  name: 'Education document (preview)',
  plural: 'Education documents (preview)',
  root: 'education-document',
  namespace: 'urn:com.microsoft.wc.thing.education-document',
  summary: 'A paper of a school, kept as a file.',
  category: 'Files',
  blobs: 'The default blob is the document.',
  data: sequence({ name: doc(stringNotBlank255, 'What the document is called.') }),
  columns: ['name'],
  line: '{name}',
  sample: { name: 'Report card, spring 2025' },
})
export type EducationDocument = Infer<typeof educationDocument.data>
