/**
 * Packages that an application leaves for a person, sealed with the answer to a question (shell.md §4.3). Who seals keeps the
 * answer to themselves; the platform learns it when the person types it, opens the package, and forgets it.
 *
 * `hmac-sha256-aes256` is the published form, for programs that speak to HealthVault: Rijndael with 256-bit blocks, a key of
 * 20,000 rounds of PBKDF2. A short answer can be guessed by anybody who holds such a package; `argon2id-aes256gcm` makes each
 * guess cost 19 MiB and milliseconds, and is the one to use.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  pbkdf2,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { hashRaw } from '@node-rs/argon2'
import { decryptCbc, encryptCbc } from './rijndael256.ts'

export const sealAlgorithms = ['argon2id-aes256gcm', 'hmac-sha256-aes256'] as const
export type SealAlgorithm = (typeof sealAlgorithms)[number]

/** What stands in clear beside a sealed package; the thing type Password-protected package carries it. */
export interface SealParameters {
  readonly algorithm: SealAlgorithm
  /** Its text is what counts, in UTF-8; nothing is decoded. At least 8 bytes. */
  readonly salt: string
  /** Rounds of PBKDF2, or passes of Argon2id. */
  readonly iterations: number
}
export interface Sealed extends SealParameters {
  readonly bytes: Uint8Array
}

/** Beyond them a stranger's package could keep the machine busy. Measured: 0.9 s off the main thread for the most of PBKDF2, 0.2 s for Argon2id. */
export const sealLimits = {
  'argon2id-aes256gcm': { least: 1, most: 10, usual: 3 },
  'hmac-sha256-aes256': { least: 1000, most: 500_000, usual: 20_000 },
} as const

/** The parameters cannot be used: unknown algorithm, salt too short, too few or too many iterations. */
export class UnusableSeal extends Error {}

/** Faults with `UnusableSeal`; what passes can be tried with any answer. */
export function checkSeal({ algorithm, salt, iterations }: SealParameters): void {
  const limits = Object.hasOwn(sealLimits, algorithm) ? sealLimits[algorithm] : undefined
  if (!limits) throw new UnusableSeal('The algorithm is not known; use argon2id-aes256gcm or hmac-sha256-aes256.')
  if (Buffer.byteLength(salt) < 8) throw new UnusableSeal('The salt needs eight bytes or more.')
  if (!Number.isInteger(iterations) || iterations < limits.least || iterations > limits.most)
    throw new UnusableSeal(`The iteration count must be from ${limits.least} to ${limits.most}.`)
}

/** Upper and lower case are one, white space counts. */
const password = (answer: string): Buffer => Buffer.from(answer.toLowerCase())

/** Seals what `open` gives back to whoever knows the answer. */
export async function seal(
  plain: Uint8Array,
  answer: string,
  parameters: Partial<SealParameters> = {},
): Promise<Sealed> {
  const algorithm = parameters.algorithm ?? 'argon2id-aes256gcm'
  const { salt = randomUUID(), iterations = sealLimits[algorithm].usual } = parameters
  checkSeal({ algorithm, salt, iterations })
  const bytes = await forms[algorithm].seal(plain, await forms[algorithm].key(answer, salt, iterations), salt)
  return { algorithm, salt, iterations, bytes }
}

/** What was sealed; undefined when the answer is wrong or the package damaged, which cannot be told apart. */
export async function open(sealed: Sealed, answer: string): Promise<Uint8Array | undefined> {
  return (await unlock(sealed, answer)).open(sealed.bytes)
}

/** The key that an answer gives. Whether it is the right one, only opening tells. */
export interface Key {
  /** undefined as with `open`. */
  open(bytes: Uint8Array): Promise<Uint8Array | undefined>
  /** One chunk of a blob that things in the package name, sealed for its place; `chunkOverhead` bytes longer. */
  sealChunk(plain: Uint8Array, place: ChunkPlace): Uint8Array
  /** undefined when it is damaged or stands elsewhere; the published form shows that by the padding only, so by luck. */
  openChunk(bytes: Uint8Array, place: ChunkPlace): Promise<Uint8Array | undefined>
}

export interface ChunkPlace {
  /** From 0. */
  readonly index: number
  readonly last: boolean
}
/** What a chunk grows by when it is full: a whole block of padding, or place, nonce and tag. */
export const chunkOverhead = 32

export async function unlock(parameters: SealParameters, answer: string): Promise<Key> {
  checkSeal(parameters)
  const { algorithm, salt, iterations } = parameters
  const form = forms[algorithm]
  const key = await form.key(answer, salt, iterations)
  return {
    open: bytes => form.open(bytes, key, salt),
    sealChunk: (plain, place) => form.sealChunk(plain, key, place),
    openChunk: (bytes, place) => form.openChunk(bytes, key, place),
  }
}

interface Form {
  key(answer: string, salt: string, iterations: number): Promise<Buffer>
  seal(plain: Uint8Array, key: Buffer, salt: string): Uint8Array
  open(bytes: Uint8Array, key: Buffer, salt: string): Promise<Uint8Array | undefined>
  sealChunk(plain: Uint8Array, key: Buffer, place: ChunkPlace): Uint8Array
  openChunk(bytes: Uint8Array, key: Buffer, place: ChunkPlace): Promise<Uint8Array | undefined>
}

// ---- the published form: pad(HMAC-SHA256 ‖ plain) in Rijndael-256 CBC; 64 bytes of PBKDF2 are key and IV

const blockBytes = 32
const macBytes = 32
const mac = (salt: string, plain: Uint8Array): Buffer => createHmac('sha256', salt).update(plain).digest()

/** ISO 10126: random bytes, the last one counts them all. */
function padded(message: Uint8Array): Uint8Array {
  const count = blockBytes - (message.length % blockBytes)
  return Buffer.concat([message, randomBytes(count - 1), Uint8Array.of(count)])
}

const published: Form = {
  key: (answer, salt, iterations) => promisify(pbkdf2)(password(answer), salt, iterations, 64, 'sha1'),
  seal: (plain, key, salt) =>
    encryptCbc(padded(Buffer.concat([mac(salt, plain), plain])), key.subarray(0, 32), key.subarray(32)),
  async open(bytes, key, salt) {
    const message = await unpadded(bytes, key)
    if (!message || message.length < macBytes) return undefined
    const plain = message.subarray(macBytes)
    return timingSafeEqual(message.subarray(0, macBytes), mac(salt, plain)) ? plain : undefined
  },
  // Each chunk begins anew, with the key and the IV of the package.
  sealChunk: (plain, key) => encryptCbc(padded(plain), key.subarray(0, 32), key.subarray(32)),
  openChunk: unpadded,
}

async function unpadded(bytes: Uint8Array, key: Buffer): Promise<Uint8Array | undefined> {
  if (bytes.length === 0 || bytes.length % blockBytes !== 0) return undefined
  // Of eight wrong keys seven are known by the padding, before all the rest is deciphered.
  const last = bytes.subarray(-blockBytes)
  const before = bytes.length > blockBytes ? bytes.subarray(-2 * blockBytes, -blockBytes) : key.subarray(32)
  const count = decryptCbc(last, key.subarray(0, 32), before).at(-1)!
  if (count < 1 || count > blockBytes) return undefined
  return (await decipher(bytes, key)).subarray(0, -count)
}

/** 0.02 s a MiB on the thread that everybody shares, so others get their turn every few milliseconds. */
const sliceBytes = 128 * 1024
async function decipher(bytes: Uint8Array, key: Buffer): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let before: Uint8Array = key.subarray(32)
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    const slice = bytes.subarray(at, at + sliceBytes)
    parts.push(decryptCbc(slice, key.subarray(0, 32), before))
    before = slice.subarray(-blockBytes)
    await turn()
  }
  return Buffer.concat(parts)
}

// ---- ours: nonce (12 bytes) ‖ AES-256-GCM ‖ tag (16 bytes); before a chunk its place (4 bytes), which the tag covers

const nonceBytes = 12
const tagBytes = 16
const placeBytes = 4

/** The last chunk is marked, so that nobody can cut a blob unseen. */
function placed({ index, last }: ChunkPlace): Buffer {
  const bytes = Buffer.alloc(placeBytes)
  bytes.writeUInt32BE(index)
  if (last) bytes[0]! |= 0x80
  return bytes
}

function sealGcm(plain: Uint8Array, key: Buffer, also: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(also)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function openGcm(bytes: Uint8Array, key: Buffer, also: Uint8Array): Uint8Array | undefined {
  if (bytes.length < nonceBytes + tagBytes) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(also).setAuthTag(bytes.subarray(-tagBytes))
  const plain = decipher.update(bytes.subarray(nonceBytes, -tagBytes))
  try {
    return Buffer.concat([plain, decipher.final()])
  } catch {
    return undefined
  }
}

const nothing = Buffer.alloc(0)

const modern: Form = {
  // 2 is Argon2id: the enum of the library cannot be imported as a value.
  key: (answer, salt, iterations) =>
    hashRaw(password(answer), {
      algorithm: 2,
      memoryCost: 19_456,
      timeCost: iterations,
      parallelism: 1,
      outputLen: 32,
      salt: Buffer.from(salt),
    }),
  seal: (plain, key) => sealGcm(plain, key, nothing),
  open: async (bytes, key) => openGcm(bytes, key, nothing),
  sealChunk: (plain, key, place) => Buffer.concat([placed(place), sealGcm(plain, key, placed(place))]),
  async openChunk(bytes, key, place) {
    const there = placed(place)
    return there.equals(bytes.subarray(0, placeBytes)) ? openGcm(bytes.subarray(placeBytes), key, there) : undefined
  },
}

const forms: { readonly [A in SealAlgorithm]: Form } = {
  'argon2id-aes256gcm': modern,
  'hmac-sha256-aes256': published,
}
