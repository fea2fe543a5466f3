import { Fault } from '../../../protocol/fault.ts'
import { type Form, notFound, type Outcome, type Props, raw, seeOther, type Visit } from '../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../parts/form.tsx'
import { FocusLayout } from '../parts/layout.tsx'
import { MessageFields, readMessageChoices } from '../parts/message-choices.tsx'
import { useVisit } from '../parts/visit.tsx'
import { paths } from '../paths.ts'

export const path = paths.messages(':token')
export const access = 'anyone'
/** The button of a mail program (RFC 8058): the token in the address proves enough to silence who sent the mail. */
export const foreign = true

const badLink = new Set(['ACCESS_DENIED', 'COMMUNICATION_PREFERENCES_ACCESS_TOKEN_EXPIRED', 'INVALID_PERSON'])

/** Looking changes nothing: mail programs that open links do no harm. */
export async function load(visit: Visit) {
  const token = visit.params.token ?? ''
  if ((await visit.limit('secretLink')) > 0) return { choices: undefined }
  try {
    const found = await visit.ask('GetPersonCommunicationPreferences', { communicationPreferencesAccessToken: token })
    return { choices: found.communicationPreferences }
  } catch (error) {
    if (error instanceof Fault && badLink.has(error.status)) return { choices: undefined }
    throw error
  }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const communicationPreferencesAccessToken = visit.params.token ?? ''
  const oneClick = form.text('List-Unsubscribe') === 'One-Click'
  const { choices } = await load(visit)
  if (!choices) return oneClick ? notFound() : seeOther(visit.pathname)
  const silence = choices.application.map(({ applicationId }) => ({ applicationId, receivesMessages: false }))
  await visit.ask('SetPersonCommunicationPreferences', {
    communicationPreferencesAccessToken,
    communicationPreferences: oneClick ? { application: silence } : readMessageChoices(form, choices),
  })
  if (oneClick) return raw('', { 'content-type': 'text/plain' })
  return seeOther(visit.pathname, { flash: { tone: 'good', text: visit.words.account.messages.saved } })
}

export function Page({ choices }: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.account.messages
  if (!choices)
    return (
      <FocusLayout title={w.link.bad.title}>
        <p>{w.link.bad.text}</p>
        <Buttons>
          <ButtonLink to={paths.accountMessages()} tone="primary">
            {w.link.bad.choose}
          </ButtonLink>
        </Buttons>
      </FocusLayout>
    )
  return (
    <FocusLayout title={w.link.title} lead={w.link.lead}>
      <FormPart>
        <MessageFields choices={choices} />
        <p className="muted">{w.always}</p>
        <Button wide>{words.shell.form.save}</Button>
      </FormPart>
    </FocusLayout>
  )
}
