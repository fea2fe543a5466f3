/**
 * What the server's key protects: tokens that only we can open, and the pseudonyms under which each application knows
 * people and records. Pseudonyms are one AES block under a key of the application's own, so that no table can leak which
 * ids belong together, they survive revoke and return, and both ways cost microseconds.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { guidBytes, guidOfBytes } from '../protocol/guid.ts'

export interface Seals {
  /** Encrypts and authenticates; the purpose must be named again to open. Base64 without URL-unsafe characters is the caller's business. */
  seal(purpose: string, plain: Buffer): Buffer
  /** undefined when it was not sealed by us for this purpose. */
  open(purpose: string, sealed: Buffer): Buffer | undefined
  /** The person as this application sees it. */
  personAs(applicationId: string, personId: string): string
  personFrom(applicationId: string, asSeen: string): string
  /** The record as this person in this application sees it (wire.md §0, fact 5). */
  recordAs(applicationId: string, personId: string, recordId: string): string
  recordFrom(applicationId: string, personId: string, asSeen: string): string
  /** The id that is equal for all people who hold the record inside one application. */
  sharedRecordAs(applicationId: string, recordId: string): string
  /** A keyed hash, for secrets that we must recognise but need not know. */
  fingerprint(purpose: string, secret: string): Buffer
}

const rememberedKeys = 10_000
const rememberedBlocks = 50_000

export function createSeals(serverKey: Buffer): Seals {
  if (serverKey.length !== 32) throw new Error('the server key must have 32 bytes')
  const keys = new Map<string, Buffer>()
  const key = (purpose: string): Buffer => {
    let found = keys.get(purpose)
    if (!found) {
      found = Buffer.from(hkdfSync('sha256', serverKey, 'healthkeep', purpose, 32))
      if (keys.size >= rememberedKeys) keys.clear()
      keys.set(purpose, found)
    }
    return found
  }
  // One block each way costs 3 µs, mostly for making the cipher; a client asks for the same few again and again.
  const blocks = new Map<string, string>()
  const block =
    (make: typeof createCipheriv | typeof createDecipheriv, way: string) =>
    (purpose: string, guid: string): string => {
      const name = `${way}${purpose}:${guid}`
      let found = blocks.get(name)
      if (found === undefined) {
        const cipher = make('aes-256-ecb', key(purpose), null).setAutoPadding(false)
        found = guidOfBytes(Buffer.concat([cipher.update(guidBytes(guid)), cipher.final()]))
        if (blocks.size >= rememberedBlocks) blocks.clear()
        blocks.set(name, found)
      }
      return found
    }
  const forward = block(createCipheriv, '>')
  const back = block(createDecipheriv, '<')
  return {
    seal(purpose, plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key(`seal:${purpose}`), iv)
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([iv, body, cipher.getAuthTag()])
    },
    open(purpose, sealed) {
      if (sealed.length < 29) return undefined
      const decipher = createDecipheriv('aes-256-gcm', key(`seal:${purpose}`), sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(sealed.length - 16))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()])
      } catch {
        return undefined
      }
    },
    personAs: (app, person) => forward(`person:${app}`, person),
    personFrom: (app, seen) => back(`person:${app}`, seen),
    recordAs: (app, person, record) => forward(`record:${app}:${person}`, record),
    recordFrom: (app, person, seen) => back(`record:${app}:${person}`, seen),
    sharedRecordAs: (app, record) => forward(`shared-record:${app}`, record),
    fingerprint: (purpose, secret) =>
      createHmac('sha256', key(`fingerprint:${purpose}`))
        .update(secret)
        .digest(),
  }
}

/** Compares in constant time; unequal lengths are unequal. */
export const equalBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b)
