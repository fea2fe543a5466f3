import { tokenIsGood } from '../../domain/accounts.ts'
import type { ReadContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, oneOf, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetEmailLink',
  summary: 'Whether a mailed link is still good, without using it up.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: {
    1: {
      request: sequence({ purpose: oneOf('verify', 'reset'), token: string({ max: 200 }) }),
      response: sequence({ good: boolean() }),
    },
  },
})

export async function handle(
  { purpose, token }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  return { good: await tokenIsGood(ctx, purpose, token) }
}
