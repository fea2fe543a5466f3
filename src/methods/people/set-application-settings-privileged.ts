import { applicationById } from '../../domain/applications.ts'
import type { WriteContext } from '../../domain/context.ts'
import { recordsOfPerson } from '../../domain/grants.ts'
import { readSettings, selectRecord, setApplicationSettings } from '../../domain/settings.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, optional, raw, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'SetApplicationSettingsPrivileged',
  summary: 'Replaces what an application keeps about the person, or chooses the record it works with.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({ appId: guid(), appSettings: optional(raw()), selectedRecordId: optional(guid()) }),
    },
  },
})

/** What is left out stays; empty settings clear it. 6 for an unknown application, 10 for a record that is not open to it. */
export async function handle(
  { appId, appSettings, selectedRecordId }: RequestOf<typeof contract>,
  { services, read, db, caller, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const application = await applicationById(services, appId.toLowerCase())
  if (!application) throw new Fault('INVALID_APP', 'There is no such application.')
  const { applicationId } = application
  const { personId } = caller.person!
  const recordId = selectedRecordId?.toLowerCase()
  if (recordId !== undefined) {
    const open = await recordsOfPerson(read, application, personId, now, { only: [recordId] })
    if (open.length === 0) throw new Fault('INVALID_RECORD', 'The record is not open to the application.')
  }
  await db.write(async tx => {
    if (appSettings !== undefined) await setApplicationSettings(tx, applicationId, personId, readSettings(appSettings))
    if (recordId !== undefined) await selectRecord(tx, applicationId, personId, recordId)
  })
  return {}
}
