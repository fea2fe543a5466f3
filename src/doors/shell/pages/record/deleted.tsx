/** What was deleted and can be brought back, the latest first. */
import type { Props, Visit } from '../../page.ts'
import { Card, Empty, Table } from '../../parts/blocks.tsx'
import { CsrfField } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { lineOf } from '../../parts/reading.ts'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { canEdit, isCustodian, nameOfType, readerFor, recordIn, tasteOf } from './about.ts'
import { type Item, listing, newestTypes, typeNamed } from './items.ts'

export const path = paths.deleted(':record')

const most = 200

export async function load(visit: Visit) {
  const { recordId } = recordIn(visit)
  if (!isCustodian(recordIn(visit))) return { rows: [] }
  const type = typeNamed(visit.query.get('type') ?? '')
  const { items } = await listing(visit.ask, recordId, {
    types: type ? [type] : newestTypes,
    deleted: true,
    max: most,
    maxFull: most,
  })
  const taste = await tasteOf(visit)
  const rows = items
    .map(item => ({ item, line: lineOf(item.type, item.value, readerFor(taste, item.type)) }))
    .sort((a, b) => ((a.item.updated?.at ?? '') < (b.item.updated?.at ?? '') ? 1 : -1))
  return { rows }
}

interface Row {
  readonly item: Item
  readonly line: string
}

export function Page({ rows }: Props<typeof load>) {
  const { record, words, format } = useVisit()
  const w = words.record.deleted
  const held = record!
  return (
    <Layout
      title={w.title}
      section="data"
      lead={isCustodian(held) ? w.lead : undefined}
      crumbs={[{ label: words.record.data.title, to: paths.data(held.recordId) }, { label: w.title }]}
    >
      {!isCustodian(held) ? (
        <Notice>{w.notCustodian}</Notice>
      ) : rows.length === 0 ? (
        <Empty icon="bin" title={w.empty} text={w.emptyText} />
      ) : (
        <Card flush>
          <div className="things things-deleted">
            <Table<Row>
              caption={w.title}
              rowKey={row => row.item.thingId}
              rows={rows}
              columns={[
                {
                  label: w.what,
                  head: true,
                  cell: ({ item, line }) => (
                    <Named
                      to={paths.thing(held.recordId, item.thingId)}
                      line={line}
                      type={nameOfType(words, item.type)}
                    />
                  ),
                },
                {
                  label: w.deletedOn,
                  cell: ({ item }) =>
                    item.updated ? `${format.dateTime(item.updated.at)}, ${item.updated.person}` : '',
                },
                {
                  label: w.restore,
                  cell: ({ item, line }) =>
                    canEdit(held) ? <Restore to={paths.thingRestore(held.recordId, item.thingId)} line={line} /> : '',
                },
              ]}
            />
          </div>
        </Card>
      )}
    </Layout>
  )
}

const Named = ({ to, line, type }: { to: string; line: string; type: string }) => (
  <span className="named">
    <a href={to}>{line}</a>
    {line !== type && <span className="muted small">{type}</span>}
  </span>
)

function Restore({ to, line }: { to: string; line: string }) {
  const w = useVisit().words.record.deleted
  return (
    <form method="post" action={to}>
      <CsrfField />
      <button type="submit" className="button button-quiet button-low" aria-label={w.restoreOne(line)}>
        <Icon name="left" />
        <span>{w.restore}</span>
      </button>
    </form>
  )
}
