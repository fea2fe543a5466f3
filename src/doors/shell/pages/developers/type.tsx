/** One version of one type of thing: its ids, rules, elements, columns and an example. */
import { typeSchemaPath } from '../../../../protocol/service.ts'
import { document } from '../../../../schema/document.ts'
import { chartOf, type ThingType, typeById } from '../../../../things/registry.ts'
import { indented } from '../../../../xml/indent.ts'
import { parse } from '../../../../xml/parse.ts'
import { notFound, type Props, type Visit } from '../../page.ts'
import { Card, type Fact, Facts, Table } from '../../parts/blocks.tsx'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { slugOf, typeNamed } from '../record/items.ts'
import { Elements } from './elements.tsx'

export const path = paths.thingType(':type')
export const access = 'anyone'

export function load({ params }: Visit) {
  const type = typeById(params.type!) ?? typeNamed(params.type!)
  return Promise.resolve(type ? { type } : notFound())
}

/** The newest version under its name, an older one under its id. */
const addressOf = (type: ThingType): string => paths.thingType(type.versions.at(-1) === type ? slugOf(type) : type.id)

export function Page({ type }: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.developers.type
  const title = type.versions.length === 1 ? type.name : `${type.name} ${type.version}`
  return (
    <Layout
      title={title}
      lead={type.summary}
      width="wide"
      crumbs={[{ label: words.developers.types.title, to: paths.thingTypes() }, { label: title }]}
    >
      <Card>
        <Facts facts={about(type, words.developers.type, words.record.categories[type.category] ?? type.category)} />
      </Card>
      <Card title={w.elements}>
        {type.data ? (
          <Elements rows={document(type.data)} caption={w.elementsOf(title)} />
        ) : (
          <p>{w.foreign(type.foreign!.requires.join(', '))}</p>
        )}
      </Card>
      {type.columns.length > 0 && <Columns type={type} title={title} />}
      <Card title={w.sample}>
        <p>{w.sampleLead}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <section className="code" tabIndex={0} aria-label={w.sample}>
          <pre>{sampleOf(type)}</pre>
        </section>
      </Card>
    </Layout>
  )
}

type Words = ReturnType<typeof useVisit>['words']['developers']['type']

function about(type: ThingType, w: Words, category: string): readonly Fact[] {
  const rules = [
    type.singleton && w.singleton,
    type.immutable && w.immutable,
    type.uncreatable && w.uncreatable,
    !type.allowReadonly && w.neverReadOnly,
    !type.personalFlag && w.neverPersonal,
  ].filter(rule => rule !== false)
  const others = type.versions.filter(version => version !== type)
  const charts = chartOf(type).map(({ label, unit }) => `${label} (${unit})`)
  return [
    { label: w.id, value: <code>{type.id}</code> },
    { label: w.root, value: <code>{type.root}</code> },
    { label: w.namespace, value: <code>{type.namespace}</code> },
    { label: w.version, value: w.versionOf(type.version, type.versions.length) },
    ...(others.length === 0 ? [] : [{ label: w.otherVersions, value: <Versions of={others} /> }]),
    { label: w.category, value: category },
    { label: w.dated, value: place(type.effectiveDatePath) ?? w.datedByCreation },
    ...(type.updatedEndDatePath === undefined ? [] : [{ label: w.ends, value: place(type.updatedEndDatePath) }]),
    ...(charts.length === 0 ? [] : [{ label: w.charts, value: charts.join(', ') }]),
    ...(type.blobs === undefined ? [] : [{ label: w.blobs, value: type.blobs }]),
    { label: w.rules, value: rules.length === 0 ? w.noRules : rules.join('; ') },
    { label: w.schema, value: <a href={`${typeSchemaPath}/${type.xsdFile}`}>{type.xsdFile}</a> },
  ]
}

const place = (xpath: string | undefined) => (xpath === undefined ? undefined : <code>{xpath}</code>)

function Versions({ of }: { of: readonly ThingType[] }) {
  const w = useVisit().words.developers.type
  return of.map((version, i) => (
    <span key={version.id}>
      {i > 0 && ', '}
      <a href={addressOf(version)}>{w.versionName(version.version)}</a>
    </span>
  ))
}

function Columns({ type, title }: { type: ThingType; title: string }) {
  const w = useVisit().words.developers.type
  return (
    <Card title={w.columns}>
      <p>{w.columnsLead}</p>
      <Table
        caption={w.columnsOf(title)}
        rows={type.columns}
        rowKey={column => column.tag}
        columns={[
          { label: w.column, head: true, cell: column => <span className="element">{column.tag}</span> },
          { label: w.label, cell: column => column.label },
          { label: w.kind, cell: column => column.type },
          { label: w.shown, cell: column => (column.visible ? w.yes : w.no) },
        ]}
      />
    </Card>
  )
}

function sampleOf({ sampleXml }: ThingType): string {
  const source = Buffer.from(sampleXml)
  return indented(parse(source), source)
}
