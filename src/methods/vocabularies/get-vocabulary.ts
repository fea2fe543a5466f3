import type { ReadContext } from '../../domain/context.ts'
import { allKeys, codeSet } from '../../domain/vocabularies.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { vocabularyCodeSet, vocabularyKey, vocabularyKeyInfo } from '../../protocol/vocabulary.ts'
import { boolean, doc, many, optional, sequence } from '../../schema/schema.ts'

const request = sequence({
  vocabularyParameters: optional(
    sequence({
      vocabularyKey: many(vocabularyKey, 1),
      fixedCulture: optional(
        doc(boolean(), 'English takes the place of missing texts when false; when true these are empty.'),
      ),
    }),
  ),
})
/** One kind or the other: a list of keys when none was named. */
const response = sequence({ vocabulary: many(vocabularyCodeSet), vocabularyKey: many(vocabularyKeyInfo) })

export const contract = method({
  name: 'GetVocabulary',
  summary: 'Lists of codes with their texts; without parameters the names of all lists.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  versions: { 1: { request, response }, 2: { request, response } },
})

/** One answer for each key, in the order of the keys (wire.md §5.2). */
export async function handle(
  { vocabularyParameters }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  if (!vocabularyParameters) return { vocabulary: [], vocabularyKey: await allKeys(ctx) }
  const { vocabularyKey: keys, fixedCulture = false } = vocabularyParameters
  const vocabulary = await Promise.all(keys.map(key => codeSet(ctx, key, fixedCulture)))
  return { vocabulary, vocabularyKey: [] }
}
