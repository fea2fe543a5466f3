import { type Download, openDownload } from '../../domain/blobs.ts'
import type { ReadContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { opaque, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'ReadBlob',
  summary: 'Opens a blob for reading; for the blob door, whose callers show nothing but the token in their address.',
  visibility: 'private',
  access: { caller: 'anonymous', record: 'none' },
  versions: {
    1: {
      request: sequence({ token: string() }),
      response: sequence({ blob: opaque<Download | 'refused' | 'missing'>() }),
    },
  },
})

export async function handle(
  { token }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  return { blob: await openDownload(ctx.services, token) }
}
