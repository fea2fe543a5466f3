import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type Cluster, type ClusterOptions, connectRunning, startCluster } from './cluster.ts'
import { type Db, open, sql } from './db.ts'

// Named so that test/setup.ts clears away what a killed run leaves.
const made: string[] = []
const running = new Set<Cluster>()
const databases = new Set<Db>()
const isRoot = process.getuid?.() === 0

async function directory(parent = tmpdir()): Promise<string> {
  const path = await mkdtemp(join(parent, `healthkeep-vitest-${process.pid}-`))
  made.push(path)
  return path
}
/** Making a cluster takes most of a second; where a test does not need its own, it continues this one. */
const shared = await directory()
async function start(data: string, options: ClusterOptions = {}): Promise<Cluster> {
  const cluster = await startCluster(data, options)
  running.add(cluster)
  return cluster
}
async function stop(cluster: Cluster): Promise<void> {
  running.delete(cluster)
  await cluster.stop()
}
function database(url: string): Db {
  const db = open({ url, connections: 2 })
  databases.add(db)
  return db
}
async function closeDatabases(): Promise<void> {
  for (const db of databases) await db.close()
  databases.clear()
}
const rows = async (db: Db, table = sql`kept`): Promise<number[]> =>
  (await db.now.query<{ n: number }>(sql`select n from ${table} order by n`)).map(row => row.n)
const sentence = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'it started',
    (error: Error) => `${error.name}: ${error.message}`,
  )
const script = (data: string): string => `
  import { startCluster } from ${JSON.stringify(fileURLToPath(new URL('./cluster.ts', import.meta.url)))}
  const cluster = await startCluster(${JSON.stringify(data)}, { holder: 'the other one' })
  process.on('SIGUSR2', () => process.exit())
  console.log(cluster.url, cluster.pid)
  setInterval(() => {}, 1000)`
/** A node of its own that starts a cluster and waits. */
async function otherNode(data: string, options: { uid?: number; gid?: number } = {}) {
  const args = ['--import', 'tsx', '--input-type=module', '-e', script(data)]
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], ...options })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const [url = '', pid = ''] = line.toString().trim().split(' ')
  return { child: child as ChildProcess, url, pid: Number(pid) }
}
const gone = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}

afterEach(async () => {
  await closeDatabases()
  for (const cluster of running) await stop(cluster)
})
afterAll(async () => {
  for (const path of made) await rm(path, { recursive: true, force: true })
})

test('a second start on the same directory continues, and a start beside it is refused', async () => {
  const data = await directory()
  const first = await start(data, { holder: 'healthkeep start (process 1)' })
  await database(first.url).now.query(sql`create table kept as select 1 as n`)
  await closeDatabases()
  expect((await connectRunning(data))?.url).toBe(first.url)
  expect(await sentence(start(data))).toBe(
    `ClusterError: The data directory ${data} is in use by healthkeep start (process 1). Stop that process first, or choose another directory with --data.`,
  )
  await stop(first)
  expect(gone(first.pid)).toBe(true)
  expect(await connectRunning(data)).toBeUndefined()

  const second = await start(data)
  expect(await rows(database(second.url))).toEqual([1])
})

test('of two that start at once on a new directory one wins, and the other says who', async () => {
  const data = await directory()
  const outcomes = await Promise.all([sentence(start(data)), sentence(start(data))])
  expect(outcomes.filter(outcome => outcome === 'it started')).toHaveLength(1)
  expect(outcomes.find(outcome => outcome !== 'it started')).toContain('is in use by')
})

test('it listens on no network address', async () => {
  const { url } = await start(shared)
  const [row] = await database(url).read.query<{ address: string; fsync: string; commit: string; encoding: string }>(
    sql`select current_setting('listen_addresses') as address, current_setting('fsync') as fsync,
               current_setting('synchronous_commit') as commit, current_setting('server_encoding') as encoding`,
  )
  expect(row).toEqual({ address: '', fsync: 'on', commit: 'on', encoding: 'UTF8' })
})

test('its log tells nothing of what is in the tables', async () => {
  const log: string[] = []
  const { url } = await start(shared, { log: (_level, message) => log.push(message) })
  const db = database(url)
  await expect(db.now.query(sql`select ${'depressed'}::text::int`)).rejects.toThrow('depressed')
  await db.now.query(sql`create table once (note text primary key)`)
  await db.now.query(sql`insert into once values ('anxious')`)
  await expect(db.now.query(sql`insert into once values ('anxious')`)).rejects.toThrow('unique')
  await delay(100)
  expect(log.join()).toContain('ready to accept connections')
  expect(log.join()).not.toMatch(/depressed|anxious/)
})

test('after kill -9 of node the next start takes over what it left', async () => {
  const data = await directory()
  const other = await otherNode(data)
  expect(await sentence(start(data))).toContain('is in use by the other one')
  await database(other.url).now.query(sql`create table kept as select 7 as n`)
  await closeDatabases()
  other.child.kill('SIGKILL')
  await once(other.child, 'exit')
  expect(gone(other.pid)).toBe(false)
  const cluster = await start(data)
  expect(gone(other.pid)).toBe(true)
  expect(await rows(database(cluster.url))).toEqual([7])
})

test('a node that ends without stopping it takes it along', async () => {
  const other = await otherNode(shared)
  other.child.kill('SIGUSR2')
  await once(other.child, 'exit')
  for (let waited = 0; waited < 5000 && !gone(other.pid); waited += 20) await delay(20)
  expect(gone(other.pid)).toBe(true)
})

test('acknowledged rows survive kill -9 of PostgreSQL, which comes back by itself', async () => {
  const log: string[] = []
  const cluster = await start(shared, { log: (level, message) => level !== 'debug' && log.push(message) })
  const db = database(cluster.url)
  await db.now.query(sql`create table acknowledged (n int primary key)`)
  const acknowledged: number[] = []
  const { pid } = cluster
  let failures = 0
  for (let n = 0; n < 400; n++) {
    if (n === 200) process.kill(pid, 'SIGKILL')
    try {
      await db.now.query(sql`insert into acknowledged values (${n})`)
      acknowledged.push(n)
    } catch {
      failures++
      await delay(20)
    }
  }
  expect(cluster.pid).not.toBe(pid)
  expect(failures).toBeGreaterThan(0)
  const found = new Set(await rows(db, sql`acknowledged`))
  expect(acknowledged.filter(n => !found.has(n))).toEqual([])
  expect(acknowledged.at(-1)).toBe(399)
  expect(log).toContain('the embedded database is back')
  // The directory is guarded again.
  expect(await sentence(start(shared))).toContain('is in use by')
})

test('the guard is taken up again when only its connection breaks', async () => {
  const cluster = await start(shared, { holder: 'the guard' })
  await database(cluster.url).now.query(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'the guard'`,
  )
  await delay(500)
  expect(await sentence(start(shared))).toContain('is in use by the guard')
})

test('a path too long for a socket address is served from a short one', async () => {
  const data = join(await directory(), 'a-long-name-'.repeat(10))
  const cluster = await start(data)
  const socket = new URL(cluster.url.replace('@/', '@localhost/')).searchParams.get('host')!
  expect(socket.startsWith(data)).toBe(false)
  expect(await connectRunning(data)).toEqual({ url: cluster.url })
  await stop(cluster)
  expect(existsSync(socket)).toBe(false)
})

test('a cluster of another PostgreSQL and a directory with something else are refused', async () => {
  const data = await directory()
  await mkdir(join(data, 'postgres'), { mode: 0o700 })
  await writeFile(join(data, 'postgres', 'letters.txt'), '')
  expect(await sentence(start(data))).toContain('is not empty and holds no database')
  await writeFile(join(data, 'postgres', 'PG_VERSION'), '13\n')
  expect(await sentence(start(data))).toContain('was made by PostgreSQL 13, and this is PostgreSQL 18')
})

test('a stale postmaster.pid that names a stranger is no obstacle', async () => {
  const place = join(shared, 'postgres')
  await writeFile(join(place, 'postmaster.pid'), `${process.pid}\n${place}\n1\n5432\n${place}\n`)
  await start(shared)
})

test.runIf(isRoot)('it runs as an ordinary user too', async () => {
  const data = await directory()
  await chown(data, 65534, 65534)
  const other = await otherNode(data, { uid: 65534, gid: 65534 })
  // Root may use what the user's server runs.
  expect((await connectRunning(data))?.url).toBe(other.url)
  other.child.kill('SIGKILL')
  await once(other.child, 'exit')
  await start(data)
})

const closedHome = isRoot && execFileSync('stat', ['-c', '%a', homedir()], { encoding: 'utf8' }).trim().at(-1) === '0'
test.runIf(closedHome)('root may keep it where only root can go', async () => {
  const cluster = await start(await directory(homedir()))
  expect(readFileSync(`/proc/${cluster.pid}/status`, 'utf8')).not.toMatch(/^Uid:\s+0/m)
})
