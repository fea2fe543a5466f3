/** Sends an invitation again, with a new code. */
import { Fault } from '../../../../protocol/fault.ts'
import { again, type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart, TextArea, TextField } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { recordIn } from '../record/about.ts'
import { type Invited, invitedIn } from './common.ts'
import { noLonger } from './invitation.tsx'
import { refusedInvitation } from './invite.tsx'

export const path = paths.invitedAgain(':record', ':invitation')

export async function load(visit: Visit): Promise<Outcome | { invited: Invited }> {
  const invited = await invitedIn(visit)
  return invited ? { invited } : notFound()
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { words, person } = visit
  const w = words.sharing
  const { recordId } = recordIn(visit)
  const invited = await invitedIn(visit)
  if (!invited) return noLonger(visit)
  const { emailAddress } = invited
  const wait = (await visit.limit('invite', person!.personId)) || (await visit.limit('invited', emailAddress))
  if (wait > 0) return again({}, w.inviting.tooOften, 429)
  try {
    await visit.ask(
      'AuthorizeRecord',
      {
        authorization: {
          resendAuthorizationEmail: {
            emailAddress,
            ...(form.text('message') !== '' && { emailText: form.text('message') }),
            ...(form.text('pin') !== '' && { pin: form.text('pin') }),
          },
        },
      },
      { record: recordId },
    )
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    if (error.status === 'RECORD_AUTHORIZATION_DOES_NOT_EXIST') return noLonger(visit)
    if (error.status === 'INVALID_DATETIME') return again({}, w.invitation.resend.ended)
    const problems = refusedInvitation(words, error)
    if (!problems) throw error
    return again(problems)
  }
  return seeOther(paths.sharing(recordId), { flash: { tone: 'good', text: w.inviting.sent(emailAddress) } })
}

export function Page({ invited }: Props<typeof load>) {
  const { words, record } = useVisit()
  const { inviting } = words.sharing
  const w = words.sharing.invitation.resend
  return (
    <FocusLayout title={w.title(invited.emailAddress)} lead={w.text} size="medium">
      <FormPart>
        <TextArea name="message" label={w.message} help={inviting.messageHelp} maxLength={1000} optional />
        <TextField
          name="pin"
          label={inviting.pin}
          help={invited.pinRequired ? w.pinKept : w.pinNew}
          maxLength={32}
          chars={20}
          optional
          autoComplete="off"
        />
        <Buttons>
          <Button>{w.yes}</Button>
          <ButtonLink to={paths.invited(record!.recordId, invited.invitationId)} tone="plain">
            {w.no}
          </ButtonLink>
        </Buttons>
      </FormPart>
    </FocusLayout>
  )
}
