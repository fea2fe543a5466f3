import { appLocations } from '../../domain/app-locations.ts'
import type { ReadContext } from '../../domain/context.ts'
import { appSupportedRecordLocations } from '../../protocol/app-location.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, many, optional, sequence, string } from '../../schema/schema.ts'

const appIdentifier = sequence({ appId: guid(), migrationSourceInstance: optional(string({ max: 255 })) })

export const contract = method({
  name: 'GetAppLocationsPrivileged',
  summary: 'Where applications work, and what people there are told first.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none', operators: true },
  versions: {
    1: {
      request: sequence({
        appIds: sequence({ appId: many(guid(), 0, 100), appIdentifier: optional(appIdentifier) }, 'AppIdList'),
      }),
      response: sequence({ appSupportedRecordLocations }),
    },
  },
})

/** 6 for an application that is unknown. One that names no place works in all. */
export async function handle(
  { appIds: { appId, appIdentifier: one } }: RequestOf<typeof contract>,
  { services }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const ids = [...appId, ...(one ? [one.appId] : [])].map(id => id.toLowerCase())
  return {
    appSupportedRecordLocations: { appSupportedRecordLocation: await appLocations(services, [...new Set(ids)]) },
  }
}
