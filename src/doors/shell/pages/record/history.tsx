/** The versions of a thing: who, when, and what was different; any two can be compared. */
import { notFound, type Props, type Visit } from '../../page.ts'
import { Card, Details } from '../../parts/blocks.tsx'
import { changesTold } from '../../parts/differences.ts'
import { Button, Form, SelectField } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Badge, Notice } from '../../parts/notice.tsx'
import { lineOfItem } from '../../parts/reading.ts'
import type { Reader } from '../../parts/told.ts'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { isCustodian, pluralOfType, readerFor, recordIn, tasteOf, typeInSentence } from './about.ts'
import { slugOf } from './items.ts'
import { DifferenceTable, differencesOf, type Version, versionsOf } from './versions.tsx'

export const path = paths.thingHistory(':record', ':thing')

export async function load(visit: Visit) {
  const versions = await versionsOf(visit)
  if (versions.length === 0) return notFound()
  // Others are shown the present version alone; it would be called the first.
  const shown = isCustodian(recordIn(visit)) ? versions : versions.slice(0, 1)
  return { versions: shown, reader: readerFor(await tasteOf(visit), versions[0]!.type) }
}

export function Page({ versions, reader }: Props<typeof load>) {
  const { record, words } = useVisit()
  const w = words.record.history
  const held = record!
  const newest = versions[0]!
  const { type } = newest
  const line = lineOfItem(newest, reader)
  return (
    <Layout
      title={w.title}
      section="data"
      lead={isCustodian(held) ? w.lead(versions.length) : undefined}
      crumbs={[
        { label: words.record.data.title, to: paths.data(held.recordId) },
        { label: pluralOfType(words, type), to: paths.type(held.recordId, slugOf(type)) },
        { label: line.length > 60 ? type.name : line, to: paths.thing(held.recordId, newest.thingId) },
        { label: w.title },
      ]}
    >
      {!isCustodian(held) && <Notice>{w.notCustodian}</Notice>}
      {versions.length > 1 && <Choose versions={versions} />}
      <ol className="versions">
        {versions.map((version, i) => (
          <OneVersion key={version.versionStamp} version={version} before={versions[i + 1]} reader={reader} />
        ))}
      </ol>
    </Layout>
  )
}

function Choose({ versions }: { versions: readonly Version[] }) {
  const { record, words, format } = useVisit()
  const w = words.record.compare
  const options = versions.map(({ number, updated }) => ({
    value: String(number),
    label: `${words.record.history.version(number)}${updated ? `, ${format.dateTime(updated.at)}` : ''}`,
  }))
  return (
    <Card title={w.choose}>
      <Form method="get" action={paths.thingCompare(record!.recordId, versions[0]!.thingId)} className="compare-form">
        <SelectField name="from" label={w.from} options={options} value={String(versions[1]!.number)} />
        <SelectField name="to" label={w.to} options={options} value={String(versions[0]!.number)} />
        <Button tone="quiet">{w.show}</Button>
      </Form>
    </Card>
  )
}

function OneVersion({ version, before, reader }: { version: Version; before: Version | undefined; reader: Reader }) {
  const visit = useVisit()
  const w = visit.words.record.history
  const { updated } = version
  return (
    <li className="card version">
      <div className="version-head">
        <h2>{w.version(version.number)}</h2>
        {updated && (
          <Badge tone={updated.action === 'Deleted' ? 'warn' : 'plain'}>
            {w.did[updated.action] ?? updated.action}
          </Badge>
        )}
      </div>
      {updated && <p className="version-said">{sentenceOf(version, before, reader, visit)}</p>}
      {before && updated?.action !== 'Deleted' && <Changes version={version} before={before} reader={reader} />}
      <Details summary={before ? w.showAll : w.first}>
        <Everything version={version} reader={reader} />
      </Details>
    </li>
  )
}

/** Who changed what, with which application, when. */
function sentenceOf(version: Version, before: Version | undefined, reader: Reader, visit: Visit): string {
  const { words, format } = visit
  const w = words.record.history
  const { action, person, application, at } = version.updated!
  const what = () => {
    if (action === 'Deleted') return w.happened.deleted(person)
    if (!before) return w.happened.added(person, typeInSentence(words, version.type))
    if (before.deleted) return w.happened.broughtBack(person)
    const { told, more } = changesTold(differencesOf(before, version, reader, visit), w.change)
    return told.length === 0 ? w.happened.saved(person) : w.happened.changed(person, told, more)
  }
  return w.sentence(what(), application, format.dateTime(at))
}

function Changes({ version, before, reader }: { version: Version; before: Version; reader: Reader }) {
  const visit = useVisit()
  const w = visit.words.record.history
  const changed = differencesOf(before, version, reader, visit).filter(d => d.kind !== 'same')
  if (changed.length === 0) return <p>{w.same}</p>
  return <DifferenceTable list={changed} before={w.before} after={w.after} caption={w.version(version.number)} />
}

function Everything({ version, reader }: { version: Version; reader: Reader }) {
  const list = differencesOf(undefined, version, reader, useVisit())
  return (
    <dl className="all-facts">
      {list.map(({ label, after }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{after}</dd>
        </div>
      ))}
    </dl>
  )
}
