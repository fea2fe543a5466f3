import type { WriteContext } from '../../domain/context.ts'
import { endUserToken } from '../../domain/sessions.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { many, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'SignOutPrivileged',
  summary: 'Ends user tokens of applications; unknown ones are passed over. EndShellSession ends the sign-in itself.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: { 1: { request: sequence({ userAuthToken: many(string({ max: 1024 }), 0, 20) }) } },
})

export async function handle({ userAuthToken }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await ctx.db.write(async tx => {
    for (const token of userAuthToken) await endUserToken(ctx.services, tx, token)
  })
}
