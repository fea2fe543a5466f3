import type { ReadContext } from '../../domain/context.ts'
import { invitationSeen } from '../../domain/invitations.ts'
import { showRule } from '../../domain/rule-shape.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { invitationCode, termsShape } from '../../protocol/sharing.ts'
import { boolean, int, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetNonActiveRecordAuthorization',
  summary: 'What an invitation offers, for whoever has its code; looking changes nothing.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({ recordAuthToken: invitationCode }),
      response: sequence({
        nonActiveAuthorization: sequence({
          grantorName: string(),
          recordDisplayName: string(),
          relType: int(),
          ...termsShape,
          pinRequired: boolean(),
          invitationExpires: string(),
          /** For the yes: so that nobody accepts what they have not seen. */
          invitationUpdated: string(),
        }),
      }),
    },
  },
})

/** 52 unknown, withdrawn, used or declined; 57 too late; 145 locked by wrong passcodes. */
export async function handle(
  { recordAuthToken }: RequestOf<typeof contract>,
  { read, now }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const seen = await invitationSeen(read, recordAuthToken, now)
  return {
    nonActiveAuthorization: {
      grantorName: seen.grantorName,
      recordDisplayName: seen.recordDisplayName,
      relType: seen.relationship,
      level: seen.level,
      rule: (seen.rules ?? []).map(showRule),
      canAccessAudit: seen.canAccessAudit,
      ...(seen.expiresAt !== undefined && { dateAuthExpires: seen.expiresAt }),
      pinRequired: seen.pinRequired,
      invitationExpires: seen.expires,
      invitationUpdated: seen.updated,
    },
  }
}
