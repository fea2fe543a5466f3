/**
 * Removing things for good (wire.md §5.13, shell.md I31). The thing goes with all its versions; the blob sweeper then finds
 * that nobody holds its files. What stays is that there was one: the rows of its operations, without a date of the data, so
 * that whoever keeps a copy learns to drop it, and a line in the record's history.
 */
import { Fault } from '../protocol/fault.ts'
import { sql, type Writer } from '../store/db.ts'
import { flag, may } from './access.ts'
import type { EnteredRecord, WriteContext } from './context.ts'
import { forgetSize } from './operations.ts'
import { noteAction } from './record-audit.ts'
import { eventsOf, noteEvents } from './subscriptions.ts'
import { atStamp, type Current, call, itemOf, lockThings, type Own, permittedWith, stamped } from './thing-writing.ts'
import { mostThings } from './things.ts'

type SentKeys = readonly { readonly text: string; readonly versionStamp?: string }[]

/** Removes the named things for good, all or none: 13 for one that is not there, 123 for one that was not removed before, 61. */
export async function purgeThings(ctx: WriteContext, record: EnteredRecord, keys: SentKeys): Promise<number> {
  const named = stamped(keys)
  return purge({ ctx, record }, async tx => {
    const ids = named.map(k => k.thingId)
    const known = await lockThings(tx, record.recordId, ids)
    const things = named.map(key => atStamp(record, known, key, 'Deleted'))
    for (const thing of things) permittedWith(record, thing, 'Delete')
    return things
  })
}

/** Removes for good whatever is removed and the caller may delete; returns how many things that were. */
export async function purgeRemoved(ctx: WriteContext, record: EnteredRecord): Promise<number> {
  return purge({ ctx, record }, async tx => {
    const removed = await tx.query<{ thing_id: string }>(
      sql`select thing_id from thing where record_id = ${record.recordId} and state = 'Deleted'`,
    )
    const ids = removed.map(row => row.thing_id)
    const known = await lockThings(tx, record.recordId, ids)
    // Meanwhile somebody may have brought one back.
    return [...known.values()].filter(t => t.state === 'Deleted' && may(record.access, itemOf(t), 'Delete'))
  })
}

async function purge(own: Own, choose: (tx: Writer) => Promise<readonly Current[]>): Promise<number> {
  const { ctx, record } = own
  const count = await ctx.services.db.write(async tx => {
    const things = await choose(tx)
    // One number stands for no more things than a reader of operations takes at once.
    for (let i = 0; i < things.length; i += mostThings) await removeRows(tx, own, things.slice(i, i + mostThings))
    if (things.length > 0) await note(tx, own, things)
    return things.length
  })
  forgetSize(ctx.services, record.recordId)
  return count
}

/**
 * The rows of locked things, and one operation each that tells of it. Its bytes are those of all operations before it, below
 * zero: so the size of the record is right wherever they are counted (operations.ts folds them).
 */
async function removeRows(tx: Writer, { ctx, record: { recordId } }: Own, things: readonly Current[]): Promise<void> {
  const { application, person, avenue } = ctx.caller
  const ids = things.map(t => t.thing_id)
  const rows = await tx.query(sql`
    with ${call(recordId, null)},
    given as materialized (select * from unnest(${ids}::uuid[], ${things.map(t => (t.flags & flag.personal) !== 0)}::bool[]) as g(thing_id, personal)),
    gone as (delete from thing t using given g where t.record_id = ${recordId} and t.thing_id = g.thing_id
      returning t.thing_id, t.version_stamp, t.type_id, t.family_id, g.personal),
    versions as (delete from thing_version where record_id = ${recordId} and thing_id = any(${ids}::uuid[])),
    files as (delete from thing_blob where record_id = ${recordId} and thing_id = any(${ids}::uuid[])),
    receipts as (delete from meaningful_use_receipt where record_id = ${recordId} and thing_id = any(${ids}::uuid[])),
    sizes as materialized (
      select thing_id, sum(bytes) as bytes from record_operation where record_id = ${recordId} and thing_id = any(${ids}::uuid[]) group by thing_id),
    undated as (update record_operation o set eff_date = o.at at time zone 'UTC', updated_end_date = null, personal = g.personal
      from given g where o.record_id = ${recordId} and o.thing_id = g.thing_id)
    insert into record_operation (record_id, sequence, thing_id, operation, version_stamp, type_id, family_id, eff_date, bytes, at,
      application_id, person_id, avenue, personal)
    select ${recordId}, call.sequence, t.thing_id, 'Delete', t.version_stamp, t.type_id, t.family_id, ${ctx.now}::timestamptz at time zone 'UTC',
      -coalesce(s.bytes, 0), ${ctx.now}, ${application.applicationId}, ${person!.personId}, ${avenue}, t.personal
    from call, gone t left join sizes s on s.thing_id = t.thing_id
    returning thing_id`)
  if (rows.length < things.length) throw new Fault('INVALID_THING')
}

/** For those who listen, and for the history of the record (shell.md §3.8): how many, and nothing of what they were. */
async function note(tx: Writer, { ctx, record: { recordId } }: Own, things: readonly Current[]): Promise<void> {
  await noteAction(ctx, tx, recordId, 'PermanentlyDeleteThings', { changes: { things: things.length } })
  const changes = things.map(t => ({ thingId: t.thing_id, ...itemOf(t) }))
  await noteEvents(tx, recordId, await eventsOf(ctx.services, recordId, changes, ctx.now), ctx.now)
}
