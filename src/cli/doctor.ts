import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { access, constants, readFile, stat, statfs } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { dirname, join } from 'node:path'
import { type Config, ConfigError, type SettingName, settings, variableOf } from '../config.ts'
import { sql } from '../store/db.ts'
import { appliedMigrations, readMigrations } from '../store/migrate.ts'
import { openSession, type Session } from '../store/session.ts'
import { type Context, command } from './command.ts'

type State = 'ok' | 'note' | 'problem'
interface Finding {
  readonly check: string
  readonly state: State
  readonly says: string
  /** What to do, where something is to be done. */
  readonly advice?: string
}
type Told = Omit<Finding, 'check'>

const ok = (says: string): Told => ({ state: 'ok', says })
const note = (says: string, advice: string): Told => ({ state: 'note', says, advice })
const problem = (says: string, advice: string): Told => ({ state: 'problem', says, advice })

export const doctor = command({
  name: 'doctor',
  summary: 'Checks settings, directories, disk, database, clock, mail and certificate, and says what to do.',
  flags: {},
  async run(context) {
    const findings = await examine(context)
    const marks: Record<State, string> = { ok: 'ok', note: 'note', problem: 'PROBLEM' }
    const text = findings.map(({ check, state, says, advice }) =>
      [`${marks[state].padEnd(8)}${check}: ${says}`, ...(advice ? [`        → ${advice}`] : [])].join('\n'),
    )
    const problems = findings.filter(f => f.state === 'problem').length
    context.answer({ healthy: problems === 0, findings }, text.join('\n'))
    if (problems > 0) context.exit(1)
  },
})

async function examine(context: Context): Promise<Finding[]> {
  const findings: Finding[] = []
  const check = async (name: string, work: () => Promise<Told> | Told): Promise<void> => {
    try {
      findings.push({ check: name, ...(await work()) })
    } catch (error) {
      findings.push({ check: name, ...problem((error as Error).message, 'Mend this first, then run doctor again.') })
    }
  }
  await check('Node.js', checkNode)
  let config: Config
  try {
    config = context.config
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const says of error.problems)
      findings.push({
        check: 'settings',
        ...problem(says, 'Correct or remove the setting; the others were not looked at.'),
      })
    return findings
  }
  await check('settings', () => checkSettings(config))
  await check('directories', () => checkDirectories(config))
  await check('disk', () => checkDisk(config))
  await check('certificate', () => checkCertificate(config))
  await checkDatabase(context, check)
  await check('mail', () => checkMail(config))
  await check('server', () => checkServer(config))
  return findings
}

function checkNode(): Told {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
    ? ok(`${process.versions.node}`)
    : problem(`${process.versions.node} is too old`, 'Install Node.js 20.19 or newer.')
}

function checkSettings(config: Config): Told {
  const changed = (Object.keys(settings) as SettingName[]).filter(
    name => config[name] !== settings[name].value && name !== 'blobs' && name !== 'outbox',
  )
  const open = !['127.0.0.1', 'localhost', '::1'].includes(config.host)
  const safe = config.tlsCertificate !== undefined || config.publicUrl?.startsWith('https:')
  if (config.redirectOverride && config.publicUrl?.startsWith('https:'))
    return problem(
      'redirects may be overridden on a public address',
      `Unset ${variableOf('redirectOverride')}: it is for development.`,
    )
  if (open && !safe)
    return note(
      `the server listens on ${config.host} without TLS`,
      `Set ${variableOf('tlsCertificate')} and ${variableOf('tlsKey')}, or put a proxy in front and set ${variableOf('publicUrl')} and ${variableOf('trustedProxies')}.`,
    )
  if (config.publicUrl?.startsWith('https:') && !config.tlsCertificate && !config.trustedProxies)
    return note(
      'the public address is https, and neither a certificate nor a trusted proxy is set',
      `Name your proxy in ${variableOf('trustedProxies')}, so that addresses of clients are known.`,
    )
  return ok(changed.length === 0 ? 'all as by default' : `set: ${changed.map(variableOf).join(', ')}`)
}

async function checkDirectories(config: Config): Promise<Told> {
  for (const path of [config.data, config.blobs, config.outbox]) {
    let existing = path
    while (!existsSync(existing)) existing = dirname(existing)
    try {
      await access(existing, constants.W_OK | constants.X_OK)
    } catch {
      return problem(`${existing} cannot be written`, `Give it to this user (chown), or choose another directory.`)
    }
  }
  const keyFile = join(config.data, 'key')
  const mode = existsSync(keyFile) ? (await stat(keyFile)).mode & 0o077 : 0
  if (mode !== 0) return problem(`other users can read ${keyFile}`, `chmod 600 ${keyFile}`)
  return ok(config.data)
}

const gibibyte = 2 ** 30
async function checkDisk(config: Config): Promise<Told> {
  const told: string[] = []
  for (const path of new Set([config.data, config.blobs])) {
    let existing = path
    while (!existsSync(existing)) existing = dirname(existing)
    const { bavail, blocks, bsize, ffree, files } = await statfs(existing)
    const free = bavail * bsize
    const size = `${(free / gibibyte).toFixed(1)} GiB free at ${path}`
    if (free < gibibyte / 2) return problem(size, 'Make room now: PostgreSQL stops when the disk is full.')
    if (free < 5 * gibibyte && free < 0.1 * blocks * bsize) return note(size, 'Make room soon.')
    if (files > 0 && ffree < files / 100) return note(`few inodes left at ${path}`, 'Remove files that are not needed.')
    told.push(size)
  }
  return ok(told[0] ?? '')
}

async function checkCertificate(config: Config): Promise<Told> {
  if (!config.tlsCertificate || !config.tlsKey) return ok('none is set')
  const read = (path: string) =>
    readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new Error(`${path} cannot be read (${error.code})`)
    })
  const certificate = new X509Certificate(await read(config.tlsCertificate))
  const matching = certificate.checkPrivateKey(createPrivateKey(await read(config.tlsKey)))
  if (!matching)
    return problem('the private key does not belong to the certificate', 'Set the key that it was made with.')
  const days = Math.floor((Date.parse(certificate.validTo) - Date.now()) / 86_400_000)
  if (days < 0) return problem(`it expired on ${certificate.validTo}`, 'Renew it, and restart.')
  if (Date.parse(certificate.validFrom) > Date.now())
    return problem(`it begins on ${certificate.validFrom}`, 'Check the clock.')
  const host = config.publicUrl && new URL(config.publicUrl).hostname
  if (host && !(isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)))
    return problem(`it does not name ${host}`, 'Get a certificate for the public address.')
  if (days < 21) return note(`it expires in ${days} days`, 'Renew it, and restart.')
  return ok(`valid for ${days} days`)
}

type Check = (name: string, work: () => Promise<Told>) => Promise<void>

async function checkDatabase(context: Context, check: Check): Promise<void> {
  const { config } = context
  if (config.databaseUrl === undefined && !existsSync(join(config.data, 'postgres'))) {
    await check('database', async () => ok('none yet; healthkeep start makes one'))
    return
  }
  let session: Session | undefined
  await check('database', async () => {
    const database = await context.openDatabase()
    const opened = await openSession(database.url)
    session = opened
    const [row] = await opened.query<{ version: string; number: number; encoding: string }>(
      sql`select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
                 current_setting('server_encoding') as encoding`,
    )
    const { version = '', number = 0, encoding = '' } = row ?? {}
    if (number < 150_000) return problem(`PostgreSQL ${version} is too old`, 'Use PostgreSQL 15 or newer.')
    if (encoding !== 'UTF8') return problem(`its encoding is ${encoding}`, 'Make the database with encoding UTF8.')
    const [rights] = await opened.query<{ may: boolean }>(
      sql`select has_schema_privilege(current_user, current_schema(), 'create') as may`,
    )
    if (!rights?.may) return problem('its user may not make tables', 'grant create on schema public to that user.')
    return ok(`PostgreSQL ${version}${database.beside ? ', in use by a running server' : ''}`)
  })
  if (!session) return
  const opened = session
  await check('tables', async () => {
    const files = await readMigrations(join(context.root, 'src', 'store', 'migrations'))
    const done = await appliedMigrations(opened)
    if (done.length > files.length)
      return problem('a newer Healthkeep has used this database', 'Start that version, or restore a backup.')
    const changed = done.find((row, i) => row.checksum !== files[i]?.checksum)
    if (changed) return problem(`${changed.name} is not what was applied`, 'Install the version that made the tables.')
    if (done.length < files.length)
      return note(
        `${files.length - done.length} migrations are to be applied`,
        'healthkeep start applies them; make a backup first.',
      )
    return ok(`up to date (${files.at(-1)?.name})`)
  })
  await check('clock', async () => {
    const [row] = await opened.query<{ seconds: number }>(
      sql`select extract(epoch from clock_timestamp() - ${new Date().toISOString()}::timestamptz)::float8 as seconds`,
    )
    const seconds = Math.abs(row?.seconds ?? 0)
    const says = `${seconds.toFixed(1)} s between this machine and the database`
    return seconds < 5
      ? ok(says)
      : problem(says, 'Let both machines take their time from NTP: tokens and audit depend on it.')
  })
  await opened.close()
}

async function checkMail(config: Config): Promise<Told> {
  if (config.smtpUrl === undefined)
    return note(
      `mail is only written to ${config.outbox}`,
      `Set ${variableOf('smtpUrl')}, so that people get their mail.`,
    )
  const { createTransport } = await import('nodemailer')
  const { hostname } = new URL(config.smtpUrl)
  const transport = createTransport(config.smtpUrl, { connectionTimeout: 10_000, greetingTimeout: 10_000 } as object)
  try {
    await transport.verify()
    return ok(`${hostname} takes mail from us`)
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number }
    return problem(
      `${hostname} does not take mail from us (${responseCode ?? code})`,
      code === 'EAUTH'
        ? `Check user and password in ${variableOf('smtpUrl')}.`
        : `Check address and port in ${variableOf('smtpUrl')}.`,
    )
  } finally {
    transport.close()
  }
}

async function checkServer(config: Config): Promise<Told> {
  const file = join(config.data, 'run.json')
  if (!existsSync(file)) return ok('not running on this data directory')
  const { listening, pid } = JSON.parse(await readFile(file, 'utf8')) as { listening: string; pid: number }
  const status = await statusOf(`${listening}/readyz`)
  if (status === 200) return ok(`running (process ${pid})`)
  return note(
    `process ${pid} ${status === undefined ? 'does not answer' : `answers ${status}`} at ${listening}`,
    'If it was killed, start it again; otherwise read its log.',
  )
}

/** Asked where it listens, whatever its certificate names: the public address may lead through a proxy. */
const statusOf = (url: string): Promise<number | undefined> =>
  new Promise(resolve => {
    const request = (url.startsWith('https:') ? https : http).get(url, {
      rejectUnauthorized: false,
      timeout: 5000,
    } as object)
    request.on('response', response => {
      response.resume()
      resolve(response.statusCode)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(undefined))
  })
