/**
 * Rijndael with a block of 256 bits and a key of 256 bits, which packages of the .NET SDK are sealed with (shell.md §4.3). AES is
 * Rijndael with 128-bit blocks only, so neither Node nor WebCrypto has this one. For old packages alone: looking up tables by
 * secret bytes is not constant in time, and it takes 0.3 s a MiB of the thread that asks.
 */
const blockBytes = 32
const rounds = 14
/** How far each of the four rows of a block of eight columns is turned. */
const shifts = [0, 1, 3, 4] as const

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

const table = (factor: number): Uint8Array => Uint8Array.from({ length: 256 }, (_, x) => times(x, factor))
const [by2, by3, by9, by11, by13, by14] = [2, 3, 9, 11, 13, 14].map(table) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

/** Where each byte of a block comes from when rows are turned forward; backward it is read the other way round. */
const turned = Uint8Array.from(
  { length: blockBytes },
  (_, i) => (((i >> 2) + shifts[(i & 3) as 0 | 1 | 2 | 3]) % 8) * 4 + (i & 3),
)

/** One key of 32 bytes a round and one before the first. */
function expand(key: Uint8Array): Uint8Array {
  const all = new Uint8Array(blockBytes * (rounds + 1))
  all.set(key)
  let constant = 1
  for (let at = 32; at < all.length; at += 4) {
    let word = [...all.subarray(at - 4, at)]
    if (at % 32 === 0) {
      word = [...word.slice(1), word[0]!].map(b => box[b]!)
      word[0]! ^= constant
      constant = double(constant)
    } else if (at % 32 === 16) word = word.map(b => box[b]!)
    word.forEach((b, i) => {
      all[at + i] = b ^ all[at + i - 32]!
    })
  }
  return all
}

const add = (to: Uint8Array, key: Uint8Array, from = 0): void => {
  for (let i = 0; i < blockBytes; i++) to[i]! ^= key[from + i]!
}

function encryptBlock(block: Uint8Array, keys: Uint8Array): Uint8Array {
  const state = new Uint8Array(block)
  const next = new Uint8Array(blockBytes)
  add(state, keys)
  for (let round = 1; round <= rounds; round++) {
    for (let i = 0; i < blockBytes; i++) next[i] = box[state[turned[i]!]!]!
    state.set(next)
    if (round < rounds)
      for (let c = 0; c < blockBytes; c += 4) {
        const [p, q, r, s] = [next[c]!, next[c + 1]!, next[c + 2]!, next[c + 3]!]
        state[c] = by2[p]! ^ by3[q]! ^ r ^ s
        state[c + 1] = p ^ by2[q]! ^ by3[r]! ^ s
        state[c + 2] = p ^ q ^ by2[r]! ^ by3[s]!
        state[c + 3] = by3[p]! ^ q ^ r ^ by2[s]!
      }
    add(state, keys, round * blockBytes)
  }
  return state
}

function decryptBlock(block: Uint8Array, keys: Uint8Array): Uint8Array {
  const state = new Uint8Array(block)
  const next = new Uint8Array(blockBytes)
  for (let round = rounds; round >= 1; round--) {
    add(state, keys, round * blockBytes)
    next.set(state)
    if (round < rounds)
      for (let c = 0; c < blockBytes; c += 4) {
        const [p, q, r, s] = [state[c]!, state[c + 1]!, state[c + 2]!, state[c + 3]!]
        next[c] = by14[p]! ^ by11[q]! ^ by13[r]! ^ by9[s]!
        next[c + 1] = by9[p]! ^ by14[q]! ^ by11[r]! ^ by13[s]!
        next[c + 2] = by13[p]! ^ by9[q]! ^ by14[r]! ^ by11[s]!
        next[c + 3] = by11[p]! ^ by13[q]! ^ by9[r]! ^ by14[s]!
      }
    for (let i = 0; i < blockBytes; i++) state[turned[i]!] = inverse[next[i]!]!
  }
  add(state, keys)
  return state
}

function checked(text: Uint8Array, key: Uint8Array, iv: Uint8Array): void {
  if (key.length !== 32 || iv.length !== blockBytes || text.length % blockBytes !== 0)
    throw new RangeError('Key and IV have 32 bytes each, the text whole blocks of 32.')
}

/** CBC without padding; whole blocks only, RangeError otherwise. */
export function encryptCbc(plain: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  checked(plain, key, iv)
  const keys = expand(key)
  const out = new Uint8Array(plain.length)
  let before = iv
  for (let at = 0; at < plain.length; at += blockBytes) {
    const block = new Uint8Array(plain.subarray(at, at + blockBytes))
    add(block, before)
    before = encryptBlock(block, keys)
    out.set(before, at)
  }
  return out
}

/** The way back; padding stays on. */
export function decryptCbc(sealed: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  checked(sealed, key, iv)
  const keys = expand(key)
  const out = new Uint8Array(sealed.length)
  let before = iv
  for (let at = 0; at < sealed.length; at += blockBytes) {
    const block = new Uint8Array(sealed.subarray(at, at + blockBytes))
    const plain = decryptBlock(block, keys)
    add(plain, before)
    out.set(plain, at)
    before = block
  }
  return out
}
