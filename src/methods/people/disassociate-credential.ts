import type { WriteContext } from '../../domain/context.ts'
import { removePasskey, removePassword } from '../../domain/passkeys.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { choice, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'DisassociateCredential',
  summary: 'Takes a passkey or the password from the account; the last way to sign in stays (83).',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: { request: sequence({ credential: choice({ passkey: string({ max: 1024 }), password: sequence({}) }) }) },
  },
})

export async function handle({ credential }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  if (credential.passkey !== undefined) await removePasskey(ctx, credential.passkey)
  else await removePassword(ctx)
}
