/**
 * Words that a browser suggests while typing, from the vocabularies of a form, and the codes behind them: whoever picks or types
 * a suggestion word for word gets its code with it, without a script.
 */
import { Fault } from '../../../../protocol/fault.ts'
import type { FormField, Posted } from '../../../../schema/form.ts'
import type { Basic } from '../../../../things/basic.ts'
import type { Personal } from '../../../../things/personal.ts'
import { everyField } from '../../forms/plan.ts'
import type { Visit } from '../../page.ts'
import { type Suggestions, vocabulariesOf } from '../../parts/thing-form.tsx'
import { recordIn } from './about.ts'
import { listing, typeNamed } from './items.ts'

/** The medicines in plain words are 360, 10 kB of page; a longer list would make it heavy. */
const mostSuggested = 400

interface Term {
  readonly code: string
  readonly text: string
  readonly name: string
  readonly family: string
  readonly version: string
}

/** Small vocabularies of the fields, whole. Unknown and large ones are left out: the field is then plain text. */
export async function suggestionsFor({ ask }: Visit, fields: readonly FormField[]): Promise<Suggestions> {
  const names = [...new Set(vocabulariesOf(fields))]
  const found: { [name: string]: readonly string[] } = {}
  for (const name of names) {
    const terms = await termsOf(ask, name)
    if (terms.length > 0) found[name] = terms.map(t => t.text)
  }
  return found
}

/** `medication-routes` stands in the family wc; others say theirs: `HL7/vaccines-cvx`. */
export function keyOf(vocabulary: string): { readonly name: string; readonly family: string } {
  const [family, name] = vocabulary.includes('/') ? (vocabulary.split('/') as [string, string]) : ['wc', vocabulary]
  return { name, family }
}

async function termsOf(ask: Visit['ask'], vocabulary: string): Promise<readonly Term[]> {
  try {
    const answer = await ask('GetVocabulary', { vocabularyParameters: { vocabularyKey: [keyOf(vocabulary)] } })
    const found = answer.vocabulary[0]
    if (!found || found.isVocabTruncated === true || found.codeItem.length > mostSuggested) return []
    return found.codeItem.flatMap(item =>
      item.displayText === undefined
        ? []
        : [
            {
              code: item.codeValue,
              text: item.displayText,
              name: found.name,
              family: found.family,
              version: found.version,
            },
          ],
    )
  } catch (error) {
    // 55: a list that this server does not have, such as RxNorm. People may write what they like.
    if (error instanceof Fault && error.status === 'INVALID_VOCABULARY') return []
    throw error
  }
}

/** When the one whose record it is was born, where the record says so: for dates such as "when I was 6". */
export async function birthYearOf(visit: Visit): Promise<number | undefined> {
  const types = ['personal', 'basic'].map(root => typeNamed(root)!)
  const { items } = await listing(visit.ask, recordIn(visit).recordId, { types, max: 2 })
  const of = (root: string) => items.find(item => item.type.root === root)?.value
  const personal = of('personal') as Personal | undefined
  const basic = of('basic') as Basic | undefined
  return personal?.birthdate?.date.y ?? basic?.birthyear
}

/** Only forms that ask for a date in words need it. */
export const birthYearFor = async (visit: Visit, fields: readonly FormField[]): Promise<number | undefined> =>
  [...everyField(fields)].some(f => f.kind === 'partial-date') ? birthYearOf(visit) : undefined

/** Adds the code of every text that is word for word a term of its vocabulary, where no code is there yet. The text stays as it was typed. */
export async function withCodes({ ask }: Visit, fields: readonly FormField[], posted: Posted): Promise<Posted> {
  const coded: { [name: string]: string } = { ...posted }
  for (const field of everyField(fields)) {
    if (field.kind !== 'words' || field.vocabulary === undefined || field.input.value.trim() === '') continue
    const text = field.input.value.trim()
    const unchanged = posted[`${field.name}.was`] === field.input.value
    if (unchanged) continue
    const term = (await termsOf(ask, field.vocabulary)).find(t => t.text.toLowerCase() === text.toLowerCase())
    if (!term) continue
    Object.assign(coded, {
      [field.input.name]: text,
      [`${field.name}.was`]: text,
      [`${field.name}.code.0.value`]: term.code,
      [`${field.name}.code.0.type`]: term.name,
      [`${field.name}.code.0.family`]: term.family,
      [`${field.name}.code.0.version`]: term.version,
    })
  }
  return coded
}
