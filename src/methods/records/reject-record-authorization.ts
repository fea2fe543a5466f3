import type { WriteContext } from '../../domain/context.ts'
import { declineInvitation } from '../../domain/invitations.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { invitationCode } from '../../protocol/sharing.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'RejectRecordAuthorization',
  summary: 'The no to an invitation: its code is worth nothing any more, and the custodian sees that it was declined.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: { 1: { request: sequence({ recordAuthorizationToken: invitationCode }) } },
})

/** 52, 57 and 145 as for a yes; no passcode is asked for. */
export async function handle(
  { recordAuthorizationToken }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<void> {
  await ctx.db.write(tx => declineInvitation(ctx, tx, recordAuthorizationToken))
}
