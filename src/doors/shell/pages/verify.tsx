import { again, type Outcome, type Props, seeOther, type Visit } from '../page.ts'
import { Button, ButtonLink, Buttons, Form } from '../parts/form.tsx'
import { FocusLayout } from '../parts/layout.tsx'
import { useVisit } from '../parts/visit.tsx'
import { paths } from '../paths.ts'
import { orProblems } from './account/common.ts'

export const path = paths.verify(':token')
export const access = 'anyone'

/** Only the button uses the link up: mail programs that open links do no harm. */
export async function load(visit: Visit) {
  const wait = await visit.limit('secretLink')
  const { good } =
    wait > 0 ? { good: false } : await visit.ask('GetEmailLink', { purpose: 'verify', token: visit.params.token ?? '' })
  return { good }
}

export async function act({ ask, params, words, person }: Visit): Promise<Outcome> {
  const w = words.account.verify
  const problems = await orProblems(ask('ValidateContactEmail', { token: params.token ?? '' }), fault =>
    fault.status === 'INVALID_VALIDATION_TOKEN' ? {} : undefined,
  )
  if (problems) return again(problems, w.bad.text)
  return seeOther(person ? paths.home() : paths.signIn(), { flash: { tone: 'good', text: w.done } })
}

export function Page({ good }: Props<typeof load>) {
  const w = useVisit().words.account.verify
  if (!good)
    return (
      <FocusLayout title={w.bad.title}>
        <p>{w.bad.text}</p>
        <Buttons>
          <ButtonLink to={paths.account()} tone="primary">
            {w.bad.account}
          </ButtonLink>
        </Buttons>
      </FocusLayout>
    )
  return (
    <FocusLayout title={w.title} lead={w.lead}>
      <Form>
        <Button wide>{w.submit}</Button>
      </Form>
    </FocusLayout>
  )
}
