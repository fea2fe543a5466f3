import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { migrations, type TestDatabase, testDatabase } from '../../test/database.ts'
import { sql } from './db.ts'
import { type MigrateOptions, migrate, readMigrations } from './migrate.ts'

let database: TestDatabase
let directory: string
const made: (() => Promise<void>)[] = []
beforeEach(async () => {
  database = await testDatabase({ migrate: false })
  directory = await mkdtemp(join(tmpdir(), 'healthkeep-migrations-'))
  const { close } = database
  const path = directory
  made.push(close, () => rm(path, { recursive: true }))
})
afterAll(async () => {
  for (const clear of made) await clear()
})

const file = (name: string, text: string) => writeFile(join(directory, name), text)
const apply = async (options: MigrateOptions = {}) =>
  (await migrate(database.url, directory, { schema: database.schema, ...options })).map(m => m.name)
const message = (work: Promise<unknown>) =>
  work.then(
    () => '',
    (error: Error) => error.message,
  )

test('each file is applied once, in order', async () => {
  await file('0001-people.sql', 'create table person (id int); insert into person values (1);')
  expect(await apply()).toEqual(['0001-people.sql'])
  await file('0002-more.sql', 'insert into person values (2);')
  expect(await apply()).toEqual(['0002-more.sql'])
  expect(await apply()).toEqual([])
  expect(await database.db.read.query(sql`select id from person order by id`)).toEqual([{ id: 1 }, { id: 2 }])
})

test('all of them or none', async () => {
  await file('0001-people.sql', 'create table person (id int);')
  await file('0002-wrong.sql', 'insert into nowhere values (1);')
  expect(await message(apply())).toContain('Migration 0002-wrong.sql failed')
  expect(await database.db.read.query(sql`select to_regclass('person') as found`)).toEqual([{ found: null }])
})

test('several at once apply each file once', async () => {
  await file('0001-people.sql', 'create table person (id int);')
  const applied = await Promise.all([apply(), apply(), apply()])
  expect(applied.flat()).toEqual(['0001-people.sql'])
})

test('a file changed after it was applied is refused', async () => {
  await file('0001-people.sql', 'create table person (id int);')
  await apply()
  await file('0001-people.sql', 'create table person (id bigint);')
  expect(await message(apply())).toContain('A migration that has run is never changed')
})

test('a database that a newer version has used is refused', async () => {
  await file('0001-people.sql', 'create table person (id int);')
  await file('0002-more.sql', 'select 1;')
  await apply()
  await rm(join(directory, '0002-more.sql'))
  expect(await message(apply())).toContain('a newer Healthkeep has used it')
})

test('a gap in the numbers is refused', async () => {
  await file('0002-more.sql', 'select 1;')
  expect(await message(apply())).toBe('0002-more.sql should be named 0001-….sql: migrations are numbered in order.')
})

test('it may stop at a number', async () => {
  await file('0001-people.sql', 'create table person (id int);')
  await file('0002-more.sql', 'select 1;')
  expect(await apply({ upTo: 1 })).toEqual(['0001-people.sql'])
})

test('our own files apply to an empty schema', async () => {
  const files = await readMigrations(migrations)
  expect(await migrate(database.url, migrations, { schema: database.schema })).toHaveLength(files.length)
})
