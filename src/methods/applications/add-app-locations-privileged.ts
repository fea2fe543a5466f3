import { addAppLocations } from '../../domain/app-locations.ts'
import type { WriteContext } from '../../domain/context.ts'
import { appSupportedRecordLocations } from '../../protocol/app-location.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'AddAppLocationsPrivileged',
  summary: 'Adds places where an application works, each with a warning for people there.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: { 1: { request: sequence({ appSupportedRecordLocations }) } },
})

/** 150 for a place that it has already. */
export async function handle(
  request: RequestOf<typeof contract>,
  { db, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { appSupportedRecordLocation } = request.appSupportedRecordLocations
  await db.write(tx => addAppLocations(tx, appSupportedRecordLocation, now))
  return {}
}
