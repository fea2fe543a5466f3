/** The question before an invitation is withdrawn. */
import { Fault } from '../../../../protocol/fault.ts'
import { type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { recordIn } from '../record/about.ts'
import { type Invited, invitedIn } from './common.ts'
import { noLonger } from './invitation.tsx'

export const path = paths.invitedWithdraw(':record', ':invitation')

export async function load(visit: Visit): Promise<Outcome | { invited: Invited }> {
  const invited = await invitedIn(visit)
  return invited ? { invited } : notFound()
}

export async function act(visit: Visit, _form: Form): Promise<Outcome> {
  const { recordId } = recordIn(visit)
  const invited = await invitedIn(visit)
  if (!invited) return noLonger(visit)
  const { emailAddress } = invited
  try {
    await visit.ask('RemoveRecordAuthorization', { emailAddress }, { record: recordId })
  } catch (error) {
    if (error instanceof Fault && error.status === 'RECORD_AUTHORIZATION_DOES_NOT_EXIST') return noLonger(visit)
    throw error
  }
  return seeOther(paths.sharing(recordId), {
    flash: { tone: 'good', text: visit.words.sharing.invitation.taking.done(emailAddress) },
  })
}

export function Page({ invited }: Props<typeof load>) {
  const { words, record } = useVisit()
  const w = words.sharing.invitation.taking
  return (
    <FocusLayout title={w.title(invited.emailAddress)}>
      <p>{w.text}</p>
      <FormPart>
        <Buttons>
          <Button tone="danger">{w.yes}</Button>
          <ButtonLink to={paths.invited(record!.recordId, invited.invitationId)} tone="plain">
            {w.no}
          </ButtonLink>
        </Buttons>
      </FormPart>
    </FocusLayout>
  )
}
