import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { again, type Form, localPath, type Outcome, onward, type Props, type Visit } from '../../page.ts'
import { Button, ButtonLink, Form as FormPart, PasswordField } from '../../parts/form.tsx'
import { FocusLayout, Island } from '../../parts/layout.tsx'
import { PasskeyForm } from '../../parts/passkey.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { orProblems, passkeyAnswer } from './common.ts'

export const path = paths.confirm()

export async function load({ ask, query }: Visit) {
  const { hasPassword, passkey } = await ask('GetAccountInfo', {})
  const options = passkey.length > 0 ? (await ask('GetPasskeyOptions', { use: 'sign-in' })).signIn : undefined
  const next = localPath(query.get('next'), paths.account())
  const usual = next.startsWith(paths.account()) ? paths.account() : paths.home()
  return { hasPassword, options, back: localPath(query.get('back'), usual) }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const w = visit.words.account
  const wait = await visit.limit('confirm', visit.person!.personId)
  if (wait > 0) return again({}, w.signIn.tooMany(Math.ceil(wait / 60)), 429)
  const byPasskey = form.text('_form') === 'passkey'
  const credential = byPasskey
    ? passkeyAnswer<AuthenticationResponseJSON>(form.secret('answer'))
    : form.secret('password')
  if (credential === undefined) return again({}, w.signIn.passkeyFailed)
  if (credential === '') return again({ password: w.password.missing })
  const problems = await orProblems(
    visit.ask('ConfirmShellSession', {
      credential: typeof credential === 'string' ? { password: credential } : { passkey: credential },
    }),
    fault => {
      if (fault.status === 'INVALID_PASSWORD') return { password: w.confirm.wrong }
      return fault.status === 'INVALID_TOKEN' ? { '': w.signIn.passkeyRefused } : undefined
    },
  )
  return problems ? again(problems) : onward(localPath(visit.query.get('next'), paths.account()))
}

export function Page({ hasPassword, options, back }: Props<typeof load>) {
  const { words, person } = useVisit()
  const w = words.account.confirm
  return (
    <FocusLayout title={w.title} lead={w.lead}>
      {hasPassword && (
        <FormPart>
          <input type="hidden" name="username" autoComplete="username" defaultValue={person?.email} />
          <PasswordField name="password" label={w.password} autoComplete="current-password" />
          <Button wide>{w.submit}</Button>
        </FormPart>
      )}
      {options && (
        <PasskeyForm
          use="get"
          options={options}
          label={w.passkey}
          {...(hasPassword && { or: words.account.signIn.or })}
          tone={hasPassword ? 'quiet' : 'primary'}
        />
      )}
      <p className="aside">
        <ButtonLink to={back} tone="plain">
          {words.shell.form.cancel}
        </ButtonLink>
      </p>
      <Island name="password" />
    </FocusLayout>
  )
}
