import { accountRules } from '../../../protocol/account.ts'
import { again, type Form, type Outcome, type Props, seeOther, type Visit } from '../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart, PasswordField } from '../parts/form.tsx'
import { FocusLayout, Island } from '../parts/layout.tsx'
import { useVisit } from '../parts/visit.tsx'
import { paths } from '../paths.ts'
import { orProblems, passwordRefused } from './account/common.ts'

export const path = paths.reset(':token')
export const access = 'anyone'

/** Looking uses nothing up: mail programs that open links do no harm. */
export async function load(visit: Visit) {
  const wait = await visit.limit('secretLink')
  const { good } =
    wait > 0 ? { good: false } : await visit.ask('GetEmailLink', { purpose: 'reset', token: visit.params.token ?? '' })
  return { good }
}

export async function act({ ask, params, words, person }: Visit, form: Form): Promise<Outcome> {
  const w = words.account
  const newPassword = form.secret('password')
  if (newPassword === '') return again({ password: w.password.short(accountRules.shortestPassword) })
  let bad = false
  const problems = await orProblems(ask('ResetPassword', { token: params.token ?? '', newPassword }), fault => {
    bad = fault.status === 'INVALID_VALIDATION_TOKEN'
    const sentence = passwordRefused(w, fault)
    return bad ? {} : sentence === undefined ? undefined : { password: sentence }
  })
  // The page itself says that the link is no good any more.
  if (problems) return again(problems, bad ? w.reset.bad.text : undefined)
  return seeOther(paths.signIn(), { flash: { tone: 'good', text: w.reset.done }, ...(person && { session: null }) })
}

export function Page({ good }: Props<typeof load>) {
  const { account } = useVisit().words
  const w = account.reset
  if (!good)
    return (
      <FocusLayout title={w.bad.title}>
        <p>{w.bad.text}</p>
        <Buttons>
          <ButtonLink to={paths.forgot()} tone="primary">
            {w.bad.again}
          </ButtonLink>
        </Buttons>
      </FocusLayout>
    )
  return (
    <FocusLayout title={w.title} lead={w.lead}>
      <FormPart>
        <PasswordField
          name="password"
          label={w.password}
          help={account.signUp.passwordHelp(accountRules.shortestPassword)}
          autoComplete="new-password"
        />
        <Button wide>{w.submit}</Button>
      </FormPart>
      <Island name="password" />
    </FocusLayout>
  )
}
