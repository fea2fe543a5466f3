import type { WriteContext } from '../../domain/context.ts'
import { givenThing2, putByClientIds } from '../../domain/thing-writing.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sentThing2, thingKeys } from '../../protocol/thing.ts'
import { many, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'PutThingsByClientIds',
  summary: 'Creates things, or updates those that have their client ids already; sent twice, it makes no second thing.',
  // Privileged at HealthVault; it can do nothing that PutThings cannot, and devices that upload again need it.
  visibility: 'public',
  access: { caller: 'person', record: 'write' },
  versions: { 1: { request: sequence({ thing: many(sentThing2, 1) }), response: thingKeys } },
})

/** wire.md §5.9. */
export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  if (request.thing.some(thing => thing.thingId !== undefined))
    throw new Fault('INVALID_XML', 'thing: leave thing-id out; the client-thing-id names the thing.')
  const keys = await putByClientIds(ctx, ctx.record!, request.thing.map(givenThing2))
  return { thingId: keys.map(k => ({ text: k.thingId, versionStamp: k.versionStamp })) }
}
