import { type Outcome, seeOther, type Visit } from '../../page.ts'
import { Button, Form } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

export const path = paths.operatorSignOut()
export const access = 'operator'

export async function act({ ask, words }: Visit): Promise<Outcome> {
  await ask('EndOperatorSession', {})
  return seeOther(paths.operatorSignIn(), {
    operatorSession: null,
    flash: { tone: 'good', text: words.operator.signIn.out },
  })
}

export function Page() {
  const { nav } = useVisit().words.operator
  return (
    <FocusLayout title={nav.signOut}>
      <Form>
        <Button wide>{nav.signOut}</Button>
      </Form>
    </FocusLayout>
  )
}
