import { writable } from '../../domain/access.ts'
import { beginUpload, chunkSize, hashAlgorithm } from '../../domain/blobs.ts'
import type { EnteredRecord, WriteContext } from '../../domain/context.ts'
import { needGrant } from '../../domain/grants.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { blobHashParameters } from '../../protocol/thing.ts'
import { int, sequence, string, unsignedInt } from '../../schema/schema.ts'

export const contract = method({
  name: 'BeginPutBlob',
  summary: 'Returns an address to upload a blob to, which PutThings then makes part of a thing.',
  visibility: 'public',
  // .NET Standard forgets the record id: PutThings then says which record it is (wire.md §6.1).
  access: { caller: 'person', record: 'optional' },
  versions: {
    1: {
      request: sequence({}),
      response: sequence({
        blobRefUrl: string(),
        blobChunkSize: int(),
        maxBlobSize: unsignedInt(),
        blobHashAlgorithm: string({ max: 255 }),
        blobHashParameters,
      }),
    },
  },
})

/** Java reads the size as a 32-bit number (wire.md §10.5, row 90). */
const mostJavaReads = 2_147_483_647

export async function handle(
  _request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  if (ctx.record) mayBecomeThing(ctx.record)
  else await needGrant(ctx.read, ctx.caller, ctx.now)
  return {
    blobRefUrl: await beginUpload(ctx),
    blobChunkSize: chunkSize,
    maxBlobSize: Math.min(ctx.services.settings.maxBlobBytes, mostJavaReads),
    blobHashAlgorithm: hashAlgorithm,
    blobHashParameters: { blockSize: chunkSize },
  }
}

/** Refused before the bytes are sent, since PutThings would refuse them then (shell.md §3.1, points 3 and 4). */
function mayBecomeThing({ access, level }: EnteredRecord): void {
  if (!writable(access.recordState)) throw new Fault('INVALID_RECORD_STATE', 'The record can only be read at present.')
  if (level === 'View') throw new Fault('ACCESS_DENIED', 'The person may only view this record.')
}
