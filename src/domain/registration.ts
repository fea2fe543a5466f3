/** Applications as operators set them up, and the instance that a person's yes brings into being. */
import { createHash, X509Certificate } from 'node:crypto'
import { Fault } from '../protocol/fault.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import type { ApplicationState, Rule } from './access.ts'
import { type Creation, openCreation } from './applications.ts'
import { changed } from './caches.ts'
import type { Application, Person, Services } from './context.ts'

/** What an operator says of an application; certificates are DER bytes. */
export interface Registration {
  readonly kind: 'Web' | 'SodaMaster'
  readonly masterId?: string
  /** A child that needs no action URL, because we keep its statements for it (wire.md §5.2). */
  readonly siteless?: boolean
  readonly name: string
  readonly description: string
  readonly authReason: string
  readonly actionUrl: string | undefined
  readonly privacyUrl: string | undefined
  readonly termsUrl: string | undefined
  readonly onlineRules: readonly Rule[]
  readonly offlineRules: readonly Rule[]
  readonly methods: readonly string[] | undefined
  /** Makes it a master: methods and groups that its children may call at most. */
  readonly childMethods: readonly string[] | undefined
  readonly meaningfulUseCeiling: readonly string[]
  /** Behind the @ of its mailboxes; undefined: as it was. */
  readonly domainName?: string | undefined
  readonly ipPrefixes: readonly string[] | undefined
  readonly restrictUsers: boolean
  readonly acceptSha1: boolean | undefined
  readonly tokenTtlSeconds: number | undefined
  readonly certificates: readonly Buffer[]
}

const longestRuleName = 16

/**
 * Refuses what could not be shown or honoured later: an action URL that is no http address (a redirect must have a safe
 * end), rules of one name (18), a certificate without an RSA key (63).
 */
export function checkRegistration(wanted: Registration): void {
  if (wanted.name.trim() === '' || wanted.name.length > 255)
    throw new Fault('INVALID_XML', 'The name must have 1 to 255 characters.')
  for (const [what, url] of [
    ['action', wanted.actionUrl],
    ['privacy', wanted.privacyUrl],
    ['terms', wanted.termsUrl],
  ] as const)
    if (url !== undefined && !isWebAddress(url))
      throw new Fault('INVALID_XML', `The ${what} URL must be absolute and begin with https:// or http://.`)
  if (wanted.kind === 'Web' && wanted.actionUrl === undefined && wanted.siteless !== true)
    throw new Fault('INVALID_XML', 'A web application needs an action URL to which people return.')
  if (wanted.domainName !== undefined && !isDomain(wanted.domainName))
    throw new Fault('INVALID_XML', 'The domain of its mailboxes must be a name such as example.org.')
  if (wanted.kind === 'SodaMaster' && wanted.childMethods !== undefined)
    throw new Fault('INVALID_APP', 'Only a web application can make children; installed applications have instances.')
  if (wanted.kind === 'SodaMaster' && wanted.onlineRules.length > 0)
    throw new Fault(
      'INVALID_APPAUTH',
      'An installed application works without a signed-in person: give it offline rules only.',
    )
  if (wanted.onlineRules.length + wanted.offlineRules.length === 0)
    throw new Fault(
      'INVALID_APPAUTH',
      'An application needs at least one rule; without one, people have nothing to agree to.',
    )
  for (const rules of [wanted.onlineRules, wanted.offlineRules]) checkRules(rules)
  if (wanted.tokenTtlSeconds !== undefined && wanted.tokenTtlSeconds < 60)
    throw new Fault('INVALID_XML', 'A user token must live for 60 seconds at least.')
}

const isDomain = (name: string): boolean =>
  name.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,48}$/.test(name)

export function checkRules(rules: readonly Rule[]): void {
  const names = new Set<string>()
  for (const { name, permissions, optional } of rules) {
    if (permissions.length === 0) throw new Fault('INVALID_APPAUTH', 'A rule names no permission.')
    if (name === undefined) {
      if (optional === true)
        throw new Fault('INVALID_APPAUTH', 'An optional rule needs a name, so that the application can ask for it.')
      continue
    }
    if (name.trim() === '' || name.length > longestRuleName)
      throw new Fault('INVALID_APPAUTH', `The name of a rule must have 1 to ${longestRuleName} characters.`)
    if (names.has(name.toLowerCase())) throw new Fault('INVALID_APPAUTH', 'Two rules have the same name.')
    names.add(name.toLowerCase())
  }
}

export function isWebAddress(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, username, password } = new URL(url)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}

/** An X.509 certificate with an RSA key from its DER bytes; 63 for anything else. */
export function readCertificate(der: Buffer): { thumbprint: string; der: Buffer; notAfter: string } {
  let read: X509Certificate
  try {
    read = new X509Certificate(der)
  } catch (error) {
    throw new Fault('INVALID_PUBLIC_KEY', 'The public key must be an X.509 certificate.', { cause: error })
  }
  if (read.publicKey.asymmetricKeyType !== 'rsa')
    throw new Fault('INVALID_PUBLIC_KEY', 'The certificate must hold an RSA key.')
  return {
    thumbprint: createHash('sha1').update(read.raw).digest('hex'),
    der: read.raw,
    notAfter: new Date(read.validTo).toISOString(),
  }
}

const furtherOf = ({ domainName }: Registration): string =>
  JSON.stringify(domainName === undefined ? {} : { domainName })
const json = (rules: readonly Rule[]) => JSON.stringify(rules)

/** Stores a new application and its certificates; returns its id. */
export async function registerApplication(
  services: Services,
  tx: Writer,
  wanted: Registration,
  now: string,
): Promise<string> {
  checkRegistration(wanted)
  const id = services.clock.id()
  await tx.query(sql`
    insert into application (application_id, kind, master_id, name, description, auth_reason, action_url, privacy_url, terms_url, online_rules, offline_rules,
      methods, child_methods, meaningful_use_ceiling, further, ip_prefixes, restrict_users, accept_sha1, token_ttl_seconds, created_at, updated_at)
    values (${id}, ${wanted.kind}, ${wanted.masterId ?? null}, ${wanted.name}, ${wanted.description}, ${wanted.authReason}, ${wanted.actionUrl ?? null}, ${wanted.privacyUrl ?? null},
      ${wanted.termsUrl ?? null}, ${json(wanted.onlineRules)}, ${json(wanted.offlineRules)}, ${wanted.methods ?? null},
      ${wanted.childMethods ?? null}, ${wanted.meaningfulUseCeiling}, ${furtherOf(wanted)}, ${wanted.ipPrefixes ?? null},
      ${wanted.restrictUsers}, ${wanted.acceptSha1 ?? null}, ${wanted.tokenTtlSeconds ?? null}, ${now}, ${now})`)
  for (const der of wanted.certificates) await addCertificate(tx, id, der)
  await changed(tx)
  return id
}

async function addCertificate(tx: Writer, applicationId: string, der: Buffer): Promise<void> {
  const read = readCertificate(der)
  await tx.query(sql`
    insert into application_certificate (application_id, thumbprint, certificate, not_after) values (${applicationId}, ${read.thumbprint}, ${read.der}, ${read.notAfter})
    on conflict (application_id, thumbprint) do update set state = 'Active'`)
}

/**
 * Replaces what was said of an application; further certificates are added, none is taken away. Other texts than before are in
 * one language, and end those in others.
 */
export async function changeApplication(
  tx: Writer,
  application: Application,
  wanted: Registration,
  now: string,
): Promise<void> {
  if (application.kind !== wanted.kind) throw new Fault('INVALID_APP', 'An application keeps its kind for good.')
  checkRegistration(wanted)
  await tx.query(sql`
    update application set
      wording = case when (name, description, auth_reason) = (${wanted.name}, ${wanted.description}, ${wanted.authReason}) then wording else '{}' end, name = ${wanted.name}, description = ${wanted.description}, auth_reason = ${wanted.authReason}, action_url = ${wanted.actionUrl ?? null},
      privacy_url = ${wanted.privacyUrl ?? null}, terms_url = ${wanted.termsUrl ?? null}, online_rules = ${json(wanted.onlineRules)},
      offline_rules = ${json(wanted.offlineRules)}, methods = ${wanted.methods ?? null}, child_methods = ${wanted.childMethods ?? null},
      meaningful_use_ceiling = ${wanted.meaningfulUseCeiling}, further = further || ${furtherOf(wanted)}::jsonb, ip_prefixes = ${wanted.ipPrefixes ?? null},
      restrict_users = ${wanted.restrictUsers}, accept_sha1 = ${wanted.acceptSha1 ?? null}, token_ttl_seconds = ${wanted.tokenTtlSeconds ?? null}, updated_at = ${now}
    where application_id = ${application.applicationId}`)
  for (const der of wanted.certificates) await addCertificate(tx, application.applicationId, der)
  await changed(tx)
}

/** Deleted is for good (113); a SODA child stands for itself in its own row, whatever its master's state. */
export async function setApplicationState(
  tx: Writer,
  applicationId: string,
  state: ApplicationState,
  now: string,
): Promise<void> {
  const [row] = await tx.query<{ state: ApplicationState; kind: Application['kind'] }>(sql`
    select state, kind from application where application_id = ${applicationId} for update`)
  if (!row) throw new Fault('INVALID_APP', 'There is no such application.')
  if (row.kind === 'Shell')
    throw new Fault('APPLICATION_STATE_TRANSITION_NOT_SUPPORTED', 'The Shell itself cannot be switched off.')
  if (row.state === 'Deleted' && state !== 'Deleted')
    throw new Fault(
      'APPLICATION_STATE_TRANSITION_NOT_SUPPORTED',
      'A deleted application stays deleted; register it anew.',
    )
  await tx.query(
    sql`update application set state = ${state}, updated_at = ${now} where application_id = ${applicationId}`,
  )
  await changed(tx)
}

/** Ids of applications whose name contains the text, newest first; the instances that people have only when asked for by id. */
export async function findApplicationIds(services: Services, name: string | undefined): Promise<string[]> {
  const rows = await services.db.read.query<{ application_id: string }>(sql`
    select application_id from application
    where kind in ('Web', 'SodaMaster') and (${name ?? null}::text is null or position(lower(${name ?? ''}) in lower(name)) > 0)
    order by created_at desc, application_id limit 500`)
  return rows.map(row => row.application_id)
}

/** Thumbprints and ends of the certificates of an application. */
export async function certificatesOf(services: Services, applicationId: string) {
  const rows = await services.db.read.query<{ thumbprint: string; state: string; not_after: string | null }>(sql`
    select thumbprint, state, not_after from application_certificate where application_id = ${applicationId} order by created_at, thumbprint`)
  return rows.map(row => ({
    thumbprint: row.thumbprint,
    state: row.state,
    ...(row.not_after !== null && { notAfter: row.not_after }),
  }))
}

// ---- instances of installed applications

/** Instances one account may have; the published limit is not known (93). */
const mostInstances = 200

/** The instance that waits for a yes under this token: 135 when there is none, 136 when it was used. Uses nothing up. */
export async function pendingCreation(
  read: Reader,
  services: Services,
  masterId: string,
  token: string,
): Promise<Creation> {
  const creation = openCreation(services, token)
  if (creation?.masterId !== masterId) throw new Fault('APPLICATION_CREATION_TOKEN_INVALID')
  const used = await read.query(sql`select 1 from application where application_id = ${creation.applicationId}`)
  if (used.length > 0) throw new Fault('DUPLICATE_APPLICATION_FOUND')
  if (creation.expires <= services.clock.now()) throw new Fault('APPLICATION_CREATION_TOKEN_INVALID')
  return creation
}

/** Turns the waiting instance into an application, inside the transaction that also stores the person's grants. */
export async function createInstance(
  services: Services,
  tx: Writer,
  master: Application,
  person: Person,
  token: string,
  name: string | undefined,
  now: string,
): Promise<string> {
  const { applicationId, secret } = await pendingCreation(tx, services, master.applicationId, token)
  const [{ count } = { count: 0 }] = await tx.query<{ count: number }>(sql`
    select count(distinct a.application_id) from application_grant g join application a on a.application_id = g.application_id
    where g.person_id = ${person.personId} and g.state = 'Active' and a.kind = 'SodaChild' and a.state <> 'Deleted'`)
  if (count >= mostInstances) throw new Fault('APPLICATION_LIMIT_EXCEEDED')
  // Of two who use the token at the same time, the key of the table lets one through.
  const made = await tx.query(sql`
    insert into application (application_id, kind, master_id, name, instance_name, secret, created_at, updated_at)
    values (${applicationId}, 'SodaChild', ${master.applicationId}, ${master.name}, ${name ?? null},
      ${services.seals.seal('application-secret', secret)}, ${now}, ${now})
    on conflict do nothing returning 1`)
  if (made.length === 0) throw new Fault('DUPLICATE_APPLICATION_FOUND')
  await changed(tx)
  return applicationId
}
