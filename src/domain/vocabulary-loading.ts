/**
 * Code lists into the database: read in steps that are each safe on the disk, so that an interrupted load goes on where it stopped,
 * then made a list in one transaction, so that readers see the old one or the new one. Every process hears of it (`changed`).
 */
import { Fault } from '../protocol/fault.ts'
import type {
  LoadedVocabulary,
  LoadOutcome,
  LoadTarget,
  Place,
  SourceRow,
  VocabularySource,
} from '../protocol/vocabulary-load.ts'
import { linesApart, SourceError } from '../protocol/vocabulary-load.ts'
import { type Db, sql, type Writer } from '../store/db.ts'
import { fold } from '../things/vocabularies/fold.ts'
import { changed } from './caches.ts'

interface Load extends Place {
  readonly id: number
  readonly rows: number
  readonly read: boolean
}
interface LoadRow {
  load_id: number
  part: number
  byte_offset: number
  line: number
  rows: number
  read: boolean
}
const loadOf = (row: LoadRow): Load => ({
  id: row.load_id,
  part: row.part,
  byteOffset: row.byte_offset,
  line: row.line,
  rows: row.rows,
  read: row.read,
})

/** Reads what is not read yet, and makes the lists. Faults with 56 and a sentence when the source is wrong: then nothing is changed. */
export async function loadVocabulary(db: Db, source: VocabularySource): Promise<LoadOutcome> {
  await sweepRemoved(db)
  await sweepAbandoned(db)
  let load = await beginLoad(db, source.digest)
  const resumed = load.read || load.rows > 0
  try {
    if (!load.read) {
      source.progress(load, load.rows)
      for await (const { rows, place } of source.read(load)) {
        load = await stage(db, load, rows, place)
        source.progress(load, load.rows)
      }
      await db.now.query(sql`update vocabulary_load set read = true where load_id = ${load.id}`)
    }
    source.progress('read', load.rows)
    const lists = await publish(db, load.id, source)
    await sweepRemoved(db)
    // A search reads the index alone where the visibility map says so, and new GIN entries wait in a list until this.
    await db.now.query(sql`vacuum (analyze) vocabulary_term, vocabulary_item`)
    return { resumed, lists }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    await db.write(tx => forgetLoad(tx, load.id))
    throw new Fault('VOCABULARY_LOAD_ERROR', `${error.message} Nothing was changed.`)
  }
}

async function beginLoad(db: Db, digest: Buffer): Promise<Load> {
  const [row] = await db.now.query<LoadRow>(sql`
    insert into vocabulary_load (source) values (${digest})
    on conflict (source) do update set source = excluded.source
    returning load_id, part, byte_offset, line, rows, read`)
  return loadOf(row!)
}

async function forgetLoad(tx: Writer, id: number): Promise<void> {
  await tx.query(sql`delete from vocabulary_staged where load_id = ${id}`)
  await tx.query(sql`delete from vocabulary_load where load_id = ${id}`)
}

async function stage(db: Db, load: Load, rows: readonly SourceRow[], place: Place): Promise<Load> {
  const column = <T>(value: (row: SourceRow) => T): T[] => rows.map(value)
  return db.write(async tx => {
    const [after] = await tx.query<LoadRow>(sql`
      update vocabulary_load set part = ${place.part}, byte_offset = ${place.byteOffset}, line = ${place.line}, rows = rows + ${rows.length}
      where load_id = ${load.id} and part = ${load.part} and byte_offset = ${load.byteOffset}
      returning load_id, part, byte_offset, line, rows, read`)
    if (!after)
      throw new Fault('VOCABULARY_LOAD_ERROR', 'Another process is loading the same files; wait until it is done.')
    await tx.query(sql`
      insert into vocabulary_staged (load_id, kind, list, line, code, text, abbreviation, info_xml, terms)
      select ${load.id}, kind, list, line, code, text, abbreviation, info_xml, string_to_array(terms, E'\n')
      from unnest(
        ${column(r => r.kind)}::text[], ${column(r => r.list)}::text[], ${column(r => r.line)}::bigint[],
        ${column(r => r.code)}::text[], ${column(r => r.text)}::text[], ${column(r => r.abbreviation ?? null)}::text[],
        ${column(r => r.infoXml ?? null)}::text[], ${column(termsOf)}::text[]
      ) as row (kind, list, line, code, text, abbreviation, info_xml, terms)`)
    return loadOf(after)
  })
}

const termsOf = ({ text, abbreviation, synonyms = [] }: SourceRow): string =>
  [...new Set([text, ...(abbreviation === undefined ? [] : [abbreviation]), ...synonyms].map(fold))].join('\n')

// ---- the moment at which the lists are there

async function publish(db: Db, load: number, source: VocabularySource): Promise<(LoadTarget & { items: number })[]> {
  return db.write(async tx => {
    // A statement of a killed process may still be at work; it holds this row until PostgreSQL has noticed.
    const [there] = await tx.query(sql`select from vocabulary_load where load_id = ${load} for update`)
    if (!there) throw new Fault('VOCABULARY_LOAD_ERROR', 'Another process has loaded the same files meanwhile.')
    // New entries of the GIN index are sorted in memory, a quarter of a million words at a time.
    await tx.query(sql`set local work_mem = '64MB'`)
    await tx.query(sql`set local gin_pending_list_limit = '64MB'`)
    if (source.join) await joinSnomed(tx, load, source.join.lists)
    await refuseTwice(tx, load, source)
    const lists = []
    for (const [index, target] of source.targets.entries()) {
      const items = await publishList(tx, load, String(index), target, source.restricted)
      if (items > 0) lists.push({ ...target, items })
    }
    if (lists.length === 0)
      throw new SourceError(`${source.parts.join(', ')}: there is no entry in it that this format knows.`)
    await forgetLoad(tx, load)
    await changed(tx)
    return lists
  })
}

async function refuseTwice(tx: Writer, load: number, { parts }: VocabularySource): Promise<void> {
  const [twice] = await tx.query<{ code: string; first: number; second: number }>(sql`
    select code, min(line) as first, max(line) as second from vocabulary_staged
    where load_id = ${load} and kind = 'item' group by list, code having count(*) > 1 order by second limit 1`)
  if (!twice) return
  const file = parts[Math.floor(twice.second / linesApart)] ?? ''
  throw new SourceError(
    `${file}, line ${twice.second % linesApart}: the code ${twice.code.slice(0, 40)} stands in line ${twice.first % linesApart} already.`,
  )
}

/** The number of items; an empty list is none. */
async function publishList(
  tx: Writer,
  load: number,
  list: string,
  target: LoadTarget,
  restricted: boolean,
): Promise<number> {
  const { family, name, version, language, description } = target
  const [counted] = await tx.query<{ items: number }>(sql`
    select count(*)::int as items from vocabulary_staged where load_id = ${load} and kind = 'item' and list = ${list}`)
  const { items } = counted!
  if (items === 0) return 0
  await tx.query(sql`
    update vocabulary set state = 'Removed'
    where state = 'Ready' and family = ${family} and name = ${name} and version = ${version} and language = ${language}`)
  const [row] = await tx.query<{ id: number }>(sql`
    insert into vocabulary (family, name, version, language, description, items, restricted)
    values (${family}, ${name}, ${version}, ${language}, ${description}, ${items}, ${restricted}) returning vocabulary_id as id`)
  // The terms lie on the disk from the shortest to the longest: vocabulary-search.ts says what for.
  await tx.query(sql`
    with item as materialized (
      select row_number() over (order by line)::int as position, code, text, abbreviation, info_xml, terms
      from vocabulary_staged where load_id = ${load} and kind = 'item' and list = ${list}
    ), stored as (
      insert into vocabulary_item (vocabulary_id, position, code, text, abbreviation, info_xml)
      select ${row!.id}, position, code, text, abbreviation, info_xml from item
    )
    insert into vocabulary_term (vocabulary_id, folded, position)
    select ${row!.id}, folded, position from (
      select unnest(terms) as folded, position from item
      union
      select unnest(other.terms), position from vocabulary_staged as other join item using (code)
      where other.load_id = ${load} and other.kind = 'synonym'
    ) as term where folded <> '' order by length(folded), folded`)
  return items
}

/**
 * Active concepts with their preferred name; where none is marked, the fully specified name without its tag. The tag says in
 * which of HealthVault's lists a concept stands.
 */
async function joinSnomed(
  tx: Writer,
  load: number,
  lists: { readonly [tag: string]: readonly string[] },
): Promise<void> {
  const pairs = Object.entries(lists).flatMap(([tag, indexes]) => indexes.map(index => ({ tag, index })))
  await tx.query(sql`delete from vocabulary_staged where load_id = ${load} and kind = 'item'`)
  await tx.query(sql`
    with staged as (select * from vocabulary_staged where load_id = ${load}),
    named as (
      select distinct on (concept.code) concept.code, concept.line, coalesce(name.text, regexp_replace(full_name.text, ' \\([^()]+\\)$', '')) as text,
        coalesce(name.terms, full_name.terms) as terms, substring(full_name.text from '\\(([^()]+)\\)$') as tag
      from staged as concept
      join staged as full_name on full_name.kind = 'full-name' and full_name.code = concept.code
      left join (
        select name.code, name.text, name.terms from staged as name
        join staged as preferred on preferred.kind = 'preferred' and preferred.code = name.list where name.kind = 'synonym'
      ) as name on name.code = concept.code
      where concept.kind = 'concept'
      order by concept.code, full_name.line, name.text
    )
    insert into vocabulary_staged (load_id, kind, list, line, code, text, terms)
    select ${load}, 'item', pair.index, line, code, text, terms from named
    join unnest(${pairs.map(p => p.tag)}::text[], ${pairs.map(p => p.index)}::text[]) as pair (tag, index)
      on pair.tag = '' or pair.tag = named.tag`)
}

// ---- what is loaded

export async function loadedVocabularies(db: Db): Promise<LoadedVocabulary[]> {
  const rows = await db.read.query<Omit<LoadedVocabulary, 'loadedAt'> & { loaded_at: string }>(sql`
    select family, name, version, language, description, items, restricted, loaded_at
    from vocabulary where state = 'Ready' order by family, name, loaded_at, language`)
  return rows.map(({ loaded_at, ...list }) => ({ ...list, loadedAt: loaded_at }))
}

/** All versions and languages where nothing is said of them. Returns how many lists went. */
export async function removeLoaded(
  db: Db,
  { family, name, version, language }: { family: string; name: string; version?: string; language?: string },
): Promise<number> {
  const gone = await db.write(async tx => {
    const rows = await tx.query(sql`
      update vocabulary set state = 'Removed' where state = 'Ready' and family = ${family} and name = ${name}
        and (${version ?? null}::text is null or version = ${version ?? null})
        and (${language ?? null}::text is null or lower(language) = lower(${language ?? null})) returning vocabulary_id`)
    await changed(tx)
    return rows.length
  })
  await sweepRemoved(db)
  return gone
}

async function sweepRemoved(db: Db): Promise<void> {
  const gone = await db.now.query<{ id: number }>(
    sql`select vocabulary_id as id from vocabulary where state = 'Removed'`,
  )
  for (const { id } of gone)
    await db.write(async tx => {
      await tx.query(sql`delete from vocabulary_term where vocabulary_id = ${id}`)
      await tx.query(sql`delete from vocabulary_item where vocabulary_id = ${id}`)
      await tx.query(sql`delete from vocabulary where vocabulary_id = ${id}`)
    })
}

/** Interrupted loads of files that have changed since, or that nobody came back for. */
async function sweepAbandoned(db: Db): Promise<void> {
  const old = await db.now.query<{ id: number }>(
    sql`select load_id as id from vocabulary_load where started_at < now() - interval '7 days'`,
  )
  for (const { id } of old) await db.write(tx => forgetLoad(tx, id))
}

/** Lets an application read restricted lists of the family, or one of them; or no longer. */
export async function authorizeVocabulary(
  db: Db,
  { applicationId, family, name, allowed }: { applicationId: string; family: string; name: string; allowed: boolean },
): Promise<void> {
  await db.write(async tx => {
    const [known] = await tx.query(sql`select from application where application_id = ${applicationId}`)
    if (!known) throw new Fault('INVALID_APP', 'There is no application with this id; see healthkeep app list.')
    if (allowed)
      await tx.query(sql`
        insert into vocabulary_authorization (application_id, family, name) values (${applicationId}, ${family}, ${name})
        on conflict do nothing`)
    else
      await tx.query(sql`
        delete from vocabulary_authorization
        where application_id = ${applicationId} and family = ${family} and (name = ${name} or ${name} = '')`)
    await changed(tx)
  })
}
