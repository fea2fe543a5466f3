import type { ReadContext } from '../../domain/context.ts'
import { signatureOf } from '../../domain/signatures.ts'
import { search, understand } from '../../domain/thing-search.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, guid, oneOf, optional, sequence, string } from '../../schema/schema.ts'

const signer = sequence({
  name: string(),
  organization: optional(string()),
  issuer: string(),
  validFrom: string(),
  validTo: string(),
  trusted: boolean(),
})

export const contract = method({
  name: 'GetThingSignature',
  summary: 'Who signed a thing, and whether the signature matches what is stored now.',
  visibility: 'private',
  access: { caller: 'shell', record: 'read' },
  versions: {
    1: {
      request: sequence({ thingId: guid() }),
      response: sequence({
        signature: optional(
          sequence({ state: oneOf('matches', 'changed', 'unreadable'), typeId: guid(), signer: optional(signer) }),
        ),
      }),
    },
  },
})

export async function handle(
  { thingId }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const find = async (data: boolean) => {
    const question = await understand(ctx, ctx.record!, {
      id: [thingId],
      key: [],
      clientThingId: [],
      filter: [{ typeId: [], thingState: ['Active', 'Deleted'] }],
    })
    const room = { left: ctx.services.settings.maxResponseBytes }
    const { full } = await search(ctx, ctx.record!, question, { parts: { extras: true, data }, renderings: 1 }, room)
    return full[0]
  }
  // Most things are not signed; their data is not read for this.
  if ((await find(false))?.signature === undefined) return {}
  const thing = await find(true)
  const signature = thing && (await signatureOf(ctx.services, thing))
  return signature ? { signature } : {}
}
