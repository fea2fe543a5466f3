/** Assembly of the inside of the house: store in, gate out. main.ts and the tests both build it here. */
import { randomBytes, randomUUID } from 'node:crypto'
import { createAccessLog } from './domain/audit.ts'
import { createCaches } from './domain/caches.ts'
import type { Clock, PlatformSettings, Services } from './domain/context.ts'
import { createSeals } from './domain/seal.ts'
import { createGate, type Gate } from './gate.ts'
import type { BlobStore } from './store/blobs.ts'
import type { Db } from './store/db.ts'

export interface Platform {
  readonly gate: Gate
  readonly services: Services
  /** For the tokens in forms: 32 bytes of the server's key's own. */
  readonly formSecret: Buffer
  /** Writes what is still waiting; then the store may be closed. */
  close(): Promise<void>
}

export interface PlatformParts {
  readonly db: Db
  readonly blobs: BlobStore
  /** 32 bytes that protect tokens, pseudonyms and stored secrets. */
  readonly key: Buffer
  readonly settings: PlatformSettings
  readonly clock?: Clock
  readonly failed?: (error: Error) => void
}

export const systemClock: Clock = { now: Date.now, id: randomUUID, random: randomBytes }

export async function createPlatform(parts: PlatformParts): Promise<Platform> {
  const clock = parts.clock ?? systemClock
  const caches = await createCaches(parts.db)
  const accessLog = createAccessLog(parts.db, clock.id, parts.failed ?? (() => {}))
  const services: Services = {
    db: parts.db,
    blobs: parts.blobs,
    seals: createSeals(parts.key),
    clock,
    settings: parts.settings,
    caches,
    accessLog,
  }
  return {
    gate: createGate(services),
    services,
    formSecret: services.seals.fingerprint('forms', 'tokens'),
    async close() {
      await accessLog.close()
      await caches.close()
    },
  }
}
