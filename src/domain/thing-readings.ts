/** The numbers that a chart draws, of as many things as there are: thinned out to what a screen can show, never by its peaks. */
import { Invalid } from '../schema/codec.ts'
import { chartOf, convert, read, type ThingType, typeById } from '../things/registry.ts'
import { may } from './access.ts'
import type { EnteredRecord, ReadContext } from './context.ts'
import { largeData, type StoredThing, selectThings, type ThingCondition, type ThingQuery } from './things.ts'

/** More things than this are not looked into for one chart; of more, the newest. A multiple of `chunk`. */
const mostLookedAt = 19_920
/** Rows at a time: with their data they are kept in memory. */
const chunk = 240

export interface Reading {
  /** Wall clock. */
  readonly effDate: string
  /** One for each line of the type's chart, in its unit; undefined where the thing does not say it. */
  readonly numbers: readonly (number | undefined)[]
}

export interface Readings {
  /** Oldest first. */
  readonly readings: readonly Reading[]
  /** How many there were before they were thinned out. */
  readonly total: number
  /** There were more things than are looked into. */
  readonly cut: boolean
}

/** Reads the readings of a type, the newest version of its family, as far as the caller may see them. */
export async function readingsOf(
  ctx: ReadContext,
  record: EnteredRecord,
  type: ThingType,
  condition: ThingCondition,
  columns: number,
): Promise<Readings> {
  const query: ThingQuery = {
    recordId: record.recordId,
    states: ['Active'],
    families: [type.familyId],
    conditions: [condition],
    allVersions: false,
  }
  const found: Reading[] = []
  let last: StoredThing | undefined
  const next = (limit: number, data: boolean) =>
    selectThings(ctx.read, query, { parts: { data }, limit, ...(last && { after: last }) })
  let cut = false
  for (let looked = 0; ; looked += chunk) {
    cut = looked >= mostLookedAt && (await next(1, false)).length > 0
    const things = looked >= mostLookedAt ? [] : await next(chunk, true)
    found.push(...(await numbersOf(ctx, record, type, things)))
    if (things.length < chunk) break
    last = things.at(-1)
  }
  found.reverse()
  return { readings: thinned(found, columns), total: found.length, cut }
}

async function numbersOf(
  ctx: ReadContext,
  { access, recordId }: EnteredRecord,
  type: ThingType,
  things: readonly StoredThing[],
): Promise<Reading[]> {
  const allowed = things.filter(t =>
    may(access, { family: t.familyId, effectiveDate: t.effDate, flags: t.flags, state: t.state }, 'Read'),
  )
  const large = allowed.filter(t => t.data === undefined)
  const data = large.length > 0 ? await largeData(ctx.read, recordId, large) : undefined
  return allowed.flatMap(thing => {
    const value = valueIn(type, thing, thing.data ?? data?.get(thing.versionStamp))
    const numbers = value === undefined ? [] : chartOf(type).map(line => line.at(value))
    return numbers.some(n => n !== undefined) ? [{ effDate: thing.effDate, numbers }] : []
  })
}

/** Undefined for what was stored before a schema was narrowed (data.md §12): it is listed, not drawn. */
function valueIn(type: ThingType, thing: StoredThing, data: string | undefined): unknown {
  const stored = typeById(thing.typeId)
  if (data === undefined || !stored) return undefined
  try {
    return read(type, stored === type ? data : convert(data, stored, type, thing.effDate)).value
  } catch (error) {
    if (error instanceof Invalid) return undefined
    throw error
  }
}

/**
 * Of each column of time, the readings that hold the lowest and the highest of each line, and the first and the last of all.
 * As it is when there are no more readings than two for each column.
 */
export function thinned(readings: readonly Reading[], columns: number): readonly Reading[] {
  if (readings.length <= columns * 2) return readings
  const times = readings.map(r => Date.parse(`${r.effDate.slice(0, 19)}Z`))
  const [first, end] = [times[0]!, times.at(-1)!]
  const kept = new Set([0, readings.length - 1])
  const extremes = new Map<string, { low: number; high: number }>()
  readings.forEach(({ numbers }, i) => {
    const column =
      end === first ? 0 : Math.min(columns - 1, Math.floor(((times[i]! - first) / (end - first)) * columns))
    numbers.forEach((n, line) => {
      if (n === undefined) return
      const known = extremes.get(`${column} ${line}`)
      if (!known) extremes.set(`${column} ${line}`, { low: i, high: i })
      else if (n < readings[known.low]!.numbers[line]!) known.low = i
      else if (n > readings[known.high]!.numbers[line]!) known.high = i
    })
  })
  for (const { low, high } of extremes.values()) kept.add(low).add(high)
  return readings.filter((_, i) => kept.has(i))
}
