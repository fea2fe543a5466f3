import type { WriteContext } from '../../domain/context.ts'
import { removeThings } from '../../domain/thing-writing.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sentThingKeys } from '../../protocol/thing.ts'

export const contract = method({
  name: 'RemoveThings',
  summary: 'Removes things from a record, all or none; custodians can bring them back.',
  visibility: 'public',
  access: { caller: 'person', record: 'write' },
  versions: { 1: { request: sentThingKeys } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await removeThings(ctx, ctx.record!, request.thingId)
  return {}
}
