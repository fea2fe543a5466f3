import { applicationById } from '../../domain/applications.ts'
import { choicesOf, openChoiceToken, signedInPerson, writingApplications } from '../../domain/communication.ts'
import type { ReadContext } from '../../domain/context.ts'
import { communicationPreferences, preferencesToken } from '../../protocol/communication.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetPersonCommunicationPreferences',
  summary:
    'Which mails a person wants: of whoever holds the token of a mail (162 when it is too old), or of the signed-in person.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: {
    1: {
      request: sequence({ communicationPreferencesAccessToken: preferencesToken }),
      response: sequence({ communicationPreferences }),
    },
  },
})

export async function handle(
  { communicationPreferencesAccessToken: token }: RequestOf<typeof contract>,
  { services, read, caller }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const held = token === undefined ? undefined : openChoiceToken(services, token)
  const personId = held?.personId ?? signedInPerson(caller)
  const { newsletter, messages, silenced } = await choicesOf(read, personId)
  // A mail may be forwarded: its link tells of no other application than the one that the mail names.
  const application = held && (await applicationById(services, held.applicationId))
  const known = held
    ? [{ applicationId: held.applicationId, name: application?.instanceName ?? application?.name ?? '' }]
    : await writingApplications(read, personId, silenced)
  return {
    communicationPreferences: {
      isNewsletterSubscriber: newsletter,
      receivesMessages: messages,
      application: known.map(({ applicationId, name }) => ({
        applicationId,
        name,
        receivesMessages: !silenced.includes(applicationId),
      })),
    },
  }
}
