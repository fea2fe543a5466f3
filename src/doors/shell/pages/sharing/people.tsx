/** Who can open the record, what each may do, and until when; for who is no custodian, their own access alone. */
import type { Props, Visit } from '../../page.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Card, LinkList } from '../../parts/blocks.tsx'
import { ButtonLink } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Badge } from '../../parts/notice.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { isCustodian, recordIn } from '../record/about.ts'
import { type Invited, type Sharer, sharingOf, termsWords } from './common.ts'
import { AccessFacts, LeaveCard } from './person.tsx'

export const path = paths.sharing(':record')

export async function load(visit: Visit) {
  const { activePersonAuthorization, nonActiveAuthorization } = await sharingOf(visit)
  const custodians = activePersonAuthorization.filter(p => p.level === 'Custodian')
  return {
    people: [...custodians, ...activePersonAuthorization.filter(p => p.level !== 'Custodian')],
    invitations: nonActiveAuthorization,
    mayInvite: isCustodian(recordIn(visit)) && recordIn(visit).state === 'Active',
  }
}

export function Page({ people, invitations, mayInvite }: Props<typeof load>) {
  const { words, record } = useVisit()
  const w = words.sharing
  const held = record!
  const own = people.find(p => p.own)
  return (
    <Layout
      title={w.title}
      section="sharing"
      width="narrow"
      lead={!isCustodian(held) ? w.leadGuest : held.relationship === 1 ? w.leadOwn : w.lead(held.displayName)}
      crumbs={[{ label: held.displayName, to: paths.record(held.recordId) }, { label: w.title }]}
      actions={
        mayInvite && (
          <ButtonLink to={paths.share(held.recordId)} tone="primary" icon="plus">
            {w.invite}
          </ButtonLink>
        )
      }
    >
      {isCustodian(held) ? (
        <>
          <Card flush title={w.people}>
            <People people={people} />
            {people.length === 1 && <p className="card-note">{w.onlyYou}</p>}
          </Card>
          {invitations.length > 0 && (
            <Card flush title={w.waiting}>
              <p className="card-note">{w.waitingNote}</p>
              <Invitations invitations={invitations} />
            </Card>
          )}
        </>
      ) : (
        own && (
          <>
            <AccessFacts sharer={own} />
            <LeaveCard sharer={own} />
          </>
        )
      )}
      <Card flush>
        <LinkList
          links={[
            {
              to: paths.activity(held.recordId, { show: 'sharing' }),
              title: w.history,
              note: w.historyText,
              icon: 'clock',
            },
          ]}
        />
      </Card>
    </Layout>
  )
}

function People({ people }: { people: readonly Sharer[] }) {
  const visit = useVisit()
  const w = visit.words.sharing
  return (
    <LinkList
      links={people.map(person => ({
        to: paths.sharer(visit.record!.recordId, person.personId),
        title: person.own ? w.you(person.name) : person.name,
        note: (
          <>
            {termsWords(visit, { ...person, ended: person.authExpired })}
            {person.authExpired && (
              <span className="sharing-state">
                <Badge tone="warn">{w.endedBadge}</Badge>
              </span>
            )}
          </>
        ),
        picture: <Avatar name={person.name} seed={person.personId} />,
      }))}
    />
  )
}

function Invitations({ invitations }: { invitations: readonly Invited[] }) {
  const visit = useVisit()
  return (
    <LinkList
      links={invitations.map(invited => ({
        to: paths.invited(visit.record!.recordId, invited.invitationId),
        title: invited.granteeName === '' ? invited.emailAddress : invited.granteeName,
        ...(invited.granteeName !== '' && { says: invited.emailAddress }),
        note: (
          <>
            {termsWords(visit, invited)}
            <span className="sharing-state">
              <InvitationBadge invited={invited} />
            </span>
          </>
        ),
        icon: 'mail' as const,
      }))}
    />
  )
}

export function InvitationBadge({ invited }: { invited: Invited }) {
  const w = useVisit().words.sharing.states
  if (invited.authorizedRecordState === 'ActivationRejected') return <Badge tone="warn">{w.declined}</Badge>
  if (invited.invitationExpired) return <Badge tone="warn">{w.expired}</Badge>
  if (invited.locked) return <Badge tone="warn">{w.locked}</Badge>
  return <Badge tone="info">{w.waiting}</Badge>
}
