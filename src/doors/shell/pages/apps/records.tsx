import type { Outcome, Props, Visit } from '../../page.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Card, LinkList } from '../../parts/blocks.tsx'
import { Layout } from '../../parts/layout.tsx'
import { RefusalPage } from '../../parts/refusal.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { asGuid } from '../../query.ts'
import { applicationsOf, type Refusal, unknownApp } from '../../redirects.ts'
import type { RecordOption } from '../connect/consent.tsx'

/** The person's records that one application may use (RECORDLIST with an appid, shell.md §2.3). */
export const path = paths.appRecords(':app')

interface Listed {
  readonly app: { readonly id: string; readonly name: string }
  readonly records: readonly RecordOption[]
}

export async function load(visit: Visit): Promise<Outcome | Refusal | Listed> {
  const id = asGuid(visit.params.app)
  if (id === undefined) return unknownApp(visit)
  const apps = await applicationsOf(visit, [id])
  if ('pageStatus' in apps) return apps
  const { appRecordAuth } = await visit.ask('GetAppRecordAuthorizations', { appId: id })
  return { app: { id, name: apps[0]!.name }, records: appRecordAuth.filter(r => r.authorized) }
}

export function Page(props: Props<typeof load>) {
  const { words } = useVisit()
  if ('pageStatus' in props) return <RefusalPage title={props.title} text={props.text} />
  const { app, records } = props
  const w = words.connect.apps.records
  const { relationships } = words.shell
  return (
    <Layout title={w.title(app.name)} section="apps" width="narrow">
      <Card flush={records.length > 0}>
        {records.length === 0 ? (
          <p>{w.none(app.name)}</p>
        ) : (
          <LinkList
            links={records.map(record => ({
              to: paths.app(record.recordId, app.id),
              title: record.displayName,
              note: relationships[record.relationship] ?? relationships[2],
              picture: <Avatar name={record.displayName} seed={record.recordId} />,
            }))}
          />
        )}
      </Card>
    </Layout>
  )
}
