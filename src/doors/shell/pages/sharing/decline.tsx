/** The question before an invitation is declined. */
import { Fault } from '../../../../protocol/fault.ts'
import { again, type Form, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { lookAt, Spent, spent } from './accept.tsx'

export const path = paths.invitationDecline(':code')

export const load = lookAt

export async function act({ ask, words, params, person, pathname }: Visit, _form: Form): Promise<Outcome> {
  if (!person) return seeOther(paths.signIn(pathname))
  const w = words.sharing.accepting
  try {
    await ask('RejectRecordAuthorization', { recordAuthorizationToken: params.code ?? '' })
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const why = spent(error)
    if (why) return again({ '': w.bad[why] })
    if (error.status === 'INVALID_RECORD_STATE') return again({ '': w.closed })
    throw error
  }
  return seeOther(paths.records(), { flash: { tone: 'good', text: w.no.done } })
}

export function Page(looked: Props<typeof load>) {
  const { words, params } = useVisit()
  const w = words.sharing.accepting.no
  if (looked.state !== 'good') return <Spent why={looked.state === 'bad' ? looked.why : 'unknown'} />
  return (
    <FocusLayout title={w.title}>
      <p>{w.text(looked.offer.grantorName)}</p>
      <FormPart>
        <Buttons>
          <Button tone="danger">{w.yes}</Button>
          <ButtonLink to={paths.invitation(params.code!)} tone="plain">
            {w.no}
          </ButtonLink>
        </Buttons>
      </FormPart>
    </FocusLayout>
  )
}
