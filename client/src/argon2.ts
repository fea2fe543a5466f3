/**
 * Argon2id (RFC 9106) with one lane, for packages: neither browsers nor Node.js 20 have it. With the numbers of packages it takes
 * 19 MiB and 0.4 s of a processor, which is the point; every few milliseconds it lets others have their turn.
 */

import { joined } from './base64.ts'

// ---- BLAKE2b, called some dozens of times only

const word = 0xffffffffffffffffn
const initial = [
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n,
] as const
/** The permutations of BLAKE2b, as RFC 7693 lists them. */
const sigma: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
]
/** Columns, then diagonals. */
const quarters = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const
const turned = (x: bigint, by: bigint) => ((x >> by) | (x << (64n - by))) & word

export function blake2b(length: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const message = joined(parts)
  const h = [...initial] as bigint[]
  h[0]! ^= 0x01010000n ^ BigInt(length)
  const blocks = Math.max(1, Math.ceil(message.length / 128))
  const padded = new Uint8Array(blocks * 128)
  padded.set(message)
  const view = new DataView(padded.buffer)
  for (let block = 0; block < blocks; block++) {
    const isLast = block === blocks - 1
    const m = Array.from({ length: 16 }, (_, i) => view.getBigUint64(block * 128 + i * 8, true))
    const v = [...h, ...initial] as bigint[]
    v[12]! ^= BigInt(isLast ? message.length : (block + 1) * 128)
    if (isLast) v[14]! ^= word
    for (let round = 0; round < 12; round++) {
      const order = sigma[round % 10]!
      quarters.forEach(([a, b, c, d], i) => {
        v[a] = (v[a]! + v[b]! + m[order[2 * i]!]!) & word
        v[d] = turned(v[d]! ^ v[a]!, 32n)
        v[c] = (v[c]! + v[d]!) & word
        v[b] = turned(v[b]! ^ v[c]!, 24n)
        v[a] = (v[a]! + v[b]! + m[order[2 * i + 1]!]!) & word
        v[d] = turned(v[d]! ^ v[a]!, 16n)
        v[c] = (v[c]! + v[d]!) & word
        v[b] = turned(v[b]! ^ v[c]!, 63n)
      })
    }
    for (let i = 0; i < 8; i++) h[i]! ^= v[i]! ^ v[i + 8]!
  }
  const out = new DataView(new ArrayBuffer(64))
  h.forEach((x, i) => {
    out.setBigUint64(i * 8, x, true)
  })
  return new Uint8Array(out.buffer).slice(0, length)
}

const le32 = (n: number) => Uint8Array.of(n, n >> 8, n >> 16, n >> 24)

/** A hash of any length: 64 bytes a step, of which 32 are kept. */
function longHash(length: number, input: Uint8Array): Uint8Array {
  if (length <= 64) return blake2b(length, le32(length), input)
  const kept: Uint8Array[] = []
  let step = blake2b(64, le32(length), input)
  let left = length
  for (; left > 64; left -= 32) {
    kept.push(step.subarray(0, 32))
    step = blake2b(Math.min(64, left - 32), step)
  }
  return joined([...kept, step])
}

// ---- blocks of 1024 bytes: 256 halves of words, the lower half first. Written for speed: no arrays, numbers of 32 bits.

const halves = 256
const scratch = new Int32Array(halves)

/** Upper half of a product of two 32-bit numbers without a sign. */
function upper(x: number, y: number): number {
  const x0 = x & 0xffff
  const x1 = x >>> 16
  const y0 = y & 0xffff
  const y1 = y >>> 16
  const middle = Math.imul(x1, y0)
  const carry = (Math.imul(x0, y0) >>> 16) + (middle & 0xffff) + Math.imul(x0, y1)
  return (Math.imul(x1, y1) + (middle >>> 16) + (carry >>> 16)) | 0
}

/** v[a] += v[b] + 2 · lower(v[a]) · lower(v[b]). Places are those of lower halves. */
function add(v: Int32Array, a: number, b: number): void {
  const x = v[a]!
  const y = v[b]!
  const product = Math.imul(x, y)
  const low = (x >>> 0) + (y >>> 0) + ((product << 1) >>> 0)
  v[a] = low
  v[a + 1] = v[a + 1]! + v[b + 1]! + ((upper(x, y) << 1) | (product >>> 31)) + ((low / 4294967296) | 0)
}

function quarter(v: Int32Array, a: number, b: number, c: number, d: number): void {
  add(v, a, b)
  let low = v[d]! ^ v[a]!
  let high = v[d + 1]! ^ v[a + 1]!
  v[d] = high
  v[d + 1] = low
  add(v, c, d)
  low = v[b]! ^ v[c]!
  high = v[b + 1]! ^ v[c + 1]!
  v[b] = (low >>> 24) | (high << 8)
  v[b + 1] = (high >>> 24) | (low << 8)
  add(v, a, b)
  low = v[d]! ^ v[a]!
  high = v[d + 1]! ^ v[a + 1]!
  v[d] = (low >>> 16) | (high << 16)
  v[d + 1] = (high >>> 16) | (low << 16)
  add(v, c, d)
  low = v[b]! ^ v[c]!
  high = v[b + 1]! ^ v[c + 1]!
  v[b] = (low << 1) | (high >>> 31)
  v[b + 1] = (high << 1) | (low >>> 31)
}

/** Sixteen words: eight pairs, each `step` words behind the one before. */
function permute(v: Int32Array, from: number, step: number): void {
  const p = 2 * from
  const s = 2 * step
  quarter(v, p, p + 2 * s, p + 4 * s, p + 6 * s)
  quarter(v, p + 2, p + 2 * s + 2, p + 4 * s + 2, p + 6 * s + 2)
  quarter(v, p + s, p + 3 * s, p + 5 * s, p + 7 * s)
  quarter(v, p + s + 2, p + 3 * s + 2, p + 5 * s + 2, p + 7 * s + 2)
  quarter(v, p, p + 2 * s + 2, p + 5 * s, p + 7 * s + 2)
  quarter(v, p + 2, p + 3 * s, p + 5 * s + 2, p + 6 * s)
  quarter(v, p + s, p + 3 * s + 2, p + 4 * s, p + 6 * s + 2)
  quarter(v, p + s + 2, p + 2 * s, p + 4 * s + 2, p + 7 * s)
}

/** out = G(x, y), and what was there besides where `keep`. */
function compress(out: Int32Array, x: Int32Array, y: Int32Array, keep: boolean): void {
  for (let i = 0; i < halves; i++) scratch[i] = x[i]! ^ y[i]!
  for (let i = 0; i < halves; i++) out[i] = keep ? out[i]! ^ scratch[i]! : scratch[i]!
  for (let row = 0; row < 8; row++) permute(scratch, 16 * row, 2)
  for (let column = 0; column < 8; column++) permute(scratch, 2 * column, 16)
  for (let i = 0; i < halves; i++) out[i]! ^= scratch[i]!
}

export interface Argon2Options {
  /** KiB. */
  readonly memory: number
  readonly passes: number
  /** Bytes of the answer. */
  readonly length: number
}

export async function argon2id(
  password: Uint8Array,
  salt: Uint8Array,
  { memory, passes, length }: Argon2Options,
): Promise<Uint8Array> {
  const columns = 4 * Math.floor(memory / 4)
  const segment = columns / 4
  const numbers = [1, length, memory, passes, 0x13, 2].map(le32)
  const head = blake2b(64, ...numbers, le32(password.length), password, le32(salt.length), salt, le32(0), le32(0))
  const blocks = new Int32Array(columns * halves)
  const block = (i: number) => blocks.subarray(i * halves, (i + 1) * halves)
  for (const i of [0, 1]) {
    const bytes = new DataView(longHash(1024, joined([head, le32(i), le32(0)])).buffer)
    block(i).forEach((_, at, all) => {
      all[at] = bytes.getInt32(at * 4, true)
    })
  }
  const zero = new Int32Array(halves)
  const input = new Int32Array(halves)
  const addresses = new Int32Array(halves)
  for (let pass = 0; pass < passes; pass++)
    for (let slice = 0; slice < 4; slice++) {
      // Which block is looked at does not depend on the password at first, and does later.
      const independent = pass === 0 && slice < 2
      input.fill(0)
      ;[pass, 0, slice, columns, passes, 2].forEach((n, i) => {
        input[2 * i] = n
      })
      for (let index = pass === 0 && slice === 0 ? 2 : 0; index < segment; index++) {
        const here = slice * segment + index
        const before = block((here + columns - 1) % columns)
        if (independent && (index % 128 === 0 || input[12] === 0)) {
          input[12]! += 1
          compress(addresses, zero, input, false)
          compress(addresses, zero, addresses, false)
        }
        const chosen = independent ? addresses[2 * (index % 128)]! : before[0]!
        const area = pass === 0 ? here - 1 : columns - segment + index - 1
        const start = pass === 0 || slice === 3 ? 0 : (slice + 1) * segment
        const from = (start + area - 1 - (upper(area, upper(chosen, chosen)) >>> 0)) % columns
        compress(block(here), before, block(from), pass > 0)
        if (here % 512 === 0) await new Promise(resolve => setTimeout(resolve))
      }
    }
  const last = block(columns - 1)
  const bytes = new DataView(new ArrayBuffer(1024))
  last.forEach((half, i) => {
    bytes.setInt32(i * 4, half, true)
  })
  return longHash(length, new Uint8Array(bytes.buffer))
}
