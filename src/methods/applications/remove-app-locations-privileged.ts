import { removeAppLocations } from '../../domain/app-locations.ts'
import type { WriteContext } from '../../domain/context.ts'
import { appSupportedRecordLocations } from '../../protocol/app-location.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'RemoveAppLocationsPrivileged',
  summary: 'Takes away places where an application works.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: { 1: { request: sequence({ appSupportedRecordLocations }) } },
})

/** 151 where warnings are named, 147 for a place that it has not. */
export async function handle(
  request: RequestOf<typeof contract>,
  { db, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { appSupportedRecordLocation } = request.appSupportedRecordLocations
  await db.write(tx => removeAppLocations(tx, appSupportedRecordLocation, now))
  return {}
}
