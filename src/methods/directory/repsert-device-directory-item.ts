import type { WriteContext } from '../../domain/context.ts'
import { repsertDeviceItem } from '../../domain/directory.ts'
import { deviceItem } from '../../protocol/directory.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'RepsertDeviceDirectoryItem',
  summary: 'Puts a device into the directory, or its entry in place of the one it had.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: { 1: { request: sequence({ deviceDirectoryItem: deviceItem }) } },
})

export async function handle(
  { deviceDirectoryItem: item }: RequestOf<typeof contract>,
  { services, db, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { appId } = item
  const lower = { ...item, id: item.id.toLowerCase(), ...(appId !== undefined && { appId: appId.toLowerCase() }) }
  await db.write(tx => repsertDeviceItem(services, tx, lower, now))
  return {}
}
