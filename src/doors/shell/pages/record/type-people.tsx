/** Who may see things of one kind today, and what else they may do with it: for custodians. */
import type { AllMethods } from '../../../../gate.ts'
import type { ResponseOf } from '../../../../protocol/method.ts'
import { notFound, type Props, type Visit } from '../../page.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Card } from '../../parts/blocks.tsx'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { isCustodian, lower, pluralOfType, recordIn } from './about.ts'
import { slugOf, typeNamed } from './items.ts'

export const path = paths.typePeople(':record', ':type')

type Answer = ResponseOf<AllMethods['GetThingOperator']['contract']>
type Operator = NonNullable<Answer['personOperatorInfos']>['personOperatorInfo'][number]

export async function load(visit: Visit) {
  const held = recordIn(visit)
  const type = typeNamed(visit.params.type!)
  if (!type || !isCustodian(held)) return notFound()
  const answer = await visit.ask('GetThingOperator', { thingTypeId: type.id }, { record: held.recordId })
  return {
    type,
    people: answer.personOperatorInfos?.personOperatorInfo ?? [],
    apps: answer.applicationOperatorInfos?.applicationOperatorInfo ?? [],
  }
}

export function Page({ type, people, apps }: Props<typeof load>) {
  const { record, words, person } = useVisit()
  const w = words.record.typePeople
  const { recordId } = record!
  const title = pluralOfType(words, type)
  return (
    <Layout
      title={w.title(lower(title))}
      section="data"
      width="narrow"
      lead={w.lead}
      crumbs={[
        { label: words.record.data.title, to: paths.data(recordId) },
        { label: title, to: paths.type(recordId, slugOf(type)) },
        { label: w.crumb },
      ]}
    >
      <Card title={w.people} flush>
        <ul className="deeds">
          {people.map(operator => (
            <One key={operator.id} operator={operator} own={operator.id === person!.personId} />
          ))}
        </ul>
      </Card>
      <Card title={w.apps} flush>
        {apps.length === 0 ? (
          <p className="card-note">{w.noApps}</p>
        ) : (
          <ul className="deeds">
            {apps.map(operator => (
              <One key={operator.id} operator={operator} />
            ))}
          </ul>
        )}
      </Card>
      <p className="after-list">
        <a href={paths.apps(recordId)}>{w.change}</a>
        <a href={paths.sharing(recordId)}>{w.share}</a>
      </p>
    </Layout>
  )
}

function One({ operator, own = false }: { operator: Operator; own?: boolean }) {
  const { words, format } = useVisit()
  const w = words.record.typePeople
  const told = (permissions: Operator['onlineAccessPermissions']['permission']) =>
    format.list(permissions.filter(p => p !== 'All').map(p => w.may[p]))
  const away = operator.offlineAccessPermissions?.permission ?? []
  const here = operator.onlineAccessPermissions.permission
  return (
    <li>
      <Avatar name={operator.name} seed={operator.id} />
      <span className="link-text">
        <span>{own ? w.you(operator.name) : operator.name}</span>
        {here.length > 0 && <span className="link-note">{w.can(told(here))}</span>}
        {away.length > 0 && <span className="link-note">{w.away(told(away))}</span>}
      </span>
    </li>
  )
}
