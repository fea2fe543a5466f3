import type { ReadContext } from '../../domain/context.ts'
import { countThings } from '../../domain/counts.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, int, many, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetRecordCounts',
  summary: 'How many things of each type a record holds, and how many deleted ones could be brought back.',
  visibility: 'private',
  access: { caller: 'shell', record: 'read' },
  versions: {
    1: {
      request: sequence({}),
      response: sequence({
        type: many(sequence({ familyId: guid(), active: int(), latest: optional(string()) })),
        deleted: int(),
      }),
    },
  },
})

/** Not noted as a read: no thing is shown. */
export async function handle(
  _request: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { types, deleted } = await countThings(ctx, ctx.record!)
  return { type: types, deleted }
}
