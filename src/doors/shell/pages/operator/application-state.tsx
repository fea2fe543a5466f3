import { type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { applicationOf } from './application.tsx'
import type { Application } from './applications.tsx'

export const path = paths.operatorAppState(':app')
export const access = 'operator'

export async function load(visit: Visit): Promise<Outcome | { application: Application }> {
  const application = await applicationOf(visit)
  return application && application.state !== 'Deleted' ? { application } : notFound()
}

/** The button says to which state, so that a form that was shown long ago cannot turn it round. */
export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const w = visit.words.operator.applicationState
  const application = await applicationOf(visit)
  if (!application) return notFound()
  const state = form.text('state') === 'Active' ? 'Active' : 'Suspended'
  await visit.ask('SetApplicationState', { appId: application.id, state })
  return seeOther(paths.operatorApp(application.id), {
    flash: {
      tone: 'good',
      text: state === 'Active' ? w.activated(application.name) : w.suspended(application.name),
    },
  })
}

export function Page({ application: { id, name, state } }: Props<typeof load>) {
  const w = useVisit().words.operator.applicationState
  const active = state === 'Active'
  return (
    <FocusLayout title={active ? w.suspendTitle(name) : w.activateTitle(name)}>
      <p>{active ? w.suspendText : w.activateText}</p>
      <FormPart>
        <Buttons>
          <Button tone={active ? 'danger' : 'primary'} name="state" value={active ? 'Suspended' : 'Active'}>
            {active ? w.suspendYes : w.activateYes}
          </Button>
          <ButtonLink to={paths.operatorApp(id)} tone="plain">
            {w.no}
          </ButtonLink>
        </Buttons>
      </FormPart>
    </FocusLayout>
  )
}
