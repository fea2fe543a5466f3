/** Terms of a code list that fit what is being typed: the answer to the island `combobox`. The text comes in the body, so it is in no address and no log. */
import { Fault } from '../../../../protocol/fault.ts'
import { type Form, json, type Outcome, type Visit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { keyOf } from './suggestions.ts'

export const path = paths.vocabularySearch(':record')

/** More than a person reads, few enough for a small screen. */
const most = 12

export interface FoundTerms {
  /** False: this server does not have the list; there is no use in asking again. */
  readonly known: boolean
  readonly terms: readonly {
    readonly text: string
    readonly value: string
    readonly type: string
    readonly family: string
    readonly version: string
  }[]
}

export async function act({ ask, limit, person }: Visit, form: Form): Promise<Outcome> {
  // Whoever is stopped has the terms that came with the page, and can write what they like.
  if ((await limit('vocabulary', person!.personId)) > 0)
    return json({ known: true, terms: [] } satisfies FoundTerms, 429)
  const list = form.text('list')
  const text = form.text('text').slice(0, 255)
  if (!/^[\w .-]{1,80}(?:\/[\w .-]{1,80})?$/.test(list)) return json(unknown)
  if (text === '') return json({ known: true, terms: [] } satisfies FoundTerms)
  // Beginnings of words first, since that is how people look; then anywhere.
  for (const searchMode of ['FullText', 'Contains'] as const) {
    const found = await search(ask, list, text, searchMode)
    if (!found.known || found.terms.length > 0 || searchMode === 'Contains') return json(found)
  }
  return json(unknown)
}

const unknown: FoundTerms = { known: false, terms: [] }

async function search(ask: Visit['ask'], list: string, text: string, searchMode: string): Promise<FoundTerms> {
  try {
    const { codeSetResult } = await ask('SearchVocabulary', {
      vocabularyKey: keyOf(list),
      textSearchParameters: { searchString: { text, searchMode }, maxResults: most },
    })
    if (!codeSetResult) return { known: true, terms: [] }
    const { name, family, version, codeItem } = codeSetResult
    return {
      known: true,
      terms: codeItem.flatMap(({ codeValue, displayText }) =>
        displayText === undefined ? [] : [{ text: displayText, value: codeValue, type: name, family, version }],
      ),
    }
  } catch (error) {
    // 55: a list that this server does not have. People may write what they like.
    if (error instanceof Fault && error.status === 'INVALID_VOCABULARY') return unknown
    throw error
  }
}
