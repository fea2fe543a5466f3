import type { ReadContext } from '../../domain/context.ts'
import { mentionsOf } from '../../domain/thing-relations.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { thingKey } from '../../protocol/thing.ts'
import { guid, many, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetThingMentions',
  summary: 'The keys of things that name a thing as related, newest first; none for a thing that may not be read.',
  visibility: 'private',
  access: { caller: 'shell', record: 'read' },
  versions: {
    1: { request: sequence({ thingId: guid() }), response: sequence({ thingId: many(thingKey) }) },
  },
})

export async function handle(
  { thingId }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const found = await mentionsOf(ctx, ctx.record!, thingId)
  return { thingId: found.map(t => ({ text: t.thingId, versionStamp: t.versionStamp })) }
}
