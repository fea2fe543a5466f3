/** The choice of messages, as a signed-in person and whoever follows the link of a mail meet it: its fields, and what they say. */
import type { AllMethods } from '../../../gate.ts'
import type { RequestOf, ResponseOf } from '../../../protocol/method.ts'
import type { Form } from '../page.ts'
import { CheckField, Choices } from './form.tsx'
import { useVisit } from './visit.tsx'

export type MessageChoices = ResponseOf<
  AllMethods['GetPersonCommunicationPreferences']['contract']
>['communicationPreferences']
type MessageChange = RequestOf<AllMethods['SetPersonCommunicationPreferences']['contract']>['communicationPreferences']

/** Boxes without a tick do not come with a form: what was shown says which they were. */
export function readMessageChoices(form: Form, shown: MessageChoices): MessageChange {
  const ticked = new Set(form.all('app'))
  return {
    isNewsletterSubscriber: form.text('news') !== '',
    receivesMessages: form.text('all') !== '',
    application: shown.application.map(({ applicationId }) => ({
      applicationId,
      receivesMessages: ticked.has(applicationId),
    })),
  }
}

export function MessageFields({ choices }: { choices: MessageChoices }) {
  const w = useVisit().words.account.messages
  const { application } = choices
  const [only] = application
  return (
    <>
      <CheckField name="all" label={w.all} help={w.allHelp} checked={choices.receivesMessages} />
      {application.length > 1 ? (
        <Choices
          many
          name="app"
          legend={w.each}
          help={w.eachHelp}
          options={application.map(a => ({ value: a.applicationId, label: a.name }))}
          chosen={application.filter(a => a.receivesMessages).map(a => a.applicationId)}
        />
      ) : (
        only && (
          <CheckField name="app" value={only.applicationId} label={w.one(only.name)} checked={only.receivesMessages} />
        )
      )}
      <CheckField name="news" label={w.news} help={w.newsHelp} checked={choices.isNewsletterSubscriber} />
    </>
  )
}
