/** What every part of the bench stands on: a server of its own in an empty folder, its demo application signed in, and the bare page beside it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectRunning } from '../../src/store/cluster.ts'
import { type Credentials, envelope, openSession } from '../../test/world.ts'
import { type Connection, type Figures, load, median, post, type Reply } from './load.ts'

const root = new URL('../..', import.meta.url).pathname
export const quick = process.argv.includes('--quick')
export const seconds = quick ? 0.7 : 2
const rounds = quick ? 1 : 3
const warmUp = quick ? 1 : 4
export const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

async function answers(url: string): Promise<void> {
  for (let i = 0; i < 2000; i++) {
    const ok = await fetch(url).then(
      r => r.ok,
      () => false,
    )
    if (ok) return
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  throw new Error(`${url} does not answer`)
}

export const residentMegabytes = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

export interface Running {
  readonly process: ChildProcess
  /** From the start of the process to its first answer. */
  readonly milliseconds: number
}

/** The demo's installed application with an open session, on the first record that it may use. */
export interface Demo {
  readonly applicationId: string
  readonly who: Credentials & { readonly record: string; readonly secret: Buffer }
}

/** A data directory in a temporary folder, and all processes on it; `close` ends and removes everything. */
export class Stage {
  readonly data = mkdtempSync(join(tmpdir(), 'healthkeep-bench-'))
  readonly #children: ChildProcess[] = []

  async start(port: number): Promise<Running> {
    const began = performance.now()
    const child = spawn(process.execPath, ['bin/healthkeep.js', 'start', '--data', this.data, '--port', String(port)], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, HEALTHKEEP_LOG_LEVEL: 'error' },
    })
    this.#children.push(child)
    child.on('exit', (code, signal) => {
      if (code !== 0) process.stderr.write(`the server ended (${code ?? signal})\n`)
    })
    await answers(`http://127.0.0.1:${port}/readyz`)
    return { process: child, milliseconds: performance.now() - began }
  }

  stop({ process: child }: Running): Promise<void> {
    return ended(child)
  }

  /** The demo family, made while no server runs; `open` then signs its application in. */
  makeDemo(port: number): DemoApp {
    const printed = execFileSync(
      process.execPath,
      ['bin/healthkeep.js', 'demo', '--json', '--data', this.data, '--port', String(port)],
      { cwd: root, encoding: 'utf8' },
    )
    return (JSON.parse(printed) as { apps: DemoApp[] }).apps.find(a => a.kind === 'soda')!
  }

  async signIn(soda: DemoApp, connection: Connection): Promise<Demo> {
    const send = async (body: string) => (await connection.send(post('/platform/wildcat.ashx', body))).body.toString()
    const session = await openSession(send, {
      applicationId: soda.appId,
      secret: Buffer.from(soda.sharedSecret, 'base64'),
    })
    return {
      applicationId: soda.appId,
      who: { ...session, offlinePersonId: soda.personId, record: soda.recordIds[0]! },
    }
  }

  /** Address of the PostgreSQL that the running server uses. */
  async databaseUrl(): Promise<string> {
    return (await connectRunning(this.data))!.url
  }

  /** The bare page on the same PostgreSQL; it knows the secret of the session. Returns its port. */
  async bare(url: string, secret: Buffer): Promise<number> {
    const port = await freePort()
    const child = spawn(process.execPath, ['--import', 'tsx', 'tools/bench/bare.ts'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, BENCH_DATABASE: url, BENCH_SECRET: secret.toString('base64'), BENCH_PORT: String(port) },
    })
    this.#children.push(child)
    await new Promise(resolve => child.stdout!.once('data', resolve))
    return port
  }

  /** The folder goes once nobody writes into it: a database that loses its files while it stops is alarmed. */
  async close(): Promise<void> {
    await Promise.all(this.#children.map(ended))
    rmSync(this.data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

interface DemoApp {
  readonly kind: string
  readonly appId: string
  readonly sharedSecret: string
  readonly personId: string
  readonly recordIds: readonly string[]
}

/** The bundle is made once, at the first start after a change; a start is measured with it made. */
export const build = (): void => {
  execFileSync(process.execPath, ['bin/healthkeep.js', 'build'], { cwd: root })
}

/** The table of the bare page. */
export const bareTable = `create schema bench;
  create table bench.thing (record_id uuid, thing_id uuid, version_stamp uuid, type_id uuid, eff_date timestamp, data text, primary key (record_id, thing_id));
  create index on bench.thing (record_id, type_id, eff_date desc);`

// ---- requests

/** About 1.3 kB of request, as an SDK writes it. */
export const weightXml = (day: number) => {
  const date = new Date(Date.UTC(1990, 0, 1) + day * 86_400_000)
  return (
    `<thing><type-id>${weight}</type-id><data-xml><weight><when><date><y>${date.getUTCFullYear()}</y><m>${date.getUTCMonth() + 1}</m><d>${date.getUTCDate()}</d></date>` +
    `<time><h>${day % 24}</h><m>${day % 60}</m><s>0</s></time></when><value><kg>${(60 + (day % 400) / 10).toFixed(1)}</kg><display units="kg" units-code="kg">${(60 + (day % 400) / 10).toFixed(1)}</display></value></weight>` +
    `<common><source>Bench scale</source><client-thing-id>bench-${day}-${randomBytes(4).toString('hex')}</client-thing-id></common></data-xml></thing>`
  )
}

/** A signed request, ready to be sent. */
export const signedRequest = (
  who: Credentials,
  method: string,
  version: number,
  info: string,
  path = '/platform/wildcat.ashx',
) => post(path, envelope(method, version, info, who))

const format = '<format><section>core</section><xml/></format>'
export const getXml = (id: string) => `<group><id>${id}</id>${format}</group>`
export const latestXml = `<group max="100" max-full="100"><filter><type-id>${weight}</type-id><thing-state>Active</thing-state></filter>${format}</group>`

/** Gives the requests one after the other, and again from the first. */
export function cycle(requests: readonly Buffer[]): () => Buffer {
  let n = 0
  return () => requests[n++ % requests.length]!
}

export function fine(reply: Reply): void {
  if (reply.status !== 200 || reply.body.indexOf('<code>0</code>') < 0)
    throw new Error(`a wrong answer: ${reply.status} ${reply.body.toString('utf8', 0, 300)}`)
}

// ---- measuring

/** What was measured of one kind of request, ours beside the bare page. */
export interface Row {
  readonly what: string
  readonly connections: number
  readonly ours: Figures
  readonly bare: Figures
}

/** Rates and latencies of ours and of the bare page; throws at the first wrong answer. */
export async function compare(
  what: string,
  connections: number,
  ours: [number, () => Buffer],
  bare: [number, () => Buffer],
  check: (reply: Reply) => void = fine,
): Promise<Row> {
  process.stderr.write(`${what}, ${connections} at once\n`)
  const measured: { ours: Figures[]; bare: Figures[] } = { ours: [], bare: [] }
  // Just-in-time compilers need some seconds of the same work; a server has had them.
  await load(ours[0], connections, warmUp, ours[1], check)
  await load(bare[0], connections, warmUp, bare[1], check)
  // Rounds of both take turns, so that a disturbance of the machine meets both.
  for (let round = 0; round < rounds; round++) {
    measured.ours.push(await load(ours[0], connections, seconds, ours[1], check))
    measured.bare.push(await load(bare[0], connections, seconds, bare[1], check))
  }
  const middle = (figures: Figures[]): Figures => ({
    rate: median(figures.map(f => f.rate)),
    p50: median(figures.map(f => f.p50)),
    p99: median(figures.map(f => f.p99)),
  })
  return { what, connections, ours: middle(measured.ours), bare: middle(measured.bare) }
}
