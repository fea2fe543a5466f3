/**
 * Alternate ids (table alternate_id): an application that keeps no ids of ours names a person and a record by an id of its
 * own, unique within the application. They stay while access is ended, and work again when it comes back (shell.md §4.5).
 */
import { Fault } from '../protocol/fault.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'

export interface AlternateIdHolder {
  readonly personId: string
  readonly recordId: string
}

/** Of one person in one record; the real number is not published. */
const mostIds = 100

/** As it may be stored; faults with 142 when empty, with 3 for white space around it. */
export function checkedId(id: string): string {
  if (id === '') throw new Fault('ALTERNATE_ID_MISSING')
  if (id.trim() !== id) throw new Fault('INVALID_XML', 'alternate-id: white space around it is not allowed.')
  return id
}

/** Saying it again changes nothing; 139 when it stands for someone else, 141 when there are too many. */
export async function associate(
  tx: Writer,
  applicationId: string,
  { personId, recordId }: AlternateIdHolder,
  id: string,
  now: string,
): Promise<void> {
  // One at a time for an application, so that two cannot both take the last place.
  await tx.query(sql`select 1 from application where application_id = ${applicationId} for update`)
  const known = await holderOf(tx, applicationId, id)
  if (known?.personId === personId && known.recordId === recordId) return
  if (known) throw new Fault('DUPLICATE_ALTERNATE_ID')
  if ((await idsOf(tx, applicationId, { personId, recordId })).length >= mostIds)
    throw new Fault('ALTERNATE_IDS_LIMIT_EXCEEDED')
  await tx.query(sql`insert into alternate_id (application_id, alternate_id, person_id, record_id, created_at)
    values (${applicationId}, ${id}, ${personId}, ${recordId}, ${now})`)
}

/** Without a holder whoever it stands for; 140 when there is none. */
export async function disassociate(
  on: Writer,
  applicationId: string,
  id: string,
  holder: AlternateIdHolder | undefined,
): Promise<void> {
  const gone = await on.query(sql`
    delete from alternate_id where application_id = ${applicationId} and alternate_id = ${id}
      and (${holder?.personId ?? null}::uuid is null or (person_id = ${holder?.personId ?? null} and record_id = ${holder?.recordId ?? null}))
    returning 1 as one`)
  if (gone.length === 0) throw new Fault('ALTERNATE_ID_NOT_FOUND')
}

export async function idsOf(
  read: Reader,
  applicationId: string,
  { personId, recordId }: AlternateIdHolder,
): Promise<string[]> {
  const rows = await read.query<{ alternate_id: string }>(sql`
    select alternate_id from alternate_id where application_id = ${applicationId} and person_id = ${personId} and record_id = ${recordId}
    order by created_at, alternate_id`)
  return rows.map(row => row.alternate_id)
}

export async function holderOf(
  read: Reader,
  applicationId: string,
  id: string,
): Promise<AlternateIdHolder | undefined> {
  const [row] = await read.query<{ person_id: string; record_id: string }>(
    sql`select person_id, record_id from alternate_id where application_id = ${applicationId} and alternate_id = ${id}`,
  )
  return row && { personId: row.person_id, recordId: row.record_id }
}
