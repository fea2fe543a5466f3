import { doc, guid, type Infer, optional, sequence } from '../schema/schema.ts'
import { stringNotEmpty } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const applicationDataReference = thingType({
  id: '9ad2a94f-c6a4-4d78-8b50-75b65be0e250',
  name: 'Application data reference',
  root: 'application-data-reference',
  namespace: 'urn:com.microsoft.wc.thing.application-data-reference',
  summary: 'Where an application keeps and shows data of its own.',
  category: 'Custom Data',
  data: sequence({
    name: doc(stringNotEmpty, 'What it is called.'),
    renderFilename: optional(doc(stringNotEmpty, 'The file that shows the data.', { label: 'Shown by' })),
    publicUrl: optional(doc(stringNotEmpty, 'An address that everybody may open.', { label: 'Public address' })),
    configurationUrl: optional(doc(stringNotEmpty, 'An address where it is set up.', { label: 'Set up at' })),
    openQueryId: optional(doc(guid(), 'A question to the record that the application may ask.', { label: 'Query' })),
    applicationDataUrl: optional(doc(stringNotEmpty, 'The address of the data.', { label: 'Data at' })),
  }),
  columns: ['name', 'publicUrl', 'applicationDataUrl'],
  line: '{name}',
  sample: { name: 'Running year', publicUrl: 'https://runs.example/maya/2025' },
})
export type ApplicationDataReference = Infer<typeof applicationDataReference.data>
