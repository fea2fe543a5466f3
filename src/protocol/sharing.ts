/** How people share a record, as our own doors say it (shell.md §3.4, §3.5). */
import { boolean, many, oneOf, optional, string } from '../schema/schema.ts'
import { ruleShape } from './consent.ts'

export const level = oneOf('View', 'Modify', 'Custodian')

/** What a share allows: the same of a holder and of an invitation. */
export const termsShape = {
  level,
  /** Types and dates it is limited to; none: everything in the record. */
  rule: many(ruleShape),
  canAccessAudit: boolean(),
  /** When the access ends, ISO with Z; absent: never. */
  dateAuthExpires: optional(string()),
} as const

/** The code of a mail. Small letters, spaces and missing hyphens do not matter. */
export const invitationCode = string({ min: 1, max: 64 })
export const address = string({ min: 3, max: 254 })
