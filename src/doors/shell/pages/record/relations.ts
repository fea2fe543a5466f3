/** What an item names as related, and what names it: both as far as this person may see them. */
import type { RelatedThing } from '../../../../things/base/common.ts'
import type { ThingType } from '../../../../things/registry.ts'
import type { Visit } from '../../page.ts'
import { lineOfItem } from '../../parts/reading.ts'
import type { UnitTaste } from '../../parts/units-liked.ts'
import { readerFor, recordIn } from './about.ts'
import { type Item, listings } from './items.ts'

export interface Relative {
  readonly thingId: string
  readonly type: ThingType
  /** In words of whoever wrote it down: `refill of`. */
  readonly relationships: readonly string[]
  readonly line: string
}

export interface Relations {
  readonly names: readonly Relative[]
  /** How many of those it names are not here for this person, for whatever reason. */
  readonly missing: number
  readonly mentions: readonly Relative[]
}

/** Does this entry mean that item? By the id of the thing, or by the id that an application gave it. */
const means = (related: RelatedThing, item: Item): boolean =>
  related.thingId === undefined
    ? related.clientThingId !== undefined && related.clientThingId === item.common.clientThingId
    : related.thingId.toLowerCase() === item.thingId

export async function relationsOf(visit: Visit, item: Item, taste: UnitTaste): Promise<Relations> {
  const { recordId } = recordIn(visit)
  const entries = item.common.relatedThing
  const { thingId: naming } = await visit.ask('GetThingMentions', { thingId: item.thingId }, { record: recordId })
  const wanted = [
    { ids: entries.flatMap(r => r.thingId?.toLowerCase() ?? []) },
    { clientIds: entries.flatMap(r => (r.thingId === undefined ? (r.clientThingId ?? []) : [])) },
    { ids: naming.map(k => k.text) },
  ]
  const asked = wanted.filter(w => (w.ids ?? w.clientIds).length > 0)
  const found = await listings(visit.ask, recordId, asked)
  const itemsOf = (w: (typeof wanted)[number]) => found[asked.indexOf(w)]?.items ?? []
  const named = [...itemsOf(wanted[0]!), ...itemsOf(wanted[1]!)].filter(i => i.thingId !== item.thingId)
  const relative = (i: Item, by: readonly RelatedThing[]): Relative => ({
    thingId: i.thingId,
    type: i.type,
    relationships: [...new Set(by.flatMap(r => r.relationshipType?.trim() || []))],
    line: lineOfItem(i, readerFor(taste, i.type)),
  })
  const unique = named.filter((i, at) => named.findIndex(x => x.thingId === i.thingId) === at)
  return {
    names: unique.map(i =>
      relative(
        i,
        entries.filter(r => means(r, i)),
      ),
    ),
    missing: entries.filter(r => !means(r, item) && !named.some(i => means(r, i))).length,
    // The index finds candidates; what the item itself says decides.
    mentions: itemsOf(wanted[2]!)
      .map(i => ({ i, by: i.common.relatedThing.filter(r => means(r, item)) }))
      .filter(({ by }) => by.length > 0)
      .map(({ i, by }) => relative(i, by)),
  }
}
