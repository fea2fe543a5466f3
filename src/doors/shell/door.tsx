/** The Shell: pages for individuals and families, over the gate like every other door. */
import { createHash, randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { asker, type Gate } from '../../gate.ts'
import { Fault } from '../../protocol/fault.ts'
import { status } from '../../protocol/status.ts'
import { type Assets, assetPrefix, loadAssets } from './assets.ts'
import { createJar, type Jar } from './cookies.ts'
import { type Csrf, createCsrf, fromBrowser, sameSite } from './csrf.ts'
import { createLimits, type Limit } from './limits.ts'
import {
  type Flash,
  Form,
  type FormState,
  freshForm,
  isOutcome,
  localPath,
  type Outcome,
  type PageModule,
  type ShellSettings,
  type Theme,
  type UploadPart,
  type Visit,
} from './page.ts'
import { pages } from './pages.ts'
import { type ErrorKind, ErrorPage, HopPage } from './parts/error.tsx'
import { Visiting } from './parts/visit.tsx'
import { paths } from './paths.ts'
import { createTypedCodes, type TypedCodes } from './typed-code.ts'
import { formats } from './words/format.ts'
import { cultureFor, wordsFor } from './words/words.ts'

export interface ShellOptions {
  readonly gate: Gate
  readonly settings: ShellSettings
  /** 32 bytes of the server's own for form tokens; equal on all machines that serve the same people. */
  readonly secret: Buffer
  /** Multiplies the limits on tries; for tests. */
  readonly limitFactor?: number
  /** Told of our own defects; must not throw. The error never reaches the person. */
  readonly failed?: (error: Error, requestId: string) => void
}

/** What the handlers below share. */
interface Shell extends ShellOptions {
  readonly jar: Jar
  readonly csrf: Csrf
  readonly limit: Limit
  readonly assets: Assets
  readonly typedCodes: TypedCodes
}

const oneYear = 365 * 24 * 3600
const largestForm = 1024 * 1024

/** Registers the Shell on a server, in a scope of its own. */
export async function shellDoor(app: FastifyInstance, options: ShellOptions): Promise<void> {
  const shell: Shell = {
    ...options,
    jar: createJar(options.settings.publicUrl),
    csrf: createCsrf(options.secret),
    limit: createLimits(options.limitFactor),
    assets: await loadAssets(),
    typedCodes: createTypedCodes(options.secret),
  }
  await app.register(async scope => {
    await scope.register(cookie)
    await scope.register(formbody, {
      bodyLimit: largestForm,
      // PostgreSQL takes no NUL in a text, and nobody types one.
      parser: text => new URLSearchParams(text.replaceAll('%00', '')) as unknown as Record<string, unknown>,
    })
    await scope.register(multipart, {
      limits: { fileSize: options.settings.maxBlobBytes, fields: 100, files: 20, parts: 120, fieldSize: largestForm },
      throwFileSizeLimit: false,
    })
    scope.addHook('onRequest', async (_request, reply) => guard(shell, reply))
    scope.setErrorHandler((error, request, reply) => answerError(shell, request, reply, error as Error))
    scope.get(`${assetPrefix}:file`, async (request, reply) => sendAsset(shell, request, reply))
    scope.get('/favicon.ico', async (_request, reply) => reply.redirect(shell.assets.url('mark.svg'), 302))
    for (const page of pages) addPage(scope, shell, page)
    // Whatever no door knows: a page for people.
    scope.get('/*', async (request, reply) => answerError(shell, request, reply, new Missing('notFound')))
  })
}

function addPage(scope: FastifyInstance, shell: Shell, page: PageModule): void {
  if (page.load || page.Page) scope.get(page.path, (request, reply) => show(shell, page, request, reply))
  if (page.act || page.receive)
    scope.post(page.path, { bodyLimit: largestForm }, (request, reply) => change(shell, page, request, reply))
}

// ---- headers

function guard(shell: Shell, reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': policy(),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'cache-control': 'no-store',
    ...(shell.settings.publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  })
}

/** No inline script or style anywhere; forms reach this site, and an application only from the page that names it. */
const policy = (formAction: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    `form-action 'self'${formAction.map(origin => ` ${origin}`).join('')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')

function sendAsset(shell: Shell, request: FastifyRequest, reply: FastifyReply) {
  const asset = shell.assets.get((request.params as { file: string }).file)
  if (!asset) throw new Missing('notFound')
  reply.headers({
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  })
  const gzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  if (gzip) reply.header('content-encoding', 'gzip')
  return reply.send(gzip ? asset.gzipped : asset.bytes)
}

// ---- the visit

const signedOutBy = new Set(['CREDENTIAL_TOKEN_EXPIRED', 'INVALID_TOKEN', 'INVALID_PERSON'])

interface Looks {
  /** As if nobody were signed in. */
  readonly foreign?: boolean
  /** Other than those of the address: a page about an error has none. */
  readonly params?: Record<string, string>
}

/** Operators have pages, a cookie and a claim of their own: what a person is signed in with counts for nothing there. */
const ofOperators = (request: FastifyRequest): boolean => /^\/operator(?:[/?]|$)/.test(request.url)
const sessionCookie = (request: FastifyRequest) => (ofOperators(request) ? 'operator' : 'session')

/** Who comes, with what in hand. */
const visitOf = (shell: Shell, request: FastifyRequest, reply: FastifyReply, looks: Looks = {}): Promise<Visit> =>
  ofOperators(request) ? operatorVisit(shell, request, reply, looks) : personVisit(shell, request, reply, looks)

async function operatorVisit(
  shell: Shell,
  request: FastifyRequest,
  reply: FastifyReply,
  { foreign = false, params = request.params as Record<string, string> }: Looks,
): Promise<Visit> {
  const token = foreign ? undefined : shell.jar.get(request, 'operator')
  const operator = token === undefined ? undefined : await operatorOf(shell, request, reply, token)
  const flash = takeFlash(shell, request, reply)
  return {
    ...bareVisit(shell, request),
    ask: asker(shell.gate, operator ? { kind: 'operator', token: token! } : { kind: 'shell' }, request.id, request.ip),
    params,
    ...(operator && { operator }),
    csrf: shell.csrf.token(secretOf(shell, request, reply, operator ? token : undefined)),
    ...(flash && { flash }),
    limit: (kind, who) => shell.limit(kind, request.ip, who),
  }
}

async function operatorOf(shell: Shell, request: FastifyRequest, reply: FastifyReply, token: string) {
  try {
    return await asker(shell.gate, { kind: 'operator', token }, request.id, request.ip)('GetOperatorInfo', {})
  } catch (error) {
    if (!(error instanceof Fault) || !signedOutBy.has(error.status)) throw error
    shell.jar.clear(reply, 'operator')
    return undefined
  }
}

async function personVisit(
  shell: Shell,
  request: FastifyRequest,
  reply: FastifyReply,
  { foreign = false, params = request.params as Record<string, string> }: Looks,
): Promise<Visit> {
  const { jar, settings } = shell
  const token = foreign ? undefined : jar.get(request, 'session')
  const account = token === undefined ? undefined : await accountOf(shell, request, reply, token)
  const claim = account ? ({ kind: 'shell', token: token! } as const) : ({ kind: 'shell' } as const)
  const person = account?.person
  const query = queryOf(request.url)
  const culture = person?.culture ?? cultureFor(request.headers['accept-language'])
  const asked = query.get('culture')
  const spoken = asked && /^[A-Za-z-]{2,10}$/.test(asked) ? cultureFor(asked) : culture
  const last = jar.get(request, 'record')
  const records = account?.record ?? []
  const record =
    params.record === undefined
      ? (records.find(r => r.recordId === last) ?? records[0])
      : records.find(r => r.recordId === params.record?.toLowerCase())
  if (person && params.record !== undefined && !record) throw new Missing('noRecord')
  if (record && params.record !== undefined && record.recordId !== last)
    jar.set(reply, 'record', record.recordId, oneYear)
  const flash = takeFlash(shell, request, reply)
  const sealedCode = foreign ? undefined : jar.get(request, 'code')
  const typedCode = sealedCode === undefined ? undefined : shell.typedCodes.open(sealedCode)
  return {
    ask: asker(shell.gate, claim, request.id, request.ip),
    askAs: begun => asker(shell.gate, { kind: 'shell', token: begun }, request.id, request.ip),
    area: 'people',
    words: wordsFor(spoken),
    format: formats(spoken, person?.timeZone ?? 'UTC'),
    culture: spoken,
    requestId: request.id,
    here: request.url,
    pathname: request.url.split('?')[0]!,
    method: request.method === 'POST' ? 'POST' : 'GET',
    params,
    query,
    ...(person && { person }),
    records,
    ...(record && { record }),
    csrf: shell.csrf.token(secretOf(shell, request, reply, account ? token : undefined)),
    ...(flash && { flash }),
    theme: themeOf(person?.preferences.theme),
    ...(typedCode && { typedCode }),
    settings,
    asset: shell.assets.url,
    limit: (kind, who) => shell.limit(kind, request.ip, who),
  }
}

async function accountOf(shell: Shell, request: FastifyRequest, reply: FastifyReply, token: string) {
  try {
    return await asker(shell.gate, { kind: 'shell', token }, request.id, request.ip)('GetPersonInfoPrivileged', {})
  } catch (error) {
    if (!(error instanceof Fault) || !signedOutBy.has(error.status)) throw error
    shell.jar.clear(reply, 'session')
    return undefined
  }
}

const queryOf = (url: string) => new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '')
const themeOf = (chosen: unknown): Theme => (chosen === 'light' || chosen === 'dark' ? chosen : 'system')

/** What form tokens are bound to: the session, or a cookie of the visit that is set when needed. */
function secretOf(shell: Shell, request: FastifyRequest, reply: FastifyReply, session: string | undefined): string {
  if (session !== undefined) return session
  const known = shell.jar.get(request, 'visit')
  if (known !== undefined) return known
  const fresh = randomBytes(18).toString('base64url')
  shell.jar.set(reply, 'visit', fresh)
  return fresh
}

function takeFlash(shell: Shell, request: FastifyRequest, reply: FastifyReply): Flash | undefined {
  const signed = shell.jar.get(request, 'flash')
  if (signed === undefined) return undefined
  shell.jar.clear(reply, 'flash')
  const text = shell.csrf.open('flash', signed)
  return text === undefined ? undefined : (JSON.parse(text) as Flash)
}

// ---- showing and changing

async function show(shell: Shell, page: PageModule, request: FastifyRequest, reply: FastifyReply) {
  const visit = await visitOf(shell, request, reply)
  const away = turnedAway(page, visit)
  if (away) return answer(shell, page, visit, reply, away)
  const loaded = (await page.load?.(visit)) ?? {}
  if (isOutcome(loaded)) return answer(shell, page, visit, reply, loaded)
  return render(page, visit, reply, loaded, freshForm, 200)
}

function turnedAway(page: PageModule, visit: Visit): Outcome | undefined {
  const access = page.access ?? 'person'
  if (access === 'person' && !visit.person)
    return { outcome: 'see-other', to: paths.signIn(visit.method === 'GET' ? visit.here : visit.pathname) }
  if (access === 'signed-out' && visit.person)
    return { outcome: 'see-other', to: localPath(visit.query.get('next'), paths.home()) }
  if (access === 'operator' && !visit.operator)
    return { outcome: 'see-other', to: paths.operatorSignIn(visit.method === 'GET' ? visit.here : visit.pathname) }
  if (access === 'operator-signed-out' && visit.operator) return { outcome: 'see-other', to: paths.operator() }
  return undefined
}

async function change(shell: Shell, page: PageModule, request: FastifyRequest, reply: FastifyReply) {
  const ours = sameSite(request.headers, shell.settings.publicUrl)
  const foreign = page.foreign === true && !(ours && fromBrowser(request.headers))
  if (!foreign && !ours) throw new Missing('stale')
  if (page.receive && request.isMultipart()) return receive(shell, page, request, reply)
  const values = request.body instanceof URLSearchParams ? request.body : valuesOf(request.body)
  if (!foreign) proveForm(shell, request, values.get('_csrf') ?? headerToken(request))
  const visit = await visitOf(shell, request, reply, { foreign })
  const away = turnedAway(page, visit)
  if (away) return answer(shell, page, visit, reply, away)
  if (!page.act) throw new Missing('notFound')
  return answer(shell, page, visit, reply, await page.act(visit, new Form(values)), values)
}

/** An island sends JSON: a flat object of texts, or one text `json` with more inside. */
function valuesOf(body: unknown): URLSearchParams {
  const values = new URLSearchParams()
  if (typeof body === 'object' && body !== null)
    for (const [name, value] of Object.entries(body))
      values.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  return values
}

const headerToken = (request: FastifyRequest): string => {
  const header = request.headers['x-csrf-token']
  return typeof header === 'string' ? header : ''
}

/** Bound to the session as long as there is one: the cookie of the visit then counts for nothing. */
function proveForm(shell: Shell, request: FastifyRequest, token: string): void {
  const secret = shell.jar.get(request, sessionCookie(request)) ?? shell.jar.get(request, 'visit')
  if (secret === undefined || !shell.csrf.matches(secret, token)) throw new Missing('stale')
}

/** The token must be the first part, so that nothing of a file is read from a stranger. */
async function receive(shell: Shell, page: PageModule, request: FastifyRequest, reply: FastifyReply) {
  const parts = partsOf(request)
  const first = await parts.next()
  const token =
    !first.done && first.value.kind === 'field' && first.value.name === '_csrf'
      ? first.value.value
      : headerToken(request)
  proveForm(shell, request, token)
  const visit = await visitOf(shell, request, reply)
  const away = turnedAway(page, visit)
  if (away) return answer(shell, page, visit, reply, away)
  const values = new URLSearchParams()
  const kept = (async function* (): AsyncGenerator<UploadPart> {
    for await (const part of parts) {
      if (part.kind === 'field') values.append(part.name, part.value)
      yield part
    }
  })()
  return answer(shell, page, visit, reply, await page.receive!(visit, kept), values)
}

async function* partsOf(request: FastifyRequest): AsyncGenerator<UploadPart> {
  for await (const part of request.parts()) {
    if (part.type === 'field') yield { kind: 'field', name: part.fieldname, value: String(part.value) }
    else
      yield {
        kind: 'file',
        name: part.fieldname,
        fileName: part.filename,
        contentType: part.mimetype,
        stream: part.file,
      }
  }
}

// ---- answers

async function answer(
  shell: Shell,
  page: PageModule,
  visit: Visit,
  reply: FastifyReply,
  outcome: Outcome,
  values?: URLSearchParams,
): Promise<FastifyReply> {
  switch (outcome.outcome) {
    case 'again':
      return askAgain(shell, page, visit, reply, outcome, values)
    case 'not-found':
      throw new Missing('notFound')
    case 'raw':
      return reply.code(outcome.status).headers(outcome.headers).send(outcome.body)
    case 'see-other':
    case 'hop': {
      // A page that only leads on hands on what it was to say.
      const flash = outcome.flash ?? (visit.method === 'GET' ? visit.flash : undefined)
      if (flash) shell.jar.set(reply, 'flash', shell.csrf.sign('flash', JSON.stringify(flash)), 60)
      if (outcome.session)
        shell.jar.set(
          reply,
          'session',
          outcome.session.token,
          outcome.session.stay ? outcome.session.seconds : undefined,
        )
      if (outcome.session === null) for (const name of ['session', 'record'] as const) shell.jar.clear(reply, name)
      if (outcome.typedCode) shell.jar.set(reply, 'code', shell.typedCodes.seal(outcome.typedCode))
      else if (outcome.typedCode === null || outcome.session === null) shell.jar.clear(reply, 'code')
      if (outcome.operatorSession) shell.jar.set(reply, 'operator', outcome.operatorSession)
      else if (outcome.operatorSession === null) shell.jar.clear(reply, 'operator')
      // A new sign-in gets a new visit, so that no form of before is good after.
      if (outcome.session !== undefined || outcome.operatorSession !== undefined) shell.jar.clear(reply, 'visit')
      if (outcome.outcome === 'hop' && (visit.method === 'POST' || outcome.afterForm === true))
        return html(reply.header('refresh', `0; url=${outcome.to}`), visit, freshForm, <HopPage to={outcome.to} />)
      return reply.redirect(outcome.to, visit.method === 'POST' ? 303 : 302)
    }
  }
}

async function askAgain(
  shell: Shell,
  page: PageModule,
  visit: Visit,
  reply: FastifyReply,
  outcome: Extract<Outcome, { outcome: 'again' }>,
  values?: URLSearchParams,
): Promise<FastifyReply> {
  const loaded = (await page.load?.(visit, values && new Form(values))) ?? {}
  if (isOutcome(loaded)) return answer(shell, page, visit, reply, loaded)
  const state: FormState = {
    problems: outcome.problems,
    ...(values && { values }),
    ...(outcome.message !== undefined && { message: outcome.message }),
  }
  return render(page, visit, reply, loaded, state, outcome.status ?? 422)
}

function render(page: PageModule, visit: Visit, reply: FastifyReply, props: object, state: FormState, code: number) {
  const Page = page.Page as ((props: object) => ReactNode) | undefined
  if (!Page) throw new Missing('notFound')
  if ('formAction' in props && Array.isArray(props.formAction))
    reply.header('content-security-policy', policy(props.formAction.map(originOf)))
  if (code === 200 && 'pageStatus' in props && typeof props.pageStatus === 'number') reply.code(props.pageStatus)
  else reply.code(code)
  return html(reply, visit, state, <Page {...props} />)
}

const originOf = (address: string): string => new URL(address).origin

function html(reply: FastifyReply, visit: Visit, state: FormState, page: ReactNode) {
  const markup = renderToStaticMarkup(
    <Visiting visit={visit} state={state}>
      {page}
    </Visiting>,
  )
  return reply.type('text/html; charset=utf-8').send(`<!doctype html>${markup}`)
}

// ---- errors

/** An answer that is a page about what is not. */
class Missing extends Error {
  readonly kind: ErrorKind
  constructor(kind: ErrorKind) {
    super(kind)
    this.kind = kind
  }
}

const codes: { readonly [K in ErrorKind]: number } = {
  notFound: 404,
  noRecord: 404,
  denied: 403,
  stale: 403,
  tooLarge: 413,
  refused: 400,
  broken: 500,
}

/** What the person is told; the sentence of a Fault is written for the one who asked, anything else stays with us. */
function told(error: Error): { kind: ErrorKind; code: number; sentence?: string } {
  if (error instanceof Missing) return { kind: error.kind, code: codes[error.kind] }
  if (error instanceof Fault) {
    const { http } = status[error.status]
    if (error.status === 'ACCESS_DENIED') return { kind: 'denied', code: 403 }
    if (error.status === 'INVALID_RECORD' || error.status === 'INVALID_RECORD_STATE')
      return { kind: 'noRecord', code: 404 }
    if (http === 404) return { kind: 'notFound', code: 404 }
    if (http < 500) return { kind: 'refused', code: http, sentence: error.message }
    return { kind: 'broken', code: http }
  }
  const code = 'statusCode' in error ? error.statusCode : undefined
  if (code === 413) return { kind: 'tooLarge', code }
  if (typeof code === 'number' && code >= 400 && code < 500) return { kind: 'refused', code }
  return { kind: 'broken', code: 500 }
}

async function answerError(
  shell: Shell,
  request: FastifyRequest,
  reply: FastifyReply,
  error: Error,
): Promise<FastifyReply> {
  const { kind, code, sentence } = told(error)
  if (code >= 500) shell.failed?.(error, request.id)
  if (error instanceof Fault && signedOutBy.has(error.status)) {
    shell.jar.clear(reply, sessionCookie(request))
    const signIn = ofOperators(request) ? paths.operatorSignIn : paths.signIn
    return reply.redirect(signIn(request.method === 'GET' ? request.url : undefined), 303)
  }
  const visit = await visitOf(shell, request, reply, { foreign: kind === 'broken', params: {} }).catch(() =>
    bareVisit(shell, request),
  )
  return html(
    reply.code(code),
    visit,
    freshForm,
    <ErrorPage kind={kind} {...(sentence !== undefined && { sentence })} />,
  )
}

/** What needs no database: a page must come even when it is away. */
function bareVisit(shell: Shell, request: FastifyRequest): Visit {
  const culture = cultureFor(request.headers['accept-language'])
  return {
    ask: asker(shell.gate, { kind: 'shell' }, request.id),
    askAs: token => asker(shell.gate, { kind: 'shell', token }, request.id),
    area: ofOperators(request) ? 'operators' : 'people',
    words: wordsFor(culture),
    format: formats(culture, 'UTC'),
    culture,
    requestId: request.id,
    here: request.url,
    pathname: request.url.split('?')[0]!,
    method: request.method === 'POST' ? 'POST' : 'GET',
    params: {},
    query: queryOf(request.url),
    records: [],
    csrf: createHash('sha256').update(request.id).digest('base64url'),
    theme: 'system',
    settings: shell.settings,
    asset: shell.assets.url,
    limit: async () => 0,
  }
}
