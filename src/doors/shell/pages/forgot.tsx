import { again, type Form, type Outcome, type Props, seeOther, type Visit } from '../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart, TextField } from '../parts/form.tsx'
import { FocusLayout } from '../parts/layout.tsx'
import { useVisit } from '../parts/visit.tsx'
import { paths } from '../paths.ts'

export const path = paths.forgot()
export const access = 'anyone'

/** After sending, the page says so at an address of its own; the mail address travels in the flash, not in the address. */
export async function load({ query }: Visit) {
  return { sent: query.has('sent') }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const w = visit.words.account
  const email = form.text('email')
  if (!/^\S+@\S+\.\S+$/.test(email) || email.length > 254) return again({ email: w.signUp.problems.email })
  const wait = await visit.limit('forgot', email)
  if (wait > 0) return again({}, w.signIn.tooMany(Math.ceil(wait / 60)), 429)
  await visit.ask('RequestPasswordReset', { email })
  return seeOther(`${paths.forgot()}?sent`, { flash: { tone: 'good', text: w.forgot.sent.text(email) } })
}

export function Page({ sent }: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.account.forgot
  if (sent)
    return (
      <FocusLayout title={w.sent.title}>
        <p>{w.sent.note}</p>
        <Buttons>
          <ButtonLink to={paths.signIn()} tone="primary">
            {w.back}
          </ButtonLink>
          <ButtonLink to={paths.forgot()} tone="plain">
            {w.sent.again}
          </ButtonLink>
        </Buttons>
      </FocusLayout>
    )
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
        <Button wide>{w.submit}</Button>
      </FormPart>
      <p className="aside">
        <a href={paths.signIn()}>{w.back}</a>
      </p>
    </FocusLayout>
  )
}
