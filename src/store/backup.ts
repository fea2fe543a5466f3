/**
 * Everything in one file: a tar stream of COPY text, blobs and the server key, consistent as of one moment, while the server
 * goes on working. No table is known by name here; whatever the migrations make is saved and brought back.
 */
import { createHash, type Hash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { BlobStore } from './blobs.ts'
import { sql } from './db.ts'
import { keyStatement, writeKeyFile } from './key.ts'
import { appliedMigrations, type Migration, migrate, readMigrations } from './migrate.ts'
import { openSession, type Session } from './session.ts'
import { end, header, padding, readTar, TarError } from './tar.ts'

const format = 1
const first = 'healthkeep.json'
const last = 'end.json'
/** COPY text is cut into entries of about this size, always between rows. */
const chunkBytes = 4 * 1024 * 1024

interface Table {
  readonly name: string
  readonly columns: readonly string[]
}
interface Sequence {
  readonly name: string
  readonly value: string
  readonly called: boolean
}
interface Manifest {
  readonly format: number
  readonly version: string
  readonly createdAt: string
  readonly migrations: readonly Migration[]
  readonly tables: readonly Table[]
  readonly sequences: readonly Sequence[]
}

export interface Summary {
  createdAt: string
  tables: number
  rows: number
  blobs: number
  bytes: number
}
export const emptySummary = (): Summary => ({ createdAt: '', tables: 0, rows: 0, blobs: 0, bytes: 0 })

export class BackupError extends Error {
  override name = 'BackupError'
}

export interface Source {
  readonly url: string
  readonly schema?: string
  readonly blobs: BlobStore
  /** Of the embedded database, where it is a file; a server's is in a table. */
  readonly key?: Buffer
  /** Of Healthkeep. */
  readonly version: string
  readonly now: Date
}

/** The bytes of a backup; `summary` is filled while they are read. */
export async function* backup(source: Source, summary = emptySummary()): AsyncGenerator<Buffer> {
  const session = await openSession(source.url, source.schema === undefined ? {} : { schema: source.schema })
  const frozen = await source.blobs.snapshot()
  const hash = createHash('sha256')
  const entry = function* (name: string, ...body: Buffer[]) {
    const size = body.reduce((sum, part) => sum + part.length, 0)
    yield header(name, size, source.now)
    note(hash, name, size)
    for (const part of body) {
      hash.update(part)
      yield part
    }
    yield padding(size)
    summary.bytes += size
  }
  try {
    await session.script('begin isolation level repeatable read, read only')
    const manifest: Manifest = {
      format,
      version: source.version,
      createdAt: source.now.toISOString(),
      migrations: await appliedMigrations(session),
      tables: await tablesOf(session),
      sequences: await sequencesOf(session),
    }
    // What the snapshot of the database knows was there by now, and stays until the copy is done.
    await frozen.refresh()
    summary.createdAt = manifest.createdAt
    summary.tables = manifest.tables.length
    yield* entry(first, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
    if (source.key) yield* entry('key', Buffer.from(source.key.toString('base64')))
    for (const table of manifest.tables) {
      let number = 0
      let rows: Buffer[] = []
      let size = 0
      const columns = table.columns.map(quoted).join(', ')
      for await (const some of session.copyOut(`copy (select ${columns} from ${quoted(table.name)}) to stdout`)) {
        for (const row of some) {
          rows.push(row)
          size += row.length
        }
        summary.rows += some.length
        if (size < chunkBytes) continue
        yield* entry(chunkName(table, ++number), Buffer.concat(rows))
        rows = []
        size = 0
      }
      if (rows.length > 0) yield* entry(chunkName(table, ++number), Buffer.concat(rows))
    }
    for await (const blob of frozen.files()) {
      const handle = await open(blob.path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' && blob.kind === 'upload') return undefined
        throw error
      })
      if (!handle) continue
      const { size } = await handle.stat()
      const name = `${blob.kind}s/${blob.name}`
      yield header(name, size, source.now)
      note(hash, name, size)
      // An upload may grow meanwhile.
      if (size === 0) await handle.close()
      else
        for await (const bytes of handle.createReadStream({
          end: size - 1,
          highWaterMark: 1 << 20,
        }) as AsyncIterable<Buffer>) {
          hash.update(bytes)
          yield bytes
        }
      yield padding(size)
      summary.blobs++
      summary.bytes += size
    }
    const closing = Buffer.from(
      `${JSON.stringify({ rows: summary.rows, blobs: summary.blobs, sha256: hash.digest('hex') })}\n`,
    )
    yield header(last, closing.length, source.now)
    yield closing
    yield padding(closing.length)
    yield end()
  } finally {
    await frozen.close()
    await session.close()
  }
}

export interface Target {
  readonly url: string
  readonly schema?: string
  readonly blobs: BlobStore
  /** Where the key file of an embedded database goes; undefined with a server. */
  readonly keyDirectory: string | undefined
  readonly migrations: string
}

/** Brings a backup back into an empty database; all of it, or nothing. */
export async function restore(archive: AsyncIterable<Buffer>, target: Target): Promise<Summary> {
  const options = target.schema === undefined ? {} : { schema: target.schema }
  const session = await openSession(target.url, options)
  const added: string[] = []
  try {
    await mustBeEmpty(session)
    const entries = readTar(archive)
    const hash = createHash('sha256')
    const manifest = await readManifest(entries, hash)
    await bringTo(session, manifest, target)
    const summary = await load(session, entries, manifest, hash, target, added)
    await migrate(target.url, target.migrations, options)
    await session.script('analyze')
    return summary
  } catch (error) {
    for (const file of added) await target.blobs.remove(file)
    if (error instanceof TarError) throw new BackupError(`The backup cannot be read: ${error.message}.`)
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      throw new BackupError('The backup is damaged: it cannot be decompressed.')
    throw error
  } finally {
    await session.close()
  }
}

type Entries = ReturnType<typeof readTar>

async function readManifest(entries: Entries, hash: Hash): Promise<Manifest> {
  const opening = await entries.next()
  if (opening.done || opening.value.name !== first)
    throw new BackupError('This file is not a backup made by healthkeep backup.')
  note(hash, first, opening.value.size)
  const manifest = JSON.parse((await whole(hashed(opening.value.body, hash))).toString()) as Manifest
  if (manifest.format !== format)
    throw new BackupError(
      `The backup was made by Healthkeep ${manifest.version} in format ${manifest.format}, and this version reads format ${format}.`,
    )
  return manifest
}

/** Tables as they were when the backup was made; later migrations then change them with their rows. */
async function bringTo(session: Session, manifest: Manifest, target: Target): Promise<void> {
  const ours = await readMigrations(target.migrations)
  for (const [index, migration] of manifest.migrations.entries())
    if (ours[index]?.checksum !== migration.checksum)
      throw new BackupError(
        `The backup was made by Healthkeep ${manifest.version}, whose tables this version does not know (${migration.name}). Restore it with that version.`,
      )
  await migrate(target.url, target.migrations, {
    upTo: manifest.migrations.length,
    ...(target.schema !== undefined && { schema: target.schema }),
  })
  if ((await appliedMigrations(session)).length > manifest.migrations.length)
    throw new BackupError(
      'The tables of this database are newer than the backup. Restore into a database that was never used.',
    )
}

async function load(
  session: Session,
  entries: Entries,
  manifest: Manifest,
  hash: Hash,
  target: Target,
  added: string[],
): Promise<Summary> {
  const summary = { ...emptySummary(), createdAt: manifest.createdAt, tables: manifest.tables.length }
  const tables = new Map(manifest.tables.map(table => [table.name, table]))
  let key: Buffer | undefined
  let closing: { rows: number; blobs: number; sha256: string } | undefined

  await session.script('begin')
  await session.query(sql`select pg_advisory_xact_lock(hashtext('healthkeep migrate ' || current_schema()))`)
  // Rows that migrations themselves put there are in the backup too.
  for (const { name } of await tablesOf(session)) await session.script(`truncate ${quoted(name)} cascade`)
  const links = await foreignKeys(session)
  for (const { table, name } of links) await session.script(`alter table ${table} drop constraint ${quoted(name)}`)

  for await (const { name, size, body } of entries) {
    if (name === last) {
      closing = JSON.parse((await whole(body)).toString()) as typeof closing
      continue
    }
    note(hash, name, size)
    summary.bytes += size
    const content = hashed(body, hash)
    const [kind, item = ''] = name.split('/')
    if (kind === 'key') key = Buffer.from((await whole(content)).toString(), 'base64')
    else if (kind === 'tables') {
      const table = tables.get(item)
      if (!table) throw new BackupError(`The backup holds rows of a table ${item} that it does not describe.`)
      const columns = table.columns.map(quoted).join(', ')
      await session.copyIn(`copy ${quoted(table.name)} (${columns}) from stdin`, content).catch(error => {
        if (error instanceof TarError) throw error
        throw new BackupError(`The rows of the table ${item} in the backup are damaged.`, { cause: error })
      })
    } else if (kind === 'files') {
      const had = await target.blobs.size(item).catch(() => undefined)
      const stored = await target.blobs.put(content)
      if (had === undefined) added.push(stored.file)
      if (stored.file !== item) throw new BackupError(`The blob ${item} in the backup is damaged.`)
      summary.blobs++
    } else if (kind === 'uploads') {
      await target.blobs.append(item, { stored: 0, offset: 0, size, max: size }, content)
      summary.blobs++
    } else throw new BackupError(`The backup holds ${name}, which this version does not know.`)
  }
  if (!closing) throw new BackupError('The backup is not complete: its end is missing.')
  if (closing.sha256 !== hash.digest('hex'))
    throw new BackupError('The backup is damaged: its checksum does not match.')

  for (const { name, value, called } of manifest.sequences)
    await session.query(sql`select setval(${quoted(name)}::regclass, ${value}::bigint, ${called})`)
  for (const { table, name, definition } of links)
    await session.script(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
  if (key && target.keyDirectory === undefined) await session.query(keyStatement(key))
  if (key && target.keyDirectory !== undefined) await writeKeyFile(target.keyDirectory, key)
  await session.script('commit')
  return { ...summary, rows: closing.rows }
}

async function mustBeEmpty(session: Session): Promise<void> {
  for (const { name } of await tablesOf(session)) {
    const [row] = await session.query<{ used: boolean }>({
      text: `select exists (select from ${quoted(name)}) as used`,
      values: [],
    })
    if (row?.used)
      throw new BackupError(
        `The database is not empty: the table ${name} has rows. Restore into a new directory (--data) or an empty database.`,
      )
  }
}

// ---- what there is

/**
 * Without `migration`, which describes the tables rather than being one of them, without generated columns, and without
 * transaction ids: they mean nothing in another cluster, and their default is right there.
 */
const tablesOf = (session: Session): Promise<Table[]> =>
  session.query<Table>(sql`
    select c.relname as name,
           array(select a.attname::text from pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                   and a.atttypid not in ('xid8'::regtype, 'xid'::regtype)
                 order by a.attnum) as columns
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'migration'
    order by c.relname`)

async function sequencesOf(session: Session): Promise<Sequence[]> {
  const names = await session.query<{ name: string }>(sql`
    select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'S' order by relname`)
  const found: Sequence[] = []
  for (const { name } of names)
    found.push(
      ...(await session.query<Sequence>({
        text: `select ${literal(name)} as name, last_value::text as value, is_called as called from ${quoted(name)}`,
        values: [],
      })),
    )
  return found
}

const foreignKeys = (session: Session): Promise<{ table: string; name: string; definition: string }[]> =>
  session.query(sql`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint
    where contype = 'f' and conparentid = 0 and connamespace = current_schema()::regnamespace`)

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
const chunkName = (table: Table, number: number): string => `tables/${table.name}/${String(number).padStart(6, '0')}`
const note = (hash: Hash, name: string, size: number) => hash.update(`${name}\0${size}\0`)

async function* hashed(body: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const bytes of body) {
    hash.update(bytes)
    yield bytes
  }
}

async function whole(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts)
}
