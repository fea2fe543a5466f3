/**
 * Packages: things that an application leaves for a person whom it has no right to write to. They are sealed here with the answer
 * to a question, which is never sent; the person types a code and the answer, and picks the things up into a record once.
 */
import type { Application } from './application.ts'
import { argon2id } from './argon2.ts'
import { type Bytes, joined, toBase64, utf8 } from './base64.ts'
import { inlineBlob } from './blobs.ts'
import { AllocatePackageId, CreateConnectPackage, DeletePendingConnectPackage, PutThings } from './generated/methods.ts'
import { decryptCbc, encryptCbc } from './generated/rijndael256.ts'
import { PasswordProtectedPackage } from './generated/things.ts'
import { type NewThing, sent } from './record.ts'
import { encodeContent } from './shape.ts'

/**
 * How a package is sealed. With `argon2id-aes256gcm` each guess of the answer costs 19 MiB and some tenths of a second; only
 * Healthkeep opens it. `hmac-sha256-aes256` is HealthVault's: whoever holds such a package can guess a short answer.
 */
export type SealAlgorithm = 'argon2id-aes256gcm' | 'hmac-sha256-aes256'

/** What stands in clear beside a sealed package. */
export interface SealParameters {
  readonly algorithm: SealAlgorithm
  /** Its text is what counts; at least eight bytes. */
  readonly salt: string
  /** Passes of Argon2id, 3 usually; or rounds of PBKDF2, 20,000 usually. */
  readonly iterations: number
}
export interface Sealed extends SealParameters {
  readonly bytes: Uint8Array
}

/** Fewer would be weak, more would let a stranger's package keep the machine busy. */
const limits = {
  'argon2id-aes256gcm': { least: 1, most: 10, usual: 3 },
  'hmac-sha256-aes256': { least: 1000, most: 500_000, usual: 20_000 },
} as const

function check({ algorithm, salt, iterations }: SealParameters): void {
  if (!Object.hasOwn(limits, algorithm))
    throw new TypeError('The algorithm is not known; use argon2id-aes256gcm or hmac-sha256-aes256.')
  const { least, most } = limits[algorithm]
  if (utf8(salt).length < 8) throw new TypeError('The salt needs eight bytes or more.')
  if (!Number.isInteger(iterations) || iterations < least || iterations > most)
    throw new TypeError(`The iterations must be from ${least} to ${most}.`)
}

/** Upper and lower case are one, white space counts. */
const password = (answer: string): Bytes => utf8(answer.toLowerCase())

/** Seals what `unseal` gives back to whoever knows the answer. */
export async function seal(
  plain: Uint8Array,
  answer: string,
  parameters: Partial<SealParameters> = {},
): Promise<Sealed> {
  const algorithm = parameters.algorithm ?? 'argon2id-aes256gcm'
  const { salt = randomText(), iterations = limits[algorithm]?.usual } = parameters
  check({ algorithm, salt, iterations })
  const { key, close } = forms[algorithm]
  return { algorithm, salt, iterations, bytes: await close(plain, await key(answer, salt, iterations), salt) }
}

/** What was sealed; undefined when the answer is wrong or the package damaged, which cannot be told apart. */
export async function unseal(sealed: Sealed, answer: string): Promise<Uint8Array | undefined> {
  check(sealed)
  const { algorithm, salt, iterations, bytes } = sealed
  const { key, open } = forms[algorithm]
  return open(bytes, await key(answer, salt, iterations), salt)
}

const randomText = (): string => toBase64(crypto.getRandomValues(new Uint8Array(18)))

interface Form {
  key(answer: string, salt: string, iterations: number): Promise<Uint8Array>
  close(plain: Uint8Array, key: Uint8Array, salt: string): Promise<Uint8Array>
  open(bytes: Uint8Array, key: Uint8Array, salt: string): Promise<Uint8Array | undefined>
}

const blockBytes = 32
const hmac = { name: 'HMAC', hash: 'SHA-256' }

/** pad(HMAC-SHA256 ‖ plain) in Rijndael-256 CBC; 64 bytes of PBKDF2 are key and IV. */
const published: Form = {
  async key(answer, salt, iterations) {
    const secret = await crypto.subtle.importKey('raw', password(answer), 'PBKDF2', false, ['deriveBits'])
    const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-1', salt: utf8(salt), iterations }
    return new Uint8Array(await crypto.subtle.deriveBits(pbkdf2, secret, 512))
  },
  async close(plain, key, salt) {
    const secret = await crypto.subtle.importKey('raw', utf8(salt), hmac, false, ['sign'])
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', secret, joined([plain])))
    const count = blockBytes - ((mac.length + plain.length) % blockBytes)
    // ISO 10126: random bytes, the last one counts them all.
    const padding = crypto.getRandomValues(new Uint8Array(count))
    padding[count - 1] = count
    return encryptCbc(joined([mac, plain, padding]), key.subarray(0, 32), key.subarray(32))
  },
  async open(bytes, key, salt) {
    if (bytes.length === 0 || bytes.length % blockBytes !== 0) return undefined
    const message = joined([decryptCbc(bytes, key.subarray(0, 32), key.subarray(32))])
    const count = message.at(-1)!
    const plain = message.subarray(32, message.length - count)
    if (count < 1 || count > blockBytes || message.length - count < 32) return undefined
    const secret = await crypto.subtle.importKey('raw', utf8(salt), hmac, false, ['verify'])
    return (await crypto.subtle.verify('HMAC', secret, message.subarray(0, 32), plain)) ? plain : undefined
  },
}

const nonceBytes = 12

/** nonce ‖ AES-256-GCM ‖ tag. */
const modern: Form = {
  key: (answer, salt, passes) => argon2id(password(answer), utf8(salt), { memory: 19_456, passes, length: 32 }),
  async close(plain, key) {
    const iv = crypto.getRandomValues(new Uint8Array(nonceBytes))
    const secret = await crypto.subtle.importKey('raw', joined([key]), 'AES-GCM', false, ['encrypt'])
    const closed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, secret, joined([plain]))
    return joined([iv, new Uint8Array(closed)])
  },
  async open(bytes, key) {
    const iv = joined([bytes.subarray(0, nonceBytes)])
    const secret = await crypto.subtle.importKey('raw', joined([key]), 'AES-GCM', false, ['decrypt'])
    try {
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, secret, joined([bytes.subarray(nonceBytes)]))
      return new Uint8Array(plain)
    } catch {
      return undefined
    }
  },
}

const forms: { readonly [A in SealAlgorithm]: Form } = {
  'argon2id-aes256gcm': modern,
  'hmac-sha256-aes256': published,
}

// ---- leaving them

export interface PackageOptions<T extends readonly unknown[]> {
  /** Shown after the right answer, so that people tell one from another: the name of the child. */
  readonly friendlyName: string
  readonly question: string
  /** Agreed with the person by another way; upper and lower case are one. It stays here. */
  readonly answer: string
  /** Your own id of the person. */
  readonly externalId: string
  /** Files of them must travel inside: `inlineBlob`. */
  readonly things: readonly [...{ readonly [K in keyof T]: NewThing<T[K]> }]
  /** From `reserveCode`; a new one when absent. */
  readonly code?: string
  readonly algorithm?: SealAlgorithm
}

/** Seals things and leaves them for four weeks; answers the code that you give to the person. */
export async function leavePackage<const T extends readonly unknown[]>(
  app: Application,
  options: PackageOptions<T>,
): Promise<string> {
  const { friendlyName, question, answer, externalId, things, code, algorithm } = options
  const thing = (things as readonly NewThing[]).map(sent)
  const plain = utf8(encodeContent(PutThings.shapes[2]![0], { thing }, 'package'))
  const sealed = await seal(plain, answer, algorithm && { algorithm })
  const parameters = { salt: sealed.salt, iterationCount: sealed.iterations, keyLength: 256 }
  const { identityCode } = await app.call(CreateConnectPackage, {
    ...(code !== undefined && { identityCode: code }),
    friendlyName,
    question,
    externalId,
    package: sent({
      type: PasswordProtectedPackage,
      data: { encryptAlgorithm: { algorithmName: sealed.algorithm, parameters } },
      blobs: [inlineBlob(sealed.bytes)],
    }),
  })
  return identityCode
}

/** A code to give away before the package is ready. */
export const reserveCode = async (app: Application): Promise<string> =>
  (await app.call(AllocatePackageId, {})).identityCode

/** Takes a package back that nobody has picked up yet. */
export const takeBack = (app: Application, code: string): Promise<void> =>
  app.call(DeletePendingConnectPackage, { identityCode: code })
