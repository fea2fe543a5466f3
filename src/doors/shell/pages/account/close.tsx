/** Closing the account: which records go and which stay, and a box to tick before the one button that cannot be taken back. */
import { graceDays } from '../../../../protocol/record-audit.ts'
import { again, type Outcome, type Props, type Form as Sent, seeOther, type Visit } from '../../page.ts'
import { Card } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Buttons, CheckField, Form } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { confirmAgain, confirmFirst, ranOut } from './common.ts'

export const path = paths.accountClose()

export async function load(visit: Visit) {
  const first = await confirmFirst(visit)
  return first ?? (await visit.ask('GetClosingRecords', {}))
}

export async function act(visit: Visit, form: Sent): Promise<Outcome> {
  const w = visit.words.account.close
  if (form.text('understood') !== 'yes') return again({ understood: w.tick })
  try {
    await visit.ask('SetPersonAccountState', { accountState: 'Deleted' })
  } catch (error) {
    if (ranOut(error)) return confirmAgain(visit)
    throw error
  }
  return seeOther(paths.signIn(), { session: null, flash: { tone: 'good', text: w.closed } })
}

export function Page({ record: records }: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.account.close
  const goes = records.filter(r => r.goes)
  const stays = records.filter(r => !r.goes)
  return (
    <Layout
      title={w.title}
      section="account"
      width="narrow"
      lead={w.lead}
      crumbs={[{ label: words.account.overview.title, to: paths.account() }, { label: w.confirm }]}
    >
      <Card title={w.what}>
        <ul className="happens">
          {w.happens.map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Card>
      {goes.length > 0 && (
        <Card title={w.goes}>
          <p>{w.goesText(graceDays)}</p>
          <ul className="to-delete">
            {goes.map(r => (
              <li key={r.recordId}>
                <strong>{r.displayName}</strong> <span className="muted">{w.goesOthers(r.others)}</span>
              </li>
            ))}
          </ul>
          <p className="muted">
            {w.download} <a href={paths.records()}>{w.see}</a>
          </p>
        </Card>
      )}
      {stays.length > 0 && (
        <Card title={w.stays}>
          <p>{w.staysText}</p>
          <ul className="to-delete">
            {stays.map(r => (
              <li key={r.recordId}>
                <strong>{r.displayName}</strong>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Form>
        <CheckField name="understood" value="yes" label={w.understood} />
        <Buttons>
          <Button tone="danger">{w.confirm}</Button>
          <ButtonLink to={paths.account()}>{w.keep}</ButtonLink>
        </Buttons>
      </Form>
    </Layout>
  )
}
