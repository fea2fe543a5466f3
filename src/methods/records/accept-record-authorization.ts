import type { WriteContext } from '../../domain/context.ts'
import { acceptInvitation } from '../../domain/invitations.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { invitationCode } from '../../protocol/sharing.ts'
import { guid, int, optional, sequence, string } from '../../schema/schema.ts'

/** The record is named by the code alone: who is invited does not know its id, and the address is not looked at (shell.md §3.5). */
export const contract = method({
  name: 'AcceptRecordAuthorization',
  summary: 'The yes to an invitation: whoever is signed in and has its code holds the record from then on.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({
        recordAuthorizationToken: invitationCode,
        pin: optional(string({ max: 64 })),
        /** The person's own words for the record; as proposed when absent. */
        displayName: optional(string({ max: 255 })),
        relType: optional(int()),
        /** As GetNonActiveRecordAuthorization told it: 146 when the offer is another one by now. */
        invitationUpdated: optional(string()),
      }),
      response: sequence({ recordId: guid() }),
    },
  },
})

/** 52 unknown, withdrawn, used or declined; 57 too late; 144 wrong passcode; 145 five wrong ones; 40 held already; 160, 37. */
export async function handle(
  { recordAuthorizationToken, pin, displayName, relType, invitationUpdated }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return {
    recordId: await acceptInvitation(ctx, {
      code: recordAuthorizationToken,
      pin,
      displayName,
      relationship: relType,
      updated: invitationUpdated,
    }),
  }
}
