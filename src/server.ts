/** All doors on one HTTP server: request ids, tidy paths, health, a close that lets running requests finish. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import type { PlatformSettings } from './domain/context.ts'
import { blobDoor } from './doors/blobs/door.ts'
import { restDoor } from './doors/rest/door.ts'
import { shellDoor } from './doors/shell/door.tsx'
import { type Observed, xmlDoor } from './doors/xml/door.ts'
import { schemaDoor } from './doors/xml/schemas.ts'
import { contracts, type Gate } from './gate.ts'

export interface ServerOptions {
  readonly gate: Gate
  readonly settings: PlatformSettings
  /** 32 bytes for the tokens in forms; equal on all machines that serve the same people. */
  readonly formSecret: Buffer
  /** Addresses or networks of proxies whose X-Forwarded-* headers are believed; none by default. */
  readonly trustedProxies?: readonly string[]
  readonly tls?: { readonly certificate: string; readonly key: string }
  /** Resolves when the platform can answer: the database is there and migrated. */
  readonly ready: () => Promise<void>
  readonly observe?: (call: Observed) => void
  /** Told of our own defects in pages; the error never reaches the person. */
  readonly failed?: (error: Error, requestId: string) => void
  /** Multiplies the Shell's limits on tries; for tests. */
  readonly limitFactor?: number
  /** One line for each request that is not an XML call. */
  readonly log?: (line: RequestLine) => void
}

export interface RequestLine {
  readonly requestId: string
  readonly method: string
  /** The route as declared, never the address as typed: addresses can name records. */
  readonly route: string
  readonly status: number
  readonly milliseconds: number
  readonly error?: unknown
}

/** Collapses slashes; paths that HealthVault clients write in any case become lower case (wire.md §1.1). */
export function tidyUrl(url: string): string {
  const at = url.indexOf('?')
  const path = (at < 0 ? url : url.slice(0, at)).replace(/\/{2,}/g, '/')
  const lower = path.toLowerCase()
  const known =
    lower.startsWith('/platform/') ||
    lower.startsWith('/streaming/') ||
    lower.startsWith('/rest/') ||
    lower === '/redirect.aspx' ||
    lower.startsWith('/application/')
  return (known ? lower : path) + (at < 0 ? '' : url.slice(at))
}

/**
 * Pages of any site may speak to these two doors. Neither takes a cookie: what proves the caller stands in the request itself, or
 * in the address, so a stranger's page can do no more than a stranger's program.
 */
const openToPages: readonly string[] = ['/platform/wildcat.ashx', '/streaming/wildcatblob.ashx']
const forPages = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'wc_responseid, date, content-length, content-range, accept-ranges',
}
const beforePages = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT',
  'access-control-allow-headers': 'content-type, content-range, range, x-hv-blob-complete, wc_correlationid',
  'access-control-max-age': '7200',
}

function letPagesIn(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!openToPages.includes(request.url.split('?', 1)[0]!)) return
    reply.headers(forPages)
    const { method, headers } = request
    if (method === 'OPTIONS' && headers['access-control-request-method'] !== undefined)
      await reply.code(204).headers(beforePages).send()
  })
}

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    genReqId: () => randomUUID(),
    trustProxy: options.trustedProxies && options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    rewriteUrl: (request: IncomingMessage) => tidyUrl(request.url ?? '/'),
    // Uploads may take their time; each door sets the time for its own bodies.
    requestTimeout: 0,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    forceCloseConnections: false,
    routerOptions: { maxParamLength: 2000 },
    ...(options.tls && { https: { cert: readFileSync(options.tls.certificate), key: readFileSync(options.tls.key) } }),
  } as Parameters<typeof Fastify>[0]) as unknown as FastifyInstance

  app.addHook('onRequest', async (request, reply) => {
    reply.header('WC_ResponseId', request.id)
  })
  letPagesIn(app)
  if (options.log) {
    const log = options.log
    app.addHook('onResponse', async (request, reply) => {
      if (request.routeOptions.url === '/platform/wildcat.ashx') return
      log({
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        milliseconds: reply.elapsedTime,
      })
    })
  }
  closeIdleWhileClosing(app)
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('text/plain').send('There is nothing at this address.\n'),
  )
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) options.failed?.(error, request.id)
    const sentence =
      status < 500
        ? 'The request cannot be understood.'
        : 'This did not work; name the WC_ResponseId of this answer to the operator.'
    return reply.code(status).type('text/plain').send(`${sentence}\n`)
  })

  app.get('/healthz', async (_request, reply) => reply.type('text/plain').send('ok\n'))
  app.get('/readyz', async (_request, reply) => {
    try {
      await options.ready()
      return reply.type('text/plain').send('ready\n')
    } catch {
      return reply.code(503).type('text/plain').send('The database does not answer.\n')
    }
  })

  xmlDoor(app, {
    gate: options.gate,
    maxRequestBytes: options.settings.maxRequestBytes,
    maxResponseBytes: options.settings.maxResponseBytes,
    ...(options.observe && { observe: options.observe }),
  })
  blobDoor(app, { gate: options.gate })
  schemaDoor(app, { contracts })
  restDoor(app, {
    gate: options.gate,
    contracts,
    publicUrl: options.settings.publicUrl,
    maxRequestBytes: options.settings.maxRequestBytes,
    ...(options.failed && { failed: options.failed }),
  })
  await shellDoor(app, {
    gate: options.gate,
    settings: options.settings,
    secret: options.formSecret,
    ...(options.failed && { failed: options.failed }),
    ...(options.limitFactor !== undefined && { limitFactor: options.limitFactor }),
  })
  return app
}

/** Fastify waits for keep-alive connections that nobody will use again; closing idle ones meanwhile lets it end (stack.md D). */
function closeIdleWhileClosing(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    const server = app.server as HttpServer
    const timer = setInterval(() => server.closeIdleConnections(), 25)
    timer.unref()
    server.once('close', () => clearInterval(timer))
  })
}
