/** The two headers that place bytes: Content-Range on the way in, Range on the way out. */

/** Bytes of one chunk of an upload. */
export interface ChunkRange {
  readonly start: number
  readonly size: number
}

/**
 * Content-Range as clients write it: `bytes S-E/*` or `/total`. iOS says `bytes 0-18446744073709551615/*` for an empty blob:
 * the end is minus one, without a sign (wire.md §6.2).
 */
export function chunkRange(header: string | undefined): ChunkRange | 'malformed' | undefined {
  if (header === undefined) return undefined
  const parts = /^\s*bytes[\s=]+(\d{1,20})-(\d{1,20})\/(\*|\d{1,20})\s*$/i.exec(header)
  if (!parts) return 'malformed'
  const start = BigInt(parts[1]!)
  const end = BigInt(parts[2]!)
  if (end === 2n ** 64n - 1n && start === 0n) return { start: 0, size: 0 }
  if (end < start || end > BigInt(Number.MAX_SAFE_INTEGER)) return 'malformed'
  return { start: Number(start), size: Number(end - start) + 1 }
}

/** Both inclusive. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * What Range asks of `length` bytes; undefined for all of them: without the header, for units that are not ours, and for
 * several ranges at once. A start at or behind the end is `beyond` (416): old .NET reads windows until it is told so.
 */
export function bytesOf(header: string | undefined, length: number): ByteRange | 'beyond' | undefined {
  const parts = header === undefined ? null : /^\s*bytes\s*=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(header)
  if (!parts || (parts[1] === '' && parts[2] === '')) return undefined
  if (parts[1] === '') {
    const last = Number(parts[2])
    return last === 0 || length === 0 ? 'beyond' : { start: Math.max(0, length - last), end: length - 1 }
  }
  const start = Number(parts[1])
  const end = parts[2] === '' ? length - 1 : Number(parts[2])
  if (start >= length) return 'beyond'
  return end < start ? undefined : { start, end: Math.min(end, length - 1) }
}
