/** What applications ask for and people grant, on the wire (wire.md, Appendix C, AuthXml; shell.md §3.2). */
import {
  attributed,
  boolean,
  dateTimeText,
  guid,
  type Infer,
  many,
  note,
  oneOf,
  optional,
  sequence,
  string,
  unsignedInt,
} from '../schema/schema.ts'
import { permissionNames } from './person.ts'

/** The language of a text, as a culture name such as `en-US`. */
export const lang = { lang: note(optional(string()), { xmlName: 'xml:lang' }) }
export const localized = (max?: number) => attributed(string(max === undefined ? {} : { min: 1, max }), lang)

const dateRange = sequence({ dateMin: optional(dateTimeText()), dateMax: optional(dateTimeText()) }, 'DateRange')
const thingSet = sequence({ dateRange: many(dateRange), typeId: many(guid()) }, 'Set')

export const rule = attributed(
  sequence({
    reason: many(localized(1024)),
    displayFlags: optional(unsignedInt()),
    permission: many(oneOf(...permissionNames), 1, 5),
    targetSet: many(thingSet),
    exceptionSet: many(thingSet),
  }),
  {
    isIncr: optional(boolean()),
    isOptional: optional(boolean()),
    name: optional(string({ min: 1, max: 16 })),
  },
  'Rule',
)
export type WireRule = Infer<typeof rule>

/** Content of every element that holds rules: `person-online-base-auth-xml` and its like. */
export const authXml = sequence(
  { auth: optional(sequence({ rules: optional(sequence({ rule: many(rule) }, 'Rules')) }, 'Auth')) },
  'AuthXml',
)
export type AuthXml = Infer<typeof authXml>
