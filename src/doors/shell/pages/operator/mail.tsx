import type { Props, Visit } from '../../page.ts'
import { Empty, Table } from '../../parts/blocks.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Badge } from '../../parts/notice.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

export const path = paths.operatorMail()
export const access = 'operator'

const most = 200
const tones = { Waiting: 'info', Sent: 'good', GivenUp: 'bad' } as const

export async function load({ ask }: Visit) {
  return { mails: (await ask('ListMail', { maxItems: most })).mail }
}

export function Page({ mails }: Props<typeof load>) {
  const { words, format } = useVisit()
  const w = words.operator.mail
  return (
    <Layout title={w.title} section="operator-mail" lead={w.lead(most)} width="wide">
      {mails.length === 0 ? (
        <Empty icon="mail" title={w.emptyTitle} text={w.empty} />
      ) : (
        <Table
          caption={w.title}
          rows={mails}
          rowKey={m => m.mailId}
          columns={[
            { label: w.created, head: true, cell: m => <span className="nowrap">{format.dateTime(m.createdAt)}</span> },
            { label: w.kind, cell: m => m.kind },
            { label: w.to, cell: m => m.to },
            { label: w.state, cell: m => <Badge tone={tones[m.state]}>{w.states[m.state]}</Badge> },
            { label: w.attempts, numeric: true, cell: m => format.number(m.attempts) },
            { label: w.error, cell: m => m.lastError ?? '' },
          ]}
        />
      )}
    </Layout>
  )
}
