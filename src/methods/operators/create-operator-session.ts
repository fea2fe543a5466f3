import type { WriteContext } from '../../domain/context.ts'
import { signInOperator } from '../../domain/operators.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'CreateOperatorSession',
  summary: 'Signs an operator in by password and the code of the moment; 32, whichever was wrong.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: {
    1: {
      request: sequence({
        email: string({ max: 320 }),
        password: string({ max: 1024 }),
        code: string({ max: 20 }),
      }),
      response: sequence({ token: string() }),
    },
  },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return { token: await signInOperator(ctx, request) }
}
