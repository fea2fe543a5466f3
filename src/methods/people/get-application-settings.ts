import type { ReadContext } from '../../domain/context.ts'
import { needGrant, recordsOfPerson } from '../../domain/grants.ts'
import { applicationSettings } from '../../domain/settings.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, optional, raw, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetApplicationSettings',
  summary: 'What the application keeps about the person, and the record it works with.',
  visibility: 'public',
  access: { caller: 'person', record: 'none' },
  versions: {
    1: {
      request: sequence({}),
      response: sequence({ appSettings: optional(raw()), selectedRecordId: optional(guid()) }),
    },
  },
})

export async function handle(
  _request: RequestOf<typeof contract>,
  { services, read, caller, now }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  await needGrant(read, caller, now)
  const { applicationId } = caller.application
  const { personId } = caller.person!
  const { settings, selectedRecordId } = await applicationSettings(read, applicationId, personId)
  const [selected] = await recordsOfPerson(read, caller.application, personId, now, {
    selected: selectedRecordId,
    atMost: 1,
  })
  return {
    ...(settings !== undefined && { appSettings: settings }),
    ...(selected && { selectedRecordId: services.seals.recordAs(applicationId, personId, selected.recordId) }),
  }
}
