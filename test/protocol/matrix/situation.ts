/** The words in which `model.ts` speaks: who calls, on whose record, about which things. Shapes only. */

/** One or more of R(ead), U(pdate), C(reate), D(elete). */
export type Bits = string
export type Bit = 'R' | 'U' | 'C' | 'D'
/** Of types and of dates (wall clock with milliseconds, both ends included); what is absent or empty limits nothing. */
export interface Span {
  readonly types?: readonly string[]
  readonly dates?: readonly (readonly [from: string, to: string])[]
}
export interface Rule {
  readonly bits: Bits
  readonly targets?: readonly Span[]
  readonly exceptions?: readonly Span[]
}
export interface Rights {
  readonly online: readonly Rule[]
  readonly offline: readonly Rule[]
}
export type Avenue = keyof Rights

export interface Thing {
  readonly name: string
  /** The family, not the version. */
  readonly type: string
  readonly date: string
  /** Where an earlier version of it lay. */
  readonly was?: string
  readonly personal?: boolean
  readonly readOnly?: boolean
  readonly deleted?: boolean
  /** Written after the date that GetUpdatedRecordsForApplication is asked about. */
  readonly late?: boolean
}
export interface Holder {
  readonly level: 'View' | 'Modify' | 'Custodian'
  readonly rules?: readonly Rule[]
  /** When the sharing is over: already, or only later; absent: it has no end. */
  readonly over?: 'ended' | 'expired' | 'later'
}
export interface Grant extends Rights {
  readonly revoked?: boolean
}
export interface HealthRecord {
  readonly name: string
  /** Another person's part in the record of this name. */
  readonly sharedWith?: string
  readonly state: 'Active' | 'ReadOnly' | 'Suspended' | 'Deleted'
  /** The person's own authorization; absent: never had one. */
  readonly holder?: Holder
  /** What the person granted the application; absent: never asked. */
  readonly grant?: Grant
  readonly things: readonly Thing[]
}
export interface Person {
  readonly name: string
  readonly state: 'Active' | 'Suspended' | 'Deleted'
  /** The application named them with AuthorizeApplication. */
  readonly allowed?: boolean
  readonly records: readonly HealthRecord[]
}
export interface Application {
  readonly kind: 'Web' | 'SodaChild' | 'SodaMaster'
  readonly state: 'Active' | 'NeedsVerification' | 'Suspended' | 'Deleted'
  readonly masterState?: 'Suspended'
  /** Absent: no mask. `only`, `group`: a mask with nothing but the method or its group. */
  readonly mask?: 'without' | 'only' | 'group'
  readonly restricted?: boolean
  readonly address?: 'inside' | 'outside'
  /** What it asks people for today; the grants are what people said yes to. */
  readonly asks: Rights
}
export type Proof =
  | 'signed'
  | 'anonymous'
  | 'no-auth'
  | 'wrong-key'
  | 'changed-info'
  | 'changed-header'
  | 'unknown-session'
  | 'malformed-session'
  | 'expired-session'
  | 'late'
export type Presence =
  | Avenue
  | 'nobody'
  | 'foreign-token'
  | 'malformed-token'
  | 'both'
  | 'expired-token'
  | 'ended-token'
  | 'unknown-person'
  | 'internal-person'
  | 'person-of-other-app'

export interface Situation {
  readonly proof: Proof
  readonly app: Application
  readonly presence: Presence
  /** The first is the one who stands behind the call. */
  readonly people: readonly Person[]
  /** The header's target-person-id: how the caller knows its person, or another one; absent: not sent. */
  readonly target?: 'self' | 'another' | 'internal'
  /** The header's record-id: a record by name, as the caller would see it, or an id that is none of the caller's. */
  readonly id:
    | 'none'
    | 'random'
    | 'malformed'
    | 'internal'
    | 'as-other-app'
    | 'as-other-person'
    | { readonly record: string }
}

export type Write =
  | { readonly act: 'create'; readonly type: string; readonly date: string }
  | {
      readonly act: 'update' | 'tags' | 'remove'
      readonly thing: string
      /** Where an update moves it to. */
      readonly date?: string
      readonly stamp?: 'stale' | 'missing'
    }

export interface Request {
  readonly method: string
  readonly version: number
  /** GetThings, QueryPermissions: the types named. */
  readonly types?: readonly string[]
  /** GetThings: the things named; an empty list selects nothing. */
  readonly things?: readonly string[]
  /** GetApplicationInfo: about another application. */
  readonly child?: true
  /** GetThings: effective date at least. */
  readonly from?: string
  /** GetThings: only where the note holds this text. */
  readonly note?: string
  /** GetAuthorizedRecords: the records named. */
  readonly records?: readonly string[]
  /** GetUpdatedRecordsForApplication: only changes of late things. */
  readonly late?: boolean
  readonly writes?: readonly Write[]
  /** How it is said on the wire, where that makes no difference to the answer. */
  readonly how?: 'ids' | 'keys' | 'client-ids' | 'old-keys' | 'deleted' | 'second-version-id' | 'random-id'
}

export interface Expected {
  readonly code: number
  /** Visible things with the caller's rights on each, as RUCD. */
  readonly things?: { readonly [name: string]: Bits }
  readonly operations?: readonly string[]
  readonly permissions?: { readonly [type: string]: { readonly online: Bits; readonly offline: Bits } }
  readonly records?: readonly string[]
  readonly people?: readonly string[]
  /** What a write leaves changed; everything else stays as it was. */
  readonly changed?: readonly string[]
}
