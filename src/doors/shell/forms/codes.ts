/** Fields that hold a bare code: people read and type its words (schema/form.ts `code`). */
import type { FormField, Posted } from '../../../schema/form.ts'
import { itemOf, vocabularyOf } from '../../../things/vocabularies/vocabularies.ts'
import { everyField } from './plan.ts'

export interface Code {
  readonly value: string
  readonly family?: string | undefined
  readonly type: string
  readonly version?: string | undefined
}

/** The words for a code of a list that comes with Healthkeep; undefined for codes and lists that are not known here. */
export function wordsOfCode({ value, family, type, version }: Code): string | undefined {
  const name = family ? `${family}/${type}` : type
  const list = (version && vocabularyOf(name, version)) || vocabularyOf(name) || vocabularyOf(type)
  return list && itemOf(list, value)?.text
}

type CodeField = Extract<FormField, { kind: 'code' }>
const codeFields = (fields: readonly FormField[]) =>
  [...everyField(fields)].filter((f): f is CodeField => f.kind === 'code')

/** What stands in the boxes of a form that is filled from what is stored. */
export function writeCodes(fields: readonly FormField[], posted: Posted): Posted {
  const written: { [name: string]: string } = { ...posted }
  for (const { name, input } of codeFields(fields)) {
    const [family, type = '', version] = ['family', 'type', 'version'].map(part => posted[`${name}.${part}`])
    const text = wordsOfCode({ value: input.value, family, type, version })
    // Two codes of a list may have the same words.
    if (text !== undefined) Object.assign(written, { [input.name]: text, [`${name}.meant`]: input.value })
  }
  return written
}

/** The way back: words of the field's list, or of the list that the code came from, become their code; others stay as typed. */
export function readCodes(fields: readonly FormField[], posted: Posted): Posted {
  const read: { [name: string]: string } = { ...posted }
  for (const { name, input, vocabulary } of codeFields(fields)) {
    const typed = input.value.trim()
    if (typed === '') continue
    const at = (part: string) => posted[`${name}.${part}`] ?? ''
    const came = at('type') && (at('family') ? `${at('family')}/${at('type')}` : at('type'))
    const meant = { value: at('meant'), family: at('family'), type: at('type'), version: at('version') }
    if (meant.value && wordsOfCode(meant) === typed) {
      read[input.name] = meant.value
      continue
    }
    const lists = [came, vocabulary].flatMap(list => (list && vocabularyOf(list)) || [])
    const same = (text: string) => text.toLowerCase() === typed.toLowerCase()
    const list = lists.find(l => l.items.some(i => same(i.text))) ?? lists.find(l => itemOf(l, typed))
    if (list) {
      const item = list.items.find(i => same(i.text)) ?? itemOf(list, typed)!
      const { family, name: type, version } = list
      const kept = came !== '' && vocabularyOf(came) === list
      Object.assign(read, { [input.name]: item.code }, !kept && partsOf(name, { family, type, version }))
    } else if (vocabulary !== undefined && came === '') {
      const [family, type] = vocabulary.includes('/') ? (vocabulary.split('/') as [string, string]) : ['wc', vocabulary]
      Object.assign(read, partsOf(name, { family, type, version: '' }))
    }
  }
  return read
}

const partsOf = (name: string, parts: { family: string; type: string; version: string }) =>
  Object.fromEntries(Object.entries(parts).map(([part, text]) => [`${name}.${part}`, text]))
