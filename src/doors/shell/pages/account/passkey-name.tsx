import { again, type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart, TextField } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { orProblems } from './common.ts'

export const path = paths.accountPasskey(':credential')

export async function load({ ask, params }: Visit) {
  const { passkey } = await ask('GetAccountInfo', {})
  const found = passkey.find(k => k.credentialId === params.credential)
  return found ? { name: found.name } : notFound()
}

export async function act({ ask, params, words }: Visit, form: Form): Promise<Outcome> {
  const w = words.account.passkeys
  const problems = await orProblems(
    ask('UpdateCredential', { credentialId: params.credential ?? '', name: form.text('name') }),
    fault => (fault.status === 'INVALID_ACCOUNT_NAME' ? { name: w.nameWrong } : undefined),
  )
  return problems ? again(problems) : seeOther(paths.accountPasskeys(), { flash: { tone: 'good', text: w.renamed } })
}

export function Page({ name }: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.account.passkeys
  return (
    <Layout
      title={w.renameTitle}
      section="account"
      width="narrow"
      crumbs={[
        { label: words.account.overview.title, to: paths.account() },
        { label: w.title, to: paths.accountPasskeys() },
        { label: w.renameTitle },
      ]}
    >
      <FormPart>
        <TextField name="name" label={w.newName} help={w.newNameHelp} autoComplete="off" value={name} />
        <Buttons>
          <Button>{words.shell.form.save}</Button>
          <ButtonLink to={paths.accountPasskeys()}>{words.shell.form.cancel}</ButtonLink>
        </Buttons>
      </FormPart>
    </Layout>
  )
}
