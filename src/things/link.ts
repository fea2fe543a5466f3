import { doc, type Infer, optional, sequence, string } from '../schema/schema.ts'
import { thingType } from './thing-type.ts'

export const link = thingType({
  id: 'd4b48e6b-50fa-4ba8-ac73-7d64a68dc328',
  name: 'Web link',
  root: 'link',
  namespace: 'urn:com.microsoft.wc.thing.link',
  summary: 'A page on the web that is worth keeping.',
  category: 'Files',
  data: sequence({
    url: doc(string(), 'The address of the page.', { label: 'Address' }),
    title: optional(doc(string(), 'What the page is about.')),
  }),
  columns: ['title', 'url'],
  line: '{title|url}',
  sample: { url: 'https://hip-exercises.example/first-weeks', title: 'Exercises for the first weeks with a new hip' },
})
export type Link = Infer<typeof link.data>
