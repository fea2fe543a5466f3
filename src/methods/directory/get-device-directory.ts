import { languageOf } from '../../domain/application-info.ts'
import type { ReadContext } from '../../domain/context.ts'
import { directoryPage, nameOfItem } from '../../domain/directory.ts'
import {
  deviceItem,
  directoryCursor,
  directoryFilter,
  includeItemDetails,
  itemMetadata,
} from '../../protocol/directory.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { many, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetDeviceDirectory',
  summary: 'Devices that people can use with their records, page by page.',
  visibility: 'public',
  access: { caller: 'anonymous', record: 'none' },
  versions: {
    1: {
      request: sequence({
        deviceDirectoryFilter: directoryFilter,
        deviceDirectoryIdCursor: directoryCursor,
        includeItemDetails,
      }),
      response: sequence({
        deviceDirectory: optional(
          sequence(
            { deviceDirectoryItem: many(deviceItem), deviceDirectoryMetadata: many(itemMetadata) },
            'DeviceDirectory',
          ),
        ),
        deviceDirectoryIdCursor: optional(string()),
      }),
    },
  },
})

/** It was privileged at HealthVault; here anybody may read it, since nothing in it is about anybody. */
export async function handle(
  { deviceDirectoryFilter, deviceDirectoryIdCursor, includeItemDetails = false }: RequestOf<typeof contract>,
  { services, culture }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const ids = deviceDirectoryFilter?.directoryItemIds.id
  const { items, cursor } = await directoryPage(services, 'device', {
    ...(ids && { ids }),
    cursor: deviceDirectoryIdCursor,
  })
  return {
    deviceDirectory: {
      deviceDirectoryItem: includeItemDetails ? items : [],
      deviceDirectoryMetadata: includeItemDetails
        ? []
        : items.map(item => ({ id: item.id, name: nameOfItem(item, languageOf(culture)) })),
    },
    ...(cursor !== undefined && { deviceDirectoryIdCursor: cursor }),
  }
}
