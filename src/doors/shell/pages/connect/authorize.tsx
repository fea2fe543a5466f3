import { type ApplicationShape, prettyInstanceName } from '../../../../protocol/consent.ts'
import { Fault } from '../../../../protocol/fault.ts'
import { type Connection, parseConnection, writeConnection } from '../../connection.ts'
import { again, type Form, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { FocusLayout } from '../../parts/layout.tsx'
import { RefusalPage } from '../../parts/refusal.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { applicationsOf, type Refusal, suits, unknownApp } from '../../redirects.ts'
import { ConsentForm, type RecordOption } from './consent.tsx'
import { type Standing, standingOf } from './offer.ts'

export const path = paths.connect()

interface Consent extends Standing {
  readonly app: ApplicationShape
  readonly connection: Connection
  /** What installed applications call this device; undefined for web applications and unreadable names. */
  readonly instance: string | undefined
}
type Loaded = Outcome | (Refusal & { readonly back?: string }) | Consent

export async function load(visit: Visit): Promise<Loaded> {
  const connection = parseConnection(visit.query)
  if (!connection) return unknownApp(visit)
  const apps = await applicationsOf(visit, connection.apps)
  if ('pageStatus' in apps) return apps
  const app = apps[connection.at]!
  if (!suits(connection, app)) return unknownApp(visit)
  return standing(visit, connection, app)
}

async function standing(visit: Visit, connection: Connection, app: ApplicationShape): Promise<Loaded> {
  const { creationToken, extRecordId } = connection
  const refused = visit.words.connect.refused
  try {
    const { allowed, appRecordAuth } = await visit.ask('GetAppRecordAuthorizations', {
      appId: app.id,
      ...(connection.target === 'CREATEAPPLICATION' && { appCreationToken: creationToken ?? '' }),
    })
    if (!allowed) {
      const back = paths.connectBack(writeConnection(connection), 'AppAuthReject')
      return { pageStatus: 403, title: refused.restrictedTitle(app.name), text: refused.restricted(app.name), back }
    }
    if (
      extRecordId !== undefined &&
      connection.target === 'APPAUTH' &&
      !appRecordAuth.some(r => r.externalRecordId === extRecordId)
    )
      return seeOther(paths.connectBack(writeConnection(connection), 'AppAuthInvalidRecord'))
    if (goesStraightBack(connection, app, appRecordAuth))
      return seeOther(paths.connectBack(writeConnection(connection), 'AppAuthSuccess'))
    return consent(connection, app, appRecordAuth, visit.query.get('record') ?? undefined)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    if (error.status === 'APPLICATION_CREATION_TOKEN_INVALID')
      return { pageStatus: 400, title: refused.tokenTitle, text: refused.token }
    if (error.status === 'DUPLICATE_APPLICATION_FOUND')
      return { pageStatus: 400, title: refused.tokenUsedTitle, text: refused.tokenUsed }
    throw error
  }
}

/** AUTH and CREATEACCOUNT show nothing to somebody who allowed everything before (shell.md §2.7). */
const goesStraightBack = (
  { target, force, multiRecord }: Connection,
  app: ApplicationShape,
  records: readonly RecordOption[],
): boolean =>
  app.kind === 'Web' &&
  (target === 'AUTH' || target === 'CREATEACCOUNT') &&
  !force &&
  records.some(r => r.appRecordAuthAction === 'NoActionRequired' && (multiRecord || r.selected))

/** `made`: a record that the person has just created on the way. */
const consent = (
  connection: Connection,
  app: ApplicationShape,
  records: readonly RecordOption[],
  made: string | undefined,
): Consent => ({
  app,
  connection,
  instance:
    app.kind === 'Web' ? undefined : (prettyInstanceName(connection.instanceName ?? app.instanceName) ?? undefined),
  ...standingOf(connection, app.rule, records, made),
})

// ---- the answer

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const connection = parseConnection(visit.query)
  if (!connection) return again({})
  switch (form.text('decision')) {
    case 'allow':
      return allow(visit, connection, form)
    case 'switch':
      await visit.ask('EndShellSession', { which: 'this' })
      return seeOther(paths.signIn(visit.here), { session: null })
    default:
      return seeOther(paths.connectBack(writeConnection(connection), 'AppAuthReject'))
  }
}

async function allow(visit: Visit, connection: Connection, form: Form): Promise<Outcome> {
  const { connect } = visit.words
  const recordId = form.all('record')
  if (recordId.length === 0)
    return again({
      record: connection.multiRecord ? connect.consent.record.missingMany : connect.consent.record.missing,
    })
  const yes = {
    recordId,
    rulesDigest: form.text('rules'),
    offered: form.all('offered'),
    accepted: form.all('accepted'),
  }
  try {
    return connection.target === 'CREATEAPPLICATION'
      ? await create(visit, connection, yes)
      : await grant(visit, connection, yes)
  } catch (error) {
    if (error instanceof Fault && error.status === 'CONCURRENCY_VIOLATION') return again({}, connect.consent.changed)
    throw error
  }
}

interface Yes {
  readonly recordId: readonly string[]
  readonly rulesDigest: string
  readonly offered: readonly string[]
  readonly accepted: readonly string[]
}

async function create(visit: Visit, { apps, creationToken, instanceName }: Connection, yes: Yes): Promise<Outcome> {
  const { appId } = await visit.ask('AddSodaApplication', {
    ...yes,
    masterId: apps[0]!,
    sodaAppConfigWithToken: { appCreationToken: creationToken ?? '', name: (instanceName ?? '').slice(0, 255) },
  })
  return seeOther(paths.complete({ appid: appId, target: 'AppAuthSuccess', instanceid: visit.settings.instance.id }))
}

async function grant(visit: Visit, connection: Connection, yes: Yes): Promise<Outcome> {
  const { at, apps, multiRecord } = connection
  const { selectedRecordChanged } = await visit.ask('AuthorizeRecordForApplication', {
    ...yes,
    appId: apps[at]!,
    select: !multiRecord,
  })
  const moved = connection.moved || (at === 0 && selectedRecordChanged)
  if (at + 1 < apps.length) return seeOther(paths.connect(writeConnection({ ...connection, at: at + 1, moved })))
  return seeOther(paths.connectBack(writeConnection(connection), moved ? 'SelectedRecordChanged' : 'AppAuthSuccess'))
}

// ---- the page

export function Page(props: Props<typeof load>) {
  const { words } = useVisit()
  if ('pageStatus' in props)
    return (
      <RefusalPage
        title={props.title}
        text={props.text}
        back={props.back === undefined ? undefined : { to: props.back, label: words.connect.back.go }}
      />
    )
  return <ConsentPage {...props} />
}

function ConsentPage({ connection, ...standing }: Consent) {
  const { words } = useVisit()
  const w = words.connect.consent
  return (
    <FocusLayout
      title={w.title(standing.app.name)}
      step={connection.apps.length > 1 ? w.step(connection.at + 1, connection.apps.length) : undefined}
      size="medium"
    >
      <ConsentForm {...standing} many={connection.multiRecord} here={paths.connect(writeConnection(connection))} />
    </FocusLayout>
  )
}
