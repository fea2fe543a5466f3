/**
 * A world for tests: people, records and applications on a real database, and clients that speak the wire protocol.
 * `client(…).call('GetThings', …)` sends a signed envelope through the XML door, in process; give it an origin and it goes over HTTP.
 */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createSign,
  type KeyObject,
  randomBytes,
  randomUUID,
} from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { makeCertificate } from '../src/cli/certificate.ts'
import type { Level, RecordState, Rule } from '../src/domain/access.ts'
import { applicationById } from '../src/domain/applications.ts'
import { changed } from '../src/domain/caches.ts'
import type { PlatformSettings } from '../src/domain/context.ts'
import { issueUserToken, startShellSession } from '../src/domain/sessions.ts'
import { asker } from '../src/gate.ts'
import { createPlatform, type Platform, systemClock } from '../src/platform.ts'
import { Fault } from '../src/protocol/fault.ts'
import type { StatusName } from '../src/protocol/status.ts'
import { createServer } from '../src/server.ts'
import { openBlobs } from '../src/store/blobs.ts'
import { sql } from '../src/store/db.ts'
import { parse, type XmlElement } from '../src/xml/parse.ts'
import { child, elements, text } from '../src/xml/tree.ts'
import { testDatabase } from './database.ts'

export const everything: readonly Rule[] = [
  { permissions: ['Read', 'Update', 'Create', 'Delete'], targets: [], exceptions: [] },
]
export const onTypes = (
  types: readonly string[],
  permissions: Rule['permissions'] = ['Read', 'Update', 'Create', 'Delete'],
): readonly Rule[] => [{ permissions, targets: [{ types, dates: [] }], exceptions: [] }]

export const testSettings: PlatformSettings = {
  publicUrl: 'http://localhost:8080',
  instance: { id: '1', name: 'Test', description: 'A test instance' },
  topology: [],
  maxRequestBytes: 16 * 1024 * 1024,
  maxResponseBytes: 16 * 1024 * 1024,
  acceptSha1: true,
  sessionSeconds: 12 * 3600,
  userTokenSeconds: 3600,
  recordQuotaBytes: 4_294_967_296,
  maxBlobBytes: 1_073_741_824,
  blobUploadSeconds: 172_800,
  blobDownloadSeconds: 3600,
  redirectOverride: true,
  signUpOpen: true,
  signerRoots: '',
  eventsAnywhere: true,
}

export interface World {
  readonly platform: Platform
  readonly server: FastifyInstance
  /** Moves the platform's clock; milliseconds. */
  pass(milliseconds: number): void
  person(name: string, options?: { state?: 'Active' | 'Suspended' }): Promise<{ personId: string; email: string }>
  record(
    holder: { personId: string },
    options?: { level?: Level; state?: RecordState; quota?: number; name?: string },
  ): Promise<string>
  share(
    recordId: string,
    holder: { personId: string },
    options: { level: Level; rules?: readonly Rule[]; expiresAt?: string },
  ): Promise<void>
  web(options?: {
    online?: readonly Rule[]
    offline?: readonly Rule[]
    name?: string
    actionUrl?: string
    /** Makes it a master: what its children may call at most, and how they may name their data. */
    childMethods?: readonly string[]
    childSources?: readonly string[]
  }): Promise<TestApplication>
  soda(options?: { offline?: readonly Rule[] }): Promise<TestApplication & { masterId: string; secret: Buffer }>
  grant(
    app: { applicationId: string },
    person: { personId: string },
    recordId: string,
    rules?: { online?: readonly Rule[]; offline?: readonly Rule[] },
  ): Promise<void>
  revoke(app: { applicationId: string }, person: { personId: string }, recordId: string): Promise<void>
  /** A session of the application; with a person it acts online (web) or offline. */
  client(
    app: TestApplication,
    who?: { person: { personId: string }; record?: string; avenue?: 'online' | 'offline' },
  ): Promise<Client>
  /** The Shell's own way to the gate, for a person who has just signed in there; a long session, since some tests move the clock. */
  shell(person: { personId: string }): Promise<ReturnType<typeof asker>>
  /** The command line's way to the gate. */
  machine(): ReturnType<typeof asker>
  close(): Promise<void>
}

/** For `rejects.toSatisfy`: refused with this status. */
export const refused =
  (name: StatusName) =>
  (error: unknown): boolean =>
    error instanceof Fault && error.status === name

export interface TestApplication {
  readonly applicationId: string
  readonly key?: KeyObject
  readonly thumbprint?: string
  readonly secret?: Buffer
}

export interface Answer {
  readonly code: number
  readonly message: string
  readonly xml: string
  /** The children of wc:info; undefined for void methods and errors. */
  readonly info: XmlElement | undefined
}

export interface Client {
  /** Ids as this application sees them. */
  readonly personId: string | undefined
  readonly recordId: string | undefined
  call(
    method: string,
    version: number,
    info?: string,
    options?: { record?: string | null; headers?: Record<string, string>; change?: (xml: string) => string },
  ): Promise<Answer>
}

export type Send = (body: string, headers: Record<string, string>) => Promise<string>

export interface Credentials {
  readonly token: string
  readonly secret: Buffer
  readonly userToken?: string
  readonly offlinePersonId?: string
  readonly record?: string
  /** When it is sent, milliseconds since the epoch; the machine's own time when absent. */
  readonly at?: number
}

/** One signed request, as the .NET Standard SDK writes it. */
export function envelope(method: string, version: number, info: string, who: Credentials): string {
  const person = who.userToken
    ? `<user-auth-token>${who.userToken}</user-auth-token>`
    : who.offlinePersonId
      ? `<offline-person-info><offline-person-id>${who.offlinePersonId}</offline-person-id></offline-person-info>`
      : ''
  const body = info === '' ? '<info />' : `<info>${info}</info>`
  const header =
    `<header><method>${method}</method><method-version>${version}</method-version>` +
    (who.record ? `<record-id>${who.record}</record-id>` : '') +
    `<auth-session><auth-token>${who.token}</auth-token>${person}</auth-session><culture-code>en-US</culture-code>` +
    `<msg-time>${new Date(who.at ?? Date.now()).toISOString()}</msg-time><msg-ttl>1800</msg-ttl><version>test</version>` +
    `<info-hash><hash-data algName="SHA256">${createHash('sha256').update(body).digest('base64')}</hash-data></info-hash></header>`
  const hmac = createHmac('sha256', who.secret).update(header).digest('base64')
  return `<wc-request:request xmlns:wc-request="urn:com.microsoft.wc.request"><auth><hmac-data algName="HMACSHA256">${hmac}</hmac-data></auth>${header}${body}</wc-request:request>`
}

export function anonymous(method: string, version: number, info: string, applicationId: string): string {
  return (
    `<wc-request:request xmlns:wc-request="urn:com.microsoft.wc.request"><header><method>${method}</method><method-version>${version}</method-version>` +
    `<app-id>${applicationId}</app-id><language>en</language><country>US</country><msg-time>${new Date().toISOString()}</msg-time><msg-ttl>1800</msg-ttl>` +
    `<version>test</version></header>${info === '' ? '<info />' : `<info>${info}</info>`}</wc-request:request>`
  )
}

/** Reads an answer; throws when it is not one. */
export function answer(xml: string): Answer {
  const root = parse(Buffer.from(xml))
  const status = child(root, 'status')!
  const error = child(status, 'error')
  return {
    code: Number(text(child(status, 'code')!)),
    message: error ? text(child(error, 'message')!) : '',
    xml,
    info: child(root, 'info'),
  }
}

/** Opens a session as any client would: CreateAuthenticatedSessionToken version 2. */
export async function openSession(
  send: Send,
  app: TestApplication,
  at = Date.now(),
): Promise<{ token: string; secret: Buffer }> {
  const content = `<content><app-id>${app.applicationId}</app-id><hmac>HMACSHA256</hmac><signing-time>${new Date(at).toISOString()}</signing-time></content>`
  const proof = app.secret
    ? `<hmacSig algName="HMACSHA256">${createHmac('sha256', app.secret).update(content).digest('base64')}</hmacSig>`
    : `<sig digestMethod="SHA256" sigMethod="RSA-SHA256" thumbprint="${app.thumbprint}">${createSign('RSA-SHA256').update(content).sign(app.key!, 'base64')}</sig>`
  const info = `<auth-info><app-id>${app.applicationId}</app-id><credential><appserver2>${proof}${content}</appserver2></credential></auth-info>`
  const got = answer(await send(anonymous('CreateAuthenticatedSessionToken', 2, info, app.applicationId), {}))
  if (got.code !== 0) throw new Error(`no session: ${got.code} ${got.message}`)
  const [token, secret] = elements(got.info!)
  return { token: text(token!), secret: Buffer.from(text(secret!), 'base64') }
}

export async function createWorld(settings: Partial<PlatformSettings> = {}): Promise<World> {
  const database = await testDatabase()
  const blobFolder = await mkdtemp(join(tmpdir(), 'healthkeep-blobs-'))
  let offset = 0
  const platform = await createPlatform({
    db: database.db,
    blobs: await openBlobs(blobFolder),
    key: randomBytes(32),
    settings: { ...testSettings, ...settings },
    clock: { ...systemClock, now: () => Date.now() + offset },
  })
  const server = await createServer({
    gate: platform.gate,
    settings: platform.services.settings,
    formSecret: platform.formSecret,
    ready: async () => {},
  })
  const { db, services } = { db: database.db, services: platform.services }
  const send: Send = async (body, headers) => {
    const reply = await server.inject({
      method: 'POST',
      url: '/platform/wildcat.ashx',
      payload: body,
      headers: { 'content-type': 'text/xml', ...headers },
    })
    return reply.body
  }
  const insertApplication = (
    id: string,
    kind: string,
    options: {
      master?: string
      name?: string
      online?: readonly Rule[]
      offline?: readonly Rule[]
      actionUrl?: string
      childMethods?: readonly string[]
      childSources?: readonly string[]
      secret?: Buffer
    },
  ) =>
    db.write(async tx => {
      await tx.query(sql`insert into application (application_id, kind, master_id, name, description, auth_reason, action_url, online_rules, offline_rules, child_methods, meaningful_use_ceiling, secret)
        values (${id}, ${kind}, ${options.master ?? null}, ${options.name ?? 'Test application'}, 'For tests', 'To be tested', ${options.actionUrl ?? null},
          ${JSON.stringify(options.online ?? [])}, ${JSON.stringify(options.offline ?? [])}, ${options.childMethods ?? null}, ${options.childSources ?? []},
          ${options.secret ?? null})`)
      await changed(tx)
    })

  const world: World = {
    platform,
    server,
    pass(milliseconds) {
      offset += milliseconds
    },
    async person(name, options = {}) {
      const personId = randomUUID()
      const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${personId.slice(0, 8)}@example.org`
      await db.now.query(sql`insert into person (person_id, name, email, email_verified_at, state)
        values (${personId}, ${name}, ${email}, now(), ${options.state ?? 'Active'})`)
      return { personId, email }
    },
    async shell({ personId }) {
      const token = await db.write(tx => startShellSession(services, tx, personId, 400 * 24 * 3600))
      return asker(platform.gate, { kind: 'shell', token }, 'test')
    },
    machine: () => asker(platform.gate, { kind: 'machine' }, 'test'),
    async record(holder, options = {}) {
      const recordId = randomUUID()
      await db.write(async tx => {
        await tx.query(sql`insert into record (record_id, name, state, max_size_bytes)
          values (${recordId}, ${options.name ?? 'Test record'}, ${options.state ?? 'Active'}, ${options.quota ?? services.settings.recordQuotaBytes})`)
        await tx.query(sql`insert into record_holder (record_id, person_id, level, display_name)
          values (${recordId}, ${holder.personId}, ${options.level ?? 'Custodian'}, ${options.name ?? 'Test record'})`)
        await changed(tx)
      })
      return recordId
    },
    share: (recordId, holder, options) =>
      db.write(async tx => {
        await tx.query(sql`insert into record_holder (record_id, person_id, level, relationship, display_name, rules, expires_at)
          values (${recordId}, ${holder.personId}, ${options.level}, 2, 'Shared record', ${options.rules ? JSON.stringify(options.rules) : null}, ${options.expiresAt ?? null})`)
        await changed(tx)
      }),
    async web(options = {}) {
      const applicationId = randomUUID()
      await insertApplication(applicationId, 'Web', { online: everything, offline: everything, ...options })
      const { certificate, thumbprint, privateKeyPem } = await makeCertificate('Test application')
      await db.now.query(
        sql`insert into application_certificate (application_id, thumbprint, certificate) values (${applicationId}, ${thumbprint}, ${certificate})`,
      )
      return { applicationId, key: createPrivateKey(privateKeyPem), thumbprint }
    },
    async soda(options = {}) {
      const masterId = randomUUID()
      const applicationId = randomUUID()
      const secret = randomBytes(32)
      await insertApplication(masterId, 'SodaMaster', { offline: options.offline ?? everything })
      await insertApplication(applicationId, 'SodaChild', {
        master: masterId,
        secret: services.seals.seal('application-secret', secret),
      })
      return { applicationId, masterId, secret }
    },
    grant: (app, person, recordId, rules = {}) =>
      db.write(async tx => {
        await tx.query(sql`insert into application_grant (record_id, person_id, application_id, online_rules, offline_rules)
          values (${recordId}, ${person.personId}, ${app.applicationId}, ${JSON.stringify(rules.online ?? everything)}, ${JSON.stringify(rules.offline ?? everything)})
          on conflict (record_id, person_id, application_id) do update set online_rules = excluded.online_rules, offline_rules = excluded.offline_rules, state = 'Active'`)
        await tx.query(sql`insert into application_person (application_id, person_id, selected_record_id) values (${app.applicationId}, ${person.personId}, ${recordId})
          on conflict (application_id, person_id) do update set selected_record_id = excluded.selected_record_id`)
        await changed(tx)
      }),
    revoke: (app, person, recordId) =>
      db.write(async tx => {
        await tx.query(
          sql`update application_grant set state = 'Revoked' where record_id = ${recordId} and person_id = ${person.personId} and application_id = ${app.applicationId}`,
        )
        await changed(tx)
      }),
    async client(app, who) {
      const session = await openSession(send, app, services.clock.now())
      const avenue = who?.avenue ?? (app.secret ? 'offline' : 'online')
      const personId = who && services.seals.personAs(app.applicationId, who.person.personId)
      const recordId = who?.record && services.seals.recordAs(app.applicationId, who.person.personId, who.record)
      const application = await applicationById(services, app.applicationId)
      const userToken =
        who && avenue === 'online'
          ? await issueUserToken(services, db.now, application!, who.person.personId, 3600)
          : undefined
      return {
        personId,
        recordId,
        async call(method, version, info = '', options = {}) {
          const record = options.record === null ? undefined : (options.record ?? recordId)
          const xml = envelope(method, version, info, {
            ...session,
            at: services.clock.now(),
            ...(userToken && { userToken }),
            ...(personId && avenue === 'offline' && { offlinePersonId: personId }),
            ...(record && { record }),
          })
          return answer(await send(options.change ? options.change(xml) : xml, options.headers ?? {}))
        },
      }
    },
    async close() {
      await server.close()
      await platform.close()
      await database.close()
      await rm(blobFolder, { recursive: true, force: true })
    },
  }
  return world
}
