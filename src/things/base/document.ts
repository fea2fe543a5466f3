/** Dates and titles in documents of other standards. */
import { daysIn, InvalidDate } from '../../schema/codec.ts'
import type { Moment, Precision } from '../../schema/moment.ts'
import type { XmlElement } from '../../xml/parse.ts'
import { attribute, child, elements, text } from '../../xml/tree.ts'

/** Follows names of children from an element. */
export function under(element: XmlElement, ...names: readonly string[]): XmlElement | undefined {
  let here: XmlElement | undefined = element
  for (const name of names) here = here && child(here, name)
  return here
}

export const textUnder = (element: XmlElement, ...names: readonly string[]): string => {
  const found = under(element, ...names)
  return found ? text(found).trim() : ''
}

/** The parts of a name in the order in which they stand: given names, family name. */
const nameUnder = (element: XmlElement | undefined): string => {
  if (!element) return ''
  const parts = elements(element).map(part => text(part).trim())
  return (parts.length > 0 ? parts.filter(Boolean).join(' ') : text(element).trim()).replace(/\s+/g, ' ')
}

/** HL7 version 3: the person who wrote it, otherwise the house of that person, otherwise the one that keeps it. */
export function hl7Author(root: XmlElement): string {
  const by = under(root, 'author', 'assignedAuthor')
  const keeper = under(root, 'custodian', 'assignedCustodian', 'representedCustodianOrganization', 'name')
  return (
    nameUnder(by && under(by, 'assignedPerson', 'name')) ||
    nameUnder(by && under(by, 'representedOrganization', 'name')) ||
    nameUnder(keeper)
  )
}

/** HL7 version 3: the patient. */
export const hl7Subject = (root: XmlElement): string =>
  nameUnder(under(root, 'recordTarget', 'patientRole', 'patient', 'name'))

/** CCR: the name of the actor to whom the element under these names refers. */
export function ccrActor(root: XmlElement, ...names: readonly string[]): string {
  const id = textUnder(root, ...names, 'ActorID')
  const actors = child(root, 'Actors')
  const actor = actors && elements(actors).find(one => id !== '' && textUnder(one, 'ActorObjectID') === id)
  if (!actor) return ''
  const person = under(actor, 'Person', 'Name')
  return (
    (person && (nameUnder(child(person, 'CurrentName')) || textUnder(person, 'DisplayName'))) ||
    textUnder(actor, 'Organization', 'Name') ||
    textUnder(actor, 'InformationSystem', 'Name')
  )
}

/** ISO 8601 as CCR allows it: `2008`, `2008-11`, `2008-11-22`, `2008-11-22T08:30:00Z`. The offset is left out (data.md §2). */
export function isoMoment(text: string, path: string): Moment | undefined {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?)?)?(?:Z|[+-]\d\d:\d\d)?$/.exec(
    text,
  )
  return found ? moment(found.slice(1), path) : undefined
}

/** HL7 version 3: `2008`, `20081122`, `200811220830`, `20081122083000.25+0100`. */
export function hl7Moment(root: XmlElement): Moment | undefined {
  const time = child(root, 'effectiveTime')
  const value = time && attribute(time, 'value')
  const found =
    value && /^(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(\d\d)?(\d\d)?(?:\.(\d+))?)?)?)?(?:[+-]\d{4})?$/.exec(value)
  return found ? moment(found.slice(1), `${root.name}/effectiveTime`) : undefined
}

function moment([y, m, d, h, min, s, f]: readonly (string | undefined)[], path: string): Moment {
  const [year, month, day] = [Number(y), Number(m ?? 1), Number(d ?? 1)]
  const impossible =
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysIn(year, month) ||
    Number(h ?? 0) > 23 ||
    Number(min ?? 0) > 59 ||
    Number(s ?? 0) > 59
  if (impossible) throw new InvalidDate(path, 'this day is in no calendar')
  const fraction = f ? `.${f.slice(0, 3)}`.replace(/\.?0+$/, '') : ''
  const precision: Precision =
    f !== undefined
      ? 'millisecond'
      : s !== undefined
        ? 'second'
        : h !== undefined
          ? 'minute'
          : d !== undefined
            ? 'day'
            : m !== undefined
              ? 'month'
              : 'year'
  return { at: `${y}-${m ?? '01'}-${d ?? '01'}T${h ?? '00'}:${min ?? '00'}:${s ?? '00'}${fraction}`, precision }
}
