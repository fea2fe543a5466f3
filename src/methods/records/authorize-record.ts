import type { WriteContext } from '../../domain/context.ts'
import { changeInvitation, invite, resend } from '../../domain/invitations.ts'
import { readRule } from '../../domain/rule-shape.ts'
import { changeHolder } from '../../domain/sharing.ts'
import { ruleShape } from '../../protocol/consent.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { address, level } from '../../protocol/sharing.ts'
import { boolean, choice, guid, int, many, optional, sequence, string } from '../../schema/schema.ts'

const pin = optional(string({ min: 4, max: 32 }))
const emailText = optional(string({ max: 1024 }))

/** Of the five ways of HealthVault, what an application may do is AuthorizeRecordForApplication, and the own name of a record is SetRecordDisplayName. */
export const contract = method({
  name: 'AuthorizeRecord',
  summary: 'A custodian invites somebody to a record, sends the invitation again, or changes what a share allows.',
  visibility: 'private',
  access: { caller: 'shell', record: 'write' },
  versions: {
    1: {
      request: sequence({
        authorization: choice({
          userInitiatedCreationUsingEmail: sequence({
            emailAddress: address,
            /** As the inviter calls them; may be empty. */
            granteeName: string({ max: 255 }),
            emailText,
            level,
            /** None: everything in the record. */
            rule: many(ruleShape),
            canAccessAudit: boolean(),
            /** When the access ends; absent or in the year 9999: never. */
            expiresDate: optional(string()),
            /** What the person is to the record, as a proposal. */
            relId: int(),
            /** What the record may be called, as a proposal; its name when absent. */
            displayName: optional(string({ max: 255 })),
            requestingApplicationId: optional(guid()),
            /** A second secret, told in another way than by mail. */
            pin,
            /** When the invitation itself ends: within 60 days, after 14 when absent. */
            invitationExpiresDate: optional(string()),
          }),
          resendAuthorizationEmail: sequence({
            emailAddress: address,
            emailText,
            pin,
            expiresDate: optional(string()),
          }),
          updateByCustodian: sequence({
            /** A holder … */
            personId: optional(guid()),
            /** … or, without one, an invitation by its address. */
            emailAddress: optional(address),
            /** What is absent stays as it is. */
            level: optional(level),
            /** None in it: everything in the record. */
            rule: optional(sequence({ rule: many(ruleShape) })),
            canAccessAudit: optional(boolean()),
            expiresDate: optional(string()),
          }),
        }),
      }),
    },
  },
})

/** Statuses: 11 for who is no custodian, 35, 37, 40, 41, 47, 48, 54, 58, 69, 137, 148; what each means is said in domain/invitations.ts and domain/sharing.ts. */
export async function handle({ authorization }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  if ('userInitiatedCreationUsingEmail' in authorization) {
    const said = authorization.userInitiatedCreationUsingEmail
    return invite(ctx, {
      ...said,
      rules: said.rule.map(readRule),
      emailText: said.emailText,
      expiresDate: said.expiresDate,
      relationship: said.relId,
      displayName: said.displayName,
      applicationId: said.requestingApplicationId?.toLowerCase(),
      pin: said.pin,
      invitationExpires: said.invitationExpiresDate,
    })
  }
  if ('resendAuthorizationEmail' in authorization) {
    const { emailAddress, emailText: text, pin: newPin, expiresDate } = authorization.resendAuthorizationEmail
    return resend(ctx, { emailAddress, emailText: text, pin: newPin, invitationExpires: expiresDate })
  }
  const { personId, emailAddress, rule, ...rest } = authorization.updateByCustodian
  const change = { ...rest, ...(rule && { rules: rule.rule.map(readRule) }) }
  return ctx.db.write(tx =>
    personId === undefined
      ? changeInvitation(ctx, tx, emailAddress ?? '', change)
      : changeHolder(ctx, tx, personId.toLowerCase(), change),
  )
}
