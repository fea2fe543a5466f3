/** Words of a person with the codes they stand for. Vocabularies are suggestions, never enforced (data.md §9). */
import { doc, type Infer, many, optional, plays, sequence, string } from '../../schema/schema.ts'

export const codedValue = plays(
  { is: 'coded' },
  sequence(
    {
      value: doc(string(), 'The code.', { label: 'Code' }),
      family: optional(doc(string(), 'Who keeps the vocabulary; wc when absent.')),
      type: doc(string(), 'Name of the vocabulary.', { label: 'Vocabulary' }),
      version: optional(doc(string(), 'Version of the vocabulary; the newest when absent.')),
    },
    'coded-value',
  ),
)

export const codableValue = plays(
  { is: 'worded', words: 'text', machine: 'code' },
  sequence({ text: string(), code: many(doc(codedValue, 'A code that means the words.')) }, 'codable-value'),
)

export type CodedValue = Infer<typeof codedValue>
export type CodableValue = Infer<typeof codableValue>

/** Words without a code. */
export const words = (text: string): CodableValue => ({ text, code: [] })

/** Words with a code: `coded('Plasma', 'p', 'glucose-measurement-type')`; the vocabulary may be `family/name/version`. */
export function coded(text: string, value: string, vocabulary: string): CodableValue {
  return { text, code: [codeIn(value, vocabulary)] }
}

/** A code in `name`, of the family wc, or in `family/name/version`. */
export function codeIn(value: string, vocabulary: string): CodedValue {
  const parts = vocabulary.split('/')
  const [family, type, version] = parts.length === 1 ? ['wc', vocabulary, '1'] : (parts as [string, string, string?])
  return { value, family: family!, type: type!, ...(version === undefined ? {} : { version }) }
}

/** The first code from a vocabulary, in any case (data.md §15: codes are compared so). */
export function codeFrom({ code }: CodableValue, vocabulary: string): string | undefined {
  return code.find(c => c.type.toLowerCase() === vocabulary.toLowerCase())?.value
}
