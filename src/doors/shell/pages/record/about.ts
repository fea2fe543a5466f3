/** What every record page asks first: which record, what may be done in it, how this person reads. */
import type { ThingType } from '../../../../things/registry.ts'
import type { HeldRecord, Visit } from '../../page.ts'
import { wallNow } from '../../parts/told.ts'
import { readerOf, type UnitTaste } from '../../parts/units-liked.ts'
import type { Words } from '../../words/words.ts'

/** The record of `:record`, which the door has checked. */
export const recordIn = (visit: Visit): HeldRecord => visit.record!

/** May things be added and changed here? The gate decides; this is so that nobody is offered what would be refused. */
export const canEdit = ({ level, state }: HeldRecord): boolean => level !== 'View' && state === 'Active'
export const isCustodian = ({ level }: HeldRecord): boolean => level === 'Custodian'

export async function tasteOf({ ask, culture, person }: Visit): Promise<UnitTaste> {
  const { choice } = await ask('GetUnitPreferences', {})
  return { culture, system: person?.preferences.units, choices: Object.fromEntries(choice.map(c => [c.kind, c.unit])) }
}

export const readerFor = (taste: UnitTaste, type: ThingType) => readerOf(taste, type.root)

/** The wall clock of the person, now: `2026-11-22T08:30:00`. */
export const nowFor = ({ person }: Pick<Visit, 'person'>): string => wallNow(Date.now(), person?.timeZone ?? 'UTC')

/** One thing of the type, in words: `Blood pressure`. */
export const nameOfType = (words: Words, type: ThingType): string => words.record.types[type.root] ?? type.name
/** Inside a sentence: `blood pressure`, but `HbA1c` and `LDL` keep their letters. */
export const typeInSentence = (words: Words, type: ThingType): string => lower(nameOfType(words, type))
/** The heading of a list. Of what is measured people speak in the singular: "my weight". */
export const pluralOfType = (words: Words, type: ThingType): string =>
  words.record.types[type.root] ?? (type.chart || type.category === 'Measurements' ? type.name : type.plural)

export const lower = (text: string): string =>
  /^[A-Z][a-z]*(?![A-Z0-9])\b/.test(text) && !/^[A-Z]{2}/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
