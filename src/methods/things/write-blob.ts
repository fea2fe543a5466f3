import { type Chunk, type ChunkOutcome, writeChunk } from '../../domain/blobs.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { opaque, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'WriteBlob',
  summary:
    'Stores one chunk of an upload; for the blob door, whose callers show nothing but the token in their address.',
  visibility: 'private',
  access: { caller: 'anonymous', record: 'none' },
  versions: {
    1: { request: sequence({ chunk: opaque<Chunk>() }), response: sequence({ outcome: opaque<ChunkOutcome>() }) },
  },
})

export async function handle(
  { chunk }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  return { outcome: await writeChunk(ctx.services, chunk) }
}
