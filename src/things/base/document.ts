/** Dates and titles in documents of other standards. */
import { daysIn, InvalidDate } from '../../schema/codec.ts'
import type { Moment, Precision } from '../../schema/moment.ts'
import type { XmlElement } from '../../xml/parse.ts'
import { attribute, child, text } from '../../xml/tree.ts'

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
