import { resetPassword } from '../../domain/accounts.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'ResetPassword',
  summary:
    'A new password by a mailed link (28 when it is not good any more); all sessions and user tokens of the person end.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: { 1: { request: sequence({ token: string({ max: 200 }), newPassword: string({ max: 1024 }) }) } },
})

export async function handle({ token, newPassword }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await resetPassword(ctx, token, newPassword)
}
