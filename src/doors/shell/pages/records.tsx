import type { Visit } from '../page.ts'
import { RecordAvatar } from '../parts/avatar.tsx'
import { Card, Empty, LinkList } from '../parts/blocks.tsx'
import { ButtonLink } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Badge } from '../parts/notice.tsx'
import { useVisit } from '../parts/visit.tsx'
import { paths } from '../paths.ts'

export const path = paths.records()

export async function load(_: Visit) {
  return {}
}

export function Page() {
  const { words, records, format } = useVisit()
  const w = words.account.records
  const { levels, relationships } = words.shell
  return (
    <Layout
      title={w.title}
      lead={w.lead}
      width="narrow"
      actions={
        <ButtonLink to={paths.recordNew()} icon="plus">
          {words.record.records.add}
        </ButtonLink>
      }
    >
      {records.length === 0 ? (
        <Empty icon="people" title={w.none.title} text={w.none.text} />
      ) : (
        <Card flush>
          <LinkList
            links={records.map(record => ({
              to: paths.record(record.recordId),
              title: record.displayName,
              note: [
                relationships[record.relationship] ?? relationships[2],
                levels[record.level],
                record.expiresAt === undefined ? undefined : w.until(format.date(record.expiresAt)),
              ]
                .filter(Boolean)
                .join(' · '),
              picture: <RecordAvatar record={record} />,
              ...(record.state === 'ReadOnly' && { end: <Badge tone="warn">{w.readOnly}</Badge> }),
            }))}
          />
        </Card>
      )}
    </Layout>
  )
}
