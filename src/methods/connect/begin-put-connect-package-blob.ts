import { beginPackageUpload, chunkSize, hashAlgorithm, mostPackageBytes } from '../../domain/blobs.ts'
import { mayConnect } from '../../domain/connect-requests.ts'
import type { WriteContext } from '../../domain/context.ts'
import { chunkOverhead } from '../../interop/package-seal.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { blobHashParameters } from '../../protocol/thing.ts'
import { doc, oneOf, positiveInteger, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'BeginPutConnectPackageBlob',
  summary: 'Returns an address to upload a blob to that a thing in a package names, sealed chunk by chunk.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'ConnectPackage',
  versions: {
    1: {
      request: sequence({}),
      response: sequence({
        blobRefUrl: string(),
        packageBlobChunkEncryptionAlgorithm: doc(
          oneOf('aes256'),
          'As the package itself is sealed, with the same key.',
        ),
        blobPreEncryptionChunkSize: doc(positiveInteger(), 'Bytes of a chunk; hashes are of these bytes.'),
        blobPostEncryptionChunkSize: doc(
          positiveInteger(),
          'Bytes of a sealed chunk: the next one starts behind so many.',
        ),
        maxBlobSize: doc(positiveInteger(), 'Sealed bytes; of all blobs of a package together.'),
        blobHashAlgorithm: string({ max: 255 }),
        blobHashParameters,
      }),
    },
  },
})

export async function handle(
  _request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  mayConnect(ctx.caller.application)
  return {
    blobRefUrl: await beginPackageUpload(ctx),
    packageBlobChunkEncryptionAlgorithm: 'aes256',
    blobPreEncryptionChunkSize: chunkSize,
    blobPostEncryptionChunkSize: chunkSize + chunkOverhead,
    maxBlobSize: Math.min(ctx.services.settings.maxBlobBytes, mostPackageBytes),
    blobHashAlgorithm: hashAlgorithm,
    blobHashParameters: { blockSize: chunkSize },
  }
}
