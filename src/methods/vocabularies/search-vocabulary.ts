import type { ReadContext } from '../../domain/context.ts'
import { searchCodes, searchKeys } from '../../domain/vocabularies.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { limits } from '../../protocol/service.ts'
import { searchModes, vocabularyCodeSet, vocabularyKey, vocabularyKeyInfo } from '../../protocol/vocabulary.ts'
import { attributed, doc, many, optional, positiveInteger, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'SearchVocabulary',
  summary: 'Finds codes of a list by their texts; without a list, the lists themselves.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  versions: {
    1: {
      request: sequence({
        vocabularyKey: optional(vocabularyKey),
        textSearchParameters: sequence({
          searchString: attributed(string({ min: 1, max: 255 }), {
            searchMode: optional(
              doc(
                string({ min: 1, max: 64 }),
                'Prefix when absent, or Contains, or FullText: each word begins a word of the text.',
              ),
            ),
          }),
          maxResults: optional(doc(positiveInteger(), `${limits.vocabularyItems} at most, and when absent.`)),
        }),
      }),
      response: sequence({ vocabularyKey: many(vocabularyKeyInfo), codeSetResult: optional(vocabularyCodeSet) }),
    },
  },
})

export async function handle(
  { vocabularyKey: key, textSearchParameters }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { searchString, maxResults = limits.vocabularyItems } = textSearchParameters
  const { text, searchMode = 'Prefix' } = searchString
  const mode = searchModes.find(known => known.toLowerCase() === searchMode.toLowerCase())
  if (!mode) throw new Fault('INVALID_XML', `search-mode must be one of ${searchModes.join(', ')}.`)
  const atMost = Math.min(maxResults, limits.vocabularyItems)
  if (key) return { vocabularyKey: [], codeSetResult: await searchCodes(ctx, key, text, mode, atMost) }
  return { vocabularyKey: await searchKeys(ctx, text, mode, atMost) }
}
