import type { WriteContext } from '../../domain/context.ts'
import { revokeApplication } from '../../domain/grants.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { guid, optional, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'RemoveRecordAuthorization',
  summary: "Takes an application's rights in a record back; it is refused from its next call on.",
  visibility: 'private',
  // Also where the record can only be read at present: to take a right back is always possible.
  access: { caller: 'shell', record: 'optional' },
  versions: {
    1: {
      request: sequence({
        applicationId: guid(),
        /** Whose yes is taken back; the own one when absent. Only a custodian may name others. */
        personId: optional(guid()),
      }),
    },
  },
})

export async function handle(
  { applicationId, personId }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<void> {
  if (!ctx.record) throw new Fault('INVALID_RECORD', 'This method needs a record.')
  const { recordId, level } = ctx.record
  const me = ctx.caller.person!.personId
  const whose = personId?.toLowerCase() ?? me
  if (whose !== me && level !== 'Custodian')
    throw new Fault('ACCESS_DENIED', 'Only a custodian can end what others agreed to.')
  const ended = await ctx.db.write(tx =>
    revokeApplication(ctx, tx, { applicationId: applicationId.toLowerCase(), personId: whose, recordId }),
  )
  if (!ended) throw new Fault('RECORD_AUTHORIZATION_DOES_NOT_EXIST', 'The application has no rights in this record.')
}
