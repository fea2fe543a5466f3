/** What an application keeps about a person (table application_person): its own settings, and the record it works with. */
import { Fault } from '../protocol/fault.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import { changed } from './caches.ts'

export interface ApplicationSettings {
  /** XML of the application, as it came. */
  readonly settings: string | undefined
  /** The real id; it may name a record whose authorization is gone. */
  readonly selectedRecordId: string | undefined
}

export async function applicationSettings(
  read: Reader,
  applicationId: string,
  personId: string,
): Promise<ApplicationSettings> {
  const found = await settingsOfPeople(read, applicationId, [personId])
  return found.get(personId) ?? { settings: undefined, selectedRecordId: undefined }
}

/** By person id; people without a row are absent. */
export async function settingsOfPeople(
  read: Reader,
  applicationId: string,
  personIds: readonly string[],
): Promise<Map<string, ApplicationSettings>> {
  const rows = await read.query<{ person_id: string; settings: string | null; selected_record_id: string | null }>(sql`
    select person_id, settings, selected_record_id from application_person
    where application_id = ${applicationId} and person_id = any(${personIds}::uuid[])`)
  return new Map(
    rows.map(row => [
      row.person_id,
      { settings: row.settings ?? undefined, selectedRecordId: row.selected_record_id ?? undefined },
    ]),
  )
}

/** Bytes; the published interface names no limit. GetAuthorizedPeople answers the settings of 200 people at a time. */
const mostSettings = 65_536

/** Settings as they came; undefined when there is nothing in them, a fault when they are too long. */
export function readSettings(settings: string): string | undefined {
  if (Buffer.byteLength(settings) > mostSettings)
    throw new Fault('REQUEST_TOO_LONG', `Settings may have ${mostSettings} bytes at most.`)
  return settings.trim() === '' ? undefined : settings
}

/** Replaces the settings; undefined clears them. Alone a whole transaction. */
export async function setApplicationSettings(
  tx: Writer,
  applicationId: string,
  personId: string,
  settings: string | undefined,
): Promise<void> {
  await tx.query(sql`
    insert into application_person (application_id, person_id, settings) values (${applicationId}, ${personId}, ${settings ?? null})
    on conflict (application_id, person_id) do update set settings = excluded.settings`)
}

/** Remembers the record that the application works with for this person; true when there was another one before. */
export async function selectRecord(
  tx: Writer,
  applicationId: string,
  personId: string,
  recordId: string,
): Promise<boolean> {
  const { selectedRecordId } = await applicationSettings(tx, applicationId, personId)
  if (selectedRecordId === recordId) return false
  await tx.query(sql`
    insert into application_person (application_id, person_id, selected_record_id) values (${applicationId}, ${personId}, ${recordId})
    on conflict (application_id, person_id) do update set selected_record_id = excluded.selected_record_id`)
  return selectedRecordId !== undefined
}

/** Admits the person to an application that admits only those whom it was told of (shell.md §3.1). */
export async function allowPerson(tx: Writer, applicationId: string, personId: string): Promise<void> {
  await tx.query(sql`
    insert into application_person (application_id, person_id, allowed) values (${applicationId}, ${personId}, true)
    on conflict (application_id, person_id) do update set allowed = true`)
  await changed(tx)
}

/** The list of those whom the application admitted no longer has the person; 6 when it had not. */
export async function disallowPerson(tx: Writer, applicationId: string, personId: string): Promise<void> {
  const rows = await tx.query(sql`
    update application_person set allowed = false
    where application_id = ${applicationId} and person_id = ${personId} and allowed returning person_id`)
  if (rows.length === 0) throw new Fault('INVALID_APP', 'The application has not admitted this person.')
  await changed(tx)
}

/** People whom the application admitted, of those that are asked for; all when none is. */
export async function allowedPeople(read: Reader, applicationId: string, among: readonly string[]): Promise<string[]> {
  const rows = await read.query<{ person_id: string }>(sql`
    select person_id from application_person where application_id = ${applicationId} and allowed
      and (${among.length === 0} or person_id = any(${among}::uuid[])) order by person_id`)
  return rows.map(row => row.person_id)
}

/** Applications that admitted the person, of those that are asked for; all when none is. */
export async function allowingApplications(
  read: Reader,
  personId: string,
  among: readonly string[],
): Promise<string[]> {
  const rows = await read.query<{ application_id: string }>(sql`
    select application_id from application_person where person_id = ${personId} and allowed
      and (${among.length === 0} or application_id = any(${among}::uuid[])) order by application_id`)
  return rows.map(row => row.application_id)
}
