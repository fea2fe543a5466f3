import { demandConfirmed } from '../../domain/accounts.ts'
import type { WriteContext } from '../../domain/context.ts'
import { purgeRemoved, purgeThings } from '../../domain/thing-purging.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sentThingKeys } from '../../protocol/thing.ts'
import { int, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'PermanentlyRemoveThings',
  summary:
    'Removes things for good that were removed before, with all their versions: the given ones, all or none, or all-deleted. For custodians who proved who they are just before.',
  visibility: 'private',
  access: { caller: 'shell', record: 'write' },
  versions: {
    1: {
      request: sequence({ thingIds: optional(sentThingKeys), allDeleted: optional(string({ max: 0 })) }),
      response: sequence({ deletedCount: int() }),
    },
  },
})

export async function handle(
  { thingIds, allDeleted }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const record = ctx.record!
  if (record.level !== 'Custodian')
    throw new Fault('ACCESS_DENIED', 'Only a custodian of the record can remove things for good.')
  if ((thingIds === undefined) === (allDeleted === undefined))
    throw new Fault('INVALID_XML', 'Either thing-ids or all-deleted is needed, not both.')
  await demandConfirmed(ctx)
  const deletedCount = thingIds ? await purgeThings(ctx, record, thingIds.thingId) : await purgeRemoved(ctx, record)
  return { deletedCount }
}
