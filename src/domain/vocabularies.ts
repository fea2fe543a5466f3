/** Code lists as applications ask for them: by key, page by page, by text (wire.md §5.2). Pure: the lists come with the program. */
import { Fault } from '../protocol/fault.ts'
import { limits } from '../protocol/service.ts'
import type { SearchMode, VocabularyCodeSet, VocabularyKey, VocabularyKeyInfo } from '../protocol/vocabulary.ts'
import {
  aliases,
  type Vocabulary,
  type VocabularyItem,
  vocabularies,
  vocabularyOf,
} from '../things/vocabularies/vocabularies.ts'

// ---- finding a list

/** The list that the key names: family wc and the newest version where it says nothing. Faults with 55. */
export function vocabularyFor({
  name,
  family = 'wc',
  version,
}: Pick<VocabularyKey, 'name' | 'family' | 'version'>): Vocabulary {
  const found =
    vocabularyOf(`${family}/${name}`, version) ?? (name in aliases ? vocabularyOf(name, version) : undefined)
  if (!found)
    throw new Fault(
      'INVALID_VOCABULARY',
      `There is no vocabulary ${family}/${name}${version === undefined ? '' : ` in version ${version}`}.`,
    )
  return found
}

const info = ({ name, family, version, description, culture }: Vocabulary): VocabularyKeyInfo => ({
  name,
  family,
  version,
  description,
  lang: culture,
})

/** The keys of all lists, in all versions. */
export const allKeys = (): VocabularyKeyInfo[] => vocabularies.map(info)

// ---- pages

/** At most `limits.vocabularyItems` items, from the one with the code `from` on. Faults with 78 when there is no such code. */
export function codeSet(vocabulary: Vocabulary, from?: string): VocabularyCodeSet {
  const start = from === undefined || from === '' ? 0 : vocabulary.items.findIndex(item => item.code === from)
  if (start < 0)
    throw new Fault('INVALID_VOCABULARY_ITEM', `The vocabulary ${vocabulary.name} has no code to go on from.`)
  return page(vocabulary, vocabulary.items.slice(start), limits.vocabularyItems)
}

const page = (
  { name, family, version, culture }: Vocabulary,
  items: readonly VocabularyItem[],
  atMost: number,
): VocabularyCodeSet => ({
  name,
  family,
  version,
  codeItem: items.slice(0, atMost).map(({ code, text, abbreviation, infoXml }) => ({
    codeValue: code,
    displayText: text,
    ...(abbreviation !== undefined && { abbreviationText: abbreviation }),
    ...(infoXml !== undefined && { infoXml: { info: infoXml } }),
  })),
  ...(items.length > atMost && { isVocabTruncated: true }),
  lang: culture,
})

// ---- search

/** Texts of an item as they are compared: without case and accents. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const words = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')

const compared = new WeakMap<Vocabulary, readonly (readonly string[])[]>()
/** Folded once, when a list is searched for the first time. */
function comparedTexts(vocabulary: Vocabulary): readonly (readonly string[])[] {
  let found = compared.get(vocabulary)
  if (!found) {
    found = vocabulary.items.map(({ text, abbreviation }) =>
      [text, ...(abbreviation ? [abbreviation] : [])].map(folded),
    )
    compared.set(vocabulary, found)
  }
  return found
}

const matchers: { readonly [M in SearchMode]: (wanted: string) => (text: string) => boolean } = {
  Prefix: wanted => text => text.startsWith(wanted),
  Contains: wanted => text => text.includes(wanted),
  FullText: wanted => {
    const parts = words(wanted)
    return text => {
      const there = words(text)
      return parts.length > 0 && parts.every(part => there.some(word => word.startsWith(part)))
    }
  },
}

/** Items whose text or abbreviation matches, in the order of the list. */
export function searchCodes(vocabulary: Vocabulary, text: string, mode: SearchMode, atMost: number): VocabularyCodeSet {
  const matches = matchers[mode](folded(text))
  const texts = comparedTexts(vocabulary)
  return page(
    vocabulary,
    vocabulary.items.filter((_, index) => texts[index]!.some(matches)),
    atMost,
  )
}

/** Lists whose name or description matches. */
export function searchKeys(text: string, mode: SearchMode, atMost: number): VocabularyKeyInfo[] {
  const matches = matchers[mode](folded(text))
  return vocabularies
    .filter(({ name, description }) => matches(folded(name)) || matches(folded(description)))
    .slice(0, atMost)
    .map(info)
}
