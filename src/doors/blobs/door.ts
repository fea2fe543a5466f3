/**
 * /streaming/wildcatblob.ashx: bytes in by POST or PUT, bytes out by GET (wire.md §6.2, §6.7). The token in the address is
 * the only credential. Bytes pass through in constant memory; an answer says that they are on disk.
 */
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asker, type Gate } from '../../gate.ts'
import { bytesOf, type ChunkRange, chunkRange } from './range.ts'

export interface BlobDoorOptions {
  readonly gate: Gate
}

export const path = '/streaming/wildcatblob.ashx'

export function blobDoor(app: FastifyInstance, { gate }: BlobDoorOptions): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    // Whatever the type is called, even what is none (which Fastify would refuse), the bytes are the client's own affair.
    scope.addHook('onRequest', async ({ raw }) => {
      raw.headers['content-type'] = 'application/octet-stream'
    })
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    for (const method of ['POST', 'PUT'] as const)
      scope.route({
        method,
        url: path,
        bodyLimit: Number.MAX_SAFE_INTEGER,
        handler: (request, reply) => upload(gate, request, reply),
      })
    scope.route({
      method: ['GET', 'HEAD'],
      url: path,
      exposeHeadRoute: false,
      handler: (request, reply) => download(gate, request, reply),
    })
  })
}

function tokenOf(request: FastifyRequest): string {
  const found = Object.entries(request.query as Record<string, unknown>).find(
    ([name]) => name.toLowerCase() === 'blob-ref-token',
  )?.[1]
  return typeof found === 'string' ? found : ''
}

// No cookie and no session: the methods look at nothing but the token.
const ask = (gate: Gate, request: FastifyRequest) => asker(gate, { kind: 'shell' }, request.id, request.ip)

// ---- up

const answers = { stored: 200, short: 400, unknown: 403, sealed: 409, 'too-large': 413, gap: 416 } as const

async function upload(gate: Gate, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const range = chunkRange(request.headers['content-range'])
  if (range === 'malformed') return bare(reply, 400)
  const body = bodyOf(request, range)
  // Bytes without a place could be anything; only a first request may leave it out, and carries the whole blob then.
  const chunk = {
    token: tokenOf(request),
    complete: request.headers['x-hv-blob-complete'] === '1',
    ...(range ? { offset: range.start, size: range.size } : body ? { offset: 0 } : {}),
    ...(body && { body }),
  }
  try {
    const { outcome } = await ask(gate, request)('WriteBlob', { chunk })
    return bare(reply, answers[outcome])
  } catch (error) {
    // The client went away in the middle: nobody is left to answer.
    if (request.raw.errored || request.raw.destroyed) return bare(reply, 400)
    throw error
  }
}

/** The stream, unless the request says that it has none. */
function bodyOf(request: FastifyRequest, range: ChunkRange | undefined): Readable | undefined {
  const { headers } = request
  const empty = headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0'
  return empty || range?.size === 0 ? undefined : request.raw
}

/** An answer without a body; clients only look at the status. */
const bare = (reply: FastifyReply, status: number): FastifyReply =>
  reply.code(status).header('content-length', '0').send()

// ---- down

async function download(gate: Gate, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { blob } = await ask(gate, request)('ReadBlob', { token: tokenOf(request) })
  if (blob === 'refused') return bare(reply, 403)
  if (blob === 'missing') return bare(reply, 404)
  const range = bytesOf(request.headers.range, blob.length)
  reply.header('accept-ranges', 'bytes').header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
  // Bytes of people are never a page of ours, whatever type they claim.
  reply.header('content-disposition', 'attachment')
  if (range === 'beyond') return bare(reply.header('content-range', `bytes */${blob.length}`), 416)
  const { start, end } = range ?? { start: 0, end: blob.length - 1 }
  reply
    .code(range ? 206 : 200)
    .header('content-type', blob.contentType)
    .header('content-length', String(end - start + 1))
  if (range) reply.header('content-range', `bytes ${start}-${end}/${blob.length}`)
  // Fastify closes the file when the client leaves early.
  return reply.send(request.method === 'HEAD' || blob.length === 0 ? '' : await blob.read({ start, end }))
}
