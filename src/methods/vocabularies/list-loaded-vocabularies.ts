import type { WriteContext } from '../../domain/context.ts'
import { loadedVocabularies } from '../../domain/vocabulary-loading.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import type { LoadedVocabulary } from '../../protocol/vocabulary-load.ts'
import { opaque, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'ListLoadedVocabularies',
  summary: 'The code lists that an operator has loaded, in all versions and languages.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: {
    1: { request: sequence({}), response: sequence({ vocabularies: opaque<readonly LoadedVocabulary[]>() }) },
  },
})

export async function handle(
  _request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return { vocabularies: await loadedVocabularies(ctx.db) }
}
