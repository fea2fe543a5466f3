/** Versions of one thing, for the pages that show and compare them. */

import type { Visit } from '../../page.ts'
import { type Difference, type DifferenceKind, differences } from '../../parts/differences.ts'
import { Badge, type Tone } from '../../parts/notice.tsx'
import { type FactOf, facts } from '../../parts/reading.ts'
import type { Reader } from '../../parts/told.ts'
import { useVisit } from '../../parts/visit.tsx'
import { recordIn } from './about.ts'
import { fetchKeys, type Item, latestFirst, listing } from './items.ts'

/** A version with its number: the first one is 1, and stays it. */
export interface Version extends Item {
  readonly number: number
}

/** All versions of the thing of `:thing` that the person may see, the newest first, each in the newest version of its type. */
export async function versionsOf(visit: Visit): Promise<readonly Version[]> {
  const id = visit.params.thing!.toLowerCase()
  if (!/^[0-9a-f-]{36}$/.test(id)) return []
  const { recordId } = recordIn(visit)
  const found = await listing(visit.ask, recordId, { ids: [id], allVersions: true })
  const more = await fetchKeys(visit.ask, recordId, found.keys, { allVersions: true })
  const items = [...found.items, ...more]
  // Dates may have been changed backwards: the order of writing counts.
  const newestFirst = items.sort(latestFirst)
  return newestFirst.map((item, i) => ({ ...item, number: items.length - i }))
}

type Telling = Pick<Visit, 'words' | 'format'>

/** Everything that people can read of a version: its own facts, and what stands beside them. */
export function saidBy(item: Item, reader: Reader, { words, format }: Telling): readonly FactOf[] {
  const w = words.record
  const own = item.type.data && item.value !== undefined ? facts(item.type.data, item.value, reader) : []
  return [
    ...own,
    ...(item.common.note ? [{ label: w.item.note, text: item.common.note }] : []),
    ...(item.tags ? [{ label: w.item.tags, text: item.tags }] : []),
    ...item.blobs.map(b => ({
      label: w.compare.file,
      text: [b.name, b.contentType, format.bytes(b.length)].filter(Boolean).join(', '),
      ...(b.hash !== undefined && { mark: b.hash }),
    })),
    ...(item.personal ? [{ label: w.form.flags, text: w.item.personal }] : []),
    ...(item.hiddenFromEmergency ? [{ label: w.form.noEmergency, text: w.form.noEmergencyHelp }] : []),
  ]
}

export const differencesOf = (before: Item | undefined, after: Item, reader: Reader, visit: Telling) =>
  differences(before ? saidBy(before, reader, visit) : [], saidBy(after, reader, visit), visit.words.record.item.typed)

const tones: { readonly [K in DifferenceKind]?: Tone } = { changed: 'info', added: 'good', removed: 'bad' }

/** Two versions side by side; on narrow screens one under the other. */
export function DifferenceTable({
  list,
  before,
  after,
  caption,
  changesOnly = false,
}: {
  list: readonly Difference[]
  before: string
  after: string
  caption: string
  /** Nothing is called added or removed: the two are no versions of which one came first. */
  changesOnly?: boolean
}) {
  const w = useVisit().words.record
  const cell = (kind: DifferenceKind, text: string | undefined, Mark: 'del' | 'ins') =>
    text === undefined ? (
      <span className="muted">{w.history.nothing}</span>
    ) : kind === 'same' ? (
      text
    ) : (
      <Mark>{text}</Mark>
    )
  return (
    <div className="table-frame">
      <table className="table differences">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{w.history.field}</th>
            <th scope="col">{before}</th>
            <th scope="col">{after}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(d => (
            <tr key={d.label} className={d.kind}>
              <th scope="row">
                {d.label}{' '}
                {d.kind !== 'same' && !changesOnly && (
                  <Badge tone={tones[d.kind] ?? 'plain'}>{w.compare.kinds[d.kind]}</Badge>
                )}
              </th>
              <td data-label={before}>{cell(d.kind, d.before, 'del')}</td>
              <td data-label={after}>{cell(d.kind, d.after, 'ins')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
