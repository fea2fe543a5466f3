import type { Props, Visit } from '../../page.ts'
import { Empty, Table } from '../../parts/blocks.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Badge } from '../../parts/notice.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

export const path = paths.operatorVocabularies()
export const access = 'operator'

export async function load({ ask }: Visit) {
  return await ask('ListLoadedVocabularies', {})
}

export function Page({ vocabularies }: Props<typeof load>) {
  const { words, format } = useVisit()
  const w = words.operator.vocabularies
  return (
    <Layout title={w.title} section="operator-vocabularies" lead={w.lead} width="wide">
      {vocabularies.length === 0 ? (
        <Empty icon="file" title={w.emptyTitle} text={w.empty} />
      ) : (
        <Table
          caption={w.title}
          rows={vocabularies}
          rowKey={v => [v.family, v.name, v.version, v.language].join('/')}
          columns={[
            {
              label: w.name,
              head: true,
              cell: v => (
                <>
                  {v.family}/{v.name} {v.restricted && <Badge tone="info">{w.restricted}</Badge>}
                </>
              ),
            },
            { label: w.version, cell: v => v.version },
            { label: w.language, cell: v => v.language },
            { label: w.items, numeric: true, cell: v => format.number(v.items) },
            { label: w.loaded, cell: v => format.dateTime(v.loadedAt) },
          ]}
        />
      )}
    </Layout>
  )
}
