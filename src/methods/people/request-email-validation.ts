import { askVerification } from '../../domain/accounts.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'RequestEmailValidation',
  summary: 'Mails the signed-in person a new link to confirm the address; links of before are good no more.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: { 1: { request: sequence({}) } },
})

export async function handle(_: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await askVerification(ctx)
}
