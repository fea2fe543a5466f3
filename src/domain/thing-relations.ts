/** Which things name which others as related (data.md §7), found from both ends. */
import type { RelatedThing } from '../things/base/common.ts'
import { may } from './access.ts'
import type { EnteredRecord, ReadContext } from './context.ts'
import { type StoredThing, selectThings, type ThingQuery } from './things.ts'

/** More mentions than this are not told. */
export const mostMentions = 200

/** Under which a thing is named: its id, which no other has; the id of a client only together with its record. */
const byId = (thingId: string): string => thingId.toLowerCase()
const byClientId = (recordId: string, clientThingId: string): string => `${recordId} ${clientThingId}`

/** The column `related` of a thing, as JSON; null when it names nothing. */
export function relatedColumn(recordId: string, related: readonly RelatedThing[]): string | null {
  if (related.length === 0) return null
  const names = related.flatMap(({ thingId, clientThingId }) => {
    if (thingId !== undefined) return byId(thingId)
    return clientThingId === undefined ? [] : byClientId(recordId, clientThingId)
  })
  // PostgreSQL has no U+0000 in its texts; XML has none either.
  return names.length === 0 ? null : JSON.stringify([...new Set(names)])
}

/**
 * The things that name this one, newest first, at most `mostMentions`. What the caller may not see is left out without a
 * trace; of a thing that the caller may not see, nothing is told.
 */
export async function mentionsOf(
  ctx: ReadContext,
  record: EnteredRecord,
  thingId: string,
): Promise<readonly StoredThing[]> {
  const { recordId } = record
  const visible = (t: StoredThing): boolean =>
    may(record.access, { family: t.familyId, effectiveDate: t.effDate, flags: t.flags, state: t.state }, 'Read')
  const of: ThingQuery = { recordId, states: ['Active', 'Deleted'], ids: [thingId], conditions: [], allVersions: false }
  const [thing] = (await selectThings(ctx.read, of, { parts: { clientId: true }, limit: 1 })).filter(visible)
  if (!thing) return []
  const names = [
    byId(thingId),
    ...(thing.clientThingId === undefined ? [] : [byClientId(recordId, thing.clientThingId)]),
  ]
  const naming: ThingQuery = { recordId, states: ['Active'], related: names, conditions: [], allVersions: false }
  const found: StoredThing[] = []
  for (let after: StoredThing | undefined; ; ) {
    const rows = await selectThings(ctx.read, naming, { parts: {}, limit: mostMentions, ...(after && { after }) })
    found.push(...rows.filter(t => visible(t) && t.thingId !== thing.thingId))
    after = rows.at(-1)
    if (rows.length < mostMentions || found.length >= mostMentions) return found.slice(0, mostMentions)
  }
}
