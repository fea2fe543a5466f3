/** The units that a person chose, among the preferences: root element of a thing type -> code of a unit. */
import type { Person } from './context.ts'

/** Beside `units`, which says metric or US customary for everything that was not chosen one by one. */
export const unitChoicesKey = 'unitOf'

export function unitChoices({ preferences }: Person): { readonly [kind: string]: string } {
  const kept = preferences[unitChoicesKey]
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(Object.entries(kept).filter((e): e is [string, string] => typeof e[1] === 'string'))
}
