import { languageOf } from '../../domain/application-info.ts'
import type { ReadContext } from '../../domain/context.ts'
import { directoryPage, nameOfItem } from '../../domain/directory.ts'
import {
  applicationItem,
  directoryCursor,
  directoryFilter,
  includeItemDetails,
  itemMetadata,
} from '../../protocol/directory.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { many, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetApplicationDirectory',
  summary: 'Applications that people can use with their records, page by page.',
  visibility: 'public',
  access: { caller: 'anonymous', record: 'none' },
  versions: {
    1: {
      request: sequence({
        applicationDirectoryFilter: directoryFilter,
        applicationDirectoryIdCursor: directoryCursor,
        includeItemDetails,
      }),
      response: sequence({
        applicationDirectory: optional(
          sequence(
            { applicationDirectoryItem: many(applicationItem), applicationDirectoryMetadata: many(itemMetadata) },
            'ApplicationDirectory',
          ),
        ),
        applicationDirectoryIdCursor: optional(string()),
      }),
    },
  },
})

/** It was privileged at HealthVault; here anybody may read it, since nothing in it is about anybody. */
export async function handle(
  { applicationDirectoryFilter, applicationDirectoryIdCursor, includeItemDetails = false }: RequestOf<typeof contract>,
  { services, culture }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const ids = applicationDirectoryFilter?.directoryItemIds.id
  const { items, cursor } = await directoryPage(services, 'application', {
    ...(ids && { ids }),
    cursor: applicationDirectoryIdCursor,
  })
  return {
    applicationDirectory: {
      applicationDirectoryItem: includeItemDetails ? items : [],
      applicationDirectoryMetadata: includeItemDetails
        ? []
        : items.map(item => ({ id: item.id, name: nameOfItem(item, languageOf(culture)) })),
    },
    ...(cursor !== undefined && { applicationDirectoryIdCursor: cursor }),
  }
}
