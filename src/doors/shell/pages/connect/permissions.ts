/** Rules of an application as sentences for people: `See and add` **weight and blood pressure**. */
import type { AskedRule, RuleShape } from '../../../../protocol/consent.ts'
import { type Category, type ThingType, thingTypes, typeById } from '../../../../things/registry.ts'
import type { IconName } from '../../parts/icon.tsx'
import type { Formats } from '../../words/format.ts'
import type { Words } from '../../words/words.ts'

type Action = RuleShape['permission'][number]
type PermissionWords = Words['connect']['permissions']

/** In the order in which people think of them. */
const order: readonly Action[] = ['Read', 'Create', 'Update', 'Delete']

/** One line of a rule. */
export interface Phrase {
  /** `See, add and change`, with a capital. */
  readonly verbs: string
  /** What it is about, without a capital. */
  readonly things: string
  /** Dates and exceptions, when there are any. */
  readonly limits: string
  readonly icon: IconName
}

const icons: { readonly [C in Category]: IconName } = {
  Measurements: 'pulse',
  Medications: 'pill',
  Conditions: 'heart',
  Fitness: 'chart',
  'Health History': 'clock',
  Files: 'file',
  'Personal Profile': 'person',
  'Custom Data': 'apps',
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** `Blood pressure` -> `blood pressure`; `HbA1C` and `CCR` stay. */
const small = (text: string) => (/^[A-Z][a-z]+\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

/** A measurement is spoken of in the singular, what one has several of in the plural. */
export const noun = (type: ThingType): string =>
  small(type.category === 'Measurements' && !/session$/i.test(type.name) ? type.name : type.plural)

const verbs = (permissions: readonly Action[], words: PermissionWords, format: Formats): string =>
  capital(format.list(order.filter(a => permissions.includes(a)).map(a => words.verbs[a])))

type ThingSet = RuleShape['target'][number]

/** The newest version of each family, by category and name; ids that are not known here come last. */
function typesOf(ids: readonly string[]): { known: ThingType[]; unknown: number } {
  const found = ids.map(id => typeById(id)?.versions.at(-1))
  const known = [...new Set(found.filter(t => t !== undefined))]
  return {
    known: known.sort((a, b) => a.category.localeCompare(b.category) || a.name.localeCompare(b.name)),
    unknown: found.filter(t => t === undefined).length,
  }
}

function thingsOf(set: ThingSet, words: PermissionWords, format: Formats): { things: string; icon: IconName } {
  if (set.type.length === 0) return { things: words.everything, icon: 'heart' }
  const { known, unknown } = typesOf(set.type)
  const categories = new Set(known.map(t => t.category))
  const [only] = categories.size === 1 ? categories : []
  return {
    things: format.list([...known.map(noun), ...(unknown > 0 ? [words.unknownType] : [])]),
    icon: only === undefined ? 'heart' : icons[only],
  }
}

function datesOf(set: ThingSet, words: PermissionWords, format: Formats): string {
  const day = (text: string) => format.date(text.slice(0, 10))
  return words.or(
    set.date.flatMap(({ from, to }) =>
      from !== undefined && to !== undefined
        ? [words.between(day(from), day(to))]
        : from !== undefined
          ? [words.since(day(from))]
          : to !== undefined
            ? [words.until(day(to))]
            : [],
    ),
  )
}

const described = (set: ThingSet, words: PermissionWords, format: Formats) =>
  [thingsOf(set, words, format).things, datesOf(set, words, format)].filter(Boolean).join(' ')

/** A rule as one line for each of its sets; without a set it is about everything. */
export function phrases(rule: RuleShape, words: PermissionWords, format: Formats): Phrase[] {
  const except =
    rule.exception.length === 0
      ? ''
      : words.except(format.list(rule.exception.map(set => described(set, words, format))))
  const sets: readonly ThingSet[] = rule.target.length === 0 ? [{ type: [], date: [] }] : rule.target
  return sets.map(set => ({
    verbs: verbs(rule.permission, words, format),
    ...thingsOf(set, words, format),
    limits: [datesOf(set, words, format), except].filter(Boolean).join(', '),
  }))
}

/** The application's reason in the person's language, else in English, else the first; '' when it gave none. */
export function reasonOf(rule: RuleShape, culture: string): string {
  const wanted = [culture, culture.split('-')[0]!, 'en-US', 'en']
  for (const tag of wanted) {
    const found =
      rule.reason.find(r => r.language.toLowerCase() === tag.toLowerCase()) ??
      rule.reason.find(r => r.language.toLowerCase().startsWith(`${tag.toLowerCase()}-`))
    if (found) return found.text
  }
  return rule.reason[0]?.text ?? ''
}

// ---- type by type

export interface DetailRow {
  readonly type: string
  readonly online: string
  readonly offline: string
}

/** Every kind of data that any of the rules touches, with what may be done on each avenue; '' for nothing. */
export function detailRows(rules: readonly AskedRule[], words: PermissionWords, format: Formats): DetailRow[] {
  const newest = new Set(thingTypes.map(t => t.versions.at(-1)!))
  const rows: DetailRow[] = []
  for (const type of [...newest].sort((a, b) => a.category.localeCompare(b.category) || a.name.localeCompare(b.name))) {
    const on = (avenue: AskedRule['avenue']) => {
      const may = order.filter(action => rules.some(r => r.avenue === avenue && touches(r.rule, type, action)))
      return may.length === 0 ? '' : verbs(may, words, format)
    }
    const row = { type: capital(noun(type)), online: on('Online'), offline: on('Offline') }
    if (row.online !== '' || row.offline !== '') rows.push(row)
  }
  return rows
}

/** Could the rule reach some thing of this type, whatever its date? */
const touches = (rule: RuleShape, type: ThingType, action: Action): boolean =>
  rule.permission.includes(action) &&
  (rule.target.length === 0 || rule.target.some(set => names(set, type))) &&
  !rule.exception.some(set => set.date.length === 0 && names(set, type))

const names = (set: ThingSet, type: ThingType): boolean =>
  set.type.length === 0 || set.type.some(id => typeById(id)?.familyId === type.familyId)
