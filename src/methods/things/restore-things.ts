import type { WriteContext } from '../../domain/context.ts'
import { restoreThings } from '../../domain/thing-writing.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sentThingKeys } from '../../protocol/thing.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'RestoreThings',
  summary: 'Brings removed things back, all or none; for custodians.',
  visibility: 'private',
  access: { caller: 'shell', record: 'write' },
  versions: { 1: { request: sequence({ thingIds: sentThingKeys }) } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  if (ctx.record!.level !== 'Custodian')
    throw new Fault('ACCESS_DENIED', 'Only a custodian of the record can bring things back.')
  await restoreThings(ctx, ctx.record!, request.thingIds.thingId)
  return {}
}
