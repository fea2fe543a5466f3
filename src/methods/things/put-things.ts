import type { WriteContext } from '../../domain/context.ts'
import { givenThing, givenThing2, putThings } from '../../domain/thing-writing.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sentThing, sentThing2, thingKeys } from '../../protocol/thing.ts'
import { many, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'PutThings',
  summary: 'Creates or updates things in a record, all or none.',
  visibility: 'public',
  access: { caller: 'person', record: 'write' },
  versions: {
    1: { request: sequence({ thing: many(sentThing, 1) }), response: thingKeys },
    2: { request: sequence({ thing: many(sentThing2, 1) }), response: thingKeys },
  },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const given = request.thing.map(thing => ('signature' in thing ? givenThing(thing) : givenThing2(thing)))
  const keys = await putThings(ctx, ctx.record!, given, { overwrite: false })
  return { thingId: keys.map(k => ({ text: k.thingId, versionStamp: k.versionStamp })) }
}
