/** What shapes of the REST interface share (shell.md §5). */
import { Invalid } from '../schema/codec.ts'
import { doc, int, optional, string } from '../schema/schema.ts'
import { wallClockOf } from './thing.ts'

/** Pages are this long unless fewer are asked for. */
export const pageSize = 1000

export const maxPageSize = optional(doc(int({ min: 1, max: pageSize }), 'At most so many in one answer.'))
export const continuationToken = optional(
  doc(string({ max: 2000 }), 'Where an answer before ended; `nextLink` carries it, nobody needs to make one.'),
)
/** A method answers with the token alone; the door, which knows its address, makes a link of it. */
export const nextLink = optional(doc(string(), 'Address of the next page; absent on the last.'))

export const organizationId = optional(
  doc(string(), 'The application that made it. Only read: what is sent is ignored.'),
)
export const organizationName = optional(doc(string(), 'What that application is called. Only read.'))

/** A day, or a day and a time with or without a zone: `2026-11-22`, `2026-11-22T08:30:00`, `…Z`, `…+01:00`. */
export const moment = string({
  pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,7})?)?(Z|[+\\-][0-9]{2}:[0-9]{2})?',
})

/** The wall clock of a moment, `2026-11-22T08:30:00`: a zone is dropped, not converted, as the XML interface does (wire.md §5.7). */
export function wallOf(text: string, place: string): string {
  const wall = wallClockOf(text, place)
  if (wall < '1000') throw new Invalid(place, 'the year must be 1000 or later')
  return wall
}
/** The zone of a moment as it was written, '' where it has none. */
export const zoneOf = (text: string): string => /(?:Z|[+-]\d\d:\d\d)$/.exec(text.slice(10))?.[0] ?? ''

/** An address of a picture; '' where there is none. Never fetched by us. */
export const imageUrl = string({ max: 2048, pattern: '(https://[^\\s"<>]+)?' })
