import { holdsLocation } from '../../domain/app-locations.ts'
import { applicationById } from '../../domain/applications.ts'
import type { ReadContext } from '../../domain/context.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { location } from '../../protocol/person.ts'
import { instance, instanceFor } from '../../protocol/service.ts'
import { guid, optional, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'SelectInstancePrivileged',
  summary: 'The instance for people of a country who come for an application; none where it does not work.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: {
    1: {
      request: sequence({ preferredLocation: location, appId: optional(guid()) }),
      response: sequence({ selectedInstance: optional(instance) }),
    },
  },
})

/** 6 for an application that is unknown. */
export async function handle(
  { preferredLocation, appId }: RequestOf<typeof contract>,
  { services }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const selectedInstance = instanceFor(services.settings, preferredLocation.country)
  if (!selectedInstance) return {}
  if (appId === undefined) return { selectedInstance }
  const application = await applicationById(services, appId.toLowerCase())
  if (!application) throw new Fault('INVALID_APP', 'There is no such application.')
  const { locations, further } = application
  const offered =
    further.instances === undefined || further.instances.all || further.instances.ids.includes(selectedInstance.id)
  return offered && holdsLocation(locations, preferredLocation) ? { selectedInstance } : {}
}
