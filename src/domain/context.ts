/** What a method is handed: who asks, about which record, at what time, and the parts of the house it may use. */
import type { KnownInstance } from '../protocol/service.ts'
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
  /** Every instance of one service, this one among them; empty where there is only this one (shell.md §4.7). */
  readonly topology: readonly KnownInstance[]
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

/** What an application says of itself to people. */
export interface Wording {
  readonly name: string
  readonly description: string
  readonly authReason: string
}

/** Somewhere records may be; a warning is shown, by language, to people whose record is there. */
export interface AppLocation {
  /** `all` for the rest of the world. */
  readonly country: string
  readonly stateProvince?: string
  readonly warning?: { readonly [language: string]: string }
}

/** What is only told of an application, to itself and its master (wire.md §5.2, GetApplicationInfo). */
export interface Further {
  /** `hipaa`, `clinicaltrial` and others. */
  readonly attributes?: readonly string[]
  readonly domainName?: string
  readonly instances?: { readonly all: boolean; readonly ids: readonly string[] }
  /** Its name, by language. */
  readonly organization?: { readonly [language: string]: string }
  readonly bulkExtraction?: { readonly onboarded: boolean; readonly permissionRequired: boolean }
}

export interface Application {
  readonly applicationId: string
  readonly kind: 'Shell' | 'Web' | 'SodaMaster' | 'SodaChild'
  readonly masterId: string | undefined
  readonly name: string
  readonly instanceName: string | undefined
  readonly description: string
  readonly authReason: string
  /** In further languages, by culture name; name, description and authReason above are in English, or in the first that was given. */
  readonly wording: { readonly [language: string]: Partial<Wording> }
  readonly actionUrl: string | undefined
  readonly privacyUrl: string | undefined
  readonly termsUrl: string | undefined
  readonly state: ApplicationState
  readonly onlineRules: readonly Rule[]
  readonly offlineRules: readonly Rule[]
  readonly methods: readonly string[] | undefined
  /** Methods and groups that its children may call at most; undefined: it makes no children. */
  readonly childMethods: readonly string[] | undefined
  /** Of a child: what its master lets children call today, whatever the child was given. */
  readonly methodCeiling: readonly string[] | undefined
  readonly meaningfulUseSources: readonly string[]
  /** Of these its children may name some. */
  readonly meaningfulUseCeiling: readonly string[]
  /** Where records may be that it works with; undefined: anywhere. */
  readonly locations: readonly AppLocation[] | undefined
  readonly further: Further
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

/** Somebody who looks after the platform: never a person with records. */
export interface Operator {
  readonly operatorId: string
  readonly email: string
  readonly name: string
  /** The mask: methods that this operator may call. */
  readonly methods: readonly string[]
}

/** Who asks. `proved` is false for an application that was only named (anonymous calls). */
export interface Caller {
  readonly application: Application
  readonly proved: boolean
  readonly person?: Person
  readonly avenue: Avenue
  /** Names a Shell session, so that it can be ended. */
  readonly shellSession?: Buffer
  readonly operator?: Operator
  /** Names the operator's session, so that it can be ended. */
  readonly operatorSession?: Buffer
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
