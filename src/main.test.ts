/** The whole program as an operator meets it: the launcher, a server process, signals, commands beside it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBlobs } from './store/blobs.ts'
import { open, sql } from './store/db.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const launcher = join(root, 'bin', 'healthkeep.js')
let folder: string
const started = new Set<ChildProcess>()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), `healthkeep-vitest-${process.pid}-`))
})
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

interface Server {
  readonly child: ChildProcess
  readonly shell: string
  readonly platform: string
  readonly outbox: string
  readonly metrics: string
  readonly port: number
  log(): string
}
async function start(data: string, ...flags: string[]): Promise<Server> {
  const args = [launcher, 'start', '--json', '--data', data, '--port', '0', '--metrics', '127.0.0.1:0', ...flags]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  started.add(child)
  let log = ''
  child.stderr.on('data', (text: Buffer) => {
    log += text
  })
  const line = await Promise.race([
    once(child.stdout, 'data').then(([text]) => String(text)),
    once(child, 'exit').then(() => Promise.reject(new Error(`it ended: ${log}`))),
  ])
  const addresses = JSON.parse(line) as { shell: string; platform: string; outbox: string; metrics: string }
  return { child, ...addresses, port: Number(new URL(addresses.shell).port), log: () => log }
}
async function end({ child }: Server, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  const exited = once(child, 'exit')
  child.kill(signal)
  const [code] = (await exited) as [number | null]
  started.delete(child)
  return code
}
const healthkeep = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise(resolve =>
    execFile(process.execPath, [launcher, ...args], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out: out.trim(), err: err.trim() }),
    ),
  )
const databaseOf = (data: string, connections = 1) =>
  open({
    url: `postgres://healthkeep@/postgres?host=${encodeURIComponent(join(data, 'postgres'))}&port=5432&sslmode=disable`,
    connections,
  })

test('the embedded database has room for a command beside a server, with all their connections in use', async () => {
  const data = join(folder, 'room')
  const server = await start(data)
  const counting = databaseOf(data)
  const [row] = await counting.read.query<{ open: number }>(
    sql`select count(*)::int as open from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  )
  await counting.close()
  // Of each ten that write and ten that read; of the server also those that listen.
  const rest = 2 * (10 + 10) + 3 - row!.open
  const db = databaseOf(data, rest)
  let open = 0
  let release = () => {}
  const allOpen = new Promise<void>(resolve => {
    release = resolve
  })
  const held = () =>
    db.write(async () => {
      if (++open === rest) release()
      await allOpen
    })
  try {
    await Promise.all(Array.from({ length: rest }, () => held().finally(release)))
    expect(open).toBe(rest)
  } finally {
    await db.close()
    await end(server)
  }
})

test('a server starts, answers, tells its metrics, is guarded, works beside commands, and ends with SIGTERM', async () => {
  const data = join(folder, 'first')
  const server = await start(data)
  expect(server.platform).toBe(`${server.shell}platform/wildcat.ashx`)
  expect(server.outbox).toBe(join(data, 'outbox'))
  expect((await fetch(`${server.shell}healthz`)).status).toBe(200)
  expect((await fetch(`${server.shell}readyz`)).status).toBe(200)
  const answer = await fetch(server.platform, { method: 'POST', body: '<x/>' })
  expect(await (await fetch(server.metrics)).text()).toContain('healthkeep_calls_total{method="unknown"')
  // The log line of a call has the id that the client saw.
  await expect.poll(() => server.log()).toContain(`"request":"${answer.headers.get('wc_responseid')}"`)
  expect(JSON.parse(readFileSync(join(data, 'run.json'), 'utf8'))).toMatchObject({
    pid: server.child.pid,
    shell: server.shell,
  })
  expect((await stat(join(data, 'key'))).mode & 0o777).toBe(0o600)

  const second = await healthkeep('start', '--data', data, '--port', '0')
  expect(second).toMatchObject({ code: 1, out: '' })
  expect(second.err).toContain(
    `The data directory ${data} is in use by healthkeep start (process ${server.child.pid}).`,
  )

  const db = databaseOf(data)
  await db.now.query(sql`insert into setting values ('colour', 'green')`)
  await db.close()
  const blobs = await openBlobs(join(data, 'blobs'))
  const blob = await blobs.put([Buffer.from('bytes')])
  const file = join(folder, 'backup.tar.gz')
  // Whatever lies where it is written, nobody else gets to read it.
  await writeFile(`${file}.partial`, 'left behind', { mode: 0o644 })
  const backup = await healthkeep('backup', file, '--data', data, '--json')
  expect(JSON.parse(backup.out)).toMatchObject({ file, blobs: 1, key: true })
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await healthkeep('backup', file, '--data', data)).err).toContain('exists already')
  const doctor = await healthkeep('doctor', '--data', data)
  expect(doctor.out).toContain(`ok      server: running (process ${server.child.pid})`)
  expect(doctor.out).toContain('in use by a running server')
  expect(doctor.code).toBe(0)

  expect(await end(server)).toBe(0)
  expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false)
  expect(existsSync(join(data, 'run.json'))).toBe(false)

  const copy = join(folder, 'copy')
  const restored = await healthkeep('restore', file, '--data', copy)
  expect(restored.out).toContain('1 blobs')
  const again = await start(copy)
  const there = databaseOf(copy)
  expect(await there.read.query(sql`select value from setting where name = 'colour'`)).toEqual([{ value: 'green' }])
  await there.close()
  expect(await (await openBlobs(join(copy, 'blobs'))).size(blob.file)).toBe(5)
  expect(readFileSync(join(copy, 'key'), 'utf8')).toBe(readFileSync(join(data, 'key'), 'utf8'))
  expect((await healthkeep('restore', file, '--data', copy)).err).toContain('The database is not empty')

  // Without any chance to stop its database.
  expect(await end(again, 'SIGKILL')).toBeNull()
  const third = await start(copy)
  const still = databaseOf(copy)
  expect(await still.read.query(sql`select value from setting where name = 'colour'`)).toEqual([{ value: 'green' }])
  await still.close()
  expect(await end(third, 'SIGINT')).toBe(0)
}, 120_000)

test('a request under way when SIGTERM comes is answered', async () => {
  const server = await start(join(folder, 'second'))
  const socket = connect(server.port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write('POST /platform/wildcat.ashx HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n<x')
  // The other half comes after the signal; meanwhile a connection that nobody uses must not hold up the end.
  await fetch(`${server.shell}healthz`)
  await new Promise(resolve => setTimeout(resolve, 100))
  const ended = end(server)
  await new Promise(resolve => setTimeout(resolve, 300))
  socket.write('/>')
  let reply = ''
  for await (const bytes of socket) reply += bytes
  expect(reply).toMatch(/^HTTP\/1\.1 200/)
  expect(reply).toContain('<code>')
  expect(await ended).toBe(0)
}, 60_000)

test('npm start ends with npm', async () => {
  const data = join(folder, 'second')
  const npm = spawn('npm', ['start', '--silent', '--', '--json', '--data', data, '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  started.add(npm)
  await once(npm.stdout, 'data')
  expect(existsSync(join(data, 'run.json'))).toBe(true)
  npm.kill('SIGTERM')
  await expect.poll(() => existsSync(join(data, 'postgres', 'postmaster.pid')), { timeout: 15_000 }).toBe(false)
  expect(existsSync(join(data, 'run.json'))).toBe(false)
}, 60_000)

describe('what is wrong is said in a sentence', () => {
  test('a wrong setting', async () => {
    const { code, err } = await healthkeep('start', '--port', 'eighty')
    expect(code).toBe(2)
    expect(err).toBe('--port should be a whole number from 0 to 65535, and "eighty" is not.')
  }, 60_000)
  test('a database server that is not there, or has no such database', async () => {
    const { err } = await healthkeep('backup', join(folder, 'x'), '--database-url', 'postgres://me@127.0.0.1:1/health')
    expect(err).toContain('The database server 127.0.0.1 does not answer (ECONNREFUSED). Check DATABASE_URL.')
  }, 60_000)
  test('a certificate that is not there', async () => {
    const flags = [
      '--tls-certificate',
      '/nowhere/c.pem',
      '--tls-key',
      '/nowhere/k.pem',
      '--data',
      join(folder, 'second'),
    ]
    expect((await healthkeep('start', ...flags)).err).toContain(
      '/nowhere/c.pem cannot be read (ENOENT). Check HEALTHKEEP_TLS_CERTIFICATE.',
    )
    const doctor = await healthkeep('doctor', ...flags, '--json')
    expect(doctor.code).toBe(1)
    expect(JSON.parse(doctor.out).findings).toContainEqual(
      expect.objectContaining({ check: 'certificate', state: 'problem' }),
    )
  }, 60_000)
  test('roots of signers that are none', async () => {
    const empty = join(folder, 'empty.pem')
    await writeFile(empty, 'no certificate')
    for (const roots of ['/nowhere/roots.pem', empty])
      expect(
        (await healthkeep('start', '--signer-roots', roots, '--data', join(folder, 'second'), '--port', '0')).err,
      ).toContain('HEALTHKEEP_SIGNER_ROOTS should be a file or a folder with certificates in PEM')
  }, 60_000)
  test('a port that is taken', async () => {
    const server = await start(join(folder, 'second'))
    const { err } = await healthkeep('start', '--data', join(folder, 'third'), '--port', String(server.port))
    expect(err).toContain(`127.0.0.1:${server.port} is taken by another program. Choose another with HEALTHKEEP_PORT.`)
    await end(server)
  }, 60_000)
})
