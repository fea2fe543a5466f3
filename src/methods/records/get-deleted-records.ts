import { deletedRecords } from '../../domain/closing.ts'
import type { ReadContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, many, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetDeletedRecords',
  summary: 'Records that were deleted and that the caller can still bring back, the latest first.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({}),
      response: sequence({
        record: many(sequence({ recordId: guid(), displayName: string(), deletedAt: string(), until: string() })),
      }),
    },
  },
})

export const handle = async (
  _: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> => ({
  record: await deletedRecords(ctx),
})
