import { again, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { confirmAgain, confirmFirst, orProblems, ranOut } from './common.ts'

export const path = paths.accountPasskeyRemove(':credential')

export async function load(visit: Visit) {
  const { passkey } = await visit.ask('GetAccountInfo', {})
  const found = passkey.find(k => k.credentialId === visit.params.credential)
  if (!found) return notFound()
  return (await confirmFirst(visit)) ?? { name: found.name }
}

export async function act(visit: Visit): Promise<Outcome> {
  const { ask, params, words } = visit
  const w = words.account.passkeys
  const { passkey } = await ask('GetAccountInfo', {})
  const name = passkey.find(k => k.credentialId === params.credential)?.name ?? ''
  try {
    const problems = await orProblems(
      ask('DisassociateCredential', { credential: { passkey: params.credential ?? '' } }),
      fault => (fault.status === 'CANNOT_REMOVE_LAST_CREDENTIAL' ? { '': w.last } : undefined),
    )
    return problems
      ? again(problems)
      : seeOther(paths.accountPasskeys(), { flash: { tone: 'good', text: w.removed(name) } })
  } catch (error) {
    if (ranOut(error)) return confirmAgain(visit)
    throw error
  }
}

export function Page({ name }: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.account.passkeys
  return (
    <FocusLayout title={w.removeTitle} lead={w.removeText(name)}>
      <Form>
        <Buttons>
          <Button tone="danger">{w.removeYes}</Button>
          <ButtonLink to={paths.accountPasskeys()}>{words.shell.form.cancel}</ButtonLink>
        </Buttons>
      </Form>
    </FocusLayout>
  )
}
