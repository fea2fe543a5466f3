import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { backup, emptySummary, restore, type Target } from './backup.ts'
import { type BlobStore, openBlobs } from './blobs.ts'
import { sql } from './db.ts'
import { readKeyFile } from './key.ts'
import { migrate } from './migrate.ts'

/** Everything that tables may hold which is hard to bring back. */
const tables = `
  create table parent (id uuid primary key, "odd ""name" text, at timestamptz(3), day timestamp(3), data jsonb, bytes bytea,
    words text[], number float8, big bigint);
  create table child (id bigint generated always as identity primary key, parent uuid not null references parent,
    twin bigint references child, doubled bigint generated always as (id * 2) stored,
    seen xid8 not null default pg_current_xact_id());
  create table setting (name text primary key, value text not null);
  insert into setting values ('made by the migration', '1');
  create sequence counter;`

let folder: string
let source: TestDatabase
let blobs: BlobStore
let migrations: string
const key = randomBytes(32)
const open: TestDatabase[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'healthkeep-backup-'))
  migrations = await mkdtemp(join(folder, 'migrations-'))
  await writeFile(join(migrations, '0001-tables.sql'), tables)
  source = await empty()
  await migrate(source.url, migrations, { schema: source.schema })
  blobs = await openBlobs(join(folder, 'blobs'))
  const { db } = source
  for (let i = 0; i < 300; i++)
    await db.now.query(sql`
      insert into parent values (gen_random_uuid(), ${`tab\t, newline\n, backslash \\ and ü ${i}`}, now(), '1987-06-05 04:03:02.001',
        ${JSON.stringify({ i, text: '\\N' })}, ${randomBytes(50)}, ${['a', '', 'NULL', '"']}, ${i / 7}, ${'9007199254740993'})`)
  await db.now.query(sql`insert into parent (id) values ('00000000-0000-0000-0000-000000000000')`)
  await db.now.query(sql`insert into parent (id, "odd ""name") values (gen_random_uuid(), ${'x'.repeat(6_000_000)})`)
  await db.now.query(sql`insert into child (parent) select id from parent`)
  await db.now.query(sql`update child set twin = id + 1 where id < 300`)
  await db.now.query(sql`select setval('counter', 41)`)
  await blobs.put([Buffer.from('a blob')])
  await blobs.put([randomBytes(3_000_000)])
  await blobs.append('unfinished', { stored: 0, offset: 0, max: 100 }, [Buffer.from('half')])
})
afterAll(async () => {
  for (const database of open) await database.close()
  await rm(folder, { recursive: true })
})

async function empty(): Promise<TestDatabase> {
  const database = await testDatabase({ migrate: false, connections: 1 })
  open.push(database)
  return database
}
async function target(more: Partial<Target> = {}) {
  const database = await empty()
  const directory = await mkdtemp(join(folder, 'target-'))
  const parts = {
    url: database.url,
    schema: database.schema,
    blobs: await openBlobs(join(directory, 'blobs')),
    keyDirectory: directory,
    migrations,
    ...more,
  }
  return { ...database, directory, parts }
}
async function archive(): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of backup({ ...source, blobs, key, version: '1.2.3', now: new Date() })) parts.push(part)
  return Buffer.concat(parts)
}
const pieces = async function* (bytes: Buffer, size = 60_001) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const everything = async ({ db }: TestDatabase) => ({
  parents: await db.now.query(sql`select md5(p::text) as row from parent p order by id`),
  children: await db.now.query(sql`select id, parent, twin, doubled from child order by id`),
  settings: await db.now.query(sql`select * from setting order by name`),
  counter: await db.now.query(sql`select last_value, is_called from counter`),
})
async function names(store: BlobStore): Promise<string[]> {
  const snapshot = await store.snapshot()
  const found: string[] = []
  for await (const { kind, name } of snapshot.files()) found.push(`${kind} ${name}`)
  await snapshot.close()
  return found
}
const message = (work: Promise<unknown>) =>
  work.then(
    () => 'restored',
    (error: Error) => `${error.name}: ${error.message}`,
  )

describe('a backup', () => {
  test('brings back rows, sequences, blobs and key as they were', async () => {
    const summary = emptySummary()
    const bytes: Buffer[] = []
    for await (const part of backup({ ...source, blobs, key, version: '1.2.3', now: new Date() }, summary))
      bytes.push(part)
    expect(summary).toMatchObject({ tables: 3, rows: 605, blobs: 3 })
    const there = await target()
    expect(await restore(pieces(Buffer.concat(bytes)), there.parts)).toMatchObject({ tables: 3, rows: 605, blobs: 3 })
    expect(await everything(there)).toEqual(await everything(source))
    expect(await names(there.parts.blobs)).toEqual(await names(blobs))
    expect(await readKeyFile(there.directory)).toEqual(key)
    // The constraints are back, and numbers go on where they were.
    await expect(there.db.now.query(sql`insert into child (parent) values (gen_random_uuid())`)).rejects.toThrow(
      'foreign key',
    )
    const [row] = await there.db.now.query(sql`
      insert into child (parent) values ('00000000-0000-0000-0000-000000000000') returning id`)
    expect(row).toEqual({ id: 304 })
  })
  test('does not carry transaction ids into another cluster', async () => {
    const there = await target()
    await restore(pieces(await archive()), there.parts)
    const [row] = await there.db.now.query<{ all: boolean }>(
      sql`select bool_and(seen < pg_snapshot_xmin(pg_current_snapshot())) as all from child`,
    )
    expect(row?.all).toBe(true)
  })
  test('shows one moment, whatever is written meanwhile', async () => {
    const { db } = source
    const before = await everything(source)
    const stream = backup({ ...source, blobs, key, version: '1', now: new Date() })
    const parts = [(await stream.next()).value as Buffer]
    await db.now.query(sql`delete from child where id = 1`)
    for await (const part of stream) parts.push(part)
    const first = before.children[0] as { parent: string; twin: number }
    await db.now.query(
      sql`insert into child (id, parent, twin) overriding system value values (1, ${first.parent}, ${first.twin})`,
    )
    const there = await target()
    await restore(pieces(Buffer.concat(parts)), there.parts)
    expect((await everything(there)).children).toEqual(before.children)
  })
  test('with a database server goes with the key in its table', async () => {
    const there = await target()
    const { keyDirectory: _, ...parts } = there.parts
    await restore(pieces(await archive()), { ...parts, keyDirectory: undefined })
    const [row] = await there.db.now.query(sql`select value from setting where name = 'server-key'`)
    expect(row).toEqual({ value: key.toString('base64') })
  })
  test('is followed by the migrations that came after it', async () => {
    const bytes = await archive()
    await writeFile(join(migrations, '0002-later.sql'), `alter table parent add column later int default 5;`)
    try {
      const there = await target()
      await restore(pieces(bytes), there.parts)
      expect(await there.db.now.query(sql`select distinct later from parent`)).toEqual([{ later: 5 }])
    } finally {
      await rm(join(migrations, '0002-later.sql'))
    }
  })
})

describe('a restore is refused, and leaves nothing,', () => {
  const refused = async (bytes: Buffer) => {
    const there = await target()
    const said = await message(restore(pieces(bytes), there.parts))
    const [row] = await there.db.now.query<{ found: string | null }>(sql`select to_regclass('parent')::text as found`)
    if (row?.found) expect(await there.db.now.query(sql`select id from parent`)).toEqual([])
    expect(await names(there.parts.blobs)).not.toContainEqual(expect.stringContaining('file'))
    expect(await readKeyFile(there.directory)).toBeUndefined()
    return said
  }
  test('when a byte of a row is wrong', async () => {
    const bytes = await archive()
    bytes[bytes.indexOf('backslash')] = 0x42
    expect(await refused(bytes)).toBe('BackupError: The backup is damaged: its checksum does not match.')
  })
  test('when a byte of a blob is wrong', async () => {
    const bytes = await archive()
    bytes[bytes.indexOf('a blob')] = 0x42
    expect(await refused(bytes)).toMatch(/^BackupError: The blob [0-9a-f]{64} in the backup is damaged\.$/)
  })
  test('when the end is missing', async () => {
    const bytes = await archive()
    expect(await refused(bytes.subarray(0, bytes.length - 3000))).toContain('BackupError: The backup')
    expect(await refused(bytes.subarray(0, bytes.length >> 1))).toBe(
      'BackupError: The backup cannot be read: the file ends too early.',
    )
  })
  test('when it is another file', async () => {
    expect(await refused(randomBytes(2000))).toBe(
      'BackupError: The backup cannot be read: this is not a tar file, or it is damaged.',
    )
  })
  test('when the database has rows', async () => {
    const there = await target()
    await restore(pieces(await archive()), there.parts)
    expect(await message(restore(pieces(await archive()), there.parts))).toContain(
      'The database is not empty: the table child has rows',
    )
  })
  test('when its tables are not known', async () => {
    const bytes = await archive()
    await writeFile(join(migrations, '0001-tables.sql'), `${tables} -- changed`)
    try {
      expect(await refused(bytes)).toContain('whose tables this version does not know (0001-tables.sql)')
    } finally {
      await writeFile(join(migrations, '0001-tables.sql'), tables)
    }
  })
})

test('ordinary tar lists it', async () => {
  const { execFileSync } = await import('node:child_process')
  const path = join(folder, 'backup.tar')
  await writeFile(path, await archive())
  const listed = execFileSync('tar', ['-tf', path], { encoding: 'utf8' })
  expect(listed).toMatch(/^healthkeep\.json\nkey\ntables\/child\/000001\ntables\/parent\/000001\n/)
  expect(listed).toMatch(/uploads\/unfinished\nend\.json\n$/)
})
