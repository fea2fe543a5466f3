import type { WriteContext } from '../../domain/context.ts'
import { updateOperator } from '../../domain/operators.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { guid, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'UpdateOperator',
  summary: 'Suspends an operator or lets one work again, or gives another mask; what is not named stays.',
  visibility: 'private',
  access: { caller: 'machine', record: 'none' },
  about: 'operatorId',
  versions: {
    1: {
      request: sequence({
        operatorId: guid(),
        state: optional(oneOf('Active', 'Suspended')),
        mask: optional(sequence({ method: many(string({ max: 100 })) })),
      }),
    },
  },
})

export async function handle(
  { operatorId, state, mask }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<void> {
  await updateOperator(ctx, operatorId.toLowerCase(), { state, methods: mask?.method })
}
