/** `/rest/…`: JSON over HTTP -> gate -> JSON (shell.md §5). What each address means stands in routes.ts. */
import type { Readable } from 'node:stream'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asker, type Entered, type Gate } from '../../gate.ts'
import { Fault } from '../../protocol/fault.ts'
import type { Contract } from '../../protocol/method.ts'
import { status } from '../../protocol/status.ts'
import { Invalid } from '../../schema/codec.ts'
import { fromJson, fromParameters } from '../../schema/json.ts'
import { type Proof, proofOf, scheme } from './authorization.ts'
import { openApi } from './openapi.ts'
import { newest, type Route, routes, versions } from './routes.ts'

export interface RestDoorOptions {
  readonly gate: Gate
  readonly contracts: readonly Contract[]
  /** Origin for addresses in answers, without a trailing slash. */
  readonly publicUrl: string
  readonly maxRequestBytes: number
  /** Time for a body to arrive; 60 when absent. */
  readonly bodySeconds?: number
  /** Told of our own defects; the error never reaches the caller. */
  readonly failed?: (error: Error, requestId: string) => void
}

/** Behind `/rest`, since the Shell has the rest of the host. */
export const base = '/rest'

export function restDoor(app: FastifyInstance, options: RestDoorOptions): void {
  const document = JSON.stringify(openApi(options.contracts, options.publicUrl))
  app.get(`${base}/openapi.json`, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=300').send(document),
  )
  const inside = async (scope: FastifyInstance) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      ['application/json', 'text/json'],
      { parseAs: 'buffer', bodyLimit: options.maxRequestBytes },
      (_request, body, done) => done(null, body),
    )
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store').header('x-msh-correlation-id', correlation(request))
    })
    scope.addHook('preParsing', async (_request, _reply, payload) => arrivingInTime(payload, options.bodySeconds ?? 60))
    scope.setErrorHandler((error: FastifyError, request, reply) => refuse(error, request, reply, options))
    for (const route of routes) {
      scope.route({
        method: route.verb,
        // The door reads paths in lower case (server.ts); the names of parameters keep theirs.
        url: route.path.replace(/[^{}]+|\{\w+\}/g, part =>
          part[0] === '{' ? `:${part.slice(1, -1)}` : part.toLowerCase(),
        ),
        handler: (request, reply) => answer(route, request, reply, options),
      })
    }
    scope.all('/*', () => {
      throw new Fault('BAD_METHOD', 'There is no such operation; /rest/openapi.json lists those there are.')
    })
  }
  app.register(inside, { prefix: base })
}

/** Whoever sends a body by drops would keep a connection busy for ever. */
function arrivingInTime<P extends Readable>(payload: P, bodySeconds: number): P {
  const late = Object.assign(new Error('The body did not arrive in time.'), { statusCode: 408 })
  const timer = setTimeout(() => payload.destroy(late), bodySeconds * 1000)
  payload.once('close', () => clearTimeout(timer)).once('end', () => clearTimeout(timer))
  return payload
}

async function answer(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  options: RestDoorOptions,
): Promise<FastifyReply> {
  inVersion(route, request.headers['x-ms-version'])
  const entered = await enter(route, request, options)
  const shape = entered.shapes.request
  const asked = route.body
    ? fromJson(shape, parsed(request.body))
    : fromParameters(shape, { ...(request.query as object), ...(request.params as object) })
  const found = (await entered.run(asked)) as { readonly [key: string]: unknown }
  if (route.status === 204) return reply.code(204).send()
  const token = found.nextLink as string | undefined
  const told = token === undefined ? found : { ...found, nextLink: linkTo(route, request, token, options) }
  return reply
    .code(route.status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(route.only === undefined ? told : found[route.only]))
}

async function enter(route: Route, request: FastifyRequest, { gate, contracts }: RestDoorOptions): Promise<Entered> {
  const proof = proofOf(request.headers.authorization)
  const { access } = contracts.find(c => c.name === route.method)!
  const record = access.record === 'none' ? undefined : (proof.record ?? (await chosenRecord(gate, proof, request)))
  return gate.enter({
    method: route.method,
    claim: proof.claim,
    requestId: request.id,
    address: request.ip,
    trusted: true,
    culture: () => cultureOf(request.headers['accept-language']),
    ...(record !== undefined && { record }),
  })
}

/** The record that the person chose for the application; without a person there is none. */
async function chosenRecord(gate: Gate, { claim }: Proof, request: FastifyRequest): Promise<string | undefined> {
  if (claim.kind !== 'bearer' || (!claim.userToken && !claim.offlinePersonId)) return undefined
  const { personInfo } = await asker(gate, claim, request.id, request.ip)('GetPersonInfo', {})
  return personInfo.selectedRecordId
}

function inVersion(route: Route, said: string | string[] | undefined): void {
  const version = versions.find(
    v =>
      v ===
      String(said ?? '')
        .trim()
        .toLowerCase(),
  )
  if (!version) throw new Invalid('x-ms-version', `send this header with one of the versions ${versions.join(', ')}`)
  if (route.newer && version !== newest)
    throw new Fault('BAD_METHOD', `This is there in version ${newest} only; name it in x-ms-version.`)
}

/** The first language of Accept-Language. */
function cultureOf(header: string | undefined) {
  const [, language, country] = /^\s*([a-z]{2,3})(?:-([a-z]{2}))?\b/i.exec(header ?? '') ?? []
  if (language === undefined) return undefined
  return { language: language.toLowerCase(), ...(country && { country: country.toUpperCase() }) }
}

function parsed(body: unknown): unknown {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new Invalid('body', 'send one, as application/json')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new Invalid('body', 'this is not JSON in UTF-8')
  }
}

function linkTo(route: Route, request: FastifyRequest, token: string, { publicUrl }: RestDoorOptions): string {
  const query = new URLSearchParams(request.query as { [name: string]: string })
  query.set('continuationToken', token)
  const params = request.params as { readonly [name: string]: string }
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  return `${publicUrl}${base}${path}?${query}`
}

// ---- errors

/** The client's own id of the call, or ours. */
const correlation = (request: FastifyRequest): string => {
  const said = request.headers['x-msh-correlation-id']
  return typeof said === 'string' && /^[\w-]{1,64}$/.test(said) ? said : request.id
}

interface Refusal {
  readonly http: number
  readonly code: string
  readonly message: string
  readonly target?: string
}

function refuse(error: FastifyError, request: FastifyRequest, reply: FastifyReply, options: RestDoorOptions) {
  const { http, code, message, target } = refusalOf(error)
  if (http >= 500 && code === 'FAILED') options.failed?.(error, request.id)
  if (http === 401) reply.header('www-authenticate', scheme)
  return reply
    .code(http)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ error: { code, message, ...(target !== undefined && { target }), details: [] } }))
}

/** Only a Fault says what it is; everything else is our own mistake, and nobody outside sees its detail. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Fault) return { http: status[error.status].http, code: error.status, message: error.message }
  if (error instanceof Invalid)
    return { http: 400, code: 'INVALID_REQUEST', message: error.message, target: error.path }
  const { statusCode = 500 } = error as FastifyError
  if (statusCode === 413)
    return { http: 413, code: 'REQUEST_TOO_LONG', message: 'The body is longer than this server takes.' }
  if (statusCode === 415)
    return { http: 415, code: 'BAD_HTTP', message: 'Send the body as application/json, not compressed.' }
  if (statusCode < 500) return { http: statusCode, code: 'BAD_HTTP', message: 'The request cannot be understood.' }
  return {
    http: 500,
    code: 'FAILED',
    message: 'This did not work; name the x-msh-correlation-id of this answer to the operator.',
  }
}
