/** What a method is handed: who asks, about which record, at what time, and the parts of the house it may use. */
import type { BlobStore } from '../store/blobs.ts'
import type { Db, Reader } from '../store/db.ts'
import type { Access, ApplicationState, Avenue, Level, Rule } from './access.ts'
import type { AccessLog } from './audit.ts'
import type { Caches } from './caches.ts'
import type { Seals } from './seal.ts'

/** Settings that methods may see; main.ts fills them from config.ts. */
export interface PlatformSettings {
  /** Origin for all absolute addresses, without a trailing slash. */
  readonly publicUrl: string
  readonly instance: { readonly id: string; readonly name: string; readonly description: string }
  readonly maxRequestBytes: number
  readonly maxResponseBytes: number
  readonly acceptSha1: boolean
  readonly sessionSeconds: number
  readonly userTokenSeconds: number
  readonly recordQuotaBytes: number
  readonly maxBlobBytes: number
  readonly blobUploadSeconds: number
  readonly blobDownloadSeconds: number
  /** `redirect` in a Shell address may replace the action URL: never in production (shell.md §2.1). */
  readonly redirectOverride: boolean
  readonly signUpOpen: boolean
  /** PEM: the roots to which a signer's certificate must lead to be called verified. */
  readonly signerRoots: string
  /** Events may go to any address, private ones and plain http too: never in production. */
  readonly eventsAnywhere: boolean
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** A fresh random guid. */
  id(): string
  /** Random bytes from the system. */
  random(bytes: number): Buffer
}

export interface Services {
  readonly db: Db
  readonly blobs: BlobStore
  readonly seals: Seals
  readonly clock: Clock
  readonly settings: PlatformSettings
  readonly caches: Caches
  readonly accessLog: AccessLog
}

export interface Application {
  readonly applicationId: string
  readonly kind: 'Shell' | 'Web' | 'SodaMaster' | 'SodaChild'
  readonly masterId: string | undefined
  readonly name: string
  readonly instanceName: string | undefined
  readonly description: string
  readonly authReason: string
  readonly actionUrl: string | undefined
  readonly privacyUrl: string | undefined
  readonly termsUrl: string | undefined
  readonly state: ApplicationState
  readonly onlineRules: readonly Rule[]
  readonly offlineRules: readonly Rule[]
  readonly methods: readonly string[] | undefined
  readonly ipPrefixes: readonly string[] | undefined
  readonly restrictUsers: boolean
  readonly acceptSha1: boolean | undefined
  readonly tokenTtlSeconds: number | undefined
  readonly createdAt: string
  readonly updatedAt: string
}

export interface Person {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
  readonly state: 'Active' | 'Suspended' | 'Deleted'
  readonly country: string
  readonly culture: string
  readonly timeZone: string
  readonly preferences: { readonly [key: string]: unknown }
}

/** Who asks. `proved` is false for an application that was only named (anonymous calls). */
export interface Caller {
  readonly application: Application
  readonly proved: boolean
  readonly person?: Person
  readonly avenue: Avenue
  /** Names a Shell session, so that it can be ended. */
  readonly shellSession?: Buffer
}

/** The record of the call, after the gate has let the caller in. */
export interface EnteredRecord {
  /** The real id; applications never see it. */
  readonly recordId: string
  /** The id that this caller sees. */
  readonly asSeen: string
  readonly access: Access
  readonly level: Level
  readonly maxSizeBytes: number
}

export interface Culture {
  readonly language: string
  readonly country?: string
}

export interface ReadContext {
  readonly services: Services
  readonly read: Reader
  readonly caller: Caller
  readonly record?: EnteredRecord
  readonly culture: Culture
  /** Version of the method that was asked for. */
  readonly version: number
  /** Time of the call, ISO with Z and milliseconds. */
  readonly now: string
  /** The WC_ResponseId. */
  readonly requestId: string
}

/** Handed only to methods whose contract writes: the compiler keeps the others from writing. */
export interface WriteContext extends ReadContext {
  readonly db: Db
}
