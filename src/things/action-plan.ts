import { doc, type Infer, many, optional, sequence, string } from '../schema/schema.ts'
import { stringNotBlank } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

const header = sequence(
  {
    name: doc(stringNotBlank, 'What the line is called.', { label: 'Header' }),
    value: doc(stringNotBlank, 'What it says.', { label: 'Text' }),
  },
  'HeaderItem',
)

/** What plan and task replaced; kept for records that hold one. */
export const actionPlan = thingType({
  id: '10291bcd-6c33-4297-86df-167fedefd6d8',
  name: 'Action plan (deprecated)',
  plural: 'Action plans (deprecated)',
  root: 'action-plan',
  namespace: 'urn:com.microsoft.wc.thing.actionplan',
  summary: 'A plan in a form of its own that an application made. New ones are plans with tasks.',
  category: 'Custom Data',
  data: sequence({
    headers: optional(
      doc(sequence({ header: many(doc(header, 'One line.')) }), 'What the application says about the plan.'),
    ),
    type: doc(string(), 'Which kind of plan it is.', { label: 'Kind' }),
    value: doc(stringNotBlank, 'The plan, in the form of the application.', { label: 'Plan', multiline: true }),
  }),
  columns: ['type', 'value'],
  line: '{type}',
  sample: {
    headers: { header: [{ name: 'version', value: '1' }] },
    type: 'sleep-course',
    value: '{"weeks":6,"current":2}',
  },
})
export type ActionPlan = Infer<typeof actionPlan.data>
