/**
 * Once for a whole run: the database that tests share. DATABASE_URL or HEALTHKEEP_TEST_DATABASE_URL names a server; otherwise
 * a private cluster in a temporary directory, without fsync, for tests of durability start clusters of their own.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startCluster } from '../src/store/cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

const prefix = `healthkeep-vitest-`

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.HEALTHKEEP_TEST_DATABASE_URL || process.env.DATABASE_URL
  // Tests start servers of their own, which are not to find it.
  delete process.env.DATABASE_URL
  if (given) {
    project.provide('databaseUrl', given)
    return async () => {}
  }
  sweep()
  const directory = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  const cluster = await startCluster(directory, {
    connections: 150,
    holder: 'vitest',
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  })
  project.provide('databaseUrl', cluster.url)
  return async () => {
    await cluster.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

/** Clusters of runs that were killed. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (pid === undefined || existsSync(`/proc/${pid}`)) continue
    const directory = join(tmpdir(), name)
    try {
      const postmaster = readFileSync(join(directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]
      const command = readFileSync(`/proc/${postmaster}/cmdline`, 'utf8')
      if (command.includes(directory)) execFileSync('kill', ['-QUIT', postmaster!])
    } catch {
      // It has ended.
    }
    rmSync(directory, { recursive: true, force: true })
  }
}
