import { setPassword } from '../../domain/accounts.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'SetPassword',
  summary:
    'A new password for the signed-in person, who proved who they are just before; other sessions end. 32 when it is too weak.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: { 1: { request: sequence({ newPassword: string({ max: 1024 }) }) } },
})

export async function handle({ newPassword }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await setPassword(ctx, newPassword)
}
