/** Says what deleting a record means, and does it, for a custodian who has just proved who they are. */
import { graceDays } from '../../../../protocol/record-audit.ts'
import { notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Card } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Buttons, Form } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { confirmAgain, ranOut } from '../account/common.ts'
import { isCustodian, recordIn } from './about.ts'

export const path = paths.recordDelete(':record')

export async function load(visit: Visit): Promise<Outcome | object> {
  const held = recordIn(visit)
  if (!isCustodian(held) || held.state !== 'Active') return notFound()
  const { confirmed } = await visit.ask('GetAccountInfo', {})
  return confirmed ? {} : seeOther(paths.confirm(paths.recordDelete(held.recordId), paths.profile(held.recordId)))
}

export async function act(visit: Visit): Promise<Outcome> {
  const { recordId, displayName } = recordIn(visit)
  try {
    await visit.ask('UpdateRecord', { recordState: 'Deleted' }, { record: recordId })
  } catch (error) {
    if (ranOut(error)) return confirmAgain(visit)
    throw error
  }
  return seeOther(paths.records(), { flash: { tone: 'good', text: visit.words.record.deleting.deleted(displayName) } })
}

export function Page(_: Props<typeof load>) {
  const { record, words } = useVisit()
  const w = words.record.deleting
  const { recordId, displayName } = record!
  return (
    <Layout
      title={w.title(displayName)}
      width="narrow"
      lead={w.lead(graceDays)}
      crumbs={[
        { label: displayName, to: paths.record(recordId) },
        { label: words.record.profile.title, to: paths.profile(recordId) },
        { label: w.confirm },
      ]}
    >
      <Card title={w.what}>
        <ul className="happens">
          {w.happens.map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Card>
      <Form>
        <Buttons>
          <Button tone="danger" icon="bin">
            {w.confirm}
          </Button>
          <ButtonLink to={paths.profile(recordId)}>{w.keep}</ButtonLink>
        </Buttons>
      </Form>
    </Layout>
  )
}
