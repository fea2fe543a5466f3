/** Files of things: streamed up in chunks and down again, with hashes, progress, and a new start where a connection broke. */
import { type Bytes, joined, toBase64 } from './base64.ts'
import { sha256 } from './credential.ts'
import { Unreachable } from './fault.ts'
import { BeginPutBlob, type BlobPayloadItem, GetThings } from './generated/methods.ts'
import { type Platform, restAfter } from './platform.ts'
import type { HealthRecord, PutBlob } from './record.ts'

/** Bytes, a Blob or File, a stream of the web, or anything that yields bytes, such as `fs.createReadStream(…)`. */
export type Source = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

export interface Progress {
  /** Bytes so far. */
  readonly done: number
  /** Bytes in all, where that is known. */
  readonly total: number | undefined
}

export interface UploadOptions {
  /** A thing has one blob of each name; the usual one is called ''. */
  readonly name?: string
  /** `image/png`; application/octet-stream when absent, or the type of the Blob. */
  readonly contentType?: string
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

/** The bytes are not taken or not given: `status` is that of HTTP. */
export class BlobRefused extends Error {
  override readonly name = 'BlobRefused'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const refusals: { readonly [status: number]: string } = {
  403: 'The address of the blob has ended; begin anew.',
  404: 'There is no such blob any more; get the thing again.',
  413: 'The blob is larger than the platform takes.',
}
const refused = (status: number): Error =>
  status >= 500
    ? new Unreachable(`The platform answered ${status}.`, { status })
    : new BlobRefused(status, refusals[status] ?? `The platform refused the bytes with ${status}.`)

/**
 * Sends bytes to the platform; the answer goes into `blobs` of a put or an update, within two days. Chunks are tried again by
 * themselves; the source is never held in memory whole.
 */
export async function upload(record: HealthRecord, source: Source, options: UploadOptions = {}): Promise<PutBlob> {
  const { platform } = record
  const { name = '', onProgress, signal } = options
  const total = source instanceof Uint8Array ? source.length : source instanceof Blob ? source.size : undefined
  const given = source instanceof Blob ? source.type : ''
  const begun = await record.call(BeginPutBlob, {}, signal ? { signal } : {})
  const { blobRefUrl, blobChunkSize, maxBlobSize, blobHashAlgorithm, blobHashParameters } = begun
  if (total !== undefined && total > maxBlobSize) throw refused(413)
  const { blockSize } = blobHashParameters
  const digests: Bytes[] = []
  let done = 0
  for await (const { bytes, last } of chunksOf(source, blobChunkSize - (blobChunkSize % blockSize))) {
    for (let at = 0; at < bytes.length; at += blockSize) digests.push(await sha256(bytes.subarray(at, at + blockSize)))
    await sendChunk(platform, blobRefUrl, { bytes, at: done, last, signal })
    done += bytes.length
    onProgress?.({ done, total })
  }
  if (done === 0) digests.push(await sha256(new Uint8Array(0)))
  const hash = toBase64(await sha256(joined(digests)))
  const hashInfo = { algorithm: blobHashAlgorithm, params: { blockSize: String(blockSize) }, hash }
  return {
    blobInfo: {
      name,
      contentType: options.contentType ?? (given || 'application/octet-stream'),
      hashInfo,
    },
    contentLength: String(done),
    blobRefUrl,
  }
}

/** A small file that travels inside the request: a portrait, a page. A request has 16 MiB at most. */
export const inlineBlob = (bytes: Uint8Array, options: Pick<UploadOptions, 'name' | 'contentType'> = {}): PutBlob => ({
  blobInfo: { name: options.name ?? '', contentType: options.contentType ?? 'application/octet-stream' },
  contentLength: String(bytes.length),
  base64data: toBase64(bytes),
})

interface Chunk {
  readonly bytes: Bytes
  readonly at: number
  readonly last: boolean
  readonly signal: AbortSignal | undefined
}

/** Two megabytes may take their time on a phone. */
const chunkTimes = 4

function sendChunk(platform: Platform, url: string, { bytes, at, last, signal }: Chunk): Promise<void> {
  const headers = {
    'content-type': 'application/octet-stream',
    ...(bytes.length > 0 && { 'content-range': `bytes ${at}-${at + bytes.length - 1}/*` }),
    ...(last && { 'x-hv-blob-complete': '1' }),
  }
  const body = bytes.length > 0 ? bytes : undefined
  return platform.again(true, signal, async tried => {
    const init = { method: 'POST', headers, ...(body && { body }), ...(signal && { signal }) }
    const { ok, status } = await platform.reach(url, init, { timeout: platform.timeout * chunkTimes })
    // The answer to the last chunk was lost, and now it says that all was there already.
    if (!ok && !(status === 409 && last && tried > 1)) throw refused(status)
  })
}

async function* piecesOf(source: Source): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) yield source
  else if (source instanceof Blob) yield* piecesOf(source.stream())
  else if ('getReader' in source) {
    // Not every browser lets one go through a stream with for await.
    const reader = source.getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value
  } else yield* source
}

/** Chunks of one size, the last of which is known as the last; one empty chunk for no bytes at all. */
async function* chunksOf(
  source: Source,
  size: number,
): AsyncGenerator<{ readonly bytes: Bytes; readonly last: boolean }> {
  let chunk = new Uint8Array(size)
  let filled = 0
  for await (const piece of piecesOf(source)) {
    for (let at = 0; at < piece.length; ) {
      if (filled === size) {
        yield { bytes: chunk, last: false }
        chunk = new Uint8Array(size)
        filled = 0
      }
      const taken = piece.subarray(at, at + size - filled)
      chunk.set(taken, filled)
      filled += taken.length
      at += taken.length
    }
  }
  yield { bytes: chunk.subarray(0, filled), last: true }
}

// ---- down

export interface DownloadOptions {
  /** The usual one is called ''. */
  readonly name?: string
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

export interface Download {
  readonly name: string
  readonly contentType: string
  /** Bytes in all. */
  readonly length: number
  /** Read it once. It goes on by itself after a broken connection, and errs at its end where the hash is not that of the bytes. */
  readonly stream: ReadableStream<Uint8Array>
  /** All of the stream. */
  bytes(): Promise<Uint8Array>
}

/** A file of a thing; undefined where the thing has none of that name. */
export async function download(
  record: HealthRecord,
  thing: { readonly id: string },
  options: DownloadOptions = {},
): Promise<Download | undefined> {
  const { name = '', signal } = options
  const blobPayloadRequest = {
    blobFilters: { blobFilter: [{ blobName: name }] },
    blobFormat: { blobFormatSpec: 'streamed' as const },
  }
  const group = { id: [thing.id], format: { section: ['blobpayload'], xml: [''], blobPayloadRequest } }
  const answer = await record.call(GetThings, { group: [group] }, signal ? { signal } : {})
  const blob = answer.group[0].thing[0]?.blobPayload?.blob.find(({ blobInfo }) => blobInfo.name === name)
  if (blob?.blobRefUrl === undefined) return undefined
  const length = Number(blob.contentLength)
  const stream = streamOf(record.platform, blob.blobRefUrl, blob, length, options)
  return {
    name,
    contentType: blob.blobInfo.contentType,
    length,
    stream,
    async bytes() {
      const parts: Uint8Array[] = []
      for await (const part of piecesOf(stream)) parts.push(part)
      return joined(parts)
    },
  }
}

function streamOf(
  platform: Platform,
  url: string,
  blob: BlobPayloadItem,
  length: number,
  { onProgress, signal }: DownloadOptions,
): ReadableStream<Uint8Array> {
  const hash = blockHash(blob)
  let at = 0
  let failed = 0
  let reader:
    | { read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>; cancel(): Promise<void> }
    | undefined

  const open = async () => {
    const headers = at > 0 ? { range: `bytes=${at}-` } : {}
    const reply = await platform.reach(url, { headers, ...(signal && { signal }) }, { stream: true })
    if (!reply.ok || !reply.body || (at > 0 && reply.status !== 206)) throw refused(reply.status)
    return reply.body.getReader()
  }
  const next = async (): Promise<Uint8Array | undefined> => {
    try {
      if (at >= length) return undefined
      reader ??= await open()
      const { done, value } = await reader.read()
      if (done || !value) throw new Unreachable('The bytes end too early.')
      return value
    } catch (error) {
      reader = undefined
      if (signal?.aborted) throw signal.reason
      if (error instanceof BlobRefused || ++failed >= platform.tries) throw error
      await restAfter(failed, signal)
      return next()
    }
  }
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const bytes = await next()
      if (bytes === undefined) {
        if (hash && (await hash.end()) !== blob.blobInfo.hashInfo?.hash)
          throw new Unreachable('The bytes are not those that were stored: their hash differs.')
        return controller.close()
      }
      failed = 0
      at += bytes.length
      await hash?.add(bytes)
      onProgress?.({ done: at, total: length })
      controller.enqueue(bytes)
    },
    cancel: () => reader?.cancel(),
  })
}

/** SHA-256 of the hashes of all blocks, over pieces of any size; undefined where the hash is of another kind. */
function blockHash({ blobInfo }: BlobPayloadItem) {
  const { algorithm, params } = blobInfo.hashInfo ?? {}
  const size = Number(params?.blockSize)
  if (algorithm !== 'SHA256Block' || !(size > 0)) return undefined
  const digests: Bytes[] = []
  let block = new Uint8Array(size)
  let filled = 0
  const close = async () => {
    digests.push(await sha256(block.subarray(0, filled)))
    filled = 0
  }
  return {
    async add(piece: Uint8Array) {
      for (let at = 0; at < piece.length; ) {
        const taken = piece.subarray(at, at + size - filled)
        block.set(taken, filled)
        filled += taken.length
        at += taken.length
        if (filled === size) await close()
      }
    },
    async end(): Promise<string> {
      // No bytes are one block, an empty one.
      if (filled > 0 || digests.length === 0) await close()
      block = new Uint8Array(0)
      return toBase64(await sha256(joined(digests)))
    },
  }
}
