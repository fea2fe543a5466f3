import { doc, type Infer, optional, positiveInteger, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { string255 } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const file = thingType({
  id: 'bd0403c5-4ae2-4b0e-a8db-1888678e4528',
  name: 'File',
  root: 'file',
  namespace: 'urn:com.microsoft.wc.thing.file',
  summary: 'A document, picture or anything else that is kept as a file.',
  category: 'Files',
  blobs: 'The default blob is the content of the file.',
  data: sequence({
    name: doc(string255, 'Name of the file.'),
    size: doc(positiveInteger(), 'Size of the content in bytes.'),
    contentType: optional(doc(codableValue, 'Media type; application/octet-stream when absent.', { label: 'Type' })),
  }),
  columns: ['name', 'size', 'contentType'],
  line: '{name}',
  sample: { name: 'discharge-letter.pdf', size: 48213, contentType: words('application/pdf') },
})
export type File = Infer<typeof file.data>
