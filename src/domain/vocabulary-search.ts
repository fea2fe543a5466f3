/** Finding items by their texts: in lists that come with the program, and in loaded ones, with the same ranking. */
import type { SearchMode } from '../protocol/vocabulary.ts'
import { join, type Reader, type Statement, sql } from '../store/db.ts'
import { fold, wordsOf } from '../things/vocabularies/fold.ts'
import type { VocabularyItem } from '../things/vocabularies/vocabularies.ts'

export interface Found {
  readonly items: readonly VocabularyItem[]
  /** There are more. */
  readonly more: boolean
}

/**
 * Beyond so many matches only the shortest are ranked: reading and sorting 120,000 tablets took 200 ms. They are on the disk in
 * the order of their length, so these are the ones that come first.
 */
const candidates = 2500
/** As the tokens of the index are cut (migration vocabularies). */
const tokenLength = 24

// ---- in memory

type Matches = (folded: string) => boolean

const matchers: { readonly [M in SearchMode]: (wanted: string) => Matches } = {
  Prefix: wanted => folded => folded.startsWith(wanted),
  Contains: wanted => folded => folded.includes(wanted),
  FullText: wanted => {
    const parts = wordsOf(wanted)
    return folded => {
      const there = wordsOf(folded)
      return parts.length > 0 && parts.every(part => there.some(word => word.startsWith(part)))
    }
  },
}

/** What is wanted itself, then what begins with it, then where a word does, then the rest. */
function tier(folded: string, wanted: string): number {
  if (folded === wanted) return 0
  if (folded.startsWith(wanted)) return 1
  return ` ${folded}`.includes(` ${wanted}`) ? 2 : 3
}

/** Terms are folded: the text first, then the other names. */
export function searchTerms<T>(
  entries: readonly { readonly value: T; readonly terms: readonly string[] }[],
  text: string,
  mode: SearchMode,
): T[] {
  const wanted = fold(text)
  if (wanted === '') return []
  const matches = matchers[mode](wanted)
  return entries
    .flatMap(({ value, terms }) => {
      const ranks = terms.filter(matches).map(term => [tier(term, wanted), term.length] as const)
      ranks.sort((a, b) => a[0] - b[0] || a[1] - b[1])
      return ranks[0] ? [{ value, rank: ranks[0] }] : []
    })
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
    .map(({ value }) => value)
}

// ---- loaded lists

interface Row {
  readonly position: number
  readonly code: string
  readonly text: string
  readonly abbreviation: string | null
  readonly info_xml: string | null
}

export const itemOfRow = ({ code, text, abbreviation, info_xml }: Omit<Row, 'position'>): VocabularyItem => ({
  code,
  text,
  ...(abbreviation !== null && { abbreviation }),
  ...(info_xml !== null && { infoXml: info_xml }),
})

/** Greater than whatever begins with the text, in the order of bytes. */
const above = (text: string): string => `${text}\u{10ffff}`
const quoted = (token: string): string => `'${token.replace(/['\\]/g, sign => sign + sign)}':*`

/** The lexemes that a matching text has; undefined where the index cannot help. */
function tokenQuery(list: number, wanted: string, mode: SearchMode): string | undefined {
  const words = wordsOf(wanted).map(word => Array.from(word).slice(0, tokenLength).join(''))
  if (words.length === 0) return undefined
  if (mode === 'FullText') return words.map(word => quoted(`${list}w${word}`)).join(' & ')
  // Ends of words are kept from two letters on; a single letter stands nearly everywhere, so that the scan ends soon.
  const long = words.filter(word => word.length > 1)
  if (long.length === 0) return undefined
  return long.map(word => `(${quoted(`${list}w${word}`)} | ${quoted(`${list}s${word}`)})`).join(' & ')
}

/** Nothing is found in a list that was replaced a moment ago: the state is asked in the same statement. */
export async function searchLoaded(
  read: Reader,
  list: number,
  text: string,
  mode: SearchMode,
  atMost: number,
): Promise<Found> {
  const wanted = fold(text)
  if (wanted === '') return { items: [], more: false }
  // An item can match by several of its names.
  const enough = 2 * atMost + 2
  const terms = join(sources(list, wanted, mode, enough), ' union ')
  const rows = await read.query<Row>(sql`
    select position, code, text, abbreviation, info_xml from (
      select position, folded, rank from (${terms}) as term (position, folded, rank)
      where exists (select from vocabulary where vocabulary_id = ${list} and state = 'Ready')
      order by rank, length(folded), folded limit ${enough}
    ) as best join vocabulary_item using (position) where vocabulary_id = ${list}
    order by rank, length(folded), folded`)
  const seen = new Set<number>()
  const once = rows.filter(({ position }) => !seen.has(position) && seen.add(position))
  return { items: once.slice(0, atMost).map(itemOfRow), more: once.length > atMost || rows.length === enough }
}

function sources(list: number, wanted: string, mode: SearchMode, enough: number): Statement[] {
  const first = sql`(
    select position, folded, case when folded = ${wanted} then 0 else 1 end as rank from vocabulary_term
    where vocabulary_id = ${list} and folded >= ${wanted} and folded < ${above(wanted)}
    order by length(folded), folded limit ${enough})`
  if (mode === 'Prefix') return [first]
  const query = tokenQuery(list, wanted, mode)
  // Words that stand nowhere: only signs.
  if (query === undefined && mode === 'FullText') return [sql`(select 0, '', 0 where false)`]
  const among =
    query === undefined
      ? sql`vocabulary_id = ${list}`
      : sql`vocabulary_tokens(vocabulary_id, folded) @@ ${query}::tsquery`
  const inside = mode === 'Contains' ? sql`and strpos(folded, ${wanted}) > 0` : sql``
  const rest = sql`(
    select position, folded,
      case when folded = ${wanted} then 0 when starts_with(folded, ${wanted}) then 1
        when strpos(' ' || folded, ${` ${wanted}`}) > 0 then 2 else 3 end as rank
    from vocabulary_term where ${among} ${inside} limit ${candidates})`
  // What begins with the words is asked for apart: the limit above may cut it off.
  return [first, rest]
}
