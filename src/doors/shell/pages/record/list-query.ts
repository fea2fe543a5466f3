/** What the address of a list says: which stretch of time, in which order, which leaf. Every choice is a link that can be kept. */
import type { ThingType } from '../../../../things/registry.ts'
import { type DateParts, readWhen } from '../../forms/when.ts'
import type { Visit } from '../../page.ts'
import { isRange, type Range } from '../../parts/chart-layout.ts'
import { cells } from '../../parts/reading.ts'
import { nowFor } from './about.ts'

export interface Sort {
  /** Tag of a column. */
  readonly by: string
  readonly descending: boolean
}

/** A bound of the time asked for: as it was typed, and as it was read. */
export interface Bound {
  readonly typed: string
  /** Wall clock; undefined when it could not be read. */
  readonly at?: string
}

export interface ListQuery {
  readonly from?: Bound
  readonly to?: Bound
  readonly sort?: Sort
  readonly range?: Range
  readonly past: boolean
  readonly page: number
}

/** Unknown words in an address mean nothing, as if they were not there. */
export function readListQuery(visit: Visit, type: ThingType): ListQuery {
  const { query } = visit
  const bound = (name: 'from' | 'to') => {
    const typed = (query.get(name) ?? '').trim().slice(0, 100)
    return typed === '' ? undefined : boundOf(typed, name, visit)
  }
  const [from, to] = [bound('from'), bound('to')]
  const [by = '', direction] = (query.get('sort') ?? '').split(' ')
  const range = query.get('range') ?? undefined
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...(cells(type).some(c => c.tag === by && c.sortable) && { sort: { by, descending: direction === 'down' } }),
    ...(isRange(range) && { range }),
    past: type.updatedEndDatePath !== undefined && query.get('show') === 'past',
    page: Math.max(1, Math.min(1_000_000, Number.parseInt(query.get('page') ?? '1', 10) || 1)),
  }
}

/** `May 2012` begins with its first moment and ends with its last. */
function boundOf(typed: string, side: 'from' | 'to', visit: Visit): Bound {
  const read = readWhen(typed, { culture: visit.culture, today: nowFor(visit).slice(0, 10) })
  const parts = read.is === 'date' ? read : read.is === 'words' && read.y !== undefined ? { y: read.y } : undefined
  return parts ? { typed, at: side === 'from' ? firstOf(parts) : lastOf(parts) } : { typed }
}

const two = (n: number) => String(n).padStart(2, '0')
const dayOf = (y: number, m: number, d: number) => `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`
const firstOf = ({ y, m = 1, d = 1 }: DateParts) => `${dayOf(y, m, d)}T00:00:00`
const lastOf = ({ y, m = 12, d = new Date(Date.UTC(y, m, 0)).getUTCDate() }: DateParts) =>
  `${dayOf(y, m, d)}T23:59:59.999`

/** The query of an address with some of it changed; what is usual is left out. */
export function listAddress(here: string, query: ListQuery, change: Partial<ListQuery> = {}): string {
  const { from, to, sort, range, past, page } = { ...query, ...change }
  const said = new URLSearchParams()
  if (from) said.set('from', from.typed)
  if (to) said.set('to', to.typed)
  if (sort) said.set('sort', sortText(sort))
  if (range) said.set('range', range)
  if (past) said.set('show', 'past')
  if (page > 1) said.set('page', String(page))
  return said.size === 0 ? here : `${here}?${said}`
}

export const sortText = ({ by, descending }: Sort): string => (descending ? `${by} down` : by)
