import type { AllMethods } from '../../../../gate.ts'
import type { ResponseOf } from '../../../../protocol/method.ts'
import type { Props, Visit } from '../../page.ts'
import { Empty, Table } from '../../parts/blocks.tsx'
import { ButtonLink, Buttons } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Badge } from '../../parts/notice.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

export const path = paths.operatorAudit()
export const access = 'operator'

type Deed = ResponseOf<AllMethods['GetOperatorAudit']['contract']>['deed'][number]

const most = 50

export async function load({ ask, query }: Visit) {
  const asked = query.get('before') ?? ''
  const before = /^\d{1,15}$/.test(asked) ? Number(asked) : undefined
  const { deed } = await ask('GetOperatorAudit', { maxItems: most + 1, ...(before !== undefined && { before }) })
  return { deeds: deed.slice(0, most), more: deed.length > most, first: before === undefined }
}

export function Page({ deeds, more, first }: Props<typeof load>) {
  const { words, format } = useVisit()
  const w = words.operator.audit
  return (
    <Layout title={w.title} section="operator-audit" lead={w.lead} width="wide">
      {deeds.length === 0 ? (
        <Empty icon="clock" title={w.emptyTitle} text={w.empty} />
      ) : (
        <Table
          caption={w.title}
          rows={deeds}
          rowKey={d => String(d.auditId)}
          columns={[
            { label: w.at, head: true, cell: d => <span className="nowrap">{format.dateTime(d.at)}</span> },
            { label: w.who, cell: d => <Who deed={d} /> },
            { label: w.method, cell: d => d.method },
            { label: w.about, cell: d => d.aboutName ?? (d.about === undefined ? '' : <code>{d.about}</code>) },
            { label: w.outcome, cell: d => <Outcome deed={d} /> },
          ]}
        />
      )}
      {(more || !first) && (
        <Buttons>
          {more && <ButtonLink to={paths.operatorAudit(deeds.at(-1)!.auditId)}>{w.older}</ButtonLink>}
          {!first && (
            <ButtonLink to={paths.operatorAudit()} tone="plain">
              {w.newest}
            </ButtonLink>
          )}
        </Buttons>
      )}
    </Layout>
  )
}

function Who({ deed }: { deed: Deed }) {
  const w = useVisit().words.operator.audit
  if (deed.operatorName !== undefined) return <>{deed.operatorName}</>
  return <span className="muted">{deed.avenue === 'CommandLine' ? w.avenues.CommandLine : w.nobody}</span>
}

function Outcome({ deed }: { deed: Deed }) {
  const w = useVisit().words.operator.audit
  if (deed.stage === 'Completed') return <Badge tone="good">{w.done}</Badge>
  if (deed.stage === 'Failed') return <Badge tone="bad">{w.refused(deed.status ?? 1)}</Badge>
  return <Badge tone="warn">{w.open}</Badge>
}
