import type { WriteContext } from '../../domain/context.ts'
import { renamePasskey } from '../../domain/passkeys.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'UpdateCredential',
  summary: 'Gives a passkey another name: 29 when the name cannot be used, 82 when there is no such passkey.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: { 1: { request: sequence({ credentialId: string({ max: 1024 }), name: string({ max: 255 }) }) } },
})

export async function handle({ credentialId, name }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await renamePasskey(ctx, credentialId, name)
}
