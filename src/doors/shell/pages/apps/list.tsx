import type { AllMethods } from '../../../../gate.ts'
import type { ResponseOf } from '../../../../protocol/method.ts'
import type { Props, Visit } from '../../page.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Card, Empty, LinkList, type RowLink } from '../../parts/blocks.tsx'
import { ButtonLink } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Badge } from '../../parts/notice.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

export const path = paths.apps(':record')

export type Agreed = ResponseOf<
  AllMethods['GetAuthorizedPeopleForRecord']['contract']
>['activeAppAuthorization'][number]

export async function load({ ask, record }: Visit) {
  const { activeAppAuthorization } = await ask('GetAuthorizedPeopleForRecord', {}, { record: record!.recordId })
  return { own: activeAppAuthorization.filter(a => a.own), others: activeAppAuthorization.filter(a => !a.own) }
}

export function Page({ own, others }: Props<typeof load>) {
  const { words, record } = useVisit()
  const w = words.connect.apps
  return (
    <Layout
      title={w.title}
      section="apps"
      lead={record!.relationship === 1 ? w.leadOwn : w.lead(record!.displayName)}
      actions={
        <>
          <ButtonLink tone="quiet" icon="clock" to={paths.activity(record!.recordId)}>
            {w.activity}
          </ButtonLink>
          <ButtonLink to={paths.directory()} icon="search">
            {w.more}
          </ButtonLink>
          <ButtonLink to={paths.code()} icon="key">
            {words.connect.code.enter}
          </ButtonLink>
        </>
      }
    >
      {own.length + others.length === 0 && <Empty icon="apps" title={w.emptyTitle} text={w.emptyText} />}
      {own.length > 0 && (
        <Card flush {...(others.length > 0 && { title: w.yours })}>
          <AppList apps={own} />
        </Card>
      )}
      {others.length > 0 && (
        <Card flush title={w.others}>
          <p className="card-note">{w.othersNote}</p>
          <AppList apps={others} />
        </Card>
      )}
    </Layout>
  )
}

function AppList({ apps }: { apps: readonly Agreed[] }) {
  const { record } = useVisit()
  const row = (agreed: Agreed): RowLink => ({
    to: paths.app(record!.recordId, agreed.application.id, agreed.own ? undefined : agreed.personId),
    title: <AppName agreed={agreed} />,
    note: <AppNote agreed={agreed} />,
    picture: <Avatar name={agreed.application.name} seed={agreed.application.masterId ?? agreed.application.id} />,
    end: <AppBadge agreed={agreed} />,
  })
  return <LinkList links={apps.map(row)} />
}

/** The name, and the device of an installed one. */
export function AppName({ agreed: { application } }: { agreed: Pick<Agreed, 'application'> }) {
  const w = useVisit().words.connect.apps
  const { kind, name, instanceName } = application
  return (
    <>
      {name}
      {kind === 'SodaChild' && (
        <span className="app-device"> {instanceName === undefined ? w.device : w.instance(instanceName)}</span>
      )}
    </>
  )
}

function AppNote({ agreed }: { agreed: Agreed }) {
  const { words, format } = useVisit()
  const w = words.connect.apps
  const used = agreed.lastUsed === undefined ? w.neverUsed : w.lastUsed(format.day(agreed.lastUsed))
  const parts = [
    used,
    agreed.own ? undefined : w.by(agreed.personName),
    agreed.grantedRule.some(key => key.startsWith('Offline:')) ? w.offline : undefined,
  ]
  return <>{parts.filter(p => p !== undefined).join(' · ')}</>
}

function AppBadge({ agreed }: { agreed: Agreed }) {
  const w = useVisit().words.connect.apps
  if (agreed.application.state !== 'Active') return <Badge tone="warn">{w.suspended}</Badge>
  if (agreed.appRecordAuthAction === 'ReauthorizationRequired') return <Badge tone="info">{w.asksMore}</Badge>
  if (agreed.appRecordAuthAction === 'ReauthorizationNotPossible') return <Badge tone="warn">{w.tooLittle}</Badge>
  return null
}
