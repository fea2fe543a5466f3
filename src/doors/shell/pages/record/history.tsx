/** The versions of a thing: who, when, and what was different, side by side. */
import { notFound, type Props, type Visit } from '../../page.ts'
import { Details, Empty } from '../../parts/blocks.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Badge, Notice } from '../../parts/notice.tsx'
import { type FactOf, facts, lineOf } from '../../parts/reading.ts'
import type { Reader } from '../../parts/told.ts'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import type { Words } from '../../words/words.ts'
import { isCustodian, pluralOfType, readerFor, recordIn, tasteOf } from './about.ts'
import { type Item, listing, slugOf } from './items.ts'

export const path = paths.thingHistory(':record', ':thing')

export async function load(visit: Visit) {
  const id = visit.params.thing!.toLowerCase()
  if (!/^[0-9a-f-]{36}$/.test(id)) return notFound()
  const { items } = await listing(visit.ask, recordIn(visit).recordId, { ids: [id], allVersions: true })
  if (items.length === 0) return notFound()
  // Dates may have been changed backwards: the order of writing counts.
  const versions = [...items].sort((a, b) => ((a.updated?.at ?? '') < (b.updated?.at ?? '') ? 1 : -1))
  return { versions, reader: readerFor(await tasteOf(visit), versions[0]!.type) }
}

export function Page({ versions, reader }: Props<typeof load>) {
  const { record, words } = useVisit()
  const w = words.record.history
  const held = record!
  const newest = versions[0]!
  const { type } = newest
  const line = lineOf(type, newest.value, reader)
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
      {versions.length === 0 ? (
        <Empty title={w.title} text={w.same} />
      ) : (
        <ol className="versions">
          {versions.map((version, i) => (
            <Version
              key={version.versionStamp}
              version={version}
              before={versions[i + 1]}
              number={versions.length - i}
              reader={reader}
            />
          ))}
        </ol>
      )}
    </Layout>
  )
}

function Version({
  version,
  before,
  number,
  reader,
}: {
  version: Item
  before: Item | undefined
  number: number
  reader: Reader
}) {
  const { words, format } = useVisit()
  const w = words.record.history
  const { updated } = version
  return (
    <li className="card version">
      <div className="version-head">
        <h2>
          {w.version(number)} {number > 1 && before === undefined ? null : null}
        </h2>
        {updated && (
          <Badge tone={updated.action === 'Deleted' ? 'warn' : 'plain'}>
            {w.did[updated.action] ?? updated.action}
          </Badge>
        )}
      </div>
      {updated && (
        <p className="muted">
          {format.dateTime(updated.at)}, {w.by(updated.person, updated.application)}
        </p>
      )}
      {before && updated?.action !== 'Deleted' && <Differences version={version} before={before} reader={reader} />}
      <Details summary={before ? w.showAll : w.first}>
        <dl className="all-facts">
          {flat(version, reader, words).map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Details>
    </li>
  )
}

function Differences({ version, before, reader }: { version: Item; before: Item; reader: Reader }) {
  const { words } = useVisit()
  const w = words.record.history
  const [old, now] = [new Map(flat(before, reader, words)), new Map(flat(version, reader, words))]
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter(label => old.get(label) !== now.get(label))
  if (changed.length === 0) return <p>{w.same}</p>
  return (
    <div className="table-frame">
      <table className="table differences">
        <thead>
          <tr>
            <th scope="col">{w.field}</th>
            <th scope="col">{w.before}</th>
            <th scope="col">{w.after}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map(label => (
            <tr key={label}>
              <th scope="row" data-label={w.field}>
                {label}
              </th>
              <td data-label={w.before}>
                {old.has(label) ? <del>{old.get(label)}</del> : <span className="muted">{w.nothing}</span>}
              </td>
              <td data-label={w.after}>
                {now.has(label) ? <ins>{now.get(label)}</ins> : <span className="muted">{w.nothing}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Everything a version says, one line a fact; of repeated facts each has its number. */
function flat(item: Item, reader: Reader, words: Words): readonly (readonly [label: string, text: string])[] {
  const w = words.record
  const own = item.type.data && item.value !== undefined ? facts(item.type.data, item.value, reader) : []
  const lines: [string, string][] = []
  const walk = (list: readonly FactOf[], above: string) => {
    for (const f of list) {
      const label = above ? `${above}: ${f.label}` : f.label
      const text = f.typed ? `${f.text} (${w.item.typed(f.typed)})` : f.text
      if (text) lines.push([label, text])
      if (f.parts) walk(f.parts, label)
    }
  }
  walk(own, '')
  if (item.common.note) lines.push([w.item.note, item.common.note])
  if (item.tags) lines.push([w.item.tags, item.tags])
  const seen = new Map<string, number>()
  return lines.map(([label, text]) => {
    const n = (seen.get(label) ?? 0) + 1
    seen.set(label, n)
    return [n === 1 ? label : `${label} ${n}`, text] as const
  })
}
