/** What the three methods that send messages have in common on the wire (wire.md §5.1, SendInsecureMessage). */
import { attributed, boolean, doc, guid, many, optional, sequence, string } from '../schema/schema.ts'

/** Lengths are ours; none are published. */
export const messageLimits = { recipients: 100, subject: 255, body: 100_000, attachmentBytes: 5 * 1024 * 1024 } as const

const address = sequence({ address: string({ max: 320 }), name: string({ max: 255 }) })

export const mailbox = address

export const recipients = {
  rcptAddress: many(
    doc(
      address,
      'Reached only if somebody here has confirmed the address. Nobody learns whether that is so: others are passed over.',
    ),
    0,
    messageLimits.recipients,
  ),
  rcptPerson: many(
    attributed(guid(), {
      validated: doc(boolean(), 'Says what holds in any case: unconfirmed addresses get nothing (41).'),
    }),
    0,
    messageLimits.recipients,
  ),
  rcptRecord: optional(
    doc(
      attributed(sequence({}), {
        validated: doc(
          boolean(),
          'true: all custodians must have confirmed their addresses (41), not only one of them.',
        ),
      }),
      'The custodians of the record in the header.',
    ),
  ),
} as const

export const message = {
  subject: doc(string({ max: messageLimits.subject }), 'One line.'),
  textBody: optional(string({ max: messageLimits.body })),
  htmlBody: optional(
    doc(
      string({ max: messageLimits.body }),
      'Its words are sent as text, with the addresses of links, where there is no text-body; nothing is sent as HTML.',
    ),
  ),
} as const
