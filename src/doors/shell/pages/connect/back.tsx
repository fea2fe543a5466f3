import type { ApplicationShape } from '../../../../protocol/consent.ts'
import { actionUrlOf, type Connection, parseConnection, type Result, wayBack, wayBackFields } from '../../connection.ts'
import { hop, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, Buttons } from '../../parts/form.tsx'
import { FocusLayout, Island } from '../../parts/layout.tsx'
import { RefusalPage } from '../../parts/refusal.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { applicationsOf, invalidRecord, type Refusal, unknownApp } from '../../redirects.ts'

/** The end of a visit: back to the application with the result, in the address or in a form that sends itself (`trm=post`). */
export const path = paths.connectBack()

const results = ['AppAuthSuccess', 'AppAuthReject', 'AppAuthInvalidRecord', 'SelectedRecordChanged'] as const
type ResultName = (typeof results)[number]

interface Posting {
  readonly app: string
  readonly url: string
  readonly formAction: readonly [string]
  readonly fields: readonly (readonly [name: string, value: string])[]
}

export async function load(visit: Visit): Promise<Outcome | Refusal | Posting> {
  const connection = parseConnection(visit.query)
  const asked = results.find(name => name === visit.query.get('result'))
  if (!connection || !asked) return unknownApp(visit)
  const apps = await applicationsOf(visit, connection.apps)
  if ('pageStatus' in apps) return apps
  const app = apps[0]!
  if (connection.stay) return seeOther(paths.appRecords(app.id))
  const url = app.kind === 'Web' ? actionUrlOf(app, connection.redirect, visit.settings.redirectOverride) : undefined
  if (url === undefined) return installed(visit, app, asked)
  const result = await resultOf(visit, connection, app, asked)
  const instance = visit.settings.instance.id
  if (!connection.post) return hop(wayBack(url, connection, instance, result), { afterForm: true })
  return { app: app.name, url, formAction: [url], fields: wayBackFields(connection, instance, result) }
}

/** Native clients watch for one path, which stands for success alone (wire.md §4.3). */
function installed(visit: Visit, app: ApplicationShape, result: ResultName): Outcome | Refusal {
  if (result === 'AppAuthInvalidRecord') return invalidRecord(visit, app.name)
  if (result !== 'AppAuthSuccess' && result !== 'SelectedRecordChanged') return seeOther(paths.cancelled())
  return seeOther(paths.complete({ appid: app.id, target: 'AppAuthSuccess', instanceid: visit.settings.instance.id }))
}

/** What is asked for is only a wish: without the authorization there is no token, and no success. */
async function resultOf(
  visit: Visit,
  connection: Connection,
  app: ApplicationShape,
  asked: ResultName,
): Promise<Result> {
  const details = connection.target === 'CREATEACCOUNT' ? { details: accountMade(visit, connection) } : {}
  if (asked === 'AppAuthReject' || asked === 'AppAuthInvalidRecord') return { target: asked, ...details }
  const { token, suggestedTokenTtl } = await visit.ask('CreateCredentialTokenForApplication', {
    appId: app.id,
    isMultiRecordApp: connection.multiRecord,
  })
  if (token === undefined) return { target: 'AppAuthReject', ...details }
  return { target: asked, token, ...(suggestedTokenTtl !== undefined && { tokenTtl: suggestedTokenTtl }), ...details }
}

/** An account comes with a record of its own: one that is older than the visit was there before (shell.md §2.2). */
function accountMade({ records }: Visit, { began = 0 }: Connection): string {
  const isNew = records.length > 0 && records.every(r => Date.parse(r.createdAt) >= began)
  return isNew ? 'CreateAccountSuccess' : 'CreateAccountFailure'
}

export function Page(props: Props<typeof load>) {
  const { words } = useVisit()
  if ('pageStatus' in props) return <RefusalPage title={props.title} text={props.text} />
  const w = words.connect.back
  return (
    <FocusLayout title={w.title(props.app)}>
      <p>{w.text}</p>
      <form method="post" action={props.url} data-send="now">
        {props.fields.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Buttons>
          <Button>{w.go}</Button>
        </Buttons>
      </form>
      <Island name="send" />
    </FocusLayout>
  )
}
