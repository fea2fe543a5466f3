import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { ReadContext } from '../../domain/context.ts'
import { registrationOptions, signInOptions } from '../../domain/passkeys.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { oneOf, opaque, optional, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetPasskeyOptions',
  summary: 'What a browser needs to make a passkey or to ask for one; good for 15 minutes.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: {
    1: {
      request: sequence({ use: oneOf('sign-in', 'register') }),
      response: sequence({
        signIn: optional(opaque<PublicKeyCredentialRequestOptionsJSON>()),
        register: optional(opaque<PublicKeyCredentialCreationOptionsJSON>()),
      }),
    },
  },
})

export async function handle(
  { use }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  if (use === 'sign-in') return { signIn: await signInOptions(ctx) }
  if (!ctx.caller.person) throw new Fault('ACCESS_DENIED')
  return { register: await registrationOptions(ctx) }
}
