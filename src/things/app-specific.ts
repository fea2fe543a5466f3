import { any, doc, type Infer, many, optional, sequence, string } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

/** One type for the data of every application; who may read it is decided by the application id as well (data.md §14). */
export const appSpecific = thingType({
  id: 'a5033c9d-08cf-4204-9bd3-cb412ce39fc0',
  name: 'App-specific information',
  plural: 'App-specific information',
  root: 'app-specific',
  namespace: 'urn:com.microsoft.wc.thing.application',
  xsdFile: 'application.xsd',
  summary: 'What an application keeps for itself, in a form only it knows.',
  category: 'Custom Data',
  effectiveDate: 'when',
  data: sequence({
    formatAppid: doc(string(), 'The application whose format this is.', { label: 'Application' }),
    formatTag: doc(string(), 'Which of its formats it is.', { label: 'Format' }),
    when: optional(doc(dateTime, 'What the application says it dates from.', { label: 'Date' })),
    summary: doc(string(), 'One line for people who do not have the application.'),
    content: many(doc(any(), 'Anything, kept as it is.')),
  }),
  columns: ['when', 'formatAppid', 'formatTag', 'summary'],
  line: '{summary|formatTag}',
  sample: {
    formatAppid: 'garden-diary',
    formatTag: 'pollen/1',
    when: dateTimeOf('2026-04-18'),
    summary: 'Birch pollen: strong',
    content: ['<pollen plant="birch" level="3"/>'],
  },
})
export type AppSpecific = Infer<typeof appSpecific.data>
