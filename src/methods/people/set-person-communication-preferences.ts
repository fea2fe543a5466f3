import { choose, openChoiceToken, signedInPerson } from '../../domain/communication.ts'
import type { WriteContext } from '../../domain/context.ts'
import { communicationChange, preferencesToken } from '../../protocol/communication.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'SetPersonCommunicationPreferences',
  summary:
    'Changes which mails a person wants, with the token of a mail or signed in; what is left out stays as it is.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: {
    1: {
      request: sequence({
        communicationPreferencesAccessToken: preferencesToken,
        communicationPreferences: communicationChange,
      }),
    },
  },
})

export async function handle(
  { communicationPreferencesAccessToken: token, communicationPreferences }: RequestOf<typeof contract>,
  { services, db, caller, now }: WriteContext,
): Promise<void> {
  const { isNewsletterSubscriber, receivesMessages, application } = communicationPreferences
  const held = token === undefined ? undefined : openChoiceToken(services, token)
  const applications = application.map(a => ({ applicationId: a.applicationId, messages: a.receivesMessages }))
  if (held && applications.some(a => a.applicationId !== held.applicationId))
    throw new Fault('ACCESS_DENIED', 'The link of a mail changes no other application than the one that sent it.')
  await db.write(tx =>
    choose(
      tx,
      held?.personId ?? signedInPerson(caller),
      { newsletter: isNewsletterSubscriber, messages: receivesMessages, applications },
      now,
    ),
  )
}
