import { type Form, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { RefusalPage } from '../../parts/refusal.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { applicationsOf, type Refusal } from '../../redirects.ts'
import { answerAgain, backToCode, hasStatus, isDead } from './steps.ts'

/** A package that nobody wants: asked once more, since it cannot be had back. */
export const path = paths.pickUpDecline()

export async function load(
  visit: Visit,
): Promise<Outcome | Refusal | { readonly way: string; readonly app: { readonly name: string } }> {
  const { typedCode: typed } = visit
  if (typed?.answered?.opened === undefined) return seeOther(paths.codeQuestion())
  const apps = await applicationsOf(visit, [typed.answered.appId])
  return 'pageStatus' in apps ? apps : { way: typed.way, app: apps[0]! }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { ask, typedCode: typed, words } = visit
  const { opened, appId } = typed?.answered ?? {}
  if (!typed || opened === undefined || form.text('way') !== typed.way) return seeOther(paths.pickUp())
  const apps = await applicationsOf(visit, [appId!])
  const name = 'pageStatus' in apps ? '' : apps[0]!.name
  try {
    await ask('DeclineConnectPackage', { identityCode: typed.code, opened })
  } catch (error) {
    if (hasStatus(error, 'INVALID_VERIFICATION_ANSWER')) return answerAgain(visit)
    if (isDead(error)) return backToCode(visit)
    throw error
  }
  return seeOther(paths.home(), {
    typedCode: null,
    flash: { tone: 'good', text: words.connect.pickUp.confirm.done(name) },
  })
}

export function Page(props: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.connect.pickUp.confirm
  if ('pageStatus' in props) return <RefusalPage title={props.title} text={props.text} />
  return (
    <FocusLayout title={w.title(props.app.name)}>
      <p>{w.text(props.app.name)}</p>
      <FormPart>
        <input type="hidden" name="way" value={props.way} />
        <Buttons>
          <Button tone="danger">{w.yes}</Button>
          <ButtonLink to={paths.pickUp()} tone="plain">
            {w.no}
          </ButtonLink>
        </Buttons>
      </FormPart>
    </FocusLayout>
  )
}
