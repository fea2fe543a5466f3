import type { Props, Visit } from '../../page.ts'
import { Empty, Table } from '../../parts/blocks.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Badge } from '../../parts/notice.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

export const path = paths.operatorEvents()
export const access = 'operator'

const tones = { Working: 'good', Failing: 'warn', Parked: 'bad' } as const

export async function load({ ask }: Visit) {
  return { deliveries: (await ask('ListEventDelivery', {})).delivery }
}

export function Page({ deliveries }: Props<typeof load>) {
  const { words, format } = useVisit()
  const w = words.operator.events
  return (
    <Layout title={w.title} section="operator-events" lead={w.lead} width="wide">
      {deliveries.length === 0 ? (
        <Empty icon="pulse" title={w.emptyTitle} text={w.empty} />
      ) : (
        <Table
          caption={w.title}
          rows={deliveries}
          rowKey={d => d.subscriptionId}
          columns={[
            { label: w.application, head: true, cell: d => d.applicationName },
            { label: w.origin, cell: d => d.origin },
            { label: w.state, cell: d => <Badge tone={tones[d.state]}>{w.states[d.state]}</Badge> },
            { label: w.waiting, numeric: true, cell: d => format.number(d.waiting) },
            { label: w.delivered, cell: d => (d.lastDelivered ? format.dateTime(d.lastDelivered) : w.never) },
            { label: w.result, cell: d => d.lastResult ?? '' },
            { label: w.next, cell: d => (d.nextAttempt ? format.dateTime(d.nextAttempt) : '') },
          ]}
        />
      )}
    </Layout>
  )
}
