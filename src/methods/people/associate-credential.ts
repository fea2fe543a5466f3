import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { WriteContext } from '../../domain/context.ts'
import { addPasskey } from '../../domain/passkeys.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { opaque, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'AssociateCredential',
  summary: 'Adds a passkey to the account: 8 not accepted, 22 in use, 86 too many.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({ passkey: opaque<RegistrationResponseJSON>() }),
      response: sequence({ credentialId: string(), name: string() }),
    },
  },
})

export async function handle(
  { passkey }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { credentialId, name } = await addPasskey(ctx, passkey)
  return { credentialId, name }
}
