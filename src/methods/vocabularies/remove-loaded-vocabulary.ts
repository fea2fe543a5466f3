import type { WriteContext } from '../../domain/context.ts'
import { removeLoaded } from '../../domain/vocabulary-loading.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { int, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'RemoveLoadedVocabulary',
  summary: 'Takes away a code list that an operator has loaded; what came with the program is there again.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: {
    1: {
      request: sequence({
        family: string(),
        name: string(),
        version: optional(string()),
        language: optional(string()),
      }),
      response: sequence({ removed: int() }),
    },
  },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return { removed: await removeLoaded(ctx.db, request) }
}
