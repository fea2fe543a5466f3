/** Brings the tables up to the numbered SQL files: forward only, each file once, all of them in one transaction. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from './db.ts'
import { openSession, type Session } from './session.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  /** SHA-256 of the file, hex. */
  readonly checksum: string
}

export interface MigrateOptions {
  readonly schema?: string
  /** Stop after this number: a backup is restored into the tables that it was made from. */
  readonly upTo?: number
}

export class MigrateError extends Error {
  override name = 'MigrateError'
}

/** Returns what was applied now; empty when the tables were up to date. */
export async function migrate(url: string, directory: string, options: MigrateOptions = {}): Promise<Migration[]> {
  const files = await readMigrations(directory)
  const session = await openSession(url, options.schema === undefined ? {} : { schema: options.schema })
  try {
    await session.script('begin')
    // Several processes may start on one database at once.
    await session.query(sql`select pg_advisory_xact_lock(hashtext('healthkeep migrate ' || current_schema()))`)
    await session.script(
      'create table if not exists migration (number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())',
    )
    const done = await appliedMigrations(session)
    checkHistory(done, files)
    const wanted = files.filter(file => file.number > done.length && file.number <= (options.upTo ?? files.length))
    for (const { number, name, checksum, text } of wanted) {
      await session.script(text).catch(error => {
        throw new MigrateError(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
      })
      await session.query(sql`insert into migration (number, name, checksum) values (${number}, ${name}, ${checksum})`)
    }
    await session.script('commit')
    return wanted.map(({ number, name, checksum }) => ({ number, name, checksum }))
  } finally {
    await session.close()
  }
}

/** The files in order, numbered from 1 without gaps. */
export async function readMigrations(directory: string): Promise<(Migration & { readonly text: string })[]> {
  const names = (await readdir(directory)).filter(name => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name, index) => {
      if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name) || Number(name.slice(0, 4)) !== index + 1)
        throw new MigrateError(
          `${name} should be named ${String(index + 1).padStart(4, '0')}-….sql: migrations are numbered in order.`,
        )
      const text = await readFile(join(directory, name), 'utf8')
      return { number: index + 1, name, checksum: createHash('sha256').update(text).digest('hex'), text }
    }),
  )
}

export async function appliedMigrations(session: Session): Promise<Migration[]> {
  const [table] = await session.query<{ present: boolean }>(sql`select to_regclass('migration') is not null as present`)
  if (!table?.present) return []
  return session.query<Migration>(sql`select number, name, checksum from migration order by number`)
}

function checkHistory(done: readonly Migration[], files: readonly Migration[]): void {
  for (const [index, row] of done.entries()) {
    const file = files[index]
    if (!file)
      throw new MigrateError(
        `The database knows ${row.name}, and this version does not: a newer Healthkeep has used it. Start that version, or restore a backup.`,
      )
    if (file.checksum !== row.checksum)
      throw new MigrateError(
        `${file.name} differs from what was applied to this database as ${row.name}. A migration that has run is never changed; add a new one.`,
      )
  }
}
