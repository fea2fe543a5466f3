/**
 * The server's secret: 32 bytes from which tokens and pseudonyms are derived (domain/seal.ts). Given by the operator, or made
 * once: a file beside the private cluster, or a row where several processes share one database server.
 */
import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Db, sql } from './db.ts'

const row = 'server-key'
const keyFile = (directory: string): string => join(directory, 'key')

/** `directory` is the data directory of the embedded database; undefined with a database server. */
export async function serverKey(db: Db, directory: string | undefined): Promise<Buffer> {
  const found = (directory && (await readKeyFile(directory))) || (await readKeyRow(db))
  if (found) return found
  const fresh = randomBytes(32)
  if (directory !== undefined) {
    await writeKeyFile(directory, fresh)
    return fresh
  }
  // Another process may have been first.
  await db.now.query(
    sql`insert into setting (name, value) values (${row}, ${fresh.toString('base64')}) on conflict do nothing`,
  )
  return (await readKeyRow(db)) ?? fresh
}

export async function readKeyFile(directory: string): Promise<Buffer | undefined> {
  try {
    return decoded(await readFile(keyFile(directory), 'utf8'), keyFile(directory))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

export async function writeKeyFile(directory: string, key: Buffer): Promise<void> {
  const fresh = `${keyFile(directory)}.new-${process.pid}`
  await writeFile(fresh, `${key.toString('base64')}\n`, { mode: 0o600, flush: true })
  await rename(fresh, keyFile(directory)).catch(async error => {
    await rm(fresh, { force: true })
    throw error
  })
  const handle = await open(directory)
  await handle.sync().finally(() => handle.close())
}

export const keyStatement = (key: Buffer) =>
  sql`insert into setting (name, value) values (${row}, ${key.toString('base64')}) on conflict (name) do update set value = excluded.value`

async function readKeyRow(db: Db): Promise<Buffer | undefined> {
  const [found] = await db.now.query<{ value: string }>(sql`select value from setting where name = ${row}`)
  return found && decoded(found.value, 'the table setting')
}

function decoded(text: string, where: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new Error(`The server key in ${where} is damaged: it should be 32 bytes in base64.`)
  return key
}
