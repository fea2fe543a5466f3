import type { WriteContext } from '../../domain/context.ts'
import { declinePackage } from '../../domain/package-pick-up.ts'
import { identityCode, opened } from '../../protocol/connect.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'DeclineConnectPackage',
  summary: 'Throws a package away that the person does not want; its code is dead.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: { 1: { request: sequence({ identityCode, opened }) } },
})

/** 73 without a right answer of this person within the hour, 74 when the package is gone. */
export async function handle(
  { identityCode: code, opened: ticket }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await declinePackage(ctx, ctx.caller.person!, code, ticket)
  return {}
}
