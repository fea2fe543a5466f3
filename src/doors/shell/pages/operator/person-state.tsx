import { Fault } from '../../../../protocol/fault.ts'
import { again, type Form, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import type { Account } from './people.tsx'

export const path = paths.operatorPersonState()
export const access = 'operator'

/** Reached by a form that names the person, so that no id of a person stands in an address. */
export async function load({ ask, words }: Visit, form?: Form): Promise<Outcome | { account: Account }> {
  const personId = form?.text('person').toLowerCase()
  if (personId === undefined || personId === '') return seeOther(paths.operatorPeople())
  const { person } = await ask('QueryPersons', { match: personId, maxItemsPerPage: 10 })
  const account = person.find(p => p.personId === personId)
  return account && account.state !== 'Deleted'
    ? { account }
    : seeOther(paths.operatorPeople(), { flash: { tone: 'info', text: words.operator.personState.gone } })
}

export async function act({ ask, words }: Visit, form: Form): Promise<Outcome> {
  const w = words.operator.personState
  const state = form.text('state')
  if (state !== 'Active' && state !== 'Suspended') return again({}, undefined, 200)
  try {
    await ask('SetPersonAccountStatePrivileged', { personId: form.text('person'), personState: state })
  } catch (error) {
    if (!(error instanceof Fault) || error.status !== 'INVALID_PERSON') throw error
    return seeOther(paths.operatorPeople(), { flash: { tone: 'info', text: w.gone } })
  }
  return seeOther(paths.operatorPeople(), {
    flash: { tone: 'good', text: state === 'Active' ? w.activated : w.suspended },
  })
}

export function Page({ account: { personId, name, email, state } }: Props<typeof load>) {
  const w = useVisit().words.operator.personState
  const active = state === 'Active'
  return (
    <FocusLayout title={active ? w.suspendTitle(name) : w.activateTitle(name)} lead={email}>
      <p>{active ? w.suspendText : w.activateText}</p>
      <FormPart>
        <input type="hidden" name="person" value={personId} />
        <Buttons>
          <Button tone={active ? 'danger' : 'primary'} name="state" value={active ? 'Suspended' : 'Active'}>
            {active ? w.suspendYes : w.activateYes}
          </Button>
          <ButtonLink to={paths.operatorPeople()} tone="plain">
            {w.no}
          </ButtonLink>
        </Buttons>
      </FormPart>
    </FocusLayout>
  )
}
