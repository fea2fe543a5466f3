import type { Fault } from '../../../../protocol/fault.ts'
import { again, type Form, type Outcome, type Problems, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart, TextField } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import type { Words } from '../../words/words.ts'
import { confirmAgain, confirmFirst, orProblems, ranOut } from './common.ts'

export const path = paths.accountEmail()

export const load = async (visit: Visit): Promise<Outcome | object> => (await confirmFirst(visit)) ?? {}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { ask, words, person } = visit
  const w = words.account.email
  const email = form.text('email')
  if (email.toLowerCase() === person?.email.toLowerCase()) return again({ email: w.same })
  const wait = await visit.limit('verifyMail', person!.personId)
  if (wait > 0) return again({}, words.account.signIn.tooMany(Math.ceil(wait / 60)), 429)
  try {
    const problems = await orProblems(ask('SetPersonContactInfo', { email }), fault => refused(words, fault))
    return problems ? again(problems) : seeOther(paths.account(), { flash: { tone: 'good', text: w.saved(email) } })
  } catch (error) {
    if (ranOut(error)) return confirmAgain(visit)
    throw error
  }
}

function refused({ account }: Words, fault: Fault): Problems | undefined {
  if (fault.status === 'INVALID_CONTACT_EMAIL') return { email: account.signUp.problems.email }
  return fault.status === 'DUPLICATE_CREDENTIAL_FOUND' ? { email: account.email.taken } : undefined
}

export function Page() {
  const { words, person } = useVisit()
  const w = words.account.email
  return (
    <Layout
      title={w.title}
      lead={w.now(person?.email ?? '')}
      section="account"
      width="narrow"
      crumbs={[{ label: words.account.overview.title, to: paths.account() }, { label: w.title }]}
    >
      <FormPart>
        <TextField
          name="email"
          type="email"
          label={w.label}
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Buttons>
          <Button>{words.shell.form.save}</Button>
          <ButtonLink to={paths.account()}>{words.shell.form.cancel}</ButtonLink>
        </Buttons>
      </FormPart>
    </Layout>
  )
}
