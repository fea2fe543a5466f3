import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { proofByPassword, startSession } from '../../domain/accounts.ts'
import type { WriteContext } from '../../domain/context.ts'
import { proofByPasskey } from '../../domain/passkeys.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, choice, opaque, positiveInteger, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'CreateShellSession',
  summary: 'Signs a person in to the Shell by password (32 when wrong) or passkey (8).',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: {
    1: {
      request: sequence({
        credential: choice({
          password: sequence({ email: string({ max: 320 }), password: string({ max: 1024 }) }),
          passkey: opaque<AuthenticationResponseJSON>(),
        }),
        /** Beyond the closing of the browser. */
        stay: boolean(),
      }),
      response: sequence({ token: string(), seconds: positiveInteger() }),
    },
  },
})

export async function handle(
  { credential, stay }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const proof = credential.password
    ? await proofByPassword(ctx, credential.password.email, credential.password.password)
    : await proofByPasskey(ctx, credential.passkey!)
  return startSession(ctx, proof, stay)
}
