/**
 * A person's yes to an application: what may be agreed to in which record, and what the yes then stores (shell.md §2.7, §3.2).
 * People agree to rules as they were shown; a digest goes round with the page, so that nobody agrees to what they have not seen.
 */
import { createHash } from 'node:crypto'
import { lettersFor } from '../interop/letters.ts'
import { Fault } from '../protocol/fault.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import { type Avenue, granted, type Level, type RecordAuthAction, type RecordState, type Rule } from './access.ts'
import { locationFor } from './app-locations.ts'
import { applicationById } from './applications.ts'
import type { AppLocation, Application, Person, Services, WriteContext } from './context.ts'
import { askedBy, grantApplication, recordAuthAction } from './grants.ts'
import { enqueue } from './mail.ts'

/** Names one rule of an application: `Online:weight`, or by place where the rule has no name. */
export const ruleKey = (avenue: Avenue, rule: Rule, index: number): string =>
  `${avenue}:${rule.name ?? `#${index + 1}`}`

/** What the application asks for on one avenue. */
export const askedOn = (application: Application, avenue: Avenue): readonly Rule[] =>
  askedBy(application)[avenue === 'Online' ? 'online' : 'offline']

/** Changes whenever the application asks for something else. */
export const rulesDigest = (application: Application): string =>
  createHash('sha256')
    .update(JSON.stringify([askedOn(application, 'Online'), askedOn(application, 'Offline')]))
    .digest('base64url')
    .slice(0, 22)

/** The application to which a person could say yes: 6 when it is unknown, not active, or the Shell itself. */
export async function consentable(services: Services, applicationId: string): Promise<Application> {
  const application = await applicationById(services, applicationId)
  if (application?.state !== 'Active' || application.kind === 'Shell')
    throw new Fault('INVALID_APP', 'The application is unknown or not active.')
  return application
}

/** Why a record cannot be given to the application. */
export const hindrances = ['view-only', 'own-rules', 'record-read-only', 'location'] as const
export type Hindrance = (typeof hindrances)[number]

interface Granted {
  readonly online: readonly Rule[]
  readonly offline: readonly Rule[]
}

export interface Choice {
  readonly recordId: string
  readonly recordName: string
  readonly displayName: string
  readonly relationship: number
  readonly level: Level
  readonly recordState: RecordState
  readonly action: RecordAuthAction
  readonly hindrance: Hindrance | undefined
  /** What the application wants people in this place to know first, by language. */
  readonly warning: AppLocation['warning']
  /** Keys of the rules in force; undefined: nothing was granted so far. */
  readonly grantedKeys: readonly string[] | undefined
  readonly selected: boolean
}

interface ChoiceRow {
  record_id: string
  record_name: string
  record_state: RecordState
  country: string
  state_province: string | null
  display_name: string
  relationship: number
  level: Level
  holder_rules: Rule[] | null
  online_rules: Rule[] | null
  offline_rules: Rule[]
  grant_state: 'Active' | 'Revoked' | null
  selected: boolean
}

/** Every record the person holds, and how it stands with the application; the own record first, then by name. */
export async function choices(
  services: Services,
  application: Application,
  personId: string,
  now: string,
): Promise<Choice[]> {
  const rows = await services.db.read.query<ChoiceRow>(sql`
    select r.record_id, r.name as record_name, r.state as record_state, r.country, r.state_province, h.display_name, h.relationship, h.level, h.rules as holder_rules,
      g.online_rules, g.offline_rules, g.state as grant_state, coalesce(p.selected_record_id = r.record_id, false) as selected
    from record_holder h
    join record r on r.record_id = h.record_id
    left join application_grant g on g.record_id = r.record_id and g.person_id = h.person_id and g.application_id = ${application.applicationId}
    left join application_person p on p.application_id = ${application.applicationId} and p.person_id = h.person_id
    where h.person_id = ${personId} and h.state = 'Active' and (h.expires_at is null or h.expires_at > ${now}) and r.state in ('Active', 'ReadOnly')
    order by h.relationship = 1 desc, lower(h.display_name), r.created_at, r.record_id`)
  return rows.map(row => choice(application, row))
}

function choice(application: Application, row: ChoiceRow): Choice {
  const asked = askedBy(application)
  const grant = row.grant_state === 'Active' ? { online: row.online_rules!, offline: row.offline_rules } : undefined
  const action = recordAuthAction(asked, { level: row.level, personRules: row.holder_rules ?? undefined, grant })
  const place = locationFor(application.locations, {
    country: row.country,
    ...(row.state_province !== null && { stateProvince: row.state_province }),
  })
  // What was agreed to before an application left a place still holds.
  const hindrance =
    action === 'NoActionRequired'
      ? undefined
      : place === undefined
        ? 'location'
        : hinders(row, action, [...asked.online, ...asked.offline])
  return {
    recordId: row.record_id,
    recordName: row.record_name,
    displayName: row.display_name,
    relationship: row.relationship,
    level: row.level,
    recordState: row.record_state,
    hindrance,
    warning: place?.warning,
    action: hindrance ? 'ReauthorizationNotPossible' : action,
    grantedKeys: grant && [
      ...inForce('Online', asked.online, grant.online),
      ...inForce('Offline', asked.offline, grant.offline),
    ],
    selected: row.selected,
  }
}

function hinders(row: ChoiceRow, action: RecordAuthAction, asked: readonly Rule[]): Hindrance | undefined {
  const writes = asked.some(rule => rule.optional !== true && rule.permissions.some(p => p !== 'Read'))
  if (row.record_state === 'ReadOnly' && writes) return 'record-read-only'
  if (action !== 'ReauthorizationNotPossible') return undefined
  return row.level === 'View' && writes ? 'view-only' : 'own-rules'
}

const isGiven = (rule: Rule, given: readonly Rule[]): boolean => granted([{ ...rule, optional: false }], given)
/** Keys of the asked rules that a grant covers. */
export const inForce = (avenue: Avenue, asked: readonly Rule[], given: readonly Rule[]): string[] =>
  asked.flatMap((rule, index) => (isGiven(rule, given) ? [ruleKey(avenue, rule, index)] : []))

/** Has the application named this person as one of its users? Only asked where it restricts them. */
export async function isAllowed(services: Services, application: Application, personId: string): Promise<boolean> {
  if (!application.restrictUsers) return true
  const [row] = await services.db.read.query<{ allowed: boolean }>(sql`
    select allowed from application_person where application_id = ${application.applicationId} and person_id = ${personId}`)
  return row?.allowed ?? false
}

// ---- the yes

export interface Yes {
  /** The digest of the rules that the person read. */
  readonly digest: string
  /** Keys of the rules that stood on the page with a box; optional ones without a box stay as they were granted before. */
  readonly offered: readonly string[]
  /** Keys of those that were ticked. */
  readonly accepted: readonly string[]
}

/** The rules of one avenue after a yes: required ones all, optional ones as ticked. */
function agreed(avenue: Avenue, asked: readonly Rule[], yes: Yes, before: readonly Rule[]): Rule[] {
  return asked.filter((rule, index) => {
    if (rule.optional !== true) return true
    const key = ruleKey(avenue, rule, index)
    return yes.offered.includes(key) ? yes.accepted.includes(key) : isGiven(rule, before)
  })
}

/** Refuses a yes to other rules than are asked for today: 146 when they changed meanwhile, 54 when they were never asked for. */
function checkYes(application: Application, yes: Yes): void {
  if (yes.digest !== rulesDigest(application))
    throw new Fault(
      'CONCURRENCY_VIOLATION',
      'The application changed what it asks for while you were reading; please look again.',
    )
  const asked = (['Online', 'Offline'] as const).flatMap(avenue =>
    askedOn(application, avenue).map((rule, index) => ruleKey(avenue, rule, index)),
  )
  if (yes.offered.some(key => !asked.includes(key)) || yes.accepted.some(key => !yes.offered.includes(key)))
    throw new Fault('GRANT_AUTHZ_EXCEEDS_DEFAULT', 'An application gets no more than it asks for.')
}

export interface Agreement {
  readonly recordId: string
  readonly displayName: string
  /** False when a grant was there before. */
  readonly isNew: boolean
  readonly isChanged: boolean
}

/**
 * Stores the yes for some records, all or none: 10 for a record that the person does not hold, 11 where it cannot be given.
 * Rights on other records stay as they are.
 */
export async function agree(
  ctx: WriteContext,
  tx: Writer,
  application: Application,
  person: Person,
  recordIds: readonly string[],
  yes: Yes,
): Promise<Agreement[]> {
  checkYes(application, yes)
  if (!(await isAllowed(ctx.services, application, person.personId)))
    throw new Fault('ACCESS_DENIED', 'The application admits only people whom it knows already.')
  const known = await choices(ctx.services, application, person.personId, ctx.now)
  const agreements: Agreement[] = []
  for (const recordId of new Set(recordIds)) {
    const found = known.find(c => c.recordId === recordId)
    if (!found) throw new Fault('INVALID_RECORD', 'There is no such record.')
    if (found.hindrance === 'location') throw new Fault('RECORD_LOCATION_NOT_SUPPORTED')
    if (found.hindrance)
      throw new Fault('ACCESS_DENIED', 'Your own right to this record does not reach as far as the application asks.')
    const before = await grantOf(tx, application.applicationId, person.personId, recordId)
    const online = agreed('Online', askedOn(application, 'Online'), yes, before?.online ?? [])
    const offline = agreed('Offline', askedOn(application, 'Offline'), yes, before?.offline ?? [])
    const isChanged = before === undefined || !sameRules(before, { online, offline })
    // A yes that changes nothing leaves no trace in the history.
    if (isChanged)
      await grantApplication(ctx, tx, {
        applicationId: application.applicationId,
        personId: person.personId,
        recordId,
        online,
        offline,
      })
    agreements.push({ recordId, displayName: found.displayName, isNew: before === undefined, isChanged })
  }
  await tellHolder(
    ctx.services,
    tx,
    application,
    person,
    agreements.filter(a => a.isNew),
  )
  return agreements
}

/** Every new authorization is told by mail, so that nobody gives one without knowing (shell.md §2.7). */
async function tellHolder(
  services: Services,
  tx: Writer,
  application: Application,
  person: Person,
  made: readonly Agreement[],
): Promise<void> {
  const [first] = made
  if (!first) return
  const { publicUrl, instance } = services.settings
  const letter = lettersFor(person.culture).appAllowed(
    { name: person.name, site: instance.name },
    application.instanceName === undefined ? application.name : `${application.name} (${application.instanceName})`,
    made.map(a => a.displayName),
    `${publicUrl}/record/${first.recordId}/apps`,
  )
  await enqueue(services, tx, person.email, 'appAllowed', letter)
}

async function grantOf(
  read: Reader,
  applicationId: string,
  personId: string,
  recordId: string,
): Promise<Granted | undefined> {
  const [row] = await read.query<{ online_rules: Rule[]; offline_rules: Rule[] }>(sql`
    select online_rules, offline_rules from application_grant
    where application_id = ${applicationId} and person_id = ${personId} and record_id = ${recordId} and state = 'Active'`)
  return row && { online: row.online_rules, offline: row.offline_rules }
}

/** jsonb keeps no order of keys, so rules are compared by what they say. */
const said = (rules: readonly Rule[]) =>
  JSON.stringify(
    rules.map(r => [
      r.name,
      r.optional === true,
      [...r.permissions].sort(),
      r.targets.map(saidSet),
      r.exceptions.map(saidSet),
    ]),
  )
const saidSet = (set: Rule['targets'][number]) => [set.types, set.versions, set.dates.map(d => [d.from, d.to])]
const sameRules = (a: Granted, b: Granted) => said(a.online) === said(b.online) && said(a.offline) === said(b.offline)

// ---- what was agreed to

export interface Agreed {
  readonly applicationId: string
  readonly personId: string
  readonly personName: string
  readonly grant: Granted
  readonly agreedAt: string
  readonly changedAt: string
  /** The last time it read or wrote here for this person, as far as known. */
  readonly lastUsedAt: string | undefined
}

/** Grants in force on a record: one person's own, or everybody's for a custodian. The newest first. */
export async function agreedOn(
  read: Reader,
  recordId: string,
  personId: string | undefined,
  now: string,
): Promise<Agreed[]> {
  const rows = await read.query<{
    application_id: string
    person_id: string
    person_name: string
    online_rules: Rule[]
    offline_rules: Rule[]
    created_at: string
    updated_at: string
    last_used_at: string | null
  }>(sql`
    select g.application_id, g.person_id, p.name as person_name, g.online_rules, g.offline_rules, g.created_at, g.updated_at,
      greatest(g.last_used_at,
        (select max(a.at) from record_access a where a.record_id = g.record_id and a.application_id = g.application_id and a.person_id = g.person_id),
        (select max(o.at) from record_operation o where o.record_id = g.record_id and o.application_id = g.application_id and o.person_id = g.person_id)) as last_used_at
    from application_grant g
    join person p on p.person_id = g.person_id and p.state = 'Active'
    join record_holder h on h.record_id = g.record_id and h.person_id = g.person_id and h.state = 'Active' and (h.expires_at is null or h.expires_at > ${now})
    join application a on a.application_id = g.application_id and a.state <> 'Deleted'
    where g.record_id = ${recordId} and g.state = 'Active' and (${personId ?? null}::uuid is null or g.person_id = ${personId ?? null}::uuid)
    order by g.created_at desc, g.application_id, g.person_id`)
  return rows.map(row => ({
    applicationId: row.application_id,
    personId: row.person_id,
    personName: row.person_name,
    grant: { online: row.online_rules, offline: row.offline_rules },
    agreedAt: row.created_at,
    changedAt: row.updated_at,
    lastUsedAt: row.last_used_at ?? undefined,
  }))
}
