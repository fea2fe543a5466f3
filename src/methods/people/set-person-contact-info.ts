import { setEmail } from '../../domain/accounts.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'SetPersonContactInfo',
  summary:
    'Another contact address, unproved until its mail is answered; the old address is told. 30 no address, 22 in use.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: { 1: { request: sequence({ email: string({ max: 320 }) }) } },
})

export async function handle({ email }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await setEmail(ctx, email)
}
