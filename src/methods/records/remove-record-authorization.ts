import type { WriteContext } from '../../domain/context.ts'
import { revokeApplication } from '../../domain/grants.ts'
import { withdraw } from '../../domain/invitations.ts'
import { endHolder } from '../../domain/sharing.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { address } from '../../protocol/sharing.ts'
import { guid, optional, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'RemoveRecordAuthorization',
  summary:
    "Takes back an application's rights in a record, a person's share of it, or an invitation, from the next call on.",
  visibility: 'private',
  // Also where the record can only be read at present: to take a right back is always possible.
  access: { caller: 'shell', record: 'optional' },
  versions: {
    1: {
      request: sequence({
        applicationId: optional(guid()),
        /**
         * With an application: whose yes is taken back, the own one when absent. Alone: who shares the record no longer; for the
         * own id, to leave it. Only a custodian may name others.
         */
        personId: optional(guid()),
        /** Alone: the invitation to this address. */
        emailAddress: optional(address),
      }),
    },
  },
})

/** 58 when there is nothing to take back, 11 for who may not, 47 for the last custodian. */
export async function handle(
  { applicationId, personId, emailAddress }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<void> {
  if (!ctx.record) throw new Fault('INVALID_RECORD', 'This method needs a record.')
  if (applicationId !== undefined) return endApplication(ctx, applicationId.toLowerCase(), personId?.toLowerCase())
  if (personId !== undefined) return ctx.db.write(tx => endHolder(ctx, tx, personId.toLowerCase()))
  if (emailAddress !== undefined) return ctx.db.write(tx => withdraw(ctx, tx, emailAddress))
  throw new Fault('INVALID_XML', 'Name an application, a person or the address of an invitation.')
}

async function endApplication(ctx: WriteContext, applicationId: string, personId: string | undefined): Promise<void> {
  const { recordId, level } = ctx.record!
  const me = ctx.caller.person!.personId
  const whose = personId ?? me
  if (whose !== me && level !== 'Custodian')
    throw new Fault('ACCESS_DENIED', 'Only a custodian can end what others agreed to.')
  const ended = await ctx.db.write(tx => revokeApplication(ctx, tx, { applicationId, personId: whose, recordId }))
  if (!ended) throw new Fault('RECORD_AUTHORIZATION_DOES_NOT_EXIST', 'The application has no rights in this record.')
}
