/** Things that a person chose in a list, as their ids stand in an address: 16 bytes each in base64url, so that many fit. */
import { guidBytes, guidOfBytes, isGuidText } from '../../../../protocol/guid.ts'
import type { Visit } from '../../page.ts'
import { recordIn } from './about.ts'
import { type Item, listings } from './items.ts'

/** A page that is come back to after signing in or confirming may be 4,000 characters long (`localPath`): 23 each fit in. */
export const mostChosen = 150

export const chosenText = (ids: readonly string[]): string =>
  ids.map(id => guidBytes(id).toString('base64url')).join('.')

/** Undefined for what is no such text. */
export function chosenIds(text: string): readonly string[] | undefined {
  const parts = text.split('.')
  if (parts.length > mostChosen || !parts.every(part => /^[\w-]{22}$/.test(part))) return undefined
  return [...new Set(parts.map(part => guidOfBytes(Buffer.from(part, 'base64url'))))]
}

/** Those of the ids that are deleted things of the record, as they stand now. */
export async function deletedAmong(visit: Visit, ids: readonly string[]): Promise<readonly Item[]> {
  const known = ids.filter(isGuidText)
  if (known.length === 0) return []
  const [found] = await listings(visit.ask, recordIn(visit).recordId, [{ ids: known, deleted: true }])
  return found!.items
}

export const keysOf = (items: readonly Item[]) => ({
  thingId: items.map(({ thingId, versionStamp }) => ({ text: thingId, versionStamp })),
})
