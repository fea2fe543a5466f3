/**
 * Two readings of a thing -> what stayed and what became different, line by line in the order of the declaration. Facts are
 * matched by their labels; of lists, what is equal belongs together first, then what has the same title, then what shares most.
 */
import type { FactOf } from './reading.ts'

export type DifferenceKind = 'same' | 'changed' | 'added' | 'removed'

/** One line; of a group each part has its own, with the labels above it. */
export interface Difference {
  readonly label: string
  readonly kind: DifferenceKind
  /** Absent: it was not there. */
  readonly before?: string
  readonly after?: string
}

/** `typed` tells what was typed in another unit. */
export function differences(
  before: readonly FactOf[],
  after: readonly FactOf[],
  typed: (text: string) => string,
): readonly Difference[] {
  return lines(before, after, { above: '', typed })
}

interface Place {
  readonly above: string
  readonly typed: (text: string) => string
}

function lines(before: readonly FactOf[], after: readonly FactOf[], place: Place): Difference[] {
  return labelsOf(before, after).flatMap(label => {
    const named = (list: readonly FactOf[]) => list.filter(f => f.label === label)
    const pairs = matched(named(before), named(after))
    return pairs.flatMap(([old, now], i) => {
      const name = pairs.length === 1 ? label : `${label} ${i + 1}`
      return pair(old, now, { ...place, above: place.above === '' ? name : `${place.above}: ${name}` })
    })
  })
}

/** Both lists follow the order of one declaration: their labels, merged. */
function labelsOf(before: readonly FactOf[], after: readonly FactOf[]): readonly string[] {
  const [olds, news] = [before, after].map(list => [...new Set(list.map(f => f.label))]) as [string[], string[]]
  const merged: string[] = []
  for (const label of news) {
    // What only the older one says stands before the next that both say.
    while (olds.length > 0 && olds[0] !== label && (!news.includes(olds[0]!) || merged.includes(olds[0]!))) {
      const old = olds.shift()!
      if (!merged.includes(old)) merged.push(old)
    }
    if (olds[0] === label) olds.shift()
    merged.push(label)
  }
  return [...merged, ...olds.filter(label => !merged.includes(label))]
}

function pair(old: FactOf | undefined, now: FactOf | undefined, place: Place): Difference[] {
  const said = (f: FactOf | undefined) => (f && (f.typed ? `${f.text} (${place.typed(f.typed)})` : f.text)) || undefined
  const own = line(place.above, said(old), said(now), old?.mark === now?.mark)
  return [...(own ? [own] : []), ...lines(old?.parts ?? [], now?.parts ?? [], place)]
}

function line(
  label: string,
  before: string | undefined,
  after: string | undefined,
  sameMark: boolean,
): Difference | undefined {
  if (before === undefined) return after === undefined ? undefined : { label, kind: 'added', after }
  if (after === undefined) return { label, kind: 'removed', before }
  return { label, kind: before === after && sameMark ? 'same' : 'changed', before, after }
}

// ---- in one sentence

export interface ChangeWords {
  readonly changed: (field: string, before: string, after: string) => string
  readonly changedLong: (field: string) => string
  readonly added: (field: string, after: string) => string
  readonly addedLong: (field: string) => string
  readonly removed: (field: string, before: string) => string
  readonly removedLong: (field: string) => string
}

/** So many changes are told one by one, and a text this long is not repeated in a sentence. */
const mostTold = 2
const longestTold = 60

/** `changed the dose from 5 mg to 10 mg` for the first changes, and how many more there are. */
export function changesTold(
  list: readonly Difference[],
  words: ChangeWords,
): { readonly told: readonly string[]; readonly more: number } {
  const changes = list.filter(d => d.kind !== 'same')
  return {
    told: changes.slice(0, mostTold).map(d => changeTold(d, words)),
    more: Math.max(0, changes.length - mostTold),
  }
}

function changeTold({ label, kind, before = '', after = '' }: Difference, words: ChangeWords): string {
  const field = fieldInSentence(label)
  const long = [before, after].some(text => text.length > longestTold || text.includes('\n'))
  switch (kind) {
    case 'added':
      return long ? words.addedLong(field) : words.added(field, after)
    case 'removed':
      return long ? words.removedLong(field) : words.removed(field, before)
    default:
      return long || before === after ? words.changedLong(field) : words.changed(field, before, after)
  }
}

/** `Prescription: Days supply` -> `days supply`; HbA1c and LDL keep their letters. */
function fieldInSentence(label: string): string {
  const last = label.split(': ').at(-1)!
  return /^[A-Z][a-z]*( |$)/.test(last) ? last.charAt(0).toLowerCase() + last.slice(1) : last
}

// ---- lists

type Pair = readonly [old: FactOf | undefined, now: FactOf | undefined]

/** In the order of the newer list; what it has no more stands where it was, behind its neighbour. */
function matched(before: readonly FactOf[], after: readonly FactOf[]): readonly Pair[] {
  if (before.length <= 1 && after.length <= 1) return [[before[0], after[0]]]
  const free = new Set(before)
  const partner = new Map<FactOf, FactOf>()
  for (const belongs of [alike, titled]) {
    for (const now of after) {
      if (partner.has(now)) continue
      const old = [...free].find(f => belongs(f, now))
      if (old) take(old, now)
    }
  }
  const near = after
    .filter(now => !partner.has(now))
    .flatMap(now => [...free].map(old => ({ old, now, shared: shared(old, now) })))
    .filter(p => p.shared > 0)
    .sort((a, b) => b.shared - a.shared)
  for (const { old, now } of near) if (free.has(old) && !partner.has(now)) take(old, now)
  const lonely = after.filter(now => !partner.has(now))
  // One left on each side, in lists that are else the same: it became the other.
  if (lonely.length === 1 && free.size === 1) take([...free][0]!, lonely[0]!)
  const pairs: Pair[] = after.map(now => [partner.get(now), now])
  for (const old of before) {
    if (!free.has(old)) continue
    const neighbour = before[before.indexOf(old) - 1]
    const at = neighbour ? pairs.findIndex(([o]) => o === neighbour) + 1 : 0
    pairs.splice(at, 0, [old, undefined])
  }
  return pairs

  function take(old: FactOf, now: FactOf): void {
    partner.set(now, old)
    free.delete(old)
  }
}

const alike = (a: FactOf, b: FactOf): boolean => JSON.stringify(a) === JSON.stringify(b)
const titled = (a: FactOf, b: FactOf): boolean => a.text !== '' && a.text === b.text

/** How many lines two groups have in common. */
function shared(a: FactOf, b: FactOf): number {
  const said = new Set(leaves(a))
  return leaves(b).filter(leaf => said.has(leaf)).length
}
const leaves = ({ label, text, parts }: FactOf): readonly string[] => [
  ...(text && parts ? [`${label}=${text}`] : []),
  ...(parts ?? []).flatMap(p => (p.parts ? leaves(p) : [`${p.label}=${p.text}`])),
]
