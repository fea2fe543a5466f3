import type { ReadContext } from '../../domain/context.ts'
import { operatorInfo } from '../../domain/operators.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, many, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetOperatorInfo',
  summary: 'Who is signed in as an operator, and which methods the mask names.',
  visibility: 'private',
  access: { caller: 'operator-self', record: 'none' },
  unnoted: true,
  versions: {
    1: {
      request: sequence({}),
      response: sequence({ operatorId: guid(), email: string(), name: string(), method: many(string()) }),
    },
  },
})

export async function handle(
  _request: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { methods, ...rest } = operatorInfo(ctx)
  return { ...rest, method: [...methods] }
}
