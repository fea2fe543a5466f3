import type { AllMethods } from '../../../../gate.ts'
import type { ResponseOf } from '../../../../protocol/method.ts'
import type { Props, Visit } from '../../page.ts'
import { Empty, Table } from '../../parts/blocks.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Badge } from '../../parts/notice.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

export const path = paths.operatorApps()
export const access = 'operator'

export type Application = ResponseOf<AllMethods['GetApplicationPrivileged']['contract']>['application'][number]

export async function load({ ask }: Visit) {
  const { application } = await ask('GetApplicationPrivileged', { id: [] })
  return { applications: application }
}

export function Page({ applications }: Props<typeof load>) {
  const { words, format } = useVisit()
  const w = words.operator.applications
  return (
    <Layout title={w.title} section="operator-applications" width="wide">
      {applications.length === 0 ? (
        <Empty icon="apps" title={w.emptyTitle} text={w.empty} />
      ) : (
        <Table
          caption={w.title}
          rows={applications}
          rowKey={a => a.id}
          columns={[
            { label: w.name, head: true, cell: a => <a href={paths.operatorApp(a.id)}>{a.name}</a> },
            { label: w.kind, cell: a => w.kinds[a.kind] },
            { label: w.state, cell: a => <StateBadge state={a.state} /> },
            { label: w.created, cell: a => format.date(a.created) },
          ]}
        />
      )}
    </Layout>
  )
}

/** Of applications and of accounts. */
export function StateBadge({ state }: { state: Application['state'] }) {
  const { states } = useVisit().words.operator
  const tone = state === 'Active' ? 'good' : state === 'Deleted' ? 'plain' : 'warn'
  return <Badge tone={tone}>{states[state]}</Badge>
}
