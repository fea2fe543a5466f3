/** One person's access: what it is, a form to change it, and the way to end it. */
import { Fault } from '../../../../protocol/fault.ts'
import { again, type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Card, Facts } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { isCustodian, recordIn } from '../record/about.ts'
import { lastDayWords, type Sharer, seesWords, sharerIn } from './common.ts'
import { readTerms, TermsFields } from './terms.tsx'

export const path = paths.sharer(':record', ':person')

export async function load(visit: Visit): Promise<Outcome | { sharer: Sharer }> {
  const sharer = await sharerIn(visit)
  return sharer ? { sharer } : notFound()
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { ask, words } = visit
  const { recordId } = recordIn(visit)
  const sharer = await sharerIn(visit)
  if (!sharer) return seeOther(paths.sharing(recordId), { flash: { tone: 'info', text: words.sharing.person.gone } })
  const chosen = readTerms(visit, form)
  if ('problems' in chosen) return again(chosen.problems)
  const { rule, ...rest } = chosen
  try {
    await ask(
      'AuthorizeRecord',
      {
        authorization: {
          updateByCustodian: { personId: sharer.personId, ...rest, ...(rule && { rule: { rule } }) },
        },
      },
      { record: recordId },
    )
  } catch (error) {
    return refusedTerms(visit, error)
  }
  return seeOther(paths.sharing(recordId), {
    flash: { tone: 'good', text: words.sharing.person.saved(sharer.name) },
  })
}

/** What a change of terms may be refused for, in words; anything else goes on. */
export function refusedTerms({ words, record }: Visit, error: unknown): Outcome {
  const w = words.sharing
  if (error instanceof Fault)
    switch (error.status) {
      case 'CANNOT_REMOVE_LAST_CUSTODIAN':
        return again({ level: w.person.lastCustodian })
      case 'GRANT_AUTHZ_EXCEEDS_DEFAULT':
        return again({ level: w.terms.beyond })
      case 'INVALID_DATETIME':
        return again({ until: w.terms.untilWrong })
      case 'RECORD_AUTHORIZATION_DOES_NOT_EXIST':
        return seeOther(paths.sharing(record!.recordId), { flash: { tone: 'info', text: w.person.gone } })
    }
  throw error
}

export function Page({ sharer }: Props<typeof load>) {
  const { words, record } = useVisit()
  const w = words.sharing
  const held = record!
  const changeable = isCustodian(held) && held.state === 'Active' && !sharer.own
  return (
    <Layout
      title={sharer.own ? w.you(sharer.name) : sharer.name}
      section="sharing"
      width="narrow"
      crumbs={[
        { label: held.displayName, to: paths.record(held.recordId) },
        { label: w.title, to: paths.sharing(held.recordId) },
        { label: sharer.name },
      ]}
    >
      {sharer.authExpired && <Notice tone="warn">{w.person.endedText(sharer.name)}</Notice>}
      <AccessFacts sharer={sharer} />
      {changeable && (
        <Card title={w.person.change}>
          <FormPart>
            <TermsFields terms={sharer} />
            <Buttons>
              <Button>{w.person.save}</Button>
            </Buttons>
          </FormPart>
        </Card>
      )}
      {sharer.own ? (
        <LeaveCard sharer={sharer} />
      ) : (
        <Card title={w.person.end}>
          <p>{w.person.endText(sharer.name)}</p>
          <ButtonLink to={paths.sharerStop(held.recordId, sharer.personId)} tone="danger">
            {w.person.end}
          </ButtonLink>
        </Card>
      )}
    </Layout>
  )
}

export function AccessFacts({ sharer }: { sharer: Sharer }) {
  const visit = useVisit()
  const { words, format } = visit
  const w = words.sharing
  return (
    <Card title={w.person.facts}>
      <Facts
        facts={[
          { label: w.person.may, value: w.levels[sharer.level] },
          { label: w.person.sees, value: seesWords(visit, sharer.rule) },
          {
            label: w.person.until,
            value: sharer.dateAuthExpires === undefined ? w.noEnd : lastDayWords(visit, sharer.dateAuthExpires),
          },
          { label: w.person.history, value: sharer.canAccessAudit ? words.shell.yes : words.shell.no },
          { label: w.person.email, value: sharer.contactEmail },
          { label: w.person.since, value: format.date(sharer.dateAuthCreated) },
        ]}
      />
    </Card>
  )
}

export function LeaveCard({ sharer }: { sharer: Sharer }) {
  const { words, record } = useVisit()
  const w = words.sharing.person
  return (
    <Card title={w.leave}>
      <p>{w.leaveText}</p>
      <ButtonLink to={paths.sharerStop(record!.recordId, sharer.personId)} tone="danger">
        {w.leave}
      </ButtonLink>
    </Card>
  )
}
