/** What the pages of sharing share: people and invitations of a record, and what they may do in words. */
import type { AllMethods } from '../../../../gate.ts'
import type { ResponseOf } from '../../../../protocol/method.ts'
import { typeById } from '../../../../things/registry.ts'
import { lastDay } from '../../forms/last-day.ts'
import type { Visit } from '../../page.ts'
import type { Words } from '../../words/words.ts'
import { pluralOfType, recordIn } from '../record/about.ts'

type Sharing = ResponseOf<AllMethods['GetAuthorizedPeopleForRecord']['contract']>
export type Sharer = Sharing['activePersonAuthorization'][number]
export type Invited = Sharing['nonActiveAuthorization'][number]
type Rules = Sharer['rule']

export const sharingOf = (visit: Visit): Promise<Sharing> =>
  visit.ask('GetAuthorizedPeopleForRecord', {}, { record: recordIn(visit).recordId })

/** The person of `:person`, if they share the record. */
export async function sharerIn(visit: Visit): Promise<Sharer | undefined> {
  const { activePersonAuthorization } = await sharingOf(visit)
  return activePersonAuthorization.find(p => p.personId === visit.params.person?.toLowerCase())
}

/** The invitation of `:invitation`, if it waits. */
export async function invitedIn(visit: Visit): Promise<Invited | undefined> {
  const { nonActiveAuthorization } = await sharingOf(visit)
  return nonActiveAuthorization.find(i => i.invitationId === visit.params.invitation?.toLowerCase())
}

/** Families that a share is limited to: none for the whole record, undefined for limits that these pages did not set. */
export function familiesOf(rules: Rules): readonly string[] | undefined {
  if (rules.length === 0) return []
  const [rule] = rules
  const simple =
    rules.length === 1 &&
    rule!.permission.length === 4 &&
    rule!.exception.length === 0 &&
    rule!.target.length === 1 &&
    rule!.target[0]!.date.length === 0
  if (!simple) return undefined
  return [...new Set(rule!.target[0]!.type.map(id => typeById(id)?.familyId ?? id))]
}

/** A rule for everything that the level allows, with things of these types. */
export const ruleFor = (types: readonly string[]): Rules[number] => ({
  reason: [],
  optional: false,
  displayFlags: 0,
  permission: ['Read', 'Update', 'Create', 'Delete'],
  target: [{ type: types, date: [] }],
  exception: [],
})

/** `Everything in the record`, or the names of the kinds. */
export function seesWords({ words, format }: Pick<Visit, 'words' | 'format'>, rules: Rules): string {
  const families = familiesOf(rules)
  if (families === undefined) return words.sharing.partly
  return families.length === 0 ? words.sharing.person.seesAll : format.list(namesOf(words, families))
}

const namesOf = (words: Words, families: readonly string[]): string[] =>
  families
    .map(id => typeById(id)?.versions.at(-1))
    .filter(type => type !== undefined)
    .map(type => pluralOfType(words, type))
    .sort((a, b) => a.localeCompare(b))

/** The last day of an access; it ends with that day, on the reader's clock. */
export const lastDayWords = ({ format, person }: Pick<Visit, 'format' | 'person'>, iso: string): string =>
  format.date(lastDay(iso, person?.timeZone ?? 'UTC'))

/** `Look only · until March 4, 2027 · 3 kinds of data`, in short for lists. */
export function termsWords(
  visit: Pick<Visit, 'words' | 'format' | 'person'>,
  { level, rule, dateAuthExpires, ended }: Pick<Sharer, 'level' | 'rule' | 'dateAuthExpires'> & { ended?: boolean },
): string {
  const w = visit.words.sharing
  const families = familiesOf(rule)
  return [
    w.levels[level],
    dateAuthExpires === undefined ? w.noEnd : (ended ? w.ended : w.until)(lastDayWords(visit, dateAuthExpires)),
    families === undefined ? w.partly : families.length === 0 ? undefined : w.kinds(families.length),
  ]
    .filter(part => part !== undefined)
    .join(' · ')
}
