/** The question before somebody's access ends: a custodian's about another, or anybody's about their own. */
import { again, type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { orProblems } from '../account/common.ts'
import { recordIn } from '../record/about.ts'
import { type Sharer, sharerIn } from './common.ts'

export const path = paths.sharerStop(':record', ':person')

export async function load(visit: Visit): Promise<Outcome | { sharer: Sharer }> {
  const sharer = await sharerIn(visit)
  return sharer ? { sharer } : notFound()
}

export async function act(visit: Visit, _form: Form): Promise<Outcome> {
  const { ask, words } = visit
  const w = words.sharing.person
  const { recordId, displayName } = recordIn(visit)
  const gone = seeOther(paths.sharing(recordId), { flash: { tone: 'info', text: w.gone } })
  const sharer = await sharerIn(visit)
  if (!sharer) return gone
  let meanwhile = false
  const problems = await orProblems(
    ask('RemoveRecordAuthorization', { personId: sharer.personId }, { record: recordId }),
    fault => {
      if (fault.status === 'CANNOT_REMOVE_LAST_CUSTODIAN') return { '': sharer.own ? w.leaving.last : w.lastCustodian }
      meanwhile = fault.status === 'RECORD_AUTHORIZATION_DOES_NOT_EXIST'
      return meanwhile ? {} : undefined
    },
  )
  if (meanwhile) return gone
  if (problems) return again(problems, undefined, 409)
  return sharer.own
    ? seeOther(paths.records(), { flash: { tone: 'good', text: w.leaving.done(displayName) } })
    : seeOther(paths.sharing(recordId), { flash: { tone: 'good', text: w.stop.done(sharer.name) } })
}

export function Page({ sharer }: Props<typeof load>) {
  const { words, record } = useVisit()
  const w = words.sharing.person
  const held = record!
  const { own, name } = sharer
  return (
    <FocusLayout title={own ? w.leaving.title(held.displayName) : w.stop.title(name)}>
      <p>{own ? w.leaving.text : w.stop.text(name, held.displayName)}</p>
      {own ? <p>{w.leaving.again}</p> : <p>{w.stop.copies}</p>}
      {sharer.level === 'Custodian' && !own && <p>{w.stop.invitations}</p>}
      <FormPart>
        <Buttons>
          <Button tone="danger">{own ? w.leaving.yes : w.stop.yes}</Button>
          <ButtonLink
            to={own ? paths.sharing(held.recordId) : paths.sharer(held.recordId, sharer.personId)}
            tone="plain"
          >
            {own ? w.leaving.no : w.stop.no}
          </ButtonLink>
        </Buttons>
      </FormPart>
    </FocusLayout>
  )
}
