/** Applications: what they are, what they ask for, the keys by which they prove themselves. */
import { guidBytes, guidOfBytes, isGuidText } from '../protocol/guid.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import { exceeds, type Rule } from './access.ts'
import { kept } from './caches.ts'
import type { AppLocation, Application, Services } from './context.ts'

/** The Shell is an application like any other, with this id. */
export const shellApplicationId = '9ca84d74-1473-471d-940f-2699cb7198df'

interface Row {
  application_id: string
  kind: Application['kind']
  master_id: string | null
  name: string
  instance_name: string | null
  description: string
  auth_reason: string
  wording: Application['wording']
  action_url: string | null
  privacy_url: string | null
  terms_url: string | null
  state: Application['state']
  online_rules: Rule[]
  offline_rules: Rule[]
  methods: string[] | null
  child_methods: string[] | null
  meaningful_use_sources: string[]
  meaningful_use_ceiling: string[]
  locations: AppLocation[] | null
  further: Application['further']
  ip_prefixes: string[] | null
  restrict_users: boolean
  accept_sha1: boolean | null
  token_ttl_seconds: number | null
  created_at: string
  updated_at: string
}

const columns = sql`application_id, kind, master_id, name, instance_name, description, auth_reason, wording, action_url, privacy_url, terms_url, state,
  online_rules, offline_rules, methods, child_methods, meaningful_use_sources, meaningful_use_ceiling, locations, further, ip_prefixes, restrict_users, accept_sha1, token_ttl_seconds, created_at, updated_at`

const fromRow = (row: Row): Application => ({
  applicationId: row.application_id,
  kind: row.kind,
  masterId: row.master_id ?? undefined,
  name: row.name,
  instanceName: row.instance_name ?? undefined,
  description: row.description,
  authReason: row.auth_reason,
  wording: row.wording,
  actionUrl: row.action_url ?? undefined,
  privacyUrl: row.privacy_url ?? undefined,
  termsUrl: row.terms_url ?? undefined,
  state: row.state,
  onlineRules: row.online_rules,
  offlineRules: row.offline_rules,
  methods: row.methods ?? undefined,
  childMethods: row.child_methods ?? undefined,
  methodCeiling: undefined,
  meaningfulUseSources: row.meaningful_use_sources,
  meaningfulUseCeiling: row.meaningful_use_ceiling,
  locations: row.locations ?? undefined,
  further: row.further,
  ipPrefixes: row.ip_prefixes ?? undefined,
  restrictUsers: row.restrict_users,
  acceptSha1: row.accept_sha1 ?? undefined,
  tokenTtlSeconds: row.token_ttl_seconds ?? undefined,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

const cache = kept<Application>()

/**
 * The application, in whatever state; undefined when unknown. A child is what its own row and its master allow today: an
 * installed one asks for what its master asks for, offline only (wire.md §3.5); a provisioned one keeps its own rules, but for
 * those that have come to exceed its master's (shell.md §4.6). Neither works while its master does not.
 */
export async function applicationById(services: Services, id: string): Promise<Application | undefined> {
  if (!isGuidText(id)) return undefined
  return cache(services).get(id, async () => {
    const [row] = await services.db.read.query<Row>(
      sql`select ${columns} from application where application_id = ${id}`,
    )
    if (!row) return undefined
    const application = fromRow(row)
    if (application.masterId === undefined) return application
    const master = await applicationById(services, application.masterId)
    if (!master) return undefined
    const state = master.state === 'Active' ? application.state : master.state
    return {
      ...application,
      ...(application.kind === 'SodaChild' ? installed(master) : provisioned(application, master)),
      state,
    }
  })
}

/** As its own row has it, held until the transaction ends; undefined when unknown. */
export async function holdApplication(tx: Writer, id: string): Promise<Application | undefined> {
  const [row] = await tx.query<Row>(sql`select ${columns} from application where application_id = ${id} for update`)
  return row && fromRow(row)
}

const installed = ({ name, description, authReason, wording, offlineRules, methods }: Application) => ({
  name,
  description,
  authReason,
  wording,
  onlineRules: [],
  offlineRules,
  methods,
})

const provisioned = ({ onlineRules, offlineRules }: Application, master: Application) => ({
  onlineRules: within(onlineRules, master.onlineRules),
  offlineRules: within(offlineRules, master.offlineRules),
  methodCeiling: master.childMethods ?? [],
})

const within = (rules: readonly Rule[], ceiling: readonly Rule[]) => rules.filter(rule => !exceeds([rule], ceiling))

export interface Certificate {
  readonly thumbprint: string
  readonly der: Buffer
  readonly state: 'Active' | 'Revoked'
  readonly notAfter: string | undefined
}

/** A registered certificate by its SHA-1 thumbprint, 40 hex digits in lower case. */
export async function certificate(
  read: Reader,
  applicationId: string,
  thumbprint: string,
): Promise<Certificate | undefined> {
  const [row] = await read.query<{
    thumbprint: string
    certificate: Buffer
    state: 'Active' | 'Revoked'
    not_after: string | null
  }>(sql`
    select thumbprint, certificate, state, not_after from application_certificate
    where application_id = ${applicationId} and thumbprint = ${thumbprint}`)
  return (
    row && { thumbprint: row.thumbprint, der: row.certificate, state: row.state, notAfter: row.not_after ?? undefined }
  )
}

/** The sealed shared secret of a SODA child; undefined for other kinds. */
export async function sealedSecret(read: Reader, applicationId: string): Promise<Buffer | undefined> {
  const [row] = await read.query<{ secret: Buffer | null }>(
    sql`select secret from application where application_id = ${applicationId}`,
  )
  return row?.secret ?? undefined
}

/** Days that a provisioned instance waits for a person's yes (wire.md §4.1). */
const pendingDays = 7

export interface Creation {
  readonly applicationId: string
  readonly masterId: string
  /** Milliseconds since the epoch. */
  readonly expires: number
  readonly secret: Buffer
}

/**
 * Prepares a SODA child. Anybody may ask for one, so nothing is stored until a person says yes: the token itself carries,
 * sealed, what the instance will be.
 */
export function createCreation(services: Services, master: Application): Creation & { readonly token: string } {
  const creation = {
    applicationId: services.clock.id(),
    masterId: master.applicationId,
    expires: services.clock.now() + pendingDays * 86_400_000,
    secret: services.clock.random(32),
  }
  const expires = Buffer.alloc(8)
  expires.writeDoubleBE(creation.expires)
  const plain = Buffer.concat([
    guidBytes(creation.applicationId),
    guidBytes(creation.masterId),
    expires,
    creation.secret,
  ])
  return { ...creation, token: services.seals.seal('app-token', plain).toString('base64') }
}

/** What a token of createCreation carries; undefined when it is none of ours. */
export function openCreation(services: Services, token: string): Creation | undefined {
  const plain = services.seals.open('app-token', Buffer.from(token.replace(/ /g, '+'), 'base64'))
  if (plain?.length !== 72) return undefined
  return {
    applicationId: guidOfBytes(plain.subarray(0, 16)),
    masterId: guidOfBytes(plain.subarray(16, 32)),
    expires: plain.readDoubleBE(32),
    secret: plain.subarray(40),
  }
}
