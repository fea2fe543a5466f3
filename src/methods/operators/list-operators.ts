import type { ReadContext } from '../../domain/context.ts'
import { listOperators } from '../../domain/operators.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'ListOperators',
  summary: 'The operators with their masks, the oldest first.',
  visibility: 'private',
  access: { caller: 'machine', record: 'none' },
  versions: {
    1: {
      request: sequence({}),
      response: sequence({
        operator: many(
          sequence({
            operatorId: guid(),
            email: string(),
            name: string(),
            state: oneOf('Active', 'Suspended'),
            method: many(string()),
            created: string(),
            signedIn: optional(string()),
          }),
        ),
      }),
    },
  },
})

export async function handle(
  _request: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const operators = await listOperators(ctx.read)
  return {
    operator: operators.map(({ methods, signedIn, ...rest }) => ({
      ...rest,
      method: [...methods],
      ...(signedIn !== undefined && { signedIn }),
    })),
  }
}
