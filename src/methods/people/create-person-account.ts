import { createAccount } from '../../domain/accounts.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, optional, positiveInteger, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'CreatePersonAccount',
  summary: 'Makes a person with their own record, signs them in and sends the mail that asks to confirm the address.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: {
    2: {
      request: sequence({
        name: string({ max: 255 }),
        email: string({ max: 320 }),
        password: string({ max: 1024 }),
        /** yyyy-mm-dd */
        birthDate: string({ pattern: '\\d{4}-\\d{2}-\\d{2}' }),
        country: string({ min: 2, max: 2 }),
        culture: string({ min: 2, max: 10 }),
        timeZone: string({ max: 64 }),
        /** Needed where sign-up is not open. */
        signupCode: optional(string({ max: 64 })),
      }),
      response: sequence({ personId: guid(), recordId: guid(), token: string(), seconds: positiveInteger() }),
    },
  },
})

export function handle(account: RequestOf<typeof contract>, ctx: WriteContext): Promise<ResponseOf<typeof contract>> {
  return createAccount(ctx, account)
}
