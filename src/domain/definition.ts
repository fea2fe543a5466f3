/** What the platform publishes of itself (methods, thing types) changes with the program only, so it dates from the start of this process. */
import { instantOf } from '../protocol/thing.ts'
import type { Services } from './context.ts'

const starts = new WeakMap<Services, string>()

/** The date of all definitions: UTC in whole seconds without a zone, as HealthVault sent it (wire.md §4.5). */
export function definedAt(services: Services): string {
  const known = starts.get(services)
  if (known !== undefined) return known
  const at = new Date(services.clock.now()).toISOString().slice(0, 19)
  starts.set(services, at)
  return at
}

/** Does a caller who asked at `since` already know everything? */
export const unchangedSince = (services: Services, since: string | undefined, what: string): boolean =>
  since !== undefined && Date.parse(instantOf(since, what)) >= Date.parse(`${definedAt(services)}Z`)
