import { acceptConnectRequest } from '../../domain/connect-requests.ts'
import type { WriteContext } from '../../domain/context.ts'
import { identityCode } from '../../protocol/connect.ts'
import { yesShape } from '../../protocol/consent.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'AcceptConnectRequest',
  summary: 'Opens a record to the application behind a code, after the right answer.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: { 1: { request: sequence({ identityCode, recordId: guid(), ...yesShape }) } },
})

export async function handle(
  { identityCode: code, recordId, rulesDigest, ...boxes }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const yes = { ...boxes, digest: rulesDigest }
  await ctx.db.write(tx => acceptConnectRequest(ctx, tx, ctx.caller.person!, code, recordId.toLowerCase(), yes))
  return {}
}
