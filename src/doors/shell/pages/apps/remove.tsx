import { Fault } from '../../../../protocol/fault.ts'
import { type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { agreedIn } from './app.tsx'
import type { Agreed } from './list.tsx'

export const path = paths.appRemove(':record', ':app')

export async function load(visit: Visit): Promise<Outcome | { agreed: Agreed }> {
  const agreed = await agreedIn(visit)
  return agreed ? { agreed } : notFound()
}

export async function act(visit: Visit, _form: Form): Promise<Outcome> {
  const { ask, record, words } = visit
  const w = words.connect.apps.remove
  const list = paths.apps(record!.recordId)
  const agreed = await agreedIn(visit)
  if (!agreed) return seeOther(list, { flash: { tone: 'info', text: w.gone } })
  try {
    await ask(
      'RemoveRecordAuthorization',
      { applicationId: agreed.application.id, personId: agreed.personId },
      { record: record!.recordId },
    )
  } catch (error) {
    // Somebody was quicker; the end is the same.
    if (error instanceof Fault && error.status === 'RECORD_AUTHORIZATION_DOES_NOT_EXIST')
      return seeOther(list, { flash: { tone: 'info', text: w.gone } })
    throw error
  }
  return seeOther(list, { flash: { tone: 'good', text: w.done(agreed.application.name) } })
}

export function Page({ agreed }: Props<typeof load>) {
  const { words, record } = useVisit()
  const w = words.connect.apps.remove
  const { application, own, personName } = agreed
  return (
    <FocusLayout title={w.title(application.name)}>
      <p>{record!.relationship === 1 ? w.textOwn(application.name) : w.text(application.name, record!.displayName)}</p>
      {!own && <p>{w.other(personName)}</p>}
      <p>{w.copies}</p>
      <p className="muted">{w.again}</p>
      <FormPart>
        <Buttons>
          <Button tone="danger">{w.yes}</Button>
          <ButtonLink to={paths.app(record!.recordId, application.id, own ? undefined : agreed.personId)} tone="plain">
            {w.no}
          </ButtonLink>
        </Buttons>
      </FormPart>
    </FocusLayout>
  )
}
