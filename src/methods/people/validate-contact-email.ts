import { verifyEmail } from '../../domain/accounts.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'ValidateContactEmail',
  summary:
    'Confirms the contact address by a mailed link; 28 when the link is wrong, used, too old or for an address of before.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: { 1: { request: sequence({ token: string({ max: 200 }) }) } },
})

export async function handle({ token }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await verifyEmail(ctx, token)
}
