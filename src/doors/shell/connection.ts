/**
 * One visit that an application asked for: what it wants, in the one form that our own pages hand on, and the way back.
 * Whatever an address says, the way back leads to the registered action URL or stays here: never an open redirect.
 */
import type { ApplicationShape } from '../../protocol/consent.ts'
import type { KnownInstance } from '../../protocol/service.ts'
import type { ShellSettings } from './page.ts'
import { paths } from './paths.ts'
import { asGuid, asToken, type ShellAddress, unchanged } from './query.ts'

export const connectTargets = ['AUTH', 'APPAUTH', 'CREATEAPPLICATION', 'CREATEACCOUNT'] as const
export type ConnectTarget = (typeof connectTargets)[number]

export interface Connection {
  readonly target: ConnectTarget
  /** The application that asked comes first; APPAUTH may name more, which follow in turn. */
  readonly apps: readonly string[]
  /** Which of them is asked about now. */
  readonly at: number
  readonly multiRecord: boolean
  readonly force: boolean
  readonly post: boolean
  /** The record as the application knows it; '' when it was given and is no guid. */
  readonly extRecordId?: string
  /** Optional rules to show now. */
  readonly onOptional: readonly string[]
  readonly offOptional: readonly string[]
  /** As it came, still encoded. */
  readonly actionQs?: string
  /** Another way back, where the server allows it. */
  readonly redirect?: string
  readonly creationToken?: string
  readonly instanceName?: string
  /** Milliseconds: when a CREATEACCOUNT visit began; an account made later is a new one. */
  readonly began?: number
  /** A single-record application moved to another record on the way. */
  readonly moved: boolean
  /** The application works with this instance alone: nobody is sent to another one (`aib=false`, shell.md §2.1). */
  readonly bound: boolean
  /** Begun on a page of our own, where it also ends. */
  readonly stay: boolean
}

/** Reads an address for one of the connect targets; undefined when the application is not named by a guid. */
export function readConnection({ target, query }: ShellAddress, now: number): Connection | undefined {
  const named = target === 'APPAUTH' ? query.list('appid') : [query.get('appid') ?? '']
  const apps = named.map(asGuid)
  if (apps.length === 0 || apps.length > 10 || !apps.every(id => id !== undefined)) return undefined
  const ext = query.get('extrecordid') ?? query.get('record-id')
  const actionQs = query.raw('actionqs')
  const redirect = query.get('redirect')
  const creationToken = asToken(query.get('appcreationtoken'))
  const instanceName = query.get('instancename')
  return {
    target: target as ConnectTarget,
    apps: apps as string[],
    at: 0,
    multiRecord: query.yes('ismra'),
    // The documentation itself misspells it once (shell.md §2.1).
    force: query.yes('forceappauth') || query.yes('foreceappauth'),
    post: query.get('trm')?.trim().toLowerCase() === 'post',
    ...(ext !== undefined && { extRecordId: asGuid(ext) ?? '' }),
    onOptional: query.numbered('onopt'),
    offOptional: query.numbered('offopt'),
    ...(actionQs !== undefined && { actionQs: unchanged(actionQs) }),
    ...(redirect !== undefined && { redirect }),
    ...(creationToken !== undefined && { creationToken }),
    ...(instanceName !== undefined && { instanceName }),
    ...(target === 'CREATEACCOUNT' && { began: now }),
    moved: false,
    bound: query.get('aib')?.trim().toLowerCase() === 'false',
    stay: false,
  }
}

/** Other instances where a visit may go on: none where there is but one, or the application works with this one alone. */
export function otherInstances(
  { topology, instance }: Pick<ShellSettings, 'topology' | 'instance'>,
  next: string | undefined,
): readonly KnownInstance[] {
  const [path = '', query = ''] = (next ?? '').split('?')
  const bound = path === paths.connect('').split('?')[0] && new URLSearchParams(query).has('bound')
  return bound ? [] : topology.filter(known => known.id !== instance.id)
}

/** The page of this path at another instance: it goes on there with the same query. */
export const atInstance = ({ publicUrl }: KnownInstance, path: string): string => publicUrl + path

// ---- handed from page to page

/** The query of our own connect pages. It says no more than the address of the application did. */
export function writeConnection(c: Connection): string {
  const query = new URLSearchParams()
  const set = (name: string, value: string | undefined) => value !== undefined && query.set(name, value)
  set('target', c.target)
  set('apps', c.apps.join(','))
  set('at', c.at > 0 ? String(c.at) : undefined)
  for (const [name, on] of [
    ['mra', c.multiRecord],
    ['force', c.force],
    ['post', c.post],
    ['moved', c.moved],
    ['bound', c.bound],
    ['stay', c.stay],
  ] as const)
    set(name, on ? '1' : undefined)
  set('ext', c.extRecordId)
  for (const name of c.onOptional) query.append('on', name)
  for (const name of c.offOptional) query.append('off', name)
  set('actionqs', c.actionQs)
  set('redirect', c.redirect)
  set('token', c.creationToken)
  set('instance', c.instanceName)
  set('began', c.began === undefined ? undefined : String(c.began))
  return query.toString()
}

/** undefined when it was not written by `writeConnection`. */
export function parseConnection(query: URLSearchParams): Connection | undefined {
  const target = connectTargets.find(t => t === query.get('target'))
  const apps = (query.get('apps') ?? '').split(',').map(asGuid)
  const at = Number(query.get('at') ?? 0)
  if (!target || !apps.every(id => id !== undefined) || !Number.isInteger(at) || at < 0 || at >= apps.length)
    return undefined
  const text = (name: string) => query.get(name) ?? undefined
  const [extRecordId, actionQs, redirect, creationToken, instanceName, began] = [
    'ext',
    'actionqs',
    'redirect',
    'token',
    'instance',
    'began',
  ].map(text)
  return {
    target,
    apps: apps as string[],
    at,
    multiRecord: query.has('mra'),
    force: query.has('force'),
    post: query.has('post'),
    moved: query.has('moved'),
    bound: query.has('bound'),
    stay: query.has('stay'),
    ...(extRecordId !== undefined && { extRecordId }),
    onOptional: query.getAll('on'),
    offOptional: query.getAll('off'),
    // Somebody may have changed the address on the way: cleaned again.
    ...(actionQs !== undefined && { actionQs: unchanged(actionQs) }),
    ...(redirect !== undefined && { redirect }),
    ...(creationToken !== undefined && { creationToken }),
    ...(instanceName !== undefined && { instanceName }),
    ...(began !== undefined && { began: Number(began) || 0 }),
  }
}

// ---- the way back

export interface Result {
  readonly target: string
  readonly token?: string
  readonly tokenTtl?: number
  readonly details?: string
}

export interface WayBack {
  readonly url: string
  /** Sent in a form of its own when the application asked for that (`trm=post`); otherwise part of the query. */
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** Is `wanted` the action URL or a path below it? */
function below(wanted: URL, actionUrl: string): boolean {
  const registered = new URL(actionUrl)
  const folder = registered.pathname.endsWith('/') ? registered.pathname : `${registered.pathname}/`
  return (
    wanted.origin === registered.origin &&
    (wanted.pathname === registered.pathname || wanted.pathname.startsWith(folder))
  )
}

/** Where the application's pages are: the registered action URL, or what stands for it (wire.md §4.2, `redirect`). */
export function actionUrlOf(
  application: ApplicationShape,
  redirect: string | undefined,
  override: boolean,
): string | undefined {
  const { actionUrl } = application
  if (actionUrl === undefined) return undefined
  // As the browser will read it: an address with letters beyond ASCII cannot stand in a header.
  const registered = new URL(actionUrl).href
  if (redirect === undefined || !URL.canParse(redirect)) return registered
  const wanted = new URL(redirect)
  const web =
    (wanted.protocol === 'https:' || wanted.protocol === 'http:') && wanted.username === '' && wanted.password === ''
  return web && (override || below(wanted, registered)) ? wanted.href : registered
}

/** Adds to the query of an address, before its fragment. The parameters are encoded already. */
export function withQuery(url: string, encoded: string): string {
  const at = url.indexOf('#')
  const [address, fragment] = at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)]
  const joint = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&'
  return `${address}${joint}${encoded}${fragment}`
}

const pair = (name: string, value: string) => `${name}=${encodeURIComponent(value)}`

/** The address with everything in its query (shell.md §2.2). */
export function wayBack(
  actionUrl: string,
  c: Pick<Connection, 'actionQs'>,
  instanceId: string | undefined,
  result: Result,
): string {
  return withQuery(
    actionUrl,
    [
      pair('target', result.target),
      ...(c.actionQs === undefined ? [] : [`actionqs=${c.actionQs}`]),
      ...(result.details === undefined ? [] : [pair('targetDetails', result.details)]),
      ...(instanceId === undefined ? [] : [pair('instanceid', instanceId)]),
      ...(result.token === undefined ? [] : [pair('wctoken', result.token)]),
      ...(result.tokenTtl === undefined ? [] : [pair('suggestedtokenttl', String(result.tokenTtl))]),
    ].join('&'),
  )
}

/** The same for a form: values are decoded, since the browser encodes them. */
export function wayBackFields(
  c: Pick<Connection, 'actionQs'>,
  instanceId: string,
  result: Result,
): [name: string, value: string][] {
  const given = new URLSearchParams(wayBack('http://x/', c, instanceId, result).split('?')[1])
  return [...given]
}
