import type { WriteContext } from '../../domain/context.ts'
import { newSignUpCode } from '../../domain/sign-up-codes.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'NewSignupCode',
  summary: 'A code with which one person can make an account where sign-up is not open to everybody.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'Signup',
  versions: { 1: { request: sequence({}), response: sequence({ signupCode: string() }) } },
})

export async function handle(
  _request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return { signupCode: await ctx.db.write(tx => newSignUpCode(ctx, tx)) }
}
