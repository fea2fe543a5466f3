import type { AllMethods } from '../../../../gate.ts'
import type { ResponseOf } from '../../../../protocol/method.ts'
import { again, type Form, type Outcome, type Props, type Visit } from '../../page.ts'
import { Empty, Section, Table } from '../../parts/blocks.tsx'
import { Button, CsrfField, Form as FormPart, TextField } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { StateBadge } from './applications.tsx'

export const path = paths.operatorPeople()
export const access = 'operator'

export type Account = ResponseOf<AllMethods['QueryPersons']['contract']>['person'][number]

const most = 50
const shortest = 3

/** What is looked for is posted: names and addresses of people stand in no address of a page. */
export async function load({ ask }: Visit, form?: Form): Promise<{ people: readonly Account[] | undefined }> {
  const match = form?.text('match') ?? ''
  if (match.length < shortest) return { people: undefined }
  const { person } = await ask('QueryPersons', { match, maxItemsPerPage: most })
  return { people: person }
}

export async function act({ words }: Visit, form: Form): Promise<Outcome> {
  return form.text('match').length < shortest
    ? again({ match: words.operator.people.missing })
    : again({}, undefined, 200)
}

export function Page({ people }: Props<typeof load>) {
  const w = useVisit().words.operator.people
  return (
    <Layout title={w.title} section="operator-people" lead={w.lead} width="wide">
      <FormPart>
        <TextField name="match" label={w.match} help={w.matchHelp} autoComplete="off" spellCheck={false} />
        <Button icon="search">{w.find}</Button>
      </FormPart>
      {people?.length === 0 && <Empty icon="search" title={w.noneTitle} text={w.none} />}
      {people !== undefined && people.length > 0 && (
        <Section title={w.foundTitle(people.length, most)}>
          <Found people={people} />
        </Section>
      )}
    </Layout>
  )
}

function Found({ people }: { people: readonly Account[] }) {
  const { operator, words, format } = useVisit()
  const w = words.operator.people
  const may = operator!.method.includes('SetPersonAccountStatePrivileged')
  return (
    <Table
      caption={w.title}
      rows={people}
      rowKey={p => p.personId}
      columns={[
        { label: w.name, head: true, cell: p => p.name },
        {
          label: w.email,
          cell: p => (
            <span>
              {p.email}
              {!p.emailVerified && <span className="muted"> ({w.unverified})</span>}
            </span>
          ),
        },
        { label: w.state, cell: p => <StateBadge state={p.state} /> },
        { label: w.created, cell: p => format.date(p.created) },
        ...(may
          ? [{ label: w.action, cell: (p: Account) => (p.state === 'Deleted' ? '' : <Change account={p} />) }]
          : []),
      ]}
    />
  )
}

/** Leads to the page that asks whether it is meant. */
function Change({ account }: { account: Account }) {
  const w = useVisit().words.operator.people
  const action = account.state === 'Active' ? w.suspend : w.activate
  return (
    <form method="post" action={paths.operatorPersonState()}>
      <CsrfField />
      <input type="hidden" name="person" value={account.personId} />
      <button type="submit" className="button button-quiet" aria-label={w.of(action, account.name)}>
        {action}
      </button>
    </form>
  )
}
