/**
 * The Shell's side of redirect.aspx: every target an application may name, and where it leads (shell.md §2.3).
 * A target that is not in the table, or an application that is not registered, gets a page and never a redirect.
 */
import { plainCode } from '../../protocol/connect.ts'
import type { ApplicationShape } from '../../protocol/consent.ts'
import { actionUrlOf, type Connection, readConnection, wayBack, withQuery, writeConnection } from './connection.ts'
import { hop, type Outcome, seeOther, type Visit } from './page.ts'
import { paths } from './paths.ts'
import { asGuid, asToken, type ShellAddress, type ShellQuery, unchanged } from './query.ts'
import { typedCode } from './typed-code.ts'

/** A page instead of a redirect. */
export interface Refusal {
  readonly pageStatus: number
  readonly title: string
  readonly text: string
}
type Answer = Outcome | Refusal
type Handling = (address: ShellAddress, visit: Visit) => Promise<Answer>

/** Under the names of shell.md §2.3, upper case. */
export const redirects: { readonly [target: string]: Handling } = {
  AUTH: connect,
  APPAUTH: connect,
  CREATEACCOUNT: connect,
  CREATEAPPLICATION: connect,
  APPREDIRECT: toOtherApplication,
  APPSIGNOUT: signOut,
  CONNECT: toCode,
  PICKUP: toCode,
  HELP: async ({ query }) => seeOther(helpTopics[query.get('topicid')?.trim().toLowerCase() ?? ''] ?? paths.help()),
  MANAGEACCOUNT: async () => seeOther(paths.account()),
  RECORDLIST: async ({ query }) => seeOther(toRecords(query)),
  SHAREDAPPDETAILS: toSharedApplication,
  SHARERECORD: toShare,
  VIEWITEMS: toItems,
  CREATERECORD: notYet,
  EDITRECORD: notYet,
  RECONCILE: notYet,
}

export async function redirect(address: ShellAddress, visit: Visit): Promise<Answer> {
  const handling = Object.hasOwn(redirects, address.target) ? redirects[address.target] : undefined
  const { unknownTarget, unknownTargetText } = visit.words.connect.refused
  return handling ? handling(address, visit) : { pageStatus: 400, title: unknownTarget, text: unknownTargetText }
}

const helpTopics: { readonly [topic: string]: string } = {
  privacypolicy: paths.privacy(),
  serviceagreement: paths.terms(),
}

// ---- applications

export const unknownApp = ({ words }: Visit): Refusal => ({
  pageStatus: 400,
  title: words.connect.refused.unknownTitle,
  text: words.connect.refused.unknownApp,
})

/** The registered applications, in the order asked for; a Refusal when one of them is unknown or off. */
export async function applicationsOf(visit: Visit, ids: readonly string[]): Promise<ApplicationShape[] | Refusal> {
  const { application } = await visit.ask('GetApplicationPrivileged', { id: [...new Set(ids)] })
  const { unknownTitle, inactiveApp } = visit.words.connect.refused
  const found = []
  for (const id of ids) {
    const one = application.find(a => a.id === id)
    if (!one || one.kind === 'Shell') return unknownApp(visit)
    if (one.state !== 'Active') return { pageStatus: 400, title: unknownTitle, text: inactiveApp }
    found.push(one)
  }
  return found
}

const isRefusal = (x: object): x is Refusal => 'pageStatus' in x

/** One application of the query, under any of the names. */
async function applicationIn(visit: Visit, query: ShellQuery, ...names: string[]): Promise<ApplicationShape | Refusal> {
  const id = names.map(name => asGuid(query.get(name))).find(found => found !== undefined)
  if (id === undefined) return unknownApp(visit)
  const found = await applicationsOf(visit, [id])
  return isRefusal(found) ? found : found[0]!
}

// ---- sign-in and consent

const longestNext = 4000

/** Is this the right kind of application for the target? An instance is created from its master and then speaks for itself. */
export const suits = (c: Connection, app: ApplicationShape): boolean =>
  (c.target === 'CREATEAPPLICATION') === (app.kind === 'SodaMaster')

async function connect(address: ShellAddress, visit: Visit): Promise<Answer> {
  const connection = readConnection(address, Date.now())
  if (!connection) return unknownApp(visit)
  const apps = await applicationsOf(visit, connection.apps)
  if (isRefusal(apps)) return apps
  const { unknownTitle, master, tokenTitle, token, tooLongTitle, tooLong } = visit.words.connect.refused
  if (!apps.every(app => suits(connection, app))) return { pageStatus: 400, title: unknownTitle, text: master }
  if (connection.target === 'CREATEAPPLICATION' && connection.creationToken === undefined)
    return { pageStatus: 400, title: tokenTitle, text: token }
  const next = paths.connect(writeConnection(connection))
  // Beyond this, sign-in could not lead back here (localPath).
  if (!visit.person && next.length > longestNext) return { pageStatus: 414, title: tooLongTitle, text: tooLong }
  if (connection.target === 'CREATEACCOUNT' && !visit.person)
    return seeOther(paths.signUp(next, address.query.get('signupcode')))
  return (await straightBack(connection, apps[0]!, visit)) ?? seeOther(next)
}

/** The second visit: signed in and allowed before, so no page is shown (shell.md §2.3, AUTH). */
async function straightBack(connection: Connection, app: ApplicationShape, visit: Visit): Promise<Outcome | undefined> {
  const { target, force, post, multiRecord } = connection
  if (target !== 'AUTH' || force || post || !visit.person || app.kind !== 'Web') return undefined
  const url = actionUrlOf(app, connection.redirect, visit.settings.redirectOverride)
  if (url === undefined) return undefined
  const { token, suggestedTokenTtl } = await visit.ask('CreateCredentialTokenForApplication', {
    appId: app.id,
    isMultiRecordApp: multiRecord,
  })
  if (token === undefined) return undefined
  return hop(
    wayBack(url, connection, visit.settings.instance.id, {
      target: 'AppAuthSuccess',
      token,
      ...(suggestedTokenTtl !== undefined && { tokenTtl: suggestedTokenTtl }),
    }),
  )
}

async function signOut({ query }: ShellAddress, visit: Visit): Promise<Answer> {
  const app = await applicationIn(visit, query, 'appid')
  if (isRefusal(app)) return app
  const token = asToken(query.get('credtoken') ?? query.get('cred_token'))
  if (token !== undefined && token.length <= 1024) await visit.ask('SignOutPrivileged', { userAuthToken: [token] })
  await visit.ask('EndShellSession', { which: 'this' })
  const url = actionUrlOf(app, query.get('redirect'), visit.settings.redirectOverride)
  if (url === undefined) return seeOther(paths.home(), { session: null })
  const actionQs = query.raw('actionqs')
  return hop(
    wayBack(url, actionQs === undefined ? {} : { actionQs: unchanged(actionQs) }, undefined, { target: 'SignOut' }),
    { session: null },
  )
}

/** From one application to another: only to its registered address, with what the first one wants to say. */
async function toOtherApplication({ query }: ShellAddress, visit: Visit): Promise<Answer> {
  const app = await applicationIn(visit, query, 'appid')
  if (isRefusal(app)) return app
  const url = actionUrlOf(app, undefined, false)
  if (url === undefined) return unknownApp(visit)
  const said: [name: string, value: string | undefined][] = [
    ['target', query.get('target') ?? 'Home'],
    ['targetqs', query.get('targetqs')],
    ['refappid', asGuid(query.get('refappid'))],
  ]
  return hop(
    withQuery(
      url,
      said.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`])).join('&'),
    ),
  )
}

// ---- pages of our own

/** One page for both: what is behind a code shows when it is known. The code leaves the address at once. */
async function toCode({ query }: ShellAddress): Promise<Answer> {
  const given = plainCode(query.get('packageid') ?? '').slice(0, 100)
  return seeOther(paths.code(), given === '' ? {} : { typedCode: typedCode(given) })
}

const signInFirst = (visit: Visit): Outcome => seeOther(paths.signIn(visit.here))

function toRecords(query: ShellQuery): string {
  const app = asGuid(query.get('appid'))
  return app === undefined ? paths.records() : paths.appRecords(app)
}

/** The record an address is about: as the application knows it, else the one selected there, else the person's own. */
async function recordIn(
  query: ShellQuery,
  app: ApplicationShape | undefined,
  visit: Visit,
): Promise<string | undefined> {
  const said = query.get('extrecordid') ?? query.get('record-id')
  if (app === undefined) return visit.record?.recordId
  const { appRecordAuth } = await visit.ask('GetAppRecordAuthorizations', { appId: app.id })
  if (said !== undefined) return appRecordAuth.find(r => r.externalRecordId === asGuid(said))?.recordId
  return (
    (appRecordAuth.find(r => r.selected) ?? appRecordAuth.find(r => r.authorized))?.recordId ?? visit.record?.recordId
  )
}

export const invalidRecord = ({ words }: Visit, app: string): Refusal => ({
  pageStatus: 404,
  title: words.connect.refused.invalidRecordTitle,
  text: words.connect.refused.invalidRecord(app),
})

async function toSharedApplication({ query }: ShellAddress, visit: Visit): Promise<Answer> {
  if (!visit.person) return signInFirst(visit)
  const app = await applicationIn(visit, query, 'appid', 'sappid')
  if (isRefusal(app)) return app
  const record = await recordIn(query, app, visit)
  return record === undefined ? invalidRecord(visit, app.name) : seeOther(paths.app(record, app.id))
}

/** Only a custodian of the record may invite to it; everybody else goes back with the news, and no mail is sent. */
async function toShare({ query }: ShellAddress, visit: Visit): Promise<Answer> {
  if (!visit.person) return signInFirst(visit)
  const app = await applicationIn(visit, query, 'appid')
  if (isRefusal(app)) return app
  const record = await recordIn(query, app, visit)
  const held = visit.records.find(r => r.recordId === record)
  const [redirect, raw] = [query.get('redirect'), query.raw('actionqs')]
  const actionQs = raw === undefined ? undefined : unchanged(raw)
  if (held?.level === 'Custodian' && held.state === 'Active')
    return seeOther(paths.share(held.recordId, { app: app.id, actionqs: actionQs, redirect }))
  const url = actionUrlOf(app, redirect, visit.settings.redirectOverride)
  if (url === undefined) return invalidRecord(visit, app.name)
  return hop(
    wayBack(url, actionQs === undefined ? {} : { actionQs }, visit.settings.instance.id, {
      target: held ? 'ShareRecordFailed' : 'AppAuthInvalidRecord',
    }),
  )
}

async function toItems({ query }: ShellAddress, visit: Visit): Promise<Answer> {
  if (!visit.person) return signInFirst(visit)
  const named = asGuid(query.get('appid'))
  const app = named === undefined ? undefined : await applicationIn(visit, query, 'appid')
  if (app && isRefusal(app)) return app
  const record = await recordIn(query, app, visit)
  if (record === undefined) return invalidRecord(visit, app?.name ?? visit.words.shell.brand)
  const types = query.list('typeid').flatMap(id => asGuid(id) ?? [])
  const [first] = types
  if (first === undefined) return seeOther(paths.data(record))
  if (query.yes('additem')) return seeOther(paths.typeAdd(record, first))
  return seeOther(types.length === 1 ? paths.type(record, first) : paths.types(record, types))
}

async function notYet({ target }: ShellAddress, { words }: Visit): Promise<Refusal> {
  const { notYetTitle, notYet, notYetNext } = words.connect.refused
  return { pageStatus: 501, title: notYetTitle, text: `${notYet[target] ?? ''} ${notYetNext}`.trim() }
}
