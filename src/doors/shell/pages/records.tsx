import { Fault } from '../../../protocol/fault.ts'
import { again, type Form, type Outcome, type Props, seeOther, type Visit } from '../page.ts'
import { RecordAvatar } from '../parts/avatar.tsx'
import { Card, Empty, Facts, LinkList } from '../parts/blocks.tsx'
import { ButtonLink, CsrfField } from '../parts/form.tsx'
import { Icon } from '../parts/icon.tsx'
import { Layout } from '../parts/layout.tsx'
import { Badge } from '../parts/notice.tsx'
import { useVisit } from '../parts/visit.tsx'
import { paths } from '../paths.ts'
import { lastDayWords } from './sharing/common.ts'

export const path = paths.records()

export async function load({ ask }: Visit) {
  return { deleted: (await ask('GetDeletedRecords', {})).record }
}

/** Brings a deleted record back. */
export async function act({ ask, words }: Visit, form: Form): Promise<Outcome> {
  const w = words.account.records
  const { record } = await ask('GetDeletedRecords', {})
  const found = record.find(r => r.recordId === form.text('record'))
  if (!found) return again({}, w.gone, 409)
  try {
    await ask('RestoreRecord', { recordId: found.recordId })
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    if (error.status === 'MAX_RECORDS_EXCEEDED') return again({}, w.tooMany)
    if (error.status === 'INVALID_RECORD') return again({}, w.gone, 409)
    throw error
  }
  return seeOther(paths.records(), { flash: { tone: 'good', text: w.restored(found.displayName) } })
}

export function Page({ deleted }: Props<typeof load>) {
  const visit = useVisit()
  const { words, records, format } = visit
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
                record.expiresAt === undefined ? undefined : w.until(lastDayWords(visit, record.expiresAt)),
              ]
                .filter(Boolean)
                .join(' · '),
              picture: <RecordAvatar record={record} />,
              ...(record.state === 'ReadOnly' && { end: <Badge tone="warn">{w.readOnly}</Badge> }),
            }))}
          />
        </Card>
      )}
      {deleted.length > 0 && (
        <Card flush title={w.deleted}>
          <p className="card-note">{w.deletedText}</p>
          <Facts
            facts={deleted.map(({ recordId, displayName, until }) => ({
              label: displayName,
              value: w.restorable(format.date(until)),
              action: <Restore recordId={recordId} displayName={displayName} />,
            }))}
          />
        </Card>
      )}
      <Card flush>
        <LinkList links={[{ to: paths.invitationCode(), title: words.sharing.code.link, icon: 'mail' }]} />
      </Card>
    </Layout>
  )
}

function Restore({ recordId, displayName }: { recordId: string; displayName: string }) {
  const w = useVisit().words.account.records
  return (
    <form method="post">
      <CsrfField />
      <input type="hidden" name="record" value={recordId} />
      <button type="submit" className="button button-quiet button-low" aria-label={w.restoreOne(displayName)}>
        <Icon name="left" />
        <span>{w.restore}</span>
      </button>
    </form>
  )
}
