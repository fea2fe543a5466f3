import { accountRules } from '../../../../protocol/account.ts'
import { again, type Form, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Card } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Buttons, Form as FormPart, PasswordField } from '../../parts/form.tsx'
import { Island, Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { confirmAgain, confirmFirst, orProblems, passwordRefused, ranOut } from './common.ts'

export const path = paths.accountPassword()

export async function load(visit: Visit) {
  const first = await confirmFirst(visit)
  if (first) return first
  const { hasPassword, passkey } = await visit.ask('GetAccountInfo', {})
  return { hasPassword, removable: hasPassword && passkey.length > 0 }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  try {
    return form.text('_form') === 'remove' ? await remove(visit) : await change(visit, form)
  } catch (error) {
    if (ranOut(error)) return confirmAgain(visit)
    throw error
  }
}

async function change({ ask, words }: Visit, form: Form): Promise<Outcome> {
  const w = words.account
  const newPassword = form.secret('password')
  if (newPassword === '') return again({ password: w.password.short(accountRules.shortestPassword) })
  const problems = await orProblems(ask('SetPassword', { newPassword }), fault => {
    const sentence = passwordRefused(w, fault)
    return sentence === undefined ? undefined : { password: sentence }
  })
  return problems
    ? again(problems)
    : seeOther(paths.account(), { flash: { tone: 'good', text: w.changePassword.saved } })
}

async function remove({ ask, words }: Visit): Promise<Outcome> {
  const w = words.account
  const problems = await orProblems(ask('DisassociateCredential', { credential: { password: {} } }), fault =>
    fault.status === 'CANNOT_REMOVE_LAST_CREDENTIAL' ? { '': w.passkeys.last } : undefined,
  )
  return problems
    ? again(problems)
    : seeOther(paths.account(), { flash: { tone: 'good', text: w.changePassword.removed } })
}

export function Page({ hasPassword, removable }: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.account.changePassword
  const title = hasPassword ? w.title : w.setTitle
  return (
    <Layout
      title={title}
      lead={w.lead}
      section="account"
      width="narrow"
      crumbs={[{ label: words.account.overview.title, to: paths.account() }, { label: title }]}
    >
      <FormPart>
        <PasswordField
          name="password"
          label={w.label}
          help={words.account.signUp.passwordHelp(accountRules.shortestPassword)}
          autoComplete="new-password"
        />
        <Buttons>
          <Button>{words.shell.form.save}</Button>
          <ButtonLink to={paths.account()}>{words.shell.form.cancel}</ButtonLink>
        </Buttons>
      </FormPart>
      {removable && (
        <Card title={w.remove}>
          <p>{w.removeText}</p>
          <FormPart name="remove">
            <Button tone="quiet">{w.remove}</Button>
          </FormPart>
        </Card>
      )}
      <Island name="password" />
    </Layout>
  )
}
