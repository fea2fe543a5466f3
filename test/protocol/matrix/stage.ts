/**
 * Puts the situations of `cases.ts` on a real database, speaks for their callers through the XML door, and reads what
 * came of it: from the answer what was seen, from the tables what was changed.
 */
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { Rule as StoredRule } from '../../../src/domain/access.ts'
import { changed } from '../../../src/domain/caches.ts'
import type { Application } from '../../../src/domain/context.ts'
import { issueSession, issueUserToken } from '../../../src/domain/sessions.ts'
import { shortened } from '../../../src/protocol/dates.ts'
import { sql } from '../../../src/store/db.ts'
import { typeById } from '../../../src/things/registry.ts'
import { anonymous, type World } from '../../world.ts'
import { type Case, created } from './cases.ts'
import type { Bits, HealthRecord, Person, Request, Rule, Situation, Thing, Write } from './situation.ts'

const typeIds: { readonly [type: string]: string } = {
  weight: '3d34d87e-7fc1-4153-800f-f56592cb0d17',
  height: '40750a6a-89b2-455c-bd8d-b420a4cb500b',
  medication: '30cafccc-047d-4288-94ef-643571f7919d',
  'blood pressure': 'ca3c57f4-f4c1-4e15-be67-0a3caf5414ed',
}
const medication1 = '5c5f1223-f63c-4464-870c-3e36ba471def'
const familyOf = (type: string): string => typeById(typeIds[type]!)!.familyId

// ---- what is put there

interface Stored {
  readonly id: string
  readonly stamp: string
  readonly formerStamp: string | undefined
  readonly clientId: string
}
export interface Staged {
  readonly case: Case
  readonly applicationId: string
  readonly session: { readonly token: string; readonly secret: Buffer }
  readonly userToken: string
  readonly personIds: { readonly [name: string]: string }
  readonly recordIds: { readonly [name: string]: string }
  /** By name of the thing. */
  readonly things: Map<string, Stored>
  /** Things for one write alone: by request, then by name. */
  readonly targets: Map<Request, Map<string, Stored>>
}

const words: { readonly [bit: string]: StoredRule['permissions'][number] } = {
  R: 'Read',
  U: 'Update',
  C: 'Create',
  D: 'Delete',
}
const stored = (rules: readonly Rule[]): readonly StoredRule[] => {
  const set = (s: NonNullable<Rule['targets']>[number]) => ({
    types: (s.types ?? []).map(familyOf),
    dates: (s.dates ?? []).map(([from, to]) => ({ from: shortened(from), to: shortened(to) })),
  })
  return rules.map(r => ({
    permissions: [...r.bits].map(bit => words[bit]!),
    targets: (r.targets ?? []).map(set),
    exceptions: (r.exceptions ?? []).map(set),
  }))
}

const number = (text: string) => Number(text)
/** A body of the type; `mark` stands in its note, so that no answer can carry it unnoticed. */
function body(type: string, date: string, mark: string): string {
  const [y, m, d, h, min, s, f] = date.split(/[-T:.]/).map(number)
  const day = `<date><y>${y}</y><m>${m}</m><d>${d}</d></date><time><h>${h}</h><m>${min}</m><s>${s}</s><f>${f}</f></time>`
  const common = `<common><note>mark:${mark};</note></common>`
  if (type === 'weight') return `<weight><when>${day}</when><value><kg>70</kg></value></weight>${common}`
  if (type === 'height') return `<height><when>${day}</when><value><m>1.8</m></value></height>${common}`
  return `<medication><name><text>Aspirin</text></name></medication>${common}`
}

const early = `${created}Z`
const between = '2026-01-20T00:00:00.000Z'
const late = '2026-02-05T00:00:00.000Z'
export const slug = (name: string) => name.replaceAll(' ', '-')

/** Rows by table, to be inserted in a few statements. */
class Rows {
  private readonly tables = new Map<string, { [column: string]: unknown }[]>()
  add(table: string, row: { [column: string]: unknown }): void {
    const rows = this.tables.get(table)
    if (rows) rows.push(row)
    else this.tables.set(table, [row])
  }
  /** In the order in which the tables were first named. */
  async insert(world: World): Promise<void> {
    await world.platform.services.db.write(async tx => {
      // `record` alone would be PostgreSQL's own pseudo-type.
      const [here] = await tx.query<{ schema: string }>(sql`select current_schema() as schema`)
      for (const [table, rows] of this.tables) {
        const columns = Object.keys(rows[0]!).join(', ')
        for (let i = 0; i < rows.length; i += 2000)
          await tx.query({
            text: `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${here!.schema}.${table}, $1::jsonb)`,
            values: [JSON.stringify(rows.slice(i, i + 2000))],
          })
      }
      await changed(tx)
    })
  }
}

let sequence = 1_000_000
function addThing(
  rows: Rows,
  where: { record: string; app: string; person: string },
  thing: Thing,
  name = thing.name,
): Stored {
  const of: Stored = {
    id: randomUUID(),
    stamp: randomUUID(),
    formerStamp: thing.was ? randomUUID() : undefined,
    clientId: `${slug(name)}-${randomUUID().slice(0, 8)}`,
  }
  const typeId = thing.name.endsWith('of the first version') ? medication1 : typeIds[thing.type]!
  const row = (stamp: string, date: string, mark: string, action: string, state = 'Active') => {
    const data = body(thing.type, date, mark)
    return {
      record_id: where.record,
      thing_id: of.id,
      version_stamp: stamp,
      family_id: familyOf(thing.type),
      type_id: typeId,
      state,
      flags: (thing.personal ? 1 : 0) | (thing.readOnly ? 16 : 0),
      singleton: false,
      eff_date: date,
      client_thing_id: of.clientId,
      data,
      bytes: data.length,
      created_at: early,
      created_application_id: where.app,
      created_person_id: where.person,
      created_avenue: 'Online',
      updated_at: thing.late ? late : early,
      updated_application_id: where.app,
      updated_person_id: where.person,
      updated_avenue: 'Online',
      updated_action: action,
    }
  }
  const operate = (operation: string, stamp: string, date: string) =>
    rows.add('record_operation', {
      record_id: where.record,
      // Numbers rise with time.
      sequence: sequence++ + (thing.late ? 10_000_000 : 0),
      thing_id: of.id,
      operation,
      version_stamp: stamp,
      type_id: typeId,
      family_id: familyOf(thing.type),
      eff_date: date,
      bytes: 300,
      at: thing.late ? late : early,
      application_id: where.app,
      person_id: where.person,
      avenue: 'Online',
    })
  rows.add(
    'thing',
    row(
      of.stamp,
      thing.date,
      slug(name),
      thing.deleted ? 'Deleted' : of.formerStamp ? 'Updated' : 'Created',
      thing.deleted ? 'Deleted' : 'Active',
    ),
  )
  if (of.formerStamp) {
    rows.add('thing_version', row(of.formerStamp, thing.was!, `former-${slug(name)}`, 'Created'))
    operate('Create', of.formerStamp, thing.was!)
  }
  operate(thing.deleted ? 'Delete' : of.formerStamp ? 'Update' : 'Create', of.stamp, thing.date)
  return of
}

/** All cases as rows, with sessions and tokens; everything is as the case says from the start. */
export async function stage(
  world: World,
  list: readonly Case[],
): Promise<{ readonly staged: readonly Staged[]; readonly bystander: string }> {
  const { services } = world.platform
  const rows = new Rows()
  // Named first, since the others refer to them.
  const bystander = randomUUID()
  rows.add('application', application(bystander, 'Web', { name: 'Bystander' }))
  const staged = list.map((one): Staged => {
    const { app, people } = one.situation
    const applicationId = randomUUID()
    const rulesOf = { online_rules: stored(app.asks.online), offline_rules: stored(app.asks.offline) }
    if (app.kind === 'SodaChild') {
      const masterId = randomUUID()
      rows.add(
        'application',
        application(masterId, 'SodaMaster', {
          offline_rules: rulesOf.offline_rules,
          state: app.masterState ?? 'Active',
        }),
      )
      rows.add('application', application(applicationId, 'SodaChild', { ...limits(app), master_id: masterId }))
    } else rows.add('application', application(applicationId, app.kind, { ...limits(app), ...rulesOf }))
    const personIds: { [name: string]: string } = {}
    const recordIds: { [name: string]: string } = {}
    const things = new Map<string, Stored>()
    for (const p of people) {
      const person = randomUUID()
      personIds[p.name] = person
      rows.add('person', {
        person_id: person,
        name: p.name,
        // Not by the id, which no answer may hold.
        email: `${randomUUID()}@example.org`,
        email_verified_at: early,
        state: p.state,
        ...personDefaults,
      })
      for (const r of p.records) {
        const record = r.sharedWith === undefined ? randomUUID() : recordIds[r.sharedWith]!
        recordIds[r.name] = record
        if (r.sharedWith !== undefined) continue
        rows.add('record', { record_id: record, name: r.name, state: r.state, max_size_bytes: 1e9, ...recordDefaults })
        for (const t of r.things) things.set(t.name, addThing(rows, { record, app: applicationId, person }, t))
      }
      for (const r of p.records) addAuthorizations(rows, applicationId, p, r, person, recordIds[r.name]!)
      const selected = p.records[0]!
      rows.add('application_person', {
        application_id: applicationId,
        person_id: person,
        selected_record_id: selected.grant ? recordIds[selected.name]! : null,
        allowed: p.allowed ?? false,
      })
    }
    const session = { token: '', secret: randomBytes(32) }
    return { case: one, applicationId, session, userToken: '', personIds, recordIds, things, targets: new Map() }
  })
  await rows.insert(world)
  const ready: Staged[] = []
  for (const s of staged) {
    const issue = (id: string) => issueSession(services, { applicationId: id } as Application, s.session.secret)
    const ann = s.personIds.ann!
    const user = (id: string, seconds: number) =>
      issueUserToken(services, services.db.now, { applicationId: id } as Application, ann, seconds)
    const { proof, presence } = s.case.situation
    if (proof === 'expired-session') world.pass(-13 * 3_600_000)
    const token = issue(s.applicationId)
    if (proof === 'expired-session') world.pass(13 * 3_600_000)
    const userToken =
      presence === 'online' || presence === 'both' || presence === 'ended-token'
        ? await user(s.applicationId, 3600)
        : presence === 'foreign-token'
          ? await user(bystander, 3600)
          : presence === 'expired-token'
            ? await user(s.applicationId, -1)
            : ''
    ready.push({ ...s, session: { token, secret: s.session.secret }, userToken })
  }
  const ended = ready.filter(s => s.case.situation.presence === 'ended-token').map(s => s.applicationId)
  await services.db.write(async tx => {
    await tx.query(sql`update user_token set ended_at = now() where application_id = any(${ended})`)
    await changed(tx)
  })
  return { staged: ready, bystander }
}

const now = () => new Date().toISOString()
const application = (id: string, kind: string, more: { [column: string]: unknown }) => ({
  application_id: id,
  kind,
  master_id: null,
  name: 'Test application',
  description: 'For tests',
  auth_reason: 'To be tested',
  state: 'Active',
  online_rules: [],
  offline_rules: [],
  methods: null,
  ip_prefixes: null,
  restrict_users: false,
  created_at: now(),
  updated_at: now(),
  ...more,
})
const limits = (app: Situation['app']) => ({
  state: app.state,
  methods: app.mask ? masks[app.mask] : null,
  ip_prefixes: app.address ? [app.address === 'inside' ? '127.0.0.0/8' : '192.0.2.0/24'] : null,
  restrict_users: app.restricted ?? false,
})
/** Filled from the contracts by `../matrix.test.ts`. */
export const masks: { without: readonly string[]; only: readonly string[]; group: readonly string[] } = {
  without: ['NoneOfThese'],
  only: [],
  group: [],
}
const personDefaults = {
  country: 'US',
  culture: 'en-US',
  time_zone: 'UTC',
  preferences: {},
  created_at: early,
  updated_at: early,
}
const recordDefaults = { country: 'US', folded_bytes: 0, folded_sequence: 0, created_at: early, updated_at: early }

function addAuthorizations(rows: Rows, app: string, p: Person, r: HealthRecord, person: string, record: string): void {
  const { holder, grant } = r
  if (holder)
    rows.add('record_holder', {
      record_id: record,
      person_id: person,
      level: holder.level,
      relationship: 1,
      display_name: `${r.name} of ${p.name}`,
      rules: holder.rules ? stored(holder.rules) : null,
      state: holder.over === 'ended' ? 'Ended' : 'Active',
      can_access_audit: true,
      expires_at:
        holder.over === 'expired' ? '2026-01-01T00:00:00Z' : holder.over === 'later' ? '2099-01-01T00:00:00Z' : null,
      created_at: early,
      updated_at: early,
    })
  if (grant)
    rows.add('application_grant', {
      record_id: record,
      person_id: person,
      application_id: app,
      online_rules: stored(grant.online),
      offline_rules: stored(grant.offline),
      state: grant.revoked ? 'Revoked' : 'Active',
      created_at: early,
      updated_at: early,
    })
}

/** A thing of its own for each write, so that the cases need not wait for each other's traces. */
export async function stageTargets(world: World, staged: readonly Staged[]): Promise<void> {
  const rows = new Rows()
  for (const s of staged) {
    for (const request of s.case.requests) {
      const own = new Map<string, Stored>()
      for (const w of request.writes ?? []) {
        if (w.act === 'create') continue
        for (const p of s.case.situation.people)
          for (const r of p.records) {
            const thing = r.sharedWith === undefined ? r.things.find(t => t.name === w.thing) : undefined
            if (thing)
              own.set(
                w.thing,
                addThing(
                  rows,
                  { record: s.recordIds[r.name]!, app: s.applicationId, person: s.personIds[p.name]! },
                  thing,
                ),
              )
          }
      }
      if (request.writes) s.targets.set(request, own)
    }
  }
  await rows.insert(world)
}

// ---- what is said

const missing = { id: '00000000-0000-4000-8000-000000000001', stamp: '00000000-0000-4000-8000-000000000002' }
const tag = (name: string, content: string) => `<${name}>${content}</${name}>`
/** With a key that is too short. */
const subscription = (id: string) =>
  `<subscription><common>${id}<notification-authentication-info><hv-eventing-shared-key><notification-key>c2hvcnQ=</notification-key><notification-key-version-id>1</notification-key-version-id></hv-eventing-shared-key></notification-authentication-info><notification-channel><http-notification-channel><url>https://app.example.org/hook</url></http-notification-channel></notification-channel></common><record-item-changed-event><filters><filter><type-ids>${tag('type-id', familyOf('weight'))}</type-ids></filter></filters></record-item-changed-event></subscription>`
const always = tag('min-date', '2000-01-01T00:00:00Z') + tag('max-date', '2100-01-01T00:00:00Z')
const format = '<format><section>core</section><section>effectivepermissions</section><xml/></format>'

function infoOf(s: Staged, q: Request, world: World, bystander: string): string {
  const thing = (name: string) => s.things.get(name)!
  switch (q.method) {
    case 'GetThings': {
      const chosen = (q.things ?? []).map(thing)
      const typeId = (type: string) =>
        type === 'medication' && q.how === 'second-version-id' ? typeIds[type]! : familyOf(type)
      const ids =
        q.how === 'random-id'
          ? tag('id', missing.id)
          : q.how === 'keys'
            ? chosen.map(t => `<key version-stamp="${t.stamp}">${t.id}</key>`).join('')
            : q.how === 'old-keys'
              ? [...s.things.values()]
                  .filter(t => t.formerStamp)
                  .map(t => `<key version-stamp="${t.formerStamp}">${t.id}</key>`)
                  .join('')
              : q.how === 'client-ids'
                ? chosen.map(t => tag('client-thing-id', t.clientId)).join('')
                : chosen.map(t => tag('id', t.id)).join('')
      const filters = [
        ...(q.types ?? []).map(type => tag('type-id', typeId(type))),
        ...(q.how === 'deleted' ? [tag('thing-state', 'Deleted')] : []),
        ...(q.from ? [tag('eff-date-min', q.from)] : []),
        ...(q.note ? [tag('xpath', `/thing/data-xml/common/note[contains(., '${q.note}')]`)] : []),
      ].join('')
      return `<group>${ids}${filters && tag('filter', filters)}${format}<current-version-only>false</current-version-only></group>`
    }
    case 'QueryPermissions':
      return q.types!.map(type => tag('thing-type-id', familyOf(type))).join('')
    case 'GetRecordOperations':
      return tag('record-operation-sequence-number', '0')
    case 'GetAuthorizedPeople':
      return '<parameters />'
    case 'GetAuthorizedRecords':
      return q.records!.map(name => tag('id', name === 'random' ? missing.id : recordAs(world, s, name))).join('')
    case 'GetUpdatedRecordsForApplication':
      return q.late ? tag('update-date', between) : ''
    case 'SetApplicationSettings':
      return tag('app-settings', tag('kept', randomUUID()))
    case 'GetApplicationInfo':
      return q.child ? tag('child-app-id', bystander) : ''
    case 'SelectInstance':
      return tag('preferred-location', tag('country', 'US'))
    case 'AssociateAlternateId':
      return tag('alternate-id', '')
    case 'DisassociateAlternateId':
    case 'GetPersonAndRecordForAlternateId':
      return tag('alternate-id', 'nobody')
    case 'CreateConnectRequest':
      return `<friendly-name>n</friendly-name><question> </question><answer>a</answer><external-id>e</external-id>`
    case 'CreateConnectPackage':
      return `<friendly-name>n</friendly-name><question> </question><external-id>e</external-id><package/>`
    case 'DeletePendingConnectRequest':
    case 'DeletePendingConnectPackage':
      return tag('external-id', 'nobody')
    case 'UpdateExternalId':
      return tag('old-external-id', 'nobody') + tag('new-external-id', 'somebody')
    case 'AddApplication':
      return (
        tag('name', 'n') +
        tag('public-keys', tag('public-key', 'ab'.repeat(256))) +
        tag('person-offline-base-auth', '') +
        tag('description', 'd') +
        tag('auth-reason', 'r') +
        tag('large-logo', tag('logo', 'AAAA') + tag('content-type', 'image/png'))
      )
    case 'UpdateApplication':
      return tag('id', bystander)
    case 'GetMeaningfulUseVDTReport':
      return `<filters><reporting-period>${always}</reporting-period></filters>`
    case 'GetMeaningfulUseTimelyAccessReport':
      return `<document-filter><reporting-period>${always}</reporting-period></document-filter>`
    case 'SendInsecureMessage':
    case 'SendInsecureMessageFromApplication':
      // To what is no address, so that nobody is written to.
      return `${q.method === 'SendInsecureMessage' ? '' : '<from-mailbox><mailbox-name>m</mailbox-name><name>n</name></from-mailbox>'}<rcpt-address><address>nobody</address><name>n</name></rcpt-address><subject>s</subject><text-body>t</text-body>`
    case 'AuthorizeApplication':
      return tag('app-id', bystander)
    case 'UnsubscribeToEvent':
      return `<subscription-id>${missing.id}</subscription-id>`
    case 'SubscribeToEvent':
      return subscription('')
    case 'UpdateEventSubscription':
      return subscription(tag('id', missing.id))
    case 'SearchVocabulary':
      return '<vocabulary-key><name>body-dimension-measurement-names</name></vocabulary-key><text-search-parameters><search-string>w</search-string></text-search-parameters>'
    case 'GetThingType':
      return tag('id', familyOf('weight'))
    case 'PutThingsByClientIds':
      return q.writes!.map(w => byClientId(s, q, w)).join('')
    case 'PutThings':
    case 'OverwriteThings':
      return q.writes!.map(w => written(s, q, w)).join('')
    case 'RemoveThings':
      return q.writes!.map(w => key(s, q, w)).join('')
    default:
      return ''
  }
}

function key(s: Staged, q: Request, w: Write): string {
  if (w.act === 'create') return ''
  const target = s.targets.get(q)!.get(w.thing) ?? missing
  const stamp = w.stamp === 'missing' ? '' : ` version-stamp="${w.stamp === 'stale' ? missing.stamp : target.stamp}"`
  return `<thing-id${stamp}>${target.id}</thing-id>`
}
function written(s: Staged, q: Request, w: Write): string {
  if (w.act === 'create')
    return tag('thing', tag('type-id', typeIds[w.type]!) + tag('data-xml', body(w.type, w.date, 'new')))
  const all = s.case.situation.people.flatMap(p => p.records.flatMap(r => r.things))
  const thing = all.find(t => t.name === w.thing) ?? { type: 'weight', date: '2020-06-15T12:00:00.000' }
  const content =
    w.act === 'tags' ? tag('tags', 'changed') : tag('data-xml', body(thing.type, w.date ?? thing.date, 'updated'))
  return tag('thing', key(s, q, w) + tag('type-id', typeIds[thing.type]!) + content)
}

/** The same thing, or a new one, under a client id instead of a key. */
function byClientId(s: Staged, q: Request, w: Write): string {
  const id =
    w.act === 'create' ? `new-${randomUUID()}` : (s.targets.get(q)!.get(w.thing)?.clientId ?? `none-${randomUUID()}`)
  return written(s, q, w)
    .replace(/<thing-id.*?<\/thing-id>/, '')
    .replace('</common>', `${tag('client-thing-id', id)}</common>`)
}

export function recordAs(world: World, s: Staged, name: string): string {
  const holder = s.case.situation.people.find(p => p.records.some(r => r.name === name))!
  return world.platform.services.seals.recordAs(s.applicationId, s.personIds[holder.name]!, s.recordIds[name]!)
}

function recordHeader(world: World, s: Staged, bystander: string): string {
  const { seals } = world.platform.services
  const { id } = s.case.situation
  const own = s.recordIds.own!
  const ann = s.personIds.ann!
  const text =
    typeof id === 'object'
      ? // The very id under which the caller's person would know it, were it theirs.
        seals.recordAs(s.applicationId, ann, s.recordIds[id.record]!)
      : id === 'random'
        ? randomUUID()
        : id === 'malformed'
          ? 'my record'
          : id === 'internal'
            ? own
            : id === 'as-other-app'
              ? seals.recordAs(bystander, ann, own)
              : id === 'as-other-person'
                ? seals.recordAs(s.applicationId, s.personIds.bob!, own)
                : undefined
  return text === undefined ? '' : tag('record-id', text)
}

function personHeader(world: World, s: Staged, bystander: string): string {
  const { seals } = world.platform.services
  const ann = s.personIds.ann!
  const offline = (id: string) => tag('offline-person-info', tag('offline-person-id', id))
  switch (s.case.situation.presence) {
    case 'nobody':
      return ''
    case 'offline':
      return offline(seals.personAs(s.applicationId, ann))
    case 'unknown-person':
      return offline(randomUUID())
    case 'internal-person':
      return offline(ann)
    case 'person-of-other-app':
      return offline(seals.personAs(bystander, ann))
    case 'malformed-token':
      return tag('user-auth-token', 'bm90IGEgdG9rZW4=')
    case 'both':
      return tag('user-auth-token', s.userToken) + offline(seals.personAs(s.applicationId, ann))
    default:
      return tag('user-auth-token', s.userToken)
  }
}

function targetHeader(world: World, s: Staged): string {
  const { seals } = world.platform.services
  const { target } = s.case.situation
  const { ann, bob } = s.personIds
  if (target === undefined) return ''
  return tag(
    'target-person-id',
    target === 'internal' ? ann! : seals.personAs(s.applicationId, target === 'self' ? ann! : bob!),
  )
}

/** The request as the caller of the situation would send it. */
export function say(world: World, s: Staged, q: Request, bystander: string): string {
  const { proof } = s.case.situation
  const info = infoOf(s, q, world, bystander)
  if (proof === 'anonymous') return anonymous(q.method, q.version, info, s.applicationId)
  const token =
    proof === 'unknown-session'
      ? randomBytes(96).toString('base64')
      : proof === 'malformed-session'
        ? '{no token}'
        : s.session.token
  const infoXml = tag('info', info)
  const time = proof === 'late' ? new Date(Date.now() - 7_200_000) : new Date()
  const header = tag(
    'header',
    `<method>${q.method}</method><method-version>${q.version}</method-version>${targetHeader(world, s)}${recordHeader(world, s, bystander)}<auth-session><auth-token>${token}</auth-token>` +
      `${personHeader(world, s, bystander)}</auth-session><culture-code>en-US</culture-code><msg-time>${time.toISOString()}</msg-time><msg-ttl>1800</msg-ttl>` +
      `<version>test</version><info-hash><hash-data algName="SHA256">${createHash('sha256').update(infoXml).digest('base64')}</hash-data></info-hash>`,
  )
  const secret = proof === 'wrong-key' ? randomBytes(32) : s.session.secret
  const hmac = createHmac('sha256', secret).update(header).digest('base64')
  const auth = proof === 'no-auth' ? '' : `<auth><hmac-data algName="HMACSHA256">${hmac}</hmac-data></auth>`
  const sent = proof === 'changed-header' ? header.replace('en-US', 'en-GB') : header
  const sentInfo = proof === 'changed-info' ? tag('info', `${info} `) : infoXml
  return `<wc-request:request xmlns:wc-request="urn:com.microsoft.wc.request">${auth}${sent}${sentInfo}</wc-request:request>`
}

// ---- what came of it

const found = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map(m => m[1]!)
const bitsOf = (xml: string): Bits => {
  const said = new Set(found(xml, /<permission>(\w+)<\/permission>/g))
  return ['Read', 'Update', 'Create', 'Delete']
    .filter(word => said.has(word) || said.has('All'))
    .map(word => word[0])
    .join('')
}
const between_ = (xml: string, name: string): string[] =>
  found(xml, new RegExp(`<${name}(?: [^>]*)?>(.*?)</${name}>`, 'gs'))

export const seenThings = (s: Staged, xml: string): { readonly [name: string]: Bits } => {
  const names = nameOf(s)
  return Object.fromEntries(
    between_(xml, 'thing').map(thing => [names(found(thing, /<thing-id[^>]*>([^<]+)</g)[0]!), bitsOf(thing)] as const),
  )
}
export const seenKeys = (xml: string): number => between_(xml, 'unprocessed-thing-key-info').length
export const seenOperations = (s: Staged, xml: string): string[] => [
  ...new Set(found(xml, /<thing-id[^>]*>([^<]+)</g).map(nameOf(s))),
]
export const seenPermissions = (
  xml: string,
): { readonly [type: string]: { readonly online: Bits; readonly offline: Bits } } =>
  Object.fromEntries(
    between_(xml, 'thing-type-permission').map(one => {
      const id = found(one, /<thing-type-id>([^<]+)</g)[0]!
      const type = Object.keys(typeIds).find(name => familyOf(name) === id || typeIds[name] === id) ?? id
      const of = (avenue: string) => bitsOf(between_(one, `${avenue}-access-permissions`).join(''))
      return [type, { online: of('online'), offline: of('offline') }] as const
    }),
  )
/** Names of the records that an answer names, as an element or as the id of a `record`. */
export function seenRecords(world: World, s: Staged, xml: string): string[] {
  const names = new Map(Object.keys(s.recordIds).map(name => [recordAs(world, s, name), name]))
  return [...found(xml, /<record id="([^"]+)"/g), ...found(xml, /<record-id[^>]*>([^<]+)</g)].map(
    id => names.get(id) ?? id,
  )
}
export function seenPeople(world: World, s: Staged, xml: string): string[] {
  const { seals } = world.platform.services
  const names = new Map(Object.entries(s.personIds).map(([name, id]) => [seals.personAs(s.applicationId, id), name]))
  return found(xml, /<person-id>([^<]+)</g).map(id => names.get(id) ?? id)
}
function nameOf(s: Staged): (id: string) => string {
  const names = new Map([...s.things].map(([name, t]) => [t.id, name]))
  return id => names.get(id) ?? id
}

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
/**
 * Whatever an answer says anywhere: real ids of people and records, which no application may ever meet, people and records as
 * the caller knows them, and marks of things.
 */
export function traces(
  world: World,
  s: Staged,
  xml: string,
): { readonly [of in 'internal' | 'people' | 'records' | 'marks']: readonly string[] } {
  const { seals } = world.platform.services
  const guids = new Set(xml.toLowerCase().match(guid) ?? [])
  const among = (ids: { readonly [name: string]: string }, seen: (name: string, id: string) => string) =>
    Object.entries(ids).flatMap(([name, id]) => (guids.has(seen(name, id)) ? [name] : []))
  return {
    internal: among({ ...s.personIds, ...s.recordIds }, (_, id) => id),
    people: among(s.personIds, (_, id) => seals.personAs(s.applicationId, id)),
    records: among(s.recordIds, name => recordAs(world, s, name)),
    marks: found(xml, /mark:([^;]+);/g),
  }
}
/** An answer without what must differ from call to call. */
export const plain = (xml: string): string =>
  xml
    .replace(/[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/g, 'ID')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, 'TIME')

export type State = ReadonlyMap<string, string>
/** Everything of the situation that a call could change, one line each. */
export async function state(world: World, s: Staged): Promise<State> {
  const records = Object.values(s.recordIds)
  const lines = await world.platform.services.db.now.query<{ line: string; print: string }>(sql`
    select thing_id::text as line, concat_ws('|', version_stamp, state, flags, tags, eff_date, md5(data)) as print from thing where record_id = any(${records})
    union all select 'versions', count(*)::text from thing_version where record_id = any(${records})
    union all select 'operations', count(*)::text from record_operation where record_id = any(${records})
    union all select 'settings', coalesce(string_agg(settings, '|' order by person_id), '') from application_person where application_id = ${s.applicationId}
    union all select 'grants', coalesce(string_agg(concat_ws(' ', record_id, person_id, state, md5(online_rules::text || offline_rules::text)), '|' order by record_id, person_id), '')
      from application_grant where application_id = ${s.applicationId}
    union all select 'children', count(*)::text from application where master_id = ${s.applicationId}`)
  return new Map(lines.map(l => [l.line, l.print]))
}
/** Names of what differs, in the words of the model. */
export function differences(s: Staged, q: Request, before: State, after: State): string[] {
  const targets = new Map([...(s.targets.get(q) ?? [])].map(([name, t]) => [t.id, name]))
  const others = nameOf(s)
  const lines = [...new Set([...before.keys(), ...after.keys()])].filter(line => before.get(line) !== after.get(line))
  return lines
    .filter(line => line !== 'versions' && line !== 'operations')
    .map(line => (line === 'grants' ? 'grant' : (targets.get(line) ?? (before.has(line) ? others(line) : 'new'))))
    .concat(lines.length === 1 && (lines[0] === 'versions' || lines[0] === 'operations') ? lines : [])
    .sort()
}
