/** Every type of thing, for those who write applications; what all of them may carry; extensions with an agreed meaning. */
import { type DocumentRow, document } from '../../../../schema/document.ts'
import { common } from '../../../../things/base/common.ts'
import { extensions } from '../../../../things/base/extensions.ts'
import type { ThingType } from '../../../../things/registry.ts'
import type { Props, Visit } from '../../page.ts'
import { Card, Empty, LinkList, Table } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Form, TextField } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { categories, newestTypes, slugOf } from '../record/items.ts'
import { Elements } from './elements.tsx'

export const path = paths.thingTypes()
export const access = 'anyone'

export function load({ query }: Visit) {
  const sought = (query.get('find') ?? '').trim().slice(0, 100)
  return Promise.resolve({ sought, types: newestTypes.filter(type => matches(type, sought.toLowerCase())) })
}

/** By any of the names a developer may have at hand; the id of an older version finds its type. */
const matches = (type: ThingType, sought: string): boolean =>
  [type.name, type.root, ...type.versions.map(version => version.id)].some(name => name.toLowerCase().includes(sought))

export function Page({ sought, types }: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.developers.types
  return (
    <Layout title={w.title} lead={w.lead} width="wide">
      <Form method="get" action={paths.thingTypes()}>
        <div className="finder">
          <TextField name="find" label={w.search} value={sought} type="search" optional />
          <Button tone="quiet">{w.searchButton}</Button>
        </div>
      </Form>
      {sought !== '' && types.length > 0 && <p role="status">{w.found(types.length)}</p>}
      {types.length === 0 ? (
        <Empty
          icon="file"
          title={w.none}
          text={w.noneHelp}
          action={<ButtonLink to={paths.thingTypes()}>{w.all}</ButtonLink>}
        />
      ) : (
        <ByCategory types={types} />
      )}
      {sought === '' && <Common rows={document(common)} />}
      {sought === '' && <Extensions />}
    </Layout>
  )
}

function ByCategory({ types }: { types: readonly ThingType[] }) {
  const { words } = useVisit()
  return (
    <div className="categories">
      {categories
        .map(category => ({ category, of: types.filter(type => type.category === category) }))
        .filter(({ of }) => of.length > 0)
        .map(({ category, of }) => (
          <Card key={category} flush title={words.record.categories[category] ?? category}>
            <LinkList
              links={of.map(type => ({
                to: paths.thingType(slugOf(type)),
                title: type.name,
                note:
                  type.versions.length === 1
                    ? type.root
                    : `${type.root}, ${words.developers.types.versions(type.versions.length)}`,
              }))}
            />
          </Card>
        ))}
    </div>
  )
}

function Common({ rows }: { rows: readonly DocumentRow[] }) {
  const w = useVisit().words.developers.types
  return (
    <Card title={w.common}>
      <p>{w.commonLead}</p>
      <Elements rows={rows} caption={w.common} />
    </Card>
  )
}

function Extensions() {
  const w = useVisit().words.developers.types
  return (
    <Card title={w.extensions}>
      <p>{w.extensionsLead}</p>
      <Table
        caption={w.extensions}
        rows={extensions}
        rowKey={extension => extension.source}
        columns={[
          { label: w.source, head: true, cell: e => <span className="element">{e.source}</span> },
          { label: w.meaning, cell: e => e.doc },
          {
            label: w.holds,
            cell: e =>
              e.data ? (
                <span className="element">
                  {document(e.data)
                    .map(r => r.name)
                    .join(', ')}
                </span>
              ) : (
                w.whole
              ),
          },
        ]}
      />
    </Card>
  )
}
