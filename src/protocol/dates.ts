/** Times as they are answered: audit and record times are UTC with Z (wire.md §5.6). How they are read is in thing.ts. */

/** A wall-clock time as clients can read it and as effective dates compare: at most three digits of fraction, no trailing zeros. */
export function shortened(wall: string): string {
  const [whole, fraction = ''] = wall.split('.')
  const digits = fraction.slice(0, 3).replace(/0+$/, '')
  return digits === '' ? whole! : `${whole}.${digits}`
}

/** A time of the database, `2026-11-22T08:30:00.123456Z`, as clients can read it (wire.md §10.3, rows 55, 63). */
export const utc = (iso: string): string => `${shortened(iso.replace(/Z$/, ''))}Z`

/** An authorization without end, in the words of the wire (wire.md §10.3, row 56). */
export const never = '9999-12-31T23:59:59.999Z'
