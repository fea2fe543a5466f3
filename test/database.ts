/** A schema of its own for each test file, with all tables, in the database of the run. */
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { type Db, open } from '../src/store/db.ts'
import { migrate } from '../src/store/migrate.ts'
import { openSession } from '../src/store/session.ts'

export const migrations = fileURLToPath(new URL('../src/store/migrations', import.meta.url))

export interface TestDatabase {
  readonly db: Db
  readonly url: string
  readonly schema: string
  close(): Promise<void>
}

export async function testDatabase(options: { connections?: number; migrate?: boolean } = {}): Promise<TestDatabase> {
  const url = inject('databaseUrl')
  const schema = `t_${randomBytes(6).toString('hex')}`
  const session = await openSession(url)
  await session.script(`create schema ${schema}`)
  await session.close()
  if (options.migrate ?? true) await migrate(url, migrations, { schema })
  const db = open({ url, schema, connections: options.connections ?? 4 })
  return {
    db,
    url,
    schema,
    async close() {
      await db.close()
      const last = await openSession(url)
      await last.script(`drop schema ${schema} cascade`)
      await last.close()
    },
  }
}
