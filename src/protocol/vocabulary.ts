/** Vocabularies on the wire (wire.md §5.2). */
import { any, attributed, boolean, doc, type Infer, many, optional, sequence, string } from '../schema/schema.ts'
import { lang } from './rules.ts'

const key = {
  name: string({ min: 1 }),
  family: optional(string({ min: 1 })),
  version: optional(string({ min: 1 })),
  codeValue: optional(doc(string(), 'Where to go on: the item with this code and all later ones.')),
}

export const vocabularyKey = attributed(sequence(key), lang, 'VocabularyKey')
export type VocabularyKey = Infer<typeof vocabularyKey>

export const vocabularyKeyInfo = attributed(
  sequence({ ...key, description: optional(string()) }),
  lang,
  'VocabularyKeyInfo',
)
export type VocabularyKeyInfo = Infer<typeof vocabularyKeyInfo>

const codeItem = sequence(
  {
    codeValue: string(),
    displayText: optional(string()),
    abbreviationText: optional(string()),
    infoXml: optional(sequence({ info: any() }, 'InfoXml')),
  },
  'VocabularyCodeItem',
)

export const vocabularyCodeSet = attributed(
  sequence({
    name: string(),
    family: string(),
    version: string(),
    codeItem: many(codeItem),
    isVocabTruncated: optional(boolean()),
  }),
  lang,
  'VocabularyCodeSet',
)
export type VocabularyCodeSet = Infer<typeof vocabularyCodeSet>

export const searchModes = ['Prefix', 'Contains', 'FullText'] as const
export type SearchMode = (typeof searchModes)[number]
