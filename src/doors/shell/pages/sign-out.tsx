import { type Outcome, seeOther, type Visit } from '../page.ts'
import { Button, Form } from '../parts/form.tsx'
import { FocusLayout } from '../parts/layout.tsx'
import { useVisit } from '../parts/visit.tsx'
import { paths } from '../paths.ts'

export const path = paths.signOut()
export const access = 'anyone'

export async function load({ person }: Visit): Promise<Outcome | object> {
  return person ? {} : seeOther(paths.signIn())
}

export async function act({ ask, words }: Visit): Promise<Outcome> {
  await ask('EndShellSession', { which: 'this' })
  return seeOther(paths.signIn(), { session: null, flash: { tone: 'good', text: words.account.signIn.out } })
}

export function Page() {
  const { nav } = useVisit().words.shell
  return (
    <FocusLayout title={nav.signOut}>
      <Form>
        <Button wide>{nav.signOut}</Button>
      </Form>
    </FocusLayout>
  )
}
