import type { ReadContext } from '../../domain/context.ts'
import { allKeys, codeSet, vocabularyFor } from '../../domain/vocabularies.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { vocabularyCodeSet, vocabularyKey, vocabularyKeyInfo } from '../../protocol/vocabulary.ts'
import { boolean, doc, many, optional, sequence } from '../../schema/schema.ts'

const request = sequence({
  vocabularyParameters: optional(
    sequence({
      vocabularyKey: many(vocabularyKey, 1),
      fixedCulture: optional(
        doc(boolean(), 'Only texts in the culture of the call; English takes the place of others when false.'),
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
  { culture }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  if (!vocabularyParameters) return { vocabulary: [], vocabularyKey: allKeys() }
  const { vocabularyKey: keys, fixedCulture = false } = vocabularyParameters
  // Texts are English; whoever insists on another language gets none (wire.md §2.8).
  if (fixedCulture && culture.language.toLowerCase() !== 'en')
    throw new Fault('INVALID_VOCABULARY', 'There are no texts in this language; ask without fixed-culture.')
  return { vocabulary: keys.map(key => codeSet(vocabularyFor(key), key.codeValue)), vocabularyKey: [] }
}
