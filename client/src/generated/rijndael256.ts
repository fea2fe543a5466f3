// Written by `npm run index` from the declarations of the server; change those.
/**
 * Rijndael with a block of 256 bits and a key of 256 bits, which packages of the .NET SDK are sealed with (shell.md §4.3). AES is
 * Rijndael with 128-bit blocks only, so neither Node nor WebCrypto has this one. For old packages alone: looking up tables by
 * secret bytes is not constant in time, and it takes the thread that asks 0.02 s a MiB.
 */
const blockBytes = 32
const rounds = 14
/** How far each of the four rows of a block of eight columns is turned. */
const shifts = [0, 1, 3, 4] as const
const columns = 8

const double = (x: number): number => ((x << 1) ^ (x & 0x80 ? 0x11b : 0)) & 0xff
const times = (a: number, b: number): number => {
  let product = 0
  for (let x = a, rest = b; rest > 0; rest >>= 1, x = double(x)) if (rest & 1) product ^= x
  return product
}

/** S-box: the inverse in GF(2^8), then an affine map; the inverse by walking powers of 3 and of 1/3 together. */
function substitution(): { box: Uint8Array; inverse: Uint8Array } {
  const box = new Uint8Array(256)
  const inverse = new Uint8Array(256)
  const put = (x: number, y: number) => {
    box[x] = y
    inverse[y] = x
  }
  put(0, 0x63)
  let power = 1
  let reciprocal = 1
  do {
    power = times(power, 3)
    reciprocal = times(reciprocal, 0xf6)
    const r = reciprocal * 0x101
    put(power, ((r ^ (r >> 4) ^ (r >> 5) ^ (r >> 6) ^ (r >> 7)) & 0xff) ^ 0x63)
  } while (power !== 1)
  return { box, inverse }
}
const { box, inverse } = substitution()

/** A column as one number, the first row in the highest byte. */
const column = (p: number, q: number, r: number, s: number): number => (p << 24) | (q << 16) | (r << 8) | s

/** What a way through a round needs: the box, box and mixing of columns in one table for each row, and whence rows come. */
interface Way {
  readonly box: Uint8Array
  readonly mixed: readonly [Int32Array, Int32Array, Int32Array, Int32Array]
  readonly from: readonly [number, number, number, number]
}

function way(substitute: Uint8Array, factors: readonly [number, number, number, number], turn: 1 | -1): Way {
  const [p, q, r, s] = factors
  const mixed = Int32Array.from(substitute, b => column(times(b, p), times(b, q), times(b, r), times(b, s)))
  const turned = (bits: number) => mixed.map(word => (word >>> bits) | (word << (32 - bits)))
  return {
    box: substitute,
    mixed: [mixed, turned(8), turned(16), turned(24)],
    from: shifts.map(by => (turn * by + columns) % columns) as [number, number, number, number],
  }
}
const forward = way(box, [2, 1, 1, 3], 1)
const backward = way(inverse, [14, 9, 13, 11], -1)

/** The keys of all rounds, eight columns each, and one before the first. */
function expand(key: Uint8Array): Int32Array {
  const keys = new Int32Array(columns * (rounds + 1))
  keys.set(wordsOf(key))
  const boxed = (word: number) =>
    column(box[word >>> 24]!, box[(word >>> 16) & 255]!, box[(word >>> 8) & 255]!, box[word & 255]!)
  let constant = 1
  for (let at = columns; at < keys.length; at++) {
    let word = keys[at - 1]!
    if (at % columns === 0) {
      word = boxed((word << 8) | (word >>> 24)) ^ (constant << 24)
      constant = double(constant)
    } else if (at % columns === 4) word = boxed(word)
    keys[at] = word ^ keys[at - columns]!
  }
  return keys
}

/** The keys for the way back: the other way round, and unmixed as the columns are that they meet. */
function expandBack(key: Uint8Array): Int32Array {
  const keys = expand(key)
  const [t0, t1, t2, t3] = backward.mixed
  const back = new Int32Array(keys.length)
  for (let round = 0; round <= rounds; round++)
    for (let c = 0; c < columns; c++) {
      const word = keys[(rounds - round) * columns + c]!
      // The table undoes the box too, which is put back before.
      back[round * columns + c] =
        round === 0 || round === rounds
          ? word
          : t0[box[word >>> 24]!]! ^
            t1[box[(word >>> 16) & 255]!]! ^
            t2[box[(word >>> 8) & 255]!]! ^
            t3[box[word & 255]!]!
    }
  return back
}

/** A block in `state` becomes the other one, in place; `spare` is as long. */
function cipher(state: Int32Array, spare: Int32Array, keys: Int32Array, { box: last, mixed, from }: Way): void {
  const [t0, t1, t2, t3] = mixed
  const [, b, c, d] = from
  for (let i = 0; i < columns; i++) state[i]! ^= keys[i]!
  let now = state
  let next = spare
  for (let round = 1; round < rounds; round++) {
    for (let i = 0; i < columns; i++)
      next[i] =
        t0[now[i]! >>> 24]! ^
        t1[(now[(i + b) & 7]! >>> 16) & 255]! ^
        t2[(now[(i + c) & 7]! >>> 8) & 255]! ^
        t3[now[(i + d) & 7]! & 255]! ^
        keys[round * columns + i]!
    ;[now, next] = [next, now]
  }
  // An odd number of rounds lies behind: what is there now is in the spare one.
  for (let i = 0; i < columns; i++)
    state[i] =
      column(
        last[spare[i]! >>> 24]!,
        last[(spare[(i + b) & 7]! >>> 16) & 255]!,
        last[(spare[(i + c) & 7]! >>> 8) & 255]!,
        last[spare[(i + d) & 7]! & 255]!,
      ) ^ keys[rounds * columns + i]!
}

const wordsOf = (bytes: Uint8Array): Int32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Int32Array.from({ length: bytes.length / 4 }, (_, i) => view.getInt32(i * 4))
}

function checked(text: Uint8Array, key: Uint8Array, iv: Uint8Array): void {
  if (key.length !== 32 || iv.length !== blockBytes || text.length % blockBytes !== 0)
    throw new RangeError('Key and IV have 32 bytes each, the text whole blocks of 32.')
}

/** CBC without padding; whole blocks only, RangeError otherwise. */
export function encryptCbc(plain: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  checked(plain, key, iv)
  const keys = expand(key)
  const [state, spare] = [wordsOf(iv), new Int32Array(columns)]
  const from = new DataView(plain.buffer, plain.byteOffset, plain.byteLength)
  const out = new Uint8Array(plain.length)
  const to = new DataView(out.buffer)
  for (let at = 0; at < plain.length; at += blockBytes) {
    for (let i = 0; i < columns; i++) state[i]! ^= from.getInt32(at + i * 4)
    cipher(state, spare, keys, forward)
    for (let i = 0; i < columns; i++) to.setInt32(at + i * 4, state[i]!)
  }
  return out
}

/** The way back; padding stays on. */
export function decryptCbc(sealed: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  checked(sealed, key, iv)
  const keys = expandBack(key)
  const [state, spare] = [new Int32Array(columns), new Int32Array(columns)]
  const before = wordsOf(iv)
  const from = new DataView(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const out = new Uint8Array(sealed.length)
  const to = new DataView(out.buffer)
  for (let at = 0; at < sealed.length; at += blockBytes) {
    for (let i = 0; i < columns; i++) state[i] = from.getInt32(at + i * 4)
    cipher(state, spare, keys, backward)
    for (let i = 0; i < columns; i++) {
      to.setInt32(at + i * 4, state[i]! ^ before[i]!)
      before[i] = from.getInt32(at + i * 4)
    }
  }
  return out
}
