/** Where everything meets: settings are read, the store is opened, the doors are opened; and all of it is closed in turn. */
import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer as createPlainServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { CommandError, type Database, type Running, type Store } from './cli/command.ts'
import { commands } from './cli/commands.ts'
import { type Assembly, run } from './cli/run.ts'
import { type Config, variableOf } from './config.ts'
import { startMailCourier } from './couriers/mail.ts'
import { startEventCourier } from './couriers/notify.ts'
import { startSweeper } from './couriers/sweep.ts'
import type { PlatformSettings } from './domain/context.ts'
import { createLog, type Log } from './logs.ts'
import * as methods from './methods/index.ts'
import { createMetrics, type Metrics, processMetrics, serveMetrics } from './metrics.ts'
import { createPlatform, type Platform } from './platform.ts'
import type { KnownInstance } from './protocol/service.ts'
import { createServer, type ServerOptions } from './server.ts'
import { openBlobs } from './store/blobs.ts'
import { type ClusterLog, connectRunning, startCluster } from './store/cluster.ts'
import { open, sql } from './store/db.ts'
import { serverKey } from './store/key.ts'
import { migrate } from './store/migrate.ts'
import { openSession } from './store/session.ts'

/** For bin/bundle.js, which makes the scripts and styles of the Shell beside the bundle. */
export { buildAssets } from './doors/shell/assets.ts'

/** Of the package, from src/ and from the bundle in dist/ alike. */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const migrations = join(root, 'src', 'store', 'migrations')
/** Requests that are still under way when we are asked to end get this long. */
const drainMs = 25_000

// ---- the store

interface Opening {
  readonly holder: string
  /** Commands work in the database of a running server; a second server does not. */
  readonly beside: boolean
}

async function openDatabase(config: Config, log: Log, { holder, beside }: Opening): Promise<Database> {
  if (config.databaseUrl !== undefined) {
    await reach(config.databaseUrl, log, beside ? 1 : 15)
    return { url: config.databaseUrl, kind: 'server', beside: false, close: async () => {} }
  }
  const running = beside ? await connectRunning(config.data) : undefined
  if (running) return { url: running.url, kind: 'embedded', beside: true, close: async () => {} }
  const clusterLog: ClusterLog = (level, message) => log[level](message)
  const cluster = await startCluster(config.data, {
    // The server and one command beside it, each with its readers and its writers at full stretch.
    connections: 4 * config.databaseConnections,
    holder,
    log: clusterLog,
    ...(config.postgresBinaries !== undefined && { binaries: config.postgresBinaries }),
  })
  return { url: cluster.url, kind: 'embedded', beside: false, close: () => cluster.stop() }
}

async function openStore(config: Config, log: Log, opening: Opening): Promise<Store> {
  const database = await openDatabase(config, log, opening)
  try {
    if (!database.beside) for (const { name } of await migrate(database.url, migrations)) log.info(`applied ${name}`)
    const db = open({
      url: database.url,
      connections: config.databaseConnections,
      onError: error => log.warn('a database connection broke', {}, error),
    })
    const key = config.key ?? (await serverKey(db, database.kind === 'embedded' ? config.data : undefined))
    const blobs = await openBlobs(config.blobs)
    return {
      ...database,
      db,
      blobs,
      key,
      async close() {
        await db.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** A server may come up a little later than we do; its refusals are told in a sentence. */
async function reach(url: string, log: Log, attempts: number): Promise<void> {
  const { hostname, pathname } = new URL(url.replace('@/', '@localhost/'))
  const database = pathname.slice(1) || 'the database'
  const refusals: Readonly<Record<string, string>> = {
    '28P01': 'does not accept the password',
    '28000': 'does not accept the user',
    '3D000': `has no database ${database}`,
  }
  for (let attempt = 1; ; attempt++) {
    try {
      const session = await openSession(url, { connectTimeoutMs: 5000 })
      const [row] = await session.query<{ version: number; encoding: string }>(
        sql`select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
      )
      await session.close()
      if ((row?.version ?? 0) < 150_000)
        throw new CommandError('The database server is older than PostgreSQL 15; use 15 or newer.')
      if (row?.encoding !== 'UTF8')
        throw new CommandError(
          `The database ${database} has the encoding ${row?.encoding}; make one with encoding UTF8.`,
        )
      return
    } catch (error) {
      const { code = '' } = error as { code?: string }
      if (error instanceof CommandError) throw error
      if (refusals[code])
        throw new CommandError(`The database server ${hostname} ${refusals[code]}. Check DATABASE_URL.`)
      if (attempt === attempts)
        throw new CommandError(
          `The database server ${hostname} does not answer (${code || (error as Error).message}). Check DATABASE_URL.`,
        )
      log.warn('the database server does not answer yet', { attempt, code })
      await delay(1000)
    }
  }
}

// ---- the server

const platformSettings = (config: Config, publicUrl: string): PlatformSettings => ({
  publicUrl,
  instance: { id: config.instanceId, name: config.instanceName, description: config.instanceDescription },
  topology: config.instances === undefined ? [] : readTopology(config.instances, config.instanceId),
  maxRequestBytes: config.maxRequestBytes,
  maxResponseBytes: config.maxResponseBytes,
  acceptSha1: config.acceptSha1,
  sessionSeconds: config.sessionHours * 3600,
  userTokenSeconds: config.userTokenMinutes * 60,
  recordQuotaBytes: config.recordQuotaBytes,
  maxBlobBytes: config.maxBlobBytes,
  blobUploadSeconds: config.blobUploadHours * 3600,
  blobDownloadSeconds: config.blobDownloadMinutes * 60,
  redirectOverride: config.redirectOverride,
  signUpOpen: config.signUpOpen,
  eventsAnywhere: config.eventsAnywhere,
  signerRoots: config.signerRoots === undefined ? '' : readRoots(config.signerRoots),
})

/** The list of instances: read at the start, so that a wrong one is known then. */
function readTopology(path: string, own: string): readonly KnownInstance[] {
  const text = (value: unknown, what: string): string => {
    if (typeof value !== 'string' || value.trim() === '') throw new Error(`${what} of an instance is missing`)
    return value.trim()
  }
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (!Array.isArray(read)) throw new Error('it is no list')
    const found = read.map((one: { readonly [name: string]: unknown }) => {
      const { countries } = one
      if (!Array.isArray(countries) || !countries.every(c => typeof c === 'string' && /^([A-Z]{2}|\*)$/.test(c)))
        throw new Error('countries of an instance are two capital letters each, or *')
      return {
        id: text(one.id, 'id'),
        name: text(one.name, 'name'),
        description: text(one.description, 'description'),
        publicUrl: new URL(text(one.publicUrl, 'publicUrl')).origin,
        countries,
      }
    })
    if (new Set(found.map(i => i.id)).size < found.length) throw new Error('two instances have the same id')
    if (!found.some(i => i.id === own)) throw new Error(`this instance, ${own}, is not in it`)
    return found
  } catch (error) {
    throw new CommandError(
      `${variableOf('instances')} should be a file with a JSON list of instances: ${(error as Error).message}.`,
    )
  }
}

/** The certificates in a file, or in the files of a folder: read at the start, so that a wrong one is known then. */
function readRoots(path: string): string {
  try {
    const files = statSync(path).isDirectory()
      ? readdirSync(path).flatMap(name => (/\.(pem|crt|cer)$/i.test(name) ? [join(path, name)] : []))
      : [path]
    const found = files.flatMap(
      file => readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [],
    )
    if (found.length === 0) throw new Error('there is none')
    for (const one of found) new X509Certificate(one)
    return found.join('\n')
  } catch (error) {
    throw new CommandError(
      `${variableOf('signerRoots')} should be a file or a folder with certificates in PEM: ${(error as Error).message}.`,
    )
  }
}

async function openPlatform(config: Config, log: Log, store: Store, publicUrl: string): Promise<Platform> {
  const { db, blobs, key } = store
  const failed = (error: Error) => log.error('work in the background failed', {}, error)
  return createPlatform({ db, blobs, key, settings: platformSettings(config, publicUrl), failed })
}

export async function startServer(
  config: Config,
  log: Log,
  holder = `healthkeep start (process ${process.pid})`,
): Promise<Running> {
  /** What is open, in the order in which it was opened; closed from the end. */
  const opened: { readonly what: string; close(): Promise<unknown> }[] = []
  const stop = async (): Promise<void> => {
    for (const { what, close } of opened.splice(0).reverse())
      await close().catch(error => log.error(`${what} did not close`, {}, error))
  }
  try {
    const secure = config.tlsCertificate !== undefined && config.tlsKey !== undefined
    const port = config.port === 0 ? await freePort(config.host) : config.port
    const publicUrl = config.publicUrl ?? `${secure ? 'https' : 'http'}://${nameOf(config.host)}:${port}`
    const store = await openStore(config, log, { holder, beside: false })
    opened.push({ what: 'the store', close: () => store.close() })
    const platform = await openPlatform(config, log, store, publicUrl)
    opened.push({ what: 'the platform', close: () => platform.close() })
    const sweeper = startSweeper(platform.services, error => log.error('sweeping failed', {}, error))
    opened.push({ what: 'the sweeper', close: () => sweeper.close() })
    const mail = await startMailCourier({
      db: store.db,
      outbox: config.outbox,
      from: config.mailFrom,
      ...(config.smtpUrl !== undefined && { smtpUrl: config.smtpUrl }),
      failed: (error, { kind, attempts }) => log.warn('a mail was not taken', { kind, attempts }, error),
    })
    opened.push({ what: 'the mail courier', close: () => mail.close() })
    const events = await startEventCourier(platform.services, {
      failed: (error, { subscriptionId, attempts }) =>
        log.warn('events were not taken', { subscriptionId, attempts }, error),
    })
    opened.push({ what: 'the event courier', close: () => events.close() })
    const metrics = createMetrics()
    processMetrics(metrics)
    const server = await createServer({
      gate: platform.gate,
      settings: platform.services.settings,
      formSecret: platform.formSecret,
      failed: (error, request) => log.error('a page failed', { request }, error),
      ready: async () => {
        await store.db.read.query(sql`select 1`)
      },
      ...(config.trustedProxies && { trustedProxies: config.trustedProxies }),
      ...(await tlsFiles(config)),
      ...watch(log, metrics),
    })
    opened.push({
      what: 'the server',
      async close() {
        const hurry = setTimeout(() => server.server.closeAllConnections(), drainMs)
        await server.close()
        clearTimeout(hurry)
      },
    })
    await listen(() => server.listen({ host: config.host, port }), config.host, port, 'port')
    const at = config.metrics
    const told = at && (await listen(() => serveMetrics(at, metrics), at.host, at.port, 'metrics'))
    if (told) opened.push({ what: 'the metrics', close: () => told.close() })
    const addresses = {
      shell: `${publicUrl}/`,
      platform: `${publicUrl}/platform/wildcat.ashx`,
      outbox: config.outbox,
      ...(told && { metrics: told.url }),
    }
    const file = join(config.data, 'run.json')
    const listening = `${secure ? 'https' : 'http'}://${nameOf(config.host)}:${port}`
    await mkdir(config.data, { recursive: true, mode: 0o700 })
    await writeFile(file, `${JSON.stringify({ pid: process.pid, listening, ...addresses }, null, 2)}\n`, {
      mode: 0o600,
    })
    opened.push({ what: 'run.json', close: () => rm(file, { force: true }) })
    log.info('ready', { port, version })
    return {
      ...addresses,
      async stop() {
        await stop()
        log.info('stopped')
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Names of methods are ours; what a client calls a method that we do not have is not. */
const methodNames = new Set(Object.values(methods).map(({ contract }) => contract.name as string))

/** What is told about each call: to the log, with the id that the client sees, and to the metrics. */
function watch(log: Log, metrics: Metrics): Required<Pick<ServerOptions, 'observe' | 'log'>> {
  const calls = metrics.counter('healthkeep_calls_total', 'Calls of platform methods by status code.')
  const seconds = metrics.histogram('healthkeep_call_seconds', 'Duration of calls of platform methods.')
  const requests = metrics.counter('healthkeep_http_requests_total', 'Other HTTP requests by route and status.')
  return {
    observe(call) {
      const method = methodNames.has(call.method) ? call.method : 'unknown'
      calls.add({ method, code: call.code })
      seconds.observe(call.milliseconds / 1000, { method })
      log[call.error === undefined ? 'info' : 'error'](
        'call',
        {
          request: call.requestId,
          method,
          version: call.version,
          application: call.application,
          code: call.code,
          ms: Math.round(call.milliseconds * 10) / 10,
        },
        call.error,
      )
    },
    log(line) {
      requests.add({ method: line.method, route: line.route, status: line.status })
      log[line.error === undefined ? 'info' : 'error'](
        'request',
        {
          request: line.requestId,
          method: line.method,
          route: line.route,
          status: line.status,
          ms: Math.round(line.milliseconds * 10) / 10,
        },
        line.error,
      )
    },
  }
}

async function tlsFiles({ tlsCertificate, tlsKey }: Config): Promise<Pick<ServerOptions, 'tls'>> {
  if (tlsCertificate === undefined || tlsKey === undefined) return {}
  const files = { tlsCertificate, tlsKey } as const
  for (const name of ['tlsCertificate', 'tlsKey'] as const)
    await readFile(files[name]).catch((error: NodeJS.ErrnoException) => {
      throw new CommandError(`${files[name]} cannot be read (${error.code}). Check ${variableOf(name)}.`)
    })
  return { tls: { certificate: tlsCertificate, key: tlsKey } }
}

async function listen<T>(work: () => Promise<T>, host: string, port: number, name: 'port' | 'metrics'): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reasons: Readonly<Record<string, string>> = {
      EADDRINUSE: 'is taken by another program',
      EACCES: 'may not be opened by this user',
      EADDRNOTAVAIL: 'is no address of this machine',
      ENOTFOUND: 'is not known',
    }
    if (!code || !reasons[code]) throw error
    throw new CommandError(`${host}:${port} ${reasons[code]}. Choose another with ${variableOf(name)}.`)
  }
}

const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost']
const nameOf = (host: string): string =>
  everywhere.includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host

/** A public address must be known before the server that tells it listens. */
async function freePort(host: string): Promise<number> {
  const probe = createPlainServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, host, resolve))
  const bound = probe.address()
  await new Promise(resolve => probe.close(resolve))
  return typeof bound === 'object' && bound ? bound.port : 0
}

// ---- the command line

const assembly: Assembly = {
  version,
  root,
  log: config => createLog({ level: config?.logLevel ?? 'info' }),
  openDatabase: (config, log, holder) => openDatabase(config, log, { holder, beside: true }),
  openStore: (config, log, holder) => openStore(config, log, { holder, beside: true }),
  async openPlatform(config, log, holder) {
    const store = await openStore(config, log, { holder, beside: true })
    const platform = await openPlatform(config, log, store, config.publicUrl ?? `http://localhost:${config.port}`)
    return {
      ...platform,
      async close() {
        await platform.close()
        await store.close()
      },
    }
  },
  startServer,
}

/** Runs a command line; returns the exit code. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const ending = new AbortController()
  let askedAt = 0
  const asked = (signal: NodeJS.Signals): void => {
    // npm and the terminal both pass on one Ctrl-C; a second one a moment later means it.
    if (ending.signal.aborted && Date.now() - askedAt > 1000) process.exit(1)
    askedAt ||= Date.now()
    ending.abort(signal)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, asked)
  // npm passes SIGTERM to the shell between it and us, and that shell dies of it without passing it on.
  const parent = process.ppid
  if (env.npm_lifecycle_event !== undefined) {
    const watch = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(watch)
      asked('SIGTERM')
    }, 200).unref()
  }
  return run(argv, env, commands, assembly, ending.signal, {
    out: text => process.stdout.write(text),
    err: text => process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  main(process.argv.slice(2), process.env).then(
    code => process.exit(code),
    error => {
      console.error(error)
      process.exit(1)
    },
  )
