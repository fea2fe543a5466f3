/** The family of the matrix of routes: everybody who may come by, and records of each state that hold a mark wherever a word can stand. */
import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { changed } from '../../../src/domain/caches.ts'
import { startShellSession } from '../../../src/domain/sessions.ts'
import { createCsrf } from '../../../src/doors/shell/csrf.ts'
import { asker } from '../../../src/gate.ts'
import { type Statement, sql } from '../../../src/store/db.ts'
import { allergy } from '../../../src/things/allergy.ts'
import { words } from '../../../src/things/base/codable-value.ts'
import { file } from '../../../src/things/file.ts'
import { healthGoal } from '../../../src/things/health-goal.ts'
import { personalImage } from '../../../src/things/personal-image.ts'
import { type ThingType, write } from '../../../src/things/registry.ts'
import { weight } from '../../../src/things/weight.ts'
import { operator, operatorToken } from '../../operator.ts'
import { onTypes, type TestApplication, type World } from '../../world.ts'
import { type CallerName, type Ids, marks, type State } from './model.ts'

export type Ask = ReturnType<typeof asker>
export interface Somebody {
  readonly personId: string
  readonly email: string
}
export interface Family {
  readonly people: { readonly [name: string]: Somebody }
  /** What the browser of each caller sends. */
  readonly cookies: { readonly [name in CallerName]: { readonly [cookie: string]: string } }
  readonly operatorToken: string
  readonly app: TestApplication
  readonly owner: Ask
  csrf(caller: CallerName): string
}

const named = {
  owner: 'Ann',
  second: 'Ben',
  modifier: 'Cleo',
  viewer: 'Dora',
  partial: 'Emil',
  expired: 'Fred',
  ended: 'Gina',
  stranger: 'Hugo',
  suspended: 'Ines',
  closed: 'Jens',
  /** Of whom the pages of sharing are. */
  guest: 'Kira',
} as const

export async function family(world: World): Promise<Family> {
  const { services, gate, formSecret } = world.platform
  const people: { [name: string]: Somebody } = {}
  const tokens: { [name: string]: string } = {}
  for (const [role, name] of Object.entries(named)) {
    const person = await world.person(name)
    people[role] = person
    tokens[role] = await services.db.write(tx => startShellSession(services, tx, person.personId, 12 * 3600))
  }
  await world.record(people.stranger!, { name: 'Of another family' })
  const session = (token: string) => ({ 'healthkeep-session': token })
  const who = await operator(world)
  const ofOperator = await operatorToken(world, who)
  const visit = { 'healthkeep-visit': 'a-visit-of-nobody' }
  const of = (role: keyof typeof named) => session(tokens[role]!)
  const cookies: Family['cookies'] = {
    owner: of('owner'),
    second: of('second'),
    modifier: of('modifier'),
    viewer: of('viewer'),
    partial: of('partial'),
    stranger: of('stranger'),
    expired: of('expired'),
    ended: of('ended'),
    suspended: of('suspended'),
    closed: of('closed'),
    nobody: visit,
    // The secret of an operator opens nothing here, in whichever cookie it comes.
    operator: { ...visit, 'healthkeep-operator': ofOperator },
    forged: session(ofOperator),
  }
  const csrf = createCsrf(formSecret)
  return {
    people,
    cookies,
    operatorToken: ofOperator,
    app: await world.web({ name: 'Strides' }),
    owner: asker(gate, { kind: 'shell', token: tokens.owner! }, 'test'),
    csrf: caller => csrf.token(cookies[caller]['healthkeep-session'] ?? 'a-visit-of-nobody'),
  }
}

const put = async (ask: Ask, record: string, type: ThingType, xml: string, more: object = {}) => {
  const thing = [{ typeId: { text: type.id }, dataXml: [{ text: xml }], signatureInfo: [], ...more }]
  return (await ask('PutThings', { thing }, { record })).thingId[0]!
}
const allergyTo = (name: string) => write(allergy, { name: words(name) })
const base64 = (text: string) => Buffer.from(text).toString('base64')
const blob = (contentType: string, base64data: string) => ({
  blobPayload: { blob: [{ blobInfo: { name: '', contentType }, base64data }] },
})

/** A record of the family; everything in it was put by Ann, as the Shell does. */
export async function staged(world: World, f: Family, state: State): Promise<Ids> {
  const { people, owner, app } = f
  const { db } = world.platform.services
  const record = await world.record(people.owner!, { name: marks.name + state })
  await world.share(record, people.second!, { level: 'Custodian' })
  await world.share(record, people.modifier!, { level: 'Modify' })
  await world.share(record, people.viewer!, { level: 'View' })
  await world.share(record, people.partial!, { level: 'View', rules: onTypes([weight.familyId]) })
  await world.share(record, people.guest!, { level: 'View' })
  await world.share(record, people.expired!, { level: 'Custodian', expiresAt: '2026-01-01T00:00:00Z' })
  await world.share(record, people.ended!, { level: 'Custodian' })
  for (const name of ['suspended', 'closed']) await world.share(record, people[name]!, { level: 'Modify' })
  for (const name of ['owner', 'second', 'modifier', 'viewer', 'partial', 'expired', 'ended'])
    await world.grant(app, people[name]!, record)
  await run(world, [
    sql`update record_holder set state = 'Ended' where record_id = ${record} and person_id = ${people.ended!.personId}`,
    sql`update record_holder set display_name = ${marks.display + state} where record_id = ${record} and level = 'Custodian'`,
  ])
  const first = await put(owner, record, allergy, allergyTo(marks.before))
  const second = await put(owner, record, allergy, allergyTo(marks.allergy), { thingId: first })
  const sent = `<file><name>${marks.file}.txt</name><size>10</size><content-type><text>text/plain</text></content-type></file>`
  const filed = await put(owner, record, file, sent, blob('text/plain', base64(marks.content)))
  const gone = await put(owner, record, allergy, allergyTo(marks.deleted))
  await owner('RemoveThings', { thingId: [gone] }, { record })
  const personal = await put(owner, record, allergy, allergyTo(marks.personal), { flags: 1 })
  await put(owner, record, personalImage, '<personal-image/>', blob('image/png', 'iVBORw0KGgo='))
  await put(owner, record, weight, weight.sampleXml)
  await put(
    owner,
    record,
    healthGoal,
    healthGoal.sampleXml.replace(/<name>.*?<\/name>/, `<name><text>${marks.goal}</text></name>`),
  )
  const emailAddress = `${marks.invited}.${record.slice(0, 8)}@example.org`
  const invitation = {
    emailAddress,
    granteeName: '',
    level: 'View' as const,
    rule: [],
    canAccessAudit: false,
    relId: 2,
  }
  await owner('AuthorizeRecord', { authorization: { userInitiatedCreationUsingEmail: invitation } }, { record })
  const sharing = await owner('GetAuthorizedPeopleForRecord', {}, { record })
  const [written] = await db.now.query<{ at: string; application_id: string }>(sql`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, application_id from record_operation
    where record_id = ${record} and thing_id = ${first.text} order by sequence limit 1`)
  await run(world, [
    sql`update record set state = ${state}, updated_at = now() where record_id = ${record}`,
    sql`update person set state = 'Suspended' where person_id = ${people.suspended!.personId}`,
    sql`update person set state = 'Deleted' where person_id = ${people.closed!.personId}`,
  ])
  return {
    record,
    allergy: first.text,
    stamp: second.versionStamp,
    file: filed.text,
    deleted: gone.text,
    personal: personal.text,
    person: people.guest!.personId,
    invitation: sharing.nonActiveAuthorization[0]!.invitationId,
    app: app.applicationId,
    digest: sharing.activeAppAuthorization[0]!.application.rulesDigest,
    writer: written!.application_id,
    at: written!.at,
  }
}

export const run = (world: World, statements: readonly Statement[]): Promise<void> =>
  world.platform.services.db.write(async tx => {
    for (const statement of statements) await tx.query(statement)
    await changed(tx)
  })

/** The address of a page in this record; what a test does not name is the allergy. */
export function addressOf(path: string, ids: Ids, { thing = 'allergy', query = '' } = {}): string {
  const values: Ids = {
    type: 'allergy',
    thing: ids[thing] ?? thing,
    statement: 'privacy',
    token: 'AAAA-BBBB-CCCC',
    code: 'AAAA-BBBB-CCCC',
    credential: 'none',
    ...ids,
    ...(path.includes('/received/') && { app: ids.writer! }),
  }
  return (path + query).replace(/:(\w+)/g, (whole, name: string) => values[name] ?? whole)
}

let addresses = 0
export interface Sent {
  readonly cookies?: { readonly [name: string]: string }
  readonly headers?: { readonly [name: string]: string }
  readonly payload?: string | Buffer
}
/** Each request comes from an address of its own, so that no limit on tries stands before what is asked. */
export function send(world: World, method: string, url: string, more: Sent = {}): Promise<LightMyRequestResponse> {
  const n = ++addresses
  return world.server.inject({
    method: method as 'GET',
    url,
    remoteAddress: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
    cookies: { ...more.cookies },
    headers: { ...more.headers },
    ...(more.payload !== undefined && { payload: more.payload }),
  })
}

/** Everything that a person could read in an answer: headers too, since addresses and cookies travel in them. */
export const whole = ({ statusCode, headers, body }: LightMyRequestResponse): string =>
  `${statusCode}\n${Object.entries(headers)
    .filter(([name]) => !['wc_responseid', 'date', 'x-msh-correlation-id'].includes(name))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .sort()
    .join('\n')}\n\n${body}`

/** Without what differs between any two requests: ids, and the token of the form. */
export const plain = (reply: LightMyRequestResponse): string =>
  whole(reply)
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, 'ID')
    .replace(/name="_csrf" value="[^"]*"/g, 'CSRF')
    .replace(/(healthkeep-visit=)[^;]*/g, '$1VISIT')

/** Not what is changed by looking: the log of reads, when a session was last used, what was counted for a report. */
const moving = ['record_access', 'shell_session', 'operator_session', 'meaningful_use_audit', 'operator_audit']

/** What stands in the database, table by table: all of the record, and of everything else. */
export async function standing(world: World): Promise<{ readonly [table: string]: string }> {
  const { now } = world.platform.services.db
  const tables = await now.query<{ table_name: string }>(
    sql`select table_name::text from information_schema.tables where table_schema = current_schema()`,
  )
  const each = tables
    .map(t => t.table_name)
    .filter(name => !moving.includes(name) && !/_\d+$|_default$/.test(name))
    .map(
      name =>
        `select '${name}' as name, count(*) || ' ' || md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from ${name} t`,
    )
  const rows = await now.query<{ name: string; sum: string }>({
    text: each.join(' union all '),
    values: [],
  } as Statement as never)
  return Object.fromEntries(rows.map(r => [r.name, r.sum]))
}

export const random = (): string => randomUUID()
