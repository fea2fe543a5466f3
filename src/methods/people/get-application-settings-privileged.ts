import { applicationById } from '../../domain/applications.ts'
import type { ReadContext } from '../../domain/context.ts'
import { recordsOfPerson } from '../../domain/grants.ts'
import { applicationSettings } from '../../domain/settings.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, optional, raw, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetApplicationSettingsPrivileged',
  summary: 'What an application keeps about the person, and the record it works with, for the person to see.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({ appId: guid() }),
      response: sequence({ appSettings: optional(raw()), selectedRecordId: optional(guid()) }),
    },
  },
})

/** They stay when the person takes back the yes, so that they are there again later; the record is told only while it is open. */
export async function handle(
  { appId }: RequestOf<typeof contract>,
  { services, read, caller, now }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const application = await applicationById(services, appId.toLowerCase())
  if (!application) throw new Fault('INVALID_APP', 'There is no such application.')
  const { personId } = caller.person!
  const { settings, selectedRecordId } = await applicationSettings(read, application.applicationId, personId)
  const [selected] = await recordsOfPerson(read, application, personId, now, { selected: selectedRecordId, atMost: 1 })
  return {
    ...(settings !== undefined && { appSettings: settings }),
    ...(selected && { selectedRecordId: selected.recordId }),
  }
}
