import { contentIds, contentsOf } from '../../domain/binary-content.ts'
import type { ReadContext } from '../../domain/context.ts'
import { binaryContent } from '../../protocol/binary-content.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, many, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetBinaryContent',
  summary: 'Files that pages may show, by id or by name; the ids of all when none is named.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: {
    1: {
      request: sequence({ id: many(guid(), 0, 100), fileName: many(string({ min: 1, max: 255 }), 0, 100) }),
      response: sequence({ id: many(guid()), binaryContent: many(binaryContent) }),
    },
  },
})

/** 94 for an id that there is none of. */
export async function handle(
  { id, fileName }: RequestOf<typeof contract>,
  { read }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  if (id.length + fileName.length === 0) return { id: await contentIds(read), binaryContent: [] }
  return {
    id: [],
    binaryContent: await contentsOf(
      read,
      id.map(i => i.toLowerCase()),
      fileName,
    ),
  }
}
