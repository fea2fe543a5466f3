import { Fault } from '../../../../protocol/fault.ts'
import { again, type Form, localPath, type Outcome, seeOther, type Visit } from '../../page.ts'
import { Button, Field, Form as FormPart, PasswordField, TextField } from '../../parts/form.tsx'
import { FocusLayout, Island } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

export const path = paths.operatorSignIn()
export const access = 'operator-signed-out'

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const w = visit.words.operator.signIn
  const email = form.text('email')
  const password = form.secret('password')
  const code = form.text('code')
  const problems = {
    ...(email === '' && { email: w.missingEmail }),
    ...(password === '' && { password: w.missingPassword }),
    ...(code === '' && { code: w.missingCode }),
  }
  if (Object.keys(problems).length > 0) return again(problems)
  const wait = await visit.limit('operatorSignIn', email)
  if (wait > 0) return again({}, w.tooMany(Math.ceil(wait / 60)), 429)
  try {
    const { token } = await visit.ask('CreateOperatorSession', { email, password, code })
    return seeOther(onwardTo(visit.query.get('next')), { operatorSession: token })
  } catch (error) {
    if (!(error instanceof Fault) || error.status !== 'INVALID_PASSWORD') throw error
    return again({}, w.wrong)
  }
}

/** Only to another page of operators. */
const onwardTo = (next: string | null): string => {
  const to = localPath(next, paths.operator())
  return to.startsWith(`${paths.operator()}/`) ? to : paths.operator()
}

export function Page() {
  const w = useVisit().words.operator.signIn
  return (
    <FocusLayout title={w.title} lead={w.lead}>
      <FormPart>
        <TextField
          name="email"
          type="email"
          label={w.email}
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordField name="password" label={w.password} autoComplete="current-password" />
        {/* A code that was typed is worth nothing any more, so it does not come back. */}
        <Field name="code" label={w.code} help={w.codeHelp}>
          {control => (
            <input
              {...control}
              className="input input-10"
              autoComplete="one-time-code"
              inputMode="numeric"
              spellCheck={false}
              required
            />
          )}
        </Field>
        <Button wide>{w.submit}</Button>
      </FormPart>
      <p className="aside small muted">{w.lost}</p>
      <Island name="password" />
    </FocusLayout>
  )
}
