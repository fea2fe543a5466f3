import type { WriteContext } from '../../domain/context.ts'
import { loadVocabulary } from '../../domain/vocabulary-loading.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import type { LoadOutcome, VocabularySource } from '../../protocol/vocabulary-load.ts'
import { opaque, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'LoadVocabulary',
  summary: 'Reads code lists from files into the database; for the command line.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: {
    1: {
      request: sequence({ source: opaque<VocabularySource>() }),
      response: sequence({ outcome: opaque<LoadOutcome>() }),
    },
  },
})

export async function handle(
  { source }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return { outcome: await loadVocabulary(ctx.db, source) }
}
