/**
 * Two servers on one database and one folder of files, killed and started again while things, files, packages and
 * notifications are under way: what was acknowledged is there, once, and everybody who listens is told of it.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { download, upload } from '../../client/src/blobs.ts'
import { newEventKey, subscribe, verifyEvent } from '../../client/src/events.ts'
import { type Application, Fault, type HealthRecord, Unreachable, webApplication } from '../../client/src/index.ts'
import { leavePackage, reserveCode, takeBack } from '../../client/src/packages.ts'
import { dateTime, File as HealthFile, Weight } from '../../client/src/things.ts'
import { type Db, open, sql } from '../../src/store/db.ts'
import { openSession } from '../../src/store/session.ts'
import { everything } from '../world.ts'

const launcher = fileURLToPath(new URL('../../bin/healthkeep.js', import.meta.url))
const database = `hk_two_${randomBytes(5).toString('hex')}`
const url = () => inject('databaseUrl').replace(/\/[^/?]*(\?|$)/, `/${database}$1`)

let folder: string
let db: Db
let mayCreate = true
const running = new Set<ChildProcess>()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'healthkeep-two-'))
  const session = await openSession(inject('databaseUrl'))
  try {
    await session.script(`create database ${database}`)
  } catch (error) {
    // A role that may not make databases cannot play this.
    if ((error as { code?: string }).code !== '42501') throw error
    mayCreate = false
  } finally {
    await session.close()
  }
  if (mayCreate) db = open({ url: url(), connections: 2 })
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await db?.close()
  if (mayCreate) {
    const session = await openSession(inject('databaseUrl'))
    await session.script(`drop database ${database} with (force)`)
    await session.close()
  }
  await rm(folder, { recursive: true, force: true })
}, 60_000)

const environment = () => ({ ...process.env, DATABASE_URL: url(), HEALTHKEEP_EVENTS_ANYWHERE: 'true' })

class Member {
  child: ChildProcess | undefined
  origin = ''
  port = 0
  log = ''
  async start(): Promise<void> {
    const args = [launcher, 'start', '--json', '--data', folder, '--port', String(this.port)]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: environment() })
    running.add(child)
    child.stderr.on('data', (text: Buffer) => {
      this.log += text
    })
    const said = await Promise.race([
      once(child.stdout, 'data').then(([text]) => JSON.parse(String(text)) as { platform: string }),
      once(child, 'exit').then(() => Promise.reject(new Error(`it ended: ${this.log}`))),
    ])
    this.child = child
    this.origin = new URL(said.platform).origin
    this.port = Number(new URL(said.platform).port)
  }
  /** As a power cut would. */
  async kill(): Promise<void> {
    const child = this.child!
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
    running.delete(child)
  }
}

const command = (...args: string[]): Promise<{ [name: string]: string }> =>
  new Promise((resolve, reject) =>
    execFile(process.execPath, [launcher, ...args, '--data', folder, '--json'], { env: environment() }, (error, out) =>
      error ? reject(error) : resolve(JSON.parse(out)),
    ),
  )

/** Ours is a race with killings: a request that found nobody, or half an answer, is tried again by whoever may. */
const lost = (error: unknown): boolean => error instanceof Unreachable || (error as Error)?.name === 'TimeoutError'

test('servers that are killed and started again lose nothing that was acknowledged, and do nothing twice', async context => {
  if (!mayCreate) return context.skip()
  const [a, b] = [new Member(), new Member()]
  await a.start()
  await b.start()
  const account = await command(
    'account',
    'create',
    '--name',
    'Ann',
    '--email',
    'ann@example.org',
    '--birth-date',
    '1980-01-01',
    '--generate-password',
  )
  const key = newEventKey()
  const told = new Map<string, Set<string>>()
  const refused: unknown[] = []
  const receiver = createServer(async (request, reply) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts).toString()
    const headers = new Headers(request.headers as Record<string, string>)
    try {
      // Somebody else's verifier first, then ours; it reads JSON of what it has verified, which this is not.
      expect(() => new Webhook(key).verify(body, request.headers as Record<string, string>)).toThrow(SyntaxError)
      const event = await verifyEvent({ headers, body }, { key })
      for (const { thingIds } of event.changes)
        for (const id of thingIds) told.set(id, (told.get(id) ?? new Set()).add(headers.get('webhook-id')!))
    } catch (error) {
      refused.push(error)
    }
    reply.end()
  })
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const site = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
  const app = await command(
    'app',
    'create',
    '--name',
    'Scales',
    '--action-url',
    `${site}/back`,
    '--all-types',
    '--offline',
    '--generate-key',
  )
  await db.now.query(sql`
    insert into application_grant (record_id, person_id, application_id, online_rules, offline_rules)
    values (${account.recordId}, ${account.personId}, ${app.id}, ${JSON.stringify(everything)}, ${JSON.stringify(everything)})`)

  const at = (member: Member): Application =>
    webApplication({
      server: member.origin,
      applicationId: app.id!,
      privateKey: app.privateKeyPem!,
      thumbprint: app.thumbprint!,
      // An upload goes to the address that the platform names, which is that of the public site.
      fetch: (input, init) => fetch(String(input).replace(/^https?:\/\/[^/]+/, member.origin), init),
    })
  const recordAt = async (member: Member): Promise<HealthRecord> => {
    for await (const person of at(member).people())
      return at(member)
        .offline(person.personId)
        .record(person.selectedRecordId ?? person.record[0]!.id)
    throw new Error('Nobody opened a record.')
  }
  const members = [a, b]
  const records = [await recordAt(a), await recordAt(b)]
  await subscribe(at(a), { url: `${site}/hook`, types: [Weight], key })

  let acknowledged = 0
  const rounds = 4
  const each = 12
  const weights = new Map<string, string>()
  const files = new Map<string, string>()
  const packages: string[] = []
  /** Tries at one server and the other until somebody has answered. */
  async function until<T>(seed: number, work: (member: number) => Promise<T>): Promise<T> {
    for (let i = seed; ; i++) {
      try {
        const answer = await work(i % 2)
        acknowledged++
        return answer
      } catch (error) {
        if (!lost(error) && !(error instanceof Fault && error.code === 1)) throw error
      }
    }
  }
  const bytes = (n: number) => Buffer.alloc(2_500_000 + n, n)
  async function putWeights(worker: number) {
    for (let n = 0; n < rounds * each; n++) {
      const id = `w-${worker}-${n}`
      const put = await until(worker + n, m =>
        records[m]!.putOnce(id, Weight, { when: dateTime('2026-11-28T07:00'), value: { kg: 60 + worker + n / 100 } }),
      )
      weights.set(id, put.id)
    }
  }
  async function putFiles() {
    for (let n = 0; n < rounds * 2; n++) {
      const put = await until(n, async m => {
        const blob = await upload(records[m]!, bytes(n), { contentType: 'application/pdf' })
        return records[m]!.putOnce(`f-${n}`, HealthFile, { name: `f-${n}`, size: bytes(n).length }, { blobs: [blob] })
      })
      files.set(`f-${n}`, put.id)
    }
  }
  async function leavePackages() {
    for (let n = 0; n < rounds * 2; n++) {
      // The code is reserved first, so that to leave it again is to leave it once.
      const code = await until(n, m => reserveCode(at(members[m]!)))
      await until(n, async m => {
        try {
          await leavePackage(at(members[m]!), {
            friendlyName: 'A child',
            question: 'Name of the cat?',
            answer: 'Fluffy',
            externalId: `p-${n}`,
            code,
            algorithm: 'hmac-sha256-aes256',
            things: [{ type: Weight, data: { when: dateTime('2026-11-28T07:00'), value: { kg: 4 } } }],
          })
        } catch (error) {
          // Spent: an earlier try whose answer was lost had left it.
          if (!(error instanceof Fault) || error.code !== 74) throw error
        }
      })
      packages.push(code)
    }
  }
  let busy = true
  const worked = Promise.all([putWeights(0), putWeights(1), putFiles(), leavePackages()]).finally(() => {
    busy = false
  })
  for (let round = 0; round < rounds; round++) {
    const enough = acknowledged + each
    while (busy && acknowledged < enough) await new Promise(resolve => setImmediate(resolve))
    await members[round % 2]!.kill()
    await members[round % 2]!.start()
  }
  await worked

  // Each acknowledged weight is there once, at either server.
  for (const record of records) {
    const found = new Map<string, string[]>()
    for await (const thing of record.things(Weight)) {
      const id = thing.common?.clientThingId ?? ''
      found.set(id, [...(found.get(id) ?? []), thing.id])
    }
    expect(found.size).toBe(weights.size)
    for (const [id, thing] of weights) expect([id, found.get(id)]).toEqual([id, [thing]])
  }
  for (const [name, thing] of files) {
    const n = Number(name.slice(2))
    const file = await download(records[n % 2]!, { id: thing } as never)
    expect(Buffer.from(await file!.bytes()).equals(bytes(n))).toBe(true)
  }
  // Each acknowledged package is waiting, and is there once: taken back, it is gone.
  for (const code of packages) {
    await takeBack(at(a), code)
    await expect(takeBack(at(b), code)).rejects.toBeInstanceOf(Fault)
  }
  // A killed server takes its lease along; another may then deliver. This does not wait for the lease to run out.
  const waiting = async () => {
    await db.now.query(sql`update event_subscription set next_attempt_at = now()`)
    return (await db.read.query<{ n: number }>(sql`select count(*)::int as n from event`))[0]!.n
  }
  for (let i = 0; i < 600 && (await waiting()) > 0; i++) await new Promise(resolve => setTimeout(resolve, 50))
  expect(refused).toEqual([])
  for (const [id, thing] of weights) expect([id, told.get(thing)?.size]).toEqual([id, 1])
  receiver.close()
}, 240_000)
