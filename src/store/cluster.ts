/**
 * The private PostgreSQL in the data directory: made once, started as our child, supervised, stopped with us.
 * It listens on a unix socket only. A connection that holds an advisory lock for as long as we live says that the directory
 * is in use; the operating system closes it however we die. The traps that shaped this file are numbered in stack.md, part A.
 */
import { type ChildProcess, execFileSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import * as fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from './db.ts'
import { type Binaries, ClusterError, findBinaries, type RunAs, spawnAs, userFor } from './postgres.ts'
import { openSession, type Session } from './session.ts'

export { ClusterError } from './postgres.ts'

export type ClusterLog = (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void

export interface ClusterOptions {
  /** Server processes to be ready for. */
  readonly connections?: number
  /** Said to a second process that finds the directory in use. */
  readonly holder?: string
  readonly log?: ClusterLog
  /** Directory with `postgres` and `initdb` to use instead of the packaged ones. */
  readonly binaries?: string
  /** On top of `settings` below. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface Cluster {
  readonly url: string
  /** Of the postmaster; another one after it had to be started again. */
  readonly pid: number
  stop(): Promise<void>
}

const settings: Readonly<Record<string, string>> = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  jit: 'off',
  // One machine, many small statements beside a busy Node: parallel plans cost more than they bring.
  max_parallel_workers_per_gather: '0',
  random_page_cost: '1.1',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '64MB',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements, parameters and row values are health data: the log gets none of them.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_line_prefix: '',
}
/** Only known to newer servers than the oldest that we run on. */
const since18 = { io_method: 'sync' }

const databaseUser = 'healthkeep'
const port = 5432
const socketName = `.s.PGSQL.${port}`
/** sockaddr_un holds 108 bytes on Linux and 104 on macOS. */
const longestSocketPath = process.platform === 'darwin' ? 102 : 106
const lockKey = 4_711_180_001
const patience = { lockMs: 1000, busyMs: 60_000, stopMs: 30_000 }

export async function startCluster(dataDirectory: string, options: ClusterOptions = {}): Promise<Cluster> {
  if (process.platform === 'win32')
    throw new ClusterError('The embedded database does not run on Windows; give a server with DATABASE_URL.')
  const log = options.log ?? (() => {})
  const data = await ownDirectory(dataDirectory)
  const place = join(data, 'postgres')
  const user = await userFor(data, place)
  const binaries = await findBinaries(options.binaries, data, user)
  await vacate(place, log)
  await create(place, binaries, user, log)
  const socket = await socketFor(place, user)
  const url = urlOf(socket)

  let child: ChildProcess | undefined
  let lock: Session | undefined
  let stopping = false
  let reviving = Promise.resolve()

  const kill = () => child?.kill('SIGINT')
  // Should node end without stop(), PostgreSQL is not left behind.
  process.on('exit', kill)

  const launch = async (): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      const started = run(place, socket, binaries, user, options, log)
      child = started
      const outcome = await ready(started, place, url, log)
      if (outcome.state === 'ready') {
        lock = await hold(url, options.holder ?? 'another process', error => broken(error))
        if (lock) {
          if (hasEnded(started)) died(started.exitCode, started.signalCode)
          else started.on('exit', (code, signal) => died(code, signal))
          return
        }
        started.kill('SIGINT')
        await ended(started)
        throw await inUse(url)
      }
      // Somebody else was faster: then it is theirs, and vacate says so, or it has gone again.
      if (outcome.said.includes('lock file') && attempt < 5) await vacate(place, log)
      else if (outcome.said.includes('shared memory') && attempt < 50) await delay(100)
      else throw new ClusterError(`PostgreSQL did not start in ${place}. It said: ${outcome.said.trim() || 'nothing'}`)
    }
  }
  const revive = async (): Promise<void> => {
    await lock?.close()
    lock = undefined
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, 5000)) {
      try {
        await launch()
        log('info', 'the embedded database is back')
        return
      } catch (error) {
        log('error', `the embedded database could not be started again: ${(error as Error).message}`)
        await delay(pause)
      }
    }
  }
  const died = (code: number | null, signal: string | null): void => {
    if (stopping) return
    log('error', `the embedded database ended (${signal ?? code}); starting it again`)
    reviving = reviving.then(revive)
  }
  const broken = (error: Error): void => {
    lock = undefined
    if (stopping || hasEnded(child)) return
    log('warn', `the connection that guards the data directory broke: ${error.message}`)
    reviving = reviving.then(async () => {
      // While PostgreSQL restarts after the crash of one of its processes, nobody can connect.
      for (let tries = 0; !stopping && !lock && !hasEnded(child) && tries < 100; tries++) {
        lock = await hold(url, options.holder ?? 'another process', e => broken(e)).catch(() => undefined)
        if (!lock) await delay(100)
      }
    })
  }

  try {
    await launch()
  } catch (error) {
    process.off('exit', kill)
    await removeTemporary(socket)
    throw error
  }
  return {
    url,
    get pid() {
      return child?.pid ?? 0
    },
    async stop() {
      if (stopping) return
      stopping = true
      await reviving
      await lock?.close()
      if (child) {
        child.kill('SIGINT')
        if (!(await ended(child, patience.stopMs))) {
          log('warn', 'the embedded database takes long to stop; stopping it the hard way')
          child.kill('SIGQUIT')
          if (!(await ended(child, 5000))) child.kill('SIGKILL')
          await ended(child)
        }
      }
      process.off('exit', kill)
      await removeTemporary(socket)
    },
  }
}

/** The database of a process that runs on this directory now, or undefined. Waits for one that is just starting. */
export async function connectRunning(dataDirectory: string): Promise<{ readonly url: string } | undefined> {
  if (!existsSync(dataDirectory)) return undefined
  const place = join(realpathSync(dataDirectory), 'postgres')
  for (const until = Date.now() + patience.busyMs; ; ) {
    const found = await probe(place)
    if (found.state === 'none') return undefined
    if (found.state === 'ready') return { url: found.url }
    if (Date.now() > until)
      throw new ClusterError(
        `PostgreSQL in ${place} (process ${found.pid}) has been starting or stopping for too long.`,
      )
    await delay(100)
  }
}

// ---- who runs on the directory now

type Found =
  | { readonly state: 'none' }
  | { readonly state: 'ready' | 'busy'; readonly pid: number; readonly url: string; readonly socket: string }

async function probe(place: string): Promise<Found> {
  let lines: string[]
  try {
    lines = (await fs.readFile(join(place, 'postmaster.pid'), 'utf8')).split('\n')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES')
      throw new ClusterError(`${place} belongs to another user; run this command as the user that runs Healthkeep.`)
    return { state: 'none' }
  }
  const pid = Number(lines[0])
  const socket = lines[4] || place
  const found = { pid, socket, url: urlOf(socket) }
  // Asked first, whatever the process id says: in a container with the same volume ids mean nothing.
  try {
    await (await openSession(found.url, { connectTimeoutMs: 5000 })).close()
    return { state: 'ready', ...found }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // 57P03: it starts or stops just now; 53300: all connections are taken.
    if (code === '53300') return { state: 'ready', ...found }
    if (code === '57P03') return { state: 'busy', ...found }
    if (code === 'EACCES')
      throw new ClusterError(`The database in ${place} belongs to another user; run this command as that user.`)
  }
  return isPostgresOn(pid, place) ? { state: 'busy', ...found } : { state: 'none' }
}

function isPostgresOn(pid: number, place: string): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const known = existsSync('/proc/self/cmdline')
  try {
    const command = known
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes('postgres') && command.includes(place)
  } catch {
    return false
  }
}

/** Afterwards no PostgreSQL runs on the place: one that outlived its node is stopped, one in use is left alone. */
async function vacate(place: string, log: ClusterLog): Promise<void> {
  for (const until = Date.now() + patience.busyMs; ; ) {
    const found = await probe(place)
    if (found.state === 'none') {
      // The number may belong to a stranger by now; PostgreSQL would then refuse to start.
      await fs.rm(join(place, 'postmaster.pid'), { force: true })
      return
    }
    if (found.state === 'ready') {
      const lock = await hold(found.url, 'a process that is starting', () => {})
      if (!lock) throw await inUse(found.url, place)
      await lock.close()
      log('info', `a database that outlived its server (process ${found.pid}) is stopped`)
      signal(found.pid, 'SIGINT')
    } else if (Date.now() > until) {
      throw new ClusterError(
        `PostgreSQL in ${place} (process ${found.pid}) neither answers nor ends. Stop that process, then start again.`,
      )
    }
    await delay(50)
    if (found.state === 'ready') {
      for (let waited = 0; waited < patience.stopMs && isPostgresOn(found.pid, place); waited += 20) {
        if (!existsSync(join(place, 'postmaster.pid'))) break
        await delay(20)
      }
      await removeTemporary(found.socket)
    }
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** The lock of the directory, or undefined when somebody else keeps it. */
async function hold(url: string, holder: string, onLost: (error: Error) => void): Promise<Session | undefined> {
  const session = await openSession(`${url}&application_name=${encodeURIComponent(holder.slice(0, 60))}`, { onLost })
  for (const until = Date.now() + patience.lockMs; ; ) {
    const [row] = await session.query<{ held: boolean }>(sql`select pg_try_advisory_lock(${lockKey}) as held`)
    if (row?.held) return session
    if (Date.now() > until) break
    // A node that was killed just now is noticed by PostgreSQL within milliseconds.
    await delay(100)
  }
  await session.close()
  return undefined
}

async function inUse(url: string, place?: string): Promise<ClusterError> {
  const where = place === undefined ? 'The data directory' : `The data directory ${dirname(place)}`
  let holder = 'another process'
  try {
    const session = await openSession(url)
    const [row] = await session.query<{ application_name: string }>(
      sql`select application_name from pg_stat_activity join pg_locks using (pid)
          where locktype = 'advisory' and granted and (classid::int8 << 32) + objid::int8 = ${lockKey} limit 1`,
    )
    if (row?.application_name) holder = row.application_name
    await session.close()
  } catch {
    // The sentence is true without the name.
  }
  return new ClusterError(
    `${where} is in use by ${holder}. Stop that process first, or choose another directory with --data.`,
  )
}

// ---- the process

function run(
  place: string,
  socket: string,
  binaries: Binaries,
  user: RunAs,
  options: ClusterOptions,
  log: ClusterLog,
): ChildProcess {
  const all: Record<string, string> = {
    ...settings,
    ...(binaries.major >= 18 ? since18 : {}),
    max_connections: String((options.connections ?? 20) + 10),
    ...options.settings,
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: `"${socket}"`,
    unix_socket_permissions: '0700',
  }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawnAs(user, join(binaries.directory, 'postgres'), ['-D', place, ...flags])
  child.stderr?.setEncoding('utf8')
  let rest = ''
  child.stderr?.on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) log(line.startsWith('PANIC') ? 'error' : 'debug', `postgres: ${line}`)
  })
  return child
}

async function ready(
  child: ChildProcess,
  place: string,
  url: string,
  log: ClusterLog,
): Promise<{ state: 'ready' } | { state: 'ended'; said: string }> {
  let said = ''
  let over = false
  child.stderr?.on('data', (text: string) => {
    said = (said + text).slice(-2000)
  })
  child.on('error', error => {
    said += error.message
    over = true
  })
  child.on('close', () => {
    over = true
  })
  for (let waited = 0; !over; waited += 15) {
    try {
      await (await openSession(url)).close()
      // Of two processes that start at once, one hears the PostgreSQL of the other.
      if (child.pid === (await postmasterOf(place))) return { state: 'ready' }
    } catch {
      // Not yet.
    }
    await delay(15)
    if (waited > 0 && waited % 9000 === 0) log('info', 'the embedded database is still starting; it may be recovering')
  }
  return { state: 'ended', said }
}

const postmasterOf = async (place: string): Promise<number> =>
  Number.parseInt(await fs.readFile(join(place, 'postmaster.pid'), 'utf8'), 10)

const hasEnded = (child: ChildProcess | undefined): boolean =>
  child?.pid === undefined || child.exitCode !== null || child.signalCode !== null

/** True when the process has ended within the time. */
function ended(child: ChildProcess, withinMs = 60_000): Promise<boolean> {
  if (hasEnded(child)) return Promise.resolve(true)
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(false), withinMs)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}

// ---- the directory

const urlOf = (socket: string): string =>
  `postgres://${databaseUser}@/postgres?host=${encodeURIComponent(socket)}&port=${port}&sslmode=disable`

async function ownDirectory(directory: string): Promise<string> {
  const path = resolve(directory)
  try {
    await fs.mkdir(path, { recursive: true, mode: 0o700 })
    await fs.access(path, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK)
  } catch (error) {
    throw new ClusterError(
      `The data directory ${path} cannot be used (${(error as NodeJS.ErrnoException).code}). Make it writable for this user, or choose another with --data.`,
    )
  }
  return realpathSync(path)
}

/** initdb into a directory beside it and a rename: a power cut leaves a whole cluster or none. */
async function create(place: string, binaries: Binaries, user: RunAs, log: ClusterLog): Promise<void> {
  if (existsSync(join(place, 'PG_VERSION'))) {
    const found = Number.parseInt(await fs.readFile(join(place, 'PG_VERSION'), 'utf8'), 10)
    if (found !== binaries.major)
      throw new ClusterError(
        `The database in ${place} was made by PostgreSQL ${found}, and this is PostgreSQL ${binaries.major}. ` +
          'Make a backup with the version of Healthkeep that made it (healthkeep backup FILE) and restore it into a new directory.',
      )
    return
  }
  if (existsSync(place) && (await fs.readdir(place)).length > 0)
    throw new ClusterError(`${place} is not empty and holds no database. Move it away, or choose another directory.`)
  log('info', `making a database in ${place}`)
  const data = dirname(place)
  await removeAbandoned(data)
  const fresh = await fs.mkdtemp(`${place}.new-`)
  if (user.uid !== undefined) await fs.chown(fresh, user.uid, user.gid ?? user.uid)
  const locale =
    binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C']
  const child = spawnAs(user, join(binaries.directory, 'initdb'), [
    `--pgdata=${fresh}`,
    `--username=${databaseUser}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--no-instructions',
    ...locale,
  ])
  let said = ''
  child.stderr?.on('data', text => {
    said += text
  })
  child.on('error', error => {
    said += error.message
  })
  const code = await new Promise(resolve => child.on('close', resolve))
  if (code !== 0) {
    await fs.rm(fresh, { recursive: true, force: true })
    throw new ClusterError(
      said.includes('could not look up effective user ID')
        ? `The user id ${user.uid ?? process.getuid?.()} has no entry in /etc/passwd, and PostgreSQL needs one. Add it, run as another user, or give a server with DATABASE_URL.`
        : `The database could not be made in ${fresh}. PostgreSQL said: ${said.trim()}`,
    )
  }
  try {
    await fs.rename(fresh, place)
  } catch {
    // Another process made one in the same second; its lock decides who goes on.
    await fs.rm(fresh, { recursive: true, force: true })
  }
  const handle = await fs.open(data)
  await handle.sync().finally(() => handle.close())
}

/** Directories of an initdb that was cut off; those of the last minutes may be someone's at work. */
async function removeAbandoned(data: string): Promise<void> {
  for (const name of await fs.readdir(data)) {
    const path = join(data, name)
    if (name.startsWith('postgres.new-') && Date.now() - (await fs.stat(path)).mtimeMs > 600_000)
      await fs.rm(path, { recursive: true, force: true })
  }
}

async function socketFor(place: string, user: RunAs): Promise<string> {
  if (Buffer.byteLength(join(place, socketName)) <= longestSocketPath) return place
  const short = await fs.mkdtemp(join(tmpdir(), 'healthkeep-'))
  if (user.uid !== undefined) await fs.chown(short, user.uid, user.gid ?? user.uid)
  return short
}

async function removeTemporary(socket: string): Promise<void> {
  if (basename(socket).startsWith('healthkeep-') && !existsSync(join(socket, 'PG_VERSION')))
    await fs.rm(socket, { recursive: true, force: true })
}
