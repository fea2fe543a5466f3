/** POST /platform/wildcat.ashx: bytes -> envelope -> gate -> bytes. HTTP status is 200 whatever happens (wire.md §1.4). */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Claim, Gate } from '../../gate.ts'
import { checkTime, type Envelope, faultXml, readEnvelope, successXml } from '../../protocol/envelope.ts'
import { Fault } from '../../protocol/fault.ts'
import { decode, encodeContent, Invalid } from '../../schema/codec.ts'
import type { Sequence } from '../../schema/schema.ts'
import { type XmlElement, XmlError } from '../../xml/parse.ts'
import { type Document, decompress, parseDocument, readBody } from './body.ts'

export interface XmlDoorOptions {
  readonly gate: Gate
  readonly maxRequestBytes: number
  readonly maxResponseBytes: number
  /** Time for a body to arrive. */
  readonly bodySeconds?: number
  /** Told of every answer: method and code, never content. */
  readonly observe?: (call: Observed) => void
}

export interface Observed {
  readonly requestId: string
  readonly method: string
  readonly version: number | undefined
  readonly application: string | undefined
  readonly code: number
  readonly milliseconds: number
  /** Only when something was wrong on our side. */
  readonly error?: unknown
}

const nothing = Buffer.from('<info/>')
const noInfo: XmlElement = {
  name: 'info',
  local: 'info',
  namespace: '',
  attributes: [],
  children: [],
  start: 0,
  end: 7,
  contentStart: 7,
  contentEnd: 7,
}
const worthCompressing = 1400
const compress = promisify(gzip)

export function xmlDoor(app: FastifyInstance, options: XmlDoorOptions): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    // Clients send text/xml, form-urlencoded, text/plain or nothing (§1.2): the type says nothing here.
    // One that is no media type at all would be refused by Fastify.
    scope.addHook('onRequest', async ({ raw }) => {
      raw.headers['content-type'] = 'text/xml'
    })
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.post('/platform/wildcat.ashx', { bodyLimit: Number.MAX_SAFE_INTEGER }, (request, reply) =>
      answer(request, reply, options),
    )
    scope.route({
      method: ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'],
      url: '/platform/wildcat.ashx',
      handler: (request, reply) => send(request, reply, faultXml(2, 'Send requests by POST.')),
    })
  })
}

async function answer(request: FastifyRequest, reply: FastifyReply, options: XmlDoorOptions): Promise<void> {
  const began = performance.now()
  const seen: { envelope?: Envelope; application?: string } = {}
  let code = 0
  let error: unknown
  let xml: string
  try {
    xml = await respond(request, options, seen)
    if (xml.length > options.maxResponseBytes)
      throw new Fault('RESPONSE_TOO_LONG', 'The answer would be too long; ask for fewer things at a time.')
  } catch (thrown) {
    const fault = asFault(thrown)
    if (fault.status === 'FAILED') error = thrown
    code = fault.code
    xml = faultXml(code, fault.message)
  }
  options.observe?.({
    requestId: request.id,
    method: seen.envelope?.method.slice(0, 80) ?? '',
    version: seen.envelope?.version,
    application: seen.application,
    code,
    milliseconds: performance.now() - began,
    ...(error !== undefined && { error }),
  })
  await send(request, reply, xml)
}

/** Only a Fault says what it is; everything else is our own mistake, and nobody outside sees its detail. */
export function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown
  if (thrown instanceof Invalid) return new Fault('INVALID_XML', thrown.message)
  if (thrown instanceof XmlError) return new Fault('INVALID_XML', thrown.message)
  return new Fault('FAILED', 'The platform could not do this; name the WC_ResponseId of this answer to its operator.', {
    cause: thrown,
  })
}

async function respond(
  request: FastifyRequest,
  options: XmlDoorOptions,
  seen: { envelope?: Envelope; application?: string },
): Promise<string> {
  const received = await readBody(request.raw, options.maxRequestBytes, options.bodySeconds ?? 60)
  if (received.length === 0) throw new Fault('BAD_HTTP', 'The request has no body.')
  const body = await decompress(received, request.headers['content-encoding'], options.maxRequestBytes)
  const document = parseDocument(body)
  const envelope = readEnvelope(document.root)
  seen.envelope = envelope
  const entered = await options.gate
    .enter({
      method: envelope.method,
      claim: claimOf(envelope, document),
      requestId: request.id,
      address: request.ip,
      trusted: false,
      culture: envelope.culture,
      ...(envelope.version !== undefined && { version: envelope.version }),
      ...(envelope.recordId !== undefined && { record: envelope.recordId }),
      ...(envelope.targetPersonId !== undefined && { targetPerson: envelope.targetPersonId }),
    })
    .catch((error: unknown) => {
      // A completed body whose hash does not match was cut further up than we could mend (§1.3).
      if (document.completed && error instanceof Fault && error.status === 'BAD_SIG')
        throw new Fault('INVALID_XML', 'The request ends too early.')
      throw error
    })
  seen.application = entered.caller.application.applicationId
  if (envelope.finalXsl)
    throw new Fault('INVALID_TRANSFORM', 'This platform runs no style sheets of callers; leave out final-xsl.')
  const info = envelope.info ?? noInfo
  const shape = entered.shapes.request
  const value = decode<Sequence>(shape, info, envelope.info ? document.source : nothing, 'relaxed')
  const result = await entered.run(value)
  const { response, responseName } = entered.shapes
  return successXml(responseName ?? entered.contract.name, response && encodeContent(response, result as never))
}

function claimOf(envelope: Envelope, { source }: Document): Claim {
  if (!envelope.session) return { kind: 'anonymous', applicationId: envelope.appId! }
  const { token, userToken, offlinePersonId } = envelope.session
  const slice = ({ start, end }: XmlElement) => source.subarray(start, end)
  return {
    kind: 'session',
    token,
    ...(userToken !== undefined && { userToken }),
    ...(offlinePersonId !== undefined && { offlinePersonId }),
    ...(envelope.hmac && { hmac: envelope.hmac }),
    ...(envelope.infoHash && { infoHash: envelope.infoHash }),
    header: slice(envelope.header),
    info: envelope.info ? slice(envelope.info) : Buffer.alloc(0),
    inTime: now => checkTime(envelope, now),
  }
}

async function send(request: FastifyRequest, reply: FastifyReply, xml: string): Promise<void> {
  reply.code(200).header('content-type', 'text/xml; charset=utf-8').header('cache-control', 'no-store')
  const offered = request.headers['accept-encoding']
  if (
    xml.length > worthCompressing &&
    typeof offered === 'string' &&
    /\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/.test(offered)
  ) {
    await reply
      .header('content-encoding', 'gzip')
      .header('vary', 'accept-encoding')
      .send(await compress(xml, { level: 1 }))
  } else await reply.send(xml)
}
