import { readConnection, writeConnection } from '../../connection.ts'
import { again, type Form, isOutcome, type Outcome, type Props, type Visit } from '../../page.ts'
import { RefusalPage } from '../../parts/refusal.tsx'
import { useFormState, useVisit, Visiting } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { readAddress } from '../../query.ts'
import { type Refusal, redirect } from '../../redirects.ts'
import { Page as SignUpPage } from '../sign-up.tsx'
import { prefilled } from './prefill.ts'

/** Where applications send people; the table of targets is in redirects.ts. */
export const path = paths.redirect()
export const access = 'anyone'
export const foreign = true

/** The sign-up form, filled in as the application said (shell.md §2.5). */
interface SigningUp {
  readonly next: string
  readonly open: boolean
  readonly places: boolean
  readonly code: string | undefined
}

const addressOf = ({ here }: Visit) => readAddress(here.includes('?') ? here.slice(here.indexOf('?') + 1) : '')

export async function load(visit: Visit): Promise<Outcome | Refusal | SigningUp> {
  const address = addressOf(visit)
  const answer = await redirect(address, visit)
  const connection =
    visit.method === 'POST' && address.target === 'CREATEACCOUNT' ? readConnection(address, Date.now()) : undefined
  // The table would lead to an empty form; what was posted goes into one that is shown here. Nothing of it is stored.
  if (connection && isOutcome(answer))
    return {
      next: paths.connect(writeConnection(connection)),
      open: visit.settings.signUpOpen,
      places: visit.settings.topology.length > 1,
      code: address.query.get('signupcode'),
    }
  return answer
}

export const act = (_visit: Visit, _form: Form): Promise<Outcome> => Promise.resolve(again({}, undefined, 200))

export function Page(props: Props<typeof load>) {
  const visit = useVisit()
  const { values } = useFormState()
  if ('pageStatus' in props) return <RefusalPage title={props.title} text={props.text} />
  const { next, open, code, places } = props
  return (
    <Visiting visit={visit} state={prefilled(values ?? new URLSearchParams(), visit.words)}>
      <SignUpPage open={open} next={next} code={code} places={places} action={paths.signUp(next)} />
    </Visiting>
  )
}
