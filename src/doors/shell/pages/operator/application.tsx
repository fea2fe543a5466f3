import { notFound, type Outcome, type Props, type Visit } from '../../page.ts'
import { Card, Facts } from '../../parts/blocks.tsx'
import { ButtonLink } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { type Application, StateBadge } from './applications.tsx'

export const path = paths.operatorApp(':app')
export const access = 'operator'

export async function load(visit: Visit): Promise<Outcome | { application: Application }> {
  const application = await applicationOf(visit)
  return application ? { application } : notFound()
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function applicationOf({ ask, params }: Visit): Promise<Application | undefined> {
  if (!guid.test(params.app!)) return undefined
  const { application } = await ask('GetApplicationPrivileged', { id: [params.app!] })
  // The Shell itself is nothing to switch off.
  return application.find(a => a.kind !== 'Shell')
}

export function Page({ application: a }: Props<typeof load>) {
  const { operator, words, format } = useVisit()
  const { application: w, applications, nav } = words.operator
  const may = operator!.method.includes('SetApplicationState')
  const none = <span className="muted">{w.none}</span>
  return (
    <Layout
      title={a.name}
      section="operator-applications"
      crumbs={[{ label: nav.applications, to: paths.operatorApps() }, { label: a.name }]}
      actions={
        may &&
        a.state !== 'Deleted' && (
          <ButtonLink to={paths.operatorAppState(a.id)} tone={a.state === 'Active' ? 'danger' : 'primary'}>
            {a.state === 'Active' ? w.suspend : w.activate}
          </ButtonLink>
        )
      }
    >
      <Card>
        <Facts
          facts={[
            { label: w.state, value: <StateBadge state={a.state} /> },
            ...(a.state === 'Deleted' ? [{ label: '', value: w.gone }] : []),
            { label: w.id, value: <code>{a.id}</code> },
            { label: w.kind, value: applications.kinds[a.kind] },
            { label: w.description, value: a.description || none },
            { label: w.actionUrl, value: a.actionUrl ?? none },
            { label: w.rules, value: a.rule.length === 0 ? none : w.rulesCount(a.rule.length) },
            { label: w.methods, value: a.method.length === 0 ? w.allMethods : a.method.join(', ') },
            { label: w.networks, value: a.ipPrefix.length === 0 ? w.anyNetwork : a.ipPrefix.join(', ') },
            {
              label: w.certificates,
              value:
                a.certificate.length === 0
                  ? none
                  : a.certificate.map(c => (
                      <p key={c.thumbprint}>
                        <code>{w.certificate(c.thumbprint, c.state, c.notAfter && format.date(c.notAfter))}</code>
                      </p>
                    )),
            },
            { label: w.created, value: format.dateTime(a.created) },
            { label: w.updated, value: format.dateTime(a.updated) },
          ]}
        />
      </Card>
    </Layout>
  )
}
