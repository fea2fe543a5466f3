/** One invitation that nobody has accepted: how it stands, what it offers, and what can be done about it. */
import { again, type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Card, Facts, LinkList } from '../../parts/blocks.tsx'
import { Button, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { recordIn } from '../record/about.ts'
import { type Invited, invitedIn, lastDayWords, seesWords } from './common.ts'
import { InvitationBadge } from './people.tsx'
import { refusedTerms } from './person.tsx'
import { readTerms, TermsFields } from './terms.tsx'

export const path = paths.invited(':record', ':invitation')

export async function load(visit: Visit): Promise<Outcome | { invited: Invited }> {
  const invited = await invitedIn(visit)
  return invited ? { invited } : notFound()
}

/** It may have been accepted or withdrawn since the page was shown. */
export const noLonger = (visit: Visit): Outcome =>
  seeOther(paths.sharing(recordIn(visit).recordId), {
    flash: { tone: 'info', text: visit.words.sharing.invitation.gone },
  })

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { recordId } = recordIn(visit)
  const invited = await invitedIn(visit)
  if (!invited) return noLonger(visit)
  const chosen = readTerms(visit, form)
  if ('problems' in chosen) return again(chosen.problems)
  const { rule, ...rest } = chosen
  try {
    await visit.ask(
      'AuthorizeRecord',
      {
        authorization: {
          updateByCustodian: { emailAddress: invited.emailAddress, ...rest, ...(rule && { rule: { rule } }) },
        },
      },
      { record: recordId },
    )
  } catch (error) {
    return refusedTerms(visit, error)
  }
  return seeOther(paths.sharing(recordId), { flash: { tone: 'good', text: visit.words.sharing.invitation.saved } })
}

export function Page({ invited }: Props<typeof load>) {
  const visit = useVisit()
  const { words, format, record } = visit
  const w = words.sharing.invitation
  const held = record!
  const whom = invited.granteeName === '' ? invited.emailAddress : invited.granteeName
  return (
    <Layout
      title={w.title(whom)}
      section="sharing"
      width="narrow"
      crumbs={[
        { label: held.displayName, to: paths.record(held.recordId) },
        { label: words.sharing.title, to: paths.sharing(held.recordId) },
        { label: whom },
      ]}
    >
      <Standing invited={invited} />
      <Card title={w.facts} action={<InvitationBadge invited={invited} />}>
        <Facts
          facts={[
            { label: w.to, value: invited.emailAddress },
            { label: words.sharing.person.may, value: words.sharing.levels[invited.level] },
            { label: words.sharing.person.sees, value: seesWords(visit, invited.rule) },
            {
              label: words.sharing.person.until,
              value:
                invited.dateAuthExpires === undefined
                  ? words.sharing.noEnd
                  : lastDayWords(visit, invited.dateAuthExpires),
            },
            { label: w.passcode, value: invited.pinRequired ? w.passcodeYes : w.passcodeNo },
            { label: w.by, value: invited.grantorName },
            { label: w.sent, value: format.dateTime(invited.dateAuthCreated) },
            { label: w.good, value: format.dateTime(invited.invitationExpires) },
          ]}
        />
      </Card>
      {held.state === 'Active' && (
        <Card title={w.change}>
          <FormPart>
            <TermsFields terms={invited} />
            <Buttons>
              <Button>{words.sharing.person.save}</Button>
            </Buttons>
          </FormPart>
        </Card>
      )}
      <Card flush>
        <LinkList
          links={[
            ...(held.state === 'Active'
              ? [
                  {
                    to: paths.invitedAgain(held.recordId, invited.invitationId),
                    title: w.again,
                    note: w.againText,
                    icon: 'mail' as const,
                  },
                ]
              : []),
            {
              to: paths.invitedWithdraw(held.recordId, invited.invitationId),
              title: w.withdraw,
              note: w.withdrawText,
              icon: 'bin',
            },
          ]}
        />
      </Card>
    </Layout>
  )
}

function Standing({ invited }: { invited: Invited }) {
  const w = useVisit().words.sharing.invitation
  if (invited.authorizedRecordState === 'ActivationRejected') return <Notice tone="warn">{w.declinedText}</Notice>
  if (invited.invitationExpired) return <Notice tone="warn">{w.expiredText}</Notice>
  return invited.locked ? <Notice tone="warn">{w.lockedText}</Notice> : null
}
