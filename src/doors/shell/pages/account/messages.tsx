import { type Form, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { MessageFields, readMessageChoices } from '../../parts/message-choices.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

export const path = paths.accountMessages()

export async function load({ ask }: Visit) {
  const { communicationPreferences } = await ask('GetPersonCommunicationPreferences', {})
  return { choices: communicationPreferences }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { choices } = await load(visit)
  await visit.ask('SetPersonCommunicationPreferences', { communicationPreferences: readMessageChoices(form, choices) })
  return seeOther(paths.account(), { flash: { tone: 'good', text: visit.words.account.messages.saved } })
}

export function Page({ choices }: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.account.messages
  return (
    <Layout
      title={w.title}
      lead={w.lead}
      section="account"
      width="narrow"
      crumbs={[{ label: words.account.overview.title, to: paths.account() }, { label: w.title }]}
    >
      <FormPart>
        <MessageFields choices={choices} />
        <p className="muted">{w.always}</p>
        <Buttons>
          <Button>{words.shell.form.save}</Button>
          <ButtonLink to={paths.account()}>{words.shell.form.cancel}</ButtonLink>
        </Buttons>
      </FormPart>
    </Layout>
  )
}
