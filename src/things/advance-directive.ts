import { boolean, doc, type Infer, many, optional, sequence, string } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { approxDateTime, approxDateTimeOf, dateTime, dateTimeOf } from './base/dates.ts'
import { person, personCalled } from './base/person.ts'
import { thingType } from './thing-type.ts'

const endorsed = (who: string) =>
  optional(doc(dateTime, `When the ${who} signed it.`, { label: `Signed by the ${who}` }))

export const advanceDirective = thingType({
  id: '822a5e5a-14f1-4d06-b92f-8f3f1b05218f',
  name: 'Advance directive',
  root: 'directive',
  namespace: 'urn:com.microsoft.wc.thing.directive',
  summary: 'What shall and shall not be done when somebody cannot speak for themselves.',
  category: 'Personal Profile',
  effectiveDate: 'startDate',
  updatedEndDate: 'stopDate',
  data: sequence({
    startDate: doc(approxDateTime, 'From when it holds.', { label: 'Holds from' }),
    stopDate: doc(approxDateTime, 'Until when it holds; words such as "until I revoke it" will do.', {
      label: 'Holds until',
    }),
    description: optional(doc(string(), 'What is wanted, in plain words.', { label: 'Wishes', multiline: true })),
    fullResuscitation: optional(
      doc(boolean(), 'Whether everything shall be done to bring the person back.', { label: 'Resuscitate' }),
    ),
    prohibitedInterventions: many(doc(codableValue, 'What shall not be done.', { label: 'Not wanted' })),
    additionalInstructions: optional(
      doc(string(), 'Anything else to respect.', { label: 'More instructions', multiline: true }),
    ),
    attendingPhysician: optional(doc(person, 'The doctor it was spoken over with.', { label: 'Doctor' })),
    attendingPhysicianEndorsement: endorsed('doctor'),
    attendingNurse: optional(doc(person, 'The nurse who was present.', { label: 'Nurse' })),
    attendingNurseEndorsement: endorsed('nurse'),
    expirationDate: optional(doc(dateTime, 'When it has to be renewed.', { label: 'To be renewed' })),
    discontinuationDate: optional(doc(approxDateTime, 'When it was revoked.', { label: 'Revoked' })),
    discontinuationPhysician: optional(
      doc(person, 'The doctor who took the revocation down.', { label: 'Doctor at the revocation' }),
    ),
    discontinuationPhysicianEndorsement: optional(
      doc(dateTime, 'When that doctor signed.', { label: 'Revocation signed by the doctor' }),
    ),
    discontinuationNurse: optional(
      doc(person, 'The nurse who was present then.', { label: 'Nurse at the revocation' }),
    ),
    discontinuationNurseEndorsement: optional(
      doc(dateTime, 'When that nurse signed.', { label: 'Revocation signed by the nurse' }),
    ),
  }),
  columns: [
    'startDate',
    'stopDate',
    'description',
    'fullResuscitation',
    'prohibitedInterventions',
    'attendingPhysician',
  ],
  line: '{description|prohibitedInterventions}',
  sample: {
    startDate: approxDateTimeOf('2024-04-02'),
    stopDate: { descriptive: 'Until I revoke it' },
    description: 'No machines that only prolong dying. Pain shall always be treated.',
    fullResuscitation: false,
    prohibitedInterventions: [words('Feeding tube for good'), words('Long-term ventilation')],
    attendingPhysician: personCalled('Dr. Miriam Okafor'),
    attendingPhysicianEndorsement: dateTimeOf('2024-04-02'),
  },
})
export type AdvanceDirective = Infer<typeof advanceDirective.data>
