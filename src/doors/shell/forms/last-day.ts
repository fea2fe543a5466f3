/** A last day, as somebody means it on the wall clock of their own time zone, and the instant at which it is over. */
import { wallNow } from '../parts/told.ts'

const day = 86_400_000

/** The first moment after the day `yyyy-mm-dd` in the zone, ISO with Z. */
export function endOfDay(date: string, timeZone: string): string {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + day).toISOString().slice(0, 19)
  const wanted = Date.parse(`${next}Z`)
  let at = wanted
  // The second round is right also where the zone changes its clock in between.
  for (let round = 0; round < 2; round++) at += wanted - Date.parse(`${wallNow(at, timeZone)}Z`)
  return new Date(at).toISOString()
}

/** The last day on which something that ends at this instant is still good, `yyyy-mm-dd`. */
export const lastDay = (iso: string, timeZone: string): string => wallNow(Date.parse(iso) - 1, timeZone).slice(0, 10)
