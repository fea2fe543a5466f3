/** Which mails a person wants. The published schema of this type was never published, so the names are ours. */
import { boolean, doc, guid, many, optional, sequence, string } from '../schema/schema.ts'

export const preferencesToken = optional(
  doc(string({ min: 1, max: 500 }), 'Of the link in a mail; good for 90 days. Absent: the signed-in person.'),
)

const choice = { applicationId: guid(), receivesMessages: boolean() }

export const communicationPreferences = sequence({
  isNewsletterSubscriber: boolean(),
  receivesMessages: doc(boolean(), 'Of applications and of people who use one; false silences all.'),
  application: many(sequence({ ...choice, name: string() })),
})

export const communicationChange = sequence({
  isNewsletterSubscriber: optional(boolean()),
  receivesMessages: optional(boolean()),
  application: many(sequence(choice), 0, 1000),
})
