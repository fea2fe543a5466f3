/** Records: entering one, its holders, its size. */
import { Fault } from '../protocol/fault.ts'
import { isGuidText } from '../protocol/guid.ts'
import { type Reader, sql } from '../store/db.ts'
import { type Access, type Level, type RecordState, type Rule, readable } from './access.ts'
import { kept } from './caches.ts'
import type { Caller, EnteredRecord, Person, Services } from './context.ts'

/** What is stored about one person, one record and one application together. */
export interface Standing {
  readonly recordState: RecordState
  readonly maxSizeBytes: number
  readonly holder?: {
    readonly level: Level
    readonly rules: readonly Rule[] | null
    readonly state: 'Active' | 'Ended'
    readonly expiresAt: string | null
  }
  readonly grant?: {
    readonly online: readonly Rule[]
    readonly offline: readonly Rule[]
    readonly state: 'Active' | 'Revoked'
  }
  readonly allowed: boolean
}

const cache = kept<Standing>()

export function standing(
  services: Services,
  applicationId: string,
  personId: string,
  recordId: string,
): Promise<Standing | undefined> {
  return cache(services).get(`${applicationId}${personId}${recordId}`, () =>
    standingIn(services.db.read, applicationId, personId, recordId),
  )
}

async function standingIn(
  read: Reader,
  applicationId: string,
  personId: string,
  recordId: string,
): Promise<Standing | undefined> {
  const [row] = await read.query<{
    state: RecordState
    max_size_bytes: number
    level: Level | null
    holder_rules: Rule[] | null
    holder_state: 'Active' | 'Ended'
    expires_at: string | null
    online_rules: Rule[] | null
    offline_rules: Rule[]
    grant_state: 'Active' | 'Revoked'
    allowed: boolean | null
  }>(sql`
      select r.state, r.max_size_bytes, h.level, h.rules as holder_rules, h.state as holder_state, h.expires_at,
        g.online_rules, g.offline_rules, g.state as grant_state, p.allowed
      from record r
      left join record_holder h on h.record_id = r.record_id and h.person_id = ${personId}
      left join application_grant g on g.record_id = r.record_id and g.person_id = ${personId} and g.application_id = ${applicationId}
      left join application_person p on p.application_id = ${applicationId} and p.person_id = ${personId}
      where r.record_id = ${recordId}`)
  if (!row) return undefined
  return {
    recordState: row.state,
    maxSizeBytes: row.max_size_bytes,
    allowed: row.allowed ?? false,
    ...(row.level && {
      holder: { level: row.level, rules: row.holder_rules, state: row.holder_state, expiresAt: row.expires_at },
    }),
    ...(row.online_rules && {
      grant: { online: row.online_rules, offline: row.offline_rules, state: row.grant_state },
    }),
  }
}

/**
 * The record as it stands in a transaction, for a caller whose grant is not committed yet. Undefined when the caller may not write there.
 */
export async function enteredIn(
  tx: Reader,
  { seals }: Services,
  caller: Caller & { readonly person: Person },
  recordId: string,
  now: string,
): Promise<EnteredRecord | undefined> {
  const { application, person } = caller
  const known = await standingIn(tx, application.applicationId, person.personId, recordId)
  const access = known?.recordState === 'Active' ? accessOf(caller, known, now) : undefined
  if (!known || !access) return undefined
  const asSeen = seals.recordAs(application.applicationId, person.personId, recordId)
  return { recordId, asSeen, access, level: access.level, maxSizeBytes: known.maxSizeBytes }
}

/**
 * Lets the caller into a record, or says why not: unknown 10, not open 37, no right 11 (wire.md §2.6, step 12).
 * `asSeen` is the id in the caller's eyes. `now` is ISO with Z.
 */
export async function enterRecord(
  services: Services,
  caller: Caller,
  asSeen: string,
  write: boolean,
  now: string,
): Promise<EnteredRecord> {
  const seen = asSeen.trim().toLowerCase()
  const { application, person } = caller
  if (!isGuidText(seen)) throw new Fault('INVALID_RECORD', 'The record id is not a guid.')
  if (!person) throw new Fault('ACCESS_DENIED', 'A record can be entered only for a person.')
  const shell = application.kind === 'Shell'
  const recordId = shell ? seen : services.seals.recordFrom(application.applicationId, person.personId, seen)
  const known = await standing(services, application.applicationId, person.personId, recordId)
  if (!known || (shell && !known.holder)) throw new Fault('INVALID_RECORD', 'There is no such record.')
  if (!readable(known.recordState)) throw new Fault('INVALID_RECORD_STATE', 'The record is closed.')
  const access = accessOf(caller, known, now)
  if (!access) throw new Fault('ACCESS_DENIED', 'There is no authorization for this record.')
  if (write && known.recordState !== 'Active')
    throw new Fault('INVALID_RECORD_STATE', 'The record can only be read at present.')
  return { recordId, asSeen: seen, access, level: access.level, maxSizeBytes: known.maxSizeBytes }
}

/** The rights of a caller whose standing is known; undefined: none at all. */
export function accessOf(
  caller: Pick<Caller, 'application' | 'avenue'>,
  known: Standing,
  now: string,
): Access | undefined {
  const { application } = caller
  const { holder, grant } = known
  if (holder?.state !== 'Active' || (holder.expiresAt !== null && Date.parse(holder.expiresAt) <= Date.parse(now)))
    return undefined
  const common = {
    avenue: caller.avenue,
    recordState: known.recordState,
    level: holder.level,
    ...(holder.rules && { personRules: holder.rules }),
  }
  if (application.kind === 'Shell') return { ...common, shell: true, granted: [], asked: [] }
  if (grant?.state !== 'Active' || (application.restrictUsers && !known.allowed)) return undefined
  const online = caller.avenue === 'Online'
  const granted = online ? grant.online : grant.offline
  if (granted.length === 0) return undefined
  return { ...common, shell: false, granted, asked: online ? application.onlineRules : application.offlineRules }
}
