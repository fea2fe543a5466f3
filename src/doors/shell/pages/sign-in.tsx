import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { Fault } from '../../../protocol/fault.ts'
import { atInstance, otherInstances } from '../connection.ts'
import { again, type Form, localPath, type Outcome, onward, type Props, type Visit } from '../page.ts'
import { Button, CheckField, Form as FormPart, PasswordField, TextField } from '../parts/form.tsx'
import { FocusLayout, Island } from '../parts/layout.tsx'
import { PasskeyForm } from '../parts/passkey.tsx'
import { useVisit } from '../parts/visit.tsx'
import { paths } from '../paths.ts'
import { passkeyAnswer } from './account/common.ts'

export const path = paths.signIn()
export const access = 'signed-out'

export async function load({ ask, query, settings }: Visit) {
  const { signIn } = await ask('GetPasskeyOptions', { use: 'sign-in' })
  const next = query.get('next') ?? undefined
  return { options: signIn!, next, open: settings.signUpOpen, others: otherInstances(settings, next) }
}

export const act = (visit: Visit, form: Form): Promise<Outcome> =>
  form.text('_form') === 'passkey' ? byPasskey(visit, form) : byPassword(visit, form)

async function byPassword(visit: Visit, form: Form): Promise<Outcome> {
  const w = visit.words.account.signIn
  const email = form.text('email')
  const password = form.secret('password')
  const problems = {
    ...(email === '' && { email: w.missingEmail }),
    ...(password === '' && { password: w.missingPassword }),
  }
  if (Object.keys(problems).length > 0) return again(problems)
  const wait = await visit.limit('signIn', email)
  if (wait > 0) return again({}, w.tooMany(Math.ceil(wait / 60)), 429)
  return enter(visit, { password: { email, password } }, form.has('stay'), w.wrong)
}

async function byPasskey(visit: Visit, form: Form): Promise<Outcome> {
  const w = visit.words.account.signIn
  const passkey = passkeyAnswer<AuthenticationResponseJSON>(form.secret('answer'))
  if (!passkey) return again({}, w.passkeyFailed)
  const wait = await visit.limit('passkey')
  if (wait > 0) return again({}, w.tooMany(Math.ceil(wait / 60)), 429)
  // The passkey may be on a phone and this a computer that others use: not for longer than the browser is open.
  return enter(visit, { passkey }, false, w.passkeyRefused)
}

async function enter(
  { ask, query }: Visit,
  credential:
    | { readonly password: { readonly email: string; readonly password: string } }
    | { readonly passkey: AuthenticationResponseJSON },
  stay: boolean,
  wrong: string,
): Promise<Outcome> {
  try {
    const { token, seconds } = await ask('CreateShellSession', { credential, stay })
    return onward(localPath(query.get('next'), paths.home()), { session: { token, seconds, stay } })
  } catch (error) {
    if (!(error instanceof Fault) || !refusals.has(error.status)) throw error
    return again({}, wrong)
  }
}

const refusals = new Set(['INVALID_PASSWORD', 'INVALID_TOKEN', 'CREDENTIAL_TOKEN_EXPIRED'])

export function Page({ options, next, open, others }: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.account.signIn
  return (
    <FocusLayout title={w.title}>
      <FormPart>
        <TextField
          name="email"
          type="email"
          label={w.email}
          autoComplete="username webauthn"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordField name="password" label={w.password} autoComplete="current-password" />
        <CheckField name="stay" label={w.stay} help={w.stayHelp} />
        <Button wide>{w.submit}</Button>
        <p className="aside">
          <a href={paths.forgot()}>{w.forgot}</a>
        </p>
      </FormPart>
      <PasskeyForm use="get" options={options} label={w.passkey} or={w.or} autofill />
      {open && (
        <p className="aside">
          {w.none} <a href={paths.signUp(next)}>{w.create}</a>
        </p>
      )}
      {others.length > 0 && (
        <p className="aside">
          {w.elsewhere}{' '}
          {others.map((other, i) => (
            <span key={other.id}>
              {i > 0 && ', '}
              <a href={atInstance(other, paths.signIn(next))}>{other.name}</a>
            </span>
          ))}
        </p>
      )}
      <Island name="password" />
    </FocusLayout>
  )
}
