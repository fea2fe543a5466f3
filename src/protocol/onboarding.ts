/** An invitation that brings plans and what is known of a person along (shell.md §5.2, R28). */
import { doc, guid, type Infer, int, many, oneOf, optional, sequence, string } from '../schema/schema.ts'
import { answer, externalId, friendlyName, question } from './connect.ts'
import { nextLink } from './rest.ts'

const line = string({ max: 255 })

export const onboardingRequest = sequence(
  {
    friendlyName,
    applicationPatientId: externalId,
    secretQuestion: question,
    secretAnswer: answer,
    firstName: optional(doc(line, 'For the personal information of the record.')),
    lastName: optional(line),
    email: optional(doc(line, 'For the contact information of the record. Nothing is sent there.')),
    zipCode: optional(line),
    state: optional(line),
    country: optional(doc(line, 'The two letters of ISO 3166, or a name.')),
    birthday: optional(
      doc(string({ pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}(T.{1,30})?' }), 'A day; a time behind it is left out.'),
    ),
    gender: optional(oneOf('Male', 'Female')),
    weight: optional(doc(int({ min: 1, max: 1_000_000 }), 'In grams.')),
    height: optional(doc(int({ min: 1, max: 3000 }), 'In millimetres.')),
    actionPlanTemplateIds: many(
      doc(guid(), 'A plan with the status Template in the record of the call; the person gets one like it.'),
      0,
      20,
    ),
    conditions: many(doc(string({ nonBlank: true, max: 255 }), 'What a condition is called.'), 0, 50),
  },
  'OnboardingRequest',
)
export const onboardingResponse = sequence(
  {
    invitationCode: doc(string(), 'To be typed by the person; the question and the answer are not to be sent along.'),
    inviteUrl: doc(string(), 'The page where it is typed, with the code filled in.'),
    nextLink,
  },
  'OnboardingResponse',
)
export type OnboardingRequest = Infer<typeof onboardingRequest>
