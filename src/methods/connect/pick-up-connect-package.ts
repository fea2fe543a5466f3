import type { WriteContext } from '../../domain/context.ts'
import { pickUp } from '../../domain/package-pick-up.ts'
import { identityCode, opened } from '../../protocol/connect.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { thingKeys } from '../../protocol/thing.ts'
import { doc, guid, many, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'PickUpConnectPackage',
  summary:
    'Takes what is in a package into a record, all or nothing, once; the application that left it gets no right by it.',
  visibility: 'private',
  access: { caller: 'shell', record: 'write' },
  versions: {
    1: {
      request: sequence({
        identityCode,
        opened,
        leaveOut: doc(many(guid()), 'Types of things that the person does not want; they are lost with the package.'),
      }),
      response: thingKeys,
    },
  },
})

/** 73 without a right answer of this person within the hour, 74 when the package is gone; see `pickUp` for the others. */
export async function handle(
  { identityCode: code, opened: ticket, leaveOut }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const keys = await pickUp(ctx, ctx.record!, code, ticket, leaveOut)
  return { thingId: keys.map(k => ({ text: k.thingId, versionStamp: k.versionStamp })) }
}
