/** A web application: people sign in through the Shell, see their weights, add one, and see at once what a device added. */
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Fault, readReturn, Status, Unreachable, webApplication } from '@healthkeep/client'
import { newEventKey, nodeEventHandler, subscribe, subscriptions, unsubscribe } from '@healthkeep/client/events'
import { dateTime, Weight } from '@healthkeep/client/things'
import type { Point } from './chart.ts'
import { trackerPage, welcomePage } from './pages.ts'

const { SERVER = 'http://localhost:8080', APP = 'tracker.json', PORT = '3000' } = process.env
/** Where people reach us; with https everything that needs it is on. */
const address = process.env.PUBLIC_URL ?? `http://localhost:${PORT}`
const { id, privateKeyPem, thumbprint } = JSON.parse(readFileSync(APP, 'utf8'))
const app = webApplication({ server: SERVER, applicationId: id, privateKey: privateKeyPem, thumbprint })

// ---- who is who

interface Session {
  readonly token: string
  readonly name: string
  readonly recordId: string
  /** Milliseconds since 1970. */
  readonly until: number
}
/** In memory: after a restart people sign in again, which takes them one redirect while the Shell knows them. */
const sessions = new Map<string, Session>()

const cookieOf = (request: IncomingMessage, name: string): string | undefined =>
  request.headers.cookie
    ?.split(/;\s*/)
    .find(text => text.startsWith(`${name}=`))
    ?.slice(name.length + 1)
const cookie = (name: string, value: string, seconds: number): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${address.startsWith('https:') ? '; Secure' : ''}`

function sessionOf(request: IncomingMessage): Session | undefined {
  const now = Date.now()
  for (const [key, { until }] of sessions) if (until < now) sessions.delete(key)
  return sessions.get(cookieOf(request, 'session') ?? '')
}

/** Goes with the person to the Shell and back, so that nobody can be signed in as somebody else by a link. */
function signIn(_: IncomingMessage, response: ServerResponse): void {
  const state = randomBytes(18).toString('base64url')
  response.setHeader('set-cookie', cookie('state', state, 3600))
  go(response, app.signInUrl({ actionQuery: `state=${state}` }))
}

/** The action URL, which was registered. */
async function back(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { target, userToken, tokenSeconds = 1800, actionQuery } = readReturn(request.url!)
  if (target === 'SignOut') return show(response, welcomePage('You are signed out.'))
  const state = cookieOf(request, 'state')
  if (target !== 'AppAuthSuccess' || !userToken)
    return show(response, welcomePage('You did not let us in, and that is fine.'))
  if (!state || new URLSearchParams(actionQuery).get('state') !== state)
    return show(response, welcomePage('Please begin at this page to sign in.'), 400)
  const { name, record, selectedRecordId } = await app.online(userToken).info()
  const recordId = selectedRecordId ?? record[0]?.id
  if (recordId === undefined) return show(response, welcomePage('You opened no record to us. Sign in to choose one.'))
  const key = randomBytes(24).toString('base64url')
  sessions.set(key, { token: userToken, name, recordId, until: Date.now() + tokenSeconds * 1000 })
  response.setHeader('set-cookie', [cookie('session', key, tokenSeconds), cookie('state', '', 0)])
  // The token leaves the address bar.
  go(response, '/')
}

function signOut(request: IncomingMessage, response: ServerResponse): void {
  const session = sessionOf(request)
  sessions.delete(cookieOf(request, 'session') ?? '')
  response.setHeader('set-cookie', cookie('session', '', 0))
  go(response, session ? app.signOutUrl(session.token) : '/')
}

// ---- weights

const recordOf = ({ token, recordId }: Session) => app.online(token).record(recordId)
const today = (): string => new Date().toISOString().slice(0, 10)

async function tracker(session: Session, typed?: { kg: string; day: string; problem: string }): Promise<string> {
  const weights: Point[] = []
  for await (const { data, effectiveDate } of recordOf(session).things(Weight, { max: 60 }))
    if (effectiveDate) weights.push({ at: effectiveDate, kg: data.value.kg })
  return trackerPage({ name: session.name, weights, formId: randomUUID(), today: today(), ...(typed && { typed }) })
}

async function home(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const session = sessionOf(request)
  show(response, session ? await tracker(session) : welcomePage())
}

async function add(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const session = sessionOf(request)
  if (!session) return go(response, '/')
  const form = new URLSearchParams(await bodyOf(request))
  const [formId, kg, day] = [form.get('id') ?? '', form.get('kg')?.trim() ?? '', form.get('day') ?? '']
  const refuse = async (problem: string) => show(response, await tracker(session, { kg, day, problem }), 422)
  const value = Number(kg.replace(',', '.'))
  if (!(value >= 1 && value <= 500)) return refuse('Write your weight in kilograms, such as 72.5.')
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return refuse('Choose the day of the weight.')
  try {
    const weight = { when: dateTime(day), value: { kg: value, display: { text: value, units: 'kg' } } }
    await recordOf(session).putOnce(`steady/${formId}`, Weight, weight, { common: { source: 'Steady' } })
  } catch (error) {
    if (error instanceof Fault && error.code === Status.INVALID_DATETIME) return refuse('This day is in no calendar.')
    throw error
  }
  go(response, '/')
}

// ---- being told

/** Pages that are open, by the record that they show. */
const watching = new Map<string, Set<ServerResponse>>()

function live(request: IncomingMessage, response: ServerResponse): void {
  const session = sessionOf(request)
  if (!session) return void response.writeHead(204).end()
  const pages = watching.get(session.recordId) ?? new Set()
  watching.set(session.recordId, pages.add(response))
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(':\n\n')
  response.on('close', () => pages.delete(response))
}

/** A key for as long as we run; subscriptions of earlier runs would be signed with keys that nobody has. */
const key = newEventKey()
const events = nodeEventHandler({
  key,
  changed({ changes }) {
    for (const { recordId } of changes) for (const page of watching.get(recordId) ?? []) page.write('data: changed\n\n')
  },
})

async function listen(): Promise<void> {
  const url = `${address}/hv/events`
  for (const { common } of await subscriptions(app))
    if (common.id && common.notificationChannel.httpNotificationChannel?.url === url) await unsubscribe(app, common.id)
  await subscribe(app, { url, types: [Weight], key })
}

// ---- the server

const files = new Map(
  [
    ['/style.css', 'text/css'],
    ['/live.js', 'text/javascript'],
  ].map(([path = '', type = '']) => [path, { type, text: readFileSync(new URL(`.${path}`, import.meta.url)) }]),
)

type Route = (request: IncomingMessage, response: ServerResponse) => unknown
const routes: { readonly [route: string]: Route } = {
  'GET /': home,
  'GET /sign-in': signIn,
  'GET /hv': back,
  'POST /hv/events': events,
  'POST /sign-out': signOut,
  'POST /weights': add,
  'GET /live': live,
}

function go(response: ServerResponse, location: string): void {
  response.writeHead(303, { location }).end()
}
function show(response: ServerResponse, page: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(page)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) {
    body += part
    if (body.length > 10_000) throw new Error('The form is too large.')
  }
  return body
}

const shell = new URL(app.signOutUrl()).origin
const headers = {
  // Signing out is a form that ends at the Shell.
  'content-security-policy': `default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self' ${shell}; base-uri 'none'; frame-ancestors 'none'`,
  // With no-referrer browsers would send no origin with our own forms.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  // Weights are nobody's but their person's.
  'cache-control': 'no-store',
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  const path = request.url!.replace(/\?.*$/, '')
  const file = files.get(path)
  if (file && request.method === 'GET') return void response.setHeader('content-type', file.type).end(file.text)
  const name = `${request.method} ${path}`
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined
  if (!route) return show(response, welcomePage('There is nothing at this address.'), 404)
  // Forms of other sites come without our cookie (SameSite), and with their own origin.
  const { origin } = request.headers
  if (origin !== undefined && origin !== address) return show(response, welcomePage('Please use the form here.'), 403)
  try {
    await route(request, response)
  } catch (error) {
    if (response.headersSent) return void response.end()
    if (error instanceof Unreachable)
      return show(response, welcomePage('Your health record cannot be reached right now. Try again in a minute.'), 503)
    // The sign-in has ended, or what was allowed was taken back: both are settled where people sign in.
    if (!(error instanceof Fault)) throw error
    sessions.delete(cookieOf(request, 'session') ?? '')
    show(response, welcomePage('Please sign in again.'), 403)
  }
}

createServer((request, response) => {
  answer(request, response).catch(error => {
    console.error(error instanceof Error ? error.stack : 'failed')
    response.destroy()
  })
}).listen(Number(PORT), async () => {
  await listen().catch(error => console.log(`Open pages will not be told of changes: ${error.message}`))
  console.log(`Steady is at ${address}`)
})
