import { hasPassword, isConfirmed } from '../../domain/accounts.ts'
import type { ReadContext } from '../../domain/context.ts'
import { passkeysOf } from '../../domain/passkeys.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, many, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetAccountInfo',
  summary: 'How the signed-in person can sign in, and whether they proved who they are within the last half hour.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({}),
      response: sequence({
        hasPassword: boolean(),
        confirmed: boolean(),
        passkey: many(
          sequence({ credentialId: string(), name: string(), createdAt: string(), lastUsedAt: optional(string()) }),
        ),
      }),
    },
  },
})

export async function handle(_: RequestOf<typeof contract>, ctx: ReadContext): Promise<ResponseOf<typeof contract>> {
  const [password, confirmed, passkeys] = await Promise.all([
    hasPassword(ctx),
    isConfirmed(ctx),
    passkeysOf(ctx.read, ctx.caller.person!.personId),
  ])
  return {
    hasPassword: password,
    confirmed,
    passkey: passkeys.map(({ lastUsedAt, ...passkey }) => ({
      ...passkey,
      ...(lastUsedAt !== undefined && { lastUsedAt }),
    })),
  }
}
