import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { confirmSession, proofByPassword } from '../../domain/accounts.ts'
import type { WriteContext } from '../../domain/context.ts'
import { proofByPasskey } from '../../domain/passkeys.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { choice, opaque, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'ConfirmShellSession',
  summary: 'The signed-in person proves again who they are; sensitive changes ask for a proof of the last half hour.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({
        credential: choice({ password: string({ max: 1024 }), passkey: opaque<AuthenticationResponseJSON>() }),
      }),
    },
  },
})

export async function handle({ credential }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  const person = ctx.caller.person!
  const proof =
    credential.password !== undefined
      ? await proofByPassword(ctx, person.email, credential.password)
      : await proofByPasskey(ctx, credential.passkey)
  if (proof.personId !== person.personId) throw new Fault('INVALID_TOKEN', 'This passkey belongs to another account.')
  await confirmSession(ctx)
}
