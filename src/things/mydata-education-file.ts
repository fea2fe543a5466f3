import { doc, type Infer, sequence } from '../schema/schema.ts'
import { stringNotBlank255 } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const myDataEducationFile = thingType({
  id: '0aa6a4c7-cef5-46ea-970e-206c8402dccb',
  name: 'Education - MyData file (preview)',
  plural: 'Education - MyData files (preview)',
  root: 'mydata-education-file',
  namespace: 'urn:com.microsoft.wc.thing.mydata-education-file',
  summary: 'What a school knows of its student, as a file in the MyData form.',
  category: 'Files',
  blobs: 'The default blob is the file.',
  data: sequence({ name: doc(stringNotBlank255, 'What the file is called.') }),
  columns: ['name'],
  line: '{name}',
  sample: { name: 'mydata-2025.txt' },
})
export type MyDataEducationFile = Infer<typeof myDataEducationFile.data>
